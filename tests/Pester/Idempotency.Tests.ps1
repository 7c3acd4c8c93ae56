BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange
    $exchange.SetBalance('main', 'USDT', 1000)
    $null = Connect-TestExchange $exchange -With @{ Name = 'first'; Journal = "$TestDrive/journal" }
    # Another machine: another key of the same account, and no journal.
    $null = Connect-TestExchange $exchange -Key $exchange.AddKey([KuCoin.Sandbox.SandboxKey]::AllPermissions) -With @{ Name = 'second' }
}
AfterAll { Stop-TestExchange $exchange }

Describe '-IdempotencyKey' {
    It 'moves money once' {
        $moved = Move-KcBalance USDT 5 -From Main -To Trade -IdempotencyKey sweep -Session first
        Start-Sleep -Milliseconds 1500
        $again = Move-KcBalance USDT 5 -From Main -To Trade -IdempotencyKey sweep -Session first
        $elsewhere = Move-KcBalance USDT 5 -From Main -To Trade -IdempotencyKey sweep -Session second
        $moved.AlreadyDone, $again.AlreadyDone, $elsewhere.AlreadyDone | Should -Be $false, $true, $true
        $again.Id, $elsewhere.Id | Should -Be $moved.Id, $moved.Id
        (Get-KcAccount USDT -Type Main -Session first).Balance | Should -Be 995
        (Get-KcJournal -IdempotencyKey sweep -Session first).ClientOid | Should -Be $moved.ClientOid
    }

    It 'refuses other values under the same key' {
        { Move-KcBalance USDT 6 -From Main -To Trade -IdempotencyKey sweep -Session first -ErrorAction Stop } | Should -Throw -ErrorId 'IdempotencyKeyReused*'
        { Move-KcBalance USDT -All -From Main -To Trade -IdempotencyKey all -Session first } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }

    It 'places an order once' {
        $orders = foreach ($session in 'first', 'first', 'second') { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -IdempotencyKey buy -Session $session }
        $orders.AlreadyDone | Should -Be $false, $true, $true
        @($orders.Id | Sort-Object -Unique).Count | Should -Be 1
        { New-KcOrder BTC-USDT Buy -Price 1001 -Size 0.01 -IdempotencyKey buy -Session second -ErrorAction Stop } | Should -Throw -ErrorId 'IdempotencyKeyReused*'
        { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -IdempotencyKey buy -Batch -Session first -ErrorAction Stop } | Should -Throw -ErrorId 'IdempotencyKeyNotAllowed*'
        { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -IdempotencyKey buy -ClientOid mine -Session first -ErrorAction Stop } | Should -Throw -ErrorId 'ClientOidNotAllowed*'
    }

    It 'places a futures order and adds margin once' {
        $orders = foreach ($session in 'first', 'first', 'second') { New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5 -IdempotencyKey open -Session $session }
        $orders.AlreadyDone | Should -Be $false, $true, $true
        $exchange.FuturesOrders.Count | Should -Be 1
        $before = (Get-KcFuturesPosition XBTUSDTM -Session first).AddedMargin
        $added = foreach ($session in 'first', 'first', 'second') { Add-KcFuturesMargin XBTUSDTM 2 -IdempotencyKey top-up -Session $session }
        $added.AlreadyDone | Should -Be $false, $true, $true
        (Get-KcFuturesPosition XBTUSDTM -Session first).AddedMargin | Should -Be ($before + 2)
    }
}
