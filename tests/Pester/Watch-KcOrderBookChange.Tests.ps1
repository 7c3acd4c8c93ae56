# The changes of a book come once each and none is left out: whoever adds them up has the exchange's book.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange @{ MarketMaker = $false; PriceInterval = [Threading.Timeout]::InfiniteTimeSpan }
    $session = Connect-TestExchange $exchange
    $exchange.SetBalance('trade', 'USDT', 1000000)

    # The book of somebody who knows nothing but the changes, as lines of text; fails where a change does not follow on the one before.
    function Add-Change($Changes) {
        $levels, $before = @{}, $null
        foreach ($change in $Changes) {
            if ($change.Initial -and $change.Sequence -ne $before.Sequence) { $levels = @{} }
            $at = "$($change.Side) $($change.Price / 1.000000000000d)"
            if (-not $change.Initial) { $change.PreviousSize | Should -Be ($levels[$at] ?? 0) -Because "$change" }
            if ($change.Size) { $levels[$at] = $change.Size } else { $levels.Remove($at) }
            $before = $change
        }
        $levels.GetEnumerator() | ForEach-Object { "$($_.Key) $($_.Value / 1.000000000000d)" } | Sort-Object
    }

    function Get-Level($Book) {
        $(foreach ($level in $Book.Bids) { "Buy $($level.Price / 1.000000000000d) $($level.Size / 1.000000000000d)" }
        foreach ($level in $Book.Asks) { "Sell $($level.Price / 1.000000000000d) $($level.Size / 1.000000000000d)" }) | Sort-Object
    }

    # Lets the book change, and waits until the watch has written the last change.
    function Invoke-Churn($Shell, $Symbol, $Times) {
        foreach ($i in 1..$Times) { $last = $exchange.ChurnBook($Symbol, 100)[-1].Sequence }
        Wait-Until { @($Shell.Output).Sequence -contains $last -or $Shell.Running.IsCompleted }
    }

    function Start-Watch($Script) {
        $shell = Start-InRunspace $Script @{ s = $session }
        # What there is can be looked at while more is written.
        $shell.Output.EnumeratorNeverBlocks = $true
        $shell
    }
}

AfterAll { Stop-TestExchange $exchange }

Describe '<Watch>' -ForEach @(
    @{ Watch = 'Watch-KcOrderBookChange'; Get = 'Get-KcOrderBook'; Symbol = 'BTC-USDT'; Type = 'OrderBookChange' }
    @{ Watch = 'Watch-KcFuturesOrderBookChange'; Get = 'Get-KcFuturesOrderBook'; Symbol = 'XBTUSDTM'; Type = 'FuturesOrderBookChange' }
) {
    It 'writes what adds up to the exchange''s book, and again after a gap that it tells of' {
        $null = $exchange.ChurnBook($Symbol, 300)
        $shell = Start-Watch "$Watch $Symbol -WithBook -Session `$s"
        try {
            Wait-Until { $shell.Output.Count -gt 10 }
            Invoke-Churn $shell $Symbol 20
            Add-Change $shell.Output | Should -Be (Get-Level (& $Get $Symbol -Depth Full))
            $shell.Streams.Warning.Count | Should -Be 0

            $exchange.CutStreams()
            Wait-Until { $shell.Streams.Warning.Message -like '*connection is back*' }
            $null = $exchange.ChurnBook($Symbol, 1)
            Wait-Until { @($shell.Output | Where-Object Initial | Group-Object Sequence).Count -eq 2 }
            Invoke-Churn $shell $Symbol 5
            Add-Change $shell.Output | Should -Be (Get-Level (& $Get $Symbol -Depth Full))
            $shell.Streams.Error.Count | Should -Be 0
            $shell.Output[0] | Should -BeOfType "KuCoin.$Type"

            $changes = $shell.Output | Where-Object { -not $_.Initial }
            $changes.Count | Should -BeGreaterThan 500
            ($changes.Sequence | Sort-Object -Unique).Count | Should -Be $changes.Count
        }
        finally { Complete-Runspace $shell }
    }
}

Describe 'Watch-KcOrderBookChange' {
    It 'writes each change, and no book unless asked for' {
        $shell = Start-Watch 'Watch-KcOrderBookChange ETH-USDT -First 4 -Session $s'
        try {
            $first = (Get-KcOrderBook ETH-USDT).Sequence
            # The watch has asked for the book, too, which the changes begin from.
            Wait-Until { $exchange.Requests | Where-Object Path -eq /api/v3/market/orderbook/level2 | Where-Object Query -match ETH-USDT }
            foreach ($price in 11, 12, 13) { $order = New-KcOrder ETH-USDT Buy -Price $price -Size 0.5 }
            $null = $order | Stop-KcOrder
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Output | ForEach-Object { "$($_.Sequence - $first) $($_.Side) $($_.Price) $($_.PreviousSize) $($_.Size) $($_.Initial)" } |
                Should -Be '1 Buy 11 0 0.5 False', '2 Buy 12 0 0.5 False', '3 Buy 13 0 0.5 False', '4 Buy 13 0.5 0 False'
        }
        finally { Complete-Runspace $shell }
    }

    It 'says that it knows the best prices only without a key' {
        $nobody = New-AnonymousSession $session.Endpoint $session.FuturesEndpoint
        $null = Watch-KcOrderBookChange BTC-USDT -WithBook -First 1 -Timeout 60 -Session $nobody -WarningVariable warnings 3>$null
        $warnings | Should -Match 'best 100 prices'
    }
}
