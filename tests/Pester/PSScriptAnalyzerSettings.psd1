# What tests may do beyond the settings of the other scripts.
@{
    ExcludeRules = @(
        'PSUseDeclaredVarsMoreThanAssignments', 'PSReviewUnusedParameter', 'PSAvoidUsingPositionalParameters', 'PSUseShouldProcessForStateChangingFunctions'
        'PSAvoidUsingWriteHost', 'PSAvoidUsingPlainTextForPassword', 'PSUseBOMForUnicodeEncodedFile'
        # Examples and lines are run as somebody types them.
        'PSAvoidUsingInvokeExpression'
        # The keys are made up.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # What an event's action finds, only the global scope shares with the test.
        'PSAvoidGlobalVars'
        # Script blocks for other runspaces take their values as arguments and begin with param; the rule sees the blocks around them.
        'PSUseUsingScopeModifierInNewRunspaces'
    )
}
