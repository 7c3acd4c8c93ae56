#Requires -Version 7.4
<#
.SYNOPSIS
Writes the facts of every cmdlet into its help page: syntax, parameter blocks, front matter.
.DESCRIPTION
The facts come from the built module, so page and cmdlet cannot differ; so does the first paragraph of each parameter, its help
message. The rest (synopsis, description, examples, inputs, outputs, notes, links, further paragraphs of a parameter) is written
by hand and kept as it is. A page that does not exist yet is begun.
.PARAMETER Folder
Where the pages are.
#>
[CmdletBinding()]
param(
    [string] $Folder = (Join-Path $PSScriptRoot '../docs/cmdlets')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$module = (Get-Module KuCoin) ?? (Import-Module (Join-Path $PSScriptRoot '../out/KuCoin/KuCoin.psd1') -PassThru)
$common = [Management.Automation.PSCmdlet]::CommonParameters

# What every cmdlet shares is said once, here.
$shared = @{
    Confirm           = 'Asks before anything is sent.'
    WhatIf            = 'Shows what would be done. Nothing is sent.'
    First             = 'Ends after this many objects. Pages that are not needed are not fetched.'
    Skip              = 'Leaves out this many objects at the beginning.'
    IncludeTotalCount = 'Writes the number of all objects before the first of them, where the exchange tells it.'
}

function Split-Page([string] $Text, [string] $Marker) {
    $parts = [ordered]@{}
    foreach ($part in @("`n$Text" -split "\n$([regex]::Escape($Marker))(?=\S)" | Select-Object -Skip 1)) {
        $title, $body = $part -split "`n", 2
        $parts[$title.Trim()] = "$body".Trim()
    }
    $parts
}

function Format-Syntax($Command) {
    foreach ($set in $Command.ParameterSets) {
        $heading = $set.Name + ($set.IsDefault -and $Command.ParameterSets.Count -gt 1 ? ' (Default)' : '')
        $lines = @($Command.Name)
        foreach ($word in "$set" -split ' (?=[[-])') {
            if ($lines[-1].Length + 1 + $word.Length -le 95) { $lines[-1] += " $word" } else { $lines += " $word" }
        }
        "### $heading`n`n```````n$($lines -join "`n")`n``````"
    }
}

function Format-Parameter($Command, $Parameter, [string] $Prose) {
    $declared = $Parameter.Attributes.Where{ $_ -is [Parameter] }
    $sets = foreach ($attribute in $declared | Sort-Object ParameterSetName) {
        @"
- Name: $($attribute.ParameterSetName -eq '__AllParameterSets' ? '(All)' : $attribute.ParameterSetName)
  Position: $($attribute.Position -lt 0 ? 'Named' : $attribute.Position)
  IsRequired: $("$($attribute.Mandatory)".ToLowerInvariant())
  ValueFromPipeline: $("$($attribute.ValueFromPipeline)".ToLowerInvariant())
  ValueFromPipelineByPropertyName: $("$($attribute.ValueFromPipelineByPropertyName)".ToLowerInvariant())
  ValueFromRemainingArguments: $("$($attribute.ValueFromRemainingArguments)".ToLowerInvariant())
"@
    }
    $type = [Nullable]::GetUnderlyingType($Parameter.ParameterType) ?? $Parameter.ParameterType
    $accepted = $type.IsEnum ? [enum]::GetNames($type) : @($Parameter.Attributes.Where{ $_ -is [ValidateSet] } | ForEach-Object ValidValues)
    $list = { param($name, $values) $values ? "${name}:`n" + (@($values | ForEach-Object { "- $_" }) -join "`n") : "${name}: []" }
    @"
### -$($Parameter.Name)

$Prose

``````yaml
Type: $($type.FullName)
DefaultValue: ''
SupportsWildcards: $("$($Parameter.Attributes.Where{ $_ -is [SupportsWildcards] }.Count -gt 0)".ToLowerInvariant())
$(& $list Aliases @($Parameter.Aliases))
ParameterSets:
$($sets -join "`n")
DontShow: false
$(& $list AcceptedValues $accepted)
HelpMessage: ''
``````
"@
}

foreach ($command in Get-Command -Module $module.Name -CommandType Cmdlet | Sort-Object Name) {
    $file = Join-Path $Folder "$($command.Name).md"
    $text = (Test-Path $file) ? (Get-Content -Raw $file).ReplaceLineEndings("`n") : ''
    $date = [regex]::Match($text, '(?m)^ms\.date: (.+)$').Groups[1].Value
    $old = Split-Page $text '## '
    $prose = Split-Page ($old['PARAMETERS'] ?? '') '### -'

    $parameters = foreach ($parameter in $command.Parameters.Values | Where-Object Name -notin $common | Sort-Object Name) {
        # The first paragraph is the cmdlet's own; what a page adds to it follows.
        $hints = @($parameter.Attributes.Where{ $_ -is [Parameter] } | Where-Object HelpMessage | Sort-Object ParameterSetName | Group-Object HelpMessage)
        $hint = @($hints | ForEach-Object { $hints.Count -eq 1 ? $_.Name : "$($_.Name) ($($_.Group.ParameterSetName -join ', '))" }) -join ' '
        $added = (($prose[$parameter.Name] ?? '') -split '```yaml')[0].Trim() -split '\n\n' | Select-Object -Skip 1
        Format-Parameter $command $parameter (@($hint ? $hint : $shared[$parameter.Name]) + $added -join "`n`n")
    }
    $page = @"
---
document type: cmdlet
external help file: KuCoin.PowerShell.dll-Help.xml
HelpUri: ''
Locale: en-US
Module Name: KuCoin
ms.date: $($date ? $date : [datetime]::UtcNow.ToString('MM/dd/yyyy', [cultureinfo]::InvariantCulture))
PlatyPS schema version: 2024-05-01
title: $($command.Name)
---

# $($command.Name)

## SYNOPSIS

$($old['SYNOPSIS'])

## SYNTAX

$(@(Format-Syntax $command) -join "`n`n")

## DESCRIPTION

$($old['DESCRIPTION'])

## EXAMPLES

$($old['EXAMPLES'])

## PARAMETERS

$($parameters -join "`n`n")

### CommonParameters

This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
-InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
-ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
[about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).

## INPUTS

$($old['INPUTS'])

## OUTPUTS

$($old['OUTPUTS'])

## NOTES

$($old['NOTES'])

## RELATED LINKS

$($old['RELATED LINKS'])
"@
    Set-Content -LiteralPath $file -Value ($page.ReplaceLineEndings("`n").TrimEnd() + "`n") -NoNewline
}
