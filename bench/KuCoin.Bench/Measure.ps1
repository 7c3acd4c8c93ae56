#Requires -Version 7.4
<#
.SYNOPSIS
Does works in this PowerShell: with the hand-written minimum, with what a script does today, and with the module's cmdlets.
.DESCRIPTION
One of the processes of KuCoin.Bench, which says where the load server is and compares the samples. Everyone warms up, then
round by round each takes its turn.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [uri] $Plain,
    [Parameter(Mandatory)] [uri] $Secure,
    [Parameter(Mandatory)] [hashtable] $Key,
    [Parameter(Mandatory)] [string] $Floor,
    [Parameter(Mandatory)] [int] $Rounds,
    [Parameter(Mandatory)] [string[]] $Work,
    [switch] $Quick
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../../../../out/KuCoin/KuCoin.psd1'), $Floor
$peer = [KuCoin.Bench.Floor.PeerProcess]::Start($Plain, $Secure, $Key.ApiKey, $Key.ApiSecret, $Key.Passphrase)
$raw = [KuCoin.Bench.Floor.RawClient]::new($Plain, $Key.ApiKey, $Key.ApiSecret, $Key.Passphrase)
$connect = @{ VipLevel = 12; ApiGeneration = 'Classic' }
$secureSession = $Key | Connect-KcSession @connect -Endpoint $Secure -Name secure
$null = $Key | Connect-KcSession @connect -Endpoint $Plain -Name plain
$mac = [Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($Key.ApiSecret))
$passphrase = [Convert]::ToBase64String($mac.ComputeHash([Text.Encoding]::UTF8.GetBytes($Key.Passphrase)))

$shortestWarmUp = [timespan]::FromSeconds($Quick ? 2 : 4)
$longestWarmUp = [timespan]::FromSeconds($Quick ? 5 : 10)
# Fewer in a round are stragglers, not what the work itself consists of.
$fewMethods = 30
$quietRounds = 2
# More than any machine gets to: a flood ends when its reader has enough, however many tickers gave way to newer ones.
$endless = 1000000000
$bookChanges = @{}

function New-Tally([long] $Count, [decimal] $Sum = 0, [string] $Last = '') { [KuCoin.Bench.Floor.Tally]::new($Count, $Sum, $Last) }

# What scripts do today.
function Get-SignedHeader([string] $Method, [string] $Target, [string] $Body) {
    $time = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
    @{
        'KC-API-KEY' = $Key.ApiKey; 'KC-API-TIMESTAMP' = "$time"; 'KC-API-PASSPHRASE' = $passphrase; 'KC-API-KEY-VERSION' = '3'
        'KC-API-SIGN' = [Convert]::ToBase64String($mac.ComputeHash([Text.Encoding]::UTF8.GetBytes("$time$Method$Target$Body")))
    }
}

function Add-ScriptOrder {
    $body = @{ clientOid = [guid]::NewGuid().ToString('N'); side = 'buy'; symbol = 'BTC-USDT'; type = 'limit'; price = '30000'; size = '0.001' } | ConvertTo-Json -Compress
    (Invoke-RestMethod "$($Plain)api/v1/orders" -Method Post -Body $body -ContentType 'application/json' -Headers (Get-SignedHeader POST /api/v1/orders $body)).data.orderId
}

# The same figures that the cmdlet's objects have.
function Get-ScriptTicker {
    $list = (Invoke-RestMethod "$($Plain)api/v1/market/allTickers").data
    $time = [DateTimeOffset]::FromUnixTimeMilliseconds($list.time)
    foreach ($row in $list.ticker) {
        [pscustomobject]@{
            Symbol = $row.symbol; Name = $row.symbolName; Last = [decimal] $row.last; BestBid = [decimal] $row.buy; BestAsk = [decimal] $row.sell
            BestBidSize = [decimal] $row.bestBidSize; BestAskSize = [decimal] $row.bestAskSize; Change = [decimal] $row.changeRate
            ChangePrice = [decimal] $row.changePrice; High = [decimal] $row.high; Low = [decimal] $row.low; Volume = [decimal] $row.vol
            Turnover = [decimal] $row.volValue; Average = [decimal] $row.averagePrice; TakerFeeRate = [decimal] $row.takerFeeRate
            MakerFeeRate = [decimal] $row.makerFeeRate; TakerCoefficient = [decimal] $row.takerCoefficient
            MakerCoefficient = [decimal] $row.makerCoefficient; Time = $time
        }
    }
}

function Get-ScriptFill {
    $number = 0
    do {
        $target = "/api/v1/fills?currentPage=$((++$number))&pageSize=500"
        $page = (Invoke-RestMethod "$("$Plain".TrimEnd('/'))$target" -Headers (Get-SignedHeader GET $target '')).data
        $page.items
    } while ($number -lt $page.totalPage)
}

function Read-ScriptTicker([int] $Count) {
    $token = (Invoke-RestMethod "$($Plain)api/v1/bullet-public" -Method Post).data
    $socket = [Net.WebSockets.ClientWebSocket]::new()
    $none = [Threading.CancellationToken]::None
    $null = $socket.ConnectAsync("$($token.instanceServers[0].endpoint)?token=$($token.token)&connectId=script", $none).GetAwaiter().GetResult()
    $buffer = [ArraySegment[byte]]::new([byte[]]::new(65536))
    $null = $socket.SendAsync([ArraySegment[byte]] [Text.Encoding]::UTF8.GetBytes('{"id":"1","type":"subscribe","topic":"/market/ticker:all","response":true}'), 'Text', $true, $none).GetAwaiter().GetResult()
    $read = 0
    while ($read -lt $Count) {
        $result = $socket.ReceiveAsync($buffer, $none).GetAwaiter().GetResult()
        $message = [Text.Encoding]::UTF8.GetString($buffer.Array, 0, $result.Count) | ConvertFrom-Json
        if ($message.type -ne 'message') { continue }
        $read++
        [pscustomobject]@{ Symbol = $message.subject; Sequence = $message.data.sequence; Last = [decimal] $message.data.price; BestBid = [decimal] $message.data.bestBid; BestAsk = [decimal] $message.data.bestAsk }
    }
    $socket.Dispose()
}

function New-GroupTally($Groups) {
    $fills = $Groups.Group
    New-Tally $fills.Count ($fills | ForEach-Object { [decimal] $_.price } | Measure-Object -Sum).Sum ($fills.tradeId | Sort-Object | Select-Object -First 1)
}

# A flood shows a consumer less than comes: every object counts that reached the pipeline, and every message that had to be read for it costs.
function Watch-Flood([int] $Count, [KuCoin.Bench.Floor.Meter] $Meter, $Session) {
    $Meter.Start()
    Watch-KcTicker -First $Count -Session $Session -WarningAction Ignore | Out-Null
    $Meter.Stop()
    New-Tally $Count
}

# Every price that changes is an object: as many as there are sequences from the whole book to the end. What they say is looked at afterwards.
function Watch-Book([int] $Count, [KuCoin.Bench.Floor.Meter] $Meter) {
    $number = $bookChanges[$Count] ??= [int] ([long] [KuCoin.Bench.Floor.RawBook]::Follow($Plain, 'BTC-USDT', $Count).Last.Split(' ')[0] - (Get-KcOrderBook BTC-USDT -Depth Full -Session plain).Sequence)
    $null = Invoke-RestMethod "$($Plain)bench/plan?messages=$Count&book=1"
    $Meter.Start()
    $changes = Watch-KcOrderBookChange BTC-USDT -First $number -Timeout 60 -Session plain -WarningAction Stop
    $Meter.Stop()
    $sizes = [decimal] 0
    foreach ($change in $changes) { $sizes += $change.Size }
    New-Tally $changes.Count $sizes $changes[-1].Sequence
}

# At a pace only what happens in the middle counts: so many messages, after half a second.
function Read-Paced([int] $Count, [KuCoin.Bench.Floor.Meter] $Meter, [uri] $Endpoint) {
    $stream = [KuCoin.Bench.Floor.RawStream]::new($Endpoint, '/market/ticker:all')
    $Meter.MeasureLater([timespan]::FromSeconds(0.5), [timespan]::FromSeconds($Count / 2000))
    $null = $stream.SumQuotes($Count + 2000)
    $stream.Dispose()
    New-Tally $Count
}

function Watch-Paced([int] $Count, [KuCoin.Bench.Floor.Meter] $Meter, $Session) {
    $Meter.MeasureLater([timespan]::FromSeconds(0.5), [timespan]::FromSeconds($Count / 2000))
    # Exactly so many come, and a loss would be a warning: the end tells that all reached the pipeline.
    Watch-KcTicker -First ($Count + 2000) -Session $Session -WarningAction Stop | Out-Null
    New-Tally $Count
}

# First the count, then how many samples' worth of units a quick and a full run take.
$works = [ordered]@{
    'order, cmdlet'   = @{
        Plan = { 'ordertime=100' }; Quick = 500; Full = 2000; ScriptShare = 0.2
        floor  = { param($count, $meter) $meter.Start(); $tally = $raw.PlaceAsync($count, 1).GetAwaiter().GetResult(); $meter.Stop(); $tally }
        script = { param($count, $meter) $meter.Start(); $ids = foreach ($i in 1..$count) { Add-ScriptOrder }; $meter.Stop(); New-Tally $count @($ids | Where-Object Length -eq 24 | Select-Object -Unique).Count }
        cmdlet = { param($count, $meter) $meter.Start(); $orders = foreach ($i in 1..$count) { New-KcOrder BTC-USDT Buy -Price 30000 -Size 0.001 -NoCheck }; $meter.Stop(); New-Tally $count @($orders.Id | Where-Object Length -eq 24 | Select-Object -Unique).Count }
    }
    # Each list is let go with the next, as the floor lets it go: to keep all would cost the collector more than reading them costs anybody.
    'tickers, cmdlet' = @{
        Plan = { '' }; Quick = 30; Full = 60; ScriptShare = 0.1
        floor  = { param($count, $meter) $meter.Start(); $tally = $raw.SumTickersAsync($count).GetAwaiter().GetResult(); $meter.Stop(); $tally }
        script = { param($count, $meter) $read = 0; $meter.Start(); foreach ($i in 1..$count) { $rows = Get-ScriptTicker; $read += $rows.Count }; $meter.Stop(); New-Tally $read ($count * ($rows | Measure-Object Last -Sum).Sum) $rows[-1].Symbol }
        cmdlet = { param($count, $meter) $read = 0; $meter.Start(); foreach ($i in 1..$count) { $rows = Get-KcTicker; $read += $rows.Count }; $meter.Stop(); New-Tally $read ($count * ($rows | Measure-Object Last -Sum).Sum) $rows[-1].Symbol }
    }
    'fills, cmdlet'   = @{
        # No more than the row says: what the caller keeps beyond it is the collector's cost, which those have not who keep nothing.
        Plan = { param($count) "fills=$count" }; Quick = 20000; Full = 20000; ScriptShare = 0.1
        floor  = { param($count, $meter) $meter.Start(); $tally = $raw.SumFillsAsync(500).GetAwaiter().GetResult(); $meter.Stop(); $tally }
        script = { param($count, $meter) $meter.Start(); $rows = Get-ScriptFill; $meter.Stop(); New-Tally $rows.Count ($rows | ForEach-Object { [decimal] $_.price } | Measure-Object -Sum).Sum $rows[-1].tradeId }
        cmdlet = { param($count, $meter) $meter.Start(); $rows = Get-KcFill; $meter.Stop(); New-Tally $rows.Count ($rows | Measure-Object Price -Sum).Sum $rows[-1].TradeId }
    }
    'flood, cmdlet'   = @{
        Plan = { param($count) "messages=$endless&rate=0&symbols=1200" }; Quick = 200000; Full = 500000; ScriptShare = 0.02
        floor  = { param($count, $meter) $meter.Start(); $stream = [KuCoin.Bench.Floor.RawStream]::new($Plain, '/market/ticker:all'); $tally = $stream.SumQuotes($count); $stream.Dispose(); $meter.Stop(); $tally }
        script = { param($count, $meter) $meter.Start(); Read-ScriptTicker $count | Out-Null; $meter.Stop(); New-Tally $count }
        cmdlet = { param($count, $meter) Watch-Flood $count $meter plain }
    }
    'flood, TLS, cmdlet' = @{
        Plan = { param($count) "messages=$endless&rate=0&symbols=1200" }; Quick = 200000; Full = 500000
        floor  = { param($count, $meter) $meter.Start(); $stream = [KuCoin.Bench.Floor.RawStream]::new($Secure, '/market/ticker:all'); $tally = $stream.SumQuotes($count); $stream.Dispose(); $meter.Stop(); $tally }
        cmdlet = { param($count, $meter) Watch-Flood $count $meter secure }
    }
    'paced, cmdlet'   = @{
        Plan = { param($count) "messages=$($count + 2000)&rate=2000&symbols=1200" }; Quick = 1000; Full = 8000
        floor  = { param($count, $meter) Read-Paced $count $meter $Plain }
        cmdlet = { param($count, $meter) Watch-Paced $count $meter plain }
    }
    'paced, TLS, cmdlet' = @{
        Plan = { param($count) "messages=$($count + 2000)&rate=2000&symbols=1200" }; Quick = 1000; Full = 8000
        floor  = { param($count, $meter) Read-Paced $count $meter $Secure }
        cmdlet = { param($count, $meter) Watch-Paced $count $meter secure }
    }
    'fills, grouped'  = @{
        Plan = { param($count) "fills=$count" }; Full = 60000; ScriptShare = 0.1
        script = { param($count, $meter) $meter.Start(); $groups = Get-ScriptFill | Group-Object side; $meter.Stop(); New-GroupTally $groups }
        cmdlet = { param($count, $meter) $meter.Start(); $groups = Get-KcFill | Group-Object Side; $meter.Stop(); New-GroupTally $groups }
    }
    'flood, each'     = @{
        Plan = { param($count) "messages=$endless&rate=0&symbols=1200" }; Full = 500000; ScriptShare = 0.02
        script = { param($count, $meter) $meter.Start(); $read = 0; Read-ScriptTicker $count | ForEach-Object { $read++ }; $meter.Stop(); New-Tally $read }
        cmdlet = { param($count, $meter) $meter.Start(); $read = 0; Watch-KcTicker -First $count -Session plain -WarningAction Ignore | ForEach-Object { $read++ }; $meter.Stop(); New-Tally $read }
    }
    'book, cmdlet'    = @{
        Plan = { param($count) "messages=$count&book=1" }; Quick = 40000; Full = 200000
        floor  = { param($count, $meter) $meter.Start(); $tally = [KuCoin.Bench.Floor.RawBook]::Follow($Plain, 'BTC-USDT', $count); $meter.Stop(); $tally }
        cmdlet = { param($count, $meter) Watch-Book $count $meter }
    }
}

foreach ($name in $Work) {
    $one = $works[$name]
    if ($peer -and $name -ne 'fills, grouped') { $one.peer = { param($count, $meter) $peer.Measure($name, $count, $meter) } }
    $contenders = @('floor', 'script', 'cmdlet', 'peer').Where{ $one.Contains($_) }
    $isPaced = $name -like 'paced*'
    # The runtime compiles anew what is used often, step by step, and begins with each when there is a moment's rest. Rounds up to 0
    # warm up, and -1 comes again as long as there is time for it, or much is still compiled.
    $warming = [Diagnostics.Stopwatch]::StartNew()
    $compiled, $quiet = [Runtime.JitInfo]::GetCompiledMethodCount(), 0
    for ($round = $isPaced ? 0 : -2; $round -le $Rounds; $round++) {
        if ($round -eq 0 -and -not $isPaced) {
            $now = [Runtime.JitInfo]::GetCompiledMethodCount()
            $quiet = $now - $compiled -lt $fewMethods ? $quiet + 1 : 0
            if ($warming.Elapsed -lt ($quiet -ge $quietRounds ? $shortestWarmUp : $longestWarmUp)) { $round = -1 }
            $compiled = $now
        }
        if ($round -le 1) { Start-Sleep -Milliseconds 150 }
        foreach ($contender in $round % 2 ? $contenders : $contenders[-1..-$contenders.Count]) {
            $count = [int] (($Quick ? $one.Quick : $one.Full) * ($contender -eq 'script' ? $one.ScriptShare : 1))
            $null = Invoke-RestMethod "$($Plain)bench/plan?$(& $one.Plan $count)"
            $meter = [KuCoin.Bench.Floor.Meter]::new()
            $tally = & $one.$contender $count $meter
            if ($round -gt 0) { [Console]::Out.WriteLine($meter.Describe($name, $contender, $count, $tally)) }
        }
    }
}
