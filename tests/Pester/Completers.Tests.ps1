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

    It 'sends nothing private for somebody without a key' {
        $before = $sandbox.Requests.Count
        $null = Connect-KcSession -Anonymous -Endpoint $sandbox.Endpoint -FuturesEndpoint $sandbox.FuturesEndpoint -Name nobody
        Complete 'Stop-KcOrder -Session nobody -Id ' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
        @($sandbox.Requests | Select-Object -Skip $before | Where-Object Path -like '*orders*') | Should -BeNullOrEmpty
        Disconnect-KcSession nobody
    }
}
