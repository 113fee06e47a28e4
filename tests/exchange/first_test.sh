#!/usr/bin/env bash
# An answer that opened the support page stays on top of the caseload, whatever came later, until
# the therapist marks it as dealt with; and a batch of reports names each of its people.
set -u
. tests/support/two_homes.sh
homes anna bela cora dora
clock=2026-11-23T08:00:00Z		# a Monday

own=$work/anna/.local/share/groundwork/content/practices
mkdir -p "$own"
cat > "$own/dark.ini" <<'END'
[practice]
title     = How dark it was
summary   = One question.
kind      = check-in
stage     = integrate
minutes   = 1
intensity = 1
anchors   = seat, sight
caution   = If it becomes too much, stop.
source    = Written for the tests

[rate dark]
ask     = Thoughts of not being here any more
from    = 0
to      = 3
low     = none
high    = many
support = 1
END

# answers WHO LINES: the person does the practice and answers so.
answers() {
	env -i PATH="$PATH" HOME="$work/$1" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb \
		GROUNDWORK_CONTENT=tests/commands/content GROUNDWORK_AUDIO=tests/commands/audio \
		GROUNDWORK_CONFIG=config GROUNDWORK_TEST_CLOCK="$clock" \
		"$program" play dark --plain --silent <<< "$2" > "$work/said" 2>&1
}

for who in Bela Cora Dora; do
	anna assign --from "Anna, the clinic" --to $who --title "Weeks" --task "dark; times=once" --task "small; times=daily" \
		--stop-if "It is too much." --contact "01 234" -o "$work/$who.gwb" > /dev/null
	as ${who,} import "$work/$who.gwb" --accept all > /dev/null
done
said=$(as bela report -o "$work/look.html")
shows "a form that lacks numbers to call says so" "How dark it was (once): asked 1, done 0
    It could not be begun: numbers to call are still missing in the settings.
  A small round"
for who in bela cora dora; do
	mkdir -p "$work/$who/.config/groundwork"
	printf '[people]\nclinic_day = 01 234\nperson_1 = Mo 1\nperson_2 = Jo 2\n' \
		> "$work/$who/.config/groundwork/groundwork.ini"
done
answers bela $'3\ny\n'
answers cora $'1\nn\n'
answers dora $'0\n'
said=$(as bela report -o "$work/look.html")
shows "and no more once they are there" not "It could not be begun"
for who in bela cora dora; do as $who report --yes -o "$work/$who.gwr" > /dev/null; done

# ---- a batch names its people, each behind the line of its file

said=$(anna caseload add "$work"/{bela,cora,dora}.gwr)
shows "whose answer it was stands behind the file's line" "is new here, with the key $(finger bela).
    Please read this one of Bela first: an answer in it opened the support page."
shows "with what was said of being safe" \
	"Please read this one of Cora first: an answer in it opened the support page. Able to keep safe: \"No, or not sure\"."
shows "nobody else is named" not "this one of Dora"
shows "and all of them are named at the end" "To be read first: Bela, Cora."
said=$(anna caseload | grep '^[A-Z]' | cut -d ' ' -f 1 | tr '\n' ' ')
shows "the gravest stands on top" "Cora Bela Dora"

# ---- a later report without such an answer hides nothing

clock=2026-11-30T08:00:00Z
as cora play small --plain --silent > /dev/null
as cora report --yes -o "$work/later.gwr" > /dev/null
anna caseload add "$work/later.gwr" > /dev/null
said=$(anna caseload show Cora)
shows "the answer stands on top, with date and words" "To be read first, and not yet marked as dealt with:
  2026-11-23  How dark it was: Thoughts of not being here any more"
shows "with its number" "Answer: 1"
shows "with what was said of being safe" "asked again at the end: No, or not sure"
shows "above the newest report" "2026-11-30"
anna caseload note Cora "Until Friday." > /dev/null
said=$(anna caseload | head -n 2)
shows "a note does not deal with it" "Cora"

# ---- all reports go into one file

for form in html csv json; do
	said=$(anna caseload show Cora --all -o "$work/all.$form")
	shows "all are written as $form" "all.$form is written, with 2 reports."
	said=$(cat "$work/all.$form")
	shows "the older one is in it" "Thoughts of not being here"
	shows "and so is the newer" "A small round"
done
said=$(head -n 2 "$work/all.csv")
shows "each row of a table says of which days it is" "report,what,date"
said=$(cut -d , -f 1 "$work/all.csv" | grep -v report | sort -u | wc -l)
shows "of either" "2"
said=$(anna caseload show Cora --all -o "$work/all.gwr")
shows "what cannot be written says why" "ends in none of .html, .csv and .json"
said=$(anna caseload show Cora -o "$work/one.csv"; head -n 1 "$work/one.csv")
shows "one alone has no such column" not "report,what"

# ---- until it is dealt with

said=$(anna caseload dealt Cora "Called, her sister is with her. Anna")
shows "what is marked is said" "Marked as dealt with, for Cora:
  2026-11-23  How dark it was: Thoughts of not being here any more"
said=$(anna caseload | grep '^[A-Z]' | cut -d ' ' -f 1 | tr '\n' ' ')
shows "then the next one stands on top" "Bela Cora Dora"
said=$(anna caseload show Cora)
shows "how it was dealt with is kept" "dealt with: Called, her sister is with her. Anna"
shows "and it does not wait any more" not "not yet marked"
said=$(anna caseload next Cora -o "$work/next.gwb"; tar xzOf "$work/next.gwb" assignment.ini)
shows "the note goes along" "Until Friday."
shows "how it was dealt with stays here" not "sister"
said=$(anna caseload dealt Cora)
shows "nothing waits twice" "Nothing of Cora waits to be dealt with."
said=$(anna caseload dealt Cora --undo; anna caseload | head -n 1)
shows "the mark can be taken back" "Cora stands first again."
said=$(anna caseload show Cora)
shows "then it waits again" "not yet marked as dealt with"
shows "and nothing is said to have been done" not "sister"
said=$(anna caseload dealt Dora --undo)
shows "where nothing was marked that is said" "Nothing of Dora is marked as dealt with."
