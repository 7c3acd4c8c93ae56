#Requires -Version 7.4
<#
.SYNOPSIS
Writes docs/screens.md: what the demo shows in a console of 80 columns.
.DESCRIPTION
The demo runs on an exchange whose seed and clock are given, so the screens are the same every time, in every culture and on every
machine. Two things are the machine's own: the ports, which are written as those a sandbox of one's own would be given, and the last
step, the quota, whose windows run on the machine's clock and which is left out.
.PARAMETER Path
The file to write.
#>
[CmdletBinding()]
param(
    [string] $Path = (Join-Path $PSScriptRoot '../docs/screens.md')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
# Where PowerShell was restored as a .NET tool it has no executable of its own.
$file, $arguments = (Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet' ? @('dotnet', (Join-Path $PSHOME 'pwsh.dll')) : @([Environment]::ProcessPath)
$shown = & $file @arguments -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot '../examples/tour.ps1') -Still
if ($LASTEXITCODE -or $shown[-1] -ne 'demo: ok') { throw "The demo broke off: $($shown | Select-Object -Last 5)" }

$ports = @{}
$text = [System.Collections.Generic.List[string]]::new()
foreach ($line in $shown) {
    if ($line -like '# What all this cost*') { break }
    $line = [regex]::Replace($line, '(?<=127\.0\.0\.1:)\d+', { param($port) $ports[$port.Value] ??= "$(18080 + $ports.Count)"; $ports[$port.Value] }).TrimEnd()
    # As a console does with what PowerShell itself says, which knows no width.
    while ($line.Length -gt 80) {
        $text.Add($line.Substring(0, 80))
        $line = $line.Substring(80)
    }
    $text.Add($line)
}
$page = @"
# Screens

What ``./build.ps1 Demo`` shows in a console of 80 columns, on a market that stands still between the steps. Written by
``./build.ps1 Docs``; a test compares it with what the module shows today.

``````text
$(($text -join "`n").Trim())
``````
"@
Set-Content -LiteralPath $Path -Value ($page.ReplaceLineEndings("`n") + "`n") -NoNewline
