BeforeAll {
    $sandbox = Start-KcSandbox -NoMarketMaker
    $null = Connect-KcSession -Sandbox
    . $PSScriptRoot/WhatIfText.ps1
    function Balance([string] $Currency, [string] $Type) { (Get-KcAccount $Currency -Type $Type).Balance }
}
AfterAll {
    $sandbox.CheckLedger()
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Move-KcBalance' {
    BeforeEach {
        Set-KcSandbox $sandbox -Account Main -Balance @{ USDT = 1000; BTC = '0.25' }
        Set-KcSandbox $sandbox -Account Trade -Balance @{ USDT = 500; BTC = 1 }
    }

    It 'moves an amount and returns the transfer with its id' {
        $transfer = Move-KcBalance usdt 25.5 -From Main -To Trade
        $transfer | Should -BeOfType ([KuCoin.Transfer])
        $transfer.Id | Should -Not -BeNullOrEmpty
        $transfer.ClientOid | Should -Not -BeNullOrEmpty
        $transfer.Amount | Should -BeExactly 25.5d
        Balance USDT Main | Should -Be 974.5
        Balance USDT Trade | Should -Be 525.5
    }

    It 'moves everything available with -All, from accounts piped in' {
        $transfers = Get-KcAccount -Type Main -NonZero | Where-Object Currency -in USDT, BTC | Move-KcBalance -To Trade -All
        $transfers.Currency | Sort-Object | Should -Be 'BTC', 'USDT'
        Balance USDT Main | Should -Be 0
        Balance BTC Trade | Should -Be 1.25
    }

    It 'leaves what is held with -All, and warns when that is everything' {
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.1
        $free = (Get-KcAccount USDT -Type Trade).Available
        (Move-KcBalance USDT -All -From Trade -To Main).Amount | Should -Be $free
        Move-KcBalance USDT -All -From Trade -To Main -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'held by open orders'
        $order | Stop-KcOrder
    }

    It 'moves nothing and fails nowhere with -All when there is nothing' {
        Set-KcSandbox $sandbox -Account Main -Balance @{ USDT = 0 }
        $before = $sandbox.WriteRequestCount
        Move-KcBalance USDT -All -From Main -To Trade -ErrorAction Stop | Should -BeNullOrEmpty
        $sandbox.WriteRequestCount | Should -Be $before
    }

    It 'shows the figure, the accounts and the exchange with -WhatIf, also with -All, and sends nothing' {
        $before = $sandbox.WriteRequestCount
        $text = Get-WhatIfText {
            Get-KcAccount USDT -Type Main | Move-KcBalance -To Trade -All -WhatIf
            Move-KcBalance USDT 5 -From Main -To Contract -WhatIf
        }
        $text | Should -BeLike '*Move 1000 USDT from Main to Trade as main (key *) at the sandbox *'
        $text | Should -BeLike '*Move 5 USDT from Main to Contract as *'
        $sandbox.WriteRequestCount | Should -Be $before
        Balance USDT Main | Should -Be 1000
    }

    It 'moves once when the answer is lost' {
        Set-KcSandbox $sandbox -FailNext 1 -DropConnection After -Method POST
        $transfer = Move-KcBalance USDT 10 -From Main -To Trade
        $transfer.Recovered | Should -BeTrue
        Balance USDT Main | Should -Be 990
    }

    It 'moves once when the same client id is used twice' {
        Move-KcBalance USDT 10 -From Main -To Trade -ClientOid twice-1 | Should -Not -BeNullOrEmpty
        Move-KcBalance USDT 10 -From Main -To Trade -ClientOid twice-1 -ErrorAction SilentlyContinue
        Balance USDT Main | Should -Be 990
    }

    It 'takes rows of a CSV file' {
        $rows = @'
Currency,Amount,From,To
USDT,1.5,Main,Trade
USDT,"1,5",Main,Trade
USDT,2,main,trade
'@ | ConvertFrom-Csv
        $moved = $rows | Move-KcBalance -ErrorVariable failures -ErrorAction SilentlyContinue
        $moved.Amount | Should -Be 1.5, 2
        $failures | Should -HaveCount 1
        Balance USDT Main | Should -Be 996.5
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'the same account twice'; Arguments = @{ Amount = 1; From = 'Main'; To = 'Main' }; Id = 'SameAccount' }
        @{ Case = 'nothing'; Arguments = @{ Amount = 0; From = 'Main'; To = 'Trade' }; Id = 'AmountNotPositive' }
        @{ Case = 'an isolated account without its pair'; Arguments = @{ Amount = 1; From = 'Main'; To = 'Isolated' }; Id = 'ToSymbolNeeded' }
        @{ Case = '-All of an account it cannot read'; Arguments = @{ All = $true; From = 'Contract'; To = 'Trade' }; Id = 'AllNotSupported' }
        @{ Case = '-All:$false'; Arguments = @{ All = $false; From = 'Main'; To = 'Trade' }; Id = 'AllNotSet' }
        @{ Case = 'more than there is'; Arguments = @{ Amount = 1e6; From = 'Main'; To = 'Trade' }; Id = 'InsufficientBalance' }
    ) {
        { Move-KcBalance USDT @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        Balance USDT Main | Should -Be 1000
    }
}
