Describe 'Start-, Get- and Stop-KcSandbox' {
    It 'starts on free ports, is listed, and is gone when stopped' {
        $sandbox = Start-KcSandbox
        $sandbox | Should -BeOfType ([KuCoin.KcSandbox])
        $sandbox.Endpoint.IsLoopback, $sandbox.FuturesEndpoint.IsLoopback | Should -Be $true, $true
        (Get-KcSandbox).Name | Should -Contain $sandbox.Name
        (Get-KcSandbox $sandbox.Name).Endpoint | Should -Be $sandbox.Endpoint
        Stop-KcSandbox $sandbox | Should -BeNullOrEmpty
        $sandbox.IsRunning | Should -BeFalse
        Get-KcSandbox | Should -BeNullOrEmpty
        { Invoke-RestMethod "$($sandbox.Endpoint)api/v1/timestamp" } | Should -Throw
    }

    It 'takes a name, ports, a seed and a time' {
        $sandbox = Start-KcSandbox lab -Seed 42 -StartTime 2026-01-31T00:00:00Z
        try {
            $sandbox.Name, $sandbox.Seed | Should -Be 'lab', 42
            $sandbox.Time.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) | Should -Be '2026-01-31'
            { Start-KcSandbox lab } | Should -Throw -ErrorId 'SandboxExists,*'
            { Start-KcSandbox -Port $sandbox.Endpoint.Port } | Should -Throw -ErrorId 'PortInUse,*'
        }
        finally { 'lab' | Stop-KcSandbox }
    }

    It 'wants a name when several run, and says when none does' {
        { Stop-KcSandbox -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxNotFound,*'
        { Set-KcSandbox -ClearFault -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxNotFound,*'
        $two = (Start-KcSandbox), (Start-KcSandbox)
        try {
            $two.Name | Should -Be 'sandbox', 'sandbox2'
            { Stop-KcSandbox -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxNotNamed,*'
            { Get-KcSandbox nope -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxNotFound,*'
            { Set-KcSandbox nope -ClearFault } | Should -Throw "*No sandbox named 'nope'*"
            (Get-KcSandbox 'sand*').Count | Should -Be 2
        }
        finally { $two | Stop-KcSandbox -PassThru | ForEach-Object IsRunning | Should -Be $false, $false }
    }
}

Describe 'Set-KcSandbox' {
    BeforeAll {
        $sandbox = Start-KcSandbox -NoMarketMaker
        $null = Connect-KcSession -Sandbox
    }
    AfterAll {
        Disconnect-KcSession
        Stop-KcSandbox $sandbox
    }

    It 'sets and moves the clock' {
        Set-KcSandbox -Clock 2026-01-31T12:00:00Z
        $sandbox.Time.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture) | Should -Be '2026-01-31 12:00'
        Set-KcSandbox -Advance 3600
        $sandbox.Time.ToString('HH:mm') | Should -Be '13:00'
        (Set-KcSandbox -Clock ([DateTimeOffset]::UtcNow) -PassThru).Name | Should -Be $sandbox.Name
    }

    It 'sets balances exactly, in the account named' {
        Set-KcSandbox -Balance @{ USDT = 1234.5; btc = '0.00000001' }
        (Get-KcAccount USDT -Type Trade).Balance | Should -BeExactly 1234.5d
        (Get-KcAccount BTC -Type Trade).Balance | Should -BeExactly 0.00000001d
        Set-KcSandbox -Balance @{ USDT = 7 } -Account Main
        (Get-KcAccount USDT -Type Main).Balance | Should -Be 7
        { Set-KcSandbox -Balance @{ USDT = '1,5' } -ErrorAction Stop } | Should -Throw '*1.5 or 15*'
        { Set-KcSandbox -Balance @{ USDT = -1 } -ErrorAction Stop } | Should -Throw
        $sandbox.CheckLedger()
    }

    It 'sets prices' {
        Set-KcSandbox -Price @{ 'BTC-USDT' = 50000 }
        { Set-KcSandbox -Price @{ 'NOPE-USDT' = 1 } -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxRefused,*'
    }

    It 'sets funding rates' {
        Set-KcSandbox -FundingRate @{ xbtusdtm = -0.00025 }
        (Get-KcFundingRate XBTUSDTM).Rate | Should -BeExactly (-0.00025d)
        { Set-KcSandbox -FundingRate @{ NOPE = 1 } -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxRefused,*'
    }

    It 'lets deposits arrive' {
        $before = (Get-KcAccount USDT -Type Main).Balance
        Set-KcSandbox -Deposit @{ USDT = 250.5 }
        (Get-KcDeposit USDT -First 1).Amount | Should -BeExactly 250.5d
        (Get-KcAccount USDT -Type Main).Balance | Should -BeExactly $before
        Set-KcSandbox -Advance 61
        try { (Get-KcAccount USDT -Type Main).Balance | Should -BeExactly ($before + 250.5d) }
        finally { Set-KcSandbox -Clock ([DateTimeOffset]::UtcNow) }
        { Set-KcSandbox -Deposit @{ NOPE = 1 } -ErrorAction Stop } | Should -Throw -ErrorId 'SandboxRefused,*'
    }

    It 'plans faults, tells of them, and forgets them' {
        Set-KcSandbox -FailNext 2 -Path /api/v1/accounts -Method GET -Status 503
        $sandbox.Faults[0].Count, $sandbox.Faults[0].Status | Should -Be 2, 503
        Get-KcAccount | Should -Not -BeNullOrEmpty
        $sandbox.Faults | Should -BeNullOrEmpty
        Set-KcSandbox -FailNext 9 -Delay 5
        Set-KcSandbox -ClearFault
        $sandbox.Faults | Should -BeNullOrEmpty
    }

    It 'delays, uses up quotas, cuts streams, and changes the generation of the account' {
        Set-KcSandbox -FailNext 1 -Path /api/v1/accounts -Delay 0.5
        (Measure-Command { Get-KcAccount }).TotalSeconds | Should -BeGreaterThan 0.4
        Set-KcSandbox -SingleEngine
        Invoke-KcRequest /api/v1/hf/accounts/opened | Should -BeTrue
        Set-KcSandbox -SingleEngine:$false
        Invoke-KcRequest /api/v1/hf/accounts/opened | Should -BeFalse
        Set-KcSandbox -CutStream -ExpireQuota
        { Invoke-RestMethod "$($sandbox.Endpoint)api/v2/symbols" } | Should -Throw '*429*'
    }

    It 'lets stream messages go wrong' {
        Set-KcSandbox -StreamFault Hole -Topic '/market/level2:*'
        Set-KcSandbox -StreamFault Duplicate -FailNext 3
        Set-KcSandbox -StreamFault Restart -Probability 0.25 -Delay 5
        Set-KcSandbox -StreamFault ErrorFrame -Code 509
        $faults = (Get-KcSandbox).Faults
        $faults.Stream | Should -Be Hole, Duplicate, Restart, ErrorFrame
        $faults.ForEach({ $_.Count }) | Should -Be 1, 3, ([int]::MaxValue), 1
        $faults[0].PathPattern | Should -Be '/market/level2:*'
        $faults[2].Probability | Should -Be 0.25
        $faults[2].Delay | Should -Be ([timespan]::FromSeconds(5))
        $faults[3].Code | Should -Be 509
        Set-KcSandbox -ClearFault
        { Set-KcSandbox -StreamFault None } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        { Set-KcSandbox -StreamFault Hole -Method POST } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'refuses faults and state in one call' {
        { Set-KcSandbox -FailNext 1 -ExpireQuota } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}
