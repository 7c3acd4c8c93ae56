#Requires -Version 7.4
<#
.SYNOPSIS
The project's tasks.
.DESCRIPTION
Build    leaves the importable module in out/KuCoin
Demo     shows the module at work against its own exchange
Test     runs every suite; the last line is the sum. -Campaign makes the long runs by chance as well; their seed is printed, and
         given again in KC_SEED. -Culture runs it as on a machine of that language, -ClockOffset as on one whose clock is so far ahead
         of the exchange's, or behind it
Docs     refreshes what the documents take from the code: help pages, table of operations, shipped help, screens
Package  compiles the module ahead for the systems most scripts run on, which takes packages of .NET, leaves a gallery-ready package in
         out/package, installs it into an empty module path and runs the Pester suite from there; -Filter takes only the test files
         whose name matches
Bench    measures this library beside hand-written code and today's scripts, makes 10,000 changes under faults, and leaves the tables in out/bench;
         -Quick takes less than three minutes, -Filter takes only the works whose name holds a text; -Peer measures Kucoin.Net
         as well, which takes its packages and longer
Clean    removes everything that was built
.EXAMPLE
./build.ps1 Test
.EXAMPLE
./build.ps1 Test -Culture tr-TR -ClockOffset -00:10:00
.EXAMPLE
./build.ps1 Bench -Quick -Filter flood
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Demo', 'Test', 'Docs', 'Package', 'Bench', 'Clean')]
    [string] $Task = 'Build',
    [string] $Filter = '',
    [switch] $Quick,
    [switch] $Peer,
    [switch] $Campaign,
    [string] $Culture = '',
    [timespan] $ClockOffset
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

# The PowerShell that runs this file. Where it was restored as a .NET tool it has no executable of its own.
$pwsh = @(Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh'))
if (-not (Test-Path $pwsh[0])) { $pwsh = 'dotnet', (Join-Path $PSHOME 'pwsh.dll') }

function Invoke-Native {
    $file, $arguments = $args
    & $file @arguments
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}

# A fresh process, so that a module another session has loaded is never in the way.
function Invoke-Pwsh { Invoke-Native @pwsh -NoProfile -NonInteractive -File @args }

# No compiler or build node may outlive the task.
function Build-Project($project) {
    Invoke-Native dotnet build $project -c Release --nologo '-clp:ErrorsOnly' '-nodeReuse:false' '-p:UseSharedCompilation=false'
}

# All that is started from now on believes in this culture.
function Set-MachineCulture([string] $Name) {
    $env:LC_ALL = "$($Name.Replace('-', '_')).UTF-8"
    $taken = Invoke-Native @pwsh -NoProfile -NonInteractive -Command '[cultureinfo]::CurrentCulture.Name'
    if ($taken -ne $Name) { throw "The culture here is $taken, whatever LC_ALL says. Windows has Set-Culture for it." }
}

# What the package has besides the build: Core and the cmdlets compiled ahead for a system (src/KuCoin.Start chooses).
function Add-CompiledModule([string] $System) {
    $told = dotnet publish tools/CompileAhead -c Release -r $System "-p:PowerShellHome=$PSHOME" --nologo '-v:quiet' '-nodeReuse:false' '-p:UseSharedCompilation=false'
    if ($LASTEXITCODE) { throw "The module could not be compiled ahead for $System; that takes packages of .NET from NuGet.`n$($told -join "`n")" }
    $folder = New-Item -ItemType Directory -Force "out/KuCoin/compiled/net10.0/$System"
    $compiled = "tools/CompileAhead/bin/Release/net10.0/$System/publish"
    # The sandbox as it is: an assembly finds those it needs in its own folder.
    Copy-Item "$compiled/KuCoin.Core.dll", "$compiled/KuCoin.PowerShell.dll", out/KuCoin/KuCoin.Sandbox.dll $folder
}

function Invoke-Tool { Invoke-Native dotnet run -c Release --no-build --project @args }

# Many changes by chance under faults; the seed stands in the report, and is given again in KC_SEED.
function Invoke-FaultCampaign([string] $Report) {
    $env:KC_CAMPAIGN, $env:KC_CAMPAIGN_REPORT = '1', $Report
    try { Invoke-Native dotnet test tests/KuCoin.Core.Tests -c Release --no-build --nologo --filter Every_change_happens_once }
    finally { Remove-Item env:KC_CAMPAIGN, env:KC_CAMPAIGN_REPORT }
    Get-Content -LiteralPath $Report
}

$before = $env:LC_ALL, $env:KC_CLOCK_OFFSET
Push-Location $PSScriptRoot
try {
    if ($Task -ne 'Clean') { Build-Project KuCoin.slnx }
    switch ($Task) {
        'Build' { 'The module is in out/KuCoin:  Import-Module ./out/KuCoin' }
        'Demo' { Invoke-Pwsh examples/tour.ps1 }
        'Test' {
            if ($Campaign) {
                $env:KC_CAMPAIGN = '1'
                $env:KC_SEED ??= Get-Random
                "campaign: KC_SEED=$env:KC_SEED"
            }
            if ($Culture) { Set-MachineCulture $Culture }
            if ($ClockOffset) { $env:KC_CLOCK_OFFSET = $ClockOffset.ToString('c') }
            Invoke-Tool tools/RunTests -- @pwsh
        }
        'Docs' {
            Invoke-Pwsh tools/Update-HelpPages.ps1
            $env:KC_UPDATE_DOCS = '1'
            try { Invoke-Native dotnet test tests/KuCoin.Core.Tests -c Release --no-build --nologo --filter The_table_of_operations }
            finally { Remove-Item env:KC_UPDATE_DOCS }
            Build-Project KuCoin.slnx
            Invoke-Pwsh tools/Update-Screens.ps1
        }
        'Package' {
            'linux-x64', 'win-x64', 'osx-arm64' | ForEach-Object { Add-CompiledModule $_ }
            Invoke-Pwsh tools/Package/New-Package.ps1 -Test $Filter
        }
        'Bench' {
            try { Add-CompiledModule ([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier) }
            catch { Write-Warning "$_`nThe first call is measured without it." }
            if ($Peer) { Build-Project bench/KuCoin.Bench.Peer }
            $env:KC_BENCH_PEER = $Peer ? (Convert-Path bench/KuCoin.Bench.Peer/bin/Release/net10.0/KuCoin.Bench.Peer.dll) : ''
            if (-not $Quick) {
                Invoke-Tool bench/KuCoin.Bench -- suites out/bench $Filter
                if (-not $Filter) {
                    Invoke-Pwsh bench/Measure-Module.ps1 -Folder out/bench
                    Invoke-FaultCampaign (Join-Path $PWD out/bench/campaign.md)
                }
            }
            Invoke-Tool bench/KuCoin.Bench -- table out/bench ($Quick ? 'quick' : 'full') $Filter @pwsh
        }
        'Clean' {
            $built = Get-ChildItem src, tests, tools, bench, examples -Directory -Recurse | Where-Object Name -in bin, obj
            @($built.FullName) + 'out' | Where-Object { $_ -and (Test-Path $_) } | Remove-Item -Recurse -Force
        }
    }
}
finally {
    $env:LC_ALL, $env:KC_CLOCK_OFFSET = $before
    Pop-Location
}
