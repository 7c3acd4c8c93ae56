# The pipelines the module promises, and the same output in every culture and at 80 columns.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    . $PSScriptRoot/WhatIfText.ps1
    function Stop-Everything {
        $sandbox.CheckLedger()
        Disconnect-KcSession
        Stop-KcSandbox $sandbox
    }
}

Describe 'Pipelines with the <Generation> calls' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
    BeforeAll {
        $sandbox = Start-KcSandbox
        if ($Generation -eq 'Current') { Set-KcSandbox $sandbox -SingleEngine }
        $session = Connect-KcSession -Sandbox -Name pipes
        1000, 60000 | ForEach-Object { New-KcOrder BTC-USDT Buy -Price $_ -Size 0.001 } | Out-Null
        New-KcOrder ETH-USDT Buy -Type Market -Funds 20 | Wait-KcOrder -Timeout 30 | Out-Null
    }
    AfterAll { Stop-Everything }

    It 'Get-KcOrder -Symbol BTC-USDT | Where-Object Price -lt 50000 | Stop-KcOrder -WhatIf' {
        $writes = $sandbox.WriteRequestCount
        $text = Get-WhatIfText { Get-KcOrder -Symbol BTC-USDT | Where-Object Price -lt 50000 | Stop-KcOrder -WhatIf }
        [regex]::Matches($text, 'Cancel order').Count | Should -Be 1
        $sandbox.WriteRequestCount | Should -Be $writes
    }

    It 'Get-KcFill -StartTime (Get-Date).AddDays(-1) | Group-Object Symbol' {
        (Get-KcFill -StartTime (Get-Date).AddDays(-1) | Group-Object Symbol).Name | Should -Be 'ETH-USDT'
    }

    It 'Get-KcFill | Measure-KcFill' {
        (Get-KcFill | Measure-KcFill).Funds | Should -BeGreaterThan 19
    }

    It 'Get-KcSymbol *-USDT | Get-KcTicker | Sort-Object Change -Descending | Select-Object -First 10' {
        $top = Get-KcSymbol *-USDT | Get-KcTicker | Sort-Object Change -Descending | Select-Object -First 10
        $top | Should -HaveCount 10
        $top[0].Change | Should -BeGreaterOrEqual $top[9].Change
    }

    It 'Import-Csv orders.csv | Test-KcOrder, then | New-KcOrder -Batch' {
        $file = Join-Path $TestDrive orders.csv
        'Symbol,Side,Type,Price,Size', 'BTC-USDT,buy,limit,1000,0.01', 'BTC-USDT,buy,,1001,0.02' | Set-Content $file
        Import-Csv $file | Test-KcOrder | Should -Be $true, $true
        $receipts = Import-Csv $file | New-KcOrder -Batch
        $receipts.Price | Should -Be 1000, 1001
        (Get-KcOrder).Id | Where-Object { $_ -in $receipts.Id } | Should -HaveCount 2
    }

    It 'New-KcOrder | Wait-KcOrder -Timeout 00:00:30 | Get-KcFill' {
        $fills = New-KcOrder ETH-USDT Buy -Type Market -Funds 20 | Wait-KcOrder -Timeout 00:00:30 | Get-KcFill
        $fills | ForEach-Object { $_ | Should -BeOfType ([KuCoin.Fill]) }
        $fills.OrderId | Sort-Object -Unique | Should -HaveCount 1
    }

    It 'Get-KcAccount -Type Main -NonZero | Move-KcBalance -To Trade -All' {
        $moved = Get-KcAccount -Type Main -NonZero | Move-KcBalance -To Trade -All
        $moved.Count | Should -BeGreaterThan 0
        Get-KcAccount -Type Main -NonZero | Should -BeNullOrEmpty
    }

    It 'Get-KcOrder -Status Done and -Recent, of all pairs' {
        $gone = New-KcOrder SOL-USDT Buy -Price 1 -Size 10
        $gone | Stop-KcOrder
        (Get-KcOrder -Status Done).Id | Should -Contain $gone.Id
        (Get-KcOrder -Status Done).Symbol | Should -Contain 'ETH-USDT'
        (Get-KcOrder -Recent).Id | Should -Contain $gone.Id
        (Get-KcFill -Recent).Symbol | Sort-Object -Unique | Should -Be 'ETH-USDT'
        (Get-KcOrder *-USDT -Status Done -First 1).Id | Should -Be $gone.Id
    }

    It 'Watch-KcTicker BTC-USDT | Select-Object -First 5' {
        Watch-KcTicker BTC-USDT | Select-Object -First 5 | Should -HaveCount 5
        Wait-Until { $sandbox.OpenStreamCount -eq 0 }
    }

    It '$PSDefaultParameterValues[''*-Kc*:Session'']' {
        $PSDefaultParameterValues['*-Kc*:Session'] = 'pipes'
        try { Get-KcAccount USDT -Type Trade | Should -Not -BeNullOrEmpty }
        finally { $PSDefaultParameterValues.Remove('*-Kc*:Session') }
    }

    It '$symbols | ForEach-Object -Parallel { Get-KcTicker $_ -Session $using:s } -ThrottleLimit 8' {
        $module = (Get-Module KuCoin).Path
        $s = $session
        $symbols = (Get-KcSymbol *-USDT).Symbol | Where-Object { $_ -notmatch 'PAUSED|QUIET' }
        $tickers = $symbols | ForEach-Object -Parallel { Import-Module $using:module; Get-KcTicker $_ -Session $using:s } -ThrottleLimit 8
        $tickers.Symbol | Sort-Object | Should -Be ($symbols | Sort-Object)
    }

    It 'Get-KcOrder | ConvertTo-Json | ConvertFrom-Json, and Export-Clixml, carry no secret and lose no digit' {
        $everything = @(Get-KcOrder; Get-KcFill; Get-KcAccount; Get-KcSession; Get-KcSandbox)
        $json = $everything | ConvertTo-Json -Depth 5
        $file = Join-Path $TestDrive all.xml
        $everything | Export-Clixml $file -Depth 3
        $key = [KuCoin.KcSandbox].GetProperty('Server', [Reflection.BindingFlags] 'NonPublic, Instance').GetValue($sandbox).Key
        foreach ($text in $json, (Get-Content -Raw $file)) {
            $text | Should -Not -Match ([regex]::Escape($key.Secret))
            $text | Should -Not -Match ([regex]::Escape($key.Passphrase))
        }
        $fill = Get-KcFill -First 1
        ($fill | ConvertTo-Json | ConvertFrom-Json).Fee | Should -Be $fill.Fee
    }
}

Describe 'Views' {
    BeforeAll {
        $sandbox = Start-KcSandbox
        $null = Connect-KcSession -Sandbox
        New-KcOrder ETH-USDT Buy -Type Market -Funds 20 | Wait-KcOrder -Timeout 30 | Out-Null
        New-KcOrder BTC-USDT Buy -Price 1234.5 -Size 0.00123456 | Out-Null
        Move-KcBalance USDT 2000 -From Trade -To Main | Out-Null
        New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 2 -Leverage 5 | Out-Null
    }
    AfterAll { Stop-Everything }

    It 'shows <Line> within 80 columns, the same in every culture, with nothing cut off' -ForEach @(
        @{ Line = 'Get-KcAccount' }
        @{ Line = 'Get-KcSymbol BTC-USDT' }
        @{ Line = 'Get-KcOrder' }
        @{ Line = 'Get-KcOrder -Status Done' }
        @{ Line = 'Get-KcFill' }
        @{ Line = 'Get-KcAccountSummary' }
        @{ Line = 'Get-KcAccount USDT -Type Trade | Get-KcTransferQuota' }
        @{ Line = 'New-KcDepositAddress ETH eth' }
        @{ Line = 'New-KcWithdrawal USDT 1234.5 TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8 -Chain trx -Force' }
        @{ Line = 'Get-KcWithdrawal' }
        @{ Line = 'Get-KcWithdrawalQuota USDT' }
        @{ Line = 'Get-KcMarketStatistic BTC-USDT' }
        @{ Line = 'Get-KcOrderBook BTC-USDT' }
        @{ Line = 'Get-KcCandle BTC-USDT 1h -First 3' }
        @{ Line = 'Get-KcTrade BTC-USDT' }
        @{ Line = 'Get-KcTradeFee BTC-USDT' }
        @{ Line = 'Get-KcCurrency' }
        @{ Line = 'New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000.5 -Price 44900.5 -Size 0.00123456' }
        @{ Line = 'Get-KcStopOrder' }
        @{ Line = 'New-KcOrder BTC-USDT Buy -Price 1000.5 -Size 0.01' }
        @{ Line = 'Get-KcMarginAccount' }
        @{ Line = 'Get-KcServiceStatus' }
        @{ Line = 'Get-KcFill | Measure-KcFill' }
        @{ Line = 'Get-KcFuturesContract XBTUSDTM' }
        @{ Line = 'Get-KcFuturesPosition' }
        @{ Line = 'Get-KcSandbox' }
        @{ Line = 'Move-KcBalance USDT 1.5 -From Trade -To Main' }
    ) {
        $objects = Invoke-Expression $Line
        $culture = [cultureinfo]::CurrentCulture
        try {
            $shown = foreach ($name in 'en-US', 'de-DE', 'tr-TR', 'ar-SA') {
                [cultureinfo]::CurrentCulture = $name
                ($objects | Out-String -Width 80) -replace '\d\d:\d\d:\d\d'
            }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        # Where a long last column wraps is the engine's choice, which depends on the culture: the characters must be the same, not their order.
        $shown | ForEach-Object { -join (($_ -replace '\s').ToCharArray() | Sort-Object) } | Sort-Object -Unique | Should -HaveCount 1
        $shown[0] | Should -Not -Match ([char]0x2026)
        $shown[0] -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }

    It 'shows a price that binds back' {
        $text = Get-KcOrder BTC-USDT | Where-Object Price -eq 1234.5 | Format-List | Out-String
        $text | Should -Match 'Price\s+: 1234\.5\b'
        $text | Should -Match 'Size\s+: 0\.00123456\b'
        $text | Should -Match 'CreatedAt \(UTC\)\s+: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d'
    }
}
