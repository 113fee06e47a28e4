#!/usr/bin/env bash
# Two people on one machine, each with a home of their own: a therapist assigns, a person takes
# in, practises for a week, and gets the next assignment.
set -u
. tests/support/two_homes.sh
homes anna k eve
clock=2026-11-23T08:00:00Z		# a Monday

# ---- Anna, who has a practice and a voice of her own

rain_of anna
said=$(anna record rain --voice anna --from tests/commands/audio/sounds/note.wav)
shows "she records the words of her practice" "recorded in the voice anna"
said=$(anna assign --stop-if "Too much." --contact "01 234" --from "Anna, the clinic" --to K. --title "Small steps" --leave-out holds \
	--task "small; times=daily; when=after breakfast; why=It is short." \
	--task "rain; times=3 a week" --task "quiet; times=once" --ends 2026-12-20 --voice anna -o "$work/one.gwb")
shows "she writes a signed bundle" "one.gwb is written"
said=$(tar tzf "$work/one.gwb" | sort | tr '\n' ' ')
shows "with her practice and her voice in it" "practices/rain.ini"
shows "and her voice" "audio/voices/anna/"

# ---- a recording that is none

cp "$work/anna/.local/share/groundwork/audio/voices/anna"/* "$work/"
kept=$(ls "$work/anna/.local/share/groundwork/audio/voices/anna" | head -n 1)
echo "no sound" > "$work/anna/.local/share/groundwork/audio/voices/anna/$kept"
anna assign --stop-if "Too much." --contact "01 234" --from Anna --to K. --title Mute --task rain --voice anna -o "$work/mute.gwb" > /dev/null
said=$(k import "$work/mute.gwb")
shows "what cannot be played is said before it is taken in" "1 recording in it cannot be played; the words show instead. Anna can record that anew."
mv "$work/$kept" "$work/anna/.local/share/groundwork/audio/voices/anna/$kept"
said=$(k import "$work/one.gwb")
shows "of one that can be played nothing is said" not "cannot be played"

# ---- K. looks, and takes two of three lines

said=$(k import "$work/one.gwb")
shows "K. sees the whole of it" "Rain at the window: 3 a week"
shows "and who signed it" "$(finger anna)"
shows "that the key is new" "not seen here before"
shows "and that nothing is kept yet" "nothing was taken in"
said=$(k today)
shows "looking changes nothing" not "Anna"
said=$(k import "$work/one.gwb" --accept 1,2)
shows "two lines are taken in" "Taken in: 2 of 3 lines"
said=$(k today)
shows "they stand in Today in her name" "from Anna, the clinic: daily, after breakfast. It is short."
shows "with how often" "3 a week, 0 so far"
shows "the declined one does not" not "Words and quiet"

# ---- a week of practice

k play small --plain --silent > /dev/null
k play rain --plain --silent > /dev/null
said=$(k log --json)
shows "what is begun counts for her" '"source": "assignment:small-steps"'
said=$(k today)
shows "what is done is done" "  done"
shows "one of three" "3 a week, 1 so far"
clock=2026-11-24T08:00:00Z
said=$(k today)
shows "the next day nothing has piled up" "daily, after breakfast"
shows "nothing is done yet" not "  done"
for day in 25 26; do
	clock=2026-11-${day}T08:00:00Z
	k play rain --plain --silent > /dev/null
done
clock=2026-11-27T08:00:00Z
said=$(k today)
shows "three of three are enough for the week" not "Rain at the window"
clock=2026-11-30T08:00:00Z
said=$(k today)
shows "a new week begins at nought" "3 a week, 0 so far"
said=$(k show rain)
shows "the practice is hers" "Rain at the window"
shows "and her voice speaks it" not "have no recording"

# ---- a database that cannot be read takes nothing along

cp "$work/k/.local/share/groundwork/groundwork.db" "$work/kept.db"
echo "no database" > "$work/k/.local/share/groundwork/groundwork.db"
said=$(k import "$work/one.gwb" --accept all)
shows "nothing is taken in without the database" "assignments are kept in the main database only"
said=$(k show rain)
shows "what came before is still there" "Rain at the window"
mv "$work/kept.db" "$work/k/.local/share/groundwork/groundwork.db"
rm -f "$work/k/.local/share/groundwork"/groundwork-aside-*
said=$(k today)
shows "and asked for again when it is mended" "3 a week, 0 so far"

# ---- the next assignment takes its place

said=$(anna assign --stop-if "Too much." --contact "01 234" --from "Anna, the clinic" --to K. --title "Small steps" \
	--task "small; times=2 a week" -o "$work/two.gwb")
said=$(k import "$work/two.gwb" --accept all)
shows "the key is known" "the same key as on Monday 23 November"
shows "it takes the place of the first" "takes the place of the one that you have since Monday 23 November"
said=$(k assignments)
shows "one of them stands" "2 a week"
shows "the first does not" not "3 a week"
said=$(k show rain)
shows "what came with the first is gone" "there is no practice \"rain\""
said=$(k log)
shows "what was done stays" "2026-11-26 08:00  rain"

# ---- a renewed key is vouched for; a stranger's is not

anna key renew > /dev/null
anna assign --stop-if "Too much." --contact "01 234" --from "Anna, the clinic" --to K. --title "Small steps" --task "small; times=daily" -o "$work/three.gwb" > /dev/null
said=$(k import "$work/three.gwb" --accept all)
shows "the former key vouches for the new one" "Signed with a new key. The key that you know"
shows "and it is taken in" "Taken in: 1 of 1 line."
as eve assign --stop-if "Too much." --contact "01 234" --from "anna, THE clinic" --to K. --title "Small steps" --task "small; times=twice daily" -o "$work/eve.gwb" > /dev/null
said=$(k import "$work/eve.gwb" --accept all)
shows "another key for a known name is said" "not the one which Anna, the clinic had until now"
shows "and not taken in without a word more" "nothing was taken in"
anna assign --stop-if "Too much." --contact "01 234" --from "Anna, the clinic" --to K. --title "Small steps" --task "small" -o "$work/plain.ini" > /dev/null
said=$(k import "$work/plain.ini" --accept all)
shows "nor is what nobody signed" "Until now, what came from Anna, the clinic was signed"

# ---- and put away

said=$(k assignments --end small-steps)
shows "it is put away" "small-steps is put away"
said=$(k today)
shows "Today asks for nothing any more" not "Anna"
count=$((count + 1))
left=$(ls -A "$work/k/.local/share/groundwork/assignments")
[ "$left" = .lock ] && echo "ok $count - and nothing that came is left" || echo "not ok $count - left: $left"
