#!/usr/bin/env bash
# Installs what the tests need beyond the .NET SDK, Node.js and PostgreSQL, builds, checks the format and runs every test.
#
#   bash tests/run.sh                             everything
#   bash tests/run.sh unit|integration|browser    builds and runs one part
#
# The last line is "N passed, N failed". What cannot be built, is not formatted, crashes or is skipped counts as failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

part=${1:-all}
passed=0
failed=0
postgres_home=

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

main() {
    case $part in
        all) projects=(UnitTests IntegrationTests BrowserTests) ;;
        unit) projects=(UnitTests) ;;
        integration) projects=(IntegrationTests) ;;
        browser) projects=(BrowserTests) ;;
        *) echo "usage: bash tests/run.sh [unit|integration|browser]" >&2; failed=1; return ;;
    esac

    step "Installing what is missing" install_missing || return
    if runs IntegrationTests; then
        step "Installing the test servers" install_servers || return
        step "Starting PostgreSQL" start_postgres || return
    fi

    step "Restoring packages" restore || return
    step "Building" build || return
    if [ "$part" = all ]; then
        step "Checking the format" dotnet format CyberGov.sln --verify-no-changes --no-restore
    fi

    rm -rf TestResults tests/CyberGov.BrowserTests/output
    for project in "${projects[@]}"; do
        run_tests "$project"
    done
}

runs() { [[ " ${projects[*]} " == *" $1 "* ]]; }

# A step that does not succeed is one failure.
step() {
    local name=$1 began=$SECONDS
    shift
    echo "== $name"
    if "$@"; then
        echo "   $((SECONDS - began)) s"
    else
        echo "   failed after $((SECONDS - began)) s"
        failed=$((failed + 1))
        return 1
    fi
}

install_missing() {
    local packages=()
    if runs BrowserTests; then
        [ -x /usr/bin/chromium ] || packages+=(chromium)
        [ -d /usr/share/fonts/truetype/liberation ] || packages+=(fonts-liberation)
    fi

    if runs IntegrationTests; then
        [ -e /usr/lib/libreoffice/program/libsclo.so ] || packages+=(libreoffice-calc-nogui)
        [ -e /usr/lib/libreoffice/program/libswlo.so ] || packages+=(libreoffice-writer-nogui)
        /usr/bin/python3 -c 'import openpyxl' 2> /dev/null || packages+=(python3 python3-openpyxl)
        command -v strace > /dev/null || packages+=(strace)
        [ -n "$(postgres_programs)" ] || packages+=(postgresql)
        [ -x /usr/sbin/clamd ] || packages+=(clamav-daemon)
    fi

    [ ${#packages[@]} -gt 0 ] || return 0
    echo "   apt-get install ${packages[*]}"
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq \
        && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null
}

install_servers() {
    [ -f tests/servers/package-lock.json ] || return 0
    [ tests/servers/node_modules/.package-lock.json -nt tests/servers/package-lock.json ] && return 0
    (cd tests/servers && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json)
}

postgres_programs() {
    local folder
    for folder in /usr/lib/postgresql/*/bin; do
        [ -x "$folder/initdb" ] && echo "$folder"
    done | sort -V | tail -n 1
}

# A cluster of our own in a temporary folder, reached by a socket in there: nothing else on this computer is touched.
start_postgres() {
    local programs
    programs=$(postgres_programs)
    postgres_home=$(mktemp -d -t cybergov-postgres-XXXXXX) || return
    [ "$(id -u)" != 0 ] || chown postgres "$postgres_home"

    {
        as_postgres "$programs/initdb" -D "$postgres_home/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync \
            && as_postgres "$programs/pg_ctl" -D "$postgres_home/data" -l "$postgres_home/log" -w \
                -o "-k $postgres_home -c listen_addresses= -c max_connections=200 -c fsync=off -c full_page_writes=off" start
    } > "$postgres_home.start" 2>&1 || { cat "$postgres_home.start" "$postgres_home/log"; return 1; }

    export CYBERGOV_TEST_POSTGRES="Host=$postgres_home;Username=postgres;Database=postgres"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

stop_postgres() {
    [ -n "$postgres_home" ] || return 0
    if [ -f "$postgres_home/data/postmaster.pid" ]; then
        as_postgres "$(postgres_programs)/pg_ctl" -D "$postgres_home/data" -m immediate -w stop > /dev/null
    fi

    rm -rf "$postgres_home" "$postgres_home.start"
}

restore() {
    if [ "$part" = all ]; then
        dotnet restore CyberGov.sln -v q
    else
        dotnet restore "tests/CyberGov.${projects[0]}" -v q
    fi
}

build() {
    if [ "$part" = all ]; then
        dotnet build CyberGov.sln --no-restore -v q
    else
        dotnet build "tests/CyberGov.${projects[0]}" --no-restore -v q
    fi
}

run_tests() {
    local name=CyberGov.$1 began=$SECONDS results=TestResults/CyberGov.$1.trx code
    echo "== $name"
    timeout --kill-after=30 3000 dotnet test "tests/$name" --no-build --logger "trx;LogFileName=$name.trx" --results-directory TestResults
    code=$?

    local total pass fail
    total=$(counter total "$results")
    pass=$(counter passed "$results")
    fail=$(counter failed "$results")
    if [ "$total" != $((pass + fail)) ]; then
        echo "   $((total - pass - fail)) tests of $name did not run to an end."
        fail=$((total - pass))
    fi

    if [ "$total" = 0 ] || { [ "$code" != 0 ] && [ "$fail" = 0 ]; }; then
        echo "   $name ended with code $code and no result for some of its tests."
        fail=$((fail + 1))
    fi

    passed=$((passed + pass))
    failed=$((failed + fail))
    echo "   $((SECONDS - began)) s, $pass passed, $fail failed"
}

# One number of the summary in a results file; 0 when there is none.
counter() {
    local number
    number=$(grep -o '<Counters [^>]*' "$2" 2> /dev/null | grep -o " $1=\"[0-9]*\"" | tr -dc 0-9)
    echo "${number:-0}"
}

trap 'exit 130' INT TERM
trap stop_postgres EXIT
main
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
