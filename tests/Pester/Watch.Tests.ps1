BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $sandbox = Start-KcSandbox
    $session = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Watch-KcTicker' {
    AfterEach { Wait-Until { $sandbox.OpenStreamCount -eq 0 } }

    It 'ends after -First tickers of the pair, and closes the stream' {
        $tickers = Watch-KcTicker btc-usdt -First 5
        $tickers | Should -HaveCount 5
        $tickers[0] | Should -BeOfType ([KuCoin.Ticker])
        $tickers.Symbol | Sort-Object -Unique | Should -Be 'BTC-USDT'
        $tickers.BestBid | Should -Not -Contain $null
    }

    It 'ends with Select-Object -First' {
        Watch-KcTicker BTC-USDT | Select-Object -First 5 | Should -HaveCount 5
    }

    It 'takes any -Timeout' {
        Watch-KcTicker BTC-USDT -First 1 -Timeout ([timespan]::MaxValue) -ErrorAction Stop | Should -HaveCount 1
    }

    It 'ends after -Timeout' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Watch-KcTicker BTC-USDT -Timeout 1 | Should -Not -BeNullOrEmpty
        $clock.Elapsed | Should -BeGreaterThan ([timespan]'00:00:00.9')
    }

    It 'watches several pairs, patterns and everything' {
        ('BTC-USDT', 'ETH-USDT' | Watch-KcTicker -Timeout 3).Symbol | Sort-Object -Unique | Should -Be 'BTC-USDT', 'ETH-USDT'
        (Watch-KcTicker '*-BTC' -First 3).Symbol | ForEach-Object { $_ | Should -BeLike '*-BTC' }
        (Watch-KcTicker -First 20).Symbol | Sort-Object -Unique | Measure-Object | ForEach-Object Count | Should -BeGreaterThan 2
    }

    It 'tells of the gap when the stream is cut, and goes on' {
        $shell = Start-InRunspace 'Watch-KcTicker BTC-USDT -Session $s' @{ s = $session }
        try {
            Wait-Until { $shell.Output.Count -gt 0 }
            Set-KcSandbox $sandbox -CutStream
            Wait-Until { "$($shell.Streams.Warning)" -match 'back|again|gap' }
            $shell.Output.Clear()
            Wait-Until { $shell.Output.Count -gt 0 }
            $shell.Stop()
        }
        finally { Complete-Runspace $shell }
    }
}

Describe 'Watch-KcOrder' {
    It 'writes the life of an order, and only of the pairs asked for' {
        $shell = Start-InRunspace 'Watch-KcOrder *-USDT -First 3 -Session $s' @{ s = $session }
        try {
            Wait-Until { $sandbox.OpenStreamCount -eq 1 }
            Start-Sleep -Milliseconds 300
            New-KcOrder ETH-BTC Buy -Price 0.01 -Size 0.01 | Stop-KcOrder
            $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
            $order | Stop-KcOrder
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Output[0] | Should -BeOfType ([KuCoin.OrderChange])
            $shell.Output.Id | Sort-Object -Unique | Should -Be $order.Id
            $shell.Output.Event | Should -Be 'received', 'open', 'canceled'
            $shell.Output[2].Status | Should -Be 'done'
        }
        finally { Complete-Runspace $shell }
    }

    It 'feeds what happens into the pipeline: Where-Object Status -eq done' {
        $shell = Start-InRunspace 'Watch-KcOrder -Session $s | Where-Object Status -eq done | Select-Object -First 1 | Get-KcOrder -Session $s' @{ s = $session }
        try {
            Wait-Until { $sandbox.OpenStreamCount -eq 1 }
            Start-Sleep -Milliseconds 300
            $order = New-KcOrder BTC-USDT Buy -Type Market -Funds 10
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Output[0] | Should -BeOfType ([KuCoin.Order])
            $shell.Output[0].Id | Should -Be $order.Id
        }
        finally { Complete-Runspace $shell }
    }
}

Describe 'What a gap hid' {
    It 'is written, marked as reconciled; a gap that hid nothing is no second warning' {
        $exchange = Start-TestExchange
        $mine = Connect-TestExchange $exchange -With @{ Name = 'gap' }
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $shell = Start-InRunspace 'Watch-KcOrder -Session $s -Verbose' @{ s = $mine }
        try {
            Wait-Until { $shell.Streams.Verbose.Message -like 'Subscribed*' }
            $exchange.CutStreams()
            Wait-Until { $shell.Streams.Verbose.Message -like '*asked what the gap hid: 0 *' }
            $shell.Streams.Warning.Message -like '*asked*' | Should -BeNullOrEmpty
            $shell.Streams.Warning.Message -match 'between \d{4}-\d\d-\d\d \d\d:\d\d:\d\d' | Should -HaveCount 1

            $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = '/api/v1/bullet*'; Delay = [timespan]'00:00:02' })
            $exchange.CutStreams()
            Wait-Until { $mine.Streams.State -ne 'Open' }
            $null = $order | Stop-KcOrder
            Wait-Until { $shell.Output.Count -gt 0 }
            $shell.Output[0].Id | Should -Be $order.Id
            $shell.Output[0].Event | Should -Be canceled
            $shell.Output[0].Reconciled | Should -BeTrue
            Wait-Until { $shell.Streams.Warning.Message -like '*1 change(s) are marked as reconciled*' }
        }
        finally {
            Complete-Runspace $shell
            Disconnect-KcSession gap
            $exchange.Dispose()
            $null = Connect-KcSession -Sandbox
        }
    }
}

Describe 'An empty pipeline' {
    It 'watches nothing: <_>' -ForEach 'Watch-KcTicker', 'Watch-KcTrade', 'Watch-KcOrderBook', 'Watch-KcOrder', 'Watch-KcBalance', 'Watch-KcMarginPosition', 'Watch-KcFuturesTicker', 'Watch-KcFuturesOrder', 'Watch-KcFuturesPosition', 'Watch-KcTopic' {
        Wait-Until { $sandbox.OpenStreamCount -eq 0 }
        Invoke-Expression "@() | $_ -ErrorAction Stop" | Should -BeNullOrEmpty
        $sandbox.OpenStreamCount | Should -Be 0
    }
}

Describe 'A watch of many symbols' {
    It 'takes a thousand, within the limits of connections and requests' {
        $stub = Start-StreamStub
        try {
            $nobody = New-AnonymousSession $stub.Endpoint
            $symbols = 1..1000 | ForEach-Object { "S$_-USDT" }
            $tickers = $symbols | Watch-KcTicker -First 1000 -Timeout 120 -Session $nobody
            $tickers.Symbol | Sort-Object | Should -Be @($symbols | Sort-Object)
            $stub.Connections | Should -Be 4
            ($stub.Requests | Measure-Object -Maximum).Maximum | Should -Be 100
        }
        finally { $stub.Dispose() }
    }
}

Describe 'Watch-KcOrderBook' {
    It 'shows the present of a book that it keeps' {
        $book = Watch-KcOrderBook BTC-USDT -Depth 30 -First 20 -Timeout 60
        $book | Should -HaveCount 20
        foreach ($one in $book) {
            $one.Bids[0].Price | Should -BeLessThan $one.Asks[0].Price
            $one.Bids.Count | Should -BeLessOrEqual 30
        }
        $book.Sequence | Should -Be ($book.Sequence | Sort-Object -Unique)
    }

    It 'shows it now and then with -Every, and calls that no loss' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Watch-KcOrderBook BTC-USDT -Snapshot -Every 1 -First 3 -Timeout 60 -WarningVariable warnings 3>$null | Should -HaveCount 3
        $clock.Elapsed | Should -BeGreaterThan ([timespan]'00:00:02')
        $warnings | Should -BeNullOrEmpty
    }

    It 'says what it shows without a key' {
        $nobody = New-AnonymousSession $session.Endpoint $session.FuturesEndpoint
        $messages = Watch-KcOrderBook BTC-USDT -Depth 5 -First 1 -Timeout 60 -Session $nobody -Verbose 4>&1
        $messages -match 'best 5 prices' | Should -Not -BeNullOrEmpty
        $null = Watch-KcOrderBook BTC-USDT -Depth 70 -First 1 -Timeout 60 -Session $nobody -WarningVariable warnings 3>$null
        $warnings | Should -Match 'best 100 prices'
    }

    It 'refuses a depth the exchange does not send' {
        { Watch-KcOrderBook BTC-USDT -Snapshot -Depth 51 -ErrorAction Stop } | Should -Throw '*at most 50*'
        { Watch-KcOrderBook BTC-USDT -Depth 0 } | Should -Throw
    }
}

Describe 'A watch that cannot begin' {
    It 'ends after -Timeout while it connects, and says that nothing was watched' {
        $stub = Start-StreamStub -Silent
        try {
            Watch-KcTicker BTC-USDT -Timeout 1 -Session (New-AnonymousSession $stub.Endpoint) -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'StreamTimeout,*'
            $failure[0].CategoryInfo.Category | Should -Be OperationTimeout
        }
        finally { $stub.Dispose() }
    }

    It 'watches the others when one name among several does not exist: <_>' -ForEach 'Watch-KcTicker BTC-USDT, NO-SUCH', 'Watch-KcOrderBook NO-SUCH, BTC-USDT', 'Watch-KcFuturesTicker XBTUSDTM, NOSUCH' {
        Invoke-Expression "$_ -First 1 -Timeout 60 -ErrorVariable failure -ErrorAction SilentlyContinue" | Should -HaveCount 1
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'SymbolNotFound,*'
        $failure[0].TargetObject | Should -Match '^NO-?SUCH$'
    }

    It 'names the topic that the exchange refuses' {
        Watch-KcTrade NO-SUCH -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'StreamTopicNotFound,*'
        "$($failure[0])" | Should -Match 'NO-SUCH'
    }
}

Describe 'A slow consumer' {
    It 'gets the newest prices; what was left out is warned of and counted' {
        $slow = Connect-KcSession -Sandbox -Name slow
        Watch-KcTicker BTC-USDT -First 3 -Timeout 60 -WarningVariable warnings 3>$null | ForEach-Object { Start-Sleep -Seconds 2 }
        $warnings | Should -Not -BeNullOrEmpty
        $warnings.Count | Should -BeLessOrEqual 3 -Because 'once in five seconds is enough'
        $warnings[0] | Should -Match 'slow'
        (Get-KcSession slow).DroppedCount | Should -BeGreaterThan 5
        $null = Disconnect-KcSession $slow
        $null = Connect-KcSession -Sandbox
    }
}

Describe 'Watch-KcTopic' {
    It 'writes several topics of both hosts, each with its type' {
        $all = '/market/ticker:BTC-USDT,ETH-USDT', '/contractMarket/tickerV2:XBTUSDTM' | Watch-KcTopic -First 60 -Timeout 60
        $all.Symbol | Sort-Object -Unique | Should -Be 'BTC-USDT', 'ETH-USDT', 'XBTUSDTM'
        ($all | Where-Object Symbol -eq XBTUSDTM)[0] | Should -BeOfType ([KuCoin.FuturesTicker])
    }

    It 'takes a list of symbols typed without quotes' {
        (Watch-KcTopic /market/ticker:BTC-USDT,ETH-USDT -First 20 -Timeout 60).Symbol | Sort-Object -Unique | Should -Be 'BTC-USDT', 'ETH-USDT'
    }

    It 'gives messages as they come with -Raw' {
        $message = Watch-KcTopic /market/ticker:BTC-USDT -Raw -First 1 -Timeout 60
        $message | Should -BeOfType ([KuCoin.Streams.RawStreamMessage])
        "$($message.Data)" | ConvertFrom-Json | ForEach-Object bestBid | Should -Not -BeNullOrEmpty
    }
}
