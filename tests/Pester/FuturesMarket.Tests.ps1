BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession -All
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcFuturesTicker' {
    It 'gets all, one, or those that match' {
        $all = Get-KcFuturesTicker
        $all[0] | Should -BeOfType ([KuCoin.FuturesTicker])
        $all.Symbol | Should -Be (Get-KcFuturesContract).Symbol
        (Get-KcFuturesTicker xbtusdtm).Symbol | Should -BeExactly 'XBTUSDTM'
        (Get-KcFuturesTicker '*USDTM').Symbol | Should -Be ($all.Symbol -like '*USDTM')
        (Get-KcFuturesTicker XBTUSDTM).LastSize | Should -BeOfType ([long])
    }

    It 'asks once for many, and not at all for none' {
        $before = $sandbox.Requests.Count
        (Get-KcFuturesContract | Get-KcFuturesTicker).Count | Should -BeGreaterThan 1
        @($sandbox.Requests | Select-Object -Skip $before | Where-Object Path -like '*icker*') | Should -HaveCount 1
        @() | Get-KcFuturesTicker | Should -BeNullOrEmpty
        @($sandbox.Requests | Select-Object -Skip $before | Where-Object Path -like '*icker*') | Should -HaveCount 1
    }

    It 'says which name there is no contract for' {
        $found = Get-KcFuturesTicker XBTUSDTM, NOPE -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Symbol, $failures[0].TargetObject | Should -Be 'XBTUSDTM', 'NOPE'
        { Get-KcFuturesTicker NOPE -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
    }
}

Describe 'Get-KcFuturesOrderBook' {
    It 'gets 20, 100 or all prices, each side from the best' {
        foreach ($depth in 20, 100, 'full') {
            $book = Get-KcFuturesOrderBook XBTUSDTM -Depth $depth
            $book.Bids.Price | Should -Be ($book.Bids.Price | Sort-Object -Descending)
            $book.Asks.Price | Should -Be ($book.Asks.Price | Sort-Object)
            if ($depth -ne 'full') { $book.Bids.Count | Should -BeLessOrEqual $depth }
        }
        (Get-KcFuturesOrderBook XBTUSDTM).Bids.Count | Should -Be (Get-KcFuturesOrderBook XBTUSDTM -Depth 20).Bids.Count
        (Get-KcFuturesOrderBook XBTUSDTM -Depth Full).Bids.Count | Should -BeGreaterThan (Get-KcFuturesOrderBook XBTUSDTM).Bids.Count
    }

    It 'says beside the lots what they stand for' {
        $level = (Get-KcFuturesOrderBook XBTUSDTM).Bids[0]
        $level.Quantity | Should -Be ($level.Size * (Get-KcFuturesContract XBTUSDTM).Multiplier)
        $level = (Get-KcFuturesOrderBook XBTUSDM).Asks[0]
        $level.Quantity | Should -Be ([Math]::Round($level.Size / $level.Price, 8)) -Because 'a lot of an inverse contract is one dollar'
        $ticker = Get-KcFuturesTicker '*USDM'
        $ticker.BestBidQuantity | Should -Be ([Math]::Round($ticker.BestBidSize / $ticker.BestBid, 8))
        (Get-KcFuturesTrade XBTUSDTM)[0].ForEach{ $_.Quantity / $_.Size } | Should -Be 0.001
        (Get-KcFuturesCandle XBTUSDTM 1h -First 5)[0].ForEach{ $_.Quantity -eq $_.Volume * 0.001 } | Should -BeTrue
        (Get-KcFuturesCandle XBTUSDM 1h -First 5)[0].Quantity | Should -BeNullOrEmpty
    }

    It 'takes contracts from the pipeline and goes on after one that fails' {
        $books = 'XBTUSDTM', 'NOPE', 'ETHUSDTM' | Get-KcFuturesOrderBook -ErrorVariable failures -ErrorAction SilentlyContinue
        $books.Symbol | Should -Be 'XBTUSDTM', 'ETHUSDTM'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SymbolNotFound,*'
        $failures[0].TargetObject | Should -Be 'NOPE'
    }

    It 'refuses another depth before anything is sent' {
        { Get-KcFuturesOrderBook XBTUSDTM -Depth 50 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'Get-KcFuturesCandle' {
    It 'gets candles oldest first and each once, across the pieces the exchange allows' {
        $end = [DateTimeOffset]::UtcNow
        $candles = Get-KcFuturesCandle XBTUSDTM 1m -StartTime $end.AddMinutes(-450) -EndTime $end
        $candles.Count | Should -BeGreaterThan 200
        $times = $candles.Time.UtcTicks
        $times | Should -Be ($times | Sort-Object -Unique)
        $candles[0] | Should -BeOfType ([KuCoin.FuturesCandle])
        $candles.Interval | Sort-Object -Unique | Should -Be '1m'
        $candles | Where-Object { $_.High -lt $_.Low -or $_.Open -gt $_.High -or $_.Close -lt $_.Low } | Should -BeNullOrEmpty
        (Get-KcFuturesCandle XBTUSDTM 1m -StartTime $end.AddMinutes(-450) -EndTime $end -First 3).Time | Should -Be $candles[0..2].Time
    }

    It 'reads the interval as <Text>' -ForEach @(
        @{ Text = '1h'; Line = '1h' }
        @{ Text = '1d, which the engine takes for a number'; Line = '1d' }
        @{ Text = 'OneHour'; Line = 'OneHour' }
        @{ Text = '4H'; Line = "'4H'" }
        @{ Text = '1day, the exchange''s word'; Line = '1day' }
        @{ Text = 'the enum of the library'; Line = '([KuCoin.CandleInterval]::OneDay)' }
    ) {
        { Invoke-Expression "Get-KcFuturesCandle XBTUSDTM -Interval $Line -First 1 -ErrorAction Stop" } | Should -Not -Throw
    }

    It 'refuses what is no interval, and what futures do not have' {
        { Get-KcFuturesCandle XBTUSDTM 7m } | Should -Throw "*'7m' is none of 1m, 3m, 5m*"
        { Get-KcFuturesCandle XBTUSDTM 1 } | Should -Throw "*'1' is none of*"
        { Get-KcFuturesCandle XBTUSDTM 3m -ErrorAction Stop } | Should -Throw -ErrorId 'IntervalNotSupported,*'
    }
}

Describe 'Get-KcFuturesTrade' {
    It 'gets the trades on the market, in lots' {
        $trades = Get-KcFuturesTrade XBTUSDTM
        $trades[0] | Should -BeOfType ([KuCoin.FuturesTrade])
        $trades.Symbol | Sort-Object -Unique | Should -Be 'XBTUSDTM'
        ($trades | Measure-Object Size -Minimum).Minimum | Should -BeGreaterOrEqual 1
    }
}

Describe 'Get-KcFuturesMarkPrice and Get-KcFundingRate' {
    It 'get one object per contract' {
        $marks = Get-KcFuturesContract '*USDTM' | Get-KcFuturesMarkPrice
        $marks.Symbol | Should -Be (Get-KcFuturesContract '*USDTM').Symbol
        $marks[0].Price | Should -BeGreaterThan 0
        $rate = Get-KcFundingRate XBTUSDTM
        $rate | Should -BeOfType ([KuCoin.FundingRate])
        $rate.Symbol | Should -Be 'XBTUSDTM'
        $rate.Interval | Should -BeOfType ([timespan])
        $rate.NextFundingAt | Should -BeGreaterThan $rate.Time
        Get-KcFundingRate XBTUSDTM -First 0 | Should -BeNullOrEmpty
    }

    It 'say which contract there is none of' {
        { Get-KcFuturesMarkPrice NOPE -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
        { Get-KcFundingRate NOPE -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
    }
}

Describe 'The views of the futures market' {
    It 'show the same in every culture, within 79 columns: <Line>' -ForEach @(
        @{ Line = 'Get-KcFuturesTicker' }
        @{ Line = 'Get-KcFuturesOrderBook XBTUSDTM' }
        @{ Line = 'Get-KcFuturesOrderBook XBTUSDTM | Format-List' }
        @{ Line = 'Get-KcFuturesCandle XBTUSDTM 1h -First 3' }
        @{ Line = 'Get-KcFuturesTrade XBTUSDTM | Select-Object -First 3' }
        @{ Line = 'Get-KcFuturesMarkPrice XBTUSDTM' }
        @{ Line = 'Get-KcFundingRate XBTUSDTM' }
        @{ Line = 'Get-KcFundingRate XBTUSDTM | Format-List' }
    ) {
        $objects = Invoke-Expression $Line
        $before = [cultureinfo]::CurrentCulture
        $shown = foreach ($culture in '', 'de-DE') {
            [cultureinfo]::CurrentCulture = $culture
            try { $objects | Out-String -Width 79 } finally { [cultureinfo]::CurrentCulture = $before }
        }
        # The engine breaks long lines differently in different cultures.
        $shown[1] -replace '\s+' | Should -BeExactly ($shown[0] -replace '\s+')
        $shown[0] -split '\r?\n' | Where-Object Length -gt 79 | Should -BeNullOrEmpty
        $shown[0] | Should -Not -Match '…'
    }
}

Describe 'The public futures cmdlets' {
    It 'need no key' {
        $null = Connect-KcSession -Anonymous -Endpoint $sandbox.Endpoint -FuturesEndpoint $sandbox.FuturesEndpoint -Name nobody
        try {
            Get-KcFuturesTicker XBTUSDTM -Session nobody | Should -Not -BeNullOrEmpty
            Get-KcFuturesOrderBook XBTUSDTM -Session nobody | Should -Not -BeNullOrEmpty
            Get-KcFundingRate XBTUSDTM -Session nobody | Should -Not -BeNullOrEmpty
            { Get-KcFuturesAccount -Session nobody -ErrorAction Stop } | Should -Throw -ErrorId 'NoCredentials,*'
        }
        finally { Disconnect-KcSession nobody }
    }
}
