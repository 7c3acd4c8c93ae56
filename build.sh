#!/usr/bin/env bash
# Finds PowerShell (on PATH, else the pinned .NET tool) and hands the task to build.ps1.
# Where neither is to be had, "test" and "demo" still do what the .NET SDK alone can do, and say so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if command -v pwsh > /dev/null; then
  exec pwsh -NoProfile -File build.ps1 "$@"
elif dotnet tool restore > /dev/null 2>&1; then
  exec dotnet tool run pwsh -NoProfile -File build.ps1 "$@"
fi

missing="There is no PowerShell here: pwsh is not on PATH, and 'dotnet tool restore' could not get it."
case "${1:-}" in
  [Tt]est) project=tools/RunTests; echo "$missing The .NET suites run without it." ;;
  [Dd]emo) project=examples/Tour; echo "$missing The tour goes through the C# library instead." ;;
  *) echo "$missing Without it there are only 'demo' and 'test'." >&2; exit 1 ;;
esac
dotnet build KuCoin.slnx -c Release --nologo -clp:ErrorsOnly -nodeReuse:false -p:UseSharedCompilation=false
exec dotnet run -c Release --no-build --project "$project"
