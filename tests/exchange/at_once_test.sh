#!/usr/bin/env bash
# Several programs of one person at the same moment: there is one key, and no renewal of it is
# lost.
set -u
. tests/support/two_homes.sh
homes anna
clock=2026-11-23T08:00:00Z

for i in 1 2 3 4; do
	anna assign --stop-if "Too much." --contact "01 234" --from Anna --to K. --title "Number $i" --task small -o "$work/$i.gwb" > "$work/said$i" &
done
wait
said=$(for i in 1 2 3 4; do tar xzOf "$work/$i.gwb" signature | sed -n 's/^signs //p'; done | sort -u)
shows "four first assignments are signed with one key" "$(sed -n 's/^signs //p' "$work/anna/.local/share/groundwork/groundwork.key")"
said=$(wc -l <<< "$said")
shows "and with no other" 1
said=$(cat "$work"/said?)
shows "and that it was made is told" "A key was made"

for i in 1 2 3; do
	anna key renew > "$work/renewed$i" &
done
wait
anna key export -o "$work/page.txt" > "$work/said"
said=$(grep -c '^ *[0-9][0-9]*  [0-9a-f]\{4\} ' "$work/page.txt")
shows "three renewals at once leave four pairs" 16
anna key export -o "$work/once.txt" > "$work/said1" &
anna key export -o "$work/once.txt" > "$work/said2" &
wait
said=$(cat "$work"/said[12])
shows "of two that write one page the first does" "Written."
shows "and the other leaves it" "is there already, and is not overwritten"
