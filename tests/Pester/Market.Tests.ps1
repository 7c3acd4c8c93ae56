BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange
    $null = Connect-TestExchange $exchange
    function Sent([scriptblock] $Script) {
        $before = $exchange.Requests.Count
        $null = & $Script
        @($exchange.Requests | Select-Object -Skip $before)
    }
}
AfterAll { Stop-TestExchange $exchange }

Describe 'Get-KcOrderBook' {
    It 'asks for <Depth> at <Path>' -ForEach @(
        @{ Depth = '20'; Path = '/api/v1/market/orderbook/level2_20' }
        @{ Depth = '100'; Path = '/api/v1/market/orderbook/level2_100' }
        @{ Depth = 'Full'; Path = '/api/v3/market/orderbook/level2' }
    ) {
        (Sent { Get-KcOrderBook BTC-USDT -Depth $Depth }).Path | Should -Be $Path
        $book = Get-KcOrderBook btc-usdt -Depth $Depth
        $book.Symbol | Should -BeExactly 'BTC-USDT'
        $book.Bids[0].Price | Should -BeLessThan $book.Asks[0].Price
        $book.Bids[0].Price | Should -BeGreaterThan $book.Bids[1].Price
        $book.Asks[0].Price | Should -BeLessThan $book.Asks[1].Price
    }

    It 'says which pair there is none of, and goes on' {
        $books = 'NOPE-USDT', 'BTC-USDT' | Get-KcOrderBook -ErrorVariable failure -ErrorAction SilentlyContinue
        $books.Symbol | Should -Be 'BTC-USDT'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'SymbolNotFound,*'
        $failure[0].TargetObject | Should -Be 'NOPE-USDT'
    }
}

Describe 'Get-KcCandle' {
    It 'gives the latest with -First, oldest first' {
        $candles = Get-KcCandle BTC-USDT 1h -First 24
        $candles | Should -HaveCount 24
        $candles.Time | Should -Be ($candles.Time | Sort-Object)
        $candles[-1].Time | Should -BeGreaterThan $exchange.Now.AddHours(-1)
        $candles[0] | Should -BeOfType ([KuCoin.Candle])
        $candles[0].Interval | Should -BeExactly '1h'
    }

    It 'reads a range longer than one answer, each candle once' {
        $end = [DateTimeOffset]::new($exchange.Now.Date, [timespan]::Zero)
        $requests = Sent { $script:candles = Get-KcCandle BTC-USDT 15m -StartTime $end.AddDays(-30) -EndTime $end }
        $requests.Count | Should -BeGreaterThan 1
        $candles.Count | Should -BeGreaterThan 1500
        @($candles.Time | Sort-Object -Unique).Count | Should -Be $candles.Count
        $candles.Time | Should -Be ($candles.Time | Sort-Object)
    }

    It 'takes 1d, which the engine alone reads as a number, and says what else there is' {
        (Get-KcCandle BTC-USDT 1d -First 3).Interval | Select-Object -Unique | Should -Be '1d'
        { Get-KcCandle BTC-USDT 7h } | Should -Throw '*1m, 3m, 5m*'
    }

    It "'BTC-USDT','ETH-USDT' | Get-KcCandle -Interval 1h -First 24 | Export-Csv" {
        $file = Join-Path $TestDrive candles.csv
        'BTC-USDT', 'ETH-USDT' | Get-KcCandle -Interval 1h -First 24 | Export-Csv $file
        $rows = Import-Csv $file
        $rows | Should -HaveCount 48
        ($rows | Group-Object Symbol).Name | Should -Be 'BTC-USDT', 'ETH-USDT'
    }
}

Describe 'Get-KcCurrency' {
    It 'lists currencies with their chains, and takes patterns' {
        $usdt = Get-KcCurrency usdt
        $usdt | Should -BeOfType ([KuCoin.Currency])
        $usdt.Chains.ChainId | Should -Contain 'trx'
        (Get-KcCurrency US*).Code | Should -Contain 'USDC'
        { Get-KcCurrency NOPE -ErrorAction Stop } | Should -Throw -ErrorId 'CurrencyNotFound,*'
        { Get-KcCurrency NOPE, USDT -ErrorAction Stop } | Should -Throw -ErrorId 'CurrencyNotFound,*'
    }

    It 'binds to what takes a currency' {
        (Get-KcCurrency USDT | Get-KcAccount -Type Main).Currency | Should -Be 'USDT'
    }
}

Describe 'The other market cmdlets' {
    It 'gives the figures of 24 hours' {
        $figures = Get-KcMarketStatistic BTC-USDT
        $figures.High | Should -BeGreaterOrEqual $figures.Low
        { Get-KcMarketStatistic NOPE-USDT -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
    }

    It 'gives the latest trades with their pair' {
        $trades = Get-KcTrade BTC-USDT
        $trades.Count | Should -BeIn (1..100)
        $trades.Symbol | Select-Object -Unique | Should -Be 'BTC-USDT'
    }

    It 'names the markets that Get-KcSymbol takes' {
        Get-KcMarket | Should -Contain 'USDS'
    }

    It 'asks for the fees of ten pairs at once, each once' {
        $pairs = (Get-KcSymbol *-USDT | Select-Object -First 11).Symbol
        (Sent { $pairs + $pairs | Get-KcTradeFee }).Path | Should -Be '/api/v1/trade-fees', '/api/v1/trade-fees'
        (Get-KcTradeFee BTC-USDT).TakerFeeRate | Should -BeGreaterThan 0
    }
}
