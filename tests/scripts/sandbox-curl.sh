#!/usr/bin/env bash
# Proof that the sandbox is an exchange for anybody, not only for this module: signs with openssl, sends with curl.
#
# Starts the sandbox, sends one order signed by the book, and then the same request with one thing wrong at a time.
# Each has to be answered with the exchange's own code; the first deviation ends the script with status 1.
#
#   tests/scripts/sandbox-curl.sh                    builds and starts it with "dotnet run"
#   tests/scripts/sandbox-curl.sh path/to/Sandbox.dll  starts what is built already
#
# Needs bash, curl, openssl and dotnet. Listens on the loopback only, ends what it started, leaves nothing behind.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
sandbox=

finish() {
  if [ -n "$sandbox" ] && kill -0 "$sandbox" 2>/dev/null; then
    kill -TERM "$sandbox"
    wait "$sandbox" || true
  fi
  rm -rf "$scratch"
}
trap finish EXIT

fail() { echo "sandbox-curl: $1" >&2; exit 1; }

for tool in curl openssl dotnet; do
  command -v "$tool" >/dev/null || fail "$tool is missing"
done

# 1. Start it on free ports and read where it listens and which keys it has: NAME=value lines, then "ready".
if [ $# -gt 0 ]; then
  dotnet "$1" >"$scratch/out" 2>"$scratch/err" &
else
  dotnet build "$root/src/KuCoin.Sandbox" --nologo -v quiet
  # exec, so that the process to end later is the sandbox's own launcher.
  (cd "$root" && exec dotnet run --no-build --project src/KuCoin.Sandbox -- --port 0) >"$scratch/out" 2>"$scratch/err" &
fi
sandbox=$!
for _ in $(seq 600); do
  grep -q '^ready$' "$scratch/out" && break
  kill -0 "$sandbox" 2>/dev/null || fail "the sandbox ended: $(cat "$scratch/err")"
  sleep 0.1
done
grep -q '^ready$' "$scratch/out" || fail "the sandbox did not get ready"

value() { sed -n "s/^$1=//p" "$scratch/out"; }
endpoint=$(value KC_ENDPOINT)
key=$(value KC_API_KEY) secret=$(value KC_API_SECRET) passphrase=$(value KC_API_PASSPHRASE)
readonly_key=$(value KC_READONLY_API_KEY) readonly_secret=$(value KC_READONLY_API_SECRET) readonly_passphrase=$(value KC_READONLY_API_PASSPHRASE)

# 2. The exchange's rules: base64 of HMAC-SHA256 with the secret, over timestamp, method, path and body.
hmac() { printf '%s' "$2" | openssl dgst -sha256 -hmac "$1" -binary | openssl base64 -A; }

now() { # milliseconds of the sandbox's clock
  curl -sS "$endpoint/api/v1/timestamp" | sed 's/.*"data":\([0-9]*\).*/\1/'
}

# send KEY SIGNATURE TIMESTAMP PASSPHRASE METHOD PATH BODY
send() {
  curl -sS -X "$5" "$endpoint$6" \
    -H "KC-API-KEY: $1" -H "KC-API-SIGN: $2" -H "KC-API-TIMESTAMP: $3" \
    -H "KC-API-PASSPHRASE: $4" -H "KC-API-KEY-VERSION: 3" -H "Content-Type: application/json" \
    ${7:+--data-binary "$7"}
}

# expect CODE WHAT ANSWER
expect() {
  local code
  code=$(printf '%s' "$3" | sed 's/.*"code":"\([0-9]*\)".*/\1/')
  [ "$code" = "$1" ] || fail "$2: expected $1, got $3"
  echo "ok  $1  $2"
}

order() { printf '{"clientOid":"%s","symbol":"BTC-USDT","side":"buy","type":"limit","price":"20000","size":"0.001"}' "$1"; }

path=/api/v1/orders
signed_passphrase=$(hmac "$secret" "$passphrase")

# 3. As the book says: taken.
body=$(order curl-1) time=$(now)
sign=$(hmac "$secret" "${time}POST$path$body")
answer=$(send "$key" "$sign" "$time" "$signed_passphrase" POST "$path" "$body")
expect 200000 "an order signed with openssl" "$answer"
id=$(printf '%s' "$answer" | sed 's/.*"orderId":"\([0-9a-f]*\)".*/\1/')
time=$(now)
expect 200000 "the same order, read back" \
  "$(send "$key" "$(hmac "$secret" "${time}GET$path/$id")" "$time" "$signed_passphrase" GET "$path/$id" "")"

# 4. One thing wrong at a time: refused.
body=$(order curl-2) time=$(now)
sign=$(hmac "$secret" "${time}POST$path$body")
expect 400005 "one byte of the body changed" \
  "$(send "$key" "$sign" "$time" "$signed_passphrase" POST "$path" "${body/20000/30000}")"

time=$(($(now) - 60000))
expect 400002 "a timestamp a minute old" \
  "$(send "$key" "$(hmac "$secret" "${time}POST$path$body")" "$time" "$signed_passphrase" POST "$path" "$body")"

time=$(now)
expect 400004 "a wrong passphrase" \
  "$(send "$key" "$(hmac "$secret" "${time}POST$path$body")" "$time" "$(hmac "$secret" "not it")" POST "$path" "$body")"

time=$(now)
expect 400007 "a key that may only read" \
  "$(send "$readonly_key" "$(hmac "$readonly_secret" "${time}POST$path$body")" "$time" "$(hmac "$readonly_secret" "$readonly_passphrase")" POST "$path" "$body")"

# 5. None of the refused ones was placed.
time=$(now)
list="$path?status=active"
answer=$(send "$key" "$(hmac "$secret" "${time}GET$list")" "$time" "$signed_passphrase" GET "$list" "")
expect 200000 "the list of open orders" "$answer"
case $answer in
  *'"totalNum":1,'*) echo "ok  one order is open, as it should" ;;
  *) fail "expected one open order: $answer" ;;
esac

# 6. It ends when asked to, cleanly.
kill -TERM "$sandbox"
status=0
wait "$sandbox" || status=$?
sandbox=
[ "$status" -eq 0 ] || fail "the sandbox ended with status $status: $(cat "$scratch/err")"
echo "sandbox-curl: ok"
