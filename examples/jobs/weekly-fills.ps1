#Requires -Version 7.4

<#
.SYNOPSIS
Writes last week's fills, Monday to Sunday in UTC, to a CSV file of their own.
.DESCRIPTION
A week that has its file is left alone, so a second run changes nothing; a file appears under its name only when it is
whole. Numbers have a point and times are ISO 8601 in UTC, whatever the machine's culture. The key comes from
-CredentialPath, else from systemd (LoadCredential=kucoin:...), else from the environment; it needs General only. Exit
codes: see docs/unattended.md.
.PARAMETER Folder
Where the files are kept: fills-2026-W47.csv and so on.
.PARAMETER Before
The report is of the week before the one this moment is in. Default: now, by the exchange's clock.
.PARAMETER CredentialPath
A JSON file with ApiKey, ApiSecret and Passphrase that nobody but its owner can read.
.PARAMETER Endpoint
Another host than the exchange's, for trying it out.
.PARAMETER FuturesEndpoint
Another futures host.
.EXAMPLE
./weekly-fills.ps1 -Folder ~/reports -CredentialPath ~/.config/kucoin/reader.json
.NOTES
crontab, Mondays at 03:10:
10 3 * * 1 pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/weekly-fills.ps1 -Folder /var/lib/kucoin/reports -CredentialPath /etc/kucoin/reader.json

systemd, kucoin-fills.service and kucoin-fills.timer:
[Service]
Type=oneshot
User=kucoin
LoadCredential=kucoin:/etc/kucoin/reader.json
StateDirectory=kucoin/reports
ExecStart=pwsh -NoProfile -NonInteractive -File /opt/kucoin/jobs/weekly-fills.ps1 -Folder /var/lib/kucoin/reports
[Timer]
OnCalendar=Mon 03:10
Persistent=true

Task Scheduler:
schtasks /Create /TN KuCoinFills /SC WEEKLY /D MON /ST 03:10 /TR "pwsh -NoProfile -NonInteractive -File C:\kucoin\jobs\weekly-fills.ps1 -Folder C:\kucoin\reports -CredentialPath C:\kucoin\reader.json"
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Folder,
    [Nullable[DateTimeOffset]] $Before,
    [string] $CredentialPath,
    [uri] $Endpoint,
    [uri] $FuturesEndpoint
)
. $PSScriptRoot/Job.ps1

Invoke-KcJob weekly-fills $PSBoundParameters {
    $now = $Before ?? (Get-KcServerTime).Server
    $today = [DateTimeOffset]::new($now.UtcDateTime.Date, [timespan]::Zero)
    $end = $today.AddDays(-(([int] $today.DayOfWeek + 6) % 7))
    $start = $end.AddDays(-7)
    $week = '{0:0000}-W{1:00}' -f [Globalization.ISOWeek]::GetYear($start.UtcDateTime), [Globalization.ISOWeek]::GetWeekOfYear($start.UtcDateTime)
    $file = Join-Path $Folder "fills-$week.csv"
    if (-not (Test-Path -LiteralPath $file)) {
        $null = New-Item -ItemType Directory -Force $Folder
        $rows = Get-KcFill -StartTime $start -EndTime $end.AddMilliseconds(-1) | Sort-Object CreatedAt, TradeId | ForEach-Object {
            [pscustomobject] [ordered] @{
                Time = $_.CreatedAt.ToString('o'); Symbol = $_.Symbol; Side = "$($_.Side)"
                Price = $_.Price; Size = $_.Size; Funds = $_.Funds
                Fee = $_.Fee; FeeCurrency = $_.FeeCurrency; OrderId = $_.OrderId; TradeId = $_.TradeId
            }
        }
        $partial = "$file.$PID.partial"
        Set-Content -LiteralPath $partial ($rows ? ($rows | ConvertTo-Csv) : '"Time","Symbol","Side","Price","Size","Funds","Fee","FeeCurrency","OrderId","TradeId"')
        Move-Item -LiteralPath $partial $file
        $file
    }
}
