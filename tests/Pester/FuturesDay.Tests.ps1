# Positions from opening to closing: what the account won or lost is explained by fills and funding to the last digit.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1

    function Start-Day {
        $exchange = Start-TestExchange @{ StartTime = [DateTimeOffset] '2026-03-02T03:00:00Z'; PriceInterval = [Threading.Timeout]::InfiniteTimeSpan }
        $null = Connect-TestExchange $exchange
        $exchange
    }

    # The session has to learn of the new time: up to there it asks for fills.
    function Skip-Hour($Exchange, [int] $Hours) {
        $Exchange.AdvanceClock([timespan]::FromHours($Hours))
        $null = Get-KcServerTime
    }

    function Get-Sum($Values) {
        $sum = 0d
        foreach ($value in $Values) { $sum += $value }
        $sum
    }

    # What fills and funding brought: bought and sold values, less fees. The value of an inverse contract counts the other way round.
    function Get-Outcome($Fills, $Funding, [switch] $Inverse) {
        $flow = foreach ($fill in $Fills) { (($fill.Side -eq 'Sell') -xor $Inverse) ? $fill.Value : -$fill.Value }
        (Get-Sum $flow) - (Get-Sum $Fills.Fee) + (Get-Sum $Funding.Amount)
    }
}

Describe 'Get-KcFuturesPosition | Close-KcFuturesPosition' {
    BeforeAll {
        $exchange = Start-Day
        foreach ($symbol in 'XBTUSDTM', 'ETHUSDTM', 'XBTUSDM') { $exchange.SetFundingRate($symbol, 0.00013) }
        $start = @{ USDT = (Get-KcFuturesAccount USDT).MarginBalance; XBT = (Get-KcFuturesAccount XBT).MarginBalance }
        $null = Set-KcFuturesMarginMode ETHUSDTM Cross
        $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 7 -Leverage 5
        $null = New-KcFuturesOrder ETHUSDTM Sell -Type Market -Size 3 -MarginMode Cross
        $null = New-KcFuturesOrder XBTUSDM Sell -Type Market -Size 1500 -Leverage 3
        Skip-Hour $exchange 3
        $exchange.SetPrice('XBTUSDTM', 71234.5)
        $null = New-KcFuturesOrder XBTUSDTM Sell -Type Market -Size 2 -Leverage 5 -ReduceOnly
        $null = New-KcFuturesOrder XBTUSDM Sell -Type Market -Size 333 -Leverage 3
        Skip-Hour $exchange 8
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'sends nothing with -WhatIf' {
        $before = Get-KcFuturesPosition
        $before.Symbol | Sort-Object | Should -Be 'ETHUSDTM', 'XBTUSDM', 'XBTUSDTM'
        $exchange.ClearRequests()
        Get-KcFuturesPosition | Close-KcFuturesPosition -WhatIf
        $exchange.WriteRequestCount | Should -Be 0
        (Get-KcFuturesPosition).Size | Should -Be $before.Size
    }

    It 'leaves every position flat, and a ledger that fills, fees and funding add up to' {
        $receipts = Get-KcFuturesPosition | Close-KcFuturesPosition
        $receipts | Should -HaveCount 3
        Get-KcFuturesPosition | Should -BeNullOrEmpty
        foreach ($settled in @{ Currency = 'USDT'; Symbols = 'XBTUSDTM', 'ETHUSDTM' }, @{ Currency = 'XBT'; Symbols = @('XBTUSDM') }) {
            $outcome = 0d
            foreach ($symbol in $settled.Symbols) {
                $funding = Get-KcFundingPayment $symbol
                $funding | Should -Not -BeNullOrEmpty
                $outcome += Get-Outcome (Get-KcFuturesFill $symbol) $funding -Inverse:($settled.Currency -eq 'XBT')
            }
            $outcome | Should -Not -Be 0
            Get-Sum (Get-KcFuturesLedger $settled.Currency -Type RealisedPNL).Amount | Should -BeExactly $outcome
            (Get-KcFuturesAccount $settled.Currency).MarginBalance | Should -BeExactly ($start[$settled.Currency] + $outcome)
        }
    }
}

Describe 'Get-KcFuturesPosition | Close-KcFuturesPosition in hedge mode' {
    BeforeAll { $exchange = Start-Day }
    AfterAll { Stop-TestExchange $exchange }

    It 'closes both sides of one contract, and the ledger still adds up' {
        $null = Invoke-KcRequest /api/v2/position/switchPositionMode Post -Futures -Body @{ positionMode = 1 }
        $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 7 -Leverage 5 -PositionSide Long
        $null = New-KcFuturesOrder XBTUSDTM Sell -Type Market -Size 4 -Leverage 5 -PositionSide Short
        Skip-Hour $exchange 3
        (Get-KcFuturesPosition XBTUSDTM).Size | Sort-Object | Should -Be -4, 7
        Get-KcFuturesPosition | Close-KcFuturesPosition | Should -HaveCount 2
        Get-KcFuturesPosition | Should -BeNullOrEmpty
        $outcome = Get-Outcome (Get-KcFuturesFill XBTUSDTM) (Get-KcFundingPayment XBTUSDTM)
        Get-Sum (Get-KcFuturesLedger USDT -Type RealisedPNL).Amount | Should -BeExactly $outcome
        Get-Sum (Get-KcFuturesPositionHistory XBTUSDTM).RealizedPnl | Should -BeExactly $outcome
    }
}

Describe 'A day with one position' {
    BeforeAll {
        $exchange = Start-Day
        $exchange.SetFundingRate('XBTUSDTM', 0.0003)
        $start = (Get-KcFuturesAccount USDT).MarginBalance
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'is explained by fills and funding, number by number' {
        $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 10 -Leverage 10
        $pending = @(Get-KcFuturesLedger USDT -Type RealisedPNL)
        $pending | Should -HaveCount 1
        $pending[0].Status | Should -Be 'Pending'
        $pending[0].Fee | Should -BeNullOrEmpty
        $pending[0].Amount | Should -BeExactly (-(Get-Sum (Get-KcFuturesFill XBTUSDTM).Fee))

        $margin = (Get-KcFuturesPosition XBTUSDTM).PositionMargin
        $null = Add-KcFuturesMargin XBTUSDTM 5.25
        (Get-KcFuturesPosition XBTUSDTM).PositionMargin - $margin | Should -BeExactly 5.25
        Skip-Hour $exchange 10

        $mark = (Get-KcFuturesMarkPrice XBTUSDTM).Price
        $null = New-KcFuturesStopOrder XBTUSDTM -Type Market -CloseOrder -Stop Up -StopPriceType Mark -StopPrice ([Math]::Floor($mark * 1.02))
        $exchange.SetPrice('XBTUSDTM', [Math]::Floor($mark * 1.03))
        Wait-Until { -not (Get-KcFuturesPosition XBTUSDTM) }
        Get-KcFuturesStopOrder | Should -BeNullOrEmpty

        $fills, $funding = (Get-KcFuturesFill XBTUSDTM), (Get-KcFundingPayment XBTUSDTM)
        $funding | Should -HaveCount 2
        foreach ($payment in $funding) { $payment.Amount | Should -BeExactly (-$payment.PositionValue * 0.0003d) }
        $entries = @(Get-KcFuturesLedger USDT -Type RealisedPNL | Sort-Object Offset)
        $entries | Should -HaveCount 3
        # An entry has the fees and the funding since the one before; the last one, which closes the position, has its profit too.
        $since, $equity = [DateTimeOffset]::MinValue, $start
        foreach ($entry in $entries) {
            $entry.Status | Should -Be 'Completed'
            $entry.Fee | Should -BeExactly 0
            $paid = $fills | Where-Object { $_.CreatedAt -gt $since -and $_.CreatedAt -le $entry.Time }
            $funded = $funding | Where-Object { $_.Time -gt $since -and $_.Time -le $entry.Time }
            $profit = $entry -eq $entries[-1] ? (Get-Outcome $fills) + (Get-Sum $fills.Fee) : 0d
            $entry.Amount | Should -BeExactly ($profit - (Get-Sum $paid.Fee) + (Get-Sum $funded.Amount))
            $equity += $entry.Amount
            $entry.Equity | Should -BeExactly $equity
            $since = $entry.Time
        }
        Get-Sum $entries.Amount | Should -BeExactly (Get-Outcome $fills $funding)
        (Get-KcFuturesAccount USDT).Equity | Should -BeExactly $equity
        $closed = Get-KcFuturesPositionHistory XBTUSDTM
        $closed.RealizedPnl | Should -BeExactly (Get-Outcome $fills $funding)
        $closed.TradeFee | Should -BeExactly (Get-Sum $fills.Fee)
        $closed.FundingFee | Should -BeExactly (Get-Sum $funding.Amount)
    }
}
