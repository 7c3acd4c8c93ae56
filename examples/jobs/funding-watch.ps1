#Requires -Version 7.4

<#
.SYNOPSIS
Alerts when the funding rate of a contract is out of bounds, once per contract and funding.
.DESCRIPTION
Looks at the rates in force. One that is at or beyond -Threshold, paid or received, is written to the file of alerts and
told in the line for the scheduler, with exit code 10: let the scheduler mail it (cron does by itself, systemd with
OnFailure=). What has been told for a funding is not told again. Needs the permission General only. Exit codes: see
docs/unattended.md.
.PARAMETER Symbol
The contracts.
.PARAMETER Threshold
0.001 is 0.1 % per funding.
.PARAMETER AlertFile
The CSV file of the alerts so far.
.PARAMETER CredentialPath
A JSON file with ApiKey, ApiSecret and Passphrase that nobody but its owner can read.
.PARAMETER Endpoint
Another host than the exchange's, for trying it out.
.PARAMETER FuturesEndpoint
Another futures host.
.EXAMPLE
./funding-watch.ps1 -Symbol XBTUSDTM, ETHUSDTM -Threshold 0.001 -AlertFile ~/kucoin-alerts.csv -CredentialPath ~/.config/kucoin/reader.json
.NOTES
crontab, every ten minutes:
*/10 * * * * pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/funding-watch.ps1 -Symbol XBTUSDTM,ETHUSDTM -Threshold 0.001 -AlertFile /var/lib/kucoin/alerts.csv -CredentialPath /etc/kucoin/reader.json

systemd, kucoin-funding.service and kucoin-funding.timer:
[Unit]
OnFailure=alert-mail@%n.service
[Service]
Type=oneshot
User=kucoin
LoadCredential=kucoin:/etc/kucoin/reader.json
StateDirectory=kucoin
ExecStart=pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/funding-watch.ps1 -Symbol XBTUSDTM,ETHUSDTM -Threshold 0.001 -AlertFile /var/lib/kucoin/alerts.csv
[Timer]
OnCalendar=*:0/10

Task Scheduler:
schtasks /Create /TN KuCoinFunding /SC MINUTE /MO 10 /TR "pwsh -NoProfile -NonInteractive -File C:\kucoin\jobs\funding-watch.ps1 -Symbol XBTUSDTM,ETHUSDTM -Threshold 0.001 -AlertFile C:\kucoin\alerts.csv -CredentialPath C:\kucoin\reader.json"
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string[]] $Symbol,
    [Parameter(Mandatory)] [decimal] $Threshold,
    [Parameter(Mandatory)] [string] $AlertFile,
    [string] $CredentialPath,
    [uri] $Endpoint,
    [uri] $FuturesEndpoint
)
. $PSScriptRoot/Job.ps1

Invoke-KcJob funding-watch $PSBoundParameters {
    $told = (Test-Path -LiteralPath $AlertFile) ? @(Import-Csv -LiteralPath $AlertFile) : @()
    # -File hands a list over as one text.
    $news = foreach ($rate in $Symbol.Split(',').Trim() | Get-KcFundingRate | Where-Object { [Math]::Abs($_.Rate) -ge $Threshold }) {
        $funding = ($rate.NextFundingAt ?? $rate.Time).ToString('o')
        if (-not $told.Where{ $_.Symbol -eq $rate.Symbol -and $_.Funding -eq $funding }) {
            $rate | Add-Member Funding $funding -PassThru
        }
    }
    if ($news) {
        $news | Select-Object Symbol, Rate, Funding | Export-Csv -LiteralPath $AlertFile -Append
        $news
        Write-Error "the funding rate of $($news.ForEach{ "$($_.Symbol) is $($_.Rate)" } -join ', ')" -ErrorId KcAlert
    }
}
