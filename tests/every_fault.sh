#!/usr/bin/env bash
# Meets every write of the program with a fault, one at a time, and looks at what is left.
#
#   tests/every_fault.sh [SCENARIO…]      add import export backup restore migration; all without one
#   PROGRAM=target/release/callback tests/every_fault.sh
#
# For each scenario, each call that writes, and each fault (no space, an input/output error, the program killed), the
# n-th such call of a run meets the fault, for n = 1, 2, … until a run makes fewer calls; beyond the 48th, n grows by a
# sixteenth each time, unless EVERY=1. After each run must hold:
#
#   - everything is as it was, or as it was to be; exit code 0 only when it is as it was to be
#   - after the next run there are no unfinished files, and no -wal, -shm or -journal beside the database
#   - the doctor finds no problem
#
# strace plays the system, and python3 makes the database of an earlier schema. Where strace is missing or may not
# trace, this says so and succeeds; without python3, migrations are skipped. A full run takes about
# twenty minutes; `just check` runs it, `just test` does not. tests/it/faults_inject.rs is the short form of it.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "${PROGRAM:-target/debug/callback}")
if ! command -v strace >/dev/null || ! strace -qq -o /dev/null true 2>/dev/null; then
  echo "strace is not installed or may not trace here: skipped"
  exit 0
fi
[ -x "$program" ] || { echo "build the program first: cargo build"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
model=$work/model home=$work/home
calls="openat write pwrite64 fsync fdatasync ftruncate fallocate unlink unlinkat rename renameat renameat2 link linkat mkdir chmod fchmod"
faults="error=ENOSPC error=EIO signal=KILL"
EVERY=${EVERY:-0}
failures=0 runs=0

# callback in the home, at one moment, with ids that repeat.
run() {
  (cd "$home" && env -i HOME="$home" PATH="$PATH" CALLBACK_DB="$home/callback.db" CALLBACK_SEED=7 \
    CALLBACK_NOW=2026-11-25T09:30 "$@")
}

complain() {
  failures=$((failures + 1))
  echo "FAILED: $1"
}

document() {
  printf '{"format": "callback/1", "applications": ['
  for row in $(seq "$1"); do
    [ "$row" = 1 ] || printf ','
    printf '{"company": "Company %s", "notes": "a note"}' "$row"
  done
  printf ']}'
}

# Makes the home that each run of a scenario begins with.
prepare() {
  rm -rf "$home" && mkdir "$home"
  document 20 >"$home/first.json"
  document 300 >"$home/more.json"
  if [ "$1" = migration ]; then
    python3 - "$home/callback.db" migrations/0001_records.sql <<'PYTHON'
import sqlite3, sys
older = sqlite3.connect(sys.argv[1])
older.executescript(open(sys.argv[2]).read())
older.executescript("""
    PRAGMA user_version = 1;
    INSERT INTO operation (id, name, at) VALUES ('o', 'long ago', '2026-11-01T09:30:00+01:00');
    INSERT INTO application (id, handle, company) VALUES ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f', '3tkjz', 'Old Acme');
    INSERT INTO stage_change (id, application_id)
        VALUES ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e60', '0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f');
""")
PYTHON
    chmod 600 "$home/callback.db"
  else
    run env CALLBACK_NOW=2026-11-24T09:30 CALLBACK_SEED=1 "$program" import first.json 2>/dev/null
  fi
  case $1 in
    restore)
      run "$program" backup copy.db 2>/dev/null
      run env CALLBACK_SEED=3 "$program" add Later 2>/dev/null
      ;;
    export) echo "as it was" >"$home/all.json" ;;
  esac
  rm -rf "$model" && cp -a "$home" "$model"
}

command_of() {
  case $1 in
    add | migration) echo add Initrode ;;
    import) echo import more.json ;;
    export) echo export --output all.json --force ;;
    backup) echo backup copy.db ;;
    restore) echo restore copy.db --yes ;;
  esac
}

# Prints what a scenario is about, as it is now. This is the next run: it heals what a killed one left.
state() {
  case $1 in
    export) run "$program" export --output next.json --force >/dev/null && cat "$home/all.json" ;;
    backup)
      run "$program" backup next.db 2>/dev/null
      [ ! -e "$home/copy.db" ] || run "$program" --db copy.db export
      ;;
    *) run "$program" export ;;
  esac
}

left_overs() {
  find "$home" \( -name '.callback-un*' -o -name '.tmp*' -o -name '*-wal' -o -name '*-shm' -o -name '*-journal' \)
}

try() {
  local scenario=$1 call=$2 fault=$3 place=$4 code=0 what
  what="$scenario: $fault at $call $place"
  rm -rf "$home" && cp -a "$model" "$home"
  # shellcheck disable=SC2046
  run strace -f -qq -e "trace=$call" -e "inject=$call:$fault:when=$place" -o "$work/trace" \
    "$program" $(command_of "$scenario") >/dev/null 2>"$work/told" || code=$?
  grep -q 'INJECTED\|killed by SIGKILL' "$work/trace" || return 1
  runs=$((runs + 1))
  if ! state "$scenario" >"$work/state" 2>"$work/problem"; then
    complain "$what: exit $code, then the next run: $(cat "$work/problem")"
  elif cmp -s "$work/state" "$work/new"; then
    :
  elif ! cmp -s "$work/state" "$work/old"; then
    complain "$what: exit $code, neither old nor new"
  elif [ "$code" = 0 ]; then
    complain "$what: exit 0, but it is not there"
  fi
  [ -z "$(left_overs)" ] || complain "$what: exit $code, left: $(left_overs | tr '\n' ' ')"
  run "$program" doctor >"$work/doctor" || complain "$what: exit $code, $(grep '^problem' "$work/doctor")"
}

for scenario in "${@:-add import export backup restore migration}"; do
  for scenario in $scenario; do
    if [ "$scenario" = migration ] && ! command -v python3 >/dev/null; then
      echo "migration: python3 is not installed: skipped"
      continue
    fi
    prepare "$scenario"
    state "$scenario" >"$work/old"
    rm -rf "$home" && cp -a "$model" "$home"
    # shellcheck disable=SC2046
    run "$program" $(command_of "$scenario") >/dev/null 2>&1
    state "$scenario" >"$work/new"
    cmp -s "$work/old" "$work/new" && complain "$scenario changes nothing"
    before=$runs
    for call in $calls; do
      for fault in $faults; do
        place=1
        while try "$scenario" "$call" "$fault" "$place"; do
          place=$((place + (EVERY == 1 || place < 48 ? 1 : place / 16)))
        done
      done
    done
    echo "$scenario: $((runs - before)) faults"
  done
done
echo "$runs faults, $failures failures"
[ "$failures" = 0 ]
