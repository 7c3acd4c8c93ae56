BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
    function Sent([scriptblock] $Script) {
        $before = $sandbox.Requests.Count
        $null = & $Script
        @($sandbox.Requests | Select-Object -Skip $before).Path
    }
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcTicker' {
    It 'asks for the present prices of one pair' {
        $ticker = Get-KcTicker btc-usdt
        $ticker.Symbol | Should -BeExactly 'BTC-USDT'
        $ticker.BestBid | Should -BeLessThan $ticker.BestAsk
        Sent { Get-KcTicker BTC-USDT } | Should -Be '/api/v1/market/orderbook/level1'
    }

    It 'lists all with the figures of the day' {
        $tickers = Get-KcTicker
        $tickers.Count | Should -Be (Get-KcSymbol).Count
        ($tickers | Where-Object Symbol -eq BTC-USDT).Volume | Should -BeGreaterThan 0
    }

    It 'reads any number of piped pairs with one request' {
        Sent { Get-KcSymbol '*-USDT' | Get-KcTicker } | Should -Be '/api/v2/symbols', '/api/v1/market/allTickers'
        'BTC-USDT', 'ETH-USDT', 'BTC-USDT' | Get-KcTicker | ForEach-Object Symbol | Should -Be 'BTC-USDT', 'ETH-USDT'
    }

    It 'asks nothing and writes nothing when nothing is piped in' {
        Sent { Get-KcSymbol 'NOPE*' | Get-KcTicker } | Should -Be '/api/v2/symbols'
    }

    It 'says which name there is no pair for' {
        { Get-KcTicker NOPE-USDT -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
        $found = Get-KcTicker BTC-USDT, NOPE-USDT -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Symbol | Should -Be 'BTC-USDT'
        $failures[0].TargetObject | Should -Be 'NOPE-USDT'
    }
}
