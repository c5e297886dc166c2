#!/usr/bin/env bash
# After a package was added, taken away or changed: writes the lock files (packages.lock.json beside each project) and NOTICE anew. Commit what changed.
# The page's packages have their own lock file, which "npm install" in Hotspots.Desktop/web writes.
set -eu -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1

# The notice is embedded in what it is made from; that it exists is enough to begin with.
[ -e NOTICE ] || touch NOTICE
dotnet restore Hotspots.sln --force-evaluate -v quiet
dotnet build Hotspots.Desktop -c Release --no-restore -v quiet -p:Precompile=false
dotnet exec Hotspots.Packaging/bin/Release/net10.0/Hotspots.Packaging.dll notice .
git --no-pager diff --stat -- NOTICE '*packages.lock.json' || true
