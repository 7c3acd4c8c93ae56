# Sides and signs have a colour where the output is shown in colours, and nothing else has anything of it.

BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange
    Connect-TestExchange $exchange
    $bought = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
    $sold = New-KcOrder BTC-USDT Sell -Price 900000 -Size 0.01
    $green, $red, $reset = ([regex]::Escape($PSStyle.Foreground.Green)), ([regex]::Escape($PSStyle.Foreground.Red)), ([regex]::Escape($PSStyle.Reset))

    function Show-Rendered([string] $Rendering, [scriptblock] $What) {
        $before, $PSStyle.OutputRendering = $PSStyle.OutputRendering, $Rendering
        try { & $What } finally { $PSStyle.OutputRendering = $before }
    }

    # What a process of its own writes at a terminal; the rows of tables, not their headers, which the engine colours.
    $rows = ". '$PSScriptRoot/Fixture.ps1'; `$exchange = Start-TestExchange; Connect-TestExchange `$exchange; New-KcOrder BTC-USDT Sell -Price 900000 -Size 0.01 | Format-Table -HideTableHeaders; Stop-TestExchange `$exchange"
    $engine = [Environment]::ProcessPath
    function Invoke-InTerminal([hashtable] $With = @{}) {
        $names = @{ TERM = $With.TERM ?? 'xterm'; NO_COLOR = $With.NO_COLOR }
        $before = @{}
        foreach ($name in $names.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            Set-Item "env:$name" $names[$name]
        }
        try { script -qec "'$engine' -NoProfile -NonInteractive -Command `"$($rows -replace '\$', '\$')`" < /dev/null" /dev/null | Where-Object { $_ -match 'BTC-USDT' } }
        finally { foreach ($name in $names.Keys) { Set-Item "env:$name" $before[$name] } }
    }
}
AfterAll { Stop-TestExchange $exchange }

Describe 'Colours' {
    It 'are green for what is bought, red for what is sold' {
        $shown = Show-Rendered Ansi { $bought, $sold | Format-Table | Out-String }
        $shown | Should -Match "${green}Buy$reset"
        $shown | Should -Match "${red}Sell$reset"
        Show-Rendered Ansi { $bought | Format-List | Out-String } | Should -Match "${green}Buy$reset"
    }

    It 'follow the sign of gains and changes, and leave zero alone' {
        Show-Rendered Ansi { [KuCoin.Views.KcFormat]::Change(0.0123d) } | Should -Match "^$green\+1\.23%$reset$"
        Show-Rendered Ansi { [KuCoin.Views.KcFormat]::Signed(-5) } | Should -Match "^$red-5$reset$"
        Show-Rendered Ansi { [KuCoin.Views.KcFormat]::RoundSigned(-0.123456789d, 'USDT') } | Should -Match "^$red-0\.12345679 USDT$reset$"
        Show-Rendered Ansi { [KuCoin.Views.KcFormat]::Side('short') } | Should -Match "^${red}short$reset$"
        Show-Rendered Ansi { [KuCoin.Views.KcFormat]::Change(0); [KuCoin.Views.KcFormat]::Signed(0); [KuCoin.Views.KcFormat]::Signed($null); [KuCoin.Views.KcFormat]::Side('both') } | Should -BeExactly '0%', '0', '', 'both'
    }

    It 'are not there in plain text, in strings, or in what is exported' {
        Show-Rendered PlainText { $bought, $sold | Format-Table | Out-String } | Should -Not -Match '\e'
        Show-Rendered Ansi {
            "$bought" | Should -Not -Match '\e'
            $bought.Side | Should -Be ([KuCoin.OrderSide]::Buy)
            $order = Get-KcOrder -Id $sold.Id
            $order, $sold | ConvertTo-Json | Should -Not -Match '\e|\\u001b'
            $order, $sold | ConvertTo-Csv | Should -Not -Match '\e'
            $order | Export-Clixml TestDrive:/order.xml
            Get-Content -Raw TestDrive:/order.xml | Should -Not -Match '\e|_x001B_'
        }
    }

    It 'are not there when the process writes into a file or a pipe, unless the user wants them' {
        $before, $env:NO_COLOR = $env:NO_COLOR, $null
        try {
            $row = & $engine -NoProfile -NonInteractive -Command $rows | Where-Object { $_ -match 'BTC-USDT' }
            $forced = & $engine -NoProfile -NonInteractive -Command "`$PSStyle.OutputRendering = 'Ansi'; $rows" | Where-Object { $_ -match 'BTC-USDT' }
        }
        finally { $env:NO_COLOR = $before }
        $row | Should -Match 'Sell'
        $row | Should -Not -Match '\e'
        $forced | Should -Match "${red}Sell$reset"
    }

    It 'are there at a terminal, unless it has none or NO_COLOR is set' {
        if (-not (Get-Command script -CommandType Application -ErrorAction Ignore) -or -not $IsLinux) { Set-ItResult -Skipped -Because 'this machine has no script(1) of Linux to make a terminal with'; return }
        Invoke-InTerminal | Should -Match "${red}Sell$reset"
        foreach ($none in @{ TERM = 'dumb' }, @{ NO_COLOR = '1' }) {
            $row = Invoke-InTerminal $none
            $row | Should -Match 'Sell'
            $row | Should -Not -Match '\e'
        }
    }
}
