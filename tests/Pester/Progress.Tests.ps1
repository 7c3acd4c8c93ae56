# What takes over a second says how far it has come, where somebody looks; nothing of it reaches files, pipes, or those who do not want it.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange @{ MarketMaker = $false }
    $null = Connect-TestExchange $exchange -With @{ Name = 'progress'; ApiGeneration = 'Classic' }
    $policy = Join-Path $TestDrive policy.psd1
    Set-Content $policy '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main" }, @{ Currency = "USDT"; Account = "Contract"; Minimum = 11000 }, @{ Currency = "BTC"; Account = "Main" }, @{ Currency = "BTC"; Account = "Trade"; Minimum = 2 }) }'

    function Set-Slow([string] $Method, [string] $Path, [double] $Seconds = 0.7, [int] $Count = 1) {
        $exchange.ClearFaults()
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = $Method; PathPattern = $Path; Delay = [timespan]::FromSeconds($Seconds); Count = $Count })
    }

    # The progress a script of a user writes in a runspace, as 'status' or 'Completed'.
    function Get-ToldProgress([string] $Script, [hashtable] $Variables = @{}) {
        $shell = Start-InRunspace $Script (@{ policy = $policy } + $Variables)
        try {
            Wait-Until { $shell.Running.IsCompleted } 60
            $shell.Streams.Error | Should -BeNullOrEmpty
            foreach ($record in $shell.Streams.Progress | Where-Object Activity -eq KuCoin) { $record.RecordType -eq 'Completed' ? 'Completed' : $record.StatusDescription }
        }
        finally { Complete-Runspace $shell }
    }
    $orders = '1..6 | ForEach-Object { [pscustomobject]@{ Symbol = "BTC-USDT"; Side = "Buy"; Price = 1000 + $_; Size = 0.01 } }'
}
AfterAll { Stop-TestExchange $exchange }

Describe 'Progress' {
    AfterEach {
        $exchange.ClearFaults()
        Stop-KcOrder -All
    }

    It 'says how long it takes already where nothing else can be said' {
        $stub = Start-StreamStub -Silent
        try {
            $told = Get-ToldProgress '$null = Watch-KcTicker BTC-USDT -Session $silent -Timeout 2 -ErrorAction Ignore' @{ silent = New-AnonymousSession $stub.Endpoint }
            $told[0] | Should -Match '^Watch-KcTicker: under way for [1-3] s$'
            $told[-1] | Should -Be 'Completed'
        }
        finally { $stub.Dispose() }
    }

    It 'counts the steps of a treasury plan' {
        Set-Slow POST '*transfer*' 1.2 9
        $told = Get-ToldProgress 'Invoke-KcTreasuryPlan $policy -Session progress'
        $told[0] | Should -Match '^Invoke-KcTreasuryPlan: step 2 of 2, \w'
        $told[-1] | Should -Be 'Completed'
    }

    It 'counts the orders of batches' {
        Set-Slow POST '/api/v1/orders/multi' 1.1 9
        $told = Get-ToldProgress "$orders | New-KcOrder -Batch -Session progress"
        $told | Should -Contain 'New-KcOrder: 5 orders sent'
        $told[-1] | Should -Be 'Completed'
    }

    It 'counts what is done one by one, from the pipeline or by name' {
        Set-Slow POST '/api/v1/orders' 0.7 9
        Get-ToldProgress "$orders | Select-Object -First 3 | New-KcOrder -Session progress" | Should -Contain 'New-KcOrder: 2 done'
        $exchange.SetPrice('ETH-USDT', 2000)
        Set-Slow GET '*orderbook*' 0.7 9
        Get-ToldProgress 'Get-KcOrderBook BTC-USDT, ETH-USDT -Session progress' | Should -Contain 'Get-KcOrderBook: 2 done'
    }

    It 'says what is waited for' {
        $told = Get-ToldProgress 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -Session progress | Wait-KcOrder -Session progress -Timeout 2 -ErrorAction Ignore'
        $told[0] | Should -Match '^Wait-KcOrder: waiting for order \w+$'
        $told[-1] | Should -Be 'Completed'
    }

    It 'is not for what is quick, nor for those who do not want it' {
        Get-ToldProgress 'Get-KcAccount -Session progress; Get-KcOrder -Session progress' | Should -BeNullOrEmpty
        foreach ($script in "$orders | New-KcOrder -Batch -Session progress -ProgressAction SilentlyContinue", "`$ProgressPreference = 'SilentlyContinue'; $orders | New-KcOrder -Batch -Session progress") {
            Set-Slow POST '/api/v1/orders/multi' 1.1 9
            Get-ToldProgress $script | Should -BeNullOrEmpty
        }
    }
}

Describe 'Progress on the screen' {
    BeforeAll {
        $engine = [Environment]::ProcessPath
        $slow = ". '$PSScriptRoot/Fixture.ps1'; `$exchange = Start-TestExchange; `$null = Connect-TestExchange `$exchange
            `$exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; Count = 9; Delay = [timespan]::FromSeconds(0.7) })
            `$orders = $orders | Select-Object -First 3 | New-KcOrder; `$orders.Count; Stop-TestExchange `$exchange" -replace '\r?\n\s*', '; '
    }

    It 'writes nothing into a file or a pipe' {
        & $engine -NoProfile -NonInteractive -Command $slow *> TestDrive:/out.txt
        (Get-Content -Raw TestDrive:/out.txt).Trim() | Should -BeExactly '3'
        (& $engine -NoProfile -NonInteractive -Command $slow 2>&1) -join '' | Should -BeExactly '3'
    }

    It 'shows at a terminal' {
        if (-not $IsLinux -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'this machine has no script(1) of Linux to make a terminal with'; return }
        $before, $env:TERM = $env:TERM, 'xterm'
        # Nobody sits at this terminal to answer where its cursor is: the question is left out when nothing can be typed.
        try { (script -qec "'$engine' -NoProfile -Command `"$($slow -replace '([$`"])', '\$1')`" < /dev/null" /dev/null) -join '' | Should -Match 'New-KcOrder: [23] done' }
        finally { $env:TERM = $before }
    }
}
