BeforeAll {
    $sandbox = Start-KcSandbox -NoMarketMaker
    $session = Connect-KcSession -Sandbox
    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
}
AfterAll {
    Disconnect-KcSession $session
    Stop-KcSandbox $sandbox
}

Describe 'Completion' {
    It 'offers pairs, those that begin with the word first, with what helps to choose' {
        $found = Complete 'Get-KcTicker usd'
        $found.CompletionText | Should -Contain 'BTC-USDT'
        $found[0].CompletionText | Should -BeLike 'USD*'
        (Complete 'New-KcOrder BTC-USDT')[0].ToolTip | Should -Match 'tick 0\.1 USDT.*smallest size 0\.00001 BTC'
    }

    It 'keeps the user''s quotes' {
        (Complete "Get-KcTicker 'btc-usdt")[0].CompletionText | Should -BeExactly "'BTC-USDT'"
    }

    It 'offers currencies, markets, contracts, order types and words' {
        (Complete 'Get-KcAccount us').CompletionText | Should -Contain 'USDT'
        (Complete 'Get-KcSymbol -Market ').CompletionText | Should -Contain 'USDS'
        (Complete 'Get-KcFuturesPosition xbt').CompletionText | Should -Contain 'XBTUSDTM'
        (Complete 'Get-KcOrder -Type lim').CompletionText | Should -Be 'limit', 'limit_stop', 'oco_limit'
        (Complete 'New-KcOrder BTC-USDT ').CompletionText | Should -Be 'Buy', 'Sell'
        (Complete 'New-KcOrder BTC-USDT Buy -TimeInForce ').CompletionText | Should -Contain 'IOC'
    }

    It 'offers contracts with what a lot is and when they end, intervals, topics, chains and paths' {
        (Complete 'Get-KcFuturesPosition XBTUSDTM')[0].ToolTip | Should -Match 'lot 0\.001.*perpetual'
        (Complete 'Watch-KcTopic /market/t').CompletionText | Should -Contain '/market/ticker'
        (Complete 'New-KcDepositAddress -Currency USDT -Chain t').CompletionText | Should -Contain 'trx'
        (Complete 'Invoke-KcRequest /api/v1/acc').CompletionText | Should -Contain '/api/v1/accounts'
    }

    It 'offers intervals as traders write them, shortest first, and by their names' {
        (Complete 'Get-KcCandle BTC-USDT -Interval ').CompletionText | Should -Be '1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h', '6h', '8h', '12h', '1d', '1w', '1mo'
        (Complete 'Watch-KcFuturesCandle XBTUSDTM -Interval ').CompletionText | Should -Not -Contain '6h'
        $offered = Complete 'Get-KcCandle BTC-USDT -Interval 1h'
        $offered.CompletionText | Should -Be '1h'
        $offered.ToolTip | Should -Be 'OneHour'
        (Complete 'Get-KcFuturesCandle XBTUSDTM -Interval one').CompletionText | Should -Be 'OneMinute', 'OneHour', 'OneDay', 'OneWeek'
    }

    It 'offers every topic the module has a type for, saying what comes and which cmdlet has it ready' {
        $topics = foreach ($offered in Complete 'Watch-KcTopic ') { $offered }
        $topics.CompletionText | Sort-Object | Should -Be @([KuCoin.KnownTopics]::Names | Sort-Object)
        $topics | Where-Object { $_.ToolTip.Length -lt 20 -or $_.ToolTip -eq $_.ListItemText } | Should -BeNullOrEmpty
        foreach ($line in [regex]::Matches($topics.ToolTip -join "`n", 'Watch-Kc\w+( -\w+)?').Value) {
            $name, $switch = $line -split ' -'
            $command = Get-Command $name -Module KuCoin
            if ($switch) { $command.Parameters.Keys | Should -Contain $switch }
        }
    }

    It 'offers the open orders by id, saying what they are' {
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $offered = Complete 'Stop-KcOrder '
        $offered.CompletionText | Should -Contain $order.Id
        ($offered | Where-Object CompletionText -eq $order.Id).ToolTip | Should -BeLike 'Buy 0.01 BTC-USDT at 1000*'
        (Complete 'Get-KcAccount -Id ').ToolTip -join ' ' | Should -Match 'main \d+ USDT'
        Stop-KcOrder -All
    }

    It 'offers sessions and sandboxes' {
        (Complete 'Get-KcAccount -Session ').CompletionText | Should -Contain (Get-KcSession)[0].Name
        (Complete 'Stop-KcSandbox ').CompletionText | Should -Contain $sandbox.Name
    }

    It 'offers the topics that are registered' {
        $null = Register-KcTopic '/market/ticker:BTC-USDT' -SourceIdentifier prices
        $offered = Complete 'Unregister-KcTopic '
        Unregister-KcTopic prices
        $offered.CompletionText | Should -Be 'prices'
        $offered.ToolTip | Should -Be '/market/ticker:BTC-USDT'
    }

    It 'asks once for what <_> completes with, then remembers it' -ForEach 'Get-KcTicker ', 'Get-KcSymbol -Market ', 'Get-KcCurrency ', 'Get-KcFuturesTicker ', 'New-KcDepositAddress -Currency USDT -Chain ', 'Get-KcAccount -Id ', 'Invoke-KcRequest ' {
        $offered = (Complete $_).CompletionText
        $offered | Should -Not -BeNullOrEmpty
        $count = $sandbox.Requests.Count
        (Complete $_).CompletionText | Should -Be $offered
        $sandbox.Requests.Count | Should -Be $count
    }

    It 'sends nothing private for somebody without a key' {
        $before = $sandbox.Requests.Count
        $null = Connect-KcSession -Anonymous -Endpoint $sandbox.Endpoint -FuturesEndpoint $sandbox.FuturesEndpoint -Name nobody
        Complete 'Stop-KcOrder -Session nobody -Id ' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
        @($sandbox.Requests | Select-Object -Skip $before | Where-Object Path -like '*orders*') | Should -BeNullOrEmpty
        Disconnect-KcSession nobody
    }

    It 'neither throws nor keeps anybody waiting when the exchange does not answer, and remembers what came later' {
        $late = Connect-KcSession -Anonymous -Endpoint $sandbox.Endpoint -FuturesEndpoint $sandbox.FuturesEndpoint -Name late
        Set-KcSandbox -Sandbox $sandbox -FailNext 1 -Path '/api/v2/symbols' -Delay 00:00:10
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Complete 'Get-KcTicker -Session late -Symbol btc' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
        # The promise is 1.5 s; a busy machine may need longer, but not the answer's 10 s.
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 8
        $until = [DateTime]::UtcNow.AddSeconds(60)
        while (-not ($offered = Complete 'Get-KcTicker -Session late -Symbol btc' | Where-Object ResultType -eq ParameterValue) -and [DateTime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 100 }
        $offered.CompletionText | Should -Contain 'BTC-USDT'
        $count = $sandbox.Requests.Count
        $null = Complete 'Get-KcTicker -Session late -Symbol eth'
        $sandbox.Requests.Count | Should -Be $count
        Disconnect-KcSession late
    }

    It 'offers nothing, and says nothing, when the exchange is gone' {
        $other = Start-KcSandbox gone -NoMarketMaker
        $null = Connect-KcSession -Anonymous -Endpoint $other.Endpoint -FuturesEndpoint $other.FuturesEndpoint -Name broken
        Stop-KcSandbox gone
        $Error.Clear()
        foreach ($line in 'Get-KcTicker -Session broken -Symbol b', 'Get-KcFuturesTicker -Session broken -Symbol x', 'Get-KcCurrency -Session broken -Currency u') {
            Complete $line | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
        }
        $Error | Should -BeNullOrEmpty
        Disconnect-KcSession broken
    }
}
