#!/usr/bin/env bash
# old_locale_test.sh: in a locale of single bytes, and in one of several, what is typed in plain
# lines is kept as the letters that it is, and what is said is shown in them. The locales are
# made here; where the system has no descriptions of them there is nothing to try.
set -u
groundwork=${GROUNDWORK:-build/groundwork}
export LOCPATH=$HOME/locales GROUNDWORK_CONTENT=tests/commands/content
export GROUNDWORK_AUDIO=tests/commands/audio GROUNDWORK_CONFIG=config
export GROUNDWORK_TEST_CLOCK=2026-11-22T08:00:00Z
mkdir -p "$LOCPATH"
number=0

# made NAME CHARMAP
made() { localedef -i "$1" -f "$2" "$LOCPATH/$1.$2" > "$HOME/made" 2>&1; [ -d "$LOCPATH/$1.$2" ]; }

# tell WHAT STATUS
tell() { number=$((number + 1)); [ "$2" = 0 ] && echo "ok $number - $1" || echo "not ok $number - $1"; }

# kept LOCALE BYTES LETTERS: what is typed so is in the log so
kept() {
	rm -rf "$HOME/.local"
	printf "$2\n\n\n" | LC_ALL=$1 "$groundwork" play page --plain > "$HOME/said" 2> "$HOME/errors"
	LC_ALL=C.UTF-8 "$groundwork" log --csv | grep -qF "today: $3"
}

if made de_DE ISO-8859-1; then
	kept de_DE.ISO-8859-1 'Stra\337e caf\351' 'Straße café'
	tell "letters of single bytes are kept" $?
	! LC_ALL=C grep -q "$(printf '[\302-\364][\200-\277]')" "$HOME/said"
	tell "nothing is said there in UTF-8" $?
else
	echo "ok 1 - letters of single bytes are kept # SKIP this system cannot make the locale"
	number=1
fi
if made ja_JP EUC-JP; then
	kept ja_JP.EUC-JP '\306\374\313\334' '日本'
	tell "letters of two bytes are kept" $?
else
	number=$((number + 1))
	echo "ok $number - letters of two bytes are kept # SKIP this system cannot make the locale"
fi
kept C.UTF-8 'Stra\337e' "$(printf 'Stra\357\277\275e')" && grep -q 'no text in UTF-8; it is kept as' "$HOME/errors"
tell "what is no letter is said, where nobody can be asked" $?
kept C.UTF-8 'Straße' 'Straße' && ! grep -q 'no text' "$HOME/errors"
tell "UTF-8 is what it is" $?
echo "1..$number"
