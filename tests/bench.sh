#!/usr/bin/env bash
# Measures the program against what it cannot beat, side by side in one run, and prints
# "name: ours / limit = ratio (target)". What each line means is in docs/benchmarks.md.
#
#   bash tests/bench.sh                everything, about eight minutes on an idle machine
#   bash tests/bench.sh pages|packs|history|uploads|mail|reminders|pias    one part
#   bash tests/bench.sh million                        the registers at a million evidence revisions, about twenty-five minutes
#
# Needs wrk (installed when missing) and about 4 GB in the temporary folder. Nothing else may be running: look at uptime first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

if ! command -v wrk > /dev/null; then
    echo "apt-get install wrk"
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk > /dev/null
fi

dotnet build tests/CyberGov.Benchmarks -c Release -v q
echo "$(date -u +%Y-%m-%d), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), .NET $(dotnet --version), commit $(git rev-parse --short HEAD 2> /dev/null || echo unknown)"
exec dotnet exec tests/CyberGov.Benchmarks/bin/Release/net10.0/CyberGov.Benchmarks.dll "$@"
