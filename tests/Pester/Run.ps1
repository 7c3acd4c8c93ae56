#Requires -Version 7.4
<#
.SYNOPSIS
Runs the Pester suite against the packaged module.
.DESCRIPTION
The module is imported before the tests run, so no test imports it; processes that tests start take the same one. Exit codes: 0 all passed, 1 something
failed, 3 Pester 5 is neither on the module path nor to be had from the gallery.
.PARAMETER Name
Runs only the files whose name matches, for example: tests/Pester/Run.ps1 Order*
.PARAMETER FetchOnly
Only makes sure that Pester is there.
.PARAMETER ResultFile
Receives the sum: N passed, N failed, N skipped.
.PARAMETER Module
The manifest of the module to test.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [string] $Name = '*',
    [switch] $FetchOnly,
    [string] $ResultFile,
    [string] $Module = (Join-Path $PSScriptRoot '../../out/KuCoin/KuCoin.psd1')
)

$ErrorActionPreference = 'Stop'
$out = Join-Path $PSScriptRoot '../../out'

function Find-Pester { Get-Module -ListAvailable Pester | Where-Object { $_.Version -ge '5.5' -and $_.Version -lt '6.0' } | Select-Object -First 1 }
$env:PSModulePath += [IO.Path]::PathSeparator + (Join-Path $out 'modules')
if (-not (Find-Pester)) {
    try {
        $null = New-Item -ItemType Directory -Force (Join-Path $out 'modules')
        Save-PSResource Pester -Version '[5.5,6.0)' -Repository PSGallery -TrustRepository -Path (Join-Path $out 'modules')
    }
    catch {
        "Pester 5 is not on the module path and could not be fetched: $_"
        exit 3
    }
}
if ($FetchOnly) { exit 0 }
Find-Pester | Import-Module
$env:KC_MODULE = Convert-Path $Module
Import-Module $env:KC_MODULE
# What tests start finds it by its name, in <module path>/KuCoin or <module path>/KuCoin/<version>.
$place = (Get-Module KuCoin).ModuleBase -replace '(?<=[\\/]KuCoin)[\\/][\d.]+$'
$env:PSModulePath = (Split-Path $place) + [IO.Path]::PathSeparator + $env:PSModulePath

$result = Invoke-Pester -Configuration @{
    Run    = @{ Path = @(Get-ChildItem $PSScriptRoot -Filter "$Name.Tests.ps1" | ForEach-Object FullName); PassThru = $true }
    Output = @{ Verbosity = 'Normal'; RenderMode = [Console]::IsOutputRedirected ? 'Plaintext' : 'Auto' }
}
# A block or file that breaks outside of its tests is a failure as well.
$failed = $result.FailedCount
if ($result.Result -ne 'Passed' -and $failed -eq 0) { $failed = 1 }
$sum = '{0} passed, {1} failed, {2} skipped' -f $result.PassedCount, $failed, ($result.SkippedCount + $result.InconclusiveCount)
if ($ResultFile) { Set-Content -LiteralPath $ResultFile $sum }
exit [int]($failed -gt 0)
