Describe 'Set-KcOrder' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        . $PSScriptRoot/WhatIfText.ps1
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $exchange.SetSingleEngine($true)
        $null = Connect-TestExchange $exchange
    }
    AfterAll { Stop-TestExchange $exchange }
    BeforeEach {
        Get-KcOrder | Stop-KcOrder
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -ClientOid "x-$(New-Guid)"
    }

    It 'Get-KcOrder -ClientOid x | Set-KcOrder -Price 100' {
        $changed = Get-KcOrder -ClientOid $order.ClientOid -Symbol BTC-USDT | Set-KcOrder -Price 100
        $changed | Should -BeOfType ([KuCoin.ModifiedOrder])
        $changed.ReplacedId | Should -Be $order.Id
        $now = Get-KcOrder
        $now.Id, $now.ClientOid | Should -Be $changed.Id, $order.ClientOid
        $now.Price, $now.Size | Should -Be 100, 0.01
    }

    It 'changes a receipt by its id, and an order by its client id' {
        $changed = $order | Set-KcOrder -Size 0.02
        (Get-KcOrder).Size | Should -Be 0.02
        $again = Set-KcOrder -ClientOid $order.ClientOid -Price 900
        $again.ReplacedId | Should -Be $changed.Id
        (Get-KcOrder).Price | Should -Be 900
    }

    It 'checks the new values, and rounds them when asked' {
        $before = $exchange.WriteRequestCount
        { $order | Set-KcOrder -Price 999.99 -ErrorAction Stop } | Should -Throw -ErrorId 'PriceOffIncrement,*'
        { $order | Set-KcOrder -Size 0.0000001 -ErrorAction Stop } | Should -Throw -ErrorId 'OrderSizeTooSmall,*'
        { $order | Set-KcOrder -ErrorAction Stop } | Should -Throw -ErrorId 'PriceOrSizeNeeded,*'
        $exchange.WriteRequestCount | Should -Be $before
        ($order | Set-KcOrder -Price 999.99 -RoundToIncrement).Price | Should -BeExactly 999.9d
    }

    It 'replaces the order once when the answer is lost' {
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; Drop = 'AfterAccept' })
        $changed = $order | Set-KcOrder -Price 800
        $now = @(Get-KcOrder)
        $now | Should -HaveCount 1
        $now[0].Id, $now[0].Price | Should -Be $changed.Id, 800
    }

    It 'says what would become of which order, and sends nothing' {
        $before = $exchange.WriteRequestCount
        Get-WhatIfText { $order | Set-KcOrder -Price 100 -Size 0.02 -WhatIf } |
            Should -BeLike "*Change order $($order.Id) (Buy 0.01 BTC-USDT at 1000, worth 10 USDT (limit)): price 100, size 0.02 as *"
        $exchange.WriteRequestCount | Should -Be $before
    }

    It 'says that the older calls cannot' {
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Classic'; Name = 'old' }
        { Get-KcOrder -Session old -ErrorAction Stop | Set-KcOrder -Price 100 -Session old -ErrorAction Stop } | Should -Throw -ErrorId 'ModifyNotPossible,*'
        Disconnect-KcSession old
        $null = Connect-TestExchange $exchange
    }
}
