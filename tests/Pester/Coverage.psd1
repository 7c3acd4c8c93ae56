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
    )
}
