BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
    . $PSScriptRoot/WhatIfText.ps1
}
AfterAll {
    $sandbox.CheckLedger()
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Stop-KcOrder' {
    BeforeEach {
        $bitcoin = 1000..1002 | ForEach-Object { New-KcOrder BTC-USDT Buy -Price $_ -Size 0.001 }
        $ether = New-KcOrder ETH-USDT Buy -Price 100 -Size 0.01
        $writes = $sandbox.WriteRequestCount
    }
    AfterEach { Stop-KcOrder -All }

    It 'refuses what is not the name of one pair, before anything is sent: <_>' -ForEach 'BTC-USDT,ETH-USDT', 'BTC-USDT ETH-USDT', 'BTC-USDT;' {
        { Stop-KcOrder -Symbol $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'cancels by id, by client id, from receipts, orders, text and rows, and writes nothing' {
        Stop-KcOrder $bitcoin[0].Id | Should -BeNullOrEmpty
        Stop-KcOrder -ClientOid $bitcoin[1].ClientOid
        $bitcoin[2] | Stop-KcOrder
        Get-KcOrder BTC-USDT | Should -BeNullOrEmpty
        $ether.Id | Stop-KcOrder
        [pscustomobject]@{ OrderId = (New-KcOrder ETH-USDT Buy -Price 100 -Size 0.01).Id } | Stop-KcOrder
        Get-KcOrder | Should -BeNullOrEmpty
    }

    It 'cancels one pair with -Symbol, and all with -All' {
        Stop-KcOrder -Symbol btc-usdt
        (Get-KcOrder).Id | Should -Be $ether.Id
        Stop-KcOrder -All
        Get-KcOrder | Should -BeNullOrEmpty
    }

    It 'says that there is no such pair, which the exchange does not' {
        { Stop-KcOrder -Symbol NOPE-USDT -ErrorAction Stop } | Should -Throw -ErrorId 'SymbolNotFound,*'
        { Stop-KcOrder -Symbol DOT-USDT -ErrorAction Stop } | Should -Not -Throw
    }

    It 'returns the orders with -PassThru' {
        $stopped = $bitcoin[0].Id, $ether.Id | Stop-KcOrder -PassThru
        $stopped.Id | Should -Be $bitcoin[0].Id, $ether.Id
        $stopped.IsCancelled | Should -Be $true, $true
        Stop-KcOrder -All -PassThru | Should -HaveCount 2
    }

    It 'describes each order with -WhatIf and sends nothing' {
        $text = Get-WhatIfText { Get-KcOrder -Status Active | Stop-KcOrder -WhatIf }
        $text | Should -BeLike "*Cancel order $($bitcoin[0].Id): Buy 0.001 BTC-USDT at 1000, worth 1 USDT (limit) as main (key *) at the sandbox *"
        [regex]::Matches($text, 'Cancel order').Count | Should -Be 4
        $text = Get-WhatIfText { Stop-KcOrder -All -WhatIf; Stop-KcOrder -Symbol BTC-USDT -WhatIf; $ether | Stop-KcOrder -WhatIf }
        $text | Should -BeLike '*all open Trade orders of all pairs*all open Trade orders of BTC-USDT*'
        $sandbox.WriteRequestCount | Should -Be $writes
        Get-KcOrder | Should -HaveCount 4
    }

    It 'never prompts, not even for everything' {
        $shell = [powershell]::Create('CurrentRunspace').AddScript('$ConfirmPreference = "High"; Stop-KcOrder -All')
        $null = $shell.Invoke()
        Get-KcOrder | Should -BeNullOrEmpty
    }

    It 'cancels nothing when it is given <Case>' -ForEach @(
        @{ Case = 'nothing'; Call = { $null | Stop-KcOrder -ErrorAction Stop } }
        @{ Case = 'an id that is null'; Call = { Stop-KcOrder -Id $null } }
        @{ Case = 'an empty id'; Call = { Stop-KcOrder -Id '' } }
        @{ Case = 'an empty id and a pair'; Call = { Stop-KcOrder -Id '' -Symbol BTC-USDT } }
        @{ Case = 'an empty pair'; Call = { Stop-KcOrder -Symbol ' ' } }
        @{ Case = 'a pattern'; Call = { Stop-KcOrder -Symbol '*' -ErrorAction Stop } }
        @{ Case = '-All:$false'; Call = { Stop-KcOrder -All:$false -ErrorAction Stop } }
        @{ Case = 'a pair piped in'; Call = { Get-KcSymbol BTC-USDT | Stop-KcOrder -ErrorAction Stop } }
        @{ Case = 'a ticker piped in beside a pair'; Call = { Get-KcTicker BTC-USDT | Stop-KcOrder -Symbol BTC-USDT -ErrorAction Stop } }
        @{ Case = 'a row with a pair alone'; Call = { [pscustomobject]@{ Symbol = 'BTC-USDT' } | Stop-KcOrder -ErrorAction Stop } }
    ) {
        $Call | Should -Throw
        $sandbox.WriteRequestCount | Should -Be $writes
        Get-KcOrder | Should -HaveCount 4
    }

    It 'takes a pair piped in as text for an id that does not exist, never for a pair' {
        { 'BTC-USDT' | Stop-KcOrder -ErrorAction Stop } | Should -Throw -ErrorId 'OrderNotFound,*'
        Get-KcOrder | Should -HaveCount 4
    }

    It 'says what became of an order that is done, and goes on' {
        $filled = New-KcOrder BTC-USDT Buy -Type Market -Funds 5
        Stop-KcOrder $bitcoin[0].Id
        $filled.Id, $bitcoin[0].Id, $ether.Id | Stop-KcOrder -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.FullyQualifiedErrorId | Should -BeLike 'OrderNotActive,*'
        "$($failures[0])" | Should -Match 'filled'
        "$($failures[1])" | Should -Match 'cancelled'
        $failures.TargetObject | Should -Be $filled.Id, $bitcoin[0].Id
        (Get-KcOrder).Id | Should -Not -Contain $ether.Id
    }

    It 'counts a cancellation whose answer was lost as done' {
        Set-KcSandbox $sandbox -FailNext 1 -Method DELETE -DropConnection After
        Stop-KcOrder $ether.Id -PassThru -ErrorAction Stop | ForEach-Object IsCancelled | Should -BeTrue
    }
}
