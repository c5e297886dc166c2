#!/usr/bin/env bash
# Makes releases that need nothing installed: dist/hotspots-VERSION-RID.zip, with the .NET runtime, window and command line in one folder.
#
#   ./publish.sh [RID...]      win-x64, osx-arm64 and linux-x64 where none is named
#
# Made on any of them for all of them. The same commit makes the same bytes with the same .NET SDK.
set -eu -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1

[ $# -gt 0 ] || set -- win-x64 osx-arm64 linux-x64

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Machine code for the target, made by the SDK's own compiler with what Precompile.targets tells it too; the analyzers spoke when it was built.
options=(-c Release --self-contained -v quiet
    -p:Precompile=false -p:PublishReadyToRun=true '-p:PublishReadyToRunCrossgen2ExtraArgs=--opt-cross-module:%2A%3B--non-local-generics-module:%2A'
    -p:RunAnalyzers=false -p:CopyOutputSymbolsToPublishDirectory=false -p:PublishDocumentationFile=false -p:PublishReferencesDocumentationFiles=false)

dotnet build Hotspots.Packaging -c Release -v quiet -p:RunAnalyzers=false
for rid; do
    printf '== %s\n' "$rid"
    dotnet publish Hotspots.Cli -r "$rid" "${options[@]}" -o "$work/$rid/cli"
    dotnet publish Hotspots.Desktop -r "$rid" "${options[@]}" -o "$work/$rid/window"
    dotnet exec Hotspots.Packaging/bin/Release/net10.0/Hotspots.Packaging.dll release . "$rid" dist "$work/$rid/cli" "$work/$rid/window"
done
