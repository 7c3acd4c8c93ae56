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
Import-Module (Join-Path $PSScriptRoot '../../../../../out/KuCoin/KuCoin.psd1'), $Floor
$null = $Key | Connect-KcSession -VipLevel 12 -ApiGeneration Classic -Endpoint $Plain

function Measure-Memory([string] $Name, [string] $Plan, [scriptblock] $Work, [scriptblock] $IsWhole) {
    $null = Invoke-RestMethod "$($Plain)bench/plan?$Plan"
    [GC]::Collect()
    $watch = [KuCoin.Bench.Floor.MemoryWatch]::new()
    $result = . $Work
    $memory = $watch.Stop()
    if (-not (. $IsWhole)) { throw "$Name left something out." }
    [Console]::Out.WriteLine("| $Name | $memory | |")
}

Measure-Memory '1,000,000 fills through `Get-KcFill \| Measure-KcFill`' 'fills=1000000' { Get-KcFill | Measure-KcFill } { ($result | Measure-Object Count -Sum).Sum -eq 1000000 }
# As many as all pairs' tickers are in an hour when something happens to 375 of them each second.
Measure-Memory '1,350,000 tickers of 1,200 pairs through `Watch-KcTicker \| Out-Null`' 'messages=6000000&symbols=1200' { Watch-KcTicker -First 1350000 -WarningAction Ignore | Out-Null } { $true }
