# Every line of the cookbook, and of the README, as a reader would type it, on an exchange of its own.

BeforeDiscovery {
    function Get-Block([string] $Document) {
        $text = (Get-Content -Raw (Join-Path $PSScriptRoot "../../$Document")).ReplaceLineEndings("`n")
        [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```').ForEach{ $_.Groups[1].Value }
    }
    function Get-Line([string] $Block) { $Block -split '\n' | ForEach-Object { ($_ -replace '\s{2,}#.*$').Trim() } | Where-Object { $_ } }

    $recipes = Get-Block docs/cookbook.md | ForEach-Object { @{ Line = $_ } }
    $first, $connecting = Get-Block README.md
    # What the test has done already: the module is imported.
    $lines = Get-Line $first | Where-Object { $_ -notlike 'Import-Module*' } | ForEach-Object { @{ Line = $_ } }
    # What needs a person, a vault or the environment is read, and bound to the parameters of the cmdlet.
    $connections = Get-Line $connecting | ForEach-Object { @{ Line = $_ } }
}

BeforeAll {
    # Nobody waits for what may never happen, or longer than it takes to see that it works.
    $PSDefaultParameterValues['Watch-Kc*:Timeout'] = 20
    function Invoke-Line([string] $Line) {
        $typed = $Line -replace '-Timeout 00:01:00', '-Timeout 5'
        $all = Invoke-Expression $typed 2>&1 3>$null
        $all | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $all
    }
}

AfterAll {
    $PSDefaultParameterValues.Remove('Watch-Kc*:Timeout')
    Disconnect-KcSession -All
    Get-KcSandbox | Stop-KcSandbox
}

Describe 'The cookbook' {
    BeforeAll {
        $null = Start-KcSandbox kitchen
        $null = Connect-KcSession -Sandbox
        Set-Content TestDrive:/policy.psd1 '@{ Accounts = @(@{ Currency = "USDT"; Account = "Trade"; Reserve = 10 }, @{ Currency = "USDT"; Account = "Contract"; Minimum = 11000 }) }'
        Set-Content TestDrive:/orders.csv 'Symbol,Side,Type,Price,Size', 'BTC-USDT,Buy,Limit,50000,0.01', 'ETH-USDT,Sell,Limit,9000,0.01'
        Push-Location TestDrive:/
    }
    AfterAll {
        Pop-Location
        Disconnect-KcSession -All
        Stop-KcSandbox kitchen
    }

    It 'has <Count> lines, 25 at least' -ForEach @{ Count = $recipes.Count } { $Count | Should -BeGreaterOrEqual 25 }

    It 'is one line a recipe: <Line>' -ForEach $recipes {
        $Line | Should -Not -Match '\n'
        Invoke-Line $Line | Should -Not -BeNullOrEmpty
    }
}

Describe 'The README' {
    It 'has lines that run in their order: <Line>' -ForEach $lines { Invoke-Line $Line }

    It 'has ways to connect that bind: <Line>' -ForEach $connections {
        $errors = $null
        $ast = [Management.Automation.Language.Parser]::ParseInput($Line, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $call = $ast.Find({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq 'Connect-KcSession' }, $true)
        [Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true).BindingExceptions.Count | Should -Be 0
    }
}
