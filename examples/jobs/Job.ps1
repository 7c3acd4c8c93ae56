#Requires -Version 7.4
# Dot-sourced by the jobs: connects, settles what an earlier run left open, does the work, and tells the scheduler in one
# line and an exit code how it went. Codes: 0 done or nothing to do; 1 failed, run again; 2 it is not known what became
# of a change, look before anything else; 3 the job is set up wrongly; 10 a watch found what it watches for.

function Get-KcJobExitCode([Management.Automation.ErrorRecord] $Failure) {
    $id = ($Failure.FullyQualifiedErrorId -split ',')[0]
    if ($id -eq 'KcAlert') { return 10 }
    if ($id -like '*OutcomeUnknown' -or $id -in 'TransferUnresolved', 'JournalUnresolved') { return 2 }
    $setUpWrongly = 'AuthenticationError', 'PermissionDenied', 'InvalidArgument', 'ObjectNotFound', 'InvalidData', 'InvalidType'
    if ("$($Failure.CategoryInfo.Category)" -in $setUpWrongly) { return 3 }
    1
}

function Connect-KcJob([hashtable] $Given) {
    $where = @{}
    foreach ($name in 'Endpoint', 'FuturesEndpoint', 'Journal') { if ($Given[$name]) { $where[$name] = $Given[$name] } }
    if ($Given.CredentialPath) { Connect-KcSession -CredentialPath $Given.CredentialPath @where }
    elseif ($env:CREDENTIALS_DIRECTORY) { Connect-KcSession -SystemdCredential kucoin @where }
    else { Connect-KcSession -FromEnvironment @where }
}

# Given are the script's bound parameters. The work writes objects; they become the output, and their number the summary.
function Invoke-KcJob([string] $Name, [hashtable] $Given, [scriptblock] $Work) {
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    # Export-Csv and -f write numbers as the machine's language does; files are for any machine.
    [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
    $done = $earlier = 0
    try {
        Import-Module KuCoin
        $null = Connect-KcJob $Given
        if ($Given.Journal) {
            Get-KcJournal -Unresolved | Resolve-KcJournal -Confirm:$false -WhatIf:$false | Out-Null
            $open = @(Get-KcJournal -Unresolved)
            if ($open) { Write-Error "$($open.Count) changes of an earlier run have no answer; see Get-KcJournal -Unresolved." -ErrorId JournalUnresolved }
        }
        & $Work | ForEach-Object { if ($_.AlreadyDone) { $earlier++ } else { $done++ }; $_ }
        [Console]::Out.WriteLine("kucoin-job ${Name}: ok, $($done ? "$done done" : $earlier ? 'already done' : 'nothing to do')")
        exit 0
    }
    catch {
        $code = Get-KcJobExitCode $_
        $what = $code -eq 10 ? 'alert' : "failed, $done done"
        [Console]::Error.WriteLine("kucoin-job ${Name}: $what, exit $code, $(($_.FullyQualifiedErrorId -split ',')[0]): $("$_".ReplaceLineEndings(' '))")
        exit $code
    }
    finally { Disconnect-KcSession -All }
}
