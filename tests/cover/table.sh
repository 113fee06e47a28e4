#!/usr/bin/env bash
# table.sh BUILD GCOV [ROOM]: a table of the rooms; with ROOM the places of it that were missed.
set -u
build=$1 gcov=$2 room=${3:-}
here=$(dirname "$0")

objects=$(find "$build/src" -name '*.gcno' | sort)
[ -n "$objects" ] || { echo "cover: nothing is built; run 'make cover' first" >&2; exit 1; }
# shellcheck disable=SC2086
"$gcov" --branch-probabilities --branch-counts --stdout $objects 2> /dev/null |
	awk -v only="$room" -f "$here/table.awk"
