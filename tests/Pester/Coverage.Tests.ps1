# Every row of the card of the exchange's calls: the cmdlet that serves it sends what the row says, to where it says, and is charged for it.

BeforeDiscovery {
    $rows = foreach ($row in (Import-PowerShellDataFile $PSScriptRoot/Coverage.psd1).Rows) {
        foreach ($generation in $row.Generation ?? @('Classic', 'Current')) {
            @{ Row = $row.Row; In = $generation; Call = $row.Call; Charge = $row.Charge; Public = [bool] $row.Public; Given = $row.Given; Line = $row.Line; Sends = @($row.Sends | Where-Object { $_ }) }
        }
    }
}

Describe 'The rows of the card' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchanges = @{ Classic = Start-TestExchange; Current = Start-TestExchange }
        $exchanges.Current.SetSingleEngine($true)
        foreach ($generation in $exchanges.Keys) {
            $null = Connect-TestExchange $exchanges[$generation] -With @{ Name = $generation }
            foreach ($account in 'margin', 'isolated:BTC-USDT') { $exchanges[$generation].SetBalance($account, 'USDT', 1000) }
            $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5 -Session $generation
        }

        # The entries of the query, or of the body by their JSON text: name=value.
        function Get-Sent($Request) {
            if ($Request.Body) { Expand-Json ([Text.Json.JsonDocument]::Parse($Request.Body).RootElement) }
            elseif ($Request.Query) { $Request.Query -split '&' | ForEach-Object { [uri]::UnescapeDataString($_) } }
        }

        function Expand-Json([Text.Json.JsonElement] $Element, [string] $Name) {
            $prefix = $Name ? "$Name." : ''
            switch ($Element.ValueKind) {
                'Object' { foreach ($entry in $Element.EnumerateObject()) { Expand-Json $entry.Value "$prefix$($entry.Name)" } }
                'Array' { $index = 0; foreach ($entry in $Element.EnumerateArray()) { Expand-Json $entry "$prefix$index"; $index++ } }
                default { "$Name=$($Element.GetRawText())" }
            }
        }

        # Entries as a pattern allows them become the pattern, so that what is left differs visibly.
        function Get-Difference($Sent, $Expected) {
            $Sent = @($Sent | Where-Object { $_ })
            foreach ($pattern in $Expected) {
                $match = @($Sent -like $pattern)
                if ($match.Count -ne 1) { "expected: $pattern" }
                $Sent = @($Sent | Where-Object { $_ -notin $match })
            }
            foreach ($entry in $Sent) { "not expected: $entry" }
        }
    }

    AfterAll {
        Disconnect-KcSession -All
        foreach ($exchange in $exchanges.Values) {
            $exchange.CheckLedger()
            $exchange.Dispose()
        }
    }

    It '<Row> in <In>: <Line>' -ForEach $rows {
        $exchange = $exchanges[$In]
        $PSDefaultParameterValues = @{ '*-Kc*:Session' = $In }
        $it = $Given ? (Invoke-Expression "$Given -ErrorAction Stop") : $null
        $exchange.ClearRequests()
        $null = Invoke-Expression "$Line -ErrorAction Stop"

        $where, $method, $path = $Call -split ' '
        $pattern = '^' + ($path -replace '\{\w+\}', '[^/]+') + '$'
        $requests = $exchange.Requests
        $served = @($requests | Where-Object { $_.Host -eq $where -and $_.Method -eq $method -and $_.Path -cmatch $pattern })
        $served | Should -HaveCount 1 -Because "these came: $($requests | ForEach-Object { "$($_.Host) $($_.Method) $($_.Path)" } | Join-String -Separator ', ')"
        $request = $served[0]
        $request.Code | Should -Be '200000'
        "$($request.Pool) $($request.Weight)" | Should -Be $Charge
        $request.IsSigned | Should -Be (-not $Public)
        Get-Difference (Get-Sent $request) $Sends | Should -BeNullOrEmpty
        @($requests | Where-Object IsWrite).Count | Should -Be ([int] $request.IsWrite)
    }

    It 'are all here, and as docs/operations.md has them' -ForEach @{ Rows = $rows } {
        $counts = [ordered]@{ A = 10; B = 8; C = 11; D = 5; E = 4; F = 3; G = 10; H = 2; I = 7; J = 2; K = 5; L = 2; M = 2 }
        $card = foreach ($section in $counts.Keys) { 1..$counts[$section] | ForEach-Object { "$section$_" } }
        foreach ($generation in 'Classic', 'Current') {
            $card | Where-Object { $_ -notin ($Rows | Where-Object In -eq $generation).Row } | Should -BeNullOrEmpty -Because "each row is served in $generation"
        }

        $declared = Get-Content $PSScriptRoot/../../docs/operations.md | Where-Object { $_ -match '^\| \S+ \| (GET|POST|DELETE) ' } | ForEach-Object {
            $cells = $_.Trim('| ') -split ' \| '
            '{0} {1}, {2} {3}, {4}' -f $cells[2].ToLowerInvariant(), $cells[1], $cells[3], $cells[4], ($cells[5] -eq 'Public' ? 'public' : 'signed')
        }
        $Rows | ForEach-Object { '{0}, {1}, {2}' -f $_.Call, $_.Charge, ($_.Public ? 'public' : 'signed') } | Where-Object { $_ -notin $declared } | Should -BeNullOrEmpty
    }
}
