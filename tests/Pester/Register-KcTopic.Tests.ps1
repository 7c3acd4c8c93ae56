BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $sandbox = Start-KcSandbox
    $session = Connect-KcSession -Sandbox
}
AfterAll {
    Disconnect-KcSession -All
    Stop-KcSandbox $sandbox
}

Describe 'Register-KcTopic' {
    AfterEach {
        Unregister-KcTopic *
        Get-Event | Remove-Event
        Get-EventSubscriber -Force | Should -BeNullOrEmpty
        Wait-Until { $sandbox.OpenStreamCount -eq 0 }
    }

    It 'runs an action for each object, in order, while the console stays free' {
        $global:seen = [Collections.Generic.List[object]]::new()
        $job = Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc -MessageData 'desk 1' -Action { $global:seen.Add(@($EventArgs.Item, $Event.MessageData, $Sender.Topic)) }
        $job | Should -BeOfType ([Management.Automation.PSEventJob])
        Wait-Until { $global:seen.Count -ge 5 }
        $global:seen[0][0] | Should -BeOfType ([KuCoin.Ticker])
        $global:seen[0][1, 2] | Should -Be 'desk 1', '/market/ticker:BTC-USDT'
        $sequences = foreach ($one in $global:seen.ToArray()) { $one[0].Sequence }
        $sequences | Should -Be @($sequences | Sort-Object -Unique)
        $subscriber = Get-EventSubscriber btc
        $subscriber.SourceObject.IsRunning | Should -BeTrue
        $subscriber.SourceObject.ReceivedCount | Should -BeGreaterOrEqual 5
        $job | Unregister-KcTopic
        $job.State | Should -Be Stopped
        $session.Streams.Topics | Should -BeNullOrEmpty
    }

    It 'keeps events for Wait-Event and Get-Event without an action' {
        Register-KcTopic /market/ticker:BTC-USDT, ETH-USDT | Should -BeNullOrEmpty
        $topic = '/market/ticker:BTC-USDT,ETH-USDT'
        (Wait-Event $topic -Timeout 60).SourceEventArgs.Item | Should -BeOfType ([KuCoin.Ticker])
        Wait-Until { (Get-Event -SourceIdentifier $topic).Count -ge 5 }
    }

    It 'leaves a slow action the newest, and the console half of the time' {
        $global:count = 0
        $null = Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc -Action { $global:count++; Start-Sleep -Milliseconds 200 }
        $passes = 0
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ($clock.Elapsed -lt [timespan]'00:00:03') { $passes++; Start-Sleep -Milliseconds 20 }
        $passes | Should -BeGreaterThan 3
        $global:count | Should -BeGreaterThan 1
        Wait-Until { (Get-EventSubscriber btc).SourceObject.DroppedCount -gt 0 }
    }

    It 'tells of a gap in an event of its own' {
        Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc
        Set-KcSandbox $sandbox -CutStream
        Wait-Until { (Get-Event).Where{ $_.SourceIdentifier -eq 'btc.Report' }.SourceEventArgs.Report.Kind -contains 'Reconnected' }
        $back = (Get-Event -SourceIdentifier btc.Report).SourceEventArgs.Report | Where-Object Kind -eq Reconnected
        $back.GapTo | Should -BeGreaterThan $back.GapFrom
    }

    It 'ends with Unregister-Event, and with the session' {
        Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc
        Unregister-Event btc
        Wait-Until { -not $session.Streams.Topics }
        Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc
        $source = (Get-EventSubscriber btc).SourceObject
        Disconnect-KcSession
        Wait-Until { -not $source.IsRunning }
        $script:session = Connect-KcSession -Sandbox
    }

    It 'refuses a name that is taken, and a topic there is not' {
        Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc
        { Register-KcTopic /market/ticker:ETH-USDT -SourceIdentifier BTC -ErrorAction Stop } | Should -Throw -ErrorId 'EventExists,*'
        { Register-KcTopic /market/nothing:BTC-USDT -ErrorAction Stop } | Should -Throw -ErrorId 'StreamTopicNotFound,*'
        { Register-KcTopic nothing -ErrorAction Stop } | Should -Throw '*no topic*'
        { Unregister-KcTopic nothing -ErrorAction Stop } | Should -Throw -ErrorId 'TopicNotRegistered,*'
    }

    It 'ends when the module is removed' {
        Invoke-Fresh @'
            $exchange = Start-TestExchange
            $session = Connect-TestExchange $exchange
            Register-KcTopic /market/ticker:BTC-USDT -SourceIdentifier btc
            Register-KcTopic /account/balance -SourceIdentifier money -Action { } | Out-Null
            Remove-Module KuCoin
            "subscribers left: $(@(Get-EventSubscriber -Force).Count)"
            Wait-Until { $exchange.OpenStreamCount -eq 0 }
            $exchange.Dispose()
            'done'
'@ | Should -Be 'subscribers left: 0', 'done'
    }
}
