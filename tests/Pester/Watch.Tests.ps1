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
