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

    It 'takes what is compiled for this system and this runtime where there is something, and the plain assemblies elsewhere' {
        $copy = New-Item -ItemType Directory (Join-Path $TestDrive KuCoin)
        Copy-Item (Join-Path (Split-Path $manifest) *) $copy -Recurse
        Remove-Item (Join-Path $copy compiled) -Recurse -ErrorAction Ignore
        $assemblies = 'KuCoin.PowerShell.dll', 'KuCoin.Core.dll', 'KuCoin.Sandbox.dll'
        $plain = $assemblies | ForEach-Object { Join-Path $copy $_ }
        $taken = @"
            Import-Module '$copy'
            `$null = Start-KcSandbox
            [AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { `$_ -match 'KuCoin\.(Core|PowerShell|Sandbox)\.dll$' } | Sort-Object
            (Get-Command -Module KuCoin).Count, (Get-Help Get-KcTicker).Synopsis
            Remove-Module KuCoin
            Import-Module '$copy'
            (Get-Command -Module KuCoin).Count
"@
        $cmdlets = (Get-Command -Module KuCoin).Count
        $rest = $cmdlets, (Get-Help Get-KcTicker).Synopsis, $cmdlets
        Invoke-Bare $taken | Should -Be @(@($plain | Sort-Object) + $rest)

        # The plain ones again, in the folders of those that are compiled ahead.
        $system = "$($IsWindows ? 'win' : $IsMacOS ? 'osx' : 'linux')-$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant()
        foreach ($each in 'linux-x64', 'win-x64', 'osx-arm64') {
            Copy-Item $plain (New-Item -ItemType Directory (Join-Path $copy "compiled/net10.0/$each"))
        }
        $compiled = $assemblies | ForEach-Object { Join-Path $copy "compiled/net10.0/$system/$_" }
        $isWanted = [Environment]::Version.Major -eq 10 -and (Test-Path $compiled[0])
        Invoke-Bare $taken | Should -Be @(@(($isWanted ? $compiled : $plain) | Sort-Object) + $rest)
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
