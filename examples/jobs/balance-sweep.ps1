#Requires -Version 7.4

<#
.SYNOPSIS
Brings balances back to a policy, every hour or every night: sweeps what is too much, fills what is too little.
.DESCRIPTION
Run twice for the same hour it moves the money once; killed at any moment, the next run does what is left. The key comes
from -CredentialPath, else from systemd (LoadCredential=kucoin:...), else from KUCOIN_API_KEY, KUCOIN_API_SECRET and
KUCOIN_API_PASSPHRASE. Exit codes: see docs/unattended.md.
.PARAMETER Policy
The psd1 file that says how much each account is to hold; see about_KcTreasury and policy.psd1 beside this file.
.PARAMETER CredentialPath
A JSON file with ApiKey, ApiSecret and Passphrase that nobody but its owner can read.
.PARAMETER Journal
The folder of the journal. With it no transfer is planned while the outcome of an earlier one is open.
.PARAMETER Endpoint
Another host than the exchange's, for trying it out.
.PARAMETER FuturesEndpoint
Another futures host.
.EXAMPLE
./balance-sweep.ps1 -Policy ./policy.psd1 -CredentialPath ~/.config/kucoin/treasury.json -Journal ~/kucoin-journal
.NOTES
crontab, five past every hour:
5 * * * * pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/balance-sweep.ps1 -Policy /etc/kucoin/policy.psd1 -CredentialPath /etc/kucoin/treasury.json -Journal /var/lib/kucoin/journal

systemd, kucoin-sweep.service and kucoin-sweep.timer:
[Service]
Type=oneshot
User=kucoin
LoadCredential=kucoin:/etc/kucoin/treasury.json
StateDirectory=kucoin
ExecStart=pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/balance-sweep.ps1 -Policy /etc/kucoin/policy.psd1 -Journal /var/lib/kucoin/journal
[Timer]
OnCalendar=hourly
Persistent=true

Task Scheduler:
schtasks /Create /TN KuCoinSweep /SC HOURLY /TR "pwsh -NoProfile -NonInteractive -File C:\kucoin\jobs\balance-sweep.ps1 -Policy C:\kucoin\policy.psd1 -CredentialPath C:\kucoin\treasury.json -Journal C:\kucoin\journal"
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Policy,
    [string] $CredentialPath,
    [string] $Journal,
    [uri] $Endpoint,
    [uri] $FuturesEndpoint
)
. $PSScriptRoot/Job.ps1

Invoke-KcJob sweep $PSBoundParameters {
    # The hour of the exchange: machines whose clocks differ must not make two plans of one hour.
    Invoke-KcTreasuryPlan $Policy -PlanId ('{0:yyyy-MM-ddTHH}' -f (Get-KcServerTime).Server.UtcDateTime)
}
