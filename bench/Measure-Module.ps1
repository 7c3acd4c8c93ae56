#Requires -Version 7.4
<#
.SYNOPSIS
Measures the module from outside: import, first call, calls in a loop, and how fast Ctrl+C returns.
.DESCRIPTION
All figures are of one run against one sandbox in a process of its own. Each round uses fresh PowerShell processes, one with
the module and one with the few lines of HttpClient and HMAC anybody would write instead, one after the other. Medians are
shown, and the extremes in brackets.
.PARAMETER Folder
Receives module.md.
.PARAMETER Rounds
How many rounds.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Folder,
    [int] $Rounds = 5
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
# As in build.ps1: where PowerShell was restored as a .NET tool it has no executable of its own.
$pwsh, $leading = (Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')), @()
if (-not (Test-Path $pwsh)) { $pwsh, $leading = 'dotnet', (Join-Path $PSHOME 'pwsh.dll') }

function Start-Sandbox {
    $assembly = (Get-Item (Join-Path $root 'src/KuCoin.Sandbox/bin/Release/net8.0/KuCoin.Sandbox.dll')).FullName
    # The largest quota, so that nobody has to wait for it.
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', [string[]] ($assembly, '--vip', '12'))
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    while (($line = $process.StandardOutput.ReadLine()) -ne 'ready') {
        if ($null -eq $line) { throw 'The sandbox did not start.' }
        $name, $value = $line -split '=', 2
        Set-Item "env:$name" $value
    }
    $process
}

function Measure-Round([string] $Kind) {
    $json = & $pwsh @leading -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot 'Measure-Process.ps1') $Kind
    if ($LASTEXITCODE) { throw "The $Kind process failed." }
    $json | ConvertFrom-Json
}

function Format-Figure($Values) {
    $sorted = @($Values | Sort-Object)
    [string]::Format([cultureinfo]::InvariantCulture, '{0:0.00} ({1:0.00} to {2:0.00})', $sorted[$sorted.Count -shr 1], $sorted[0], $sorted[-1])
}

$sandbox = Start-Sandbox
try {
    $results = foreach ($round in 1..$Rounds) {
        Write-Host "round $round of $Rounds"
        'module', 'raw' | ForEach-Object { Measure-Round $_ }
    }
}
finally {
    $sandbox.Kill()
    $sandbox.WaitForExit()
}

$module = $results | Where-Object Kind -eq module
$raw = $results | Where-Object Kind -eq raw
$rows = @(
    '# The module from outside'
    ''
    "PowerShell $($PSVersionTable.PSVersion), .NET $([Environment]::Version), $([Environment]::ProcessorCount) cores, $Rounds rounds in fresh processes, loopback. Milliseconds: median (lowest to highest)."
    ''
    '| what | module | raw HttpClient |'
    '|---|---|---|'
    "| Import-Module KuCoin | $(Format-Figure $module.Import) | |"
    "| Connect-KcSession: opens the connection, reads clock and key | $(Format-Figure $module.Connect) | |"
    "| first signed GET of the accounts; the raw one opens the connection | $(Format-Figure $module.First) | $(Format-Figure $raw.First) |"
    "| the same again, each of 200 | $(Format-Figure $module.Loop) | $(Format-Figure $raw.Loop) |"
    ''
    '| Ctrl+C returns, while waiting in | ms |'
    '|---|---|'
    foreach ($place in $module[0].Stop.PSObject.Properties.Name) { "| $place | $(Format-Figure ($module | ForEach-Object { $_.Stop.$place })) |" }
)
$null = New-Item -ItemType Directory -Force $Folder
$rows | Set-Content (Join-Path $Folder 'module.md')
$rows
