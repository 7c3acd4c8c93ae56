# The jobs of examples/jobs as a scheduler runs them: processes of their own, run twice, killed in the middle. Exit codes and lines.

BeforeDiscovery {
    $jobs = Get-ChildItem (Join-Path $PSScriptRoot '../../examples/jobs/*.ps1') | Where-Object Name -NE Job.ps1 | ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }
}

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $folder = (Resolve-Path (Join-Path $PSScriptRoot '../../examples/jobs')).Path

    # Starts a job as cron does: no profile, no console, the key in a file of its owner alone.
    function Start-KcTestJob([string] $Name, [string[]] $Arguments, [string] $KeyFile = $credential, [hashtable] $Environment = @{}) {
        $dotnet = (Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet'
        $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
        $all = @($dotnet ? (Join-Path $PSHOME 'pwsh.dll') : @()) + '-NoProfile', '-NonInteractive', '-File', (Join-Path $folder "$Name.ps1") + $Arguments +
            '-Endpoint', "$($exchange.Endpoint)", '-FuturesEndpoint', "$($exchange.FuturesEndpoint)"
        if ($KeyFile) { $all += '-CredentialPath', $KeyFile }
        foreach ($argument in $all) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['NO_COLOR'] = '1'
        foreach ($key in $Environment.Keys) { $start.Environment[$key] = $Environment[$key] }
        [Diagnostics.Process]::Start($start)
    }

    function Complete-KcTestJob([Diagnostics.Process] $Process) {
        try {
            $output, $errors = $Process.StandardOutput.ReadToEndAsync(), $Process.StandardError.ReadToEndAsync()
            if (-not $Process.WaitForExit(120000)) { $Process.Kill(); throw 'The job does not end.' }
            [pscustomobject] @{ Code = $Process.ExitCode; Output = $output.Result; Error = $errors.Result.Trim() }
        }
        finally { $Process.Dispose() }
    }

    function Invoke-KcTestJob { Complete-KcTestJob (Start-KcTestJob @args) }
}

Describe 'The job <Name>' -ForEach $jobs {
    It 'has help with the lines for crontab, systemd and Task Scheduler, and says what each parameter is' {
        $help = Get-Help $Path -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $notes = ($help | Out-String -Width 1000) -replace '(?m)^ +'
        $notes | Should -Match "(?m)^\S+ \S+ \S+ \S+ \S+ pwsh .*$Name\.ps1"
        $notes | Should -Match "(?m)^ExecStart=pwsh .*$Name\.ps1"
        $notes | Should -Match '(?m)^OnCalendar='
        $notes | Should -Match '(?m)^LoadCredential=kucoin:'
        $notes | Should -Match "(?m)^schtasks /Create .*$Name\.ps1"
        $help.parameters.parameter | Where-Object { -not $_.description } | Should -BeNullOrEmpty
    }

    It 'has lines whose parameters exist' {
        $known = (Get-Command $Path).Parameters.Keys
        $lines = (Get-Help $Path -Full | Out-String -Width 1000) -split "`n" -match "(pwsh|schtasks) .*$Name\.ps1"
        $lines.Count | Should -Be 3
        foreach ($line in $lines) {
            $line -replace "^.*$Name\.ps1" | Select-String ' -(\w+)' -AllMatches | ForEach-Object { $_.Matches.ForEach{ $_.Groups[1].Value } } | Should -BeIn $known
        }
    }
}

Describe 'The jobs' {
    BeforeEach {
        $exchange = Start-TestExchange @{ MarketMaker = $false }
        $work = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        $journal = Join-Path $work journal
        $credential = Join-Path $work key.json
        [IO.File]::WriteAllText($credential, (@{ ApiKey = $exchange.Key.ApiKey; ApiSecret = $exchange.Key.Secret; Passphrase = $exchange.Key.Passphrase } | ConvertTo-Json))
        if (-not $IsWindows) { chmod 600 $credential }
        $null = Connect-TestExchange $exchange
        function Get-Money([string] $Account) { (Get-KcAccount USDT -Type $Account).Balance }
    }
    AfterEach { Stop-TestExchange $exchange }

    Context 'balance-sweep' {
        BeforeEach {
            $arguments = '-Policy', (Join-Path $folder policy.psd1), '-Journal', $journal
            $exchange.SetBalance('main', 'USDT', 10000)
            $exchange.SetBalance('trade', 'USDT', 14000)
            $exchange.SetBalance('contract', 'USDT', 500)
        }

        It 'moves what the policy wants; the second run changes nothing' {
            $first = Invoke-KcTestJob balance-sweep $arguments
            $first.Error | Should -BeNullOrEmpty
            $first.Code | Should -Be 0
            $first.Output | Should -BeLike '*kucoin-job sweep: ok, 2 done*'
            Get-Money Main | Should -Be 14500
            Get-Money Trade | Should -Be 8000
            $before = $exchange.WriteRequestCount
            $second = Invoke-KcTestJob balance-sweep $arguments
            $second.Code | Should -Be 0
            $second.Output.Trim() | Should -Be 'kucoin-job sweep: ok, nothing to do'
            $exchange.WriteRequestCount | Should -Be $before
        }

        It 'killed in the middle is finished by the next run, and the one after changes nothing' {
            # The first transfer is carried out; before its answer arrives the process dies.
            $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v2/accounts/inner-transfer'; AnswerDelay = [timespan] '00:01:00' })
            $process = Start-KcTestJob balance-sweep $arguments
            try { Wait-Until { Get-ChildItem $journal -Filter *.jsonl -ErrorAction Ignore | Get-Content | Select-String inner-transfer } 60; Start-Sleep -Milliseconds 500 }
            finally { $process.Kill(); $process.WaitForExit(); $process.Dispose() }
            (Get-Money Trade) -lt 14000 | Should -BeTrue
            (Get-KcJournal $journal -Unresolved).Count | Should -Be 1

            $next = Invoke-KcTestJob balance-sweep $arguments
            $next.Error | Should -BeNullOrEmpty
            $next.Code | Should -Be 0
            Get-Money Main | Should -Be 14500
            Get-Money Trade | Should -Be 8000
            (Get-KcFuturesAccount USDT).Equity | Should -Be 2000
            $before = $exchange.WriteRequestCount
            (Invoke-KcTestJob balance-sweep $arguments).Output.Trim() | Should -Be 'kucoin-job sweep: ok, nothing to do'
            $exchange.WriteRequestCount | Should -Be $before
        }

        It 'says in one line and by its code what went wrong: <Code>, <Like>' -ForEach @(
            @{ Code = 1; Like = 'kucoin-job sweep: failed, 0 done, exit 1, *'; Break = { foreach ($path in '/api/v1/accounts', '/api/v1/account-overview') { $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = $path; Status = 503; Count = 50 }) } } }
            @{ Code = 2; Like = 'kucoin-job sweep: failed, 0 done, exit 2, TransferOutcomeUnknown: *'; Break = { $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v2/accounts/inner-transfer'; Drop = 'AfterAccept'; Count = 50 }) } }
            @{ Code = 3; Like = 'kucoin-job sweep: failed, 0 done, exit 3, CredentialFileOpen: *'; Break = { if ($IsWindows) { icacls $credential /grant '*S-1-1-0:R' } else { chmod 644 $credential } } }
            @{ Code = 3; Like = 'kucoin-job sweep: failed, 0 done, exit 3, PolicyInvalid: Accounts?0?*'; Break = { Set-Content (Join-Path $work policy.psd1) '@{ Accounts = @(@{ Account = "Main" }) }'; $arguments[1] = Join-Path $work policy.psd1 } }
        ) {
            . $Break | Out-Null
            $run = Invoke-KcTestJob balance-sweep $arguments
            $run.Code | Should -Be $Code
            $run.Error | Should -BeLike $Like
            ($run.Error -split "`n").Count | Should -Be 1
            $run.Error + $run.Output | Should -Not -Match ([regex]::Escape($exchange.Key.Secret))
        }

        It 'takes the key from systemd and from the environment' {
            $environment = @{ CREDENTIALS_DIRECTORY = "$work" }
            Move-Item $credential (Join-Path $work kucoin)
            (Invoke-KcTestJob balance-sweep $arguments '' $environment).Code | Should -Be 0
            $environment = @{ KUCOIN_API_KEY = $exchange.Key.ApiKey; KUCOIN_API_SECRET = $exchange.Key.Secret; KUCOIN_API_PASSPHRASE = $exchange.Key.Passphrase }
            (Invoke-KcTestJob balance-sweep $arguments '' $environment).Code | Should -Be 0
        }
    }

    Context 'futures-topup' {
        BeforeEach {
            $arguments = '-Amount', '500', '-RiskRatio', '0.01', '-Journal', $journal
            $exchange.SetBalance('main', 'USDT', 2000)
        }

        It 'moves nothing while there is nothing to protect' {
            (Invoke-KcTestJob futures-topup $arguments).Output.Trim() | Should -Be 'kucoin-job futures-topup: ok, nothing to do'
            Get-Money Main | Should -Be 2000
        }

        It 'moves money once when the ratio is too high; run twice, and after a kill, not again' {
            $maker = Start-TestExchange
            try {
                $exchange.Dispose(); $script:exchange = $exchange = $maker
                [IO.File]::WriteAllText($credential, (@{ ApiKey = $exchange.Key.ApiKey; ApiSecret = $exchange.Key.Secret; Passphrase = $exchange.Key.Passphrase } | ConvertTo-Json))
                $null = Connect-TestExchange $exchange
                # The clock stands at the beginning of a quarter, so that all runs fall into one.
                $exchange.SetClock([DateTimeOffset]::new(2027, 1, 4, 10, 0, 0, [timespan]::Zero))
                $null = Connect-TestExchange $exchange
                $exchange.SetBalance('main', 'USDT', 2000)
                $exchange.SetBalance('contract', 'USDT', 2000)
                Set-KcFuturesMarginMode XBTUSDTM -MarginMode Cross -Confirm:$false | Out-Null
                New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 100 -MarginMode Cross -Leverage 5 -Confirm:$false | Out-Null
                Wait-Until { (Get-KcFuturesAccount USDT).RiskRatio -gt 0.01 }

                $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v2/accounts/inner-transfer'; AnswerDelay = [timespan] '00:01:00' })
                $process = Start-KcTestJob futures-topup $arguments
                try { Wait-Until { (Get-Money Main) -eq 1500 } 60 }
                finally { $process.Kill(); $process.WaitForExit(); $process.Dispose() }
                1..2 | ForEach-Object {
                    $run = Invoke-KcTestJob futures-topup $arguments
                    $run.Error | Should -BeNullOrEmpty
                    $run.Code | Should -Be 0
                    $run.Output | Should -BeLike '*kucoin-job futures-topup: ok, already done*'
                    Get-Money Main | Should -Be 1500
                }
            }
            finally { $maker.Dispose() }
        }
    }

    Context 'killed while it reads' {
        It '<Job> leaves nothing half done; the next run does the work, the one after changes nothing' -ForEach @(
            @{ Job = 'weekly-fills'; Path = '/api/v1/fills'; Arguments = { '-Folder', "$work/out" }; Code = 0 }
            @{ Job = 'funding-watch'; Path = '/api/v1/funding-rate/*'; Arguments = { '-Symbol', 'XBTUSDTM', '-Threshold', '0', '-AlertFile', "$work/out/alerts.csv" }; Code = 10 }
        ) {
            $exchange.SeedFills('BTC-USDT', 60, [timespan]::FromDays(14))
            $null = New-Item -ItemType Directory -Force "$work/out"
            $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = $Path; AnswerDelay = [timespan] '00:01:00' })
            $exchange.ClearRequests()
            $process = Start-KcTestJob $Job (& $Arguments)
            try { Wait-Until { $exchange.Requests.Path -like $Path } 60 }
            finally { $process.Kill(); $process.WaitForExit(); $process.Dispose() }
            Get-ChildItem "$work/out" | Should -BeNullOrEmpty
            $exchange.ClearFaults()

            (Invoke-KcTestJob $Job (& $Arguments)).Code | Should -Be $Code
            $file = Get-ChildItem "$work/out"
            $file.Extension | Should -Be .csv
            $hash = (Get-FileHash $file).Hash
            $last = Invoke-KcTestJob $Job (& $Arguments)
            $last.Output.Trim() | Should -Be "kucoin-job ${Job}: ok, nothing to do"
            (Get-FileHash (Get-ChildItem "$work/out")).Hash | Should -Be $hash
        }
    }

    Context 'weekly-fills' {
        It 'writes the week once, whole and readable anywhere' {
            $exchange.SeedFills('BTC-USDT', 120, [timespan]::FromDays(14))
            $reports = Join-Path $work reports
            $run = Invoke-KcTestJob weekly-fills ('-Folder', $reports)
            $run.Error | Should -BeNullOrEmpty
            $run.Code | Should -Be 0
            $file = Get-ChildItem $reports
            $file.Name | Should -Match '^fills-\d{4}-W\d\d\.csv$'
            $rows = Import-Csv $file
            $rows.Count | Should -BeGreaterThan 10
            $times = $rows.Time.ForEach{ [DateTimeOffset]::Parse($_, [cultureinfo]::InvariantCulture) }
            $times[0].DayOfWeek -ge 1 | Should -BeTrue
            ($times[-1] - $times[0]).TotalDays | Should -BeLessThan 7
            $rows.Price | Should -Match '^\d+(\.\d+)?$'
            $hash = (Get-FileHash $file).Hash
            (Invoke-KcTestJob weekly-fills ('-Folder', $reports)).Output.Trim() | Should -Be 'kucoin-job weekly-fills: ok, nothing to do'
            (Get-FileHash (Get-ChildItem $reports)).Hash | Should -Be $hash
        }
    }

    Context 'funding-watch' {
        It 'alerts once per funding, by line, file and code' {
            $alerts = Join-Path $work alerts.csv
            $arguments = '-Symbol', 'XBTUSDTM,ETHUSDTM', '-Threshold', '0.002', '-AlertFile', $alerts
            $exchange.SetFundingRate('XBTUSDTM', 0.0001)
            $exchange.SetFundingRate('ETHUSDTM', -0.0001)
            (Invoke-KcTestJob funding-watch $arguments).Code | Should -Be 0
            $exchange.SetFundingRate('ETHUSDTM', -0.0025)
            $run = Invoke-KcTestJob funding-watch $arguments
            $run.Code | Should -Be 10
            $run.Error | Should -Be 'kucoin-job funding-watch: alert, exit 10, KcAlert: the funding rate of ETHUSDTM is -0.0025'
            $run.Output | Should -Match 'ETHUSDTM .+ -0\.25%'
            $again = Invoke-KcTestJob funding-watch $arguments
            $again.Code | Should -Be 0
            @(Import-Csv $alerts).Symbol | Should -Be ETHUSDTM
        }
    }
}
