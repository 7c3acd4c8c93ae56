# Several processes that spend one account's quota as fast as they can, and know of each other by the exchange's figures only.
# A window is 30 s of real time: KC_CAMPAIGN=1 runs four processes over three windows after the first, else two run through the first one;
# SharedQuotaTests.cs plays all of it in virtual time.

Describe 'Processes at full speed on one quota' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $count, $windows = $env:KC_CAMPAIGN ? (4, 4) : (2, 1)
        $limit = 2000
        $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
        if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet') { $start.ArgumentList.Add((Join-Path $PSHOME 'pwsh.dll')) }
        $script = @"
            Import-Module '$($env:KC_MODULE ?? (Get-Module KuCoin).Path)'
            `$null = Connect-KcSession -FromEnvironment -Endpoint $($exchange.Endpoint) -FuturesEndpoint $($exchange.FuturesEndpoint)
            while (`$true) { `$null = Get-KcWithdrawalQuota USDT -ErrorAction Ignore }
"@
        '-NoProfile', '-NonInteractive', '-Command', $script | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.Environment['KUCOIN_API_KEY'] = $exchange.Key.ApiKey
        $start.Environment['KUCOIN_API_SECRET'] = $exchange.Key.Secret
        $start.Environment['KUCOIN_API_PASSPHRASE'] = $exchange.Key.Passphrase
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        # What was asked of the pool, cut into its windows: one opens with the first request after the one before has closed.
        function Get-Window {
            $window = $null
            foreach ($request in $exchange.Requests) {
                if ($request.Pool -ne 'Management') { continue }
                if (-not $window -or $request.Time -ge $window.Start.AddSeconds(30)) {
                    if ($window) { $window }
                    $window = [pscustomobject] @{ Start = $request.Time; Points = 0; Refused = 0 }
                }
                if ($request.Status -eq 429) { $window.Refused++ } else { $window.Points += $request.Weight }
            }
            $window
        }
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'use nine tenths of each window, and are not refused after the first' {
        $processes = 1..$count | ForEach-Object { [Diagnostics.Process]::Start($start) }
        try {
            # The last window counts as soon as it is used up.
            Wait-Until -Seconds (60 + 40 * $windows) { $seen = @(Get-Window); Start-Sleep -Milliseconds 200; $seen.Count -ge $windows -and $seen[$windows - 1].Points -ge $limit * 0.9 }
        }
        finally {
            $processes | ForEach-Object { $_.Kill(); $_.WaitForExit(); $_.Dispose() }
        }
        $seen = @(Get-Window)
        Write-Host "$count processes: $($seen.ForEach{ "$($_.Points) of $limit points, $($_.Refused) refused" } -join '; ')"
        foreach ($window in $seen[0..($windows - 1)]) { $window.Points | Should -BeGreaterOrEqual ($limit * 0.9) }
        foreach ($window in $seen | Select-Object -Skip 1) { $window.Refused | Should -Be 0 }
    }
}
