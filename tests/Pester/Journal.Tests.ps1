BeforeAll {
    . $PSScriptRoot/Fixture.ps1
    $exchange = Start-TestExchange @{ MarketMaker = $false }
    $exchange.SetBalance('main', 'USDT', 1000)
    $journal = Join-Path $TestDrive journal
    $null = Connect-TestExchange $exchange -With @{ Journal = $journal; Name = 'jobs' }
}
AfterAll { Stop-TestExchange $exchange }

Describe 'Connect-KcSession -Journal' {
    It 'writes down what is changed, by the session and not what is read' {
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $moved = Move-KcBalance USDT 5 -From Main -To Trade
        $null = Get-KcAccount
        $entries = Get-KcJournal
        $entries.State | Should -Be 'Done', 'Done'
        $entries.Session | Should -Be 'jobs', 'jobs'
        $entries[0].ClientOid | Should -Be $order.ClientOid
        $entries[0].Ids | Should -Be $order.Id
        $entries[1].Amount | Should -BeExactly 5d
        $entries[1].ClientOid | Should -Be $moved.ClientOid
        (Get-KcSession jobs).Journal | Should -Be $journal
        $order | Stop-KcOrder
    }

    It 'refuses a folder that cannot be written' {
        Set-Content $TestDrive/taken ''
        { Connect-TestExchange $exchange -With @{ Journal = "$TestDrive/taken"; Name = 'no' } } | Should -Throw -ErrorId 'JournalUnavailable*'
        $null = Connect-TestExchange $exchange -With @{ Journal = $journal; Name = 'jobs' }
    }
}

Describe 'Get-KcJournal' {
    It 'filters by state, operation and client id' {
        $null = Move-KcBalance USDT 1 -From Main -To Trade -ClientOid filter-1
        Move-KcBalance USDT 100000 -From Main -To Trade -ClientOid filter-2 -ErrorAction SilentlyContinue
        (Get-KcJournal -ClientOid filter-1, filter-2).State | Should -Be 'Done', 'NotDone'
        (Get-KcJournal -State NotDone).ClientOid | Should -Be 'filter-2'
        (Get-KcJournal -Operation 'Transfer*' -ClientOid filter-2).ErrorId | Should -Be 'InsufficientBalance'
        Get-KcJournal -EndTime 2020-01-01 | Should -BeNullOrEmpty
    }

    It 'shows whole names at 80 columns' {
        $null = Move-KcBalance USDT 1.23456789 -From Main -To Trade
        $names = (Get-KcJournal).Operation | Sort-Object -Unique
        ($names | Measure-Object Length -Maximum).Maximum | Should -BeGreaterThan 24
        $table = Get-KcJournal | Format-Table | Out-String -Width 80
        $table | Should -Not -Match '\u2026'
        $words = -split $table
        $names.ForEach{ -split $_ } | Should -BeIn $words
    }

    It 'reads a folder of its own, and says when there is none' {
        @(Get-KcJournal $journal).Count | Should -BeGreaterThan 0
        { Get-KcJournal $TestDrive/nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'JournalNotFound*'
        $null = Connect-TestExchange $exchange -With @{ Name = 'plain' }
        { Get-KcJournal -Session plain -ErrorAction Stop } | Should -Throw -ErrorId 'NoJournal*'
        $null = Connect-TestExchange $exchange -With @{ Journal = $journal; Name = 'jobs' }
    }

    It 'warns of a line that was cut short' {
        $torn = Join-Path $TestDrive torn
        Copy-Item $journal $torn -Recurse
        [IO.File]::AppendAllText((Get-ChildItem $torn -Filter *.jsonl)[0].FullName, '{"kind":"answer","id":')
        $null = Get-KcJournal $torn -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Match 'cut short'
    }
}

Describe 'Resolve-KcJournal' {
    BeforeEach {
        # As a process leaves it that is killed between the request and its answer.
        function Remove-Answer($ClientOid) {
            $entry = Get-KcJournal -ClientOid $ClientOid
            $lines = Get-Content $entry.File | Where-Object { $_ -notmatch $entry.Id -or $_ -match '"intent"' }
            Set-Content $entry.File $lines
        }
    }

    It 'finds an order by its client id after the answer was lost with its process' {
        $order = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01 -ClientOid lost-1
        Remove-Answer lost-1
        $unresolved = Get-KcJournal -Unresolved
        $unresolved.ClientOid | Should -Be 'lost-1'
        $resolved = $unresolved | Resolve-KcJournal
        $resolved.State | Should -Be 'Done'
        $resolved.Ids | Should -Be $order.Id
        Get-KcJournal -Unresolved | Should -BeNullOrEmpty
        $order | Stop-KcOrder
    }

    It 'completes a transfer with its own client id, once' {
        $before = (Get-KcAccount USDT -Type Main).Balance
        $null = Move-KcBalance USDT 7 -From Main -To Contract -ClientOid lost-2
        Remove-Answer lost-2
        $resolved = Get-KcJournal -Unresolved | Resolve-KcJournal -Complete
        $resolved.State | Should -Be 'Done'
        (Get-KcAccount USDT -Type Main).Balance | Should -Be ($before - 7)
    }

    It 'closes by what the user knows, and does nothing with -WhatIf' {
        $null = Move-KcBalance USDT 1 -From Main -To Trade -ClientOid lost-3
        Remove-Answer lost-3
        Get-KcJournal -Unresolved | Resolve-KcJournal -As NotDone -Reason 'seen on the site' -WhatIf | Should -BeNullOrEmpty
        @(Get-KcJournal -Unresolved).Count | Should -Be 1
        $closed = Get-KcJournal -Unresolved | Resolve-KcJournal -As NotDone -Reason 'seen on the site'
        $closed.State | Should -Be 'NotDone'
        $closed.Resolution | Should -Be 'seen on the site'
        Get-KcJournal -Unresolved | Should -BeNullOrEmpty
    }
}
