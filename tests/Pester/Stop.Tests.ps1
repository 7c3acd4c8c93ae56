# Ctrl+C, as a host does it: stopping the pipeline returns from whatever a cmdlet is waiting for. The bound is generous;
# the figure is the bench's.

BeforeDiscovery {
    $waits = @(
        @{ In = 'a slow answer'; Script = 'Get-KcAccount'; Fault = @{ PathPattern = '/api/v1/accounts'; Delay = [timespan]'00:00:20' } }
        @{ In = 'a dripping body'; Script = 'Get-KcSymbol'; Fault = @{ PathPattern = '/api/v2/symbols'; SlowBody = $true } }
        @{ In = 'a raw request'; Script = 'Invoke-KcRequest /api/v1/accounts'; Fault = @{ PathPattern = '/api/v1/accounts'; Delay = [timespan]'00:00:20' } }
        @{ In = 'the second page'; Script = 'Invoke-KcRequest /api/v1/orders -Query @{ status = "done"; pageSize = 10 } -Page'; Fault = @{ PathPattern = '/api/v1/orders'; Delay = [timespan]'00:00:20' } }
        @{ In = 'the wait before a retry'; Script = 'Get-KcAccount'; Fault = @{ PathPattern = '/api/v1/accounts'; Status = 503; Count = 100 } }
        @{ In = 'the limiter'; Script = 'Get-KcAccount'; Quota = 'Management' }
        @{ In = 'the clock'; Script = 'Get-KcServerTime'; Fault = @{ PathPattern = '/api/v1/timestamp'; Delay = [timespan]'00:00:20' } }
        @{ In = 'Wait-KcOrder'; Script = 'Wait-KcOrder $order' }
        @{ In = 'Watch-KcTicker'; Script = 'Watch-KcTicker BTC-USDT | Where-Object { $false }' }
        @{ In = 'Watch-KcOrder'; Script = 'Watch-KcOrder' }
        @{ In = 'connecting a stream'; Script = 'Watch-KcTicker BTC-USDT'; Fault = @{ PathPattern = '/api/v1/bullet*'; Delay = [timespan]'00:00:20' } }
        @{ In = 'waiting for welcome'; Script = 'Watch-KcTicker BTC-USDT -Session $nobody'; Silent = $true }
        @{ In = 'waiting to connect again'; Script = 'Watch-KcTicker BTC-USDT | Where-Object { $false }'; Cut = $true; Fault = @{ PathPattern = '/api/v1/bullet*'; Status = 503; Count = 1000 } }
        @{ In = 'a slow consumer'; Script = 'Watch-KcTicker | ForEach-Object { Start-Sleep -Milliseconds 200 }' }
        @{ In = 'a pause between two books'; Script = 'Watch-KcOrderBook BTC-USDT -Every 00:05:00' }
        @{ In = 'fetching a book'; Script = 'Watch-KcOrderBook BTC-USDT'; Fault = @{ PathPattern = '/api/v3/market/orderbook/level2'; Delay = [timespan]'00:00:20' } }
        @{ In = 'asking for the orders there are'; Script = 'Watch-KcFuturesOrder'; Fault = @{ PathPattern = '/api/v1/orders'; Delay = [timespan]'00:00:20' } }
        @{ In = 'several topics'; Script = 'Watch-KcTopic /account/balance, /contractAccount/wallet' }
        @{ In = 'Connect-KcSession'; Script = '$secret | Connect-KcSession -Endpoint $at'; Fault = @{ PathPattern = '/api/v1/user/api-key'; Delay = [timespan]'00:00:20' } }
    )
}

Describe 'Stopping the pipeline' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $bound = [timespan]'00:00:10'
    }

    BeforeEach {
        $exchange = Start-TestExchange
        $session = Connect-TestExchange $exchange
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $exchange.ClearRequests()
    }

    AfterEach {
        $exchange.ClearFaults()
        Stop-TestExchange $exchange
    }

    It 'returns from <In>' -ForEach $waits {
        $stub = $Silent ? (Start-StreamStub -Silent) : $null
        $nobody = $Silent ? (New-AnonymousSession $stub.Endpoint) : $null
        if ($Fault -and -not $Cut) { $exchange.AddFault([KuCoin.Sandbox.SandboxFault] $Fault) }
        if ($Quota) { $exchange.ExpireQuota($Quota) }
        $shell = Start-InRunspace "`$PSDefaultParameterValues['*-Kc*:Session'] = `$s; $Script" @{
            s = $session; nobody = $nobody; order = $order.Id; at = $exchange.Endpoint; secret = Get-TestSecret $exchange.Key
        }
        try {
            Wait-Until { $exchange.Requests.Count -gt 0 -or $exchange.OpenStreamCount -gt 0 -or $exchange.Faults.Count -eq 0 -or $stub.Connections -gt 0 }
            if ($Cut) {
                Wait-Until { $session.Streams.State -eq 'Open' }
                $exchange.AddFault([KuCoin.Sandbox.SandboxFault] $Fault)
                $exchange.CutStreams()
                Wait-Until { $session.Streams.State -eq 'Waiting' }
            }
            Start-Sleep -Milliseconds 300
            $shell.InvocationStateInfo.State | Should -Be Running
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $stopping = $shell.BeginStop($null, $null)
            $stopping.AsyncWaitHandle.WaitOne($bound) | Should -BeTrue -Because "it was stopped $($clock.Elapsed) ago"
            $shell.InvocationStateInfo.State | Should -Be Stopped
            Wait-Until { $exchange.OpenStreamCount -eq 0 }
        }
        finally {
            Complete-Runspace $shell
            if ($stub) { $stub.Dispose() }
        }
    }

    It 'ends a wait for the quota that was shown as progress' {
        $exchange.ExpireQuota('Management')
        $shell = Start-InRunspace 'Get-KcAccount -Session $s -Verbose' @{ s = $session }
        try {
            Wait-Until { $shell.Streams.Progress.Count -gt 0 }
            $shell.Streams.Progress[0].StatusDescription | Should -Match 'Management'
            $shell.Streams.Progress[0].SecondsRemaining | Should -BeIn (1..30)
            $shell.Streams.Verbose.Message -join ' ' | Should -Match 'Waiting'
            $shell.Stop()
        }
        finally { Complete-Runspace $shell }
    }

    It 'leaves the session in working order' {
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ PathPattern = '/api/v1/accounts'; Delay = [timespan]'00:00:20' })
        $shell = Start-InRunspace 'Get-KcAccount -Session $s' @{ s = $session }
        Wait-Until { $exchange.Faults.Count -eq 0 }
        $shell.Stop()
        Complete-Runspace $shell
        Get-KcAccount | Should -Not -BeNullOrEmpty
    }
}

Describe 'Stopping an order on its way' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1

        # In the console host of a process of its own: once a pipeline is stopped, only the host still listens.
        function Invoke-StoppedOrder([string] $Fault, [string] $Until) {
            (Invoke-Fresh @"
                `$exchange = Start-TestExchange
                `$session = Connect-TestExchange `$exchange
                $Fault
                `$shell = Start-InRunspace 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -ClientOid stopped-order -Session `$s' @{ s = `$session } -InHost `$Host
                Wait-Until { $Until }
                Start-Sleep -Milliseconds 200
                `$shell.Stop()
                "orders placed: `$(`$exchange.Orders.Count)"
                `$exchange.ClearFaults()
                Complete-Runspace `$shell
                Stop-TestExchange `$exchange
"@) -join ' ' -replace '\s+', ' '
        }
    }

    It 'says that it may have taken effect, and how to look' {
        $output = Invoke-StoppedOrder -Until '$exchange.Orders.Count -eq 1' -Fault @'
            $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '/api/v1/orders'; AnswerDelay = [timespan]'00:00:20' })
'@
        $output | Should -Match 'orders placed: 1'
        $output | Should -Match 'WARNING: .*may or may not have taken effect.*Get-KcOrder -ClientOid .?stopped-order'
    }

    It 'says that nothing was sent when it had to wait for the quota' {
        $output = Invoke-StoppedOrder -Until '@($exchange.Requests)[-1].Status -eq 429' -Fault '$exchange.ClearRequests(); $exchange.ExpireQuota("Spot")'
        $output | Should -Match 'orders placed: 0'
        $output | Should -Match 'WARNING: .*stopped before anything was sent'
    }
}
