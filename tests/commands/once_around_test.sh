#!/usr/bin/env bash
# Once around, two people on one machine with a home each: a therapist assigns with her own
# voice, a person takes it in, practises for a week and writes a report, the therapist adds it to
# her caseload and makes the next assignment of it, the person takes that in.
set -u
. tests/support/two_homes.sh
homes anna k eve other
clock=2026-11-23T08:00:00Z		# a Monday

# ---- Anna assigns, with a practice and a voice of her own

rain_of anna
own=$work/anna/.local/share/groundwork
anna lines --voice anna | while IFS=$'\t' read -r name text; do
	[ "$text" != "Listen to the rain." ] || cp tests/commands/audio/sounds/note.wav "$own/audio/voices/anna/$name.wav"
done
said=$(anna caseload add "$work/nothing.gwr")
shows "before her first assignment nothing can have been sealed to her" "there is no key here"
said=$(anna assign --stop-if "Too much." --contact "01 234" --from "Anna, the clinic" --to K. --title "Small steps" --leave-out holds \
	--contact "Anna, 01 234 567, by day" --stop-if "It makes you less steady." \
	--task "small; times=daily; when=after breakfast; why=It is short." \
	--task "rain; times=3 a week" --voice anna -o "$work/one.gwb")
shows "she writes a bundle" "one.gwb is written"
said=$(anna caseload)
shows "nobody has sent her anything" "no report of that name is here: K."

# ---- K. takes it in, and practises for a week

said=$(k import "$work/one.gwb" --accept all)
shows "K. takes it in" "Taken in: 2 of 2 lines"
said=$(k show rain)
shows "her voice speaks her practice" not "have no recording"
for day in 23 24 25 27 29; do
	clock=2026-11-${day}T08:00:00Z
	k play small --plain --silent > /dev/null
	[ $day -gt 24 ] || k play rain --plain --silent > /dev/null
done
clock=2026-11-29T20:00:00Z
said=$(k report --to "Anna, the clinic" --yes -o "$work/week.gwr")
shows "the report is shown" "asked 7, done 5"
shows "and sealed to her" "$(finger anna)"
shows "and written" "week.gwr is written"
said=$(tr -d '\0' < "$work/week.gwr")
shows "nothing in it can be read on the way" not "small"

# ---- Anna adds it to her caseload, and sees it

clock=2026-11-30T09:00:00Z
said=$(as eve caseload add "$work/week.gwr")
shows "somebody without a key cannot open it" "there is no key here"
as eve assign --stop-if "Too much." --contact "01 234" --from Eve --to K. --title "Small steps" --task small -o "$work/eve.gwb" > /dev/null
said=$(as eve caseload add "$work/week.gwr")
shows "nor can somebody with another key" "it was sealed to somebody else"
said=$(anna caseload add "$work/week.gwr")
shows "she adds it" "week.gwr: added: K., 2026-11-23 to 2026-11-29. K. is new here, with the key $(finger k)."
said=$(anna caseload add "$work/week.gwr")
shows "twice changes nothing" "is there already; nothing has changed"
said=$(anna caseload)
shows "she sees who" "K. ($(finger k))"
shows "and what was asked and done" "2026-11-23 to 2026-11-29: asked 10, done 7; "
shows "and when there was contact last" "last contact 2026-11-30; 1 report"
said=$(anna caseload --json)
shows "for scripts as well" '"asked": 10, "done": 7'
said=$(anna caseload show k.)
shows "she opens the report" "Rain at the window (3 a week): asked 3, done 2"

# ---- what does not belong there

head -c 200 "$work/week.gwr" > "$work/cut.gwr"
said=$(anna caseload add "$work/cut.gwr" "$work/one.gwb" "$work/nothing.gwr")
shows "a shortened report is refused" "cut.gwr: it cannot be opened with your key: it was sealed to somebody else, or it was changed or cut off on its way: ask for it once more"
shows "and an assignment" "one.gwb: it is no sealed report"
shows "and what is not there" "nothing.gwr"
said=$(anna caseload)
shows "and all of it changes nothing" "1 report"
as other import "$work/one.gwb" --accept all > /dev/null
as other play small --plain --silent > /dev/null
as other report --to "Anna, the clinic" --as k. --yes -o "$work/other.gwr" > /dev/null
said=$(anna caseload add "$work/other.gwr")
shows "somebody of the same name is kept apart" "signed with another key ($(finger other)) than that of the K. whom you know"
said=$(anna caseload note K. "Hello")
shows "and a name that is two people's asks which" "say which by the first digits of the key"
said=$(anna caseload rename "$(finger other | cut -c 1-4)" "The other K.")
shows "one of them gets another name" "k. is called The other K. from now on"

# ---- the next assignment, in one step

anna caseload next K. -o "$work/same.gwb" > /dev/null
said=$(tar tzf "$work/same.gwb")
shows "her voice goes along again, unasked" "audio/voices/anna/"
clock=2026-11-30T09:30:00Z
said=$(anna caseload note K. "Thank you for writing. The rain may be shorter.")
shows "a note is kept for it" "It goes to K. with the next assignment"
clock=2026-11-30T10:00:00Z
said=$(anna caseload next K. --without rain --task "quiet; times=2 a week; when=in the evening")
shows "it is written, and where" "given/k-2026-11-30.gwb is written"
next=$(sed 's/ is written.*//' <<< "$said" | head -n 1)
said=$(anna caseload show K.)
shows "what was answered stands with the person" "Thank you for writing."
shows "the file too" "the next assignment, /"

# ---- which takes the place of the first, with what was done kept

said=$(k import "$next" --accept all)
shows "without a line of hers there is no voice" not "brings a voice"
shows "K. sees who signed it" "the same key as on Monday 23 November"
shows "and the note" "Thank you for writing. The rain may be shorter."
shows "what it leaves out was not lost on the way" "holds"
shows "nor whom to call" "Anna, 01 234 567, by day"
shows "nor why" "It is short."
shows "it takes the place of the first" "takes the place of the one that you have"
said=$(k assignments)
shows "one of them stands" "2 a week"
shows "the first does not" not "3 a week"
said=$(k log --json)
shows "what was done is kept" '"source": "assignment:small-steps"'
k play small --plain --silent > /dev/null
clock=2026-12-06T20:00:00Z
said=$(k report --to "Anna, the clinic" --yes -o "$work/second.gwr")
shows "and the next report goes on from there" "2026-11-29 to 2026-12-06"
clock=2026-12-07T09:00:00Z
said=$(anna caseload add "$work/second.gwr")
shows "of somebody who is known now" "second.gwr: added: K., 2026-11-29 to 2026-12-06."
k key renew > /dev/null
k play small --plain --silent > /dev/null
k report --to "Anna, the clinic" --since 2026-12-07 --yes -o "$work/third.gwr" > /dev/null
said=$(anna caseload add "$work/third.gwr")
shows "a renewed key is vouched for" "The key is a new one, and the former one vouches for it"
said=$(anna caseload)
shows "and stays the same person" "3 reports"
said=$(anna caseload forget K.)
shows "forgetting asks first" "say --yes"
said=$(anna caseload forget K. --yes && anna caseload)
shows "and forgets" not "3 reports"
