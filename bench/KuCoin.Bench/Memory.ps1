#Requires -Version 7.4
<#
.SYNOPSIS
Shows that long works of the cmdlets do not fill the memory.
.DESCRIPTION
One of the processes of KuCoin.Bench. Each line tells the heap and the working set in the four quarters of a work.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [uri] $Plain,
    [Parameter(Mandatory)] [uri] $Secure,
    [Parameter(Mandatory)] [hashtable] $Key,
    [Parameter(Mandatory)] [string] $Floor
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot '../../../../../out/KuCoin/KuCoin.psd1'
Import-Module $module, $Floor

function Measure-Memory([string] $Name, [string] $Plan, [scriptblock] $Work, [scriptblock] $IsWhole) {
    $null = Invoke-RestMethod "$($Plain)bench/plan?$Plan"
    [GC]::Collect()
    $watch = [KuCoin.Bench.Floor.MemoryWatch]::new()
    $result = . $Work
    $memory = $watch.Stop()
    if (-not (. $IsWhole)) { throw "$Name left something out." }
    [Console]::Out.WriteLine("| $([string]::Format([cultureinfo]::InvariantCulture, $Name, $count)) | $memory | |")
}

# The exchange of this hour is a process of its own. It moves its clock on from price to price as fast as it gets everything done
# that happens meanwhile; a ticker comes ten times a second of the machine's at most.
$exchange = Start-Job {
    Import-Module $using:module
    $sandbox = Start-KcSandbox -HoldClock
    "$($sandbox.Endpoint) $($sandbox.Time.AddHours(1).ToString('o'))"
    while (-not $sandbox.OpenStreamCount) { Start-Sleep -Milliseconds 50 }
    while ($true) { Set-KcSandbox -Advance 0.2 -Confirm:$false }
}
while (-not ($told = Receive-Job $exchange)) { Start-Sleep -Milliseconds 50 }
$endpoint, [DateTimeOffset] $end = -split $told
$count = 0
$null = Connect-KcSession -Anonymous -Endpoint $endpoint
# A pair of the sandbox lives on from the first time that somebody asks for it.
$pairs = @(Get-KcSymbol | Get-KcOrderBook -Depth 20).Count
Measure-Memory "an hour of the sandbox and its $pairs pairs through ``Watch-KcTicker``: {0:#,0} tickers" '' {
    Watch-KcTicker -WarningAction Ignore | Where-Object { $script:count++; $_.Time -ge $end } | Select-Object -First 1
} { $result.Time -ge $end -and $count -gt 100 }
Stop-Job $exchange
Remove-Job $exchange

$null = $Key | Connect-KcSession -VipLevel 12 -ApiGeneration Classic -Endpoint $Plain
Measure-Memory '1,000,000 fills through `Get-KcFill \| Measure-KcFill`' 'fills=1000000' { Get-KcFill | Measure-KcFill } { ($result | Measure-Object Count -Sum).Sum -eq 1000000 }
# The flood ends when the watch has enough. As many as all pairs' tickers are in an hour when something happens to 375 of them each second.
Measure-Memory '1,350,000 tickers of 1,200 pairs through `Watch-KcTicker \| Out-Null`' 'messages=1000000000&rate=0&symbols=1200' { Watch-KcTicker -First 1350000 -WarningAction Ignore | Out-Null } { $true }
