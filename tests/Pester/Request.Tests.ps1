# Invoke-KcRequest, and what every request has in common.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange
    $null = Connect-TestExchange $exchange
}

AfterAll { Stop-TestExchange $exchange }

Describe 'Invoke-KcRequest' {
    BeforeEach { $exchange.ClearRequests() }

    It 'reads any path, signed, with its query in the order given' {
        $rows = Invoke-KcRequest /api/v1/accounts -Query ([ordered]@{ type = 'trade'; currency = 'USDT'; left = $null })
        $rows | Should -HaveCount 1
        $rows.currency, $rows.type | Should -Be USDT, trade
        @($exchange.Requests)[-1].Query | Should -Be 'type=trade&currency=USDT'
    }

    It 'takes the query from any dictionary' {
        $query = [Collections.Generic.Dictionary[string, object]]::new()
        $query['currency'] = 'USDT'
        (Invoke-KcRequest /api/v1/accounts -Query $query -ErrorAction Stop).currency | Sort-Object -Unique | Should -Be USDT
    }

    It 'takes the query in the path as well' {
        Invoke-KcRequest '/api/v1/accounts?currency=USDT' -Query @{ type = 'main' } | Should -HaveCount 1
        @($exchange.Requests)[-1].Query | Should -Be 'currency=USDT&type=main'
    }

    It 'sends what -Body says: <Name>' -ForEach @(
        @{ Name = 'a hashtable'; Make = { @{ clientOid = $args[0]; currency = 'USDT'; from = 'main'; to = 'trade'; amount = '1' } } }
        @{ Name = 'an object'; Make = { [pscustomobject]@{ clientOid = $args[0]; currency = 'USDT'; from = 'main'; to = 'trade'; amount = '1' } } }
        @{ Name = 'JSON text'; Make = { '{"clientOid":"' + $args[0] + '","currency":"USDT","from":"main","to":"trade","amount":"1"}' } }
    ) {
        $answer = & $Make ([guid]::NewGuid().ToString('n')) | Invoke-KcRequest /api/v2/accounts/inner-transfer Post -Confirm:$false
        $answer.orderId | Should -Not -BeNullOrEmpty
        $exchange.WriteRequestCount | Should -Be 1
    }

    It 'sends nothing under -WhatIf' {
        Invoke-KcRequest /api/v2/accounts/inner-transfer Post -Body @{ a = 1 } -WhatIf
        Invoke-KcRequest /api/v1/orders Delete -WhatIf
        $exchange.Requests.Count | Should -Be 0
    }

    It 'keeps secrets out of its confirmation' {
        $file = Join-Path $TestDrive confirm.txt
        Start-Transcript $file | Out-Null
        try { Invoke-KcRequest '/api/v1/sub/api-key?passphrase=Open.Sesame' Post -Body @{ passphrase = 'Open.Sesame'; subName = 'bot' } -WhatIf }
        finally { Stop-Transcript | Out-Null }
        $text = (Get-Content -Raw $file) -replace '(?m)^.*Invoke-KcRequest.*$'
        $text | Should -Match 'bot'
        $text | Should -Not -Match 'Open\.Sesame'
    }

    It 'keeps secrets out of its confirmation and its errors however they are written' {
        . $PSScriptRoot/WhatIfText.ps1
        $text = Get-WhatIfText {
            Invoke-KcRequest /api/v1/sub/api-key Post -Query @{ passphrase = 'Hi dden&Hidden' } -Body @{ passphrase = 'Hid"den \Hidden'; apiSecret = @('Hidden', 'Hidden'); password = 4711 } -WhatIf
        }
        $text = $text -replace 'PS>.*?-WhatIf'
        $text | Should -Match 'passphrase'
        $text | Should -Not -Match 'dden|4711'
        $failure = { Invoke-KcRequest '/api/v1/sub/api-key?passphrase=Hidden' Delete -Confirm:$false -ErrorAction Stop } | Should -Throw -PassThru
        "$($failure.TargetObject) $($failure.Exception) $($failure.ErrorDetails)" | Should -Not -Match 'Hidden'
    }

    It 'sends no change whose query lacks a value: <Name>' -ForEach @(
        @{ Name = 'null'; Arguments = @{ Path = '/api/v1/orders'; Query = @{ symbol = $null } } }
        @{ Name = 'empty'; Arguments = @{ Path = '/api/v1/orders'; Query = @{ symbol = '' } } }
        @{ Name = 'in the path'; Arguments = @{ Path = '/api/v1/orders?symbol=' } }
    ) {
        { Invoke-KcRequest @Arguments -Method Delete -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'BlankValue,*'
        { Invoke-KcRequest @Arguments -Method Delete -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'BlankValue,*'
        $exchange.WriteRequestCount | Should -Be 0
    }

    It 'writes single values of any type as their text' {
        . $PSScriptRoot/WhatIfText.ps1
        $id = [guid]::NewGuid()
        $text = Get-WhatIfText { Invoke-KcRequest /api/v1/orders Post -Body ([ordered]@{ clientOid = $id; c = [char] 'a'; u = [uri] 'https://x.example/' }) -WhatIf }
        $text | Should -Match ([regex]::Escape('{"clientOid":"' + $id + '","c":"a","u":"https://x.example/"}'))
        { Invoke-KcRequest /api/v1/orders Post -Body @{ s = [securestring]::new() } -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidBody,*'
    }

    It 'refuses a body that is no JSON, a body without a method, and a path with a gap' {
        { Invoke-KcRequest /api/v1/orders Post -Body '{' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidBody,*'
        { Invoke-KcRequest /api/v1/orders -Body @{} -ErrorAction Stop } | Should -Throw -ErrorId 'BodyWithoutMethod,*'
        { Invoke-KcRequest /api/v1/orders Delete -Page -ErrorAction Stop } | Should -Throw -ErrorId 'PageWithoutGet,*'
        { Invoke-KcRequest '/api/v1/orders/{orderId}' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidPath,*'
        { Invoke-KcRequest https://api.kucoin.com/api/v1/orders -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidPath,*'
        $exchange.Requests.Count | Should -Be 0
    }

    It 'reports a path the exchange does not know as an error about that path' {
        $failure = { Invoke-KcRequest /api/v1/nope -ErrorAction Stop } | Should -Throw -PassThru
        $failure.Exception | Should -BeOfType KuCoin.KuCoinException
        $failure.Exception.Code, $failure.Exception.Path | Should -Be '404000', '/api/v1/nope'
        $failure.TargetObject | Should -Be 'GET /api/v1/nope'
    }

    It 'loses no digit' {
        $numbers = [KuCoin.Binding.MoneyAttribute].Assembly.GetType('KuCoin.Binding.JsonObjects')
        $json = '{"a":0.1234567890123456789012345678,"b":12345678901234567890,"c":1e-8,"d":"0.10","e":1,"E":2,"f":1e99}'
        $read = $numbers.GetMethod('Read').Invoke($null, @(, [Text.Json.JsonDocument]::Parse($json).RootElement))
        $read.a.ToString([cultureinfo]::InvariantCulture) | Should -Be '0.1234567890123456789012345678'
        $read.b, $read.c | Should -Be 12345678901234567890d, 0.00000001d
        $read.d, $read.e, $read.E_, $read.f | Should -Be '0.10', 1d, 2d, '1e99'
    }

    It 'pages by itself, and stops where it is told' {
        1..12 | ForEach-Object {
            $null = Invoke-KcRequest /api/v1/orders Post -Body @{ clientOid = "page-$_"; symbol = 'BTC-USDT'; side = 'buy'; type = 'limit'; price = '1000'; size = '0.001' }
        }
        $exchange.ClearRequests()
        $all = Invoke-KcRequest /api/v1/orders -Query @{ status = 'active'; pageSize = 10 } -Page
        $all.clientOid | Sort-Object -Unique | Should -HaveCount 12
        $exchange.Requests.Count | Should -Be 2

        $exchange.ClearRequests()
        Invoke-KcRequest /api/v1/orders -Query @{ status = 'active'; pageSize = 10 } -First 3 | Should -HaveCount 3
        $exchange.Requests.Count | Should -Be 1

        $counted = Invoke-KcRequest /api/v1/orders -Query @{ status = 'active'; pageSize = 10 } -First 1 -Skip 10 -IncludeTotalCount
        "$($counted[0])" | Should -Match '12'
        $counted[1].clientOid | Should -Be $all[10].clientOid
        $null = Invoke-KcRequest /api/v1/orders Delete
    }
}

Describe 'The pipeline of a cmdlet' {
    It 'hands on untouched what a command downstream throws' {
        { Get-KcSymbol | ForEach-Object { throw 'mine' } } | Should -Throw mine -ErrorId mine
        { Get-KcSymbol | Write-Error -ErrorAction Stop } | Should -Throw -ErrorId 'Microsoft.PowerShell.Commands.WriteErrorException*'
    }

    It 'can be left with break' {
        $reached = foreach ($number in 1..3) { Get-KcSymbol | ForEach-Object { break }; $number }
        $reached | Should -BeNullOrEmpty
    }

    It 'goes on with the next record after one that failed' {
        $errors = $null
        'BTC-USDT', 'NO-SUCH', 'ETH-USDT' | Get-KcTicker -ErrorAction SilentlyContinue -ErrorVariable errors | Select-Object -ExpandProperty Symbol | Should -Be BTC-USDT, ETH-USDT
        $errors | Should -HaveCount 1
        $errors.TargetObject | Should -Be NO-SUCH
        $errors.CategoryInfo.Category | Should -Be ObjectNotFound
        $errors.ErrorDetails.Message | Should -Not -BeNullOrEmpty
    }

    It 'tells on -Verbose what the retry did' {
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = '/api/v1/accounts'; Status = 503 })
        $said = Get-KcAccount -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        $said -join ' ' | Should -Match 'Repeating GET /api/v1/accounts'
    }
}
