# Pictures of fixed input. The plain ones are compared as a whole: what changes them must be looked at.

BeforeAll {
    function Get-TestCandle([int] $Count, [string] $Symbol = 'BTC-USDT') {
        $price = 100d
        foreach ($i in 0..($Count - 1)) {
            $open = $price
            $price += ($i * 37 % 11) - 5
            [pscustomobject]@{
                Symbol = $Symbol
                Time   = [DateTimeOffset]::new(2026, 1, 31, 18, 0, 0, 0).AddHours($i)
                Open   = $open
                High   = [Math]::Max($open, $price) + 2
                Low    = [Math]::Min($open, $price) - 1.5d
                Close  = $price
                Volume = 10d + ($i * 53 % 17)
            }
        }
    }

    $book = [pscustomobject]@{
        Symbol = 'BTC-USDT'
        Time   = [DateTimeOffset]::new(2026, 1, 31, 18, 0, 0, 0)
        Bids   = 1..10 | ForEach-Object { [KuCoin.BookLevel]::new(100 - $_, 2) }
        Asks   = 1..10 | ForEach-Object { [KuCoin.BookLevel]::new(100 + $_, $_) }
    }
    $equity = 1000, 1040, 1030, 990, $null, 1010, 1090, 1150 | ForEach-Object { $day = 0 } { $day++; @{ Equity = $_; Day = "2026-01-0$day" } }
    $size = @{ Width = 44; Height = 12 }

    function Get-Picture($Name) {
        [xml] (Get-Content -Raw (Join-Path $TestDrive $Name))
    }
}

Describe 'Show-KcChart in plain characters' {
    It 'draws candles' {
        (Get-TestCandle 9 | Show-KcChart -Width 44 -Height 18 -Plain) -join "`n" | Should -BeExactly (@'
BTC-USDT
close 100  0%  high 102  low 91.5  open 100
|                           |   |
|                           |   |
#                           o   < 100
#      |  |      |   |      o   |
#      |  |      |   |      o   |
#  |   o  #      o   #  |   o   |
#  |   o  #      o   #  |   o   |
#  #   o  #   |  o   #  o   o   + 95
|  #   o  #   |  o   #  o   |   |
   |   |  #   o  o   |  |       |
          |   |  |              |
                 .   .  #   #   | vol 26
   .   .  #   #  #   #  #   #   |
#  #   #  #   #  #   #  #   #   |
-------+-------------+----------+
     20:00         02-01
'@.ReplaceLineEndings("`n"))
    }

    It 'draws neighbours as one where there are more than columns, and says so' {
        $lines = Get-TestCandle 90 | Show-KcChart -Width 79 -Height 12 -Plain
        $lines[1] | Should -BeLike '*2 candles in one'
        $lines | Where-Object Length -gt 79 | Should -BeNullOrEmpty
    }

    It 'draws the depth of an order book' {
        ($book | Show-KcChart @size -Plain) -join "`n" | Should -BeExactly (@'
BTC-USDT  2026-01-31 18:00:00 UTC
bid 99  ask 101  spread 2  20 bid  55 asked
                               #+ 50
                              .#|
                            ..##|
                            ####|
                           #####|
#...                     #######|
#######.              ..########|
###########...     ..###########+ 0
----------------+--------------++
               100            110
'@.ReplaceLineEndings("`n"))
    }

    It 'draws a line, with a gap where a value is missing' {
        ($equity | Show-KcChart Equity -X Day @size -Plain) -join "`n" | Should -BeExactly (@'
Equity
last 1150  +15%  high 1150  low 990
                              .:< 1150
                             .' |
                           .:   + 1100
                          .'    |
                         :'     |
   .'''...             .:       |
 .'       '.          .'        |
'           '.                  + 1000
---------+--------+--------+----+
       01-03    01-05    01-07
'@.ReplaceLineEndings("`n"))
    }

    It 'draws bare numbers over their position, a single one, and equal ones' {
        (1..20 | Show-KcChart -Plain @size)[-1] | Should -Match '10\s+20$'
        (5 | Show-KcChart -Plain @size) -match '< 5$' | Should -HaveCount 1
        (5, 5, 5 | Show-KcChart -Plain @size) -match '< 5$' | Should -HaveCount 1
    }

    It 'gives each symbol its chart, in whatever order the objects come' {
        $mixed = @(Get-TestCandle 5) + @(Get-TestCandle 5 ETH-USDT)
        $lines = $mixed | Sort-Object { $_.Time.Hour }, Symbol -Descending | Show-KcChart @size -Plain
        $lines -match '^(BTC|ETH)-USDT' | Should -HaveCount 2
        $alone = Get-TestCandle 5 | Show-KcChart @size -Plain
        $lines -join "`n" | Should -BeLike "*$($alone -join "`n")*"
    }

    It 'draws the same under every culture' {
        $before = [cultureinfo]::CurrentCulture
        $expected = Get-TestCandle 9 | Show-KcChart @size -Plain
        try {
            foreach ($culture in 'de-DE', 'tr-TR', 'ar-SA') {
                [cultureinfo]::CurrentCulture = $culture
                Get-TestCandle 9 | Show-KcChart @size -Plain | Should -Be $expected
            }
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'needs no more than what a CSV file keeps' {
        # ConvertTo-Csv writes numbers as the machine's language does, and a decimal comma is not guessed at.
        $before, [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentCulture, [cultureinfo]::InvariantCulture
        try { $csv = Get-TestCandle 9 | Select-Object *, @{ n = 'Time'; e = { $_.Time.ToString('o') } } -ExcludeProperty Time | ConvertTo-Csv }
        finally { [cultureinfo]::CurrentCulture = $before }
        $csv | ConvertFrom-Csv | Show-KcChart @size -Plain | Should -Be (Get-TestCandle 9 | Show-KcChart @size -Plain)
    }

    It 'reads levels as the exchange writes them, too' {
        $raw = '{"time":1769882400000,"bids":[["99","1"],["98","2"]],"asks":[["101","3"]]}' | ConvertFrom-Json
        ($raw | Show-KcChart @size -Plain)[1] | Should -BeExactly 'bid 99  ask 101  spread 2  3 bid  3 asked'
    }
}

Describe 'Show-KcChart in a terminal' {
    It 'uses characters of half a cell and the colours of $PSStyle' {
        $PSStyle.OutputRendering, $before = 'Ansi', $PSStyle.OutputRendering
        try { $coloured = Get-TestCandle 30 | Show-KcChart @size -Plain:$false } finally { $PSStyle.OutputRendering = $before }
        $text = $coloured -join "`n"
        $text | Should -Match '[╽╿┃╻╹]'
        $text | Should -Match ([regex]::Escape($PSStyle.Foreground.Green))
        $text | Should -Match ([regex]::Escape($PSStyle.Foreground.Red))
        $coloured | ForEach-Object { [Management.Automation.Internal.StringDecorated]::new($_).ContentLength } | Should -Not -BeGreaterThan 44
        # No colour runs on behind the chart.
        foreach ($line in $coloured | Where-Object { $_ -match '\e' }) { [regex]::Matches($line, '\e\[[0-9;]*m')[-1].Value | Should -BeExactly $PSStyle.Reset }
    }

    It 'writes no colour where the user wants none, and tells rise from fall all the same' {
        $PSStyle.OutputRendering, $before = 'PlainText', $PSStyle.OutputRendering
        try { $text = (Get-TestCandle 9 | Show-KcChart @size -Plain:$false) -join "`n" } finally { $PSStyle.OutputRendering = $before }
        $text | Should -Not -Match '\e'
        $text | Should -Match '┃'
        $text | Should -Match '█'
    }

    It 'keeps to ASCII by itself when the output goes to a file' {
        $file, $arguments = (Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet' ? @('dotnet', (Join-Path $PSHOME 'pwsh.dll')) : @([Environment]::ProcessPath)
        $lines = & $file @arguments -NoProfile -NonInteractive -Command "Import-Module '$((Get-Module KuCoin).Path)'; 1, 5, 2 | Show-KcChart"
        $lines | Should -HaveCount 20
        $lines -join '' | Should -Not -Match '[^\x20-\x7e]'
    }
}

Describe 'Show-KcChart -Path' {
    It 'writes an SVG with a shape for every candle, and returns the file' {
        $file = Get-TestCandle 9 | Show-KcChart -Path TestDrive:/candles.svg
        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -Be (Join-Path $TestDrive candles.svg)
        $svg = (Get-Picture candles.svg).svg
        $svg.viewBox | Should -Be '0 0 960 480'
        @($svg.g.g) | Should -HaveCount 9
        @($svg.g.g.title)[0] | Should -BeExactly "2026-01-31 18:00:00 UTC`nopen 100`nhigh 102`nlow 93.5`nclose 95`nvolume 10"
    }

    It 'writes a page that needs nothing from elsewhere, in light and dark' {
        $equity | Show-KcChart Equity -X Day -Title 'Money <made> & lost' -Path TestDrive:/equity.html | Out-Null
        $page = Get-Content -Raw TestDrive:/equity.html
        $page | Should -Match '^<!doctype html>'
        $page | Should -Match 'prefers-color-scheme: dark'
        $page | Should -Match ([regex]::Escape('Money &lt;made&gt; &amp; lost'))
        $page | Should -Not -Match '<script|<link|<img|@import|url\(|https?://(?!www\.w3\.org/2000/svg")'
        $svg = ([xml] [regex]::Match($page, '(?s)<svg.*</svg>').Value).svg
        # The missing value parts the line.
        @($svg.g.path | Where-Object class -EQ 'curve line') | Should -HaveCount 2
    }

    It 'puts several charts into one picture' {
        $book, $book | Show-KcChart -Path TestDrive:/books.svg -Width 600 -Height 300 | Out-Null
        $svg = (Get-Picture books.svg).svg
        $svg.viewBox | Should -Be '0 0 600 600'
        @($svg.g) | Should -HaveCount 2
        @($svg.g.path | Where-Object class -EQ 'curve up') | Should -HaveCount 2
    }

    It 'writes the same numbers under every culture' {
        $before = [cultureinfo]::CurrentCulture
        Get-TestCandle 9 | Show-KcChart -Path TestDrive:/invariant.svg | Out-Null
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            Get-TestCandle 9 | Show-KcChart -Path TestDrive:/german.svg | Out-Null
        }
        finally { [cultureinfo]::CurrentCulture = $before }
        Get-Content -Raw TestDrive:/german.svg | Should -BeExactly (Get-Content -Raw TestDrive:/invariant.svg)
    }

    It 'writes nothing with -WhatIf, and nothing over a file with -NoClobber' {
        1, 2 | Show-KcChart -Path TestDrive:/whatif.svg -WhatIf | Should -BeNullOrEmpty
        Test-Path TestDrive:/whatif.svg | Should -BeFalse
        Set-Content TestDrive:/mine.svg mine
        { 1, 2 | Show-KcChart -Path TestDrive:/mine.svg -NoClobber } | Should -Throw -ErrorId 'FileExists,KuCoin.Commands.ShowKcChartCommand'
        Get-Content TestDrive:/mine.svg | Should -Be mine
    }

    It 'refuses other pictures and folders that do not exist before it reads anything' {
        { & { throw 'read' } | Show-KcChart -Path TestDrive:/chart.png } | Should -Throw -ErrorId 'PictureNotSupported,KuCoin.Commands.ShowKcChartCommand'
        { 1 | Show-KcChart -Path TestDrive:/nowhere/chart.svg } | Should -Throw -ErrorId 'FolderNotFound,KuCoin.Commands.ShowKcChartCommand'
    }
}

Describe 'Show-KcChart about what it cannot draw' {
    It 'says <Id> and draws the rest' -ForEach @(
        @{ Id = 'NotANumber'; Row = @{ Equity = '1,5' } }
        @{ Id = 'PropertyMissing'; Row = @{ Balance = 5 } }
        @{ Id = 'NotATime'; Row = @{ Equity = 5; Day = 'soon' } }
        @{ Id = 'AmbiguousTime'; Row = @{ Equity = 5; Day = '1/2/2026' } }
    ) {
        $lines = $equity[0], $Row, $equity[1] | Show-KcChart Equity -X Day @size -Plain -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.FullyQualifiedErrorId | Should -Be "$Id,KuCoin.Commands.ShowKcChartCommand"
        $failures.TargetObject | Should -Be $Row
        $lines[1] | Should -BeLike 'last 1040*'
    }

    It 'says what it needs when an object is neither' {
        'BTC-USDT' | Show-KcChart -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $failures.FullyQualifiedErrorId | Should -Be 'NothingToDraw,KuCoin.Commands.ShowKcChartCommand'
    }

    It 'warns when nothing came, and leaves the file alone' {
        @() | Show-KcChart -Path TestDrive:/none.svg -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        Test-Path TestDrive:/none.svg | Should -BeFalse
    }
}
