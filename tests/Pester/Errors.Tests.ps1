# The ids of errors: what the sources write, what about_KcErrors lists and what the help pages name are the same.

BeforeAll {
    $root = Join-Path $PSScriptRoot '../..'
    $sources = Get-ChildItem (Join-Path $root src/KuCoin.Core), (Join-Path $root src/KuCoin.PowerShell) -Recurse -Filter *.cs |
        Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]' | ForEach-Object { Get-Content -Raw $_ }
    $all = $sources -join "`n"
    function Find-Id([string] $Pattern) { [regex]::Matches($all, $Pattern, 'Singleline').ForEach{ $_.Groups[1].Value } }

    # Ids stand as text where errors are made, or are put together of a value's name and what is wrong with it.
    $written = @(
        Find-Id '(?:KuCoinErrorKind\.\w+,|\bRefused?\(|\bNotFound\(|ValueRefusedException\(|Create\(\s*failure,)\s*"([A-Z]\w+)"'
        Find-Id 'Require\.That\([^;]*?,\s*"([A-Z]\w+)",'
        foreach ($kind in @{ Given = 'Needed' }, @{ Positive = 'NotPositive' }) {
            foreach ($call in $kind.Keys) { Find-Id "Require\.$call\([^;]*?,\s*(?:nameof\((?:\w+\.)*|`")(\w+)" | ForEach-Object { $_ + $kind[$call] } }
        }
    ) | Sort-Object -Unique
    $pages = @{}
    foreach ($page in Get-ChildItem (Join-Path $root docs/cmdlets) -Filter *.md) {
        $note = [regex]::Match((Get-Content -Raw $page), '(?ms)^- Errors: (.*?)(?=^- |^## |\z)').Groups[1].Value
        $pages[$page.BaseName] = [regex]::Matches($note, '`(\w+)`').ForEach{ $_.Groups[1].Value }
    }
    $text = (Get-Content -Raw (Join-Path $root docs/about/about_KcErrors.help.txt)).ReplaceLineEndings("`n")
    # Lines of four spaces with nothing but names are the ids.
    $listed = [regex]::Matches($text.Substring($text.IndexOf("THE MODULE'S OWN")), '(?m)^    ((?:[A-Z][A-Za-z]+(?:, ?|$))+)$').ForEach{ $_.Groups[1].Value -split ',\s*' } | Where-Object { $_ }
}

Describe 'about_KcErrors' {
    It 'lists every id that the sources write' {
        $written.Count | Should -BeGreaterThan 150
        $written | Where-Object { $_ -notin $listed } | Should -BeNullOrEmpty
    }

    It 'lists no id that nothing writes, and none twice' {
        $known = $written + [KuCoin.ErrorCatalogue]::Entries.ErrorId
        # As literals elsewhere, or put together at run time.
        $endings = (Find-Id '\$"\{[^}]+\}([A-Z]\w+)",') -join '|'
        $listed | Where-Object { $_ -notin $known -and -not $all.Contains("`"$_`"") -and $_ -cnotmatch "($endings)$" } | Should -BeNullOrEmpty
        $listed | Group-Object | Where-Object Count -gt 1 | ForEach-Object Name | Should -BeNullOrEmpty
    }

    It 'lists every id that the help pages name' {
        foreach ($page in $pages.Keys) { $pages[$page] | Where-Object { $_ -notin $listed -and $_ -ne 'KcApi' } | Should -BeNullOrEmpty -Because $page }
    }
}
