#!/bin/sh
# Measures Fourfold end to end and prints rows for docs/benchmarks.md.
#
#   bench/run.sh APP [APPS]   APP: one application; APPS: a folder with one application in each folder
#
# RUNS (default 11) is the number of runs of APP. Times are wall-clock; with hyperfine they are its mean and spread,
# without it the median, minimum and maximum of a plain loop. Run it on an otherwise idle machine.
set -eu
cd "$(dirname "$0")/.."
app=${1:?usage: bench/run.sh APP [APPS]}
apps=${2:-}
runs=${RUNS:-11}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./fourfold --version >&2 # builds, and makes the class-data archive
export FOURFOLD_BUILD=no

now() { perl -MTime::HiRes=time -e 'printf "%.0f\n", time * 1000'; }

# row NAME COMMAND...: the exit codes 0, 1 and 2 are all an answer.
row() {
    label=$1
    shift
    printf '#!/bin/sh\n"$@" >/dev/null 2>&1 || [ $? -le 2 ]\n' >"$work/quiet"
    chmod +x "$work/quiet"
    if command -v hyperfine >/dev/null 2>&1; then
        command=$work/quiet
        for word; do command="$command '$(printf %s "$word" | sed "s/'/'\\\\''/g")'"; done
        hyperfine --shell=none --warmup 2 --runs "$runs" --export-json "$work/times" "$command" >/dev/null 2>&1
        perl -MJSON::PP -0777 -ne '$r = decode_json($_)->{results}[0];
            printf "| '"$label"' | %.0f ms | ± %.0f ms | %.0f ms | %.0f ms |\n", map { 1000 * $r->{$_} } qw(median stddev min max)' "$work/times"
    else
        : >"$work/times"
        i=0
        while [ "$i" -lt "$runs" ]; do
            before=$(now)
            "$work/quiet" "$@"
            echo $(($(now) - before)) >>"$work/times"
            i=$((i + 1))
        done
        sort -n "$work/times" | awk -v name="$label" '{ t[NR] = $1 }
            END { printf "| %s | %d ms | | %d ms | %d ms |\n", name, t[int((NR + 1) / 2)], t[1], t[NR] }'
    fi
}

printf '| run | median | spread | fastest | slowest |\n|---|---|---|---|---|\n'
row "\`--version\`" ./fourfold --version
row "\`map --format json\`, warm cache" ./fourfold map "$app" --format json
row "\`map --format svg\`, warm cache" ./fourfold map "$app" --format svg
row "the whole picture (\`fourfold DIR\`)" ./fourfold "$app"
row "\`check --format json\`" ./fourfold check "$app" --format json
[ ! -d "$app/events" ] || row "\`watch\` on its events" ./fourfold watch "$app" --events "$app/events"

[ -n "$apps" ] || exit 0
runs=${RUNS_EACH:-3}
set -- "$apps"/*/
name="\`map --each\` over $# applications"
row "$name, C1" ./fourfold map --each "$@"
export FOURFOLD_JAVA_OPTS=-XX:TieredStopAtLevel=4
row "$name, C1 and C2" ./fourfold map --each "$@"
