# What changed the balances, with both generations of the exchange's calls.

Describe 'Get-KcAccountLedger with the <Generation> calls' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $exchange.SetSingleEngine($Generation -eq 'Current')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = $Generation }
        $null = New-KcOrder ETH-USDT Buy -Type Market -Funds 20 | Wait-KcOrder -Timeout 30
        $moved = Move-KcBalance USDT 30 -From Trade -To Margin
        $null = Move-KcBalance USDT 10 -From Trade -To Isolated -ToSymbol BTC-USDT
        $null = New-KcOrder ETH-USDT Buy -Type Market -Funds 15 -TradeType MarginTrade
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'lists what came and went, newest first, and names the trade' {
        $entries = Get-KcAccountLedger -Type Trade
        $entries | ForEach-Object { $_ | Should -BeOfType ([KuCoin.LedgerEntry]) }
        $entries.CreatedAt | Should -Be ($entries.CreatedAt | Sort-Object -Descending)
        $fill = Get-KcFill ETH-USDT -First 1
        $paid = $entries | Where-Object TradeId -eq $fill.TradeId | Where-Object Currency -eq USDT
        $paid.Direction, $paid.Symbol, $paid.OrderId | Should -Be 'out', 'ETH-USDT', $fill.OrderId
        $paid.Amount | Should -Be $fill.Funds
        $paid.Fee | Should -Be $fill.Fee
    }

    It 'filters by currency, way, reason and account' {
        (Get-KcAccountLedger eth -Type Trade).Currency | Sort-Object -Unique | Should -Be 'ETH'
        (Get-KcAccountLedger US* -Type Trade -Direction Out).Direction | Sort-Object -Unique | Should -Be 'out'
        (Get-KcAccountLedger -Type Trade -BusinessType TRANSFER).Amount | Should -Be 10, 30
        (Get-KcAccountLedger USDT -Type Margin -Direction In).Amount | Should -Contain 30
        (Get-KcAccountLedger USDT -Type Isolated).Amount | Should -Be 10
        (Get-KcAccountLedger -Type Margin -BusinessType MARGIN_EXCHANGE).Symbol | Sort-Object -Unique | Should -Be 'ETH-USDT'
        (Get-KcAccountLedger -Type Main) | Where-Object AccountType -ne MAIN | Should -BeNullOrEmpty
        (Get-KcAccountLedger USDT).AccountType | Sort-Object -Unique | Should -Contain 'ISOLATED'
        Get-KcAccountLedger -First 2 | Should -HaveCount 2
    }

    It 'takes an account from the pipeline' {
        $entries = Get-KcAccount ETH -Type Trade | Get-KcAccountLedger
        $entries.Currency | Sort-Object -Unique | Should -Be 'ETH'
        $entries.AccountType | Sort-Object -Unique | Should -BeLike 'TRADE*'
    }

    It 'asks the ledger of the account where there is one' {
        $exchange.ClearRequests()
        $null = Get-KcAccountLedger -Type Trade -StartTime 3d
        $paths = @($exchange.Requests | Where-Object Path -like '*ledgers')
        $paths.Path | Sort-Object -Unique | Should -Be ($Generation -eq 'Current' ? '/api/v1/hf/accounts/ledgers' : '/api/v1/accounts/ledgers')
        $paths.Count | Should -BeGreaterOrEqual 3
    }

    It 'refuses accounts without such a ledger' {
        { Get-KcAccountLedger -Type Contract -ErrorAction Stop } | Should -Throw -ErrorId 'AccountTypeNotListed,*'
    }

    It 'is shown within 80 columns, the same in every culture' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            $shown = foreach ($name in 'en-US', 'de-DE') {
                [cultureinfo]::CurrentCulture = $name
                Get-KcAccountLedger | Out-String -Width 80
            }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        $shown[1] | Should -Be $shown[0]
        $shown[0] -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $shown[0] | Should -Not -Match ([char]0x2026)
    }
}
