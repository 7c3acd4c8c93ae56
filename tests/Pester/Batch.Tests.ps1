Describe 'New-KcOrder -Batch with the <Generation> calls' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $exchange.SetSingleEngine($Generation -eq 'Current')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = $Generation }
        function Rows([int] $Count, [string] $Symbol = 'BTC-USDT') {
            1..$Count | ForEach-Object { [pscustomobject]@{ Symbol = $Symbol; Side = 'Buy'; Price = 1000 + $_; Size = 0.01 } }
        }
        function Posts { @($exchange.Requests | Where-Object Method -eq POST) }
    }
    AfterAll { Stop-TestExchange $exchange }
    BeforeEach {
        Get-KcOrder | Stop-KcOrder
        $exchange.ClearRequests()
    }

    It 'Import-Csv orders.csv | New-KcOrder -Batch' {
        $file = Join-Path $TestDrive orders.csv
        # As the file of a trader who writes points: Export-Csv would write the machine's own decimal separator.
        Rows 12 | ForEach-Object { $_.Size = '0.01'; $_ } | Export-Csv $file
        Import-Csv $file | Test-KcOrder | Select-Object -Unique | Should -BeTrue
        $exchange.ClearRequests()
        $receipts = Import-Csv $file | New-KcOrder -Batch
        $receipts | Should -HaveCount 12
        $receipts.Price | Should -Be (1001..1012)
        Posts | Should -HaveCount 3
        (Posts)[0].Path | Should -Be ($Generation -eq 'Current' ? '/api/v1/hf/orders/multi' : '/api/v1/orders/multi')
        Get-KcOrder | Should -HaveCount 12
    }

    It 'gives every row its receipt or its error' {
        $rows = Rows 6
        $rows[1].Size = 1000
        $rows[3].Price = 1000.01
        $receipts = $rows | New-KcOrder -Batch -ErrorVariable failures -ErrorAction SilentlyContinue
        $receipts.Price | Should -Be 1001, 1003, 1005, 1006
        $failures | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Sort-Object | Should -Be 'InsufficientBalance', 'PriceOffIncrement'
        $failures | ForEach-Object { $_.TargetObject | Should -BeOfType ([KuCoin.OrderRequest]) }
        Get-KcOrder | Should -HaveCount 4
    }

    It 'places each order once when the answer is lost' {
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; Drop = 'AfterAccept' })
        Rows 5 | New-KcOrder -Batch | Should -HaveCount 5
        Get-KcOrder | Should -HaveCount 5
    }

    It 'takes pairs and kinds as they come' {
        $exchange.SetPrice('ETH-USDT', 2000)
        $receipts = @(Rows 2; Rows 2 'ETH-USDT'; Rows 1) | New-KcOrder -Batch
        $receipts.Symbol | Should -Be 'BTC-USDT', 'BTC-USDT', 'ETH-USDT', 'ETH-USDT', 'BTC-USDT'
    }

    It 'refuses a client id that went before' {
        $rows = Rows 2 | Select-Object *, @{ n = 'ClientOid'; e = { 'same-1' } }
        @($rows | New-KcOrder -Batch -ErrorVariable failures -ErrorAction SilentlyContinue) | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClientOidNotUnique,*'
    }

    It 'asks about every row and sends nothing with -WhatIf' {
        Rows 7 | New-KcOrder -Batch -WhatIf | Should -BeNullOrEmpty
        Posts | Should -BeNullOrEmpty
    }
}

Describe 'The rules of a pair' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $null = Connect-TestExchange $exchange
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'refuse <Line> before anything is sent, and say what would do' -ForEach @(
        @{ Line = 'BTC-USDT Buy -Price 1000.01 -Size 0.01'; Id = 'PriceOffIncrement'; Valid = '1000' }
        @{ Line = 'BTC-USDT Buy -Price 1000 -Size 0.000000001'; Id = 'OrderSizeTooSmall'; Valid = '0.00001' }
        @{ Line = 'BTC-USDT Buy -Price 1000 -Size 0.010000001'; Id = 'OrderSizeOffIncrement'; Valid = '0.01' }
        @{ Line = 'BTC-USDT Buy -Type Market -Funds 0.01'; Id = 'OrderFundsTooSmall'; Valid = '0.1' }
    ) {
        $before = $exchange.WriteRequestCount
        Invoke-Expression "New-KcOrder $Line -ErrorVariable failure -ErrorAction SilentlyContinue"
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure[0].ErrorDetails.RecommendedAction | Should -Match ([regex]::Escape($Valid))
        Invoke-Expression "Test-KcOrder $Line -WarningAction SilentlyContinue" | Should -BeFalse
        $exchange.WriteRequestCount | Should -Be $before
    }

    It 'refuse a pair that is not open' {
        { New-KcOrder PAUSED-USDT Buy -Price 1 -Size 10 -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotTrading,*'
    }

    It 'round a buy down, a sale up, and sizes down with -RoundToIncrement' {
        $buy = New-KcOrder BTC-USDT Buy -Price 1000.09 -Size 0.010000009 -RoundToIncrement
        $buy.Price, $buy.Size | Should -Be 1000.0, 0.01
        (New-KcOrder BTC-USDT Sell -Price 99000.01 -Size 0.01 -RoundToIncrement).Price | Should -BeExactly 99000.1d
    }

    It 'are left to the exchange with -NoCheck, and read once for many orders' {
        $exchange.ClearRequests()
        { New-KcOrder BTC-USDT Buy -Price 1000.01 -Size 0.01 -NoCheck -ErrorAction Stop } | Should -Throw
        @($exchange.Requests | Where-Object Method -eq POST) | Should -HaveCount 1
        1..5 | ForEach-Object { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 } | Out-Null
        @($exchange.Requests | Where-Object Path -like '/api/v2/symbols*').Count | Should -BeLessOrEqual 1
        { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -NoCheck -RoundToIncrement -ErrorAction Stop } | Should -Throw -ErrorId 'RoundNeedsCheck,*'
    }
}
