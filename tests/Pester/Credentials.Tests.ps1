# Keys for jobs that nobody watches: from the environment, a vault, a file, systemd. What is refused never tells a secret.

Describe 'Unattended credentials' {
    BeforeAll {
        . $PSScriptRoot/Fixture.ps1
        $exchange = Start-TestExchange
        $key = $exchange.Key
        $at = @{ Endpoint = $exchange.Endpoint; FuturesEndpoint = $exchange.FuturesEndpoint }
        $secure = { param($text) ConvertTo-SecureString $text -AsPlainText -Force }
        $json = [ordered] @{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret; Passphrase = $key.Passphrase } | ConvertTo-Json

        function New-KeyFile([string] $Text = $json, [string] $Mode = '600', [string] $Folder = $TestDrive) {
            $path = Join-Path $Folder "$([guid]::NewGuid()).json"
            [IO.File]::WriteAllText($path, $Text)
            Set-KeyFileMode $path $Mode
            $path
        }

        # On Windows the owner alone is let in by an access list of one entry; "open" adds everybody.
        function Set-KeyFileMode([string] $Path, [string] $Mode) {
            if (-not $IsWindows) { chmod $Mode $Path; return }
            icacls $Path /inheritance:r /grant:r "$([Security.Principal.WindowsIdentity]::GetCurrent().Name):F" | Out-Null
            if ($Mode -notmatch '^.00$') { icacls $Path /grant '*S-1-1-0:R' | Out-Null }
        }

        # What a failed command leaves in every place it can be read from afterwards.
        function Get-Trace([scriptblock] $Script) {
            try { $null = & $Script *>&1; throw 'it did not fail' }
            catch {
                $_ | Should -Not -Match 'it did not fail'
                Get-Error -InputObject $_ | Out-String -Width 4096
                $_ | Format-List * -Force | Out-String -Width 4096
                $_.InvocationInfo.BoundParameters | ConvertTo-Json -Depth 6
                [Management.Automation.PSSerializer]::Serialize($_, 3)
                for ($failure = $_.Exception; $failure; $failure = $failure.InnerException) { "$failure" }
            }
        }

        function Assert-NoSecret($Text) {
            foreach ($part in $key.Secret, $key.Passphrase) { "$Text".Contains($part) | Should -BeFalse -Because $part }
        }
    }

    AfterAll { Stop-TestExchange $exchange }
    AfterEach { Disconnect-KcSession -All }

    Context 'from a vault, down the pipeline' {
        It 'takes <What>' -ForEach @(
            @{ What = 'a hashtable of texts'; Make = { @{ apikey = $key.ApiKey; ApiSecret = $key.Secret; Passphrase = $key.Passphrase } } }
            @{ What = 'a hashtable of secure texts'; Make = { Get-TestSecret $key } }
            @{ What = 'an ordered dictionary'; Make = { [ordered] @{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret; Passphrase = $key.Passphrase } } }
            @{ What = 'an object'; Make = { [pscustomobject] (Get-TestSecret $key) } }
            @{ What = 'an object out of JSON'; Make = { $json | ConvertFrom-Json } }
            @{ What = 'a secure text of JSON'; Make = { & $secure $json } }
        ) {
            (& $Make | Connect-KcSession @at).Permissions | Should -Contain 'Spot'
        }

        It 'takes a credential with the passphrase beside it' {
            $credential = [pscredential]::new($key.ApiKey, (& $secure $key.Secret))
            ($credential | Connect-KcSession -Passphrase (& $secure $key.Passphrase) @at).Permissions | Should -Contain 'Spot'
            (@{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret } | Connect-KcSession -Passphrase (& $secure $key.Passphrase) @at).Permissions | Should -Contain 'Spot'
        }

        It 'refuses <What> without telling it' -ForEach @(
            @{ What = 'a credential without a passphrase'; Id = 'CredentialMissing'; Make = { [pscredential]::new($key.ApiKey, (& $secure $key.Secret)) } }
            @{ What = 'a plain text'; Id = 'CredentialMissing'; Make = { $json } }
            @{ What = 'a dictionary with a misspelt name'; Id = 'CredentialMissing'; Make = { @{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret; Passfrase = $key.Passphrase } } }
            @{ What = 'an object with a number'; Id = 'CredentialMissing'; Make = { [pscustomobject] @{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret; Passphrase = 42 } } }
            @{ What = 'a list'; Id = 'CredentialMissing'; Make = { , @($key.ApiKey, $key.Secret, $key.Passphrase) } }
            @{ What = 'a secure text that is no JSON'; Id = 'CredentialMissing'; Make = { & $secure "{`n  $($key.Secret)" } }
        ) {
            { & $Make | Connect-KcSession @at } | Should -Throw -ErrorId "$Id,*"
            Assert-NoSecret (Get-Trace { & $Make | Connect-KcSession @at })
        }

        It 'refuses the passphrase twice' {
            { Get-TestSecret $key | Connect-KcSession -Passphrase (& $secure other) @at } | Should -Throw '*twice*' -ErrorId 'CredentialMissing,*'
        }

        It 'refuses a plain text where a secure one belongs, without telling it: -<_>' -ForEach 'ApiSecret', 'Passphrase' {
            $parts = @{ ApiKey = $key.ApiKey; ApiSecret = (& $secure $key.Secret); Passphrase = (& $secure $key.Passphrase) }
            $parts[$_] = $key.Secret
            { Connect-KcSession @parts @at } | Should -Throw '*SecureString*'
            Assert-NoSecret (Get-Trace { Connect-KcSession @parts @at })
        }
    }

    Context 'from a file' {
        It 'takes it when its owner alone can read it' {
            $path = New-KeyFile
            (Connect-KcSession -CredentialPath $path @at).Permissions | Should -Contain 'Spot'
            Push-Location $TestDrive
            try { (Connect-KcSession -CredentialPath (Split-Path -Leaf $path) @at).Permissions | Should -Contain 'Spot' }
            finally { Pop-Location }
        }

        It 'takes a byte order mark, other names beside, and the names in any case' {
            $text = [char] 0xFEFF + (@{ comment = 'treasury'; nested = @{ ApiKey = 'x' }; APIKEY = $key.ApiKey; apiSecret = $key.Secret; passphrase = $key.Passphrase } | ConvertTo-Json)
            (Connect-KcSession -CredentialPath (New-KeyFile $text) @at).Permissions | Should -Contain 'Spot'
        }

        It 'refuses it when others are let in: mode <_>' -ForEach '640', '604', '620', '666', '610' {
            if ($IsWindows -and $_ -ne '604') { return }
            $path = New-KeyFile -Mode $_
            $failure = { Connect-KcSession -CredentialPath $path @at } | Should -Throw -ErrorId 'CredentialFileOpen,*' -PassThru
            $failure.CategoryInfo.Category | Should -Be PermissionDenied
            $failure.ErrorDetails.RecommendedAction | Should -Match ($IsWindows ? 'icacls' : 'chmod 600')
            Get-KcSession | Should -BeNullOrEmpty
        }

        It 'looks at the file a link leads to' {
            if ($IsWindows) { return }
            $link = Join-Path $TestDrive link.json
            $null = New-Item -ItemType SymbolicLink $link -Target (New-KeyFile -Mode 644)
            { Connect-KcSession -CredentialPath $link @at } | Should -Throw -ErrorId 'CredentialFileOpen,*'
        }

        It 'refuses <What> without telling what is in it' -ForEach @(
            @{ What = 'what is no JSON'; Id = 'CredentialMissing'; Like = '*line 2*'; Text = { "{`n$($key.Secret)" } }
            @{ What = 'a cut file'; Id = 'CredentialMissing'; Like = '*not a JSON object*'; Text = { $json.Substring(0, $json.Length - 5) } }
            @{ What = 'a part missing'; Id = 'CredentialMissing'; Like = '*no text named Passphrase*'; Text = { $json -replace 'Passphrase', 'Password' } }
            @{ What = 'a part twice'; Id = 'CredentialMissing'; Like = '*twice*'; Text = { $json -replace '\{', "{ `"apisecret`": `"$($key.Secret)`"," } }
            @{ What = 'a part empty'; Id = 'CredentialMissing'; Like = '*empty*'; Text = { @{ ApiKey = $key.ApiKey; ApiSecret = $key.Secret; Passphrase = '' } | ConvertTo-Json } }
            @{ What = 'something behind it'; Id = 'CredentialMissing'; Like = '*not a JSON object*'; Text = { $json + $key.Secret } }
            @{ What = 'a list'; Id = 'CredentialMissing'; Like = '*not a JSON object*'; Text = { "[`"$($key.Secret)`"]" } }
            @{ What = 'nothing'; Id = 'CredentialMissing'; Like = '*not a JSON object*'; Text = { '' } }
            @{ What = 'a large file'; Id = 'CredentialFileUnusable'; Like = '*larger*'; Text = { $json + (' ' * 70000) } }
        ) {
            $path = New-KeyFile (& $Text)
            { Connect-KcSession -CredentialPath $path @at } | Should -Throw $Like -ErrorId "$Id,*"
            Assert-NoSecret (Get-Trace { Connect-KcSession -CredentialPath $path @at })
        }

        It 'says so when there is none' {
            { Connect-KcSession -CredentialPath (Join-Path $TestDrive none.json) @at } | Should -Throw '*none.json*' -ErrorId 'CredentialFileUnusable,*'
        }
    }

    Context 'from systemd' {
        AfterEach { Remove-Item Env:CREDENTIALS_DIRECTORY -ErrorAction Ignore }

        It 'takes what LoadCredential= laid out, with the access list''s right of the group' -ForEach '400', '440' {
            if ($IsWindows) { return }
            $env:CREDENTIALS_DIRECTORY = $TestDrive
            $path = New-KeyFile -Mode $_
            (Connect-KcSession -SystemdCredential (Split-Path -Leaf $path) @at).Permissions | Should -Contain 'Spot'
        }

        It 'refuses what others can read all the same' {
            if ($IsWindows) { return }
            $env:CREDENTIALS_DIRECTORY = $TestDrive
            $path = New-KeyFile -Mode 444
            { Connect-KcSession -SystemdCredential (Split-Path -Leaf $path) @at } | Should -Throw -ErrorId 'CredentialFileOpen,*'
        }

        It 'says so when systemd gave nothing, or nothing of that name' {
            $failure = { Connect-KcSession -SystemdCredential kucoin @at } | Should -Throw '*CREDENTIALS_DIRECTORY*' -ErrorId 'CredentialFileUnusable,*' -PassThru
            $failure.ErrorDetails.RecommendedAction | Should -Match 'LoadCredential=kucoin:'
            $env:CREDENTIALS_DIRECTORY = $TestDrive
            { Connect-KcSession -SystemdCredential kucoin @at } | Should -Throw '*kucoin*' -ErrorId 'CredentialFileUnusable,*'
        }

        It 'takes a name and no path: <_>' -ForEach '../key.json', '/etc/key.json', '..' {
            $env:CREDENTIALS_DIRECTORY = $TestDrive
            { Connect-KcSession -SystemdCredential $_ @at } | Should -Throw '*not a path*' -ErrorId 'CredentialFileUnusable,*'
        }
    }

    It 'from the environment never tell a value when one is missing' {
        $env:KUCOIN_API_KEY, $env:KUCOIN_API_SECRET = $key.ApiKey, $key.Secret
        try { Assert-NoSecret (Get-Trace { Connect-KcSession -FromEnvironment @at }) }
        finally { Remove-Item Env:KUCOIN_API_* }
    }

    It 'are not in the history of a console that used them' {
        $path = New-KeyFile
        $shell = [powershell]::Create().AddScript("Import-Module '$((Get-Module KuCoin).Path)'; Connect-KcSession -CredentialPath '$path' -Endpoint $($exchange.Endpoint); Get-History | Format-List * -Force | Out-String -Width 4096")
        try { Assert-NoSecret ($shell.Invoke() | Out-String) }
        finally { $shell.Dispose() }
    }
}
