#!/usr/bin/env bash
# Keys that are renewed more often than letters are written: whoever knows an old one is told so,
# in both directions, and is not alarmed.
set -u
. tests/support/two_homes.sh
homes anna k
clock=2026-11-23T08:00:00Z		# a Monday

# letter FILE: what Anna assigns.
letter() { anna assign --stop-if "Too much." --contact "01 234" --from Anna --to K. --title Steps --task "small; times=daily" -o "$work/$1" > /dev/null; }
renew() { for ((i = 0; i < $2; i++)); do as "$1" key renew > /dev/null; done; }

letter one.gwb
k import "$work/one.gwb" --accept all > /dev/null
renew anna 2
letter two.gwb
said=$(k import "$work/two.gwb" --accept all)
shows "renewed twice, the key that is known vouches" "Signed with a new key. The key that you know"
shows "and the letter takes the place of the first" "It takes the place of the one that you have"
shows "and is taken in" "Taken in"
renew anna 5
letter three.gwb
said=$(k import "$work/three.gwb" --accept all)
shows "renewed five times more, it vouches still" "The key that you know"
shows "and is taken in" "Taken in"

# ---- and back

k play small --plain --silent > /dev/null
k report --to Anna --yes -o "$work/one.gwr" > /dev/null
anna caseload add "$work/one.gwr" > /dev/null
renew k 2
clock=2026-11-24T08:00:00Z
k play small --plain --silent > /dev/null
said=$(k report --to Anna --yes -o "$work/two.gwr")
said=$(anna caseload add "$work/two.gwr")
shows "a person who renewed twice is the same person" "The key is a new one, and the former one vouches for it"
renew k 5
clock=2026-11-25T08:00:00Z
k play small --plain --silent > /dev/null
k report --to Anna --yes -o "$work/three.gwr" > /dev/null
said=$(anna caseload add "$work/three.gwr")
shows "and five times more" "the former one vouches for it"
said=$(anna caseload --json | grep -c '"name"')
shows "there is one person" 1

# ---- versions of one day

clock=2026-11-26T08:00:00Z
letter four.gwb
clock=2026-11-26T15:30:05Z
letter five.gwb
clock=2026-11-26T16:00:00Z
k import "$work/five.gwb" --accept all > /dev/null
said=$(k import "$work/four.gwb" --accept all)
shows "an older version of the same day does not take the place of a newer" "You have a newer one of that title, written at 15:30; this one is of the same day and of 8:00"
shows "without being asked for" "nothing was taken in"
said=$(k import "$work/five.gwb" --accept all)
shows "the newer itself can be taken in again" "You have it already"
tar xzf "$work/five.gwb" -C "$work" assignment.ini
said=$(tail -1 "$work/assignment.ini")
shows "old programs pass by what it says of former keys" "; former "
said=$(grep -c '^; written 2026-11-26T15:30:05+00:00$' "$work/assignment.ini")
shows "and of the hour" 1
