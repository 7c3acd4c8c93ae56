# What importing and removing the module does, and what it leaves alone. Each in a process of its own.

BeforeAll {
    $manifest = Join-Path (Get-Module KuCoin).ModuleBase 'KuCoin.psd1'
    $file, $arguments = (Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet' ? @('dotnet', (Join-Path $PSHOME 'pwsh.dll')) : @([Environment]::ProcessPath)
    function Invoke-Bare([string] $Script) { & $file @arguments -NoProfile -NonInteractive -Command $Script 2>&1 }
}

Describe 'Import-Module' {
    It 'is silent and loads neither HTTP, JSON nor the sandbox' {
        $loaded = Invoke-Bare @"
            `$before = [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name
            Import-Module '$manifest'
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name | Where-Object { `$_ -notin `$before }
"@
        $loaded | Should -Contain 'KuCoin.PowerShell'
        $loaded | Where-Object { $_ -match '^KuCoin\.Sandbox$|^System\.(Net|Text\.Json)' } | Should -BeNullOrEmpty
    }

    It 'can be undone: Remove-Module closes what the runspace opened and started' {
        Invoke-Bare @"
            Import-Module '$manifest'
            `$sandbox = Start-KcSandbox
            `$session = Connect-KcSession -Sandbox
            `$port = `$sandbox.Endpoint.Port
            Remove-Module KuCoin
            `$session.IsClosed
            try { [Net.Sockets.TcpClient]::new('127.0.0.1', `$port).Dispose(); 'still serving' } catch { 'stopped' }
"@ | Should -Be $true, 'stopped'
    }
}
