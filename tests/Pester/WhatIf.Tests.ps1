# -WhatIf says what would be done, and sends nothing that changes anything.

BeforeDiscovery {
    $lines = @(
        'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'
        'New-KcOrder BTC-USDT Sell -Type Market -Funds 100'
        'Get-KcOrder -Status Active | Stop-KcOrder'
        'Stop-KcOrder -All'
        'New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5'
        'New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5 -Batch'
        'New-KcFuturesStopOrder XBTUSDTM Sell -Type Market -Size 1 -Leverage 2 -Stop Down -StopPrice 1000'
        'Stop-KcFuturesOrder -All'
        'Stop-KcFuturesStopOrder -Symbol XBTUSDTM'
        'Get-KcFuturesPosition | Close-KcFuturesPosition'
        'Enable-KcFuturesAutoDeposit XBTUSDTM'
        'Disable-KcFuturesAutoDeposit XBTUSDTM'
        'Add-KcFuturesMargin XBTUSDTM 5'
        'Remove-KcFuturesMargin XBTUSDTM 5'
        'Set-KcFuturesMarginMode XBTUSDTM Cross'
        'Set-KcFuturesLeverage XBTUSDTM 5'
        'Set-KcFuturesRiskLimit XBTUSDTM 2'
        'Move-KcBalance USDT 1 -From Main -To Trade'
        'Get-KcOrder -Status Active | Set-KcOrder -Price 1001'
        'New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 1000 -Price 999 -Size 0.01'
        'Stop-KcStopOrder -All'
        'New-KcDepositAddress USDT trx'
        'New-KcWithdrawal USDT 10 TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8 -Chain trx -Force'
        'Stop-KcWithdrawal 6601aabbccddeeff00112233'
        'New-KcMarginLoan USDT 10'
        'New-KcMarginRepayment USDT 10'
        'Invoke-KcTreasuryPlan TestDrive:/policy.psd1'
        'Set-KcGuard -MaximumOrder @{ USDT = 500 }'
        'Get-KcJournal TestDrive:/journal -Unresolved | Resolve-KcJournal'
        'Invoke-KcRequest /api/v1/orders Delete'
        'Set-KcSandbox -Sandbox it -Advance 60'
        'Stop-KcSandbox it'
        '1, 2 | Show-KcChart -Path TestDrive:/chart.svg'
    ) | ForEach-Object { @{ Line = $_ } }
}

Describe '-WhatIf in <_>' -ForEach 'Classic', 'Current' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $exchange.SetSingleEngine($_ -eq 'Current')
        # A transfer without an answer, for the journal.
        $null = Connect-TestExchange $exchange -With @{ Name = 'jobs'; Journal = (Join-Path $TestDrive journal); MaximumRetryCount = 0 }
        $exchange.AddFault([KuCoin.Sandbox.SandboxFault] @{ Method = 'POST'; PathPattern = '*-transfer'; Drop = 'AfterAccept'; Count = 20 })
        Move-KcBalance USDT 1 -From Main -To Trade -ErrorAction Ignore
        $exchange.ClearFaults()
        $null = Connect-TestExchange $exchange -With @{ Name = 'desk' }
        $null = Start-KcSandbox -Name it
        Set-Content TestDrive:/policy.psd1 '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main" }, @{ Currency = "USDT"; Account = "Trade"; Minimum = 26000 }) }'
        $null = New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01
        $null = New-KcFuturesOrder XBTUSDTM Buy -Type Market -Size 1 -Leverage 5
        $exchange.ClearRequests()

        function Get-WhatIf([string] $Line) {
            $file = Join-Path $TestDrive 'whatif.txt'
            Start-Transcript $file -UseMinimalHeader | Out-Null
            try { $output = Invoke-Expression "$Line -WhatIf" } finally { Stop-Transcript | Out-Null }
            [pscustomobject]@{ Output = $output; Text = (Get-Content -Raw $file) -replace '\s+', ' ' }
        }
    }

    AfterAll {
        Stop-KcSandbox it
        Stop-TestExchange $exchange
    }

    It 'of <Line> sends nothing, writes nothing, and says what it would do' -ForEach $lines {
        $result = Get-WhatIf $Line
        $result.Output | Should -BeNullOrEmpty
        $result.Text | Should -Match 'What if: \S+'
        $exchange.WriteRequestCount | Should -Be 0
        @(Get-KcOrder -Status Active).Count | Should -Be 1
        @(Get-KcSandbox).Count | Should -Be 1
    }

    It 'names account and exchange: <Line>' -ForEach ($lines | Where-Object Line -notmatch 'Sandbox|Chart') {
        (Get-WhatIf $Line).Text | Should -Match ('as desk \(key \S+\) at ' + [regex]::Escape($exchange.Endpoint.Authority))
    }

    It 'gives a trader all there is to check' {
        (Get-WhatIf 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01').Text | Should -Match 'Buy 0\.01 BTC-USDT at 1000.*limit'
        (Get-WhatIf 'Get-KcOrder -Status Active | Stop-KcOrder').Text | Should -Match '0\.01 BTC-USDT at 1000'
        (Get-WhatIf 'Get-KcFuturesPosition | Close-KcFuturesPosition').Text | Should -Match 'Close the long position of 1 lot in XBTUSDTM at market \(0\.001 base, entered at \d+'
        (Get-WhatIf 'New-KcFuturesStopOrder XBTUSDTM Sell -Type Market -Size 1 -Leverage 2 -Stop Down -StopPrice 1000').Text | Should -Match 'Sell 1 lot of XBTUSDTM \(market, 2x, when the last price is at or below 1000\)'
        (Get-WhatIf 'Add-KcFuturesMargin XBTUSDTM 5').Text | Should -Match 'Add 5 USDT of margin to the isolated position in XBTUSDTM'
        (Get-WhatIf 'Set-KcFuturesRiskLimit XBTUSDTM 2').Text | Should -Match 'risk limit of XBTUSDTM to level 2, which cancels its open orders'
        (Get-WhatIf 'Move-KcBalance USDT 1 -From Main -To Trade').Text | Should -Match 'Move 1 USDT from Main to Trade'
    }

    It 'is tried here for every cmdlet that has it' -ForEach @{ Lines = $lines.Line } {
        $tried = $Lines | ForEach-Object { [regex]::Matches($_, '\w+-Kc\w+').Value }
        Get-Command -Module KuCoin | Where-Object { $_.Parameters.ContainsKey('WhatIf') } | Where-Object Name -notin $tried | Should -BeNullOrEmpty
    }
}
