# What every cmdlet has in common, read from the built module.

BeforeDiscovery {
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $cmdlets = foreach ($command in Get-Command -Module KuCoin -CommandType Cmdlet | Sort-Object Name) {
        @{
            Name       = $command.Name
            Command    = $command
            Parameters = @($command.Parameters.Values | Where-Object Name -notin $common)
        }
    }
    $outputTypes = $cmdlets.Command.OutputType.Type | Where-Object { $_.Namespace -like 'KuCoin*' } | Sort-Object FullName -Unique | ForEach-Object { @{ Type = $_ } }
}

BeforeAll {
    $module = Get-Module KuCoin
    $assembly = [KuCoin.Pipeline.KcCommand].Assembly

    function Get-Attribute($Parameter, [type] $Type) { $Parameter.Attributes.Where{ $_ -is $Type } }
    # What a cmdlet sends and changes is said in the notes of its page; the calls are those the library declares.
    $operations = @{}
    foreach ($operation in [KuCoin.KuCoinClient]::Operations) { $operations["$($operation.Method) $($operation.Path)"] = $operation }
    function Get-Note([string] $Cmdlet, [string] $Title) {
        $page = Get-Content -Raw (Join-Path $PSScriptRoot "../../docs/cmdlets/$Cmdlet.md")
        [regex]::Match($page, "(?ms)^## NOTES\r?$.*?^- ${Title}: (.*?)(?=^- |^## |\z)").Groups[1].Value.Trim()
    }
    $cmdlets = Get-Command -Module KuCoin -CommandType Cmdlet
    $completed = $cmdlets.Parameters.Values | Where-Object { $_.ParameterType -in [string], [string[]] -and (Get-Attribute $_ ArgumentCompleter) } | ForEach-Object Name | Sort-Object -Unique
    $keys = $cmdlets.OutputType.Type | Where-Object { $_.Namespace -like 'KuCoin*' } | Sort-Object FullName -Unique |
        ForEach-Object { (Get-TypeData $_.FullName).DefaultKeyPropertySet.ReferencedProperties } | Sort-Object -Unique
    function Get-Type($Parameter) { [Nullable]::GetUnderlyingType($Parameter.ParameterType) ?? $Parameter.ParameterType }
}

Describe 'The module' {
    It 'exports the cmdlets of its assembly, no more and no fewer' {
        $declared = $assembly.GetExportedTypes() | ForEach-Object {
            $attribute = $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)
            if ($attribute) { "$($attribute[0].VerbName)-$($attribute[0].NounName)" }
        }
        $listed = (Import-PowerShellDataFile (Join-Path $module.ModuleBase 'KuCoin.psd1')).CmdletsToExport
        $listed | Should -Be ($declared | Sort-Object)
    }

    It 'exports nothing but cmdlets' {
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'has a manifest the gallery accepts' {
        $manifest = Test-ModuleManifest (Join-Path $module.ModuleBase 'KuCoin.psd1')
        $manifest.Guid | Should -Not -Be ([guid]::Empty)
        $manifest.CompatiblePSEditions | Should -Be 'Core'
        $manifest.PowerShellVersion | Should -Be '7.4'
        $manifest.Description | Should -Match 'Unofficial'
        $manifest.Tags | Should -Contain 'KuCoin'
        $manifest.ProjectUri, $manifest.LicenseUri | Should -Not -Contain $null
        $manifest.Version.ToString(3) | Should -Be $assembly.GetName().Version.ToString(3)
    }

    It 'consists of its own assemblies, its help and these files, and of nothing else' {
        $topics = Get-ChildItem (Join-Path $PSScriptRoot '../../docs/about') -Filter *.help.txt | ForEach-Object { "en-US/$($_.Name)" }
        $files = Get-ChildItem $module.ModuleBase -Recurse -File -Force | ForEach-Object { [IO.Path]::GetRelativePath($module.ModuleBase, $_.FullName).Replace('\', '/') }
        # What is compiled ahead is in the package alone.
        $files | Where-Object { $_ -notmatch '^compiled/net10\.0/(linux-x64|osx-arm64|win-x64)/KuCoin\.(Core|PowerShell|Sandbox)\.dll$' } | Sort-Object | Should -Be @(@($topics) + 'en-US/KuCoin.PowerShell.dll-Help.xml', 'KuCoin.Core.dll', 'KuCoin.Format.ps1xml', 'KuCoin.PowerShell.dll',
            'KuCoin.psd1', 'KuCoin.Sandbox.dll', 'KuCoin.Start.dll', 'KuCoin.Types.ps1xml', 'LICENSE' | Sort-Object)
    }

    It 'has the parameters that Parameters.txt lists (after a wanted change, copy out/Parameters.txt over it)' {
        $all = [Management.Automation.PSCmdlet]::CommonParameters
        $actual = foreach ($command in Get-Command -Module KuCoin -CommandType Cmdlet | Sort-Object Name) {
            $command.Name
            foreach ($parameter in $command.Parameters.Values | Where-Object Name -notin $all | Sort-Object Name) {
                $aliases = $parameter.Aliases ? " (alias $($parameter.Aliases -join ', '))" : ''
                '  -{0} [{1}]{2}' -f $parameter.Name, [Management.Automation.LanguagePrimitives]::ConvertTypeNameToPSTypeName($parameter.ParameterType.ToString()).Trim('[]'), $aliases
                foreach ($set in Get-Attribute $parameter Parameter | Sort-Object ParameterSetName) {
                    $facts = @(
                        if ($set.Mandatory) { 'mandatory' }
                        if ($set.Position -ge 0) { "position $($set.Position)" }
                        if ($set.ValueFromPipeline) { 'by value' }
                        if ($set.ValueFromPipelineByPropertyName) { 'by property name' }
                    )
                    if ($facts -or $set.ParameterSetName -ne '__AllParameterSets') {
                        "    $($set.ParameterSetName -eq '__AllParameterSets' ? 'all sets' : $set.ParameterSetName): $($facts ? $facts -join ', ' : 'optional')"
                    }
                }
            }
        }
        Set-Content -LiteralPath (Join-Path $PSScriptRoot '../../out/Parameters.txt') $actual
        $actual | Should -Be (Get-Content (Join-Path $PSScriptRoot 'Parameters.txt'))
    }
}

Describe '<Name>' -ForEach $cmdlets {
    It 'has an approved verb and a singular noun with the prefix' {
        $verb, $noun = $Name -split '-'
        (Get-Verb $verb) | Should -Not -BeNullOrEmpty
        $noun | Should -MatchExactly '^Kc[A-Z][A-Za-z]*$'
        $noun | Should -Not -Match '(?<!s|u)s$'
    }

    It 'says what it writes' {
        $Command.ImplementingType.GetCustomAttributes([Management.Automation.OutputTypeAttribute], $false) | Should -Not -BeNullOrEmpty
    }

    It 'asks before it changes anything, at the exchange or here, and only then' {
        $calls = [regex]::Matches((Get-Note $Name 'API path'), '`((GET|POST|PUT|DELETE) [^`]+)`').ForEach{ $operations[$_.Groups[1].Value] }
        $changes = @($calls | Where-Object Retry -ne Read).Count -gt 0 -or (Get-Note $Name Changes) -ne ''
        $Command.Parameters.ContainsKey('WhatIf') | Should -Be $changes
    }

    It 'takes a session where it sends, or makes the one it sends with' {
        if ((Get-Note $Name 'API path') -ne 'none' -and $Command.OutputType.Type -notcontains [KuCoin.KcSession]) {
            $Command.Parameters['Session'].ParameterType | Should -Be ([KuCoin.Binding.SessionArgument])
        }
        # Nothing of its own: one base class says which session is meant.
        $Command.ImplementingType.IsSubclassOf([KuCoin.Pipeline.KcSessionCommand]) | Should -Be ($Command.Parameters.Session.ParameterType -eq [KuCoin.Binding.SessionArgument])
    }

    It 'has no plain-text secret and no Boolean instead of a switch' {
        foreach ($parameter in $Parameters) {
            Get-Type $parameter | Should -Not -Be ([bool]) -Because "-$($parameter.Name)"
            if ($parameter.Name -match 'Secret|Passphrase|Password') { $parameter.ParameterType | Should -Not -Be ([string]) -Because "-$($parameter.Name)" }
        }
    }

    It 'reads amounts, times and durations strictly' {
        foreach ($parameter in $Parameters) {
            $strict = switch (Get-Type $parameter) {
                ([decimal]) { [KuCoin.Binding.MoneyAttribute] }
                ([DateTimeOffset]) { [KuCoin.Binding.TimeAttribute] }
                ([TimeSpan]) { [KuCoin.Binding.DurationAttribute] }
                ([double]) { throw "-$($parameter.Name) is a double" }
                ([DateTime]) { throw "-$($parameter.Name) is a DateTime" }
            }
            if ($strict) { Get-Attribute $parameter $strict | Should -HaveCount 1 -Because "-$($parameter.Name)" }
        }
    }

    It 'explains every parameter in a line' {
        # The engine's own have the engine's explanations.
        $engine = [Management.Automation.Internal.ShouldProcessParameters].GetProperties().Name + [Management.Automation.PagingParameters].GetProperties().Name
        foreach ($parameter in $Parameters | Where-Object Name -notin $engine) {
            foreach ($attribute in Get-Attribute $parameter Parameter) { $attribute.HelpMessage | Should -Match '^\S.*\.$' -Because "-$($parameter.Name)" }
        }
    }

    It 'completes names' {
        # What one cmdlet completes, all do. The name of what is only made by the cmdlet is nobody's to know; a -Path without a completer is a
        # file's, which the engine completes; what is not shown is never typed.
        foreach ($parameter in $Parameters | Where-Object { $_.ParameterType -in [string], [string[]], [KuCoin.Binding.SessionArgument] }) {
            if ((Get-Attribute $parameter Parameter).DontShow -contains $true -or $parameter.Name -eq 'Path') { continue }
            if ($parameter.Name -in 'Name', 'SourceIdentifier' -and $Command.Verb -in 'Start', 'Connect', 'Register') { continue }
            if (@($parameter.Name) + $parameter.Aliases | Where-Object { $_ -in $completed }) {
                Get-Attribute $parameter ArgumentCompleter | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name)"
            }
        }
    }

    It 'takes from the pipeline what it is about, in every set that has no other way in' {
        foreach ($set in $Command.ParameterSets | Where-Object { -not ($_.Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }) }) {
            $own = @($set.Parameters | Where-Object { $_.Name -in $Parameters.Name -and $_.Name -ne 'Session' })
            # Either it names nothing that an output could carry: such names are the keys of the output types ...
            if (-not ($own | Where-Object Name -in $keys)) { continue }
            # ... or it makes what it names, or changes something, and no change takes a bare symbol from the pipeline ...
            if ($Command.Verb -in 'Start', 'Connect' -or $Command.Parameters.ContainsKey('WhatIf')) { continue }
            # ... or it is entered by a parameter that another set, which takes the pipeline, has not.
            $Command.ParameterSets | Where-Object { $_.Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } } | Should -Not -BeNullOrEmpty -Because $set.Name
            $own | Where-Object IsMandatory | Should -Not -BeNullOrEmpty -Because $set.Name
        }
    }

    It 'takes a list of names from the pipeline where it reads one' {
        foreach ($parameter in $Parameters | Where-Object { $_.Name -in 'Symbol', 'Currency' -and $_.ParameterType -eq [string[]] -and -not $Command.Parameters.ContainsKey('WhatIf') }) {
            $sets = Get-Attribute $parameter Parameter
            $sets | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name)"
        }
    }

    It 'spells symbols and currencies as the exchange does' {
        foreach ($parameter in $Parameters | Where-Object Name -in 'Symbol', 'Currency') {
            Get-Attribute $parameter ([KuCoin.Binding.UpperCaseAttribute]) | Should -HaveCount 1 -Because "-$($parameter.Name)"
        }
    }

    It 'binds one parameter by value in a parameter set at most' {
        foreach ($set in $Command.ParameterSets) {
            @($set.Parameters | Where-Object ValueFromPipeline).Count | Should -BeLessOrEqual 1 -Because $set.Name
        }
    }
}

Describe 'The output type <Type>' -ForEach $outputTypes {
    It 'has one table of at most 7 columns and 100 wide, readable at 80' {
        $tables = @((Get-FormatData -TypeName $Type.FullName).FormatViewDefinition | Where-Object { $_.Control -is [Management.Automation.TableControl] })
        $tables | Should -HaveCount 1
        $headers = $tables[0].Control.Headers
        $headers.Count | Should -BeLessOrEqual 7
        ($headers | Measure-Object Width -Sum).Sum + $headers.Count - 1 | Should -BeLessOrEqual 100
        # A console of 80 columns shows 79; what has no width of its own must have room for its header at least.
        $needed = $headers | ForEach-Object { $_.Width ? $_.Width : $_.Label.Length } | Measure-Object -Sum
        $needed.Sum + $headers.Count - 1 | Should -BeLessOrEqual 79
    }

    It 'has one list' {
        @((Get-FormatData -TypeName $Type.FullName).FormatViewDefinition | Where-Object { $_.Control -is [Management.Automation.ListControl] }) | Should -HaveCount 1
    }

    It 'has a short list of its properties, all of them real' {
        $data = Get-TypeData $Type.FullName
        $data.DefaultDisplayPropertySet.ReferencedProperties.Count | Should -BeIn (1..8)
        $names = $Type.GetProperties().Name + @($data.Members.Keys)
        $data.DefaultDisplayPropertySet.ReferencedProperties | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
        $data.DefaultKeyPropertySet.ReferencedProperties | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
    }

    It 'is read-only and nobody else can derive from it' {
        # Where the module itself derives from it, its constructors are the module's own. The one that copies every record has.
        $open = $Type.GetConstructors('Instance, Public, NonPublic') | Where-Object { ($_.IsPublic -or $_.IsFamily) -and $_.GetParameters().ParameterType -ne $Type }
        $Type.IsSealed -or -not $open | Should -BeTrue
        $Type.GetProperties() | Where-Object { $_.SetMethod.IsPublic -and $_.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Count -eq 0 } | Should -BeNullOrEmpty
    }
}
