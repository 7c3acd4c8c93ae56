# Every output type, filled with values that are hard to show, as its table looks: at 80 and 120 columns, the same in every culture.
# The tables themselves are in Views.txt; after a wanted change, copy out/Views.txt over it.

BeforeDiscovery {
    $types = (Get-Command -Module KuCoin -CommandType Cmdlet).OutputType.Type | Where-Object { $_.Namespace -like 'KuCoin*' } | Sort-Object FullName -Unique
    $records = $types | Where-Object { $_.GetConstructors().Count -gt 0 -or $_ -eq [KuCoin.Ticker] } | ForEach-Object { @{ Type = $_ } }
}

BeforeAll {
    # A value of a type, different for every property: numbers with trailing zeros and small parts, names as long as real ones.
    function New-Value([type] $Type, [string] $Name, [int] $Depth) {
        $plain = [Nullable]::GetUnderlyingType($Type) ?? $Type
        if ($plain -eq [string]) {
            switch -Regex ($Name) {
                'Symbol$' { return 'BTC-USDT' }
                'Currency$' { return 'USDT' }
                '^(Id|OrderId|ClientOid|.*TradeId)$' { return '6601aabbccddeeff00112233' }
                '^Side$' { return 'buy' }
            }
            return $Name.ToLowerInvariant()
        }
        if ($plain -eq [decimal]) { return $Name -match 'Rate|Change|Percent|Ratio|Coefficient' ? -0.0123000d : 67012.3400d }
        if ($plain -eq [DateTimeOffset]) { return [DateTimeOffset] '2026-01-31T13:45:07.089Z' }
        if ($plain -eq [TimeSpan]) { return [TimeSpan] '08:00:00' }
        if ($plain -eq [bool]) { return $true }
        if ($plain.IsEnum) { return [enum]::GetValues($plain)[0] }
        if ($plain.IsPrimitive) { return 12 -as $plain }
        if ($plain -eq [uri]) { return [uri] 'https://api.kucoin.com/' }
        if ($plain.IsGenericType -and $plain.Name -like 'IReadOnlyDictionary*') {
            $table = [Activator]::CreateInstance([Collections.Generic.Dictionary`2].MakeGenericType($plain.GenericTypeArguments))
            $table.Add('USDT', (New-Value $plain.GenericTypeArguments[1] $Name ($Depth + 1)))
            return $table
        }
        if ($plain.IsGenericType -and $plain.Name -like 'IReadOnlyList*' -or $plain.IsArray) {
            $element = $plain.IsArray ? $plain.GetElementType() : $plain.GenericTypeArguments[0]
            $list = [array]::CreateInstance($element, 1)
            $list[0] = New-Value $element $Name ($Depth + 1)
            return , $list
        }
        if ($Depth -lt 3 -and $plain.GetConstructors().Count) { return New-Record $plain ($Depth + 1) }
    }

    function New-Record([type] $Type, [int] $Depth = 0) {
        $made = $Type.GetConstructors() | Sort-Object { $_.GetParameters().Count } | Select-Object -Last 1
        # That of tickers is the module's own, for it derives from them.
        $made ??= $Type.GetConstructor('Instance, NonPublic', [type]::EmptyTypes)
        $arguments = [object[]] @(foreach ($parameter in $made.GetParameters()) { , (New-Value $parameter.ParameterType $parameter.Name $Depth) })
        $record = $made.Invoke($arguments)
        foreach ($property in $Type.GetProperties() | Where-Object CanWrite) {
            $value = New-Value $property.PropertyType $property.Name $Depth
            if ($null -ne $value) { $property.SetValue($record, $value) }
        }
        $record
    }

    function Show-Table($Object, [int] $Width, [string] $Culture, [string] $Rendering = 'PlainText') {
        $before, $style = [cultureinfo]::CurrentCulture, $PSStyle.OutputRendering
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $PSStyle.OutputRendering = $Rendering
            ($Object, $Object | Format-Table | Out-String -Width $Width).ReplaceLineEndings("`n").Trim("`n") -split "`n" | ForEach-Object TrimEnd
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
            $PSStyle.OutputRendering = $style
        }
    }
    $out = Join-Path $PSScriptRoot '../../out/Views.txt'
}

Describe 'The table of <Type>' -ForEach $records {
    BeforeAll { $record = New-Record $Type }

    It 'fits <_> columns, cuts no number and reads the same in every culture' -ForEach 80, 120 {
        $shown = Show-Table $record $_ 'en-US'
        $shown | Where-Object Length -gt $_ | Should -BeNullOrEmpty
        $shown -match '[0-9]\u2026' | Should -BeNullOrEmpty
        # No trailing zeros, no comma within a number.
        $shown -match '\d\.\d*0(?![\d.:])|\d,\d' | Should -BeNullOrEmpty
        Show-Table $record $_ 'de-DE' | Should -Be $shown
    }

    It 'keeps its columns where it is shown in colours' {
        $coloured = Show-Table $record 80 'en-US' 'Ansi'
        $coloured -replace '\e\[[0-9;]*m' | ForEach-Object TrimEnd | Should -Be (Show-Table $record 80 'en-US')
    }

    It 'is read in a string as it is shown, in every culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            $texts = foreach ($culture in 'en-US', 'de-DE') { [cultureinfo]::CurrentCulture = $culture; "$record" }
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        $texts[1] | Should -BeExactly $texts[0]
        $texts[0] | Should -Not -Match '[{}]|\d,\d|^KuCoin\.|System\.'
    }
}

Describe 'The tables' {
    It 'are those of Views.txt (after a wanted change, copy out/Views.txt over it)' {
        $all = foreach ($type in (Get-Command -Module KuCoin -CommandType Cmdlet).OutputType.Type | Where-Object { $_.Namespace -like 'KuCoin*' -and ($_.GetConstructors().Count -gt 0 -or $_ -eq [KuCoin.Ticker]) } | Sort-Object FullName -Unique) {
            foreach ($width in 80, 120) { "== $($type.Name) $width"; Show-Table (New-Record $type) $width 'en-US'; '' }
        }
        Set-Content -LiteralPath $out $all
        $all | Should -Be (Get-Content (Join-Path $PSScriptRoot Views.txt))
    }
}

Describe 'Values no exchange should send' {
    It 'are shown as they are' {
        [KuCoin.Views.KcFormat]::Percent([decimal]::MaxValue) | Should -BeExactly '+7922816251426433759354395033500%'
        [KuCoin.Views.KcFormat]::Percent(-800000000000000000000000000.2d) | Should -BeExactly '-80000000000000000000000000020%'
        [KuCoin.Views.KcFormat]::Share([decimal]::MaxValue) | Should -BeExactly '7922816251426433759354395033500%'
        [KuCoin.Views.KcFormat]::Percent(-0.0123d) | Should -BeExactly '-1.23%'
        [KuCoin.Views.KcFormat]::Price([decimal]::MaxValue) | Should -BeExactly '79228162514264337593543950335'
        [KuCoin.Views.KcFormat]::RoundAmount([decimal]::MinValue, 'USDT') | Should -BeExactly '-79228162514264337593543950335 USDT'
    }

    It 'leave an order less than whole' {
        $order = [KuCoin.Order]::new()
        foreach ($value in @{ IsActive = $true; Size = [decimal]::MaxValue; FilledSize = [decimal]::MaxValue - 1 }.GetEnumerator()) { [KuCoin.Order].GetProperty($value.Key).SetValue($order, $value.Value) }
        [KuCoin.Views.KcFormat]::State($order) | Should -BeExactly 'active 99%'
    }
}

Describe 'A type whose objects come with more or less' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $null = Connect-TestExchange $exchange
        function Get-Shown([scriptblock] $Command) { (& $Command | Format-Table | Out-String -Width 80) -replace '\e\[[0-9;]*m' }
    }
    AfterAll { Stop-TestExchange $exchange }

    It 'has a table without empty columns for each' {
        Get-Shown { Get-KcTicker BTC-USDT } | Should -Not -Match 'Change'
        Get-Shown { Get-KcTicker } | Should -Match 'Change.*\r?\n.*\r?\n.*%'
        Get-Shown { Get-KcTicker BTC-*, ETH-USDT | Sort-Object Change | Select-Object -First 2 } | Should -Match 'Change'
        Get-Shown { Get-KcFuturesTicker XBTUSDTM } | Should -Match ' Last '
        Get-Shown { Watch-KcFuturesTicker XBTUSDTM -First 1 -Timeout 60 } | Should -Not -Match ' Last '
        Get-Shown { Get-KcFundingRate XBTUSDTM } | Should -Match 'Predicted'
        Get-Shown { Get-KcFundingRate XBTUSDTM -StartTime (Get-Date).AddDays(-2) } | Should -Not -Match 'Predicted'
    }

    It 'remains that type' {
        $ticker = Get-KcTicker *-USDT | Select-Object -First 1
        $ticker | Should -BeOfType KuCoin.Ticker
        ($ticker | Format-List | Out-String) | Should -Match 'BestBid'
        ($ticker | ConvertTo-Json | ConvertFrom-Json).Symbol | Should -Be $ticker.Symbol
        [KuCoin.Ticker[]] @($ticker) | Should -HaveCount 1
    }
}

Describe 'A number' {
    It '<Value> is shown as <Shown>' -ForEach @(
        @{ Value = '0.000'; Shown = '0' }
        @{ Value = '100'; Shown = '100' }
        @{ Value = '-30000.10'; Shown = '-30000.1' }
        @{ Value = '0.0000000000000000000000000001'; Shown = '0.0000000000000000000000000001' }
        @{ Value = '-7.9228162514264337593543950335'; Shown = '-7.9228162514264337593543950335' }
        @{ Value = '79228162514264337593543950335'; Shown = '79228162514264337593543950335' }
    ) {
        [KuCoin.Views.KcFormat]::Number([decimal]::Parse($Value, [cultureinfo]::InvariantCulture)) | Should -BeExactly $Shown
    }
}

Describe 'A span' {
    It 'of <Value> is shown as <Shown>' -ForEach @(
        @{ Value = '00:00:00'; Shown = '0 s' }
        @{ Value = '00:00:12.345'; Shown = '12.3 s' }
        @{ Value = '00:01:00'; Shown = '0:01:00' }
        @{ Value = '03:00:05'; Shown = '3:00:05' }
        @{ Value = '2.03:00:05'; Shown = '2.03:00:05' }
    ) {
        [KuCoin.Views.KcFormat]::Span($Value) | Should -BeExactly $Shown
    }
}
