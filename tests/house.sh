#!/usr/bin/env bash
# Prints the measures of the house beside their budgets. Counts only; always exits 0.
set -euo pipefail
cd "$(dirname "$0")/.."

# Lines of code in the given files: no blanks, no comments, nothing behind `#[cfg(test)]`.
code() {
  awk 'FNR == 1 { test = 0 } /^#\[cfg\(test\)\]/ { test = 1 }
       !test && !/^[[:space:]]*(\/\/|$)/ { count++ } END { print count + 0 }' "$@"
}

row() { printf '%-44s %8s   %s\n' "$1" "$2" "$3"; }

mapfile -t sources < <(find src -name '*.rs' ! -name tests.rs ! -path '*/tests/*' | sort)
lines=$(code "${sources[@]}")
short=$(for file in "${sources[@]}"; do if [ "$(wc -l < "$file")" -le 50 ]; then echo "$file"; fi; done | wc -l)
longest=$(wc -l "${sources[@]}" | grep -v ' total$' | sort -n | tail -n 1 | awk '{print $1 " " $2}')
median=$(wc -l "${sources[@]}" | grep -v ' total$' | awk '{print $1}' | sort -n | awk '{a[NR]=$1} END {print a[int((NR+1)/2)]}')
tests=$(cat tests/it/*.rs tests/it/support/*.rs | grep -cv '^[[:space:]]*\(//.*\)\?$')
long=$(awk 'FNR == 1 { depth = 0 } /^    (pub(\([^)]*\))? )?(const )?fn |^(pub(\([^)]*\))? )?(const )?fn / { start = FNR; total++ }
            /^(    )?}$/ { if (start && FNR - start > 40) { n++ } start = 0 } END { printf "%.1f %% of %d", 100 * n / total, total }' "${sources[@]}")

row "measure" "now" "budget"
row "lines of code" "$lines" "at most 36000"
row "files of at most 50 lines" "$short" "at most 60"
row "files, median and longest" "$median" "longest at most 400 ($longest)"
row "functions over 40 lines" "$long" "at most 1 %"
row "lines of tests for a line of code" "$(awk "BEGIN { printf \"%.2f\", $tests / $lines }")" "at least 0.7"
row "files that name a plain text field (location)" "$(grep -lw 'location' "${sources[@]}" | wc -l)" "at most 5"
