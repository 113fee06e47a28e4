#!/usr/bin/env bash
# Names cannot lie: one that looks like a known one, one that a known key takes on, and one that a
# renewed key takes on are asked about, and a report goes to nobody by mistake.
set -u
. tests/support/two_homes.sh
homes weber omar eve k other
clock=2026-11-23T08:00:00Z

# letter WHO NAME TITLE FILE: what somebody assigns under a name.
letter() { as "$1" assign --stop-if "Too much." --contact "01 234" --from "$2" --to K. --title "$3" --task "small; times=daily" -o "$work/$4" > /dev/null; }
# look FILE: K. takes it in, as far as nothing is asked.
look() { said=$(k import "$work/$1" --accept all); }
asked="nothing was taken in: there is something above to read first"

letter weber "Dr Weber" Steps w1.gwb
look w1.gwb
shows "a first key is taken in" "Taken in"
letter omar Omar Walks o1.gwb
look o1.gwb
shows "another new one is told whose it is not" "It is not a key of Dr Weber, whom you know."
shows "and is taken in" "Taken in"

# ---- a new key under a name that looks like a known one

e=$'\u0435'				# a Cyrillic one
n=0
for name in "Dr. Weber" "Dr  Weber" $'Dr\u00A0Weber' "dr weber," "Dr W${e}ber" "DrWeber" "Ｄｒ Weber"; do
	letter eve "$name" "Number $((++n))" e$n.gwb
	look e$n.gwb
	shows "$name is not Dr Weber" "looks like \"Dr Weber\", whom you know, and is not the same"
	shows "and asks" "$asked"
done
letter eve "Dr Weber" Same same.gwb
look same.gwb
shows "the very name with another key asks" "not the one which Dr Weber had until now"
as eve assign --stop-if "Too much." --contact "01 234" --from "Dr. Weber" --to K. --title Plain --task "small; times=daily" -o "$work/plain.ini" > /dev/null
look plain.ini
shows "so does what nobody signed" "Until now, what came from Dr Weber was signed"
shows "under a name like it" "$asked"

# ---- a known key under another name

letter omar "omar." Walks o2.gwb
look o2.gwb
shows "a name in other letters is told" "The name was Omar then."
shows "and taken in" "Taken in"
letter omar "Omar Sayed" Walks o3.gwb
look o3.gwb
shows "another name is asked about" "If that is new to you, ask them before you take it in"
shows "and not taken in" "$asked"
letter omar "Dr. Weber" Walks o4.gwb
look o4.gwb
shows "the more so when it is that of another" "but the Dr Weber whom you know has another key"
shows "and not taken in either" "$asked"
as omar key renew > /dev/null
letter omar "Dr Weber" Walks o5.gwb
look o5.gwb
shows "nor does a renewed key help" "but the Dr Weber whom you know has another key"
shows "with what vouches for it" "$asked"
as weber key renew > /dev/null
letter weber "Dr Weber" Steps w2.gwb
look w2.gwb
shows "Dr Weber renews and is Dr Weber" "The key that you know"
shows "without a question" "Taken in"

# ---- a report goes to one of two only when it is said which

said=$(k import "$work/e1.gwb" --accept all --anyway)
shows "what is meant is taken in all the same" "Taken in"
k play small --plain --silent > /dev/null
said=$(k report --to "Dr Weber" --yes -o "$work/r.gwr")
shows "two that look alike are told" "there are several keys of the name \"Dr Weber\", or of one that looks like it"
shows "with the digits of the one" "Dr Weber: $(finger weber)"
shows "and of the other" "Dr. Weber: $(finger eve)"
said=$(k report --to "$(finger weber)" --yes -o "$work/r.gwr")
shows "the digits say which" "r.gwr"

# ---- the same on the other side: people in a caseload

# report WHO NAME FILE: WHO takes in what Dr Weber gave, and reports as NAME.
report() {
	as "$1" import "$work/w2.gwb" --accept all > /dev/null
	as "$1" report --to "$(finger weber)" --as "$2" --yes -o "$work/$3" > /dev/null
	said=$(as weber caseload add "$work/$3")
}
report k "Kim R." k1.gwr
shows "a first person asks for nothing" not "whom you know"
report other "Kim  R" other1.gwr
shows "a name that looks like it is told" 'The name "Kim R" looks like "Kim R.", and is not the same.'
shows "with the digits of the other key" "signed with another key ($(finger other)) than that of the Kim R. whom you know"
clock=2026-11-24T08:00:00Z
report eve "Eve" eve1.gwr
shows "another name is nobody's" not "whom you know"
clock=2026-11-25T08:00:00Z
report eve "Eva" eve2.gwr
shows "a person under another name is told" "says that it is from Eva. The key is that of Eve, who did not use that name before"
clock=2026-11-26T08:00:00Z
report eve "Eva" eve3.gwr
shows "once" not "did not use that name before"
clock=2026-11-27T08:00:00Z
report eve "kim r" eve4.gwr
shows "the more so under the name of another" "is from kim r, but the key is that of Eve"
shows "who has another key" "whom you know has another key: please ask both"
said=$(as weber caseload rename Eve "Kim R.")
shows "a name that somebody else has is told" "Eve is called Kim R. from now on. Somebody else here is called Kim R"
said=$(as weber caseload rename "$(finger eve)" "Eva")
shows "one that nobody has is not" not "Somebody else"
