# What serves each row of the card of the exchange's calls, and what has to arrive at the exchange when it does.
# Row: the row; without a Generation it is the same call in both. Call: host, method and path. Charge: rate pool and points.
# Public: sent without a signature. Given: what has to be there before; the line finds its outcome in $it.
# Sends: every entry of the query, or of the body as JSON text; * stands for anything.
@{
    Rows = @(
        # Accounts and funding
        @{ Row = 'A1'; Call = 'spot GET /api/v2/user-info'; Charge = 'Management 20'; Line = 'Get-KcAccountSummary' }
        @{ Row = 'A2'; Call = 'spot GET /api/v1/accounts'; Charge = 'Management 5'; Line = 'Get-KcAccount USDT -Type Main'; Sends = 'currency=USDT', 'type=main' }
        @{ Row = 'A3'; Call = 'spot GET /api/v1/accounts/{accountId}'; Charge = 'Management 5'; Given = 'Get-KcAccount USDT -Type Main'; Line = 'Get-KcAccount -Id $it.Id' }
        @{ Row = 'A4'; Call = 'spot GET /api/v1/accounts/transferable'; Charge = 'Management 20'; Line = 'Get-KcTransferQuota USDT Main'; Sends = 'currency=USDT', 'type=MAIN' }
        @{ Row = 'A5'; Generation = 'Classic'; Call = 'spot POST /api/v2/accounts/inner-transfer'; Charge = 'Management 10'; Line = 'Move-KcBalance USDT 1.5 -From Main -To Trade'; Sends = 'clientOid="*"', 'currency="USDT"', 'amount="1.5"', 'from="main"', 'to="trade"' }
        @{ Row = 'A5'; Generation = 'Current'; Call = 'spot POST /api/v3/accounts/universal-transfer'; Charge = 'Management 4'; Line = 'Move-KcBalance USDT 1.5 -From Main -To Trade'; Sends = 'clientOid="*"', 'type="INTERNAL"', 'currency="USDT"', 'amount="1.5"', 'fromAccountType="MAIN"', 'toAccountType="TRADE"' }
        @{ Row = 'A6'; Generation = 'Classic'; Call = 'spot GET /api/v1/deposit-addresses'; Charge = 'Management 5'; Line = 'Get-KcDepositAddress USDT -Chain trx'; Sends = 'currency=USDT', 'chain=trx' }
        @{ Row = 'A6'; Generation = 'Current'; Call = 'spot GET /api/v3/deposit-addresses'; Charge = 'Management 5'; Line = 'Get-KcDepositAddress USDT -Chain trx'; Sends = 'currency=USDT', 'chain=trx' }
        @{ Row = 'A7'; Generation = 'Classic'; Call = 'spot POST /api/v1/deposit-addresses'; Charge = 'Management 20'; Line = 'New-KcDepositAddress USDT -Chain eth'; Sends = 'currency="USDT"', 'chain="eth"' }
        @{ Row = 'A7'; Generation = 'Current'; Call = 'spot POST /api/v3/deposit-address/create'; Charge = 'Management 20'; Line = 'New-KcDepositAddress USDT -Chain eth'; Sends = 'currency="USDT"', 'chain="eth"' }
        @{ Row = 'A8'; Call = 'spot GET /api/v1/deposits'; Charge = 'Management 5'; Line = 'Get-KcDeposit USDT -Status SUCCESS'; Sends = 'currency=USDT', 'status=SUCCESS', 'currentPage=1', 'pageSize=500' }
        @{ Row = 'A9'; Call = 'spot GET /api/v1/withdrawals'; Charge = 'Management 20'; Line = 'Get-KcWithdrawal USDT -Status SUCCESS'; Sends = 'currency=USDT', 'status=SUCCESS', 'currentPage=1', 'pageSize=500' }
        @{ Row = 'A10'; Generation = 'Classic'; Call = 'spot POST /api/v1/withdrawals'; Charge = 'Management 5'; Line = 'New-KcWithdrawal USDT 10 TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8 -Chain trx -Force'; Sends = 'currency="USDT"', 'amount=10', 'address="TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8"', 'chain="trx"' }
        @{ Row = 'A10'; Generation = 'Current'; Call = 'spot POST /api/v3/withdrawals'; Charge = 'Management 5'; Line = 'New-KcWithdrawal USDT 10 TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8 -Chain trx -Force'; Sends = 'currency="USDT"', 'amount="10"', 'toAddress="TKFRQXSDcY4kd3QLzw7uK16GmLrjJggwX8"', 'withdrawType="ADDRESS"', 'chain="trx"' }

        # Spot market
        @{ Row = 'B1'; Call = 'spot GET /api/v2/symbols'; Charge = 'Public 4'; Public = $true; Line = 'Get-KcSymbol -Market USDS'; Sends = 'market=USDS' }
        @{ Row = 'B2'; Call = 'spot GET /api/v1/market/allTickers'; Charge = 'Public 15'; Public = $true; Line = 'Get-KcTicker' }
        @{ Row = 'B3'; Call = 'spot GET /api/v1/market/stats'; Charge = 'Public 15'; Public = $true; Line = 'Get-KcMarketStatistic BTC-USDT'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'B4'; Call = 'spot GET /api/v1/market/orderbook/level2_20'; Charge = 'Public 2'; Public = $true; Line = 'Get-KcOrderBook BTC-USDT -Depth 20'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'B5'; Call = 'spot GET /api/v1/market/orderbook/level2_100'; Charge = 'Public 4'; Public = $true; Line = 'Get-KcOrderBook BTC-USDT -Depth 100'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'B6'; Call = 'spot GET /api/v3/market/orderbook/level2'; Charge = 'Spot 3'; Line = 'Get-KcOrderBook BTC-USDT -Depth Full'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'B7'; Call = 'spot GET /api/v1/market/candles'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcCandle BTC-USDT 1h -StartTime 2026-01-01T00:00:00Z -EndTime 2026-01-02T00:00:00Z'; Sends = 'symbol=BTC-USDT', 'type=1hour', 'startAt=1767225600', 'endAt=1767312000' }
        @{ Row = 'B8'; Call = 'spot GET /api/v1/market/histories'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcTrade BTC-USDT'; Sends = 'symbol=BTC-USDT' }

        # Spot orders and fills
        @{ Row = 'C1'; Generation = 'Classic'; Call = 'spot POST /api/v1/orders'; Charge = 'Spot 2'; Line = 'New-KcOrder BTC-USDT Buy -Price 1000.5 -Size 0.01'; Sends = 'clientOid="*"', 'symbol="BTC-USDT"', 'side="buy"', 'type="limit"', 'price="1000.5"', 'size="0.01"' }
        @{ Row = 'C1'; Generation = 'Current'; Call = 'spot POST /api/v1/hf/orders'; Charge = 'Spot 1'; Line = 'New-KcOrder BTC-USDT Buy -Price 1000.5 -Size 0.01'; Sends = 'clientOid="*"', 'symbol="BTC-USDT"', 'side="buy"', 'type="limit"', 'price="1000.5"', 'size="0.01"' }
        @{ Row = 'C2'; Generation = 'Classic'; Call = 'spot POST /api/v1/orders/multi'; Charge = 'Spot 3'; Line = '"symbol,side,price,size", "BTC-USDT,buy,1000.5,0.01", "BTC-USDT,buy,1000,0.02" | ConvertFrom-Csv | New-KcOrder -Batch'; Sends = 'symbol="BTC-USDT"', 'orderList.0.clientOid="*"', 'orderList.0.symbol="BTC-USDT"', 'orderList.0.side="buy"', 'orderList.0.type="limit"', 'orderList.0.price="1000.5"', 'orderList.0.size="0.01"', 'orderList.1.clientOid="*"', 'orderList.1.symbol="BTC-USDT"', 'orderList.1.side="buy"', 'orderList.1.type="limit"', 'orderList.1.price="1000"', 'orderList.1.size="0.02"' }
        @{ Row = 'C2'; Generation = 'Current'; Call = 'spot POST /api/v1/hf/orders/multi'; Charge = 'Spot 1'; Line = '"symbol,side,price,size", "BTC-USDT,buy,1000.5,0.01", "BTC-USDT,buy,1000,0.02" | ConvertFrom-Csv | New-KcOrder -Batch'; Sends = 'orderList.0.clientOid="*"', 'orderList.0.symbol="BTC-USDT"', 'orderList.0.side="buy"', 'orderList.0.type="limit"', 'orderList.0.price="1000.5"', 'orderList.0.size="0.01"', 'orderList.1.clientOid="*"', 'orderList.1.symbol="BTC-USDT"', 'orderList.1.side="buy"', 'orderList.1.type="limit"', 'orderList.1.price="1000"', 'orderList.1.size="0.02"' }
        @{ Row = 'C3'; Generation = 'Classic'; Call = 'spot DELETE /api/v1/orders/{orderId}'; Charge = 'Spot 3'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Stop-KcOrder $it.Id -Symbol BTC-USDT' }
        @{ Row = 'C3'; Generation = 'Current'; Call = 'spot DELETE /api/v1/hf/orders/{orderId}'; Charge = 'Spot 1'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Stop-KcOrder $it.Id -Symbol BTC-USDT'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'C4'; Generation = 'Classic'; Call = 'spot DELETE /api/v1/order/client-order/{clientOid}'; Charge = 'Spot 5'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Stop-KcOrder -ClientOid $it.ClientOid -Symbol BTC-USDT' }
        @{ Row = 'C4'; Generation = 'Current'; Call = 'spot DELETE /api/v1/hf/orders/client-order/{clientOid}'; Charge = 'Spot 1'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Stop-KcOrder -ClientOid $it.ClientOid -Symbol BTC-USDT'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'C5'; Generation = 'Classic'; Call = 'spot DELETE /api/v1/orders'; Charge = 'Spot 20'; Line = 'Stop-KcOrder -Symbol BTC-USDT -TradeType Trade'; Sends = 'symbol=BTC-USDT', 'tradeType=TRADE' }
        @{ Row = 'C5'; Generation = 'Current'; Call = 'spot DELETE /api/v1/hf/orders'; Charge = 'Spot 2'; Line = 'Stop-KcOrder -Symbol BTC-USDT'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'C5'; Generation = 'Current'; Call = 'spot DELETE /api/v1/hf/orders/cancelAll'; Charge = 'Spot 30'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Stop-KcOrder -All' }
        @{ Row = 'C6'; Generation = 'Classic'; Call = 'spot GET /api/v1/orders/{orderId}'; Charge = 'Spot 2'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Get-KcOrder -Id $it.Id' }
        @{ Row = 'C6'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/orders/{orderId}'; Charge = 'Spot 2'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Get-KcOrder -Id $it.Id -Symbol BTC-USDT'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'C7'; Generation = 'Classic'; Call = 'spot GET /api/v1/order/client-order/{clientOid}'; Charge = 'Spot 3'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Get-KcOrder -ClientOid $it.ClientOid' }
        @{ Row = 'C7'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/orders/client-order/{clientOid}'; Charge = 'Spot 2'; Given = 'New-KcOrder BTC-USDT Buy -Price 1000 -Size 0.01'; Line = 'Get-KcOrder -ClientOid $it.ClientOid -Symbol BTC-USDT'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'C8'; Generation = 'Classic'; Call = 'spot GET /api/v1/orders'; Charge = 'Spot 2'; Line = 'Get-KcOrder BTC-USDT -Status Active -Side Buy'; Sends = 'status=active', 'symbol=BTC-USDT', 'side=buy', 'currentPage=1', 'pageSize=500' }
        @{ Row = 'C8'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/orders/active'; Charge = 'Spot 2'; Line = 'Get-KcOrder BTC-USDT -Status Active'; Sends = 'symbol=BTC-USDT' }
        @{ Row = 'C8'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/orders/done'; Charge = 'Spot 2'; Line = 'Get-KcOrder BTC-USDT -Status Done -Side Buy'; Sends = 'symbol=BTC-USDT', 'side=buy', 'limit=100', 'startAt=*', 'endAt=*' }
        @{ Row = 'C8'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/orders/active/symbols'; Charge = 'Spot 2'; Line = 'Get-KcOrder -Status Active' }
        @{ Row = 'C9'; Generation = 'Classic'; Call = 'spot GET /api/v1/limit/orders'; Charge = 'Spot 3'; Line = 'Get-KcOrder -Recent' }
        @{ Row = 'C9'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/orders/done'; Charge = 'Spot 2'; Line = 'Get-KcOrder BTC-USDT -Recent'; Sends = 'symbol=BTC-USDT', 'limit=100', 'startAt=*', 'endAt=*' }
        @{ Row = 'C10'; Generation = 'Classic'; Call = 'spot GET /api/v1/fills'; Charge = 'Spot 10'; Line = 'Get-KcFill BTC-USDT -Side Buy'; Sends = 'symbol=BTC-USDT', 'side=buy', 'currentPage=1', 'pageSize=500', 'startAt=*', 'endAt=*' }
        @{ Row = 'C10'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/fills'; Charge = 'Spot 2'; Line = 'Get-KcFill BTC-USDT -Side Buy'; Sends = 'symbol=BTC-USDT', 'side=buy', 'limit=100', 'startAt=*', 'endAt=*' }
        @{ Row = 'C11'; Generation = 'Classic'; Call = 'spot GET /api/v1/limit/fills'; Charge = 'Spot 20'; Line = 'Get-KcFill -Recent' }
        @{ Row = 'C11'; Generation = 'Current'; Call = 'spot GET /api/v1/hf/fills'; Charge = 'Spot 2'; Line = 'Get-KcFill BTC-USDT -Recent'; Sends = 'symbol=BTC-USDT', 'limit=100', 'startAt=*', 'endAt=*' }

        # Spot stop orders
        @{ Row = 'D1'; Call = 'spot POST /api/v1/stop-order'; Charge = 'Spot 2'; Line = 'New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 1000 -Price 999 -Size 0.01'; Sends = 'clientOid="*"', 'symbol="BTC-USDT"', 'side="sell"', 'type="limit"', 'stop="loss"', 'stopPrice="1000"', 'price="999"', 'size="0.01"' }
        @{ Row = 'D2'; Call = 'spot DELETE /api/v1/stop-order/{orderId}'; Charge = 'Spot 3'; Given = 'New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 1000 -Price 999 -Size 0.01'; Line = 'Stop-KcStopOrder $it.Id' }
        @{ Row = 'D3'; Call = 'spot DELETE /api/v1/stop-order/cancel'; Charge = 'Spot 3'; Line = 'Stop-KcStopOrder -Symbol BTC-USDT'; Sends = 'symbol=BTC-USDT', 'tradeType=TRADE' }
        @{ Row = 'D4'; Call = 'spot GET /api/v1/stop-order/{orderId}'; Charge = 'Spot 3'; Given = 'New-KcStopOrder BTC-USDT Sell -Stop Loss -StopPrice 1000 -Price 999 -Size 0.01'; Line = 'Get-KcStopOrder -Id $it.Id' }
        @{ Row = 'D5'; Call = 'spot GET /api/v1/stop-order'; Charge = 'Spot 8'; Line = 'Get-KcStopOrder BTC-USDT -Side Sell'; Sends = 'symbol=BTC-USDT', 'side=sell', 'currentPage=1', 'pageSize=500' }

        # Margin. F1 and F2 do not exist at the exchange: E1 and E2 serve isolated margin too.
        @{ Row = 'E1'; Generation = 'Classic'; Call = 'spot POST /api/v3/margin/borrow'; Charge = 'Spot 15'; Line = 'New-KcMarginLoan USDT 10'; Sends = 'currency="USDT"', 'size=10', 'timeInForce="*"' }
        @{ Row = 'E1'; Generation = 'Current'; Call = 'spot POST /api/v3/margin/borrow'; Charge = 'Spot 15'; Line = 'New-KcMarginLoan USDT 10'; Sends = 'currency="USDT"', 'size=10', 'timeInForce="*"', 'isHf=true' }
        @{ Row = 'E2'; Generation = 'Classic'; Call = 'spot POST /api/v3/margin/repay'; Charge = 'Spot 10'; Given = 'New-KcMarginLoan USDT 10'; Line = 'New-KcMarginRepayment USDT 10'; Sends = 'currency="USDT"', 'size=10' }
        @{ Row = 'E2'; Generation = 'Current'; Call = 'spot POST /api/v3/margin/repay'; Charge = 'Spot 10'; Given = 'New-KcMarginLoan USDT 10'; Line = 'New-KcMarginRepayment USDT 10'; Sends = 'currency="USDT"', 'size=10', 'isHf=true' }
        @{ Row = 'E3'; Call = 'spot GET /api/v3/margin/borrow'; Charge = 'Spot 15'; Line = 'Get-KcMarginLoan USDT'; Sends = 'currency=USDT', 'currentPage=1', 'pageSize=500', 'startTime=*', 'endTime=*' }
        @{ Row = 'E4'; Call = 'spot GET /api/v3/margin/repay'; Charge = 'Spot 15'; Line = 'Get-KcMarginRepayment USDT'; Sends = 'currency=USDT', 'currentPage=1', 'pageSize=500', 'startTime=*', 'endTime=*' }
        @{ Row = 'F1'; Generation = 'Classic'; Call = 'spot POST /api/v3/margin/borrow'; Charge = 'Spot 15'; Line = 'New-KcMarginLoan USDT 10 -Symbol BTC-USDT'; Sends = 'currency="USDT"', 'size=10', 'timeInForce="*"', 'symbol="BTC-USDT"', 'isIsolated=true' }
        @{ Row = 'F1'; Generation = 'Current'; Call = 'spot POST /api/v3/margin/borrow'; Charge = 'Spot 15'; Line = 'New-KcMarginLoan USDT 10 -Symbol BTC-USDT'; Sends = 'currency="USDT"', 'size=10', 'timeInForce="*"', 'symbol="BTC-USDT"', 'isIsolated=true', 'isHf=true' }
        @{ Row = 'F2'; Generation = 'Classic'; Call = 'spot POST /api/v3/margin/repay'; Charge = 'Spot 10'; Given = 'New-KcMarginLoan USDT 10 -Symbol BTC-USDT'; Line = 'New-KcMarginRepayment USDT 10 -Symbol BTC-USDT'; Sends = 'currency="USDT"', 'size=10', 'symbol="BTC-USDT"', 'isIsolated=true' }
        @{ Row = 'F2'; Generation = 'Current'; Call = 'spot POST /api/v3/margin/repay'; Charge = 'Spot 10'; Given = 'New-KcMarginLoan USDT 10 -Symbol BTC-USDT'; Line = 'New-KcMarginRepayment USDT 10 -Symbol BTC-USDT'; Sends = 'currency="USDT"', 'size=10', 'symbol="BTC-USDT"', 'isIsolated=true', 'isHf=true' }
        @{ Row = 'F3'; Call = 'spot GET /api/v3/isolated/accounts'; Charge = 'Spot 15'; Line = 'Get-KcIsolatedMarginAccount BTC-USDT'; Sends = 'symbol=BTC-USDT', 'queryType=*' }

        # Futures market
        @{ Row = 'G1'; Call = 'futures GET /api/v1/contracts/active'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcFuturesContract' }
        @{ Row = 'G2'; Call = 'futures GET /api/v1/contracts/{symbol}'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcFuturesContract XBTUSDTM' }
        @{ Row = 'G3'; Call = 'futures GET /api/v1/ticker'; Charge = 'Public 2'; Public = $true; Line = 'Get-KcFuturesTicker XBTUSDTM'; Sends = 'symbol=XBTUSDTM' }
        @{ Row = 'G4'; Call = 'futures GET /api/v1/level2/snapshot'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcFuturesOrderBook XBTUSDTM -Depth Full'; Sends = 'symbol=XBTUSDTM' }
        @{ Row = 'G5'; Call = 'futures GET /api/v1/kline/query'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcFuturesCandle XBTUSDTM 1h -StartTime 2026-01-01T00:00:00Z -EndTime 2026-01-02T00:00:00Z'; Sends = 'symbol=XBTUSDTM', 'granularity=60', 'from=1767225600000', 'to=176731*' }
        @{ Row = 'G6'; Call = 'futures GET /api/v1/trade/history'; Charge = 'Public 5'; Public = $true; Line = 'Get-KcFuturesTrade XBTUSDTM'; Sends = 'symbol=XBTUSDTM' }
        @{ Row = 'G7'; Call = 'futures GET /api/v1/index/query'; Charge = 'Public 2'; Public = $true; Line = 'Get-KcFuturesIndexPrice XBTUSDTM -First 1'; Sends = 'symbol=.KXBTUSDT', 'maxCount=*' }
        @{ Row = 'G8'; Call = 'futures GET /api/v1/mark-price/{symbol}/current'; Charge = 'Public 3'; Public = $true; Line = 'Get-KcFuturesMarkPrice XBTUSDTM' }
        @{ Row = 'G9'; Call = 'futures GET /api/v1/funding-rate/{symbol}/current'; Charge = 'Public 2'; Public = $true; Line = 'Get-KcFundingRate XBTUSDTM' }
        @{ Row = 'G10'; Call = 'futures GET /api/v1/contract/funding-rates'; Charge = 'Public 5'; Public = $true; Line = 'Get-KcFundingRate XBTUSDTM -StartTime 2026-01-01T04:00:00Z -EndTime 2026-01-01T20:00:00Z'; Sends = 'symbol=XBTUSDTM', 'from=1767240000000', 'to=1767297600000' }

        # Futures account
        @{ Row = 'H1'; Call = 'futures GET /api/v1/account-overview'; Charge = 'Futures 5'; Line = 'Get-KcFuturesAccount USDT'; Sends = 'currency=USDT' }
        @{ Row = 'H2'; Call = 'futures GET /api/v1/transaction-history'; Charge = 'Futures 2'; Line = 'Get-KcFuturesLedger USDT -Type RealisedPNL'; Sends = 'currency=USDT', 'type=RealisedPNL', 'maxCount=*' }

        # Futures orders
        @{ Row = 'I1'; Call = 'futures POST /api/v1/orders'; Charge = 'Futures 2'; Line = 'New-KcFuturesOrder XBTUSDTM Buy -Price 1000.5 -Size 1 -Leverage 5'; Sends = 'clientOid="*"', 'symbol="XBTUSDTM"', 'side="buy"', 'type="limit"', 'price="1000.5"', 'size=1', 'leverage=5' }
        @{ Row = 'I2'; Call = 'futures DELETE /api/v1/orders/{orderId}'; Charge = 'Futures 1'; Given = 'New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5'; Line = 'Stop-KcFuturesOrder $it.Id' }
        @{ Row = 'I3'; Generation = 'Classic'; Call = 'futures DELETE /api/v1/orders'; Charge = 'Futures 800'; Line = 'Stop-KcFuturesOrder -Symbol XBTUSDTM'; Sends = 'symbol=XBTUSDTM' }
        @{ Row = 'I3'; Generation = 'Current'; Call = 'futures DELETE /api/v3/orders'; Charge = 'Futures 30'; Line = 'Stop-KcFuturesOrder -Symbol XBTUSDTM'; Sends = 'symbol=XBTUSDTM' }
        @{ Row = 'I4'; Call = 'futures GET /api/v1/orders/{orderId}'; Charge = 'Futures 5'; Given = 'New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5'; Line = 'Get-KcFuturesOrder -Id $it.Id' }
        @{ Row = 'I5'; Call = 'futures GET /api/v1/orders/byClientOid'; Charge = 'Futures 5'; Given = 'New-KcFuturesOrder XBTUSDTM Buy -Price 1000 -Size 1 -Leverage 5'; Line = 'Get-KcFuturesOrder -ClientOid $it.ClientOid'; Sends = 'clientOid=*' }
        @{ Row = 'I6'; Call = 'futures GET /api/v1/orders'; Charge = 'Futures 2'; Line = 'Get-KcFuturesOrder XBTUSDTM -Status Active -Side Buy'; Sends = 'symbol=XBTUSDTM', 'status=active', 'side=buy', 'currentPage=1', 'pageSize=1000' }
        @{ Row = 'I7'; Call = 'futures GET /api/v1/recentDoneOrders'; Charge = 'Futures 5'; Line = 'Get-KcFuturesOrder XBTUSDTM -Recent'; Sends = 'symbol=XBTUSDTM' }

        # Futures stop orders
        @{ Row = 'J1'; Call = 'futures POST /api/v1/orders'; Charge = 'Futures 2'; Line = 'New-KcFuturesStopOrder XBTUSDTM Sell -Type Market -Size 1 -Leverage 5 -Stop Down -StopPrice 1000 -StopPriceType Mark'; Sends = 'clientOid="*"', 'symbol="XBTUSDTM"', 'side="sell"', 'type="market"', 'size=1', 'leverage=5', 'stop="down"', 'stopPriceType="MP"', 'stopPrice="1000"' }
        @{ Row = 'J2'; Call = 'futures GET /api/v1/stopOrders'; Charge = 'Futures 6'; Line = 'Get-KcFuturesStopOrder XBTUSDTM -Side Sell'; Sends = 'symbol=XBTUSDTM', 'side=sell', 'currentPage=1', 'pageSize=1000' }

        # Futures positions and margin. K3 does not exist at the exchange: the position says whether margin is added to it.
        @{ Row = 'K1'; Call = 'futures GET /api/v2/position'; Charge = 'Futures 2'; Line = 'Get-KcFuturesPosition XBTUSDTM'; Sends = 'symbol=XBTUSDTM' }
        @{ Row = 'K2'; Call = 'futures GET /api/v1/positions'; Charge = 'Futures 2'; Line = 'Get-KcFuturesPosition -Currency USDT'; Sends = 'currency=USDT' }
        @{ Row = 'K3'; Call = 'futures GET /api/v1/positions'; Charge = 'Futures 2'; Line = 'Get-KcFuturesPosition | Select-Object Symbol, AutoDeposit' }
        @{ Row = 'K4'; Call = 'futures POST /api/v1/position/margin/auto-deposit-status'; Charge = 'Futures 4'; Line = 'Enable-KcFuturesAutoDeposit XBTUSDTM'; Sends = 'symbol="XBTUSDTM"', 'status=true' }
        @{ Row = 'K4'; Call = 'futures POST /api/v1/position/margin/auto-deposit-status'; Charge = 'Futures 4'; Line = 'Disable-KcFuturesAutoDeposit XBTUSDTM'; Sends = 'symbol="XBTUSDTM"', 'status=false' }
        @{ Row = 'K5'; Call = 'futures POST /api/v1/position/margin/deposit-margin'; Charge = 'Futures 4'; Line = 'Add-KcFuturesMargin XBTUSDTM 5.5'; Sends = 'symbol="XBTUSDTM"', 'margin=5.5', 'bizNo="*"' }

        # Futures risk limit and fills
        @{ Row = 'L1'; Call = 'futures GET /api/v1/contracts/risk-limit/{symbol}'; Charge = 'Public 5'; Line = 'Get-KcFuturesRiskLimit XBTUSDTM' }
        @{ Row = 'L2'; Call = 'futures POST /api/v1/position/risk-limit-level/change'; Charge = 'Futures 5'; Line = 'Set-KcFuturesRiskLimit XBTUSDTM 2 -NoWait'; Sends = 'symbol="XBTUSDTM"', 'level=2' }
        @{ Row = 'M1'; Call = 'futures GET /api/v1/fills'; Charge = 'Futures 5'; Line = 'Get-KcFuturesFill XBTUSDTM -Side Buy -TradeType trade'; Sends = 'symbol=XBTUSDTM', 'side=buy', 'tradeTypes=trade', 'currentPage=1', 'pageSize=1000', 'startAt=*', 'endAt=*' }
        @{ Row = 'M2'; Call = 'futures GET /api/v1/recentFills'; Charge = 'Futures 3'; Line = 'Get-KcFuturesFill XBTUSDTM -Recent'; Sends = 'symbol=XBTUSDTM' }
    )
}
