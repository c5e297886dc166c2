#!/usr/bin/env bash
# Is a release what it should be? Makes one of this checkout in another folder, and checks that
#   - our assemblies and the page have the same bytes as those that were built here (build first);
#   - it is at most 80 MB, its sums hold, notice, bill of materials and instructions are in it, and nothing that writes down memory is;
#   - it runs with no .NET on the path, and finds in the sample what the build here finds, byte for byte (under wine: but for corners of outlines).
#
#   .ci/check-release.sh [RID]       linux-x64 where none is named; win-x64 is run under wine, if there is one
#
# Prints a line a check; the last is "N passed, N failed, N skipped".
set -u -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
here=$PWD
rid=${1:-linux-x64}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# The copy below looks at the history of this checkout and must leave no trace in it.
export GIT_OPTIONAL_LOCKS=0

passed=0 failed=0 skipped=0
end() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
    exit
}
skip() {
    printf 'skipped: %s\n' "$1"
    skipped=$((skipped + 1))
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

git rev-parse --git-dir > /dev/null 2>&1 || { skip 'there is no history here, and the release says which commit it is of'; end; }
case $rid-$(uname -s)-$(uname -m) in
    linux-x64-Linux-x86_64 | osx-arm64-Darwin-arm64) runner='' ;;
    win-x64-*) command -v wine > /dev/null || { skip 'a release for Windows is run under wine, which is not installed'; end; }
        runner=wine ;;
    *) skip "a release for $rid does not run on this machine"; end ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy="$work/another folder/of another length"
mkdir -p "$copy"
git ls-files -z -co --exclude-standard | while IFS= read -r -d '' file; do [ -e "$file" ] && printf '%s\0' "$file"; done |
    tar --null -T - -cf - | tar -xf - -C "$copy"
printf 'gitdir: %s\n' "$(git rev-parse --absolute-git-dir)" > "$copy/.git"

# As it was built here, but that the analyzers have spoken.
build() { (cd "$copy" && for project in Hotspots.Cli Hotspots.Desktop; do dotnet build "$project" -c Release -v quiet -p:Precompile=false -p:RunAnalyzers=false || exit 1; done); }
check 'it is built in another folder' build

if ! "$copy/publish.sh" "$rid" > "$work/publish.log" 2>&1; then
    # A package source without the runtime of that platform is no fault of the release.
    if grep -qE 'NU110[0-3]|NU1301|NETSDK1112|NETSDK1094' "$work/publish.log"; then
        skip "the runtime for $rid could not be fetched"
    else
        cat "$work/publish.log"
        check 'the release is made' false
    fi
    end
fi
tail -n 1 "$work/publish.log"

# What the compiler made, before machine code for one machine was added to it.
same_assembly() { cmp "$here/$1/obj/Release/net10.0/$2.dll" "$copy/$1/obj/Release/net10.0/$2.dll"; }
check 'Hotspots.Core.dll has the same bytes in two folders' same_assembly Hotspots.Core Hotspots.Core
check 'hotspots.dll has the same bytes in two folders' same_assembly Hotspots.Cli hotspots
check 'hotspots-desktop.dll has the same bytes in two folders' same_assembly Hotspots.Desktop hotspots-desktop
unchanged() { [ -z "$(git -C "$copy" status --porcelain -- '*packages.lock.json' NOTICE)" ] || [ -n "$(git status --porcelain -- '*packages.lock.json' NOTICE)" ]; }
check 'making it changed no lock file' unchanged
check 'the page has the same bytes in two folders' diff -r "$here/Hotspots.Desktop/web/dist" "$copy/Hotspots.Desktop/web/dist"

archive=$(ls "$copy"/dist/hotspots-*-"$rid".zip)
small() { [ "$(wc -c < "$archive")" -le 80000000 ]; }
check 'the archive has at most 80 MB' small
(cd "$work" && unzip -q "$archive")
release=$(ls -d "$work"/hotspots-*-"$rid")
sums() { (cd "$release" && sha256sum --quiet -c SHA256SUMS.txt) && (cd "$copy/dist" && sha256sum --quiet -c ./*.sha256); }
check 'the sums hold' sums
no_memory() { ! ls "$release" | grep -iE '^(createdump|(lib)?mscordbi|(lib)?mscordaccore)'; }
check 'nothing in it writes down the memory of a program' no_memory
complete() { (cd "$release" && ls NOTICE.txt LICENSE.txt INSTALL.txt hotspots.cdx.json licences/Microsoft.NETCore.App.Runtime.*.LICENSE.txt > /dev/null); }
check 'notice, licences, instructions and bill of materials are in it' complete
check 'the notice is that of this checkout' diff --strip-trailing-cr NOTICE "$release/NOTICE.txt"

# Nothing of this machine's .NET, and nothing of its user.
mkdir "$work/home"
alone=(env -i HOME="$work/home" PATH=/usr/bin/nowhere TMPDIR="$work")
ending=''
if [ "$runner" = wine ]; then
    # Wine does not keep pages that may be written apart from those that may be run, as the runtime does by default.
    alone+=(PATH=/usr/bin:/bin WINEPREFIX="$work/wine" WINEDEBUG=-all DOTNET_EnableWriteXorExecute=0 wine)
    ending=.exe
fi
program() {
    local name=$1
    shift
    "${alone[@]}" "$release/$name$ending" "$@"
}
version() { program "$1" --version | tr -d '\r' | grep -E "^Hotspots [0-9.]+, commit $(git rev-parse --short=12 HEAD) of [0-9-]{10}"; }
check 'the command line says release, commit and day' version hotspots
check 'the window says release, commit and day' version hotspots-desktop

same_results() {
    dotnet exec "$here/Hotspots.Cli/bin/Release/net10.0/hotspots.dll" run "$here/data/county-lines.csv" -o "$work/here" > /dev/null || return 1
    program hotspots run "$here/data/county-lines.csv" -o "$work/there" > /dev/null || return 1
    if [ "$runner" = wine ]; then
        # A few outlines have another corner there, by metres; all else is the same.
        local folder
        for folder in here there; do sed -i -E 's/"(bbox|coordinates)":\[[][0-9.,-]*\]//g' "$work/$folder/hotspots.geojson"; done
    fi
    # The record says when it was made.
    ls "$work/here" && diff -r -x run.json "$work/here" "$work/there"
}
check 'the sample makes the same bytes' same_results

opens() {
    local says="$work/window.log" tries=0
    # Without a shell between, which would be the one to hear that it is over.
    "${alone[@]}" "$release/hotspots-desktop$ending" --no-window > "$says" 2>&1 &
    local window=$!
    until grep -q '127\.0\.0\.1' "$says" || [ $tries -ge 600 ] || ! kill -0 $window 2> /dev/null; do sleep 0.1; tries=$((tries + 1)); done
    kill -TERM $window 2> /dev/null
    wait $window
    grep '127\.0\.0\.1' "$says" | sed 's/[?#].*//'
}
check 'the window answers' opens
end
