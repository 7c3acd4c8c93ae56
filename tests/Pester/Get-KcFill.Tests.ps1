BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
    $buy = New-KcOrder BTC-USDT Buy -Type Market -Funds 50 | Wait-KcOrder -Timeout 30
    $sell = New-KcOrder BTC-USDT Sell -Type Market -Size 0.0005 | Wait-KcOrder -Timeout 30
    $ether = New-KcOrder ETH-USDT Buy -Type Market -Funds 20 | Wait-KcOrder -Timeout 30
}
AfterAll {
    Disconnect-KcSession -All
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcFill' {
    It 'lists all fills, and they add up to their orders exactly' {
        $fills = Get-KcFill
        $fills | ForEach-Object { $_ | Should -BeOfType ([KuCoin.Fill]) }
        foreach ($order in $buy, $sell, $ether) {
            $sum = 0d
            $fills | Where-Object OrderId -eq $order.Id | ForEach-Object { $sum += $_.Size }
            $sum | Should -BeExactly $order.FilledSize
        }
    }

    It 'filters by pair, pattern, side, type and order' {
        (Get-KcFill eth-usdt).Symbol | Sort-Object -Unique | Should -Be 'ETH-USDT'
        (Get-KcFill 'E*').OrderId | Sort-Object -Unique | Should -Be $ether.Id
        (Get-KcFill -Side Sell).OrderId | Sort-Object -Unique | Should -Be $sell.Id
        (Get-KcFill -OrderId $buy.Id).OrderId | Sort-Object -Unique | Should -Be $buy.Id
        Get-KcFill -Type limit | Should -BeNullOrEmpty
    }

    It 'gives the fills of what is piped in: orders, receipts, ids in rows, pairs' {
        ($sell | Get-KcFill).OrderId | Sort-Object -Unique | Should -Be $sell.Id
        ([pscustomobject]@{ OrderId = $sell.Id } | Get-KcFill).OrderId | Sort-Object -Unique | Should -Be $sell.Id
        ('ETH-USDT' | Get-KcFill).OrderId | Sort-Object -Unique | Should -Be $ether.Id
        (New-KcOrder ETH-USDT Buy -Type Market -Funds 5 | Get-KcFill).Symbol | Sort-Object -Unique | Should -Be 'ETH-USDT'
    }

    It 'finds the fills of an order that is older than the default range' {
        $before = $sandbox.Time
        Set-KcSandbox $sandbox -Advance ([timespan]::FromDays(20))
        $later = Connect-KcSession -Sandbox -Name later
        try {
            Get-KcFill ETH-USDT -Session later | Should -BeNullOrEmpty
            ($ether | Get-KcFill -Session later).OrderId | Sort-Object -Unique | Should -Be $ether.Id
            Get-KcFill ETH-USDT -StartTime $ether.CreatedAt -Session later | Should -Not -BeNullOrEmpty
        }
        finally {
            Disconnect-KcSession later
            Set-KcSandbox $sandbox -Clock $before
            $null = Connect-KcSession -Sandbox
        }
    }

    It 'pages, and has the recent ones in one list' {
        $all = Get-KcFill
        (Get-KcFill -First 1).TradeId | Should -Be $all[0].TradeId
        (Get-KcFill -First 1 -Skip 1).TradeId | Should -Be $all[1].TradeId
        (Get-KcFill -Recent).TradeId | Sort-Object | Should -Be ($all.TradeId | Sort-Object)
    }

    It 'refuses an object that names nothing' {
        { [pscustomobject]@{ Name = 'x' } | Get-KcFill -ErrorAction Stop } | Should -Throw -ErrorId 'NothingNamed,*'
    }
}
