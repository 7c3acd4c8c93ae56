#Requires -Version 7.4

<#
.SYNOPSIS
Moves money to the futures account when the risk ratio of its cross positions gets too high.
.DESCRIPTION
The exchange liquidates at a ratio of 1. Above -RiskRatio the job moves -Amount, at most once in a quarter of an hour: all
runs in it have the same key, under which the money moves once. The key comes from -CredentialPath, else from
systemd (LoadCredential=kucoin:...), else from the environment. Exit codes: see docs/unattended.md.
.PARAMETER Amount
How much is moved at a time.
.PARAMETER RiskRatio
The ratio above which money is moved, 0 to 1.
.PARAMETER Currency
The settlement currency.
.PARAMETER From
The account that gives: Main or Trade.
.PARAMETER CredentialPath
A JSON file with ApiKey, ApiSecret and Passphrase that nobody but its owner can read.
.PARAMETER Journal
The folder of the journal.
.PARAMETER Endpoint
Another host than the exchange's, for trying it out.
.PARAMETER FuturesEndpoint
Another futures host.
.EXAMPLE
./futures-topup.ps1 -Amount 500 -RiskRatio 0.6 -CredentialPath ~/.config/kucoin/treasury.json
.NOTES
crontab, every five minutes:
*/5 * * * * pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/futures-topup.ps1 -Amount 500 -RiskRatio 0.6 -CredentialPath /etc/kucoin/treasury.json -Journal /var/lib/kucoin/journal

systemd, kucoin-topup.service and kucoin-topup.timer:
[Service]
Type=oneshot
User=kucoin
LoadCredential=kucoin:/etc/kucoin/treasury.json
StateDirectory=kucoin
ExecStart=pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/futures-topup.ps1 -Amount 500 -RiskRatio 0.6 -Journal /var/lib/kucoin/journal
[Timer]
OnCalendar=*:0/5

Task Scheduler:
schtasks /Create /TN KuCoinTopUp /SC MINUTE /MO 5 /TR "pwsh -NoProfile -NonInteractive -File C:\kucoin\jobs\futures-topup.ps1 -Amount 500 -RiskRatio 0.6 -CredentialPath C:\kucoin\treasury.json -Journal C:\kucoin\journal"
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [decimal] $Amount,
    [ValidateRange(0.01, 0.99)] [decimal] $RiskRatio = 0.6,
    [string] $Currency = 'USDT',
    [ValidateSet('Main', 'Trade')] [string] $From = 'Main',
    [string] $CredentialPath,
    [string] $Journal,
    [uri] $Endpoint,
    [uri] $FuturesEndpoint
)
. $PSScriptRoot/Job.ps1

Invoke-KcJob futures-topup $PSBoundParameters {
    $account = Get-KcFuturesAccount $Currency
    # Without a cross position there is no ratio, and nothing to protect here.
    if ($account.RiskRatio -gt $RiskRatio) {
        $now = (Get-KcServerTime).Server
        $quarter = '{0:yyyyMMddTHH}{1:00}' -f $now.UtcDateTime, (15 * [Math]::Floor($now.Minute / 15))
        Move-KcBalance $Currency $Amount -From $From -To Contract -IdempotencyKey "futures-topup $Currency $quarter"
    }
}
