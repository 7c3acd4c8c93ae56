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

    It 'shows in the table what was done before: <_>' -ForEach @(
        "Move-KcBalance USDT 3 -From Main -To Trade -IdempotencyKey shown"
        "New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -IdempotencyKey shown"
        "New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5 -IdempotencyKey shown"
        "Add-KcFuturesMargin XBTUSDTM 2 -IdempotencyKey shown"
    ) {
        $command = [scriptblock]::Create("$_ -Session first")
        $tables = 1..2 | ForEach-Object { & $command | Format-Table | Out-String -Width 80 }
        $tables[0] | Should -Not -Match 'Already'
        $tables[1] | Should -Match 'Already\s*Done'
        $tables | Should -Not -Match '\u2026'
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

    It 'cannot tell without a journal how much margin a key has added, and says so' {
        $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5 -Session second
        $null = Add-KcFuturesMargin XBTUSDTM 2 -IdempotencyKey once -Session second
        $before = (Get-KcFuturesPosition XBTUSDTM -Session second).AddedMargin
        $again = Add-KcFuturesMargin XBTUSDTM 7 -IdempotencyKey once -Session second -WarningVariable warning -WarningAction SilentlyContinue
        $again.AlreadyDone | Should -BeTrue
        "$warning" | Should -BeLike 'Nothing was added: margin was added under the key before. Whether it was 7 the exchange does not tell*-Journal*'
        (Get-KcFuturesPosition XBTUSDTM -Session second).AddedMargin | Should -Be $before
    }

    It 'places a futures order and adds margin once' {
        $orders = foreach ($session in 'first', 'first', 'second') { New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5 -IdempotencyKey open -Session $session }
        $orders.AlreadyDone | Should -Be $false, $true, $true
        @($orders.Id | Sort-Object -Unique).Count | Should -Be 1
        $before = (Get-KcFuturesPosition XBTUSDTM -Session first).AddedMargin
        $added = foreach ($session in 'first', 'first', 'second') { Add-KcFuturesMargin XBTUSDTM 2 -IdempotencyKey top-up -Session $session }
        $added.AlreadyDone | Should -Be $false, $true, $true
        (Get-KcFuturesPosition XBTUSDTM -Session first).AddedMargin | Should -Be ($before + 2)
    }
}
