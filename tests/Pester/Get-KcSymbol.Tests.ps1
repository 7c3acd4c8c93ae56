BeforeAll {
    $sandbox = Start-KcSandbox -NoMarketMaker
    $null = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcSymbol' {
    It 'lists every pair' {
        $symbols = Get-KcSymbol
        $symbols.Count | Should -BeGreaterThan 10
        $symbols[0] | Should -BeOfType ([KuCoin.SpotSymbol])
    }

    It 'reads one pair, in any case, exactly' {
        $symbol = Get-KcSymbol btc-usdt
        $symbol.Symbol | Should -BeExactly 'BTC-USDT'
        $symbol.BaseIncrement | Should -BeExactly 0.00000001d
    }

    It 'takes wildcards, lists and markets' {
        (Get-KcSymbol '*-BTC').QuoteCurrency | Sort-Object -Unique | Should -Be 'BTC'
        (Get-KcSymbol ETH-USDT, BTC-USDT).Count | Should -Be 2
        (Get-KcSymbol -Market DeFi).Market | Sort-Object -Unique | Should -Be 'DeFi'
        'BTC-USDT', 'ETH-USDT' | Get-KcSymbol | ForEach-Object Symbol | Should -Be 'BTC-USDT', 'ETH-USDT'
    }

    It 'says which name there is no pair for, alone or among others, and goes on' {
        { Get-KcSymbol NOPE-USDT -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
        $found = Get-KcSymbol BTC-USDT, NOPE-USDT -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Symbol | Should -Be 'BTC-USDT'
        $failures[0].TargetObject | Should -Be 'NOPE-USDT'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'is silent about a pattern that matches nothing' {
        Get-KcSymbol 'NOPE*' -ErrorAction Stop | Should -BeNullOrEmpty
    }
}
