BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange
    $exchange.SetBalance('main', 'USDT', 1000)
    $null = Connect-TestExchange $exchange -With @{ Name = 'jobs'; Journal = "$TestDrive/journal" }
}
AfterAll { Stop-TestExchange $exchange }

Describe 'Set-KcGuard' {
    AfterEach { Set-KcGuard -None }

    It 'is not got round with -Force by <Command> (<Rule>)' -ForEach @(
        @{ Command = 'New-KcWithdrawal'; Rule = 'WithdrawalAddress'; Guard = @{ WithdrawalAddress = 'mine' } }
        @{ Command = 'New-KcWithdrawal'; Rule = 'WithdrawalChain'; Guard = @{ WithdrawalChain = 'eth' } }
        @{ Command = 'New-KcWithdrawal'; Rule = 'MaximumWithdrawal'; Guard = @{ MaximumWithdrawal = @{ USDT = 4 } } }
        @{ Command = 'New-KcWithdrawal'; Rule = 'MaximumTransfer'; Guard = @{ MaximumTransfer = @{ USDT = 4 } } }
        @{ Command = 'New-KcWithdrawal'; Rule = 'MaximumPerDay'; Guard = @{ MaximumPerDay = @{ BTC = 4 } } }
        @{ Command = 'New-KcWithdrawal'; Rule = 'ReadOnly'; Guard = @{ ReadOnly = $true } }
    ) {
        $null = Set-KcGuard @Guard
        $writes = $exchange.WriteRequestCount
        { & $Command USDT 5 -Address theirs -Chain trx -Force } | Should -Throw -ErrorId 'GuardRefused*' -ExpectedMessage "*rule $Rule *"
        $exchange.WriteRequestCount | Should -Be $writes
        # The name is one that can be looked up.
        (Get-Command Set-KcGuard).Parameters.Keys | Should -Contain $Rule
        # Another command with -Force needs its own rows here.
        (Get-Command -Module KuCoin -ParameterName Force).Name | Should -Be $Command
    }

    It 'refuses what it does not allow with an error that ends the command' {
        $guard = Set-KcGuard -MaximumTransfer @{ USDT = 10 } -WithdrawalAddress mine
        $guard | Should -BeOfType ([KuCoin.KcGuard])
        $guard.MaximumTransfer['USDT'] | Should -BeExactly 10d
        $writes = $exchange.WriteRequestCount
        { Move-KcBalance USDT 11 -From Main -To Trade } | Should -Throw -ErrorId 'GuardRefused*' -ExpectedMessage '*MaximumTransfer*'
        { Invoke-KcRequest /api/v2/accounts/inner-transfer Post -Body @{ clientOid = 'x'; currency = 'USDT'; amount = '11'; from = 'main'; to = 'trade' } } | Should -Throw -ErrorId 'GuardRefused*'
        $exchange.WriteRequestCount | Should -Be $writes
        (Move-KcBalance USDT 10 -From Main -To Trade).Amount | Should -BeExactly 10d
    }

    It 'ends a batch' {
        $null = Set-KcGuard -MaximumOrder @{ USDT = 50 }
        $orders = @{ Symbol = 'BTC-USDT'; Side = 'Buy'; Price = 1000; Size = 0.01 }, @{ Symbol = 'BTC-USDT'; Side = 'Buy'; Price = 1000; Size = 0.06 }
        { $orders.ForEach{ [pscustomobject] $_ } | New-KcOrder -Batch } | Should -Throw -ErrorId 'GuardRefused*'
        $exchange.Orders.Count | Should -Be 0
    }

    It 'allows named symbols, and no change when it is read-only' {
        $null = Set-KcGuard -Symbol eth-usdt, 'KCS-*'
        { New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 } | Should -Throw -ErrorId 'GuardRefused*'
        New-KcOrder ETH-USDT Buy -Price 1000 -Size 0.01 | Stop-KcOrder
        $null = Set-KcGuard -ReadOnly
        { Stop-KcOrder -All } | Should -Throw -ErrorId 'GuardRefused*'
        @(Get-KcAccount).Count | Should -BeGreaterThan 0
    }

    It 'says what a dry run would do and sends nothing' {
        $null = Set-KcGuard -DryRun
        $writes = $exchange.WriteRequestCount
        $said = Move-KcBalance USDT 5 -From Main -To Trade 6>&1
        "$said" | Should -BeLike 'Dry run: Move 5 USDT from Main to Trade as jobs*Nothing is sent.'
        $exchange.WriteRequestCount | Should -Be $writes
    }

    It 'keeps the day over a restart' {
        $null = Set-KcGuard -MaximumPerDay @{ USDT = 100 }
        $null = Move-KcBalance USDT 60 -From Main -To Trade
        $null = Connect-TestExchange $exchange -With @{ Name = 'jobs'; Journal = "$TestDrive/journal" }
        $null = Set-KcGuard -MaximumPerDay @{ USDT = 100; '*' = 0 }
        (Get-KcGuard).UsedToday['USDT'] | Should -BeGreaterOrEqual 60
        { Move-KcBalance USDT 41 -From Main -To Trade } | Should -Throw -ErrorId 'GuardRefused*' -ExpectedMessage '*MaximumPerDay*'
    }

    It 'refuses what would guard nothing, and a day without a journal' {
        { Set-KcGuard -ErrorAction Stop } | Should -Throw -ErrorId 'GuardNeedsRules*'
        $null = Connect-TestExchange $exchange -With @{ Name = 'plain' }
        { Set-KcGuard -MaximumPerDay @{ USDT = 1 } -Session plain -ErrorAction Stop } | Should -Throw -ErrorId 'GuardNeedsJournal*'
        $null = Connect-TestExchange $exchange -With @{ Name = 'jobs'; Journal = "$TestDrive/journal" }
        Get-KcGuard | Should -BeNullOrEmpty
    }
}

Describe 'Connect-KcSession -Guard' {
    It 'guards from the first request on' {
        Set-Content $TestDrive/guard.psd1 "@{ MaximumTransfer = @{ USDT = '2.5' }; Symbol = 'BTC-USDT', 'ETH-*'; WithdrawalChain = 'trx'; ReadOnly = `$false }"
        $null = Connect-TestExchange $exchange -With @{ Name = 'guarded'; Guard = "$TestDrive/guard.psd1" }
        $guard = Get-KcGuard -Session guarded
        $guard.MaximumTransfer['USDT'] | Should -BeExactly 2.5d
        $guard.Symbol | Should -Be 'BTC-USDT', 'ETH-*'
        { Move-KcBalance USDT 3 -From Main -To Trade -Session guarded } | Should -Throw -ErrorId 'GuardRefused*'
    }

    It 'refuses to connect with <What>' -ForEach @(
        @{ What = 'an unknown entry'; Text = '@{ MaximumTransfers = @{ USDT = 1 } }' }
        @{ What = 'an amount that is none'; Text = "@{ MaximumOrder = @{ USDT = '1,5' } }" }
        @{ What = 'code'; Text = '@{ MaximumOrder = @{ USDT = (Get-Random) } }' }
        @{ What = 'a flag that is a text'; Text = "@{ ReadOnly = 'yes' }" }
        @{ What = 'what is no table'; Text = 'ReadOnly = $true' }
        @{ What = 'a command with a table'; Text = 'Write-Output @{ ReadOnly = $true }' }
        @{ What = 'a rule that stands there twice'; Text = '@{ ReadOnly = $true; readonly = $false }' }
    ) {
        Set-Content $TestDrive/wrong.psd1 $Text
        { Connect-TestExchange $exchange -With @{ Name = 'wrong'; Guard = "$TestDrive/wrong.psd1" } } | Should -Throw -ErrorId 'GuardFileInvalid*'
        { Connect-TestExchange $exchange -With @{ Name = 'wrong'; Guard = "$TestDrive/nowhere.psd1" } } | Should -Throw -ErrorId 'GuardFileInvalid*'
    }
}
