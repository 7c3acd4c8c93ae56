# A whole session with -Verbose -Debug, all streams and the transcript kept: no secret, passphrase or signature in any of it.

Describe 'Secrets' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $transcript = Join-Path $TestDrive transcript.txt
        $journal = Join-Path $TestDrive journal
        # In a process of its own: only there does the transcript hold what a console would have shown.
        $streams = Invoke-Fresh @"
            Start-Transcript '$transcript' | Out-Null
            `$VerbosePreference = `$DebugPreference = 'Continue'
            `$exchange = Start-TestExchange
            `$key = `$exchange.Key
            `$session = Connect-TestExchange `$exchange -With @{ Journal = '$journal' }
            & {
                `$session | Format-List * -Force
                `$session | ConvertTo-Json -Depth 5
                [Management.Automation.PSSerializer]::Serialize(`$session, 5)
                Get-KcSession; Test-KcSession -Permission Nothing; Get-KcServerTime; Get-KcRateLimit
                Get-KcAccount; Get-KcTicker BTC-USDT; Get-KcSymbol *-USDT
                New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
                Get-KcOrder -Status Active | Stop-KcOrder
                New-KcOrder BTC-USDT Buy -Type Market -Funds 100 | Wait-KcOrder -Timeout 20 | Get-KcFill
                Move-KcBalance USDT 1 -From Main -To Trade
                Watch-KcTicker BTC-USDT -First 2
                Watch-KcOrder -Timeout 1
                Get-KcFuturesPosition
                # What goes wrong must not tell more than what goes well.
                `$exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = '/api/v1/accounts'; Status = 500; Code = '500000'; Count = 2 })
                `$exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = '/api/v1/accounts'; HtmlBody = `$true })
                Get-KcAccount
                `$exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v1/orders'; Drop = 'AfterAccept' })
                New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
                Get-KcOrder nosuchorder
                `$bad = Get-TestSecret `$key
                `$bad.Passphrase = `$key.Secret
                try { `$bad | Connect-KcSession -Endpoint `$exchange.Endpoint } catch { `$_ | Format-List * -Force; `$_.Exception | Format-List * -Force }
                # Every way a key comes in, right and wrong.
                `$json = @{ ApiKey = `$key.ApiKey; ApiSecret = `$key.Secret; Passphrase = `$key.Passphrase } | ConvertTo-Json
                Set-Content '$TestDrive/open.json' `$json
                try { Connect-KcSession -CredentialPath '$TestDrive/open.json' -Endpoint `$exchange.Endpoint } catch { `$_ }
                if (-not `$IsWindows) { chmod 600 '$TestDrive/open.json'; Connect-KcSession -CredentialPath '$TestDrive/open.json' -Endpoint `$exchange.Endpoint -Name file }
                `$json | ConvertFrom-Json | Connect-KcSession -Endpoint `$exchange.Endpoint -Name vault
                foreach (`$wrong in @{ ApiKey = `$key.ApiKey; ApiSecret = `$key.Secret }, `$json, [pscredential]::new(`$key.ApiKey, (ConvertTo-SecureString `$key.Secret -AsPlainText -Force))) {
                    try { `$wrong | Connect-KcSession -Endpoint `$exchange.Endpoint } catch { `$_ }
                }
                # PowerShell's own binding errors show what was bound before: the key's id, which is no secret.
                try { Connect-KcSession -ApiKey 6601aabbccddeeff00112233 -ApiSecret `$key.Secret -Passphrase `$key.Passphrase } catch { `$_ }
                `$env:KUCOIN_API_KEY, `$env:KUCOIN_API_SECRET = `$key.ApiKey, `$key.Secret
                try { Connect-KcSession -FromEnvironment } catch { `$_ }
                `$null = `$session | Get-KcSession | Get-KcServerTime
                # Every way things are written down, errors first.
                Get-KcJournal '$journal' | Format-List * -Force
                Get-Content '$journal/*'
                foreach (`$thing in @(`$Error) + `$session + (Get-KcSession) + (Get-KcJournal '$journal')) {
                    `$thing | Format-List * -Force
                    `$thing | Format-Custom -Depth 2
                    `$thing | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
                    `$thing | Export-Clixml '$TestDrive/thing.xml' -Depth 3
                    Get-Content '$TestDrive/thing.xml'
                    if (`$thing -is [Management.Automation.ErrorRecord]) { Get-Error -InputObject `$thing; `$thing.Exception.ToString(); `$thing.InvocationInfo.BoundParameters | ConvertTo-Json -Depth 3 }
                }
                Get-History | Format-List * -Force
            } *>&1
            Stop-KcOrder -All
            Stop-TestExchange `$exchange
            Stop-Transcript | Out-Null
"@ | Out-String -Width 4096
        $text = $streams + (Get-Content -Raw $transcript)

        # The sandbox's key is made from its seed: this process gets the same one.
        $twin = Start-TestExchange
        $key = $twin.Key
        $twin.Dispose()
    }

    It 'were looked for in the right place: the run did its work' {
        $text | Should -Match 'DEBUG: .*(GET|POST) /api/v1/'
        $text | Should -Match 'VERBOSE: '
        $text | Should -Match 'BTC-USDT'
        $text | Should -Match 'InvalidPassphrase'
        (Get-Content -Raw $transcript) | Should -Match 'DEBUG: '
        $text | Should -Match 'CredentialFileOpen'
        $text | Should -Match 'PlainTextSecret'
        $text | Should -Match '"clientOid"'
        $text | Should -Match '<S N="FullyQualifiedErrorId">|ErrorRecord'
    }

    It 'are nowhere' {
        $text | Should -Not -Match ([regex]::Escape($key.Secret))
        $text | Should -Not -Match ([regex]::Escape($key.Passphrase))
        $text | Should -Not -Match ([regex]::Escape($key.ApiKey))
    }

    It 'cannot be worked out: there is no signature and no header of one' {
        $text | Should -Not -Match '(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])'
        $text | Should -Not -Match 'KC-API-(SIGN|PASSPHRASE)\s*[:=]\s*\S'
    }

    It 'are in no string a session or an error leads to' {
        $exchange = Start-TestExchange
        try {
            $session = Connect-TestExchange $exchange
            $session.PSObject.Properties | ForEach-Object { "$($_.Value)" } | Should -Not -Contain $exchange.Key.Secret
            ($session | Export-Clixml -Depth 6 -Path TestDrive:/session.xml) | Should -BeNullOrEmpty
            Get-Content -Raw TestDrive:/session.xml | Should -Not -Match ([regex]::Escape($exchange.Key.ApiKey))
        }
        finally { Stop-TestExchange $exchange }
    }
}
