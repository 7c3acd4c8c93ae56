# The machine's language and clock change nothing: a day's work gives the same text everywhere.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    # Numbers, dates, sorting and casing where cultures differ: decimal commas, the Turkish i, another calendar, digits, minus signs.
    $day = {
        param($culture)
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = $culture
        $exchange = Start-TestExchange @{ MarketMaker = $false; StartTime = '2026-01-31T12:00:00Z'; PriceInterval = [Threading.Timeout]::InfiniteTimeSpan }
        $null = Connect-TestExchange $exchange -With @{ Journal = "$PWD/journal-$culture" }
        Get-KcSymbol btc-usdt, LINK-usdt -ErrorAction SilentlyContinue
        Test-KcOrder btc-usdt buy -Type limit -Price 12345.6 -Size 0.01
        New-KcOrder btc-usdt buy -Price '12345.6' -Size .01 -ClientOid culture-1 | ForEach-Object ClientOid
        Get-KcOrder -Status active | Select-Object Symbol, Side, Type, Price, Size, Funds | ConvertTo-Json
        Get-KcOrder -Status Active | Stop-KcOrder | Out-Null
        Move-KcBalance usdt 1234.5 -From main -To trade | Select-Object Currency, Amount, From, To | ConvertTo-Json
        Get-KcAccount -NonZero | Out-String -Width 200
        Set-Content "policy-$culture.psd1" '@{ Accounts = @(@{ Currency = "USDT"; Account = "main"; Reserve = 0.25 }, @{ Currency = "usdt"; Account = "contract"; Minimum = "6000.125" }) }'
        Get-KcTreasuryPlan "policy-$culture.psd1" | Out-String -Width 200
        Get-KcTreasuryPlan "policy-$culture.psd1" | Select-Object -ExpandProperty PlanId
        Invoke-KcTreasuryPlan "policy-$culture.psd1" | ForEach-Object { $_.ToString().Length -gt 0 }
        Get-KcFuturesContract XBTUSDTM | Select-Object Symbol, Multiplier, TickSize, InitialMargin | ConvertTo-Json
        Get-KcCandle BTC-USDT 1hour -StartTime '2026-01-31T06:00Z' -EndTime '2026-01-31T09:00Z' | Out-String -Width 200
        New-KcOrder BTC-USDT Buy -Price 1,5 -Size 1 2>&1 | ForEach-Object { "$_" -replace ' from .*' }
        foreach ($row in (Get-KcJournal).Where{ $_.Operation }) { '{0} {1} {2}' -f $row.Operation, $row.State, [KuCoin.Views.KcFormat]::Number($row.Amount) }
        [KuCoin.Views.KcFormat]::Time([DateTimeOffset]::FromUnixTimeMilliseconds(1769860800000))
        [KuCoin.Views.KcFormat]::Number(-1234567.891d); [KuCoin.Views.KcFormat]::Percent(-0.0123d)
        Stop-TestExchange $exchange
    }

    function Get-Day([string] $Culture) {
        Push-Location $TestDrive
        try { (Invoke-Fresh "& { $day } '$Culture'" | Out-String -Width 300) -replace $Culture, 'CULTURE' }
        finally { Pop-Location }
    }
    $reference = Get-Day en-US
}

Describe 'The language of the machine' {
    It 'lets the work be done at all' {
        $reference | Should -Match '12345\.6'
        $reference | Should -Match '1234\.5'
        $reference | Should -Match '1000\.125'
        $reference | Should -Match '2026-01-31'
        $reference | Should -Not -Match 'Exception'
    }

    It 'gives the same under <_>' -ForEach 'de-DE', 'tr-TR', 'ar-SA', 'fa-IR' {
        Get-Day $_ | Should -BeExactly $reference
    }
}

Describe 'The clock of the machine' {
    It 'works on a machine whose clock is ten minutes wrong: <_>' -ForEach -10, 10 {
        $exchange = Start-TestExchange
        try {
            # Seen from the exchange: it is ten minutes later, or earlier, than this machine believes.
            $exchange.SetClock([DateTimeOffset]::UtcNow.AddMinutes($_))
            $journal = Join-Path $TestDrive "journal$_"
            $null = Connect-TestExchange $exchange -With @{ Journal = $journal }
            [Math]::Abs((Get-KcSession -Default).ClockOffset.TotalMinutes - $_) | Should -BeLessThan 0.5
            Test-KcSession -Permission Spot | Should -BeTrue
            New-KcOrder BTC-USDT Buy -Type Market -Funds 100 | Wait-KcOrder -Timeout 30 | Should -Not -BeNullOrEmpty
            Move-KcBalance USDT 5 -From Main -To Trade -IdempotencyKey clock | Should -Not -BeNullOrEmpty
            (Move-KcBalance USDT 5 -From Main -To Trade -IdempotencyKey clock).AlreadyDone | Should -BeTrue
            Set-Content TestDrive:/policy.psd1 '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main" }, @{ Currency = "USDT"; Account = "Contract"; Minimum = 6000 }) }'
            Get-KcTreasuryPlan TestDrive:/policy.psd1 | Invoke-KcTreasuryPlan | Should -Not -BeNullOrEmpty
            Get-KcJournal -Unresolved | Should -BeNullOrEmpty
            @(Watch-KcTicker BTC-USDT -First 1 -Timeout 30).Count | Should -Be 1
            # The clock jumps while the session is open: the next call finds out and goes on.
            $exchange.AdvanceClock([timespan]::FromMinutes(20))
            Get-KcAccount USDT | Should -Not -BeNullOrEmpty
        }
        finally { Stop-TestExchange $exchange }
    }
}
