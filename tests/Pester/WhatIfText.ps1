# What -WhatIf says goes to the host alone; a transcript is the only way to read it.
function Get-WhatIfText([scriptblock] $Script) {
    $file = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).txt"
    $null = Start-Transcript -LiteralPath $file -UseMinimalHeader
    try { & $Script }
    finally { $null = Stop-Transcript }
    (Get-Content -LiteralPath $file -Raw) -replace '\r?\n', ' '
    Remove-Item -LiteralPath $file
}
