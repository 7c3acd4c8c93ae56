# Ranges of any length: every row once, in order, while new ones arrive; and what is shown meanwhile.

Describe 'Get-KcFill -StartTime, sixty days ago, with the <Generation> calls' -ForEach @{ Generation = 'Classic'; Path = '/api/v1/fills' }, @{ Generation = 'Current'; Path = '/api/v1/hf/fills' } {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $exchange.SetSingleEngine($Generation -eq 'Current')
        $null = Connect-TestExchange $exchange -With @{ Name = 'ranges'; ApiGeneration = $Generation }
        $exchange.SeedFills('BTC-USDT', 3000, [timespan]::FromDays(60))
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'gives each of them once, in order, while others arrive' {
        $known = 0
        $fills = Get-KcFill -StartTime ([timespan]::FromDays(61)) | ForEach-Object {
            if (++$known % 500 -eq 0) { $null = New-KcOrder BTC-USDT Buy -Type Market -Funds 20 }
            $_
        }
        $old = $fills | Where-Object CreatedAt -lt $exchange.Now.AddMinutes(-5)
        @($old.TradeId | Sort-Object -Unique).Count | Should -Be @($old).Count
        @($old).Count | Should -BeGreaterOrEqual 2990
        $times = @($fills.CreatedAt)
        $sorted = $times | Sort-Object
        $times[0] -eq $sorted[0] -or $times[0] -eq $sorted[-1] | Should -BeTrue
    }

    It 'tells the rows read and the dates they cover when it takes long' {
        foreach ($page in 1..4) { $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'GET'; PathPattern = $Path; Delay = [timespan]::FromSeconds(0.7) }) }
        $shell = Start-InRunspace 'Get-KcFill -StartTime ([timespan]::FromDays(61)) -Session ranges'
        try {
            Wait-Until { $shell.Running.IsCompleted }
            $told = $shell.Streams.Progress | Where-Object StatusDescription -match 'rows read'
            $told | Should -Not -BeNullOrEmpty
            $told[0].StatusDescription | Should -Match '^Get-KcFill: \d+ rows read.*, from \d{4}-\d\d-\d\d \d\d:\d\d:\d\d to \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$'
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        }
        finally { Complete-Runspace $shell }
    }

    It 'is refused when it reaches back before there was an exchange' {
        { Get-KcFill -StartTime 1970-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'TimeRangeInvalid,*'
        { Get-KcOrder -Status Done -StartTime ([datetime]::MinValue) -ErrorAction Stop } | Should -Throw -ExpectedMessage '*year 1*'
    }
}

Describe 'A list of all pairs where the exchange lists one at a time' {
    It 'says how many it has asked about' {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        try {
            $exchange.SetSingleEngine($true)
            $null = Connect-TestExchange $exchange -With @{ Name = 'walk' }
            foreach ($request in 1..8) { $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'GET'; PathPattern = '/api/v1/hf/orders/done'; Delay = [timespan]::FromSeconds(1.2) }) }
            $shell = Start-InRunspace 'Get-KcOrder -Status Done -Session walk'
            try {
                Wait-Until { $shell.Running.IsCompleted }
                $shell.Streams.Error | Should -BeNullOrEmpty
                $told = $shell.Streams.Progress | Where-Object StatusDescription -match 'one by one'
                $told[0].StatusDescription | Should -Match '^Reading the done orders of \d+ pairs, one by one: \d+ done\.$'
                $told[-1].RecordType | Should -Be 'Completed'
            }
            finally { Complete-Runspace $shell }
        }
        finally { Stop-TestExchange $exchange }
    }
}
