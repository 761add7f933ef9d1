#!/usr/bin/env bash
# Installs what is missing, builds everything, checks the formatting, runs every test and a small study through the launcher.
# The last line is "N passed, N failed"; the exit status is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DEBIAN_FRONTEND=noninteractive
exec </dev/null

passed=0
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# check NAME COMMAND...: one test, its output shown only where it fails.
check() {
    local name=$1
    shift
    if "$@" >"$scratch/log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$name"
        tail -n 60 "$scratch/log"
        return 1
    fi
}

has_library() {
    PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -F "$1" >/dev/null
}

install_missing() {
    local -a root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo -n)
    local -a packages=()
    has_library libvips.so.42 || packages+=(libvips42)
    has_library libxgboost.so.0 || packages+=(libxgboost0)
    [ ${#packages[@]} -eq 0 ] || { "${root[@]}" apt-get update -q && "${root[@]}" apt-get install -q -y --no-install-recommends "${packages[@]}"; } || return 1
    for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
        command -v dotnet >/dev/null && break
        [ -n "$folder" ] && [ -x "$folder/dotnet" ] && export DOTNET_ROOT="$folder" PATH="$PATH:$folder"
    done
    command -v dotnet || { echo 'The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0'; return 1; }
}

unit_tests() {
    dotnet test LesionMetrics.sln -c Release --no-build --nologo -v quiet --logger "trx;LogFilePrefix=tests" --results-directory "$scratch/trx"
    local counted
    counted=$(cat "$scratch"/trx/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | awk '
        { match($0, / total="[0-9]+"/); total += substr($0, RSTART + 8, RLENGTH - 9)
          match($0, / passed="[0-9]+"/); ok += substr($0, RSTART + 9, RLENGTH - 10) }
        END { print ok + 0, total - ok }')
    if [ "${counted%% *}" = 0 ]; then
        echo 'FAILED  the tests gave no result'
        failed=$((failed + 1))
    else
        passed=$((passed + ${counted%% *}))
        failed=$((failed + ${counted##* }))
    fi
}

# The launcher as a user meets it: from another folder, a synthetic study measured twice, the second run with all views but one taken over.
end_to_end() (
    local program=$PWD/lesion-metrics
    cd "$scratch" || return 1
    "$program" phantom --out study --subjects 2 --seed 7 || return 1
    "$program" analyze study --out results
    [ $? -le 1 ] || return 1
    for file in photos.csv measurements.csv comparisons.csv run.json audit.jsonl report.html; do
        [ -s "results/$file" ] || { echo "no $file"; return 1; }
    done
    cp results/comparisons.csv first.csv
    rm "$(find results/evidence -name series.json | sort | head -n 1)" || return 1
    "$program" analyze study --out results --resume
    [ $? -le 1 ] || return 1
    cmp first.csv results/comparisons.csv
)

# What the launcher built, native code where there is a C toolchain, measures what the framework build measures; files that name the build or the time differ.
same_as_framework() (
    local program=$PWD/src/LesionMetrics.Cli/bin/Release/net10.0/lesion-metrics
    ! grep -E '(warning|error) IL' .build/*/native.log || return 1
    DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
    export DOTNET_ROOT
    cd "$scratch" || return 1
    "$program" analyze study --out framework
    [ $? -le 1 ] || return 1
    diff -r -x run.json -x study.json -x series.json -x audit.jsonl -x report.html results framework
)

check 'what is missing installs' install_missing || finish
check 'packages restore' dotnet restore LesionMetrics.sln --nologo -v quiet || finish
check 'everything builds without warnings' dotnet build LesionMetrics.sln -c Release --no-restore --nologo -v quiet || finish
check 'the formatting holds' dotnet format LesionMetrics.sln --verify-no-changes --no-restore
unit_tests
check 'a study runs end to end through the launcher' end_to_end
check 'the launcher measures what the framework build measures' same_as_framework
finish
