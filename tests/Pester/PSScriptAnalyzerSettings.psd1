# What tests may do beyond the settings of the other scripts.
@{
    ExcludeRules = @(
        'PSUseDeclaredVarsMoreThanAssignments', 'PSReviewUnusedParameter', 'PSAvoidUsingPositionalParameters', 'PSUseShouldProcessForStateChangingFunctions'
        'PSAvoidUsingWriteHost', 'PSAvoidUsingPlainTextForPassword', 'PSUseBOMForUnicodeEncodedFile', 'PSUseUsingScopeModifierInNewRunspaces'
        # Examples and lines are run as somebody types them.
        'PSAvoidUsingInvokeExpression'
        # The keys are made up.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # What an event's action finds, only the global scope shares with the test.
        'PSAvoidGlobalVars'
    )
}
