#!/usr/bin/env bash
# Every ```ini block of the content-writing guide is read by the program. A block "wrong: WORDS"
# must be refused with these words; any other must pass in silence but for missing clips.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

awk -v folder="$folder" '
	/^```ini/ { n++; file = sprintf("%s/block-%02d", folder, n); want = $0
		sub(/^```ini ?/, "", want); print want > (file ".want"); inside = 1; next }
	/^```/ { inside = 0; next }
	inside { print > (file ".part") }' docs/writing-content.md

head() {
	printf '[practice]\ntitle = Example\nsummary = An example.\nkind = guided\nstage = prepare\nminutes = 8\n'
	printf 'intensity = 1\nanchors = feet, sound\ncontains = breath, writing\ncaution = None.\nsource = The guide\n\n'
	# enough silence that any example fits into eight minutes
	printf '[guide around]\n'
	for i in 1 2 3 4 5 6 7 8; do printf 'say = Words number %d around the example.\npause = 20\n' $i; done
}

number=0
for part in "$folder"/*.part; do
	number=$((number + 1))
	want=$(cat "${part%.part}.want")
	file=${part%.part}.ini
	# what has no head of its own is a piece of a practice
	{ grep -qE '^\[(practice|programme|assignment|page|country .*)\]' "$part" || head; cat "$part"; } > "$file"
	said=$("$GROUNDWORK" check "$file" | grep -v 'have no recording')
	name="example $number of the guide ${want:-is read without a word}"
	if [ -z "$want" ] && [ -z "$said" ]; then echo "ok $number - $name"
	elif [ -n "$want" ] && [[ $said == *"error: "*"${want#wrong: }"* ]]; then echo "ok $number - $name"
	else echo "not ok $number - $name"; echo "$said" | sed 's/^/# /'; cat "$file" | sed 's/^/# | /'; fi
done
[ "$number" -gt 18 ] && echo "ok $((number + 1)) - the guide has its examples" || echo "not ok $((number + 1)) - the guide has its examples"
