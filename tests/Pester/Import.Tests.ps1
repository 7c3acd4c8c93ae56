# What importing and removing the module does, and what it leaves alone. Each in a process of its own.

BeforeAll {
    $manifest = Join-Path $PSScriptRoot '../../out/KuCoin/KuCoin.psd1'
    $pwsh = [Environment]::ProcessPath
    $start = (Split-Path $pwsh -Leaf) -match '^dotnet' ? @((Join-Path $PSHOME 'pwsh.dll'), '-NoProfile') : @('-NoProfile')
    function Invoke-Fresh([string] $Script) { & $pwsh @start -NonInteractive -Command $Script 2>&1 }
}

Describe 'Import-Module' {
    It 'is silent and loads neither HTTP, JSON nor the sandbox' {
        $loaded = Invoke-Fresh @"
            `$before = [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name
            Import-Module '$manifest'
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Where-Object { `$_ -notin `$before }
"@
        $loaded | Should -Contain 'KuCoin.PowerShell'
        $loaded | Where-Object { $_ -match '^KuCoin\.Sandbox$|^System\.(Net|Text\.Json)' } | Should -BeNullOrEmpty
    }

    It 'can be undone: Remove-Module closes what the runspace opened' {
        Invoke-Fresh @"
            Import-Module '$manifest'
            Remove-Module KuCoin
            Import-Module '$manifest'
            @(Get-KcSession).Count
"@ | Should -Be 0
    }
}
