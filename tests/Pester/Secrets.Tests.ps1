# A whole session with -Verbose -Debug, all streams and the transcript kept: no secret, passphrase or signature in any of it.

Describe 'Secrets' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $transcript = Join-Path $TestDrive transcript.txt
        # In a process of its own: only there does the transcript hold what a console would have shown.
        $streams = Invoke-Fresh @"
            Start-Transcript '$transcript' | Out-Null
            `$VerbosePreference = `$DebugPreference = 'Continue'
            `$exchange = Start-TestExchange
            `$key = `$exchange.Key
            `$session = Connect-TestExchange `$exchange
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
                `$Error | ForEach-Object { `$_ | Format-List * -Force; Get-Error -InputObject `$_ }
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
