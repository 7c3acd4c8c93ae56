BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
    . $PSScriptRoot/WhatIfText.ps1
}
AfterAll {
    $sandbox.CheckLedger()
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'New-KcOrder' {
    BeforeEach {
        Set-KcSandbox $sandbox -ClearFault
        $before = $sandbox.Orders.Count
        function Made { @($sandbox.Orders | Select-Object -Skip $before) }
    }

    It 'places a limit order and returns a receipt with both ids' {
        $receipt = New-KcOrder btc-usdt Buy -Price 1000.5 -Size 0.01
        $receipt | Should -BeOfType ([KuCoin.OrderReceipt])
        $order = Made
        $order | Should -HaveCount 1
        $receipt.Id | Should -Be $order.Id
        $receipt.ClientOid | Should -Be $order.ClientOid
        $receipt.Recovered | Should -BeFalse
        $order.Price, $order.Size | Should -Be 1000.5, 0.01
    }

    It 'places market orders by size and by funds' {
        $null = New-KcOrder BTC-USDT Sell -Type Market -Size 0.001
        $null = New-KcOrder BTC-USDT Buy -Type Market -Funds 25.5
        (Made).Type | Should -Be 'market', 'market'
        (Made)[0].Size, (Made)[1].Funds | Should -Be 0.001, 25.5
    }

    It 'passes every option on' {
        $options = @{ TimeInForce = 'GTT'; CancelAfter = '00:10:00'; Iceberg = $true; VisibleSize = '0.002'; SelfTradePrevention = 'CN'; Remark = 'test'; ClientOid = 'mine-1' }
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 @options | Get-KcOrder
        $order.ClientOid, $order.TimeInForce, $order.Remark, $order.SelfTradePrevention | Should -Be 'mine-1', 'GTT', 'test', 'CN'
        $order.CancelAfter, $order.Iceberg, $order.VisibleSize | Should -Be ([timespan]'00:10:00'), $true, 0.002
    }

    It 'keeps every digit of a bare number' {
        (New-KcOrder BTC-USDT Buy -Price 1000.1 -Size 0.01234567 | Get-KcOrder).Size | Should -BeExactly 0.01234567d
    }

    It 'refuses <Text> as a price, with every reading of it, in every culture' -ForEach @(
        @{ Text = '1,5'; Readings = '1.5', '15' }
        @{ Text = '1.000,5'; Readings = '1000.5', '1.0005' }
        @{ Text = '0,00012'; Readings = '0.00012', '12' }
    ) {
        $culture = [cultureinfo]::CurrentCulture
        try {
            foreach ($name in 'en-US', 'de-DE') {
                [cultureinfo]::CurrentCulture = $name
                $failure = { New-KcOrder BTC-USDT Buy -Price $Text -Size 0.01 } | Should -Throw -PassThru
                foreach ($reading in $Readings) { $failure.Exception.Message | Should -Match "\b$([regex]::Escape($reading))\b" }
            }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        Made | Should -BeNullOrEmpty
    }

    It 'refuses <Case>, and sends nothing' -ForEach @(
        @{ Case = 'a limit order without a price'; Arguments = @{ Size = 1 }; Id = 'PriceNeeded' }
        @{ Case = 'a limit order without a size'; Arguments = @{ Price = 1000 }; Id = 'SizeNeeded' }
        @{ Case = 'a limit order by funds'; Arguments = @{ Price = 1000; Size = 1; Funds = 5 }; Id = 'FundsNotAllowed' }
        @{ Case = 'a market order with a price'; Arguments = @{ Type = 'Market'; Price = 1000; Size = 1 }; Id = 'PriceNotAllowed' }
        @{ Case = 'a market order by size and funds'; Arguments = @{ Type = 'Market'; Size = 1; Funds = 5 }; Id = 'SizeOrFundsNeeded' }
        @{ Case = 'a market order by nothing'; Arguments = @{ Type = 'Market' }; Id = 'SizeOrFundsNeeded' }
        @{ Case = 'a negative size'; Arguments = @{ Price = 1000; Size = -1 }; Id = 'SizeNotPositive' }
        @{ Case = 'GTT without an end'; Arguments = @{ Price = 1000; Size = 1; TimeInForce = 'GTT' }; Id = 'CancelAfterNeeded' }
        @{ Case = 'post-only that would be ignored'; Arguments = @{ Price = 1000; Size = 1; TimeInForce = 'IOC'; PostOnly = $true }; Id = 'PostOnlyNotPossible' }
    ) {
        $writes = $sandbox.WriteRequestCount
        { New-KcOrder BTC-USDT Buy @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        { New-KcOrder BTC-USDT Buy @Arguments -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        $sandbox.WriteRequestCount | Should -Be $writes
    }

    It 'takes only the words of a side, not their numbers or beginnings' {
        foreach ($side in 'S', '1', 'hold') { { New-KcOrder BTC-USDT $side -Price 1 -Size 1 } | Should -Throw "*none of Buy, Sell*" }
    }

    It 'says in one line what the exchange refused, with the order as target, and goes on' {
        $rows = [pscustomobject]@{ Symbol = 'BTC-USDT'; Side = 'Sell'; Price = 90000; Size = 1000 }, [pscustomobject]@{ Symbol = 'BTC-USDT'; Side = 'Buy'; Price = 1000; Size = '0.01' }
        $receipts = $rows | New-KcOrder -ErrorVariable failures -ErrorAction SilentlyContinue
        $receipts | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InsufficientBalance,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $failures[0].TargetObject.Symbol, $failures[0].TargetObject.Size | Should -Be 'BTC-USDT', 1000
        $failures[0].Exception.Code | Should -Be '200004'
    }

    It 'describes the order, the account and the exchange with -WhatIf, and sends nothing' {
        $writes = $sandbox.WriteRequestCount
        $text = Get-WhatIfText { New-KcOrder BTC-USDT Buy -Price 50000 -Size 0.1 -PostOnly -WhatIf }
        $text | Should -BeLike "*Buy 0.1 BTC-USDT at 50000, worth 5000 USDT (limit, post-only) as main (key *) at the sandbox $($sandbox.Endpoint.Authority) (no real money)*"
        $sandbox.WriteRequestCount | Should -Be $writes
    }

    It 'takes rows of a CSV file: words in any case, blank columns, true and false' {
        $rows = @'
Symbol,Side,Type,Price,Size,Funds,TimeInForce,PostOnly,TradeType,ClientOid,Remark
BTC-USDT,buy,limit,1000.5,0.01,,,true,TRADE,,
btc-usdt,SELL,,99000,0.01,,GTC,false,,csv-2,hello
BTC-USDT,Buy,market,,,10,,,,,
'@ | ConvertFrom-Csv
        $receipts = $rows | New-KcOrder
        $receipts | Should -HaveCount 3
        $receipts[1].ClientOid | Should -Be 'csv-2'
        $receipts[0] | Get-KcOrder | ForEach-Object PostOnly | Should -BeTrue
        (Made).ClientOid | Sort-Object -Unique | Should -HaveCount 3
    }

    It 'never places the same client id twice' {
        $null = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -ClientOid once-1
        { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -ClientOid once-1 -ErrorAction Stop } | Should -Throw
        Made | Should -HaveCount 1
    }

    It 'places exactly one order, and returns it, when <Case>' -ForEach @(
        @{ Case = 'the answer is lost'; Fault = @{ DropConnection = 'After' }; Recovered = $true }
        @{ Case = 'the connection breaks before the order is taken'; Fault = @{ DropConnection = 'Before' }; Recovered = $false }
        @{ Case = 'the exchange answers 500'; Fault = @{ Status = 500; Code = '500000' }; Recovered = $false }
        @{ Case = 'the exchange answers 429'; Fault = @{ Status = 429; Code = '429000' }; Recovered = $false }
    ) {
        Set-KcSandbox $sandbox -FailNext 1 -Method POST -Path /api/v1/orders @Fault
        $receipt = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        Made | Should -HaveCount 1
        $receipt.Id | Should -Be (Made).Id
        $receipt.Recovered | Should -Be $Recovered
        $sandbox.Faults | Should -BeNullOrEmpty
    }

    It 'fails when it is told to by -ErrorAction Stop, in an unattended host' {
        $shell = [powershell]::Create('CurrentRunspace').AddScript('New-KcOrder BTC-USDT Buy -Size 1 -ErrorAction Stop')
        { $shell.Invoke() } | Should -Throw '*needs Price*'
    }
}
