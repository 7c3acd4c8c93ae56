Describe 'Stop orders with the <Generation> calls' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        . $PSScriptRoot/WhatIfText.ps1
        $exchange = Start-TestExchange
        $exchange.SetSingleEngine($Generation -eq 'Current')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = $Generation }
        $exchange.SetPrice('BTC-USDT', 50000)
    }
    AfterAll { Stop-TestExchange $exchange }
    BeforeEach { Get-KcStopOrder | Stop-KcStopOrder }

    It 'places one that waits, and finds it by either id' {
        $receipt = New-KcStopOrder btc-usdt Sell -Stop Loss -StopPrice 45000 -Price 44900 -Size 0.1
        $receipt | Should -BeOfType ([KuCoin.StopOrderReceipt])
        $order = $receipt | Get-KcStopOrder
        $order.Id, $order.ClientOid, $order.Stop | Should -Be $receipt.Id, $receipt.ClientOid, 'loss'
        $order.StopPrice, $order.Price, $order.Size | Should -Be 45000, 44900, 0.1
        (Get-KcStopOrder -ClientOid $receipt.ClientOid).Id | Should -Be $receipt.Id
        (Get-KcStopOrder BTC-*).Id | Should -Be $receipt.Id
        Get-KcStopOrder ETH-USDT | Should -BeNullOrEmpty
        Get-KcStopOrder -Side Buy | Should -BeNullOrEmpty
    }

    It 'places the order when the price is reached' {
        $receipt = New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 48000 -Price 60000 -Size 0.01
        $exchange.SetPrice('BTC-USDT', 47000)
        Wait-Until { -not (Get-KcStopOrder) }
        $placed = Get-KcOrder BTC-USDT -Side Sell
        $placed.Price, $placed.Size | Should -Be 60000, 0.01
        { $receipt | Stop-KcStopOrder -ErrorAction Stop } | Should -Throw -ErrorId 'OrderNotActive,*'
        $placed | Stop-KcOrder
        $exchange.SetPrice('BTC-USDT', 50000)
    }

    It 'is placed once when the answer is lost' {
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; Drop = 'AfterAccept' })
        (New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000 -Price 44900 -Size 0.1).Recovered | Should -BeTrue
        Get-KcStopOrder | Should -HaveCount 1
    }

    It 'is checked against the rules of its pair, or rounded away from the market' {
        $before = $exchange.WriteRequestCount
        { New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000.05 -Price 44900 -Size 0.1 -ErrorAction Stop } | Should -Throw -ErrorId 'StopPriceOffIncrement,*'
        { New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000 -Price 44900 -Size 0.0000001 -ErrorAction Stop } | Should -Throw -ErrorId 'OrderSizeTooSmall,*'
        $exchange.WriteRequestCount | Should -Be $before
        (New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000.05 -Price 44900 -Size 0.1 -RoundToIncrement).StopPrice | Should -BeExactly 45000.0d
    }

    It 'is cancelled piped, by id, by client id, by pair and all together' {
        $ids = 1..5 | ForEach-Object { (New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000 -Price 44900 -Size 0.01 -ClientOid "stop-$Generation-$_").Id }
        $null = New-KcStopOrder ETH-USDT Buy -Stop Entry -StopPrice 9000 -Type Market -Funds 20
        Get-KcStopOrder -Id $ids[0] | Stop-KcStopOrder -PassThru | Should -Be $ids[0]
        Stop-KcStopOrder $ids[1] -PassThru | Should -Be $ids[1]
        Stop-KcStopOrder -ClientOid "stop-$Generation-3" -PassThru | Should -Be $ids[2]
        Stop-KcStopOrder -Symbol BTC-USDT -PassThru | Sort-Object | Should -Be $ids[3, 4]
        Get-KcStopOrder | Should -HaveCount 1
        Stop-KcStopOrder -All
        Get-KcStopOrder | Should -BeNullOrEmpty
    }

    It 'cancels nothing that was not named' {
        $null = New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000 -Price 44900 -Size 0.01
        { Stop-KcStopOrder -Symbol *-USDT -ErrorAction Stop } | Should -Throw -ErrorId 'WildcardNotAllowed,*'
        { Stop-KcStopOrder -All:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AllNotSet,*'
        { [pscustomobject]@{ Symbol = 'BTC-USDT' } | Stop-KcStopOrder -ErrorAction Stop } | Should -Throw
        Get-KcStopOrder | Should -HaveCount 1
    }

    It 'says what it would place and cancel' {
        Get-WhatIfText { New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 45000 -Price 44900 -Size 0.1 -WhatIf } |
            Should -BeLike '*Sell 0.1 BTC-USDT at 44900, worth 4490 USDT (limit) when the price falls to 45000 as *'
    }
}
