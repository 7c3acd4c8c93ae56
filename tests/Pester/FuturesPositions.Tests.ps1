BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
}
AfterAll {
    $sandbox.CheckLedger()
    Disconnect-KcSession -All
    Stop-KcSandbox $sandbox
}

Describe 'New-KcFuturesOrder -Batch' {
    AfterEach { Get-KcFuturesOrder | Stop-KcFuturesOrder }

    It 'sends twenty at a time and gives a receipt for each' {
        $before = @($sandbox.Requests).Count
        $receipts = 1..21 | ForEach-Object { [pscustomobject]@{ Price = 1000 + $_; Size = 1 } } | New-KcFuturesOrder XBTUSDTM Buy -Leverage 5 -Batch
        $receipts.Price | Should -Be (1001..1021)
        @($sandbox.Requests | Select-Object -Skip $before | Where-Object Path -eq '/api/v1/orders/multi') | Should -HaveCount 2
        Get-KcFuturesOrder | Should -HaveCount 21
    }

    It 'refuses a row by itself and places the others' {
        $rows = @{ Price = 1000; Size = 1; ClientOid = 'b-1' }, @{ Price = 1000.03; Size = 1; ClientOid = 'b-2' }, @{ Price = 1002; Size = 1; ClientOid = 'b-1' }, @{ Price = 1003; Size = 1; ClientOid = 'b-4' }
        $receipts = $rows | ForEach-Object { [pscustomobject]$_ } | New-KcFuturesOrder XBTUSDTM Buy -Leverage 5 -Batch -ErrorVariable failures -ErrorAction SilentlyContinue
        $receipts.ClientOid | Should -Be 'b-1', 'b-4'
        $failures.FullyQualifiedErrorId | Should -BeLike '*NewKcFuturesOrderCommand'
        $failures[0].FullyQualifiedErrorId, $failures[1].FullyQualifiedErrorId | Should -Match '^(PriceOffIncrement|ClientOidNotUnique),'
        $failures[0].TargetObject.ClientOid | Should -Be 'b-2'
    }
}

Describe 'The futures stop orders' {
    AfterEach { Get-KcFuturesStopOrder | Stop-KcFuturesStopOrder }

    It 'wait, are listed, and are cancelled by id, by client id, by contract and all' {
        $one = New-KcFuturesStopOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5 -Stop Down -StopPrice 1100 -StopPriceType Mark
        $one.Stop, $one.StopPrice, $one.StopPriceType | Should -Be 'down', 1100, 'MP'
        $two = New-KcFuturesStopOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5 -Stop Down -StopPrice 1200 -ClientOid guard
        $three = New-KcFuturesStopOrder ETHUSDTM Buy -Price 100 -Size 1 -Leverage 5 -Stop Down -StopPrice 110
        (Get-KcFuturesStopOrder).Id | Sort-Object | Should -Be ($one.Id, $two.Id, $three.Id | Sort-Object)
        (Get-KcFuturesStopOrder 'ETH*').Id | Should -Be $three.Id
        Get-KcFuturesStopOrder -Side Sell | Should -BeNullOrEmpty
        Get-KcFuturesStopOrder | Out-String -Width 79 | Should -Match "<= 1100 +1 waiting +$($one.Id)"
        Get-KcFuturesOrder | Should -BeNullOrEmpty
        Stop-KcFuturesStopOrder $one.Id
        Stop-KcFuturesStopOrder -ClientOid guard -Symbol XBTUSDTM
        (Get-KcFuturesStopOrder).Id | Should -Be $three.Id
        Stop-KcFuturesStopOrder -Symbol XBTUSDTM
        (Get-KcFuturesStopOrder).Id | Should -Be $three.Id
        Stop-KcFuturesStopOrder -All
        Get-KcFuturesStopOrder | Should -BeNullOrEmpty
    }

    It 'need a direction and a price on the tick' {
        $writes = $sandbox.WriteRequestCount
        { New-KcFuturesStopOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5 -Stop Down -StopPrice 1100.03 -ErrorAction Stop } | Should -Throw -ErrorId 'StopPriceOffIncrement,*'
        $sandbox.WriteRequestCount | Should -Be $writes
    }
}

Describe 'An isolated position' {
    BeforeAll { $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 2 -Leverage 5 }
    AfterAll { Get-KcFuturesPosition | Close-KcFuturesPosition | Out-Null }

    It 'gets margin once for one client id, and gives it back' {
        $before = (Get-KcFuturesPosition XBTUSDTM).PositionMargin
        $position = Add-KcFuturesMargin XBTUSDTM 10 -ClientOid topup-1
        $position | Should -BeOfType ([KuCoin.FuturesPosition])
        (Get-KcFuturesPosition XBTUSDTM).PositionMargin - $before | Should -BeIn (9.9..10)
        Set-KcSandbox $sandbox -FailNext 1 -Method POST -DropConnection After
        $null = Add-KcFuturesMargin XBTUSDTM 5 -ClientOid topup-2
        (Get-KcFuturesPosition XBTUSDTM).PositionMargin - $before | Should -BeLessOrEqual 15
        (Remove-KcFuturesMargin XBTUSDTM 4 -PassThru).PositionMargin - $before | Should -BeLessOrEqual 11
        { Remove-KcFuturesMargin XBTUSDTM 0 -ErrorAction Stop } | Should -Throw -ErrorId 'AmountNotPositive,*'
        { Remove-KcFuturesMargin XBTUSDTM -All:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AllNotSet,*'
        Get-KcFuturesPosition XBTUSDTM | Remove-KcFuturesMargin -All -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'says whether the exchange adds margin by itself' {
        (Enable-KcFuturesAutoDeposit XBTUSDTM -PassThru).AutoDeposit | Should -BeTrue
        (Get-KcFuturesPosition | Disable-KcFuturesAutoDeposit -PassThru).AutoDeposit | Should -BeFalse
        Enable-KcFuturesAutoDeposit XBTUSDTM | Should -BeNullOrEmpty
    }

    It 'keeps its margin mode while it is open' {
        (Get-KcFuturesMarginMode XBTUSDTM).MarginMode | Should -Be 'ISOLATED'
        { Set-KcFuturesMarginMode XBTUSDTM Cross -ErrorAction Stop } | Should -Throw -ErrorId 'MarginModeLocked,*'
    }
}

Describe 'Margin mode, leverage and risk limit' {
    It 'are set and read per contract' {
        (Set-KcFuturesMarginMode ETHUSDTM Cross -PassThru).MarginMode | Should -Be 'CROSS'
        ('ETHUSDTM', 'XBTUSDTM' | Get-KcFuturesMarginMode).MarginMode | Should -Be 'CROSS', 'ISOLATED'
        Set-KcFuturesMarginMode ETHUSDTM Isolated | Should -BeNullOrEmpty
        (Set-KcFuturesLeverage XBTUSDTM 7 -PassThru).Leverage | Should -Be 7
        (Get-KcFuturesLeverage XBTUSDTM).Leverage | Should -Be 7
        { Set-KcFuturesLeverage XBTUSDTM 2.5 -ErrorAction Stop } | Should -Throw -ErrorId 'LeverageNotWhole,*'
        $largest = Get-KcFuturesMaxOpenSize XBTUSDTM 60000 5
        $largest.Price, $largest.Leverage | Should -Be 60000, 5
        $largest.MaxBuySize | Should -BeGreaterThan 0
        $largest.MaxBuyQuantity, $largest.MaxSellQuantity | Should -Be ($largest.MaxBuySize * 0.001), ($largest.MaxSellSize * 0.001)
    }

    It 'sets the margin mode of several contracts in one request, with a row or an error for each' {
        $before = $sandbox.Requests.Count
        $modes = 'ETHUSDTM', 'NOPE', 'XBTUSDM', 'ETHUSDTM' | Set-KcFuturesMarginMode -MarginMode Cross -PassThru -ErrorVariable failures -ErrorAction SilentlyContinue
        $modes.ForEach{ "$($_.Symbol) $($_.MarginMode)" } | Should -Be 'ETHUSDTM CROSS', 'XBTUSDM CROSS'
        $failures.TargetObject | Should -Be 'NOPE'
        @($sandbox.Requests | Select-Object -Skip $before | Where-Object Method -EQ POST).Path | Should -Be '/api/v2/position/batchChangeMarginMode'
        Set-KcFuturesMarginMode ETHUSDTM, XBTUSDM Isolated | Should -BeNullOrEmpty
        ('ETHUSDTM', 'XBTUSDM' | Get-KcFuturesMarginMode).MarginMode | Should -Be 'ISOLATED', 'ISOLATED'
    }

    It 'a position in cross margin is closed in its own mode' {
        Set-KcFuturesMarginMode ETHUSDTM Cross
        $null = New-KcFuturesOrder ETHUSDTM Buy -Type Market -Size 1 -MarginMode Cross
        (Get-KcFuturesPosition ETHUSDTM).IsCross | Should -BeTrue
        Get-KcFuturesPosition ETHUSDTM | Close-KcFuturesPosition -ErrorAction Stop | Out-Null
        Get-KcFuturesPosition ETHUSDTM | Should -BeNullOrEmpty
        Set-KcFuturesMarginMode ETHUSDTM Isolated
    }

    It 'waits for what became of another risk limit, or does not' {
        $levels = Get-KcFuturesRiskLimit XBTUSDTM
        $levels.Level | Should -Be (1..$levels.Count)
        $change = Set-KcFuturesRiskLimit XBTUSDTM 2
        $change | Should -BeOfType ([KuCoin.FuturesRiskLimitChange])
        $change.Succeeded, $change.Level | Should -Be $true, 2
        Set-KcFuturesRiskLimit XBTUSDTM 1 -NoWait | Should -BeNullOrEmpty
        { Set-KcFuturesRiskLimit XBTUSDTM 1.5 -ErrorAction Stop } | Should -Throw -ErrorId 'LevelNotWhole,*'
        (Get-KcFuturesRiskLimit XBTUSDTM -Cross -TotalMargin 1000 -Leverage 5) | Should -BeOfType ([KuCoin.FuturesCrossRiskLimit])
    }
}
