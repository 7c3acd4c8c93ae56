@{
  RootModule             = 'KuCoin.PowerShell.dll'
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
    'Connect-KcSession'
    'Disconnect-KcSession'
    'Get-KcAccount'
    'Get-KcAccountSummary'
    'Get-KcApiKey'
    'Get-KcCandle'
    'Get-KcCurrency'
    'Get-KcDeposit'
    'Get-KcDepositAddress'
    'Get-KcFill'
    'Get-KcFuturesContract'
    'Get-KcFuturesPosition'
    'Get-KcIsolatedMarginAccount'
    'Get-KcMarginAccount'
    'Get-KcMarginLoan'
    'Get-KcMarginRepayment'
    'Get-KcMarket'
    'Get-KcMarketStatistic'
    'Get-KcOrder'
    'Get-KcOrderBook'
    'Get-KcRateLimit'
    'Get-KcSandbox'
    'Get-KcServerTime'
    'Get-KcSession'
    'Get-KcStopOrder'
    'Get-KcSymbol'
    'Get-KcTicker'
    'Get-KcTrade'
    'Get-KcTradeFee'
    'Get-KcTransferQuota'
    'Get-KcWithdrawal'
    'Get-KcWithdrawalQuota'
    'Invoke-KcRequest'
    'Measure-KcFill'
    'Move-KcBalance'
    'New-KcDepositAddress'
    'New-KcFuturesOrder'
    'New-KcMarginLoan'
    'New-KcMarginRepayment'
    'New-KcOrder'
    'New-KcStopOrder'
    'New-KcWithdrawal'
    'Set-KcOrder'
    'Set-KcSandbox'
    'Show-KcChart'
    'Start-KcSandbox'
    'Stop-KcOrder'
    'Stop-KcSandbox'
    'Stop-KcStopOrder'
    'Stop-KcWithdrawal'
    'Test-KcOrder'
    'Test-KcSession'
    'Wait-KcOrder'
    'Watch-KcOrder'
    'Watch-KcTicker'
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
