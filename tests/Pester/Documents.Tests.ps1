# The documents that make promises name the tests that keep them: each exists.

Describe '<_>' -ForEach 'SECURITY.md', 'docs/unattended.md' {
    It 'names tests that exist' {
        $root = Join-Path $PSScriptRoot '../..'
        $claims = [regex]::Matches((Get-Content -Raw (Join-Path $root $_)), '`(tests/[^`]+)`: `([^`]+)`')
        $claims.Count | Should -BeGreaterThan 8
        foreach ($claim in $claims) {
            $file, $name = $claim.Groups[1].Value, $claim.Groups[2].Value
            (Get-Content -Raw (Join-Path $root $file)).Contains($name) | Should -BeTrue -Because "$file is to hold '$name'"
        }
    }

    It 'leads to files that exist' {
        $folder = Split-Path (Join-Path $PSScriptRoot '../..' $_)
        foreach ($link in [regex]::Matches((Get-Content -Raw (Join-Path $PSScriptRoot '../..' $_)), '\]\((?!http)([^)#]+)')) {
            Test-Path (Join-Path $folder $link.Groups[1].Value) | Should -BeTrue -Because $link.Groups[1].Value
        }
    }
}
