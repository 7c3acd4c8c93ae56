# Every topic of the exchange: the cmdlet that watches it subscribes to it, and writes what happens at the exchange as an object of
# the right type.

BeforeDiscovery {
    $rows = (Import-PowerShellDataFile $PSScriptRoot/StreamCoverage.psd1).Rows
}

Describe 'The topics' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange @{ MarketMaker = $false; PriceInterval = [Threading.Timeout]::InfiniteTimeSpan; StartTime = [DateTimeOffset]'2026-03-02T03:00Z' }
        $key = $exchange.AddUser()
        foreach ($currency in 'USDT', 'BTC', 'ETH') {
            foreach ($account in 'trade', 'contract') {
                $exchange.SetBalance($account, $currency, 1000000)
                $exchange.SetBalance($account, $currency, 1000000, $key)
            }
        }
        foreach ($account in 'margin', 'isolated:BTC-USDT') { $exchange.SetBalance($account, 'USDT', 1000) }
        $null = Connect-TestExchange $exchange $key -With @{ Name = 'other' }
        $session = Connect-TestExchange $exchange -With @{ Name = 'me' }
        foreach ($symbol in 'BTC-USDT', 'XBTUSDTM') { $exchange.SetPrice($symbol, 50000) }
        $exchange.SetFundingRate('XBTUSDTM', 0.000641)

        # A book with a trade behind it on either side of the exchange.
        $null = New-KcOrder BTC-USDT Buy -Price 50000 -Size 1
        $null = New-KcOrder BTC-USDT Buy -Price 49000 -Size 3
        $null = New-KcOrder BTC-USDT Sell -Price 50000 -Size 0.4 -Session other
        $null = New-KcOrder BTC-USDT Sell -Price 51000 -Size 2 -Session other
        $null = New-KcOrder ETH-BTC Buy -Price 0.05 -Size 1
        $null = New-KcOrder ETH-BTC Sell -Price 0.05 -Size 1 -Session other
        $null = New-KcFuturesOrder XBTUSDTM Buy -Price 50000 -Size 10 -Leverage 5
        $null = New-KcFuturesOrder XBTUSDTM Sell -Price 50000 -Size 4 -Leverage 5 -Session other
        $null = New-KcFuturesOrder XBTUSDTM Sell -Price 51000 -Size 20 -Leverage 5 -Session other
    }

    AfterAll { Stop-TestExchange $exchange }

    It '<Topic>: <Line>' -ForEach $rows {
        $sent = "$($Has.Values)" -match '\$sent' ? ((Watch-KcTopic $Topic -Raw -First 1 -Timeout 30).Data.GetRawText() | ConvertFrom-Json) : $null
        $shell = Start-InRunspace "`$PSDefaultParameterValues = @{ '*-Kc*:Session' = `$s; 'Watch-Kc*:Verbose' = `$true }; $Line | Select-Object -First 1" @{ s = $session }
        try {
            Wait-Until { $session.Streams.Topics -contains $Topic -or $shell.Running.IsCompleted }
            if ($Then) {
                # The exchange has confirmed, and answered what is asked at the beginning.
                Wait-Until { $shell.Streams.Verbose.Message -like 'Subscribed*' -or $shell.Running.IsCompleted }
                $ErrorActionPreference = 'Stop'
                $it = Invoke-Expression $Then
            }
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Streams.Warning | Should -BeNullOrEmpty
            $got = $shell.Output[0]
            $got | Should -BeOfType "KuCoin.$Gives"
            foreach ($property in $Has.Keys) {
                Invoke-Expression "`$got.$property" | Should -Be (Invoke-Expression $Has[$property]) -Because "$property of $got"
            }
        }
        finally { Complete-Runspace $shell }
    }

    It 'are all here, and every cmdlet that watches is one of theirs' -ForEach @{ Rows = $rows } {
        # What the library has a type for, the books it keeps, and the topics that have two forms.
        $card = @([KuCoin.KnownTopics]::Names) + '/market/level2', '/contractMarket/level2', '/market/ticker:all', '/market/snapshot:BTC', '/contractMarket/tradeOrders:XBTUSDTM'
        $card | Should -HaveCount 38
        $names = $Rows.Topic + ($Rows.Topic -replace ':.*')
        $card | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
        (Get-Command Watch-Kc* -Module KuCoin).Name | Where-Object { -not ($Rows.Line -match "^$_\b") } | Should -BeNullOrEmpty
    }
}
