# Balances brought back to a policy: planned, carried out once, finished after an interruption, and refused where the policy is wrong.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    . $PSScriptRoot/WhatIfText.ps1
}

Describe 'A treasury plan' {
    BeforeEach {
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $sub = $exchange.AddSubAccount('desk1')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Current' }
        $policy = Join-Path $TestDrive "$([guid]::NewGuid()).psd1"
        Set-Content $policy @"
@{
    Description = 'Trading has its 8000, futures their 2000, the rest is in Main.'
    Currencies  = @{ USDT = @{ Rounding = 10; MinimumTransfer = 25 } }
    Accounts    = @(
        @{ Currency = 'USDT'; Account = 'Main' }
        @{ Currency = 'USDT'; Account = 'Trade'; Minimum = 5000; Target = 8000; Maximum = 12000; SweepTo = 'Main'; Priority = 2 }
        @{ Currency = 'usdt'; Account = 'contract'; Minimum = 2000; Priority = 1 }
        @{ Currency = 'BTC'; Account = 'Trade'; Minimum = '0.5' }
        @{ Currency = 'BTC'; Account = 'Main'; Reserve = 0.1 }
        @{ Currency = 'USDT'; Account = 'Trade'; SubUserId = '$($sub.UserId)'; Minimum = 100; Reserve = 500; Maximum = 500; SweepTo = @{ Account = 'Main' } }
    )
}
"@
        function Set-Balance([string] $Account, [string] $Currency, [decimal] $Amount, $Owner) { $exchange.SetBalance($Account, $Currency, $Amount, $Owner) }
        function Get-Balance([string] $Account, [string] $Currency = 'USDT') { (Get-KcAccount $Currency -Type $Account).Balance }
        Set-Balance main USDT 20000
        Set-Balance trade USDT 4321.5
        Set-Balance contract USDT 1500
        Set-Balance main BTC 1
        Set-Balance trade BTC 0.25
        Set-Balance trade USDT 900 $sub.Key
    }
    AfterEach { Stop-TestExchange $exchange }

    It 'says what would move, in order, and sends nothing' {
        $before = $exchange.WriteRequestCount
        $steps = Get-KcTreasuryPlan $policy
        $steps | Should -BeOfType KuCoin.TreasuryStep
        $steps.ForEach{ '{0} {1} {2} {3} > {4}' -f $_.Number, [KuCoin.Views.KcFormat]::Number($_.Amount), $_.Currency, $_.From, $_.To } | Should -Be @(
            '1 0.25 BTC Main > Trade'
            "2 400 USDT Trade of sub-account $($sub.UserId) > Contract"
            '3 100 USDT Main > Contract'
            '4 3680 USDT Main > Trade'
        )
        $steps.PlanId | Select-Object -Unique | Should -Match '^[0-9A-F]{8}/\d{4}-\d\d-\d\d$'
        $exchange.WriteRequestCount | Should -Be $before
        $table = $steps | Format-Table | Out-String -Width 79
        $table | Should -Match "Trade of +Contract +fills Contract up to 2000\s+\.\.\.$($sub.UserId.Substring(17))"
        $table | Should -Not -Match '\u2026'
    }

    It 'is carried out, and a second run changes nothing' {
        $transfers = Invoke-KcTreasuryPlan $policy
        $transfers | Should -BeOfType KuCoin.Transfer
        $transfers.Count | Should -Be 4
        Get-Balance Trade | Should -Be 8001.5
        Get-Balance Main | Should -Be 16220
        Get-Balance Trade BTC | Should -Be 0.5
        (Get-KcFuturesAccount USDT).Equity | Should -Be 2000
        $before = $exchange.WriteRequestCount
        Invoke-KcTreasuryPlan $policy | Should -BeNullOrEmpty
        Get-KcTreasuryPlan $policy | Should -BeNullOrEmpty
        $exchange.WriteRequestCount | Should -Be $before
    }

    It 'moves each step once when the same plan is carried out twice' {
        $plan = Get-KcTreasuryPlan $policy
        $first = $plan | Invoke-KcTreasuryPlan
        $again = $plan | Invoke-KcTreasuryPlan
        $again.Id | Should -Be $first.Id
        Get-Balance Trade | Should -Be 8001.5
        Get-Balance Main | Should -Be 16220
    }

    It 'sweeps what is too much' {
        Set-Balance trade USDT 13000
        Set-Balance contract USDT 2000
        (Invoke-KcTreasuryPlan $policy).Where{ $_.Currency -eq 'USDT' }.Amount | Should -Be 5000, 400
        Get-Balance Trade | Should -Be 8000
        Get-Balance Main | Should -Be 25400
    }

    It 'shows every step with -WhatIf and sends nothing' {
        $before = $exchange.WriteRequestCount
        $text = Get-WhatIfText { Invoke-KcTreasuryPlan $policy -WhatIf }
        $text | Should -BeLike '*Move 3680 USDT from Main to Trade (fills Trade up to 8000, step 4 of 4) as *'
        ([regex]::Matches($text, 'step \d of 4')).Count | Should -Be 4
        $exchange.WriteRequestCount | Should -Be $before
    }

    It "shows every step under a guard's dry run and sends nothing" {
        $null = Set-KcGuard -DryRun
        $before = $exchange.WriteRequestCount
        $said = Invoke-KcTreasuryPlan $policy -WarningVariable warning 6>&1
        $said.Count | Should -Be 4
        "$($said[3])" | Should -BeLike 'Dry run: Move 3680 USDT from Main to Trade (fills Trade up to 8000, step 4 of 4) as *Nothing is sent.'
        $warning | Should -BeNullOrEmpty
        $exchange.WriteRequestCount | Should -Be $before
    }

    It 'stops at the first step whose outcome is unknown, and the next run finishes it: nothing moves twice' {
        # One transfer goes well, the next is accepted and every answer about it is lost.
        $path = @{ Method = 'POST'; PathPattern = '/api/v3/accounts/universal-transfer' }
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] $path)
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] ($path + @{ Drop = 'AfterAccept'; Count = 20 }))
        $output = Invoke-KcTreasuryPlan $policy -ErrorVariable failure -ErrorAction SilentlyContinue -WarningVariable warning -WarningAction SilentlyContinue
        $output.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferOutcomeUnknown,*'
        $failure[0].TargetObject.Number | Should -Be 2
        "$warning" | Should -BeLike '*Stopped at step 2 of 4*'
        $exchange.ClearFaults()

        $null = Invoke-KcTreasuryPlan $policy
        Get-Balance Trade | Should -Be 8001.5
        Get-Balance Main | Should -Be 16220
        (Get-KcFuturesAccount USDT).Equity | Should -Be 2000
        Invoke-KcTreasuryPlan $policy | Should -BeNullOrEmpty
    }

    It 'stops where the exchange refuses' {
        $plan = Get-KcTreasuryPlan $policy
        Set-Balance main BTC 0.1
        $plan | Invoke-KcTreasuryPlan -ErrorVariable failure -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'InsufficientBalance,*'
        Get-Balance Trade | Should -Be 4321.5
    }

    It 'is carried out whole and in order, or not at all' {
        $plan = Get-KcTreasuryPlan $policy
        foreach ($part in $plan[1..3], $plan[0, 2], $plan[1, 0], ($plan[0], (Get-KcTreasuryPlan $policy -PlanId other)[1])) {
            { $part | Invoke-KcTreasuryPlan -ErrorAction Stop } | Should -Throw -ErrorId 'PlanIncomplete,*'
        }
        $exchange.AdvanceClock([timespan] '00:16')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Current' }
        { $plan | Invoke-KcTreasuryPlan -ErrorAction Stop } | Should -Throw -ErrorId 'PlanTooOld,*'
        $exchange.Requests.Path | Should -Not -Contain '/api/v3/accounts/universal-transfer'
    }

    It 'is refused when other transfers were made since, its own steps aside' {
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Current'; Journal = "$TestDrive/$([guid]::NewGuid())" }
        $plan = Get-KcTreasuryPlan $policy
        $plan | Invoke-KcTreasuryPlan | Should -HaveCount 4
        ($plan | Invoke-KcTreasuryPlan).AlreadyDone | Should -Be $true, $true, $true, $true

        Set-Balance trade USDT 4321.5
        $plan = Get-KcTreasuryPlan $policy
        $null = Invoke-KcTreasuryPlan $policy -PlanId hourly
        $before = $exchange.WriteRequestCount
        { $plan | Invoke-KcTreasuryPlan -ErrorAction Stop } | Should -Throw -ErrorId 'PlanOutdated,*'
        $exchange.WriteRequestCount | Should -Be $before
    }

    It 'has the same keys when made again, and others for another plan or a changed policy' {
        $plan = Get-KcTreasuryPlan $policy
        (Get-KcTreasuryPlan $policy).IdempotencyKey | Should -Be $plan.IdempotencyKey
        (Get-KcTreasuryPlan $policy -PlanId 2026-W47).IdempotencyKey | Should -Not -BeIn $plan.IdempotencyKey
        Add-Content $policy '# changed'
        (Get-KcTreasuryPlan $policy).IdempotencyKey | Should -Not -BeIn $plan.IdempotencyKey
    }

    It 'warns of what nobody can spare' {
        Set-Balance main BTC 0.2
        Get-KcTreasuryPlan $policy -WarningVariable warning -WarningAction SilentlyContinue | Where-Object Currency -EQ BTC | ForEach-Object Amount | Should -Be 0.1
        "$warning" | Should -BeLike 'Trade lacks 0.15 BTC*'
    }

    It 'goes by the older calls too, to a sub-account and from it' {
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Classic' }
        Set-Balance trade USDT 0 $sub.Key
        (Invoke-KcTreasuryPlan $policy).Count | Should -BeGreaterThan 2
        Set-Balance trade USDT 1000 $sub.Key
        (Invoke-KcTreasuryPlan $policy).Amount | Should -Be 500
        $exchange.Requests.Path | Should -Contain '/api/v2/accounts/sub-transfer'
        Get-KcTreasuryPlan $policy | Should -BeNullOrEmpty
    }

    It 'is not made while the journal has a transfer without an answer' {
        $journal = Join-Path $TestDrive journal
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Current'; Journal = $journal }
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v3/accounts/universal-transfer'; Drop = 'AfterAccept'; Count = 20 })
        Invoke-KcTreasuryPlan $policy -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        { Get-KcTreasuryPlan $policy -ErrorAction Stop } | Should -Throw -ErrorId 'TransferUnresolved,*'
        $exchange.ClearFaults()
        $null = Get-KcJournal -Unresolved | Resolve-KcJournal
        $null = Invoke-KcTreasuryPlan $policy
        Get-Balance Trade BTC | Should -Be 0.5
        Get-KcTreasuryPlan $policy | Should -BeNullOrEmpty
    }

    It 'waits for another process that carries out one, and then finds nothing left to do' {
        $journal = Join-Path $TestDrive shared
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Current'; Journal = $journal }
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v3/accounts/universal-transfer'; AnswerDelay = '00:00:03' })
        $before = $exchange.WriteRequestCount
        $run = Start-ThreadJob -ArgumentList $PSScriptRoot, $exchange, $journal, $policy {
            param($folder, $exchange, $journal, $policy)
            . $folder/Fixture.ps1
            Invoke-Fresh @"
                `$null = @{ ApiKey = '$($exchange.Key.ApiKey)'; ApiSecret = (ConvertTo-SecureString '$($exchange.Key.Secret)' -AsPlainText); Passphrase = (ConvertTo-SecureString '$($exchange.Key.Passphrase)' -AsPlainText) } |
                    Connect-KcSession -Endpoint $($exchange.Endpoint) -FuturesEndpoint $($exchange.FuturesEndpoint) -ApiGeneration Current -Journal '$journal'
                (Invoke-KcTreasuryPlan '$policy').Count
"@
        }
        try {
            Wait-Until -Seconds 60 { $exchange.WriteRequestCount -gt $before -or $run.State -in 'Completed', 'Failed' }
            Get-KcTreasuryPlan $policy | Should -BeNullOrEmpty
            $run | Receive-Job -Wait | Should -Be 4
        }
        finally { $run | Remove-Job -Force }
        Get-Balance Trade | Should -Be 8001.5
    }

    It 'is not made while another run does not come to its end' {
        $journal = Join-Path $TestDrive busy
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = 'Current'; Journal = $journal }
        $plan = Get-KcTreasuryPlan $policy
        $other = [IO.File]::Open((Join-Path $journal treasury.lock), 'OpenOrCreate', 'ReadWrite', 'None')
        try { { Invoke-KcTreasuryPlan $policy -ErrorAction Stop } | Should -Throw '*under way*' -ErrorId 'TreasuryBusy,*' }
        finally { $other.Dispose() }
        $exchange.Requests.Path | Should -Not -Contain '/api/v3/accounts/universal-transfer'
        $null = $plan | Invoke-KcTreasuryPlan
        Get-Balance Trade | Should -Be 8001.5
    }
}

Describe 'A policy' {
    BeforeAll {
        $exchange = Start-TestExchange
        $null = Connect-TestExchange $exchange
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'that is wrong is one error that names the entry: <Like>' -ForEach @(
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main" }, @{ Currency = "USDT"; Account = "Trade"; Minimum = 5; Maximum = 4; SweepTo = "Main" }) }'; Like = '*Accounts[[]1[]] (USDT in Trade): Minimum is above Maximum*' }
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Trade"; Minimun = 5 }) }'; Like = '*Accounts[[]0[]] has no setting Minimun; there are *Minimum*' }
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Treasury" }) }'; Like = "*Accounts[[]0[]]: Account 'Treasury' is none of Main*" }
        @{ Text = '@{ Accounts = @(@{ Account = "Main" }) }'; Like = '*Accounts[[]0[]]: Currency is missing*' }
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main"; Minimum = "1,5" }) }'; Like = '*Accounts[[]0[]]: Minimum: *1,5*' }
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main"; Priority = 1.5 }) }'; Like = '*Accounts[[]0[]]: Priority 1.5 is not a whole number*' }
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Trade"; Maximum = 4; SweepTo = @{ Konto = "Main" } }) }'; Like = '*Accounts[[]0[]].SweepTo has no setting Konto*' }
        @{ Text = '@{ Accounts = @("Main") }'; Like = '*Accounts[[]0[]] is not a table*' }
        @{ Text = '@{ Acounts = @() }'; Like = '*has no setting Acounts*' }
        @{ Text = '@{ Accounts = @() }'; Like = '*no Accounts*' }
        @{ Text = '@{ Currencies = @{ USDT = @{ Rounding = -1 } }; Accounts = @(@{ Currency = "USDT"; Account = "Main" }) }'; Like = '*Currencies.USDT: Rounding*' }
        @{ Text = '@{ Accounts = @(@{ Currency = "USDT"; Account = "Contract"; SubUserId = "62f5f5d4d72aaf000122707e" }) }'; Like = '*Contract of sub-account*' }
        @{ Text = '@{ Accounts = Get-Process }'; Like = '*more than constants*' }
        @{ Text = '@{ Accounts = @('; Like = '*policy has an error in line *:*' }
        @{ Text = '"Main"'; Like = '*not one table*' }
    ) {
        Set-Content TestDrive:/wrong.psd1 $Text
        { Get-KcTreasuryPlan TestDrive:/wrong.psd1 -ErrorAction Stop } | Should -Throw $Like -ErrorId 'PolicyInvalid,*'
    }

    It 'that is not there is said to be not there' {
        { Get-KcTreasuryPlan TestDrive:/none.psd1 -ErrorAction Stop } | Should -Throw '*none.psd1*' -ErrorId 'PolicyNotFound,*'
    }
}
