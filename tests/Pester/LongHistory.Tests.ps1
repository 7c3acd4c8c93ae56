# Long histories are cut into the exchange's windows and pages: every row comes once, in order, whatever happens meanwhile.
# A day more is asked for than there is, for such a span counts from the machine's clock, which may be wrong.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1

    function Connect-SteadyExchange {
        Start-TestExchange @{ VipLevel = 12; PriceInterval = [Threading.Timeout]::InfiniteTimeSpan } | Tee-Object -Variable exchange
        $null = Connect-TestExchange $exchange -With @{ VipLevel = 12 }
    }

    # Walks a history, and trades on at every 2000th row.
    function Read-History([scriptblock] $List, [scriptblock] $Trade) {
        $later = [Collections.Generic.HashSet[string]]::new()
        $rows = [Collections.Generic.List[object]]::new()
        & $List | ForEach-Object {
            $rows.Add($_)
            if ($rows.Count -gt 25000) { throw 'The list does not end.' }
            if ($rows.Count % 2000 -eq 1) { $null = $later.Add((& $Trade).Id) }
        }
        [pscustomobject]@{ Rows = $rows; Later = $later }
    }

    function Assert-Whole($History, [string] $Time) {
        $keys, $past = [Collections.Generic.HashSet[string]]::new(), 0
        $previous = [DateTimeOffset]::MaxValue
        $disorder = foreach ($row in $History.Rows) {
            if (-not $keys.Add("$($row.TradeId)/$($row.OrderId)")) { "$($row.TradeId) comes twice" }
            if ($row.$Time -gt $previous) { "$($row.TradeId) comes too late" }
            $previous = $row.$Time
            if (-not $History.Later.Contains($row.OrderId)) { $past++ }
        }
        $disorder | Should -BeNullOrEmpty
        $past | Should -Be 20000
        $History.Later.Count | Should -BeGreaterOrEqual 10
    }
}

Describe 'Get-KcFill over 60 days and 20,000 fills' {
    It 'gives each once, newest first, while new ones arrive: <Generation>' -ForEach @{ Generation = 'Classic' }, @{ Generation = 'Current' } {
        $exchange = Connect-SteadyExchange
        try {
            $exchange.SetSingleEngine($Generation -eq 'Current')
            $exchange.SeedFills('BTC-USDT', 20000, [timespan]::FromDays(60))
            Assert-Whole (Read-History { Get-KcFill BTC-USDT -StartTime 61d } { New-KcOrder BTC-USDT Buy -Type Market -Funds 10 }) CreatedAt
            ($exchange.Requests.Path -like '*/fills' | Sort-Object -Unique) | Should -Be ($Generation -eq 'Current' ? '/api/v1/hf/fills' : '/api/v1/fills')
        }
        finally { Stop-TestExchange $exchange }
    }
}

Describe 'Get-KcFuturesFill over 80 days and 20,000 fills' {
    It 'gives each once, newest first, while new ones arrive' {
        $exchange = Connect-SteadyExchange
        try {
            $exchange.SeedFuturesFills('XBTUSDTM', 20000, [timespan]::FromDays(80))
            Assert-Whole (Read-History { Get-KcFuturesFill XBTUSDTM -StartTime 81d } { New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5 }) Time
        }
        finally { Stop-TestExchange $exchange }
    }
}
