# Borrowing and repaying, with both generations of the exchange's calls.

Describe 'Margin with the <Generation> calls' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        . $PSScriptRoot/WhatIfText.ps1
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $exchange.SetSingleEngine($Generation -eq 'Current')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = $Generation }
        $null = Move-KcBalance BTC 0.2 -From Trade -To Margin
        $null = Move-KcBalance BTC 0.1 -From Trade -To Isolated -ToSymbol BTC-USDT
        function Posts { @($exchange.Requests | Where-Object Method -eq POST).Count }
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'borrows in the cross-margin account' {
        $receipt = New-KcMarginLoan usdt 100
        $receipt | Should -BeOfType ([KuCoin.MarginReceipt])
        $receipt.ActualSize | Should -Be 100
        ($receipt | Get-KcMarginLoan).Id | Should -Be $receipt.Id
        $account = Get-KcMarginAccount
        $account.DebtRatio | Should -BeGreaterThan 0
        ($account.Accounts | Where-Object Currency -eq USDT).Liability | Should -BeGreaterOrEqual 100
    }

    It 'borrows in the isolated account of a pair' {
        $receipt = New-KcMarginLoan USDT 50 -Symbol btc-usdt
        (Get-KcMarginLoan USDT -Symbol BTC-USDT).Id | Should -Be $receipt.Id
        (Get-KcMarginLoan USDT).Id | Should -Not -Contain $receipt.Id
        (Get-KcIsolatedMarginAccount BTC-USDT).Quote.Liability | Should -BeGreaterOrEqual 50
        (Get-KcIsolatedMarginAccount BTC-*).Symbol | Should -Contain 'BTC-USDT'
    }

    It 'Get-KcMarginLoan | New-KcMarginRepayment' {
        $repaid = Get-KcMarginLoan USDT | New-KcMarginRepayment
        $repaid.ActualSize | Should -Be 100
        Get-KcMarginRepayment USDT | ForEach-Object Id | Should -Be $repaid.Id
        (Get-KcMarginLoan USDT -Symbol BTC-USDT | New-KcMarginRepayment).Symbol | Should -Be 'BTC-USDT'
    }

    It 'repays nothing for a loan that failed' {
        { New-KcMarginLoan USDT 100000000 -ErrorAction Stop } | Should -Throw
        $failed = Get-KcMarginLoan USDT | Where-Object Status -eq FAILED
        $failed | Should -Not -BeNullOrEmpty
        $before = Posts
        $failed | New-KcMarginRepayment -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'nothing was borrowed'
        Posts | Should -Be $before
    }

    It 'sends a loan and a repayment once when the answer is lost' {
        foreach ($line in { New-KcMarginLoan USDT 7 -ErrorAction Stop }, { New-KcMarginRepayment USDT 7 -ErrorAction Stop }) {
            $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; Drop = 'AfterAccept' })
            $before = Posts
            $line | Should -Throw -ErrorId 'RequestOutcomeUnknown,*'
            Posts | Should -Be ($before + 1)
        }
    }

    It 'trades with the money of the margin accounts: -TradeType <_>' -ForEach 'MarginTrade', 'MarginIsolatedTrade' {
        $exchange.SetBalance(($_ -eq 'MarginTrade' ? 'margin' : 'isolated:BTC-USDT'), 'BTC', 0.5)
        Test-KcOrder BTC-USDT Sell -Price 90000 -Size 0.02 -TradeType $_ | Should -BeTrue
        $placed = New-KcOrder BTC-USDT Sell -Price 90000 -Size 0.02 -TradeType $_
        (Get-KcOrder -TradeType $_).Id | Should -Be $placed.Id
        Get-KcOrder | Should -BeNullOrEmpty
        ($placed | Get-KcOrder).TradeType | Should -Be $placed.TradeType
        Get-KcOrder -TradeType $_ | Stop-KcOrder
        Get-KcOrder -TradeType $_ | Should -BeNullOrEmpty
        (Get-KcOrder BTC-USDT -Status Done -TradeType $_).Id | Should -Contain $placed.Id
        $again = New-KcOrder BTC-USDT Sell -Price 90000 -Size 0.02 -TradeType $_
        (Stop-KcOrder -Symbol BTC-USDT -TradeType $_ -PassThru).Id | Should -Be $again.Id
    }

    It 'borrows for an order with -AutoBorrow, and says so before' {
        $free = (Get-KcMarginAccount).Accounts | Where-Object Currency -eq USDT | ForEach-Object Available
        $size = [math]::Ceiling($free / 10000) + 1
        { New-KcOrder BTC-USDT Buy -Price 10000 -Size $size -TradeType MarginTrade -ErrorAction Stop } | Should -Throw -ErrorId 'InsufficientBalance,*'
        $text = Get-WhatIfText { New-KcOrder BTC-USDT Buy -Price 10000 -Size $size -TradeType MarginTrade -AutoBorrow -WhatIf }
        $text | Should -Match 'cross margin, borrowing what is missing'
        $placed = New-KcOrder BTC-USDT Buy -Price 10000 -Size $size -TradeType MarginTrade -AutoBorrow
        $placed.BorrowedSize | Should -BeGreaterThan 0
        (Get-KcMarginLoan USDT).Id | Should -Contain $placed.LoanId
        $placed | Stop-KcOrder
    }

    It 'refuses <Line> before anything is sent' -ForEach @(
        @{ Line = 'New-KcMarginLoan USDT 0'; Id = 'SizeNotPositive' }
        @{ Line = 'New-KcMarginLoan USDT 1 -TimeInForce GTC'; Id = 'TimeInForceNotSupported' }
        @{ Line = 'New-KcMarginRepayment USDT 0'; Id = 'SizeNotPositive' }
        @{ Line = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 1 -AutoBorrow'; Id = 'AutoBorrowNotPossible' }
    ) {
        $before = $exchange.Requests.Count
        { Invoke-Expression "$Line -ErrorAction Stop" } | Should -Throw -ErrorId "$Id,*"
        $exchange.Requests.Count | Should -Be $before
    }
}
