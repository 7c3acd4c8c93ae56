BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $sandbox = Start-KcSandbox
    $session = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Wait-KcOrder' {
    AfterEach { Stop-KcOrder -All }

    It 'returns an order that is done at once, with what became of it' {
        $order = New-KcOrder BTC-USDT Buy -Type Market -Funds 10 | Wait-KcOrder -Timeout 30
        $order | Should -BeOfType ([KuCoin.Order])
        $order.Status | Should -Be 'done'
        $order.FilledFunds | Should -BeGreaterThan 9
        $order.Fee | Should -BeGreaterThan 0
    }

    It 'waits until an order is done, hears of it from the stream, and closes the stream' {
        $receipt = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $shell = Start-InRunspace 'Wait-KcOrder $id -Session $s' @{ id = $receipt.Id; s = $session }
        try {
            Wait-Until { $sandbox.OpenStreamCount -eq 1 -and $sandbox.Requests[-1].Path -like '*/orders/*' }
            $shell.Running.IsCompleted | Should -BeFalse
            $asked = $sandbox.Requests.Count
            Stop-KcOrder $receipt.Id
            Wait-Until { $shell.Running.IsCompleted } 4
            $shell.Output[0].IsCancelled | Should -BeTrue
            $sandbox.Requests.Count - $asked | Should -BeLessOrEqual 3
            Wait-Until { $sandbox.OpenStreamCount -eq 0 }
        }
        finally { Complete-Runspace $shell }
    }

    It 'returns several in the order they are done' {
        $slow = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $fast = New-KcOrder ETH-USDT Buy -Type Market -Funds 10
        $shell = Start-InRunspace '$ids | Wait-KcOrder -Session $s' @{ ids = $slow.Id, $fast.Id; s = $session }
        try {
            Wait-Until { $shell.Output.Count -eq 1 }
            Stop-KcOrder $slow.Id
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Output.Id | Should -Be $fast.Id, $slow.Id
        }
        finally { Complete-Runspace $shell }
    }

    It 'gives one error per order when the time is over, and returns those that are done' {
        $one = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $two = New-KcOrder ETH-USDT Buy -Price 100 -Size 0.01
        $done = New-KcOrder ETH-USDT Buy -Type Market -Funds 10
        $returned = $one, $done, $two | Wait-KcOrder -Timeout 1 -ErrorVariable failures -ErrorAction SilentlyContinue
        $returned.Id | Should -Be $done.Id
        $failures.TargetObject | Sort-Object | Should -Be @($one.Id, $two.Id | Sort-Object)
        $failures[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'OrderStillActive,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match "Stop-KcOrder -Id $($one.Id)"
    }

    It 'says which id there is no order for, and waits for the others' {
        $done = New-KcOrder ETH-USDT Buy -Type Market -Funds 10
        $returned = 'nope', $done.Id | Wait-KcOrder -Timeout 20 -ErrorVariable failures -ErrorAction SilentlyContinue
        $returned.Id | Should -Be $done.Id
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
    }

    It 'asks instead, when the stream cannot be had' {
        $receipt = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        Set-KcSandbox $sandbox -FailNext 50 -Path /api/v1/bullet-private -Code 400007
        $shell = Start-InRunspace 'Wait-KcOrder $id -Session $s' @{ id = $receipt.Id; s = $session }
        try {
            Wait-Until { $sandbox.Requests[-1].Path -like '*/orders/*' }
            Stop-KcOrder $receipt.Id
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Output[0].IsCancelled | Should -BeTrue
        }
        finally {
            Complete-Runspace $shell
            Set-KcSandbox $sandbox -ClearFault
        }
    }

    It 'misses nothing when the stream is cut meanwhile' {
        $receipt = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $shell = Start-InRunspace 'Wait-KcOrder $id -Session $s' @{ id = $receipt.Id; s = $session }
        try {
            Wait-Until { $sandbox.OpenStreamCount -eq 1 }
            Set-KcSandbox $sandbox -CutStream
            Stop-KcOrder $receipt.Id
            Wait-Until { $shell.Running.IsCompleted }
            $shell.Output[0].IsCancelled | Should -BeTrue
        }
        finally { Complete-Runspace $shell }
    }
}
