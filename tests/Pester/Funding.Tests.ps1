# Deposits, withdrawals, transfers and addresses, with both generations of the exchange's calls.

Describe 'Funding with the <Generation> calls' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $exchange.SetSingleEngine($Generation -eq 'Current')
        $null = Connect-TestExchange $exchange -With @{ ApiGeneration = $Generation }
        $address = 'TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8'
        function Last([string] $Method) { @($exchange.Requests | Where-Object Method -eq $Method)[-1] }
        function Writes { $exchange.WriteRequestCount }
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'makes an address on a chain by its name, and finds it by its id' {
        Get-KcDepositAddress USDT -Chain trx | Should -BeNullOrEmpty
        $made = New-KcDepositAddress usdt TRC20 -To Main
        $made | Should -BeOfType ([KuCoin.DepositAddress])
        $made.ChainId, $made.To | Should -Be 'trx', 'MAIN'
        (Last POST).Path | Should -Be ($Generation -eq 'Current' ? '/api/v3/deposit-address/create' : '/api/v1/deposit-addresses')
        (Get-KcDepositAddress USDT -Chain TRC20).Address | Should -Be $made.Address
        (Last GET).Path | Should -Be ($Generation -eq 'Current' ? '/api/v3/deposit-addresses' : '/api/v1/deposit-addresses')
    }

    It 'names the chains there are when it does not know one' {
        $before = Writes
        { New-KcDepositAddress USDT nope -ErrorAction Stop } | Should -Throw -ErrorId 'ChainNotFound,*'
        { New-KcWithdrawal USDT 10 $address -Chain nope -Force -ErrorAction Stop } | Should -Throw -ErrorId 'ChainNotFound,*'
        Writes | Should -Be $before
        New-KcWithdrawal USDT 10 $address -Chain nope -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].ErrorDetails.RecommendedAction | Should -Match 'trx \(TRC20\)'
    }

    It 'lists deposits, newest first, by currency and pattern' {
        $exchange.InjectDeposit('USDT', 12.5, 'trx', $null)
        $exchange.InjectDeposit('BTC', 0.25, 'btc', $null)
        $exchange.AdvanceClock([timespan]::FromHours(1))
        $deposits = Get-KcDeposit
        $deposits.Currency | Should -Be 'BTC', 'USDT'
        $deposits | ForEach-Object { $_ | Should -BeOfType ([KuCoin.Deposit]) }
        (Get-KcDeposit usdt).Amount | Should -BeExactly 12.5d
        ('US*' | Get-KcDeposit).Currency | Should -Be 'USDT'
        Get-KcDeposit -First 1 | Should -HaveCount 1
        Get-KcDeposit ETH | Should -BeNullOrEmpty
    }

    It 'sends a withdrawal once and follows it by its id' {
        $before = Writes
        $receipt = New-KcWithdrawal usdt '25' $address -Chain trx -Remark rent -Force
        Writes | Should -Be ($before + 1)
        (Last POST).Path | Should -Be ($Generation -eq 'Current' ? '/api/v3/withdrawals' : '/api/v1/withdrawals')
        $receipt | Should -BeOfType ([KuCoin.WithdrawalReceipt])
        $withdrawal = $receipt | Get-KcWithdrawal
        $withdrawal.Amount, $withdrawal.Address, $withdrawal.Chain | Should -Be 25, $address, 'trx'
        (Get-KcWithdrawal USDT).Id | Should -Be $receipt.Id
    }

    It 'never sends a withdrawal twice: <Fault>' -ForEach @(
        @{ Fault = 'the answer is lost'; With = @{ Drop = 'AfterAccept' } }
        @{ Fault = 'the exchange fails'; With = @{ Status = 500 } }
        @{ Fault = 'the connection breaks before it is read'; With = @{ Drop = 'BeforeAccept' } }
    ) {
        $known = @(Get-KcWithdrawal USDT).Count
        $fault = [KuCoin.Sandbox.SandboxFault] (@{ Method = 'POST' } + $With)
        $exchange.AddFault($fault)
        $before = @($exchange.Requests | Where-Object { $_.Method -eq 'POST' }).Count
        New-KcWithdrawal USDT 10 $address -Chain trx -Force -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure | Should -Not -BeNullOrEmpty
        @($exchange.Requests | Where-Object { $_.Method -eq 'POST' }).Count - $before | Should -BeLessOrEqual 1
        @(Get-KcWithdrawal USDT).Count - $known | Should -BeLessOrEqual 1
        $exchange.ClearFaults()
    }

    It 'does not send it again when the exchange turned it away, too busy' {
        $known = @(Get-KcWithdrawal USDT).Count
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; Code = '429000'; Status = 429 })
        $before = @($exchange.Requests | Where-Object Method -eq POST).Count
        { New-KcWithdrawal USDT 10 $address -Chain trx -Force -ErrorAction Stop } | Should -Throw -ErrorId 'ExchangeOverloaded,*'
        @($exchange.Requests | Where-Object Method -eq POST).Count | Should -Be ($before + 1)
        @(Get-KcWithdrawal USDT).Count | Should -Be $known
    }

    It 'does not know what became of it when the answer is <Name>' -ForEach @(
        @{ Name = 'cut'; With = @{ TruncateBody = $true } }
        @{ Name = 'empty'; With = @{ EmptyBody = $true } }
        @{ Name = 'a web page'; With = @{ HtmlBody = $true } }
    ) {
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] (@{ Method = 'POST' } + $With))
        $before = @($exchange.Requests | Where-Object Method -eq POST).Count
        { New-KcWithdrawal USDT 10 $address -Chain trx -Force -ErrorAction Stop } | Should -Throw -ErrorId '*OutcomeUnknown,*'
        @($exchange.Requests | Where-Object Method -eq POST).Count | Should -Be ($before + 1)
        $exchange.ClearFaults()
    }

    It 'asks before it withdraws, which -Force leaves out and -WhatIf beats' {
        (Get-Command New-KcWithdrawal).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0].ConfirmImpact | Should -Be 'High'
        $before = Writes
        New-KcWithdrawal USDT 10 $address -Chain trx -Force -WhatIf | Should -BeNullOrEmpty
        & { $WhatIfPreference = $true; New-KcWithdrawal USDT 10 $address -Chain trx -Force } | Should -BeNullOrEmpty
        Writes | Should -Be $before
        { New-KcWithdrawal USDT 10 $address -Chain trx -Confirm -Force -ErrorAction Stop } | Should -Not -Throw
        Writes | Should -Be ($before + 1)
    }

    It 'cancels what can be cancelled, and says when it cannot' {
        $id = (New-KcWithdrawal USDT 11 $address -Chain trx -Force).Id
        foreach ($step in 1..20) {
            if ((Get-KcWithdrawal -Id $id).Status -eq 'PROCESSING') { break }
            $exchange.AdvanceClock([timespan]::FromSeconds(15))
        }
        (Get-KcWithdrawal -Id $id | Stop-KcWithdrawal -PassThru).Id | Should -Be $id
        { Stop-KcWithdrawal $id -ErrorAction Stop } | Should -Throw
        { Stop-KcWithdrawal 6601aabbccddeeff00112233 -ErrorAction Stop } | Should -Throw
    }

    It 'tells quota, transferable amount, summary and key' {
        $quota = Get-KcWithdrawalQuota USDT -Chain TRC20
        $quota.IsWithdrawEnabled | Should -BeTrue
        $quota.MinimumFee | Should -BeGreaterThan 0
        $transferable = Get-KcAccount USDT -Type Trade | Get-KcTransferQuota
        $transferable.Transferable | Should -Be (Get-KcAccount USDT -Type Trade).Available
        $transferable.Type | Should -BeExactly 'trade'
        (Get-KcAccountSummary).VipLevel | Should -BeGreaterOrEqual 0
        (Get-KcApiKey).Permissions | Should -Contain 'General'
        (Get-KcApiKey).MaskedKey | Should -Not -Be $exchange.Key.ApiKey
    }

    It 'completes the chains of the currency' {
        $line = 'New-KcDepositAddress USDT '
        $words = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $words | Should -Contain 'trx'
        $words | Should -Not -Contain 'btc'
    }
}
