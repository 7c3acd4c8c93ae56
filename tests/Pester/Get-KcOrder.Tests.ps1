BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
    $open = 1000..1004 | ForEach-Object { New-KcOrder BTC-USDT Buy -Price $_ -Size 0.001 }
    $ether = New-KcOrder ETH-USDT Buy -Price 100 -Size 0.01 -ClientOid ether-1
    $filled = New-KcOrder BTC-USDT Buy -Type Market -Funds 10
    $cancelled = New-KcOrder BTC-USDT Sell -Price 99000 -Size 0.001
    Stop-KcOrder $cancelled.Id
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Get-KcOrder' {
    It 'lists the open orders of all pairs by default' {
        $orders = Get-KcOrder
        $orders | Should -HaveCount 6
        $orders | ForEach-Object { $_ | Should -BeOfType ([KuCoin.Order]) }
        $orders.Status | Sort-Object -Unique | Should -Be 'active'
    }

    It 'lists the done ones, and tells filled from cancelled' {
        $done = Get-KcOrder -Status Done
        ($done | Where-Object Id -eq $filled.Id).IsCancelled | Should -BeFalse
        ($done | Where-Object Id -eq $cancelled.Id).IsCancelled | Should -BeTrue
        $done.Status | Sort-Object -Unique | Should -Be 'done'
    }

    It 'filters by pair, pattern, side and type' {
        (Get-KcOrder eth-usdt).Id | Should -Be $ether.Id
        (Get-KcOrder 'ETH*', 'X*').Id | Should -Be $ether.Id
        Get-KcOrder -Side Sell | Should -BeNullOrEmpty
        (Get-KcOrder -Status Done -Type market).Id | Should -Be $filled.Id
        (Get-KcOrder -Status Done -Side Sell).Id | Should -Be $cancelled.Id
    }

    It 'filters by time: <Form>' -ForEach @(
        @{ Form = 'a span ago'; Time = [timespan]'01:00:00' }
        @{ Form = 'a DateTime'; Time = (Get-Date).AddHours(-1) }
        @{ Form = 'ISO text'; Time = [DateTimeOffset]::UtcNow.AddHours(-1).ToString('o') }
    ) {
        Get-KcOrder -Status Done -StartTime $Time | Should -HaveCount 2
        Get-KcOrder -Status Done -EndTime $Time | Should -BeNullOrEmpty
    }

    It 'refuses a time that two people would read differently' {
        { Get-KcOrder -StartTime '1/2/2026' } | Should -Throw '*2026-01-02*2026-02-01*'
    }

    It 'reads orders by id and by client id' {
        (Get-KcOrder -Id $ether.Id, $filled.Id).Symbol | Should -Be 'ETH-USDT', 'BTC-USDT'
        (Get-KcOrder -ClientOid ether-1).Id | Should -Be $ether.Id
    }

    It 'looks up exactly what is piped in: receipts, orders, rows with an id' {
        ($open | Get-KcOrder).Id | Should -Be $open.Id
        (Get-KcOrder ETH-USDT | Get-KcOrder).Id | Should -Be $ether.Id
        ([pscustomobject]@{ OrderId = $ether.Id } | Get-KcOrder).Id | Should -Be $ether.Id
    }

    It 'lists the orders of pairs that are piped in' {
        (Get-KcSymbol ETH-USDT | Get-KcOrder).Id | Should -Be $ether.Id
        ('ETH-USDT', 'BTC-USDT' | Get-KcOrder) | Should -HaveCount 6
    }

    It 'refuses an object that names nothing, instead of listing everything' {
        { [pscustomobject]@{ Name = 'x' } | Get-KcOrder -ErrorAction Stop } | Should -Throw -ErrorId 'NothingNamed,*'
    }

    It 'says which id there is no order for, and goes on' {
        $found = Get-KcOrder -Id 'nope', $ether.Id -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Id | Should -Be $ether.Id
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        $failures[0].TargetObject | Should -Be 'nope'
    }

    It 'pages: -First, -Skip, -IncludeTotalCount' {
        $all = Get-KcOrder BTC-USDT
        (Get-KcOrder BTC-USDT -First 2).Id | Should -Be $all[0..1].Id
        (Get-KcOrder BTC-USDT -First 2 -Skip 1).Id | Should -Be $all[1..2].Id
        $counted = Get-KcOrder -IncludeTotalCount -First 1
        $counted | Should -HaveCount 2
        [uint64]$counted[0] | Should -Be 6
    }

    It 'has the recent ones in one list' {
        (Get-KcOrder -Recent).Id | Should -Contain $filled.Id
        (Get-KcOrder -Recent -Symbol 'ETH-*').Symbol | Sort-Object -Unique | Should -Be 'ETH-USDT'
        Get-KcOrder -Recent -First 1 | Should -HaveCount 1
    }

    It 'survives JSON and CliXml without losing a digit' {
        $order = Get-KcOrder -Id $open[0].Id
        $json = $order | ConvertTo-Json | ConvertFrom-Json
        $json.Price, $json.Size, $json.Id | Should -Be $order.Price, $order.Size, $order.Id
        $file = Join-Path $TestDrive order.xml
        $order | Export-Clixml $file
        (Import-Clixml $file).Size | Should -BeExactly $order.Size
    }
}
