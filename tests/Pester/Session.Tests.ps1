# Connecting, sessions and who shares them.

Describe 'Sessions' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $key = $exchange.Key
        $at = @{ Endpoint = $exchange.Endpoint; FuturesEndpoint = $exchange.FuturesEndpoint }
        $secure = { param($text) ConvertTo-SecureString $text -AsPlainText -Force }
    }

    AfterAll { Stop-TestExchange $exchange }

    AfterEach {
        Disconnect-KcSession -All
        $PSDefaultParameterValues.Remove('*-Kc*:Session')
    }

    Context 'Connect-KcSession' {
        It 'takes a credential and a passphrase' {
            $credential = [pscredential]::new($key.ApiKey, (& $secure $key.Secret))
            (Connect-KcSession -Credential $credential -Passphrase (& $secure $key.Passphrase) @at).Permissions | Should -Contain 'Spot'
        }

        It 'takes the three parts of a key' {
            (Connect-KcSession -ApiKey $key.ApiKey -ApiSecret (& $secure $key.Secret) -Passphrase (& $secure $key.Passphrase) @at).Uid | Should -BeGreaterThan 0
        }

        It 'takes what a vault returns, as text or secure, from the pipeline' -ForEach @(
            @{ Make = { @{ APIKEY = $key.ApiKey; apisecret = $key.Secret; Passphrase = $key.Passphrase } } }
            @{ Make = { Get-TestSecret $key } }
        ) {
            & $Make | Connect-KcSession @at | Should -BeOfType KuCoin.KcSession
        }

        It 'takes the environment, when told to' {
            $env:KUCOIN_API_KEY, $env:KUCOIN_API_SECRET, $env:KUCOIN_API_PASSPHRASE = $key.ApiKey, $key.Secret, $key.Passphrase
            try { Connect-KcSession -FromEnvironment @at | Should -BeOfType KuCoin.KcSession }
            finally { Remove-Item Env:KUCOIN_API_* }
        }

        It 'names the variable that is missing' {
            { Connect-KcSession -FromEnvironment @at } | Should -Throw '*KUCOIN_API_KEY*' -ErrorId 'CredentialMissing,*'
        }

        It 'fails at once, and for good, with a key the exchange refuses: <Reason>' -ForEach @(
            @{ Reason = 'InvalidPassphrase'; Part = 'Passphrase' }
            @{ Reason = 'Invalid*'; Part = 'ApiSecret' }
            @{ Reason = 'InvalidApiKey'; Part = 'ApiKey' }
        ) {
            $secret = @{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret; Passphrase = $key.Passphrase }
            $secret[$Part] = '0123456789ab'
            $failure = { Connect-KcSession -Secret $secret @at } | Should -Throw -ErrorId "$Reason,*" -PassThru
            $failure.CategoryInfo.Category | Should -Be AuthenticationError
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            Get-KcSession | Should -BeNullOrEmpty
        }

        It 'refuses plain HTTP to another machine, before anything is sent' {
            { Connect-KcSession -Anonymous -Endpoint http://example.org } | Should -Throw -ErrorId 'EndpointNotSecure,*'
        }

        It 'sends nothing to the live exchange when one endpoint is given' {
            $session = Connect-KcSession -Anonymous -Endpoint $exchange.Endpoint
            $session.FuturesEndpoint | Should -Be $exchange.Endpoint
            $session.IsProduction | Should -BeFalse
        }

        It 'says that real money moves when one of its two hosts is the exchange''s own' {
            $session = Connect-KcSession -Anonymous -Endpoint $exchange.Endpoint -FuturesEndpoint https://api-futures.kucoin.com
            $session.IsProduction | Should -BeTrue
            . $PSScriptRoot/WhatIfText.ps1
            $text = Get-WhatIfText { New-KcFuturesOrder XBTUSDTM Buy -Size 1 -Price 1000 -Leverage 3 -NoCheck -WhatIf }
            $text | Should -Match 'api-futures\.kucoin\.com'
            $text | Should -Not -Match 'not a host'
        }

        It 'connects nowhere when its switch says no: <_>' -ForEach 'Sandbox', 'Anonymous', 'FromEnvironment' {
            $env:KUCOIN_API_KEY, $env:KUCOIN_API_SECRET, $env:KUCOIN_API_PASSPHRASE = $key.ApiKey, $key.Secret, $key.Passphrase
            $switch = @{ $_ = $false }
            try { { Connect-KcSession @switch @at } | Should -Throw -ErrorId 'SwitchNotSet,*' }
            finally { Remove-Item Env:KUCOIN_API_* }
            Get-KcSession | Should -BeNullOrEmpty
        }

        It 'names sessions that were given no name' {
            $names = 1..3 | ForEach-Object { (Connect-KcSession -Anonymous @at).Name }
            $names | Should -Be 'main', 'main2', 'main3'
        }

        It 'replaces a session of the same name' {
            $old = Connect-KcSession -Anonymous -Name desk @at
            $new = Connect-KcSession -Anonymous -Name desk @at
            $old.IsClosed, $new.IsClosed | Should -Be $true, $false
            (Get-KcSession desk).ConnectedAt | Should -Be $new.ConnectedAt
        }

        It 'keeps the old session when the new one of its name cannot be connected' {
            $old = Connect-KcSession -Anonymous -Name desk @at
            { Connect-KcSession -Secret @{ ApiKey = $key.ApiKey; ApiSecret = 'x'; Passphrase = 'y' } -Name desk @at } | Should -Throw
            $old.IsClosed | Should -BeFalse
            # Not as the default: a script that goes on must not trade on the account it wanted to leave.
            Get-KcSession -Default | Should -BeNullOrEmpty
        }
    }

    Context 'A session' {
        It 'is found by name, by object, and by default the one connected last' {
            $first = Connect-KcSession -Anonymous -Name first @at
            $null = Connect-KcSession -Anonymous -Name second @at
            (Get-KcSession -Default).Name | Should -Be second
            Get-KcServerTime | Should -Not -BeNullOrEmpty
            Get-KcServerTime -Session FIRST | Should -Not -BeNullOrEmpty
            Get-KcServerTime -Session $first | Should -Not -BeNullOrEmpty
        }

        It 'can be preset for all cmdlets' {
            Connect-TestExchange $exchange -With @{ Name = 'keyed' }
            $null = Connect-KcSession -Anonymous @at
            $PSDefaultParameterValues['*-Kc*:Session'] = 'keyed'
            Test-KcSession -Permission Spot | Should -BeTrue
        }

        It 'that is preset but gone is never replaced by another one' {
            Connect-TestExchange $exchange -With @{ Name = 'other' }
            $PSDefaultParameterValues['*-Kc*:Session'] = 'gone'
            { Test-KcSession } | Should -Throw -ErrorId 'SessionNotFound,*'
            $PSDefaultParameterValues['*-Kc*:Session'] = $null
            { Test-KcSession } | Should -Throw -ErrorId 'NoSession,*'
        }

        It 'that is preset as something that is none is never replaced by another one' {
            Connect-TestExchange $exchange -With @{ Name = 'other' }
            foreach ($preset in @('other', 'gone'), @{ Name = 'other' }, [pscustomobject] @{ Name = 'other' }) {
                $PSDefaultParameterValues['*-Kc*:Session'] = $preset
                { Test-KcSession -WarningAction Stop } | Should -Throw -ErrorId 'NotASession,*'
            }
        }

        It 'is kept by Disconnect-KcSession -All:$false' {
            $session = Connect-KcSession -Anonymous @at
            { Disconnect-KcSession -All:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AllNotSet,*'
            $session.IsClosed | Should -BeFalse
        }

        It 'that does not exist is an error that names those that do' {
            $null = Connect-KcSession -Anonymous -Name here @at
            $failure = { Get-KcServerTime -Session nowhere } | Should -Throw -ErrorId 'SessionNotFound,*' -PassThru
            $failure.TargetObject | Should -Be nowhere
            $failure.ErrorDetails.RecommendedAction | Should -Match 'here'
        }

        It 'that is let go is replaced by no other one: what follows must say whose account it means' {
            $null = Connect-TestExchange $exchange -With @{ Name = 'live' }
            $null = Connect-TestExchange $exchange -With @{ Name = 'trial' }
            Disconnect-KcSession
            $failure = { Test-KcSession } | Should -Throw -ErrorId 'NoSession,*' -PassThru
            $failure.ErrorDetails.RecommendedAction | Should -Match live
            Test-KcSession -Session live | Should -BeTrue
        }

        It 'cannot be used once it is closed' {
            $session = Connect-KcSession -Anonymous @at
            Disconnect-KcSession $session
            { Get-KcServerTime -Session $session } | Should -Throw -ErrorId 'SessionClosed,*'
        }

        It 'needs no connecting for public data, and says so where it does' {
            { Test-KcSession } | Should -Throw -ErrorId 'NoSession,*'
            Get-KcRateLimit | Where-Object Pool -eq Public | Should -Not -BeNullOrEmpty
        }

        It 'says in its view and in confirmations that no real money is behind it' {
            $null = Connect-KcSession -Anonymous @at
            Get-KcSession | Out-String | Should -Match '\(test\)'
            $start = Join-Path $TestDrive whatif.txt
            Start-Transcript $start | Out-Null
            try { Invoke-KcRequest /api/v1/orders Delete -WhatIf } finally { Stop-Transcript | Out-Null }
            Get-Content -Raw $start | Should -Match 'not a host of the exchange'
        }

        It 'of an unknown name is an error, of an unmatched pattern is nothing' {
            Get-KcSession x* | Should -BeNullOrEmpty
            Get-KcSession xyz -ErrorAction SilentlyContinue -ErrorVariable missing | Should -BeNullOrEmpty
            $missing.FullyQualifiedErrorId | Should -BeLike 'SessionNotFound,*'
            $missing.TargetObject | Should -Be xyz
        }
    }

    Context 'Sessions of several runspaces' {
        It 'have defaults of their own' {
            $null = Connect-KcSession -Anonymous @at
            $other = Start-InRunspace '(Get-KcSession -Default).Count'
            try { $other.EndInvoke($other.Running); $other.Output | Should -Be 0 } finally { Complete-Runspace $other }
        }

        It 'outlive a Disconnect elsewhere' {
            $session = Connect-TestExchange $exchange
            $other = Start-InRunspace 'Test-KcSession -Session $s; Disconnect-KcSession $s; Disconnect-KcSession main' @{ s = $session }
            try {
                $other.EndInvoke($other.Running)
                $other.Output | Should -Be $true
                Test-KcSession | Should -BeTrue
            }
            finally { Complete-Runspace $other }
        }

        It 'stay open until the last runspace that uses them lets go, or is gone' {
            $session = Connect-TestExchange $exchange
            $other = Start-InRunspace 'Test-KcSession -Session $s' @{ s = $session }
            try {
                $other.EndInvoke($other.Running)
                Disconnect-KcSession
                $session.IsClosed | Should -BeFalse
            }
            finally { Complete-Runspace $other }
            Disconnect-KcSession $session
            $session.IsClosed | Should -BeTrue
        }

        It 'of the same name never take each other''s place' {
            $mine = Connect-TestExchange $exchange -With @{ Name = 'desk' }
            $other = Start-InRunspace '$null = Connect-KcSession -Anonymous -Name desk @at; Test-KcSession -Session desk -Permission Spot' @{ at = $at }
            try {
                $other.EndInvoke($other.Running)
                $other.Output | Should -Be $false
                Test-KcSession -Session desk -Permission Spot | Should -BeTrue
            }
            finally { Complete-Runspace $other }
        }

        It 'count on one quota per account' {
            $a = Connect-TestExchange $exchange -With @{ Name = 'a' }
            $b = Connect-TestExchange $exchange -With @{ Name = 'b' }
            $quota = { (Get-KcRateLimit -Session $args[0] | Where-Object Pool -eq Management).RequestCount }
            $before = & $quota $b
            $null = Test-KcSession -Session $a
            & $quota $b | Should -Be ($before + 1)
        }

        It 'serve -Parallel' {
            $session = Connect-TestExchange $exchange
            $manifest = Join-Path (Get-Module KuCoin).ModuleBase KuCoin.psd1
            1..20 | ForEach-Object -Parallel { Import-Module $using:manifest; Test-KcSession -Session $using:session } -ThrottleLimit 4 | Should -Be (@($true) * 20)
            Test-KcSession | Should -BeTrue
        }
    }

    Context 'Test-KcSession' {
        It 'is true for a working key' {
            $null = Connect-TestExchange $exchange
            Test-KcSession -Permission General, Spot | Should -BeTrue
        }

        It 'is false, and says which, when a permission is missing' {
            $null = Connect-TestExchange $exchange -Key $exchange.AddKey('General')
            Test-KcSession -Permission Spot -WarningVariable why -WarningAction SilentlyContinue | Should -BeFalse
            $why | Should -Match 'Spot'
        }

        It 'is false, and says why, when the exchange cannot be reached' {
            $gone = Start-TestExchange
            $null = Connect-TestExchange $gone -With @{ MaximumRetryCount = 0 }
            $gone.Dispose()
            Test-KcSession -WarningVariable why -WarningAction SilentlyContinue | Should -BeFalse
            $why | Should -Not -BeNullOrEmpty
        }
    }

    Context 'Completion' {
        BeforeAll {
            function Get-Completion([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
        }

        It 'offers sessions, those that begin with the word first' {
            $null = Connect-KcSession -Anonymous -Name 'main desk' @at
            $null = Connect-KcSession -Anonymous -Name desk @at
            (Get-Completion 'Get-KcServerTime -Session de').CompletionText | Should -Be 'desk', "'main desk'"
            (Get-Completion 'Get-KcServerTime -Session "de').CompletionText | Should -Be '"desk"', '"main desk"'
        }

        It 'offers the paths the module knows' {
            $null = Connect-KcSession -Anonymous @at
            $paths = Get-Completion 'Invoke-KcRequest /api/v1/acc'
            $paths.CompletionText | Should -Contain '/api/v1/accounts'
            ($paths | Where-Object CompletionText -eq /api/v1/accounts).ToolTip | Should -Match 'GET'
        }

        It 'offers pairs with what an order needs to know' {
            $null = Connect-KcSession -Anonymous @at
            $offer = Get-Completion 'Get-KcTicker btc-usd' | Where-Object CompletionText -eq BTC-USDT
            $offer.ToolTip | Should -Match 'tick'
        }

        It 'does not keep the user waiting for a slow exchange, and has the words the next time' {
            $slow = Start-TestExchange
            $null = Connect-KcSession -Anonymous -Endpoint $slow.Endpoint
            $slow.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = '/api/v2/symbols'; Delay = [timespan]'00:00:04' })
            Get-Completion 'Get-KcTicker btc-usd' | Where-Object CompletionText -eq BTC-USDT | Should -BeNullOrEmpty
            Wait-Until { Get-Completion 'Get-KcTicker btc-usd' | Where-Object CompletionText -eq BTC-USDT }
            @($slow.Requests | Where-Object Path -eq /api/v2/symbols) | Should -HaveCount 1
            $slow.Dispose()
        }

        It 'offers nothing, and no error, when the exchange is gone' {
            $gone = Start-TestExchange
            $null = Connect-KcSession -Anonymous -Endpoint $gone.Endpoint
            $gone.Dispose()
            $errors = $Error.Count
            Get-Completion 'Get-KcTicker BT' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
            $Error.Count | Should -Be $errors
        }
    }
}
