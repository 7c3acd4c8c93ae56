BeforeAll {
    $sandbox = Start-KcSandbox -NoMarketMaker
    $null = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcAccount' {
    It 'lists the main and trade accounts, one object each' {
        $accounts = Get-KcAccount
        $accounts | ForEach-Object { $_ | Should -BeOfType ([KuCoin.Account]) }
        $accounts.Type | Sort-Object -Unique | Should -Be 'main', 'trade'
        $accounts | ForEach-Object { $_.Balance | Should -Be ($_.Available + $_.Holds) }
    }

    It 'filters by currency, in any case and with wildcards' {
        (Get-KcAccount usdt).Currency | Sort-Object -Unique | Should -Be 'USDT'
        (Get-KcAccount 'K*', btc).Currency | Sort-Object -Unique | Should -Be 'BTC', 'KCS'
        'BTC', 'ETH' | Get-KcAccount -Type Trade | ForEach-Object Currency | Should -Be 'BTC', 'ETH'
    }

    It 'filters by type' {
        (Get-KcAccount -Type Main).Type | Sort-Object -Unique | Should -Be 'main'
    }

    It 'writes nothing for a currency there is none of, and no error' {
        Get-KcAccount NOPE -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'leaves empty accounts out with -NonZero' {
        Set-KcSandbox $sandbox -Balance @{ DOT = 0; LTC = '0.00000001' }
        $kept = (Get-KcAccount -NonZero).Currency
        $kept | Should -Contain 'LTC'
        $kept | Should -Not -Contain 'DOT'
        (Get-KcAccount LTC).Balance | Should -BeExactly 0.00000001d
    }

    It 'reads one account by its id' {
        $account = Get-KcAccount USDT -Type Trade
        $again = Get-KcAccount -Id $account.Id
        $again.Id | Should -Be $account.Id
        $again.Balance | Should -Be $account.Balance
    }

    It 'says which id there is no account for, and goes on' {
        $known = (Get-KcAccount USDT -Type Trade).Id
        $found = Get-KcAccount -Id 'nope', $known -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Id | Should -Be $known
        $failures | Should -HaveCount 1
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'nope'
    }

    It 'says that the futures balance is not in this list' {
        { Get-KcAccount -Type Contract -ErrorAction Stop } | Should -Throw -ErrorId 'AccountTypeNotListed,*'
    }

    It 'gives margin balances the same type, isolated ones with their pair' {
        $null = Move-KcBalance BTC 0.1 -From Trade -To Margin
        $null = Move-KcBalance USDT 10 -From Trade -To Isolated -ToSymbol BTC-USDT
        $margin = Get-KcAccount BTC -Type Margin
        $margin | Should -BeOfType ([KuCoin.Account])
        $margin.Type | Should -BeExactly 'margin'
        $margin.Available | Should -BeExactly 0.1d
        $isolated = Get-KcAccount -Type Isolated -NonZero
        $isolated.Symbol | Should -BeExactly 'BTC-USDT'
        $isolated | Move-KcBalance -To Trade -All | ForEach-Object FromSymbol | Should -Be 'BTC-USDT'
        Get-KcAccount -Type Isolated -NonZero | Should -BeNullOrEmpty
    }
}
