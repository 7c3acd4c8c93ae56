# A policy to begin with: the desk has 8000 USDT to trade, futures keep 2000, the rest is in Main. See about_KcTreasury.
@{
    Description = 'Desk and futures are kept supplied; profits go to Main.'
    Currencies  = @{ USDT = @{ Rounding = 1; MinimumTransfer = 10 } }
    Accounts    = @(
        @{ Currency = 'USDT'; Account = 'Main'; Reserve = 1000 }
        @{ Currency = 'USDT'; Account = 'Trade'; Minimum = 5000; Target = 8000; Maximum = 12000; SweepTo = 'Main' }
        @{ Currency = 'USDT'; Account = 'Contract'; Minimum = 2000; Priority = 1 }
    )
}
