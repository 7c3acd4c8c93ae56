@{
  # No RootModule: PowerShell would load that one before KuCoin.Start has chosen which.
  NestedModules          = @('KuCoin.Start.dll', 'KuCoin.PowerShell.dll')
  ModuleVersion          = '0.1.0'
  GUID                   = '1605049a-61f2-4578-9033-8c0d43de96f7'
  Author                 = 'KuCoin for PowerShell contributors'
  CompanyName            = 'Community'
  Copyright              = '(c) KuCoin for PowerShell contributors. MIT License.'
  Description            = 'The KuCoin crypto exchange for PowerShell: accounts, spot and futures trading, streams, and a local sandbox exchange to try everything on. Typed objects, exact decimals, safe handling of lost answers. Unofficial: not made, endorsed or supported by KuCoin.'

  PowerShellVersion      = '7.4'
  CompatiblePSEditions   = @('Core')

  FormatsToProcess       = @('KuCoin.Format.ps1xml')
  TypesToProcess         = @('KuCoin.Types.ps1xml')

  CmdletsToExport        = @(
    'Add-KcFuturesMargin',
    'Close-KcFuturesPosition',
    'Connect-KcSession',
    'Disable-KcFuturesAutoDeposit',
    'Disconnect-KcSession',
    'Enable-KcFuturesAutoDeposit',
    'Get-KcAccount',
    'Get-KcAccountLedger',
    'Get-KcAccountSummary',
    'Get-KcApiKey',
    'Get-KcCandle',
    'Get-KcCurrency',
    'Get-KcDeposit',
    'Get-KcDepositAddress',
    'Get-KcFill',
    'Get-KcFundingPayment',
    'Get-KcFundingRate',
    'Get-KcFuturesAccount',
    'Get-KcFuturesCandle',
    'Get-KcFuturesContract',
    'Get-KcFuturesFill',
    'Get-KcFuturesIndexPrice',
    'Get-KcFuturesInterestRate',
    'Get-KcFuturesLedger',
    'Get-KcFuturesLeverage',
    'Get-KcFuturesMarginMode',
    'Get-KcFuturesMarkPrice',
    'Get-KcFuturesMaxOpenSize',
    'Get-KcFuturesOrder',
    'Get-KcFuturesOrderBook',
    'Get-KcFuturesPosition',
    'Get-KcFuturesPositionHistory',
    'Get-KcFuturesPremiumIndex',
    'Get-KcFuturesRiskLimit',
    'Get-KcFuturesStatistic',
    'Get-KcFuturesStopOrder',
    'Get-KcFuturesTicker',
    'Get-KcFuturesTrade',
    'Get-KcGuard',
    'Get-KcIsolatedMarginAccount',
    'Get-KcJournal',
    'Get-KcMarginAccount',
    'Get-KcMarginLoan',
    'Get-KcMarginRepayment',
    'Get-KcMarket',
    'Get-KcMarketStatistic',
    'Get-KcOrder',
    'Get-KcOrderBook',
    'Get-KcRateLimit',
    'Get-KcSandbox',
    'Get-KcServerTime',
    'Get-KcServiceStatus',
    'Get-KcSession',
    'Get-KcStopOrder',
    'Get-KcSymbol',
    'Get-KcTicker',
    'Get-KcTrade',
    'Get-KcTradeFee',
    'Get-KcTransferQuota',
    'Get-KcTreasuryPlan',
    'Get-KcWithdrawal',
    'Get-KcWithdrawalQuota',
    'Invoke-KcRequest',
    'Invoke-KcTreasuryPlan',
    'Measure-KcFill',
    'Move-KcBalance',
    'New-KcDepositAddress',
    'New-KcFuturesOrder',
    'New-KcFuturesStopOrder',
    'New-KcMarginLoan',
    'New-KcMarginRepayment',
    'New-KcOrder',
    'New-KcStopOrder',
    'New-KcWithdrawal',
    'Register-KcTopic',
    'Remove-KcFuturesMargin',
    'Resolve-KcJournal',
    'Set-KcFuturesLeverage',
    'Set-KcFuturesMarginMode',
    'Set-KcFuturesRiskLimit',
    'Set-KcGuard',
    'Set-KcOrder',
    'Set-KcSandbox',
    'Show-KcChart',
    'Start-KcSandbox',
    'Stop-KcFuturesOrder',
    'Stop-KcFuturesStopOrder',
    'Stop-KcOrder',
    'Stop-KcSandbox',
    'Stop-KcStopOrder',
    'Stop-KcWithdrawal',
    'Test-KcFuturesOrder',
    'Test-KcOrder',
    'Test-KcSession',
    'Unregister-KcTopic',
    'Wait-KcOrder',
    'Watch-KcBalance',
    'Watch-KcCallAuction',
    'Watch-KcCandle',
    'Watch-KcFundingRate',
    'Watch-KcFuturesAnnouncement',
    'Watch-KcFuturesBalance',
    'Watch-KcFuturesCandle',
    'Watch-KcFuturesContract',
    'Watch-KcFuturesOrder',
    'Watch-KcFuturesOrderBook',
    'Watch-KcFuturesOrderBookChange',
    'Watch-KcFuturesPosition',
    'Watch-KcFuturesStatistic',
    'Watch-KcFuturesStopOrder',
    'Watch-KcFuturesTicker',
    'Watch-KcFuturesTrade',
    'Watch-KcIndexPrice',
    'Watch-KcMarginPosition',
    'Watch-KcMarketStatistic',
    'Watch-KcMarkPrice',
    'Watch-KcOrder',
    'Watch-KcOrderBook',
    'Watch-KcOrderBookChange',
    'Watch-KcStopOrder',
    'Watch-KcTicker',
    'Watch-KcTopic',
    'Watch-KcTrade'
  )
  FunctionsToExport      = @()
  AliasesToExport        = @()
  VariablesToExport      = @()

  PrivateData            = @{
    PSData = @{
      Tags         = @('KuCoin', 'Crypto', 'Exchange', 'Trading', 'Futures', 'REST', 'WebSocket', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
      LicenseUri   = 'https://github.com/kucoin-powershell/kucoin-powershell/blob/main/LICENSE'
      ProjectUri   = 'https://github.com/kucoin-powershell/kucoin-powershell'
      IconUri      = 'https://raw.githubusercontent.com/kucoin-powershell/kucoin-powershell/main/docs/icon.png'
      ReleaseNotes = 'https://github.com/kucoin-powershell/kucoin-powershell/blob/main/CHANGELOG.md'
    }
  }
}
