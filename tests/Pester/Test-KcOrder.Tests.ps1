BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Test-KcOrder' {
    It 'says true for an order the exchange would take, and places nothing' {
        $writes = $sandbox.WriteRequestCount
        Test-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 | Should -BeExactly $true
        $sandbox.Requests[-1].Path | Should -Be '/api/v1/orders/test'
        $sandbox.WriteRequestCount | Should -Be $writes
        $sandbox.Orders | Should -BeNullOrEmpty
    }

    It 'says false for one it would refuse, and why in a warning' {
        Test-KcOrder BTC-USDT Sell -Price 90000 -Size 1000 -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeExactly $false
        "$warnings" | Should -BeLike 'Sell 1000 BTC-USDT at 90000*would be refused:*balance*'
        Test-KcOrder NOPE-USDT Buy -Price 1 -Size 1 -WarningAction SilentlyContinue | Should -BeExactly $false
    }

    It 'says false for an order that contradicts itself' {
        Test-KcOrder BTC-USDT Buy -Size 1 -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeExactly $false
        "$warnings" | Should -Match 'needs Price'
    }

    It 'says nothing but an error when the question could not be asked' {
        Set-KcSandbox $sandbox -FailNext 50 -Path /api/v1/orders/test -Code 400007
        $answer = Test-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -ErrorVariable failures -ErrorAction SilentlyContinue
        Set-KcSandbox $sandbox -ClearFault
        $answer | Should -BeNullOrEmpty
        $failures[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
    }

    It 'answers for every row of a CSV file' {
        @'
Symbol,Side,Type,Price,Size,Funds
BTC-USDT,buy,limit,1000,0.01,
BTC-USDT,sell,limit,90000,1000,
BTC-USDT,buy,market,,,10
'@ | ConvertFrom-Csv | Test-KcOrder -WarningAction SilentlyContinue | Should -Be $true, $false, $true
    }
}
