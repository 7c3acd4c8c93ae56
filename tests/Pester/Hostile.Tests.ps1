# An exchange, or whoever sits between, that means harm: what a person sees of it.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    if (-not ('AnswerStub' -as [type])) { Add-Type -Path $PSScriptRoot/AnswerStub.cs }
    # Between asking for a free port and taking it somebody else may.
    $stub = foreach ($try in 1..20) {
        $probe = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $probe.Start()
        $port = $probe.LocalEndpoint.Port
        $probe.Stop()
        try { [AnswerStub]::new($port); break } catch [Net.HttpListenerException] { Write-Verbose "Port $port is taken." }
    }
    $esc = [char] 27
    $attack = '\u001b[2J\u001b]0;owned\u0007\u009b31m\r\nfaked line\u202e'
    $secrets = @{
        ApiKey     = 'key-of-nobody'
        ApiSecret  = ConvertTo-SecureString '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0' -AsPlainText -Force
        Passphrase = ConvertTo-SecureString 'Open.Sesame42' -AsPlainText -Force
    }
    $null = Connect-KcSession @secrets -Endpoint $stub.Endpoint -FuturesEndpoint $stub.Endpoint -ApiGeneration Classic -MaximumRetryCount 0 -ErrorAction Stop

    function Set-Answer([string] $Body, [int] $Status = 200, [string] $Type = 'application/json') {
        ($stub.Body, $stub.Status, $stub.ContentType) = $Body, $Status, $Type
        $stub.Requests.Clear()
    }

    # What a command fails with; that it fails at all, and once, is part of every test.
    function Get-Failure([scriptblock] $Command) {
        $failures = @()
        try { $null = & $Command -ErrorAction SilentlyContinue -ErrorVariable failures } catch { $failures = @($_) }
        $distinct = @($failures | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $distinct | Should -HaveCount 1
        $distinct[0]
    }

    # As a terminal gets it, colours of PowerShell's own aside.
    function Get-Shown($Thing) {
        $before = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        try { $Thing | Out-String -Width 500 } finally { $PSStyle.OutputRendering = $before }
    }

    function Assert-Harmless([string] $Text) {
        $Text -replace '\r?\n|\t' | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
    }
}

AfterAll {
    Disconnect-KcSession -All
    $stub.Dispose()
}

Describe 'A hostile answer' {
    It 'is one error of one line with a stable name: <Name>' -ForEach @(
        @{ Name = 'no JSON'; Body = 'what?'; Id = 'UnreadableAnswer' }
        @{ Name = 'a web page'; Body = '<html><script>alert(1)</script></html>'; Type = 'text/html'; Id = 'UnreadableAnswer' }
        @{ Name = 'nothing'; Body = ''; Id = 'EmptyAnswer' }
        @{ Name = 'half of it'; Body = '{"code":"200000","data":[{"id":"1","curr'; Id = 'UnreadableAnswer' }
        @{ Name = 'two codes'; Body = '{"code":"200000","code":"400100","data":[]}'; Id = 'UnreadableAnswer' }
        @{ Name = 'a number that is none'; Body = '{"code":"200000","data":[{"id":"1","currency":"BTC","type":"main","balance":"NaN","available":"1","holds":"0"}]}'; Id = 'UnreadableAnswer' }
        @{ Name = 'a number too large'; Body = '{"code":"200000","data":[{"id":"1","currency":"BTC","type":"main","balance":"1e999","available":"1","holds":"0"}]}'; Id = 'UnreadableAnswer' }
        @{ Name = 'a code that is an attack'; Body = '{"code":"400100ATTACK","msg":"ATTACK"}'; Id = 'KcApiUnknown' }
        @{ Name = 'a refusal that is an attack'; Body = '{"code":"400100","msg":"ATTACK"}'; Id = 'InvalidParameter' }
        @{ Name = 'a way elsewhere'; Body = ''; Status = 302; Id = 'Redirected' }
    ) {
        Set-Answer ($Body -replace 'ATTACK', $attack) ($Status ?? 200) ($Type ?? 'application/json')

        $failure = Get-Failure { [CmdletBinding()] param() Get-KcAccount }

        $failure.FullyQualifiedErrorId | Should -Be "$Id,KuCoin.Commands.GetKcAccountCommand"
        foreach ($text in "$failure", $failure.Exception.Message, $failure.ErrorDetails.Message, $failure.ErrorDetails.RecommendedAction, $failure.CategoryInfo.ToString()) {
            $text | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
        }
        Assert-Harmless (Get-Shown $failure)
        Assert-Harmless (Get-Shown ($failure | Format-List * -Force))
    }

    It 'does not say that an order was refused when nobody knows: <Name>' -ForEach @(
        @{ Name = 'no JSON'; Body = 'what?' }
        @{ Name = 'half of it'; Body = '{"code":"200000","data":{"orderId":"66' }
        @{ Name = 'nothing'; Body = '' }
    ) {
        Set-Answer $Body

        $failure = Get-Failure { [CmdletBinding()] param() New-KcOrder BTC-USDT Buy -Price 1 -Size 1 -NoCheck -Confirm:$false }

        $failure.FullyQualifiedErrorId | Should -BeLike 'OrderOutcomeUnknown,*'
        "$failure" | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
        # Asked for, never sent twice.
        @($stub.Requests -match '^POST') | Should -HaveCount 1
    }
}

Describe 'A hostile text in a good answer' {
    It 'is shown, and obeyed by no terminal' {
        Set-Answer ('{"code":"200000","data":[{"id":"1","currency":"BTCATTACK","type":"main","balance":"1","available":"1","holds":"0"}]}' -replace 'ATTACK', $attack)

        $account = Get-KcAccount -ErrorAction Stop

        $account.Currency | Should -BeLike "BTC$([char] 0x241b)*faked line*"
        $account.Currency | Should -Not -Match $esc
        Assert-Harmless (Get-Shown $account)
        Assert-Harmless (Get-Shown ($account | Format-List *))
        Assert-Harmless (Get-Shown ($account | Format-Table -AutoSize))
    }

    It 'is harmless as plain text, too' {
        Set-Answer ('{"code":"200000","data":["USDSATTACK"]}' -replace 'ATTACK', $attack)
        $markets = @(Get-KcMarket -ErrorAction Stop)
        $markets | Should -HaveCount 1
        Assert-Harmless $markets[0]
    }

    It 'does no harm on its way through Invoke-KcRequest' {
        Set-Answer ('{"code":"200000","data":{"note":"ATTACK"}}' -replace 'ATTACK', $attack)
        $answer = Invoke-KcRequest /api/v1/anything -ErrorAction Stop
        Assert-Harmless $answer.note
    }

    It 'reaches no verbose or debug line' {
        Set-Answer ('{"code":"400100ATTACK","msg":"ATTACK"}' -replace 'ATTACK', $attack)
        $lines = Get-KcAccount -Verbose -Debug -ErrorAction SilentlyContinue *>&1
        @($lines) | Should -Not -BeNullOrEmpty
        foreach ($line in $lines) { "$line" | Should -Not -Match '[\x00-\x1f\x7f-\x9f]' }
    }
}
