# Page, shipped help and cmdlet say the same; every example can be typed as it stands, and what can run here runs.

BeforeDiscovery {
    $cmdlets = Get-Command -Module KuCoin -CommandType Cmdlet | ForEach-Object { @{ Name = $_.Name } }
    $topics = Get-ChildItem (Join-Path $PSScriptRoot '../../docs/about/*.help.txt') | ForEach-Object { @{ Name = $_.BaseName -replace '\.help$' } }
}

BeforeAll {
    $pages = Join-Path $PSScriptRoot '../../docs/cmdlets'
    $common = [Management.Automation.PSCmdlet]::CommonParameters
    [xml] $maml = Get-Content -Raw (Join-Path (Get-Module KuCoin).ModuleBase 'en-US/KuCoin.PowerShell.dll-Help.xml')
    $help = @{}
    foreach ($command in $maml.DocumentElement.ChildNodes) { $help[$command.details.name] = $command }

    function Get-Chapter([string] $Page, [string] $Title) {
        $match = [regex]::Match((Get-Content -Raw (Join-Path $pages "$Page.md")), "(?ms)^## $Title\r?\n(.*?)(?=^## |\z)")
        $match.Groups[1].Value.Trim()
    }

    function Get-Example([string] $Cmdlet) {
        [regex]::Matches((Get-Chapter $Cmdlet EXAMPLES), '(?ms)^```powershell\r?\n(.*?)^```').ForEach{ $_.Groups[1].Value.Trim() }
    }

    # What a topic shows to be typed: the indented blocks that follow an empty line.
    function Get-TopicExample([string] $Topic) {
        [regex]::Matches((Get-Help $Topic).ReplaceLineEndings("`n"), '(?m)(?<=\n\n)(?: {8,}.*(?:\n|\z))+').ForEach{ $_.Value }
    }

    # The calls in examples, each with the parameters it binds by name or position.
    function Get-Call([string[]] $Example) {
        foreach ($block in $Example) {
            $errors = $null
            $ast = [Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $errors)
            foreach ($call in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $binding = [Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true)
                [pscustomobject]@{
                    Text   = $call.Extent.Text
                    Name   = $call.GetCommandName()
                    Errors = @($errors) + @($binding.BindingExceptions.Values.BindingException)
                    Bound  = @($binding.BoundParameters.Keys)
                    Piped  = $call.Parent -is [Management.Automation.Language.PipelineAst] -and $call.Parent.PipelineElements.IndexOf($call) -gt 0
                }
            }
        }
    }
}

Describe 'The help pages' {
    It 'are one for every cmdlet, and no other' {
        (Get-ChildItem $pages -Filter *.md).BaseName | Sort-Object | Should -Be @((Get-Command -Module KuCoin -CommandType Cmdlet).Name | Sort-Object)
    }

    It 'carry the facts of the built cmdlets (else run ./build.ps1 Docs)' {
        Copy-Item $pages TestDrive:/pages -Recurse
        & (Join-Path $PSScriptRoot '../../tools/Update-HelpPages.ps1') -Folder (Join-Path $TestDrive pages)
        foreach ($page in Get-ChildItem TestDrive:/pages) {
            Get-Content -Raw $page | Should -BeExactly (Get-Content -Raw (Join-Path $pages $page.Name)) -Because $page.Name
        }
    }
}

Describe '<Name>' -ForEach $cmdlets {
    It 'has a page without gaps' {
        Get-Content -Raw (Join-Path $pages "$Name.md") | Should -Not -Match '\{\{|### -\w+\s+```yaml'
        foreach ($chapter in 'SYNOPSIS', 'DESCRIPTION', 'EXAMPLES', 'INPUTS', 'OUTPUTS', 'RELATED LINKS') {
            Get-Chapter $Name $chapter | Should -Not -BeNullOrEmpty -Because $chapter
        }
        $notes = Get-Chapter $Name NOTES
        foreach ($note in 'Key permission', 'API path', 'Errors') { $notes | Should -Match "(?m)^- ${note}: \S" }
    }

    It 'names calls that the library declares' {
        $declared = [KuCoin.KuCoinClient]::Operations | ForEach-Object { "$($_.Method) $($_.Path)" }
        foreach ($call in [regex]::Matches((Get-Chapter $Name NOTES), '`((GET|POST|DELETE|PUT) /[^`]+)`').ForEach{ $_.Groups[1].Value }) {
            $call | Should -BeIn $declared
        }
    }

    It 'leads to pages, topics and addresses that exist' {
        $links = [regex]::Matches((Get-Content -Raw (Join-Path $pages "$Name.md")), '\]\(([^)]+)\)').ForEach{ $_.Groups[1].Value } | Where-Object { $_ -notlike 'https://*' }
        foreach ($link in $links) { Join-Path $pages $link | Should -Exist }
        $shown = (Get-Help $Name -Full).relatedLinks.navigationLink | Where-Object { -not $_.uri } | ForEach-Object linkText
        foreach ($target in $shown) { Get-Help $target -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $target }
    }

    It 'leaves no part of Get-Help empty' {
        $full = Get-Help $Name -Full
        $full.Synopsis, $full.description.Text, $full.returnValues.returnValue.type.name, $full.inputTypes.inputType.type.name, $full.alertSet.alert.Text | ForEach-Object { "$_".Trim() | Should -Not -BeNullOrEmpty }
        foreach ($parameter in $full.parameters.parameter) { "$($parameter.description.Text)".Trim() | Should -Not -BeNullOrEmpty -Because $parameter.name }
        $full | Out-String | Should -Not -Match '\{\{|Fill in|TODO'
    }

    It 'says in Get-Help what its page says' {
        (Get-Help $Name).Synopsis | Should -Be (Get-Chapter $Name SYNOPSIS).Replace('`', '').Replace("`n", ' ')
        @((Get-Help $Name).examples.example).Count | Should -Be ([regex]::Matches((Get-Chapter $Name EXAMPLES), '(?m)^### ').Count)
    }

    It 'has its parameters in the shipped help as they are' {
        $command = Get-Command $Name
        $described = @{}
        foreach ($parameter in $help[$Name].parameters.parameter) { $described[$parameter.name] = $parameter }
        $described.Keys | Sort-Object | Should -Be @($command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object)
        foreach ($parameter in $described.Values) {
            $actual = $command.Parameters[$parameter.name]
            $parameter.type.name | Should -Be ([Nullable]::GetUnderlyingType($actual.ParameterType) ?? $actual.ParameterType).FullName
            $parameter.aliases | Should -Be ($actual.Aliases ? $actual.Aliases -join ', ' : 'none')
            $parameter.description.para | Should -Not -BeNullOrEmpty -Because $parameter.name
        }

        $syntaxes = @($help[$Name].syntax.syntaxItem)
        $syntaxes.Count | Should -Be $command.ParameterSets.Count
        foreach ($i in 0..($syntaxes.Count - 1)) {
            $set = $command.ParameterSets[$i]
            $expected = foreach ($each in $set.Parameters | Where-Object Name -notin $common) {
                $ways = @(if ($each.ValueFromPipeline) { 'ByValue' }; if ($each.ValueFromPipelineByPropertyName) { 'ByPropertyName' })
                $position = $each.Position -lt 0 ? 'named' : $each.Position
                "$($each.Name) required=$($each.IsMandatory) position=$position pipeline=$($ways ? "true ($($ways -join ', '))" : 'false')"
            }
            $shipped = foreach ($each in $syntaxes[$i].parameter) {
                "$($each.name) required=$($each.required) position=$($each.position) pipeline=$($each.pipelineInput)"
            }
            $shipped | Sort-Object | Should -Be @($expected | Sort-Object) -Because $set.Name
        }
    }

    It 'has examples that parse and bind' {
        $calls = @(Get-Call (Get-Example $Name))
        $calls.Name | Should -Contain $Name
        foreach ($call in $calls) {
            $call.Errors | Where-Object { $_ } | Should -BeNullOrEmpty -Because $call.Text
            if ($call.Name -like '*-Kc*') { Get-Command $call.Name -Module KuCoin -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $call.Text }
        }
    }

    It 'has an example of every parameter set, and one in a pipeline' {
        $calls = @(Get-Call (Get-Example $Name))
        foreach ($set in (Get-Command $Name).ParameterSets) {
            $calls | Where-Object {
                $call = $_
                $needed = $set.Parameters | Where-Object { $_.IsMandatory -and -not ($call.Piped -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName)) }
                $call.Name -eq $Name -and
                -not ($call.Bound | Where-Object { $_ -notin $set.Parameters.Name }) -and
                -not ($needed | Where-Object Name -notin $call.Bound)
            } | Should -Not -BeNullOrEmpty -Because $set.Name
        }
        Get-Chapter $Name EXAMPLES | Should -Match ' \| '
    }
}

Describe 'The examples of <Name>' -ForEach $cmdlets {
    BeforeAll {
        # Those that need a person, a vault or an account of one's own, fix a port, or end when somebody ends them.
        $notHere = 'Get-Credential|Get-Secret|FromEnvironment|CredentialPath|SystemdCredential|ApiSecret|18080|Start-ThreadJob|Wait-KcOrder.*00:01:00|01:00:00'
        # Nobody waits for what may never happen: a watch ends after this long at the latest.
        $PSDefaultParameterValues['Watch-Kc*:Timeout'] = 2
        $null = Start-KcSandbox quiet
        $null = Connect-KcSession -Sandbox -Name treasury
        $first = New-KcOrder ETH-USDT -Side Buy -Price 1000 -Size 0.01
        $null = New-KcOrder ETH-USDT -Side Buy -Price 1000 -Size 0.01 -ClientOid rebalance-17
        $account = Get-KcAccount USDT -Type Main
        Set-Content TestDrive:/policy.psd1 '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main"; Reserve = 5000 }, @{ Currency = "USDT"; Account = "Contract"; Minimum = 11000 }) }'
        Set-Content TestDrive:/orders.csv 'Symbol,Side,Type,Price,Size', 'BTC-USDT,Buy,Limit,50000,0.01', 'ETH-USDT,Sell,Limit,9000,0.01'
        Set-Content TestDrive:/candles.csv 'Time,Open,High,Low,Close', '2026-01-31T00:00Z,100,110,95,108', '2026-01-31T01:00Z,108,109,101,103'
        Push-Location TestDrive:/
    }
    AfterAll {
        Pop-Location
        $PSDefaultParameterValues.Remove('Watch-Kc*:Timeout')
        Disconnect-KcSession -All
        Get-KcSandbox | Stop-KcSandbox
    }

    It 'run against the sandbox without an error' {
        foreach ($example in Get-Example $Name | Where-Object { $_ -notmatch $notHere }) {
            $typed = $example -replace '(Watch-Kc.*) -Timeout \S+', '$1' -replace '-Confirm\b', '-Confirm:$false' -replace '6601aabbccddeeff00112233', $first.Id -replace '5bd6e9286d99522a52e458de', $account.Id
            Invoke-Expression $typed 2>&1 3>$null 6>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty -Because $example
        }
    }
}

Describe '<Name>' -ForEach $topics {
    It 'is found by Get-Help and fits 80 columns' {
        $text = Get-Help $Name
        $text | Should -BeLike "TOPIC*$Name*"
        $text -split '\r?\n' | Where-Object Length -gt 80 | Should -BeNullOrEmpty
    }

    It 'has examples that parse and bind' {
        $examples = @(Get-TopicExample $Name)
        $examples | Should -Not -BeNullOrEmpty
        foreach ($call in Get-Call $examples) {
            $call.Errors | Where-Object { $_ } | Should -BeNullOrEmpty -Because $call.Text
            if ($call.Name -like '*-Kc*') { Get-Command $call.Name -Module KuCoin -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $call.Text }
        }
    }

    It 'refers to cmdlets and topics that exist' {
        $list = [regex]::Match((Get-Help $Name).ReplaceLineEndings("`n"), '(?s)\nSEE ALSO\n(.*)').Groups[1].Value
        foreach ($target in [regex]::Matches($list, '(?m)^    (\S+)').ForEach{ $_.Groups[1].Value }) {
            Get-Help $target -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because $target
        }
    }
}

Describe 'The examples of <Name>' -ForEach $topics {
    BeforeAll {
        $saved = $PSDefaultParameterValues.Clone()
        $null = Start-KcSandbox scene
        $null = Connect-KcSession -Sandbox
        Set-Content TestDrive:/policy.psd1 '@{ Accounts = @(@{ Currency = "USDT"; Account = "Main"; Reserve = 5000 }, @{ Currency = "USDT"; Account = "Contract"; Minimum = 11000 }) }'
        Set-Content TestDrive:/orders.csv 'Symbol,Side,Type,Price,Size', 'BTC-USDT,Buy,Limit,50000,0.01', 'ETH-USDT,Sell,Limit,9000,0.01'
        Push-Location TestDrive:/
    }
    AfterAll {
        Pop-Location
        $PSDefaultParameterValues.Clear()
        foreach ($key in $saved.Keys) { $PSDefaultParameterValues[$key] = $saved[$key] }
        Disconnect-KcSession -All
        Get-KcSandbox | Stop-KcSandbox
    }

    It 'run against the sandbox without an error' {
        # Those that need a person, a vault or an account of one's own, fix a port, wait for a window, or leave something to the reader.
        $notHere = 'Get-Credential|Get-Secret|FromEnvironment|CredentialPath|SystemdCredential|18080|ExpireQuota|(?<!\.)\.\.\.(?!\.)'
        foreach ($example in Get-TopicExample $Name | Where-Object { $_ -notmatch $notHere }) {
            # One sandbox at a time, as at the reader's prompt.
            if ($example -match 'Start-KcSandbox\s*\n') { Get-KcSandbox | Stop-KcSandbox }
            Invoke-Expression $example 2>&1 3>$null 6>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty -Because $example
        }
    }
}

Describe 'about_KcErrors' {
    It 'names every id of the catalogue with its code' {
        $text = Get-Help about_KcErrors
        foreach ($entry in [KuCoin.ErrorCatalogue]::Entries | Where-Object Code -notmatch '^13010') {
            $text | Should -Match "(?ms)^    $($entry.ErrorId)`r?`n(        [^`r`n]+`r?`n)*?[^`r`n]*\b$($entry.Code)[sf]?\b" -Because $entry.ErrorId
        }
    }
}
