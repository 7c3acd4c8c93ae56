# Ranges of any length: every row once, in order, while new ones arrive; and what is shown meanwhile.

Describe 'Get-KcFill -StartTime, sixty days ago' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $null = Connect-TestExchange $exchange -With @{ Name = 'ranges' }
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
        foreach ($page in 1..4) { $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'GET'; PathPattern = '/api/v1/fills'; Delay = [timespan]::FromSeconds(0.7) }) }
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
}
