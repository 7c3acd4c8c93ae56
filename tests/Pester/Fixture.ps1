# Dot-sourced by the test files: an exchange of their own on the loopback address, and sessions on it.

if (-not (Get-Module KuCoin)) { Import-Module ($env:KC_MODULE ?? (Join-Path $PSScriptRoot '../../out/KuCoin/KuCoin.psd1')) }
Add-Type -Path (Join-Path (Get-Module KuCoin).ModuleBase 'KuCoin.Sandbox.dll')

function Start-TestExchange([hashtable] $Options = @{}) { [KuCoin.Sandbox.SandboxServer]::Start([KuCoin.Sandbox.SandboxOptions] $Options) }

function Stop-TestExchange($Exchange) {
    Disconnect-KcSession -All
    $Exchange.CheckLedger()
    $Exchange.Dispose()
}

# The entries of a key as a vault gives them.
function Get-TestSecret($Key) {
    @{
        ApiKey     = $Key.ApiKey
        ApiSecret  = ConvertTo-SecureString $Key.Secret -AsPlainText -Force
        Passphrase = ConvertTo-SecureString $Key.Passphrase -AsPlainText -Force
    }
}

function Connect-TestExchange($Exchange, $Key = $Exchange.Key, [hashtable] $With = @{}) {
    Get-TestSecret $Key | Connect-KcSession -Endpoint $Exchange.Endpoint -FuturesEndpoint $Exchange.FuturesEndpoint @With
}

# A session without a key, which users have with the live exchange only.
function New-AnonymousSession([uri] $Endpoint, [uri] $FuturesEndpoint = $Endpoint) {
    $client = [KuCoin.KuCoinClient]::new([KuCoin.KuCoinClientOptions] @{ Endpoint = $Endpoint; FuturesEndpoint = $FuturesEndpoint })
    [KuCoin.KcSession].GetConstructors('NonPublic, Instance')[0].Invoke(@('nobody', $client, $false))
}

# Streams where any symbol is listed; silent ones never say welcome.
function Start-StreamStub([switch] $Silent) {
    if (-not ('StreamStub' -as [type])) { Add-Type -Path $PSScriptRoot/StreamStub.cs }
    $probe = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    [StreamStub]::new($port, $Silent)
}

# Runs a script in a runspace of its own; the result is the PowerShell instance, to be waited for, stopped, and disposed.
function Start-InRunspace([string] $Script, [hashtable] $Variables = @{}, $InHost) {
    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule((Join-Path (Get-Module KuCoin).ModuleBase 'KuCoin.psd1'))
    foreach ($name in $Variables.Keys) { $state.Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new($name, $Variables[$name], '')) }
    $runspace = $InHost ? [runspacefactory]::CreateRunspace($InHost, $state) : [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $shell = [powershell]::Create($runspace).AddScript($Script)
    Add-Member -InputObject $shell NoteProperty Output ([Management.Automation.PSDataCollection[psobject]]::new())
    Add-Member -InputObject $shell NoteProperty Running ($shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $shell.Output))
    $shell
}

function Complete-Runspace($Shell) {
    $Shell.Runspace.Dispose()
    $Shell.Dispose()
}

function Wait-Until([scriptblock] $Condition, [int] $Seconds = 30) {
    $until = [DateTime]::UtcNow.AddSeconds($Seconds)
    while (-not (& $Condition)) {
        if ([DateTime]::UtcNow -gt $until) { throw "Not within $Seconds s: $Condition" }
        Start-Sleep -Milliseconds 10
    }
}

# Runs a script in a process of its own, with this fixture; gives all that it wrote.
function Invoke-Fresh([string] $Script) {
    $file, $arguments = (Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet' ? @('dotnet', (Join-Path $PSHOME 'pwsh.dll')) : @([Environment]::ProcessPath)
    $settings = "`$PSStyle.OutputRendering = 'PlainText'; `$ProgressPreference = 'SilentlyContinue'; . '$PSScriptRoot/Fixture.ps1'`n"
    & $file @arguments -NoProfile -NonInteractive -Command ($settings + $Script) 2>&1
}
