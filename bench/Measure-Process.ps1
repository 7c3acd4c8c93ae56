#Requires -Version 7.4
# One fresh process of Measure-Module.ps1. The sandbox's addresses and key are in the environment; the figures go out as JSON.
param([Parameter(Mandatory)] [ValidateSet('module', 'raw')] [string] $Kind)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$warmUp = 100
$loops = 200

function Measure-Duration([scriptblock] $Work) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = . $Work
    $watch.Elapsed.TotalMilliseconds
}

# A pipeline of its own that waits in the cmdlet; the figure is how long Stop takes to return.
function Measure-Stop([string] $Script, [scriptblock] $Prepare = {}) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    try {
        $null = $shell.AddScript("param(`$Session) Import-Module '$module'; $Script").AddParameter('Session', $session)
        . $Prepare
        $running = $shell.BeginInvoke()
        Start-Sleep -Seconds 1
        if ($running.IsCompleted) { throw "It did not wait: $Script $($shell.Streams.Error)" }
        Measure-Duration { $shell.Stop() }
    }
    finally { $shell.Dispose() }
}

if ($Kind -eq 'raw') {
    Add-Type -TypeDefinition @'
using System; using System.Collections.Generic; using System.Globalization; using System.Net.Http; using System.Security.Cryptography; using System.Text; using System.Text.Json;
public sealed class RawClient {
    static readonly HttpClient Http = new HttpClient();
    readonly string _endpoint, _key, _passphrase; readonly byte[] _secret;
    public RawClient(string endpoint, string key, string secret, string passphrase) {
        _endpoint = endpoint; _key = key; _secret = Encoding.UTF8.GetBytes(secret); _passphrase = Sign(passphrase);
    }
    string Sign(string text) { return Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text))); }
    public List<object> GetAccounts() {
        const string path = "/api/v1/accounts";
        var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoint + path);
        request.Headers.Add("KC-API-KEY", _key); request.Headers.Add("KC-API-TIMESTAMP", time); request.Headers.Add("KC-API-SIGN", Sign(time + "GET" + path));
        request.Headers.Add("KC-API-PASSPHRASE", _passphrase); request.Headers.Add("KC-API-KEY-VERSION", "3");
        using var response = Http.Send(request);
        using var document = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        var rows = new List<object>();
        foreach (var row in document.RootElement.GetProperty("data").EnumerateArray())
            rows.Add(new { Id = row.GetProperty("id").GetString(), Currency = row.GetProperty("currency").GetString(), Balance = decimal.Parse(row.GetProperty("balance").GetString(), CultureInfo.InvariantCulture), Available = decimal.Parse(row.GetProperty("available").GetString(), CultureInfo.InvariantCulture) });
        return rows;
    }
}
'@
    $client = [RawClient]::new($env:KC_ENDPOINT, $env:KC_API_KEY, $env:KC_API_SECRET, $env:KC_API_PASSPHRASE)
    $first = Measure-Duration { $client.GetAccounts() }
    foreach ($i in 1..$warmUp) { $null = $client.GetAccounts() }
    $loop = (Measure-Duration { foreach ($i in 1..$loops) { $client.GetAccounts() } }) / $loops
    @{ Kind = $Kind; First = $first; Loop = $loop } | ConvertTo-Json
    exit
}

$module = Join-Path $PSScriptRoot '../out/KuCoin/KuCoin.psd1'
$import = Measure-Duration { Import-Module $module }
$key = @{ ApiKey = $env:KC_API_KEY; ApiSecret = $env:KC_API_SECRET; Passphrase = $env:KC_API_PASSPHRASE }
$connect = Measure-Duration { $script:session = $key | Connect-KcSession -Endpoint $env:KC_ENDPOINT -FuturesEndpoint $env:KC_FUTURES_ENDPOINT -VipLevel 12 }
$first = Measure-Duration { Get-KcAccount }
foreach ($i in 1..$warmUp) { $null = Get-KcAccount }
$loop = (Measure-Duration { foreach ($i in 1..$loops) { Get-KcAccount } }) / $loops

# What makes a call wait needs a sandbox that can be told so.
$null = Start-KcSandbox
$session = Connect-KcSession -Sandbox
$order = New-KcOrder BTC-USDT -Side Buy -Price 1000 -Size 0.01
$stop = [ordered]@{
    'Watch-KcTicker'               = Measure-Stop 'Watch-KcTicker KCS-BTC -Session $Session'
    'Watch-KcOrder'                = Measure-Stop 'Watch-KcOrder -Session $Session'
    'Wait-KcOrder'                 = Measure-Stop "Wait-KcOrder $($order.Id) -Session `$Session"
    'Get-KcAccount, slow exchange' = Measure-Stop 'Get-KcAccount -Session $Session' { Set-KcSandbox -FailNext 1 -Path /api/v1/accounts -Delay 00:00:08 }
    'Get-KcAccount, used-up quota' = Measure-Stop '1..9 | ForEach-Object { Get-KcAccount -Session $Session }' { Set-KcSandbox -ExpireQuota }
}
Stop-KcSandbox
@{ Kind = $Kind; Import = $import; Connect = $connect; First = $first; Loop = $loop; Stop = $stop } | ConvertTo-Json
