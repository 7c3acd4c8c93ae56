# A consumer that is much slower than the market, for half an hour of the exchange's time: a process of its own, so that its memory
# is nobody else's.

Describe 'Watch-KcTicker of all pairs with a consumer that sleeps' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        # KC_CAMPAIGN=1 hears every second of the half hour, else what comes of ten at a time.
        $step = [timespan]::FromSeconds($env:KC_CAMPAIGN ? 1 : 10)
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'keeps its memory, and always delivers the newest' {
        $done = Join-Path $TestDrive done
        $watch = Start-ThreadJob -ArgumentList $PSScriptRoot, $exchange.Endpoint, $exchange.FuturesEndpoint, $done {
            param($folder, $spot, $futures, $done)
            . $folder/Fixture.ps1
            Invoke-Fresh @"
                `$session = New-AnonymousSession '$spot' '$futures'
                `$count = 0
                `$asked = `$null
                Watch-KcTicker -Session `$session -Timeout 600 3>`$null | ForEach-Object {
                    `$count++
                    if (`$asked -and `$_.Symbol -eq 'BTC-USDT') {
                        "newest: `$(`$_.Sequence -ge `$asked)"
                        `$asked = `$null
                    }
                    if (`$count -in 50, 100) { "bytes: `$([GC]::GetTotalMemory(`$true))" }
                    if (`$count % 50 -eq 0) {
                        `$asked = (Get-KcTicker BTC-USDT -Session `$session).Sequence
                        Start-Sleep -Seconds 2
                    }
                    Start-Sleep -Milliseconds 20
                    if (`$count -gt 150 -and (Test-Path '$done')) {
                        "bytes: `$([GC]::GetTotalMemory(`$true))"
                        "received: `$(`$session.Streams.MessageCount), left out: `$(`$session.DroppedCount)"
                        break
                    }
                }
"@
        }
        try {
            Wait-Until -Seconds 120 { $exchange.OpenStreamCount -eq 1 -or $watch.State -ne 'Running' }
            for ($passed = [timespan]::Zero; $passed -lt [timespan]'00:30:00'; $passed += $step) {
                $exchange.AdvanceClock($step)
                Start-Sleep -Milliseconds 60
            }
            Set-Content $done ''
            $output = @($watch | Receive-Job -Wait)
        }
        finally { $watch | Remove-Job -Force }
        $report = $output -join [Environment]::NewLine
        Write-Host $report
        $bytes = [long[]] ($output -match '^bytes' -replace '\D')
        $bytes.Count | Should -BeGreaterOrEqual 2 -Because $report
        ($bytes[-1] - $bytes[0]) | Should -BeLessThan 8MB -Because $report
        $output -match '^newest' | Sort-Object -Unique | Should -Be 'newest: True' -Because $report
        [long] ("$($output -match '^received')" -replace '.*left out: ') | Should -BeGreaterThan 100 -Because $report
    }
}
