# docs/screens.md is what the demo shows today, and nobody has to scroll to read it.

Describe 'The screens of the demo' {
    BeforeAll { $screens = (Get-Content -Raw (Join-Path $PSScriptRoot '../../docs/screens.md')).ReplaceLineEndings("`n") }

    It 'are those of today (else run ./build.ps1 Docs)' {
        & (Join-Path $PSScriptRoot '../../tools/Update-Screens.ps1') -Path TestDrive:/screens.md
        (Get-Content -Raw TestDrive:/screens.md) -split '\n' | Should -Be ($screens -split '\n')
    }

    It 'fit 80 columns, cut nothing off and show the whole tour' {
        $lines = [regex]::Match($screens, '(?s)```text\n(.*?)\n```').Groups[1].Value -split '\n'
        $lines | Where-Object Length -gt 80 | Should -BeNullOrEmpty
        $lines | Where-Object { $_.Contains([char] 0x2026) -or $_ -match 'WARNING|ERROR' } | Should -BeNullOrEmpty
        @($lines -like 'PS> *').Count | Should -BeGreaterThan 20
    }
}
