BeforeAll {
    $sandbox = Start-KcSandbox
    $null = Connect-KcSession -Sandbox
    1..12 | ForEach-Object { New-KcOrder BTC-USDT Buy -Type Market -Funds "10.$_" } | Wait-KcOrder -Timeout 60 | Out-Null
    New-KcOrder BTC-USDT Sell -Type Market -Size 0.0003 | Wait-KcOrder -Timeout 30 | Out-Null
    $fills = Get-KcFill
}
AfterAll {
    Disconnect-KcSession
    Stop-KcSandbox $sandbox
}

Describe 'Measure-KcFill' {
    It 'gives exact sums per pair and side' {
        $sums = $fills | Measure-KcFill
        $sums | Should -HaveCount 2
        $buys = $sums | Where-Object Side -eq Buy
        $size = 0d; $funds = 0d; $fee = 0d
        $fills | Where-Object Side -eq Buy | ForEach-Object { $size += $_.Size; $funds += $_.Funds; $fee += $_.Fee }
        $buys.Size, $buys.Funds, $buys.Fees['USDT'] | Should -Be $size, $funds, $fee
        $buys.Size | Should -BeOfType ([decimal])
        $buys.Count | Should -Be @($fills | Where-Object Side -eq Buy).Count
        $buys.AveragePrice | Should -BeExactly ($funds / $size)
    }

    It 'takes an array as well as a pipeline, and nothing' {
        (Measure-KcFill $fills).Count | Should -Be ($fills | Measure-KcFill).Count
        @() | Measure-KcFill | Should -BeNullOrEmpty
        Measure-KcFill @() | Should -BeNullOrEmpty
    }

    It 'gives no sum where a number cannot hold it, and no average that is none' {
        function New-Fill([decimal] $Size, [decimal] $Funds) {
            $fill = [KuCoin.Fill]::new()
            foreach ($value in @{ Symbol = 'BTC-USDT'; TradeId = 'huge-1'; Size = $Size; Funds = $Funds }.GetEnumerator()) { [KuCoin.Fill].GetProperty($value.Key).SetValue($fill, $value.Value) }
            $fill
        }
        $huge = New-Fill 1 ([decimal]::MaxValue)
        { $huge, $huge | Measure-KcFill } | Should -Throw '*huge-1*larger than a number can be*' -ErrorId 'SumTooLarge,*'
        $sum = New-Fill 0.0000000001d ([decimal]::MaxValue) | Measure-KcFill
        $sum.Funds | Should -Be ([decimal]::MaxValue)
        $sum.AveragePrice | Should -BeNullOrEmpty
        $sum | Format-Table | Out-String | Should -Match 'BTC-USDT'
    }
}
