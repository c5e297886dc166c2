#!/usr/bin/env bash
# Is the package what it should be? Packs the library and checks that
#   - assembly, documentation, symbols, readme and licence are in it;
#   - it asks for NetTopologySuite and nothing else;
#   - a program that knows nothing but the package builds the example of docs/using-the-core.md, and prints what the page says.
#
#   .ci/check-package.sh
#
# Prints a line a check; the last is "N passed, N failed, N skipped".
set -u -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1

passed=0 failed=0
end() {
    printf '%d passed, %d failed, 0 skipped\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
    exit
}
check() {
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        printf 'ok: %s\n' "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$name"
    fi
}
block() { awk -v begin="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == begin { inside = 1 }' docs/using-the-core.md; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pack() { dotnet pack Hotspots.Methods -c Release -v quiet -p:RunAnalyzers=false -o "$work/packages"; }
check 'it is packed' pack
[ "$failed" -eq 0 ] || end
package=$(ls "$work"/packages/*.nupkg)
unzip -q "$package" -d "$work/content"
unzip -q "${package%.nupkg}.snupkg" -d "$work/symbols"
complete() { (cd "$work" && ls content/lib/net10.0/Hotspots.Methods.{dll,xml} content/README.md content/LICENSE symbols/lib/net10.0/Hotspots.Methods.pdb > /dev/null); }
check 'assembly, documentation, symbols, readme and licence are in it' complete
check 'the licence is that of this checkout' cmp LICENSE "$work/content/LICENSE"
alone() { [ "$(grep -o '<dependency id="[^"]*"' "$work/content/Hotspots.Methods.nuspec")" = '<dependency id="NetTopologySuite"' ]; }
check 'it asks for NetTopologySuite alone' alone
# Not in the same moment: a ZIP counts in steps of two seconds.
again() { sleep 3; dotnet pack Hotspots.Methods -c Release -v quiet --no-build -o "$work/again" && cmp "$package" "$work/again/$(basename "$package")"; }
check 'packed again it has the same bytes' again
small() { [ "$(wc -c < "$package")" -le 1000000 ]; }
check 'it has at most 1 MB' small

mkdir "$work/program"
block csharp > "$work/program/Program.cs"
version=$(basename "$package" .nupkg)
cat > "$work/program/Program.csproj" << END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
    <RestoreAdditionalProjectSources>$work/packages</RestoreAdditionalProjectSources>
    <!-- What is unpacked is not to stay in the user's folder, where the next package of this version would not be looked at. -->
    <RestorePackagesPath>$work/unpacked</RestorePackagesPath>
    <RestoreFallbackFolders>${NUGET_PACKAGES:-$HOME/.nuget/packages}</RestoreFallbackFolders>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Hotspots.Methods" Version="${version#Hotspots.Methods.}" />
  </ItemGroup>
</Project>
END
build() { (cd "$work/program" && dotnet build -c Release -v quiet -clp:NoSummary -o "$work/built"); }
check 'a program that knows the package alone is built' build
same() { dotnet exec "$work/built/Program.dll" | diff <(block text) -; }
check 'it prints what the page says' same

end
