BeforeAll {
    . $PSScriptRoot/WhatIfText.ps1
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
}
AfterAll {
    $sandbox.CheckLedger()
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcFuturesContract' {
    It 'lists the open contracts, one, or those that match' {
        $all = Get-KcFuturesContract
        $all[0] | Should -BeOfType ([KuCoin.FuturesContract])
        (Get-KcFuturesContract xbtusdtm).Multiplier | Should -BeExactly 0.001d
        (Get-KcFuturesContract '*USDTM').Symbol | Should -Be ($all.Symbol -like '*USDTM')
    }

    It 'says which name there is no contract for' {
        { Get-KcFuturesContract NOPE -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
        $found = Get-KcFuturesContract XBTUSDTM, NOPE -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Symbol, $failures[0].TargetObject | Should -Be 'XBTUSDTM', 'NOPE'
    }
}

Describe 'New-KcFuturesOrder' {
    BeforeEach {
        $before = $sandbox.FuturesOrders.Count
        function Made { @($sandbox.FuturesOrders | Select-Object -Skip $before) }
    }

    It 'places an order by lots, by base quantity and by value' {
        $receipt = New-KcFuturesOrder xbtusdtm Buy -Price 1000 -Size 2 -Leverage 5
        $receipt | Should -BeOfType ([KuCoin.FuturesOrderReceipt])
        $receipt.Id | Should -Be (Made)[0].Id
        New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Quantity 0.003 -Leverage 5 | Out-Null
        New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Value 4 -Leverage 5 | Out-Null
        (Made).Size | Should -Be 2, 3, 4
    }

    It 'refuses <Case>, and sends nothing' -ForEach @(
        @{ Case = 'part of a lot'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1.5 }; Id = 'SizeNotWhole' }
        @{ Case = 'FOK'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1; TimeInForce = 'FOK' }; Id = 'TimeInForceNotSupported' }
        @{ Case = 'DC'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1; SelfTradePrevention = 'DC' }; Id = 'SelfTradePreventionNotSupported' }
        @{ Case = 'no side'; Arguments = @{ Price = 1000; Size = 1 }; Id = 'SideNeeded' }
        @{ Case = 'two sizes'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1; Value = 5 }; Id = 'QuantityNeeded' }
        @{ Case = 'no size'; Arguments = @{ Side = 'Buy'; Price = 1000 }; Id = 'QuantityNeeded' }
        @{ Case = 'a limit order without a price'; Arguments = @{ Side = 'Buy'; Size = 1 }; Id = 'PriceNeeded' }
        @{ Case = 'no leverage in isolated margin'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1 }; Id = 'LeverageNeeded' }
        @{ Case = 'half a leverage'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1; Leverage = 2.5 }; Id = 'LeverageNotWhole' }
    ) {
        $writes = $sandbox.WriteRequestCount
        { New-KcFuturesOrder XBTUSDTM @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        $sandbox.WriteRequestCount | Should -Be $writes
    }

    It 'refuses what its contract does not take, and sends nothing: <Case>' -ForEach @(
        @{ Case = 'a price off the tick'; Arguments = @{ Price = 1000.03; Size = 1 }; Id = 'PriceOffIncrement'; Says = '*The nearest valid value is 1000.*' }
        @{ Case = 'a quantity off the lot'; Arguments = @{ Price = 1000; Quantity = 0.0015 }; Id = 'OrderSizeOffIncrement'; Says = '*0.001*' }
        @{ Case = 'more than the largest order'; Arguments = @{ Price = 1000; Size = 1000000000 }; Id = 'OrderSizeTooLarge'; Says = '*' }
        @{ Case = 'too high a leverage'; Arguments = @{ Price = 1000; Size = 1; Leverage = 1000 }; Id = 'LeverageTooHigh'; Says = '*' }
        @{ Case = 'a contract that does not exist'; Arguments = @{ Symbol = 'NOPE'; Price = 1000; Size = 1 }; Id = 'SymbolNotFound'; Says = '*' }
        @{ Case = 'rounding without rules'; Arguments = @{ Price = 1000; Size = 1; NoCheck = $true; RoundToIncrement = $true }; Id = 'RoundNeedsCheck'; Says = '*' }
    ) {
        $writes = $sandbox.WriteRequestCount
        $order = @{ Symbol = 'XBTUSDTM'; Side = 'Buy'; Leverage = 5 }
        foreach ($name in $Arguments.Keys) { $order[$name] = $Arguments[$name] }
        New-KcFuturesOrder @order -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike $Says
        $sandbox.WriteRequestCount | Should -Be $writes
    }

    It 'rounds price and size in the direction that cannot make the order worse' {
        $bought = New-KcFuturesOrder XBTUSDTM Buy -Price 1000.07 -Size 2.9 -Leverage 5 -RoundToIncrement
        $bought.Price, $bought.Size | Should -Be 1000, 2
        $sold = New-KcFuturesOrder XBTUSDTM Sell -Price 90000.03 -Quantity 0.0019 -Leverage 5 -RoundToIncrement
        $sold.Price, $sold.Quantity | Should -Be 90000.1, 0.001
        { New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 0.9 -Leverage 5 -RoundToIncrement -ErrorAction Stop } | Should -Throw -ErrorId 'SizeNotPositive,*'
        Get-KcFuturesOrder | Stop-KcFuturesOrder
    }

    It 'leaves the check to the exchange with -NoCheck' {
        $writes = $sandbox.WriteRequestCount
        { New-KcFuturesOrder XBTUSDTM Buy -Price 1000.03 -Size 1 -Leverage 5 -NoCheck -ErrorAction Stop } | Should -Throw
        $sandbox.WriteRequestCount | Should -Be ($writes + 1)
        Made | Should -BeNullOrEmpty
    }

    It 'describes the order with -WhatIf' {
        $text = Get-WhatIfText {
            New-KcFuturesOrder XBTUSDTM Sell -Type Market -Size 1 -Leverage 5 -MarginMode Isolated -ReduceOnly -WhatIf
            New-KcFuturesOrder XBTUSDTM -Type Market -CloseOrder -WhatIf
        }
        $text | Should -BeLike '*Sell 1 lot of XBTUSDTM (market, 5x, isolated margin, reduce only) as main*'
        $text | Should -BeLike '*Close the position in XBTUSDTM (market) as main*'
        Made | Should -BeNullOrEmpty
    }

    It 'places exactly one order when the answer is lost' {
        Set-KcSandbox $sandbox -FailNext 1 -Method POST -DropConnection After
        $receipt = New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5
        $receipt.Recovered | Should -BeTrue
        (Made).Id | Should -Be $receipt.Id
    }
}

Describe 'A futures order given to a spot cmdlet' {
    It 'is refused by name, not reported as gone: <Line>' -ForEach @(
        @{ Line = '$receipt | Stop-KcOrder' }
        @{ Line = '$receipt | Wait-KcOrder -Timeout 5' }
        @{ Line = 'New-KcOrder XBTUSDTM Buy -Price 1000 -Size 1' }
        @{ Line = 'Stop-KcOrder -Symbol XBTUSDTM' }
    ) {
        $receipt = New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5
        $writes = $sandbox.WriteRequestCount
        { Invoke-Expression "$Line -ErrorAction Stop" } | Should -Throw "*'XBTUSDTM' is not a spot pair*"
        $sandbox.WriteRequestCount | Should -Be $writes
    }
}

Describe 'Test-KcFuturesOrder' {
    It 'says whether an order would be taken, and why not, and places nothing' {
        $before = $sandbox.FuturesOrders.Count
        Test-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5 | Should -BeTrue
        Test-KcFuturesOrder XBTUSDTM Buy -Price 1000.03 -Size 1 -Leverage 5 -WarningVariable why -WarningAction SilentlyContinue | Should -BeFalse
        $why[0].Message | Should -BeLike '*Buy 1 lot of XBTUSDTM at 1000.03*would be refused*nearest valid value is 1000*'
        Test-KcFuturesOrder XBTUSDTM Buy -Price 50000 -Size 1000000 -Leverage 1 -WarningAction SilentlyContinue | Should -BeFalse
        Test-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5 -TimeInForce FOK -WarningAction SilentlyContinue | Should -BeFalse
        $sandbox.FuturesOrders.Count | Should -Be $before
    }
}

Describe 'Get-KcFuturesOrder and Get-KcFuturesFill' {
    BeforeAll {
        $open = New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 2 -Leverage 5 -ClientOid open-1
        $filled = New-KcFuturesOrder XBTUSDTM Sell -Type Market -Size 3 -Leverage 5
        $ether = New-KcFuturesOrder ETHUSDTM Buy -Price 100 -Size 1 -Leverage 5
    }
    AfterAll {
        Get-KcFuturesOrder | Stop-KcFuturesOrder
        Close-KcFuturesPosition XBTUSDTM | Out-Null
    }

    It 'find orders by id, by client id, from receipts, fills and rows' {
        (Get-KcFuturesOrder -Id $open.Id).ClientOid | Should -Be 'open-1'
        (Get-KcFuturesOrder -ClientOid open-1).Id | Should -Be $open.Id
        ($open | Get-KcFuturesOrder).Id | Should -Be $open.Id
        ($filled | Get-KcFuturesFill | Get-KcFuturesOrder).Id | Should -Be $filled.Id
        ([pscustomobject]@{ OrderId = $open.Id } | Get-KcFuturesOrder).Id | Should -Be $open.Id
        { Get-KcFuturesOrder -Id 1 -ErrorAction Stop } | Should -Throw -ErrorId 'OrderNotFound,*'
        { [pscustomobject]@{ Nothing = 1 } | Get-KcFuturesOrder -ErrorAction Stop } | Should -Throw -ErrorId 'NothingNamed,*'
    }

    It 'list what is open, what is done, and what was done lately' {
        (Get-KcFuturesOrder).Id | Should -Contain $open.Id
        (Get-KcFuturesOrder).Id | Should -Contain $ether.Id
        (Get-KcFuturesOrder 'XBT*').Symbol | Sort-Object -Unique | Should -Be 'XBTUSDTM'
        (Get-KcFuturesOrder ETHUSDTM).Id | Should -Be $ether.Id
        (Get-KcFuturesOrder -Status Done XBTUSDTM).Id | Should -Contain $filled.Id
        (Get-KcFuturesOrder -Recent).Id | Should -Contain $filled.Id
        (Get-KcFuturesOrder -Recent ETHUSDTM).Id | Should -Not -Contain $filled.Id
        Get-KcFuturesOrder -First 1 | Should -HaveCount 1
    }

    It 'take a position for its contract, not for an order' {
        (Get-KcFuturesPosition XBTUSDTM | Get-KcFuturesOrder).Id | Should -Contain $open.Id
        (Get-KcFuturesPosition XBTUSDTM | Get-KcFuturesFill).OrderId | Should -Contain $filled.Id
    }

    It 'tell sizes in lots and in base currency' {
        $order = Get-KcFuturesOrder -Id $filled.Id
        $order.Size, $order.Quantity, $order.FilledSize, $order.FilledQuantity | Should -Be 3, 0.003, 3, 0.003
        $fills = Get-KcFuturesFill -OrderId $filled.Id
        ($fills | Measure-Object Size -Sum).Sum | Should -Be 3
        ($fills | Measure-Object Quantity -Sum).Sum | Should -Be 0.003
        $fills[0].Value | Should -Be ($fills[0].Price * $fills[0].Quantity)
    }

    It 'find the fills of orders, of contracts and of the last day' {
        (Get-KcFuturesOrder -Id $filled.Id | Get-KcFuturesFill).OrderId | Sort-Object -Unique | Should -Be $filled.Id
        (Get-KcFuturesFill XBTUSDTM).Symbol | Sort-Object -Unique | Should -Be 'XBTUSDTM'
        (Get-KcFuturesFill 'ETH*' -Side Buy).OrderId | Should -Not -Contain $filled.Id
        (Get-KcFuturesFill -Recent).TradeId | Should -Be (Get-KcFuturesFill).TradeId
    }

    It 'show what waits at the exchange in one line of 79 columns' {
        $shown = Get-KcFuturesOrder | Out-String -Width 79
        $shown | Should -Match "XBTUSDTM +Buy +1000 +2 active +$($open.Id)"
        Get-KcFuturesFill | Out-String -Width 79 | Should -Not -Match '…'
        Get-KcFuturesAccount | Out-String -Width 79 | Should -Not -Match '…'
    }
}

Describe 'Stop-KcFuturesOrder' {
    BeforeEach {
        $bitcoin = 1000..1002 | ForEach-Object { New-KcFuturesOrder XBTUSDTM Buy -Price $_ -Size 1 -Leverage 5 }
        $ether = New-KcFuturesOrder ETHUSDTM Buy -Price 100 -Size 1 -Leverage 5
        $writes = $sandbox.WriteRequestCount
    }
    AfterEach { Get-KcFuturesOrder | Stop-KcFuturesOrder }

    It 'cancels by id, by client id, from receipts and orders, and writes nothing' {
        Stop-KcFuturesOrder $bitcoin[0].Id | Should -BeNullOrEmpty
        Stop-KcFuturesOrder -ClientOid $bitcoin[1].ClientOid -Symbol XBTUSDTM
        $bitcoin[2] | Stop-KcFuturesOrder
        Get-KcFuturesOrder XBTUSDTM | Should -BeNullOrEmpty
        Get-KcFuturesOrder | Stop-KcFuturesOrder
        Get-KcFuturesOrder | Should -BeNullOrEmpty
    }

    It 'cancels one contract with -Symbol, and all with -All, in the <_> generation' -ForEach 'Classic', 'Current' {
        # Another session each, for the Classic call costs 800 points.
        $session = Connect-KcSession -Sandbox -ApiGeneration $_ -Name desk
        try {
            Stop-KcFuturesOrder -Symbol xbtusdtm
            (Get-KcFuturesOrder).Id | Should -Be $ether.Id
            Stop-KcFuturesOrder -All -PassThru | Should -HaveCount 1
            Get-KcFuturesOrder | Should -BeNullOrEmpty
            $paths = ($sandbox.Requests | Where-Object Method -eq DELETE | Select-Object -Last 2).Path
            $paths | Should -Be (@{ Classic = '/api/v1/orders', '/api/v1/orders'; Current = '/api/v3/orders', '/api/v3/orders' }[$_])
        }
        finally {
            Disconnect-KcSession $session
            # Nobody waits for the next window of the quota.
            Set-KcSandbox $sandbox -Advance 00:00:30
            $null = Connect-KcSession -Sandbox
        }
    }

    It 'returns the orders with -PassThru' {
        $stopped = $bitcoin[0].Id, $ether.Id | Stop-KcFuturesOrder -PassThru
        $stopped.Id | Should -Be $bitcoin[0].Id, $ether.Id
        $stopped.IsCancelled | Should -Be $true, $true
        (Stop-KcFuturesOrder -ClientOid $bitcoin[1].ClientOid -Symbol XBTUSDTM -PassThru).Id | Should -Be $bitcoin[1].Id
    }

    It 'describes each order with -WhatIf and sends nothing' {
        $text = Get-WhatIfText { Get-KcFuturesOrder | Stop-KcFuturesOrder -WhatIf; Stop-KcFuturesOrder -All -WhatIf; Stop-KcFuturesOrder -Symbol XBTUSDTM -WhatIf }
        $text | Should -BeLike "*Cancel order $($bitcoin[0].Id): Buy 1 lot of XBTUSDTM at 1000 (limit) as main* (key *) at the sandbox *"
        $text | Should -BeLike '*all open futures orders of all contracts*all open futures orders of XBTUSDTM*'
        $sandbox.WriteRequestCount | Should -Be $writes
    }

    It 'cancels nothing when it is given <Case>' -ForEach @(
        @{ Case = 'a symbol from the pipeline'; Line = "'XBTUSDTM' | Stop-KcFuturesOrder" }
        @{ Case = 'contracts'; Line = 'Get-KcFuturesContract XBTUSDTM | Stop-KcFuturesOrder' }
        @{ Case = 'a pattern'; Line = "Stop-KcFuturesOrder -Symbol 'XBT*'" }
        @{ Case = 'nothing'; Line = '@() | Stop-KcFuturesOrder' }
        @{ Case = '-All:$false'; Line = 'Stop-KcFuturesOrder -All:$false' }
        @{ Case = 'a client id with two contracts'; Line = "Stop-KcFuturesOrder -ClientOid any -Symbol XBTUSDTM, ETHUSDTM" }
        @{ Case = 'another order that is gone'; Line = 'Stop-KcFuturesOrder -Id 1' }
    ) {
        Invoke-Expression "$Line -ErrorAction SilentlyContinue"
        Get-KcFuturesOrder | Should -HaveCount 4
    }

    It 'says how an order was done already, and goes on' {
        Stop-KcFuturesOrder $bitcoin[0].Id
        $bitcoin[0].Id, $bitcoin[1].Id | Stop-KcFuturesOrder -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'OrderNotActive,*'
        (Get-KcFuturesOrder -Id $bitcoin[1].Id).IsCancelled | Should -BeTrue
    }
}

Describe 'Close-KcFuturesPosition' {
    BeforeEach {
        $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 2 -Leverage 5
        $null = New-KcFuturesOrder ETHUSDTM Sell -Type Market -Size 1 -Leverage 5
        $writes = $sandbox.WriteRequestCount
    }
    AfterEach { Get-KcFuturesPosition | Close-KcFuturesPosition | Out-Null }

    It 'says what it would close with -WhatIf, and sends nothing' {
        $text = Get-WhatIfText { Get-KcFuturesPosition | Close-KcFuturesPosition -WhatIf }
        $text | Should -BeLike '*Close the long position of 2 lots in XBTUSDTM at market (0.002 base, entered at *, unrealized * USDT) as main*'
        $text | Should -BeLike '*Close the short position of 1 lot in ETHUSDTM at market*'
        $sandbox.WriteRequestCount | Should -Be $writes
        Get-KcFuturesPosition | Should -HaveCount 2
    }

    It 'closes every position with one order each' {
        $receipts = Get-KcFuturesPosition | Close-KcFuturesPosition
        $receipts.CloseOrder | Should -Be $true, $true
        Get-KcFuturesPosition | Should -BeNullOrEmpty
        $sandbox.WriteRequestCount | Should -Be ($writes + 2)
        (Get-KcFuturesFill -OrderId $receipts[0].Id | Measure-Object Size -Sum).Sum | Should -BeIn 1, 2
    }

    It 'closes one contract by name, and says when there is nothing to close' {
        $position = Get-KcFuturesPosition XBTUSDTM
        (Close-KcFuturesPosition xbtusdtm).Symbol | Should -Be 'XBTUSDTM'
        (Get-KcFuturesPosition).Symbol | Should -Be 'ETHUSDTM'
        { Close-KcFuturesPosition XBTUSDTM -ErrorAction Stop } | Should -Throw -ErrorId 'PositionNotFound,*'
    }

    It 'closes exactly once when the answer is lost' {
        Set-KcSandbox $sandbox -FailNext 1 -Method POST -DropConnection After
        $receipt = Close-KcFuturesPosition XBTUSDTM
        $receipt.Recovered | Should -BeTrue
        Get-KcFuturesPosition XBTUSDTM | Should -BeNullOrEmpty
    }
}

Describe 'Get-KcFuturesAccount' {
    It 'gets the currencies the account holds, or those named' {
        $all = Get-KcFuturesAccount
        $all[0] | Should -BeOfType ([KuCoin.FuturesAccount])
        $all.Currency | Should -Contain 'USDT'
        (Get-KcFuturesAccount usdt).Equity | Should -BeGreaterThan 0
        ('USDT', 'XBT' | Get-KcFuturesAccount).Currency | Should -Be 'USDT', 'XBT'
    }
}

Describe 'Get-KcFuturesPosition' {
    It 'lists what is open, and nothing for what is not' {
        Get-KcFuturesPosition | Should -BeNullOrEmpty
        New-KcFuturesOrder XBTUSDTM Sell -Type Market -Size 3 -Leverage 5 | Out-Null
        $position = Get-KcFuturesPosition
        $position | Should -BeOfType ([KuCoin.FuturesPosition])
        $position.Size | Should -Be -3
        (Get-KcFuturesPosition xbtusdtm).Size | Should -Be -3
        ('XBT*' | Get-KcFuturesPosition).Size | Should -Be -3
        (Get-KcFuturesContract XBTUSDTM | Get-KcFuturesPosition).Size | Should -Be -3
        Get-KcFuturesPosition ETHUSDTM -ErrorAction Stop | Should -BeNullOrEmpty
        Get-KcFuturesPosition -Currency XBT | Should -BeNullOrEmpty
        New-KcFuturesOrder XBTUSDTM -Type Market -CloseOrder | Out-Null
        Get-KcFuturesPosition | Should -BeNullOrEmpty
    }
}
