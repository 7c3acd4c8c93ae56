# Every script of the project is clean by PSScriptAnalyzer, where the machine has it.

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $scripts = Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
        Where-Object { [IO.Path]::GetRelativePath($root, $_.FullName) -notmatch '^(out|\.git)[\\/]|[\\/](obj|bin)[\\/]' -and $_.Name -ne 'KuCoin.psd1' }
    # The manifest as it ships, beside the files it names.
    $scripts = @($scripts) + (Get-Item (Join-Path (Get-Module KuCoin).ModuleBase KuCoin.psd1)) | ForEach-Object { @{ Path = $_.FullName; Name = [IO.Path]::GetRelativePath($root, $_.FullName) } }
}

BeforeAll {
    $analyzer = Get-Module -ListAvailable PSScriptAnalyzer | Select-Object -First 1
    if ($analyzer) { Import-Module $analyzer }
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
}

Describe 'The script <Name>' -ForEach $scripts {
    It 'is clean' {
        if (-not $analyzer) { Set-ItResult -Skipped -Because 'this machine has no PSScriptAnalyzer'; return }
        $settings = Join-Path ($Path.StartsWith($PSScriptRoot) ? $PSScriptRoot : $root) PSScriptAnalyzerSettings.psd1
        Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { '{0}: line {1}: {2}' -f $_.RuleName, $_.Line, $_.Message } | Should -BeNullOrEmpty
    }
}
