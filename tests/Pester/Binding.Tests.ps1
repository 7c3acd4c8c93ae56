# How text and numbers become parameters. Money is at stake: what could mean two things is refused.

BeforeDiscovery {
    $exact = @(
        @{ Text = '1.5'; Value = '1.5' }
        @{ Text = '-0.5'; Value = '-0.5' }
        @{ Text = '+.5'; Value = '0.5' }
        @{ Text = '5.'; Value = '5' }
        @{ Text = '1e-8'; Value = '0.00000001' }
        @{ Text = '1.50E3'; Value = '1500' }
        @{ Text = '0.1000000000000000000000000000000000'; Value = '0.1' }
        @{ Text = '79228162514264337593543950335'; Value = '79228162514264337593543950335' }
    )
    $ambiguous = @(
        @{ Text = '1,5'; Readings = '1.5', '15' }
        @{ Text = '0,00012'; Readings = '0.00012', '12' }
        @{ Text = '1.234,56'; Readings = '1234.56', '1.23456' }
        @{ Text = '1,234.56'; Readings = '1.23456', '1234.56' }
        @{ Text = '1,234,567'; Readings = , '1234567' }
        @{ Text = '1 000'; Readings = , '1000' }
        @{ Text = ' 1.5'; Readings = , '1.5' }
        @{ Text = "1'000"; Readings = , '1000' }
    )
    $nonsense = 'abc', '1.2.3', '--1', '1e', '0x10', '1kb', '٣', '$5', '∞' | ForEach-Object { @{ Text = $_ } }
    $cultures = 'en-US', 'de-DE', 'tr-TR', 'ar-SA' | ForEach-Object { @{ Culture = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange @{ MarketMaker = $false }
    $null = Connect-TestExchange $exchange

    function Read-Money { param([KuCoin.Binding.Money()] [Nullable[decimal]] $Value) $Value }
    function Read-Time { param([KuCoin.Binding.Time()] [Nullable[DateTimeOffset]] $Value) $Value }
    function Read-Duration { param([KuCoin.Binding.Duration()] [Nullable[timespan]] $Value) $Value }
    function Read-Symbol { param([KuCoin.Binding.UpperCase('Symbol')] [string[]] $Value) $Value }
    function Invoke-Refused([scriptblock] $Script) {
        $failure = $Script | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
        $failure.Exception.InnerException.ErrorRecord
    }
    function ConvertTo-Text($Number) { $Number.ToString([cultureinfo]::InvariantCulture) }
}

AfterAll { Stop-TestExchange $exchange }

Describe 'An amount under <Culture>' -ForEach $cultures {
    BeforeAll {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = $Culture
    }
    AfterAll { [cultureinfo]::CurrentCulture = $before }

    It 'is read exactly: <Text>' -ForEach $exact {
        [KuCoin.Views.KcFormat]::Number((Read-Money $Text)) | Should -BeExactly $Value
    }

    It 'is refused with its readings: <Text>' -ForEach $ambiguous {
        $refusal = Invoke-Refused { Read-Money $Text }
        $refusal.FullyQualifiedErrorId | Should -Be AmbiguousNumber
        $refusal.CategoryInfo.Category | Should -Be InvalidArgument
        $refusal.TargetObject | Should -Be $Text
        foreach ($reading in $Readings) { $refusal.Exception.Message | Should -Match ([regex]::Escape($reading)) }
    }

    It 'is refused when it is none: <Text>' -ForEach $nonsense {
        (Invoke-Refused { Read-Money $Text }).FullyQualifiedErrorId | Should -Be NotANumber
    }

    It 'is sent, shown and bound again as the same text' {
        $null = New-KcOrder btc-usdt Buy -Price 1234.5 -Size 0.0002 -ClientOid "culture-$Culture"
        $order = Get-KcOrder -ClientOid "culture-$Culture"
        ConvertTo-Text $order.Price | Should -Be '1234.5'
        $shown = $order | Out-String
        $shown | Should -Match '\s1234\.5\s'
        $shown | Should -Match '\s0\.0002\s'
        ConvertTo-Text (Read-Money ([KuCoin.Views.KcFormat]::Number($order.Size))) | Should -Be '0.0002'
        ($order | Format-List * | Out-String) | Should -Match 'BTC-USDT'
        $null = Stop-KcOrder $order.Id
    }

    It 'keeps times in UTC and in the one calendar' {
        [KuCoin.Views.KcFormat]::Time([DateTimeOffset]'2026-01-02T03:04:05+02:00') | Should -BeExactly '2026-01-02 01:04:05'
        (Read-Time '2026-01-02 01:04:05').ToUnixTimeSeconds() | Should -Be 1767315845
        $null = Invoke-KcRequest /api/v1/fills -Query @{ startAt = [DateTimeOffset]::FromUnixTimeMilliseconds(1767315845000) }
        @($exchange.Requests)[-1].Query | Should -Be 'startAt=1767315845000'
    }

    It 'upper-cases symbols the invariant way' {
        Read-Symbol ' link-usdt ' | Should -BeExactly 'LINK-USDT'
    }
}

Describe 'A bare number' {
    BeforeAll {
        # Long enough that a double cannot hold it.
        $limit = '50000.1234567890123456789'
    }

    It 'reaches a cmdlet with all the digits that were typed' {
        $failure = { New-KcOrder BTC-USDT Buy -Price 50000.1234567890123456789 -Size 0.00012345678901234567890123 -ErrorAction Stop } | Should -Throw -PassThru
        ConvertTo-Text $failure.TargetObject.Price | Should -Be '50000.1234567890123456789'
        ConvertTo-Text $failure.TargetObject.Size | Should -Be '0.00012345678901234567890123'
    }

    It 'is taken as typed, however many digits: <_>' -ForEach '0.0000000000000000000000000001', '7.9228162514264337593543950335', '123456.789012345678901234', '0.000098765432109876543', '98765432109876543.21' {
        $failure = { Invoke-Expression "New-KcOrder BTC-USDT Buy -Price 1 -Funds 1 -Size $_ -ErrorAction Stop" } | Should -Throw -ErrorId 'FundsNotAllowed,*' -PassThru
        ConvertTo-Text $failure.TargetObject.Size | Should -Be $_
    }

    It 'in a variable is refused when it is not what was typed' {
        $number = 50000.1234567890123456789
        $refusal = Invoke-Refused { New-KcOrder BTC-USDT Buy -Price $number -Size 1 }
        $refusal.FullyQualifiedErrorId | Should -Be InexactNumber
        $refusal.Exception.Message | Should -Match '\d+d\)'
    }

    It 'in a variable is taken when it is exact: <_>' -ForEach 0.1, 50000, 1e-8, 0.1d, ([float] 0.5), 123456789012345, ([bigint] 7), ([byte] 1) {
        ConvertTo-Text (Read-Money $_) | Should -Be ([decimal] $_).ToString([cultureinfo]::InvariantCulture)
    }

    It 'is refused when arithmetic blurred it, or when it is no number: <_>' -ForEach (0.1 + 0.2), 1e300, ([double]::NaN), ([double]::PositiveInfinity) {
        (Invoke-Refused { Read-Money $_ }).FullyQualifiedErrorId | Should -Be InexactNumber
    }

    It 'with a comma and without quotes is a list, and refused as one' {
        (Invoke-Refused { New-KcOrder BTC-USDT Buy -Price 1,5 -Size 1 }).Exception.Message | Should -Match 'list'
    }

    It 'that is a blank CSV column is not given at all' {
        Read-Money '' | Should -BeNullOrEmpty
    }

    It 'of another type is refused: <_>' -ForEach $true, ([DateTime]::UnixEpoch), ([char] '5') {
        (Invoke-Refused { Read-Money $_ }).FullyQualifiedErrorId | Should -Be NotANumber
    }
}

Describe 'A price of ''1,5''' {
    It 'is refused by the cmdlet with both readings, and nothing is sent' {
        $exchange.ClearRequests()
        { New-KcOrder BTC-USDT Buy -Price '1,5' -Size 1 } | Should -Throw "*'1,5' could mean 1.5 or 15*"
        $exchange.Requests.Count | Should -Be 0
    }

    It 'is refused in the row of a CSV file, and the other rows go on' {
        'Symbol,Side,Price,Size', 'BTC-USDT,Buy,"1,5",1', 'BTC-USDT,Buy,1000,0.001' | ConvertFrom-Csv |
            Test-KcOrder -ErrorAction SilentlyContinue -ErrorVariable refused | Should -Be $true
        $refused | Should -HaveCount 1
    }
}

Describe 'A time' {
    It 'is read from <Text>' -ForEach @(
        @{ Text = '2026-01-02'; Iso = '2026-01-02T00:00:00.0000000+00:00' }
        @{ Text = '2026-01-02T03:04'; Iso = '2026-01-02T03:04:00.0000000+00:00' }
        @{ Text = '2026-01-02T03:04:05.678Z'; Iso = '2026-01-02T03:04:05.6780000+00:00' }
        @{ Text = '2026-01-02T03:04:05-05:00'; Iso = '2026-01-02T08:04:05.0000000+00:00' }
        @{ Text = '1767323045123'; Iso = '2026-01-02T03:04:05.1230000+00:00' }
        @{ Text = 1767323045123; Iso = '2026-01-02T03:04:05.1230000+00:00' }
        # as Invoke-KcRequest returns numbers
        @{ Text = 1767323045123d; Iso = '2026-01-02T03:04:05.1230000+00:00' }
    ) {
        (Read-Time $Text).ToString('o') | Should -BeExactly $Iso
    }

    It 'takes a DateTime for local time, as .NET does, unless it says UTC' {
        $utc = [DateTime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Utc)
        (Read-Time $utc).UtcDateTime | Should -Be $utc
        (Read-Time $utc.ToLocalTime()).UtcDateTime | Should -Be $utc
        (Read-Time ([DateTime]::SpecifyKind($utc.ToLocalTime(), 'Unspecified'))).UtcDateTime | Should -Be $utc
    }

    It 'can be a span before now' {
        $read = Read-Time ([timespan]'01:00:00')
        $span = [DateTimeOffset]::UtcNow - $read
        $span.TotalMinutes | Should -BeGreaterOrEqual 60
        $span.TotalMinutes | Should -BeLessThan 61
    }

    It 'can be a span in short: <Text>' -ForEach @(
        @{ Text = '30s'; Seconds = 30 }
        @{ Text = '5m'; Seconds = 300 }
        @{ Text = '24h'; Seconds = 86400 }
        @{ Text = '60d'; Seconds = 5184000 }
        @{ Text = '2w'; Seconds = 1209600 }
    ) {
        # Both as text and as a bare argument, which the engine may take for a number.
        foreach ($read in (Read-Time $Text), (Invoke-Expression "Read-Time $Text")) {
            ([DateTimeOffset]::UtcNow - $read).TotalSeconds | Should -BeGreaterOrEqual $Seconds
            ([DateTimeOffset]::UtcNow - $read).TotalSeconds | Should -BeLessThan ($Seconds + 25)
        }
    }

    It 'is refused when it could mean two: <_>' -ForEach '1/2/2026', '01:00:00', 1767323045, ([timespan] '-01:00:00') {
        (Invoke-Refused { Read-Time $_ }).FullyQualifiedErrorId | Should -Be AmbiguousTime
    }

    It 'is refused with both readings' {
        (Invoke-Refused { Read-Time '1/2/2026' }).Exception.Message | Should -Match '2026-01-02.*2026-02-01'
    }

    It 'is refused when it is none: <_>' -ForEach 'yesterday', '2026-13-01', $true, ([datetime]::MinValue), ([DateTimeOffset]::MinValue) {
        (Invoke-Refused { Read-Time $_ }).FullyQualifiedErrorId | Should -Be NotATime
    }
}

Describe 'A duration' {
    It 'of <Text> is <Seconds> s' -ForEach @(
        @{ Text = 30; Seconds = 30 }
        @{ Text = '30'; Seconds = 30 }
        @{ Text = 1.5; Seconds = 1.5 }
        @{ Text = '00:01:30'; Seconds = 90 }
        @{ Text = [timespan]'1.00:00:00'; Seconds = 86400 }
    ) {
        (Read-Duration $Text).TotalSeconds | Should -Be $Seconds
    }

    It 'is refused when it is none: <_>' -ForEach -1, '-00:00:01', 'soon', '1,5', 1e20 {
        (Invoke-Refused { Read-Duration $_ }).FullyQualifiedErrorId | Should -Be NotADuration
    }
}

Describe 'A symbol' {
    It 'is trimmed and upper-cased, alone, in a list, and from an object that has one' {
        Read-Symbol ' btc-usdt', 'eth-usdt' | Should -BeExactly 'BTC-USDT', 'ETH-USDT'
        Read-Symbol ([pscustomobject]@{ Symbol = 'btc-usdt' }) | Should -BeExactly 'BTC-USDT'
    }

    It 'is refused from an object that has none' {
        (Invoke-Refused { Read-Symbol (Get-Process -Id $PID) }).FullyQualifiedErrorId | Should -Be NotAName
    }
}
