#!/usr/bin/env bash
# Forgetting somebody reaches every copy that was made of what they were given, also when nothing
# ever came from them; what it cannot reach is named.
set -u
. tests/support/two_homes.sh
homes anna quirin ria
clock=2026-11-23T08:00:00Z
data=$work/anna/.local/share/groundwork

give() {	# TO TITLE FILE
	anna assign --from "Anna, the clinic" --to "$1" --title "$2" --note "Words to $1 alone." \
		--task "small; times=daily" --stop-if "It is too much." --contact "01 234" -o "$work/$3" > /dev/null
}

# traces WORD: how many files of the program's own have it, in whatever way it is packed.
traces() {
	local found=0 file
	for file in $(find "$data" -type f); do
		{ echo "$file"; cat "$file"; gzip -dcq "$file" 2> /dev/null; } | grep -aqi "$1" && found=$((found + 1))
	done
	echo $found
}

give Quirin "Small steps" one.gwb
give Quirin "Never answered" two.gwb
give Ria "For Ria" ria.gwb
as quirin import "$work/one.gwb" --accept all > /dev/null
as quirin play small --plain --silent > /dev/null
as quirin report --yes -o "$work/q.gwr" > /dev/null

said=$(anna caseload)
shows "whoever was given something is listed before anything came" "Given something, and no report of that name is here:"
shows "with what, and when" "Ria  For Ria, made 2026-11-23"
anna caseload add "$work/q.gwr" > /dev/null
said=$(anna caseload | sed -n '/^Given/,$p')
shows "somebody who reported is so no more" not "Quirin"
shows "the other one is" "Ria"

anna caseload note Quirin "Words to Quirin in a note." > /dev/null
anna caseload next Quirin > /dev/null
anna caseload next Quirin -o "$work/handed.gwb" > /dev/null
anna caseload rename Quirin Q. > /dev/null
said=$(anna caseload | sed -n '/^Given/,$p')
shows "a name that somebody had is known" not "Quirin"
said=$(traces quirin)
shows "until they are forgotten there are copies" not 0

said=$(anna caseload forget Q. --yes)
shows "what was taken away is said" "Q. is forgotten, with 3 files that lay in the folder \"given\"."
shows "what is still there is named" "still there: $work/handed.gwb"
shows "and what is out of reach" "backups are out of reach"
said=$(traces quirin)
shows "no file of ours has the name" 0
said=$(traces "small steps")
shows "nor what was asked" 0
said=$(anna caseload)
shows "nobody else is forgotten" "Ria"

said=$(anna caseload forget Ria; ls "$data/given")
shows "somebody who never reported is not forgotten without a yes" "say --yes to do so"
shows "nor is anything taken away" ".ini"
said=$(anna caseload forget Ria --yes; ls "$data/given")
shows "with it they are" "Ria is forgotten, with 1 file"
shows "and nothing is left" not ".ini"
said=$(anna caseload forget Ria --yes)
shows "nobody is forgotten twice" "nobody in the caseload is called \"Ria\""

# ---- two of one name: what is to that name may be the other's

homes r1 r2
give R. "For one" r1.gwb
as r1 import "$work/r1.gwb" --accept all > /dev/null
as r2 import "$work/r1.gwb" --accept all > /dev/null
for who in r1 r2; do
	as $who report --yes -o "$work/$who.gwr" > /dev/null
	anna caseload add "$work/$who.gwr" > /dev/null
done
said=$(anna caseload forget "$(finger r1)" --yes)
shows "a copy that may be a namesake's stays" "is forgotten, with 0 files"
shows "and is named" "still there: $data/given/"
echo "no assignment at all" > "$data/given/odd.ini"
said=$(anna caseload forget R. --yes)
shows "the last of them takes it along" "is forgotten, with 1 file"
shows "a copy that cannot be read is named" "still there: $data/given/odd.ini"
rm "$data/given/odd.ini"

# ---- what was given cannot be read

give S. "For S." s.gwb
as r2 import "$work/s.gwb" --accept all > /dev/null
as r2 report --to "Anna, the clinic" --yes -o "$work/s.gwr" > /dev/null
anna caseload add "$work/s.gwr" > /dev/null
mv "$data/given" "$work/given"
echo "no folder" > "$data/given"
said=$(anna caseload)
shows "the people are listed all the same" "($(finger r2))"
shows "and what is wrong is said" "groundwork: $data/given"
rm "$data/given"
mv "$work/given" "$data/given"

# ---- what a name makes of the name of a file

homes odd
for name in "--script" "../../x" "Zoe & Co." "***"; do
	give="--to=$name"
	anna assign --from "Anna, the clinic" "$give" --title Odd --task "small; times=daily" \
		--stop-if "It is too much." --contact "01 234" -o "$work/odd.gwb" > /dev/null
	as odd import "$work/odd.gwb" --accept all > /dev/null
	as odd report --yes --as "$name" -o "$work/odd.gwr" > /dev/null
	anna caseload add "$work/odd.gwr" > /dev/null
	anna caseload next "$(finger odd)" > /dev/null
	rm "$work/odd.gwb" "$work/odd.gwr"
	clock=2026-11-$((${clock:8:2} + 1))T08:00:00Z
done
said=$(ls "$data/given" | grep gwb | tr '\n' ' ')
shows "none begins with a hyphen or leads elsewhere" "next-2026-11-26.gwb script-2026-11-23.gwb x-2026-11-24.gwb zoe-co-2026-11-25.gwb"
