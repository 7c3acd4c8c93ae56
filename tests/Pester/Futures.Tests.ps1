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
        @{ Case = 'half a leverage'; Arguments = @{ Side = 'Buy'; Price = 1000; Size = 1; Leverage = 2.5 }; Id = 'LeverageNotWhole' }
    ) {
        $writes = $sandbox.WriteRequestCount
        { New-KcFuturesOrder XBTUSDTM @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        $sandbox.WriteRequestCount | Should -Be $writes
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
