#!/usr/bin/env bash
# Builds everything and runs every test. The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
# What it needs beyond the .NET SDK and Node.js comes with the build; a browser for the tests of the map window is installed where that
# can be done without asking, and where there is none those tests say that they skip.
set -u -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
# One stream, so that the last line is the last whoever reads it.
exec 2>&1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A build server left running would hold the files and the memory of whoever comes next.
export MSBUILDDISABLENODEREUSE=1

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

fail() {
    printf '%s\n' "$1"
    printf '0 passed, 1 failed\n'
    exit 1
}

# Runs one step and says how long it took.
step() {
    local name=$1 began=$SECONDS outcome
    shift
    printf '== %s\n' "$name"
    "$@"
    outcome=$?
    printf '   (%d s)\n' $((SECONDS - began))
    return $outcome
}

need_time_zones() {
    [ -e /usr/share/zoneinfo/Europe/London ] && return
    # Only Linux keeps its zones there; elsewhere the system brings them.
    [ "$(uname -s)" = Linux ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq tzdata > /dev/null
    fi
    [ -e /usr/share/zoneinfo/Europe/London ] ||
        fail 'The time zone Europe/London is missing: install the package tzdata and run ./test.sh again.'
}

need_dotnet() {
    command -v dotnet > /dev/null ||
        fail 'The .NET 10 SDK is missing: install it as https://dotnet.microsoft.com/download/dotnet/10.0 says, then run ./test.sh again.'
    dotnet --version > /dev/null 2>&1 ||
        fail 'The .NET SDK that is installed is too old: install version 10.0 from https://dotnet.microsoft.com/download/dotnet/10.0, then run ./test.sh again.'
}

need_node() {
    command -v node > /dev/null && command -v npm > /dev/null ||
        fail 'Node.js is missing: install version 20 or later from https://nodejs.org, then run ./test.sh again.'
}

want_browser() {
    local name
    for name in chromium chromium-browser google-chrome microsoft-edge; do
        command -v "$name" > /dev/null && return
    done
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        printf '== Browser\n'
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } > /dev/null 2>&1 ||
            printf '   No browser could be installed: the tests of the map window skip.\n'
    fi
}

# Checks the page's types, its style and its units; each that fails counts as one failed test or more.
page_passed=0
page_failed=0
check_page() {
    local web=Hotspots.Desktop/web
    (cd "$web" && npx --no-install tsc --noEmit) || page_failed=$((page_failed + 1))
    (cd "$web" && npx --no-install eslint .) || page_failed=$((page_failed + 1))
    (cd "$web" && npx --no-install vitest run --reporter=default --reporter=json --outputFile="$results/page.json")
    local outcome=$? failed
    page_passed=$(grep -o '"numPassedTests":[0-9]*' "$results/page.json" 2> /dev/null | tr -dc '0-9')
    failed=$(grep -o '"numFailedTests":[0-9]*' "$results/page.json" 2> /dev/null | tr -dc '0-9')
    # A run that broke off failed, whatever its counters say.
    [ "$outcome" -ne 0 ] && [ "${failed:-0}" -eq 0 ] && failed=1
    page_passed=${page_passed:-0}
    page_failed=$((page_failed + ${failed:-0}))
}

# Adds up one counter over the summaries that dotnet test wrote, one .trx file a test project.
count() {
    cat "$results"/*.trx | grep -o '<Counters [^>]*>' | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

# Says which tests were skipped and why, so that a skipped test is never mistaken for one that passed.
skipped() {
    awk '
        /<UnitTestResult / { name = ""; if (match($0, /testName="[^"]*"/)) name = substr($0, RSTART + 10, RLENGTH - 11); out = /outcome="NotExecuted"/ }
        out && /<Message>/ { gsub(/.*<Message>|<\/Message>.*/, ""); print "   skipped: " name ": " $0; out = 0 }
    ' "$results"/*.trx | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}

need_dotnet
need_node
need_time_zones
want_browser
step 'Restore' dotnet restore Hotspots.sln || fail 'The packages could not be restored: check the connection to the package source.'
unformatted=0
step 'Format' dotnet format Hotspots.sln --verify-no-changes --no-restore || unformatted=1
step 'Build' dotnet build Hotspots.sln -c Release --no-restore || fail 'The build failed: see above.'
step 'Page' check_page
step 'Test' dotnet test Hotspots.sln -c Release --no-build --logger trx --results-directory "$results"
outcome=$?

ls "$results"/*.trx > /dev/null 2>&1 || fail 'The tests did not run: no results were written.'
skipped
passed=$(count passed)
failed=$(count failed)
# A run that broke off (a crash, a time-out) failed, whatever its counters say.
[ "$outcome" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
[ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && fail 'There were no tests.'
passed=$((passed + page_passed))
failed=$((failed + page_failed))
if [ "$unformatted" -eq 1 ]; then
    printf 'The sources are not formatted: run "dotnet format Hotspots.sln".\n'
    failed=$((failed + 1))
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
