#Requires -Version 7.4
<#
.SYNOPSIS
Packs out/KuCoin for the gallery, installs the package into an empty module path and tests what was installed.
.DESCRIPTION
Leaves out/package/KuCoin.<version>.nupkg, and says what is in it, how large it is and how long its import takes.
.PARAMETER Test
The Pester files to run from the installed module, for example Import; all when empty.
#>
[CmdletBinding()]
param(
    [string] $Test = ''
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Convert-Path (Join-Path $PSScriptRoot '../..')
$module = Join-Path $root 'out/KuCoin'
$manifest = Test-ModuleManifest (Join-Path $module KuCoin.psd1)
# Where PowerShell was restored as a .NET tool it has no executable of its own.
$pwsh = @(Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh'))
if (-not (Test-Path $pwsh[0])) { $pwsh = 'dotnet', (Join-Path $PSHOME 'pwsh.dll') }
$file, $arguments = $pwsh + '-NoProfile' + '-NonInteractive'

function New-Package([string] $Folder) {
    $notes = [regex]::Match((Get-Content -Raw (Join-Path $root CHANGELOG.md)), "(?ms)^## \[$([regex]::Escape($manifest.Version))\][^\n]*\n(.*?)(?=^## |\z)").Groups[1].Value.Trim()
    if (-not $notes) { throw "CHANGELOG.md says nothing about version $($manifest.Version)." }
    $properties = @{
        PackageOutputPath   = $Folder
        PackageVersion      = $manifest.Version
        Description         = $manifest.Description
        PackageProjectUrl   = $manifest.ProjectUri
        PackageIconUrl      = $manifest.IconUri
        PackageReleaseNotes = $notes
        # The gallery finds a module and its cmdlets by these tags.
        PackageTags         = @($manifest.Tags) + 'PSModule', 'PSIncludes_Cmdlet' + ($manifest.ExportedCmdlets.Keys | Sort-Object | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    }
    # A response file: the notes are longer than a command line may be on some systems.
    $lines = $properties.GetEnumerator() | Sort-Object Key | ForEach-Object { "`"-p:$($_.Key)=$([uri]::EscapeDataString("$($_.Value)"))`"" }
    Set-Content -LiteralPath (Join-Path $root 'out/package.rsp') $lines
    $told = dotnet pack (Join-Path $root tools/Package) --nologo '-v:quiet' '-nodeReuse:false' "@$(Join-Path $root 'out/package.rsp')"
    if ($LASTEXITCODE) { throw ($told -join "`n") }
    Join-Path $Folder "KuCoin.$($manifest.Version).nupkg"
}

# What a gallery client does: unpacks into <module path>/<name>/<version> and leaves out what belongs to the package format.
function Expand-Package([string] $Package, [string] $Place) {
    $folder = Join-Path $Place "modules/KuCoin/$($manifest.Version)"
    [IO.Compression.ZipFile]::ExtractToDirectory($Package, $folder)
    Remove-Item -LiteralPath (@('_rels', 'package', '[Content_Types].xml', 'KuCoin.nuspec') | ForEach-Object { Join-Path $folder $_ }) -Recurse -Force
    Join-Path $folder KuCoin.psd1
}

function Get-FolderHash([string] $Folder) {
    Get-ChildItem $Folder -Recurse -File | Sort-Object FullName | ForEach-Object { "$([IO.Path]::GetRelativePath($Folder, $_.FullName)) $((Get-FileHash $_).Hash)" }
}

function Measure-Import([string] $Manifest) {
    $times = foreach ($i in 1..5) { [double] (& $file @arguments -Command "(Measure-Command { Import-Module '$Manifest' }).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)") }
    ($times | Sort-Object)[2]
}

$package = New-Package (Join-Path $root 'out/package')
$again = New-Package (Join-Path $root 'out/package-again')
$same = (Get-FileHash $package).Hash -eq (Get-FileHash $again).Hash
Remove-Item (Split-Path $again), (Join-Path $root 'out/package.rsp') -Recurse
if (-not $same) { throw 'Packing the same module twice gave two different packages.' }

$place = Join-Path ([IO.Path]::GetTempPath()) "kucoin-package-$PID"
try {
    $installed = Expand-Package $package $place
    $folder = Split-Path $installed
    $unlike = Compare-Object (Get-FolderHash $module) (Get-FolderHash $folder)
    if ($unlike) { throw "What was installed is not what was packed: $($unlike.InputObject -join ', ')" }

    "$(Split-Path $package -Leaf): $('{0:n0}' -f (Get-Item $package).Length) bytes, and the same bytes when packed again. Installed:"
    foreach ($each in Get-ChildItem $folder -Recurse -File | Sort-Object FullName) { '{0,12:n0}  {1}' -f $each.Length, [IO.Path]::GetRelativePath($folder, $each.FullName) }
    "Import of the installed module: $('{0:n0}' -f (Measure-Import $installed)) ms, the median of five fresh processes"
    $names = $Test ? @('--name', $Test) : @()
    dotnet run -c Release --no-build --project (Join-Path $root tools/RunTests) -- --module $installed @names @pwsh
    exit $LASTEXITCODE
}
finally { Remove-Item $place -Recurse -Force -ErrorAction Ignore }
