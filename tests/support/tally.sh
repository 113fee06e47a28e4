#!/bin/sh
# tally.sh FILE...: add up what run.sh counted into one plain line.
awk '{ p += $1; f += $2; s += $3 } END { printf "%d passed, %d failed%s\n", p, f, s ? ", " s " skipped" : "" }' "$@"
