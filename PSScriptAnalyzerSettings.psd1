# Read by editors and by tests/Pester/Scripts.Tests.ps1. Every rule holds but these.
@{
    ExcludeRules = @(
        # Script blocks are handed over and run elsewhere, in their caller's scope: the rules see neither end of what they use.
        'PSUseDeclaredVarsMoreThanAssignments', 'PSReviewUnusedParameter'
        # The symbol comes first and without its name, in scripts as at the prompt.
        'PSAvoidUsingPositionalParameters'
        # Helpers of one script, called by nobody else. What cmdlets change is asked first, which Surface.Tests.ps1 proves.
        'PSUseShouldProcessForStateChangingFunctions'
        # The demo and the measurements talk to a person; since PowerShell 5 that is the information stream.
        'PSAvoidUsingWriteHost'
        # -CredentialPath is where a key is kept, not the key; that no parameter is a secret in plain text, Surface.Tests.ps1 proves.
        'PSAvoidUsingPlainTextForPassword'
        # Script blocks for other processes and runspaces take their values as arguments and begin with param, which the rule does not see.
        'PSUseUsingScopeModifierInNewRunspaces'
        # UTF-8 is what every PowerShell this module runs on reads without a mark.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
