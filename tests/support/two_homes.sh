# two_homes.sh: people on one machine with a home each. A test script reads it in, sets `clock`,
# and calls `anna ...` or `k ...` (anybody else: `as WHO ...`); what was said goes into `said`.
program=$(realpath "$GROUNDWORK")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

# homes WHO...: an empty home for each.
homes() { mkdir "${@/#/$work/}"; }

# as WHO CALL...: the program, at the time of the clock, as that person has it.
as() {
	local who=$1
	shift
	env -i PATH="$PATH" HOME="$work/$who" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb GROUNDWORK_CONTENT=tests/commands/content \
		GROUNDWORK_AUDIO=tests/commands/audio GROUNDWORK_CONFIG=config GROUNDWORK_TEST_CLOCK="$clock" \
		"$program" "$@" < /dev/null 2>&1
}
anna() { as anna "$@"; }
k() { as k "$@"; }

# shows NAME TEXT: what was said last holds the text (or, after "not", does not), as it
# stands or however it is broken into lines.
shows() {
	local name=$1 well=1 both
	shift
	both=$said$'\n'$(tr -s ' \n' '  ' <<< "$said")
	count=$((count + 1))
	if [ "$1" = not ]; then
		[[ $both == *"$2"* ]] && well=0
	else
		[[ $both == *"$1"* ]] || well=0
	fi
	[ $well = 1 ] && echo "ok $count - $name" && return
	echo "not ok $count - $name"
	printf '%s\n' "expected: $*" "$said" | sed 's/^/  /'
}

# finger WHO: the digits by which the key of a person is known.
finger() { as "$1" key | sed -n 's/^fingerprint  //p'; }

# rain_of WHO: gives a person a practice of their own, "rain", and a folder for the voice anna.
rain_of() {
	local own=$work/$1/.local/share/groundwork
	mkdir -p "$own/content/practices" "$own/audio/voices/anna"
	sed 's/^title .*/title = Rain at the window/; s/^say .*/say = Listen to the rain./' \
		tests/commands/content/practices/small.ini > "$own/content/practices/rain.ini"
}
