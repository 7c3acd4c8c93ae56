#Requires -Version 7.4

<#
.SYNOPSIS
An operator's day in a minute, against the local exchange: ./build.ps1 Demo
.DESCRIPTION
Every command is printed before its output, exactly as it runs. The last line is "demo: ok"; any error ends the tour.
.PARAMETER Still
The exchange's clock stands at a given moment and moves a second after each step, so the screens are the same every time.
#>
[CmdletBinding()]
param([switch] $Still)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
if ([Console]::IsOutputRedirected) { $PSStyle.OutputRendering = 'PlainText' }
Import-Module ($env:KC_MODULE ?? (Join-Path $PSScriptRoot '../out/KuCoin/KuCoin.psd1'))
if ($Still) {
    $PSStyle.OutputRendering = 'PlainText'
    $PSDefaultParameterValues['Start-KcSandbox:HoldClock'] = $true
    $PSDefaultParameterValues['Start-KcSandbox:StartTime'] = '2026-01-31T12:30:00Z'
}

$tour = @(
    'An exchange of your own, on this machine. No money is real.'
    { Start-KcSandbox }
    { Connect-KcSession -Sandbox }

    'What is there?'
    { Get-KcAccount -NonZero }

    'The five best of the day. Objects carry what the next cmdlet needs.'
    { Get-KcSymbol *-USDT | Get-KcTicker |
        Sort-Object Change -Descending | Select-Object -First 5 }

    'Two days of bitcoin, hour by hour.'
    { Get-KcCandle BTC-USDT 1h -First 48 | Show-KcChart -Height 10 }

    'An order, first without sending anything, then from here to its fill.'
    { New-KcOrder BTC-USDT -Side Buy -Type Market -Funds 500 -WhatIf }
    { $order = New-KcOrder BTC-USDT -Side Buy -Type Market -Funds 500 }
    { $order | Wait-KcOrder -Timeout 00:00:20 }
    { $order | Get-KcFill }

    'The same in one line, selling.'
    { New-KcOrder ETH-USDT -Side Sell -Type Market -Size 0.1 |
        Wait-KcOrder -Timeout 00:00:20 | Get-KcFill }

    'A limit order far from the market rests in the book until it is cancelled.'
    { New-KcOrder ETH-USDT -Side Buy -Price 1000 -Size 0.05 }
    { Get-KcOrder -Status Active | Stop-KcOrder -PassThru }

    'A stop order sleeps at the exchange until the price reaches it.'
    { New-KcStopOrder KCS-USDT Sell -Stop Loss -StopPrice 8 -Price 7.9 -Size 5 }
    { Get-KcStopOrder | Stop-KcStopOrder }

    'The treasury moves what is not needed for trading.'
    { Move-KcBalance -Currency USDT -Amount 250 -From Trade -To Main }

    'A futures position of one lot, opened and closed, and what the ledger says.'
    { New-KcFuturesOrder XBTUSDTM -Side Buy -Type Market -Size 1 -Leverage 5 }
    { Get-KcFuturesPosition }
    { Get-KcFuturesPosition | Close-KcFuturesPosition }
    { Get-KcFuturesLedger USDT -First 2 }

    'Live prices, six of them. Ctrl+C would end it as well.'
    { Watch-KcTicker BTC-USDT, ETH-USDT -First 6 -Timeout 00:00:20 }

    'The order book, kept here from every change: its best, three times.'
    { Watch-KcOrderBook BTC-USDT -Depth 5 -Every 00:00:01 -First 3 -Timeout 20 }

    'The day in two reports. Sums are exact: decimals, no floating point.'
    { Get-KcFill | Group-Object Symbol -NoElement }
    { Get-KcFill | Measure-KcFill }

    'What all this cost of the quota.'
    { Get-KcRateLimit }
    { Stop-KcSandbox }
)

foreach ($step in $tour) {
    if ($step -is [string]) {
        Write-Host "`n$($PSStyle.Foreground.BrightGreen)# $step$($PSStyle.Reset)"
        continue
    }
    $typed = $step.ToString().Trim() -replace '\r?\n\s*', "`n>> "
    Write-Host "`n$($PSStyle.Foreground.BrightCyan)PS>$($PSStyle.Reset) $typed"
    # A stream brings what the next moment changes: that comes once everybody watched has told of this one.
    $told = 0
    $moment = "$step" -like '*Watch-KcTicker*' ? 2 : 1
    . $step | ForEach-Object { if ($Still -and "$step" -like '*Watch-*' -and ++$told % $moment -eq 0) { Set-KcSandbox -Advance 00:00:00.2 }; $_ } |
        Out-String -Stream -Width 80 | Where-Object { $_.Trim() } | Write-Host
    if ($Still -and (Get-KcSandbox)) { Set-KcSandbox -Advance 00:00:01 }
}
Write-Host "`ndemo: ok"
