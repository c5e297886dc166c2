#!/usr/bin/env bash
# Builds everything and runs every test. The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
# What it needs beyond the .NET SDK and Node.js comes with "dotnet restore" and "npm ci".
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
    { command -v node && command -v npm; } > /dev/null ||
        fail 'Node.js is missing, which the page of the map window is built and tested with: install version 20 or later from https://nodejs.org, then run ./test.sh again.'
}

# The tests of the map window need a browser, any of those that Hotspots.Desktop/Window/Browsers.cs looks for; without one they are skipped and say so.
want_browser() {
    local name
    for name in microsoft-edge microsoft-edge-stable google-chrome google-chrome-stable chromium chromium-browser brave-browser; do
        command -v "$name" > /dev/null && return
    done
    if [ "$(uname -s)" = Linux ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        printf 'Installing chromium, which the tests of the map window look through.\n'
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } > /dev/null 2>&1 ||
            printf 'It could not be installed: the tests of the map window will be skipped.\n'
    fi
}

# Weaknesses of what is in the page, where the package source tells them: said, and no failure, since the sources are the same as yesterday.
page_audit() {
    (cd Hotspots.Desktop/web && npm audit --omit=dev 2>&1) > "$results/audit.txt" && printf '   None is known.\n' && return
    if grep -q '^Severity:' "$results/audit.txt"; then cat "$results/audit.txt"; else printf '   The package source does not tell.\n'; fi
}

# A release is made in another folder and run on its own.
release() { .ci/check-release.sh linux-x64 | tee "$results/release.txt"; }

# The library is packed, and used by a program of its own.
package() { .ci/check-package.sh | tee "$results/package.txt"; }

# One number of what a check said: "checked release passed".
checked() { { grep -oE "[0-9]+ $2" "$results/$1.txt" || echo 0; } | tail -n 1 | tr -dc '0-9'; }

# What the page's own tools say: types, style, tests. Its modules are there: the build put them in place.
page_types() { (cd Hotspots.Desktop/web && npm run --silent types); }
page_lint() { (cd Hotspots.Desktop/web && npm run --silent lint); }
page_tests() { (cd Hotspots.Desktop/web && npm run --silent test -- --reporter=default --reporter=json --outputFile.json="$results/page.json"); }

# One number of the page's test results; 0 when they are not there.
page_count() {
    node -e 'try { console.log(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]]) } catch { console.log(0) }' "$results/page.json" "$1"
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

# Says which tests failed and why, after all the rest, where they are looked for.
failures() {
    awk '
        /<UnitTestResult / { name = ""; if (match($0, /testName="[^"]*"/)) name = substr($0, RSTART + 10, RLENGTH - 11); out = /outcome="Failed"/ }
        out && /<Message>/ { gsub(/.*<Message>|<\/Message>.*/, ""); print "   failed: " name ": " $0; out = 0 }
    ' "$results"/*.trx | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&#xD;//g; s/&amp;/\&/g'
    [ -e "$results/page.json" ] || return 0
    node -e 'for (const file of JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).testResults) for (const test of file.assertionResults)
        if (test.status === "failed") console.log(`   failed: ${test.fullName}: ${(test.failureMessages[0] ?? "").split("\n")[0]}`)' "$results/page.json"
}

need_dotnet
need_node
need_time_zones
want_browser
# What the lock files name, to the last byte, or nothing.
step 'Restore' dotnet restore Hotspots.sln --locked-mode || fail 'The packages could not be restored: check the connection to the package source; after a change of packages run ./lock.sh.'
unformatted=0
step 'Format' dotnet format Hotspots.sln --verify-no-changes --no-restore || unformatted=1
step 'Build' dotnet build Hotspots.sln -c Release --no-restore || fail 'The build failed: see above.'
step 'Test' dotnet test Hotspots.sln -c Release --no-build --logger trx --results-directory "$results"
outcome=$?
page_failed=0
step 'Types of the page' page_types || page_failed=$((page_failed + 1))
step 'Style of the page' page_lint || page_failed=$((page_failed + 1))
step 'Tests of the page' page_tests
page_outcome=$?
step 'Known weaknesses of the page' page_audit
step 'Package' package
package_outcome=$?
step 'Release' release
release_outcome=$?

ls "$results"/*.trx > /dev/null 2>&1 || fail 'The tests did not run: no results were written.'
skipped
failures
passed=$(count passed)
failed=$(count failed)
# A run that broke off (a crash, a time-out) failed, whatever its counters say.
[ "$outcome" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
page_passed=$(page_count numPassedTests)
page_broken=$(page_count numFailedTests)
[ "$page_outcome" -ne 0 ] && [ "$page_broken" -eq 0 ] && page_broken=1
[ "$page_outcome" -eq 0 ] && [ "$page_passed" -eq 0 ] && page_broken=1
[ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && fail 'There were no tests.'
if [ "$unformatted" -eq 1 ]; then
    printf 'The sources are not formatted: run "dotnet format Hotspots.sln".\n'
    failed=$((failed + 1))
fi
package_broken=$(checked package failed)
[ "$package_outcome" -ne 0 ] && [ "$package_broken" -eq 0 ] && package_broken=1
release_broken=$(checked release failed)
[ "$release_outcome" -ne 0 ] && [ "$release_broken" -eq 0 ] && release_broken=1
passed=$((passed + page_passed + $(checked package passed) + $(checked release passed)))
failed=$((failed + page_broken + page_failed + package_broken + release_broken))
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
