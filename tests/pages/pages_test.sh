#!/usr/bin/env bash
# The pages that the program writes (a report, all reports of a person, the card, the list for a
# clinic), read by a browser: axe-core has nothing to say against them, light and dark; they fit a
# telephone; and the card prints on its own size.
set -u
if ! command -v chromium > /dev/null; then
	echo "ok 1 - pages in a browser # SKIP chromium is not installed"
	exit 0
fi
if [ -n "${UNDER_VALGRIND:-}" ]; then
	echo "ok 1 - pages in a browser # SKIP the browser is not what is tried here"
	exit 0
fi
. tests/support/two_homes.sh
homes anna k

# as WHO CALL...: with the shipped content, whose forms have every kind of question.
as() {
	local who=$1
	shift
	env -i PATH="$PATH" HOME="$work/$who" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb GROUNDWORK_CONTENT=content \
		GROUNDWORK_AUDIO=tests/commands/audio GROUNDWORK_CONFIG=config GROUNDWORK_TEST_CLOCK="$clock" \
		"$program" "$@" 2> "$work/trouble"
}
answers() { printf '%s\n' "$@" | as k play "$practice" --plain --silent > "$work/said"; }

clock=2026-11-23T08:00:00Z
mkdir -p "$work/k/.config/groundwork"
printf '[people]\nclinic_day = 01 234\nperson_1 = Mo 1\nperson_2 = Jo 2\n' > "$work/k/.config/groundwork/groundwork.ini"
anna assign --from "Anna" --to K. --title "Weeks" --task "form-phq9; times=1 a week" --task "check-daily; times=daily" \
	--stop-if "It is too much." --contact "01 234" -o "$work/a.gwb" > "$work/said" < /dev/null || cat "$work/trouble"
k import "$work/a.gwb" --accept all > "$work/said" < /dev/null || cat "$work/trouble"
for day in 23 24 25; do
	clock=2026-11-${day}T08:00:00Z
	practice=check-daily answers 4 6 3 7 5 "A word & a <tag>." "" ""
done
for day in 2026-11-25 2026-12-09; do
	clock=${day}T10:00:00Z
	practice=form-phq9 answers 1 2 0 3 1 0 2 1 1 n 1 ""
done
clock=2026-12-09T12:00:00Z
k report --yes --share ratings --to Anna -o "$work/report.html" > "$work/said" < /dev/null || cat "$work/trouble"
k report --yes --share ratings --to Anna -o "$work/one.gwr" > "$work/said" < /dev/null || cat "$work/trouble"
anna caseload add "$work/one.gwr" > "$work/said" < /dev/null || cat "$work/trouble"
anna caseload show K. --all -o "$work/all.html" > "$work/said" < /dev/null || cat "$work/trouble"
practice=int-draft answers "" "w" "" "b" "" "1" "f" "" "Kind & <slow>." "" "p" "" "To rest & look <up>." "" "" "1"
k card -o "$work/card.html" > "$work/said" < /dev/null || cat "$work/trouble"
anna clinic --html --words > "$work/clinic.html" < /dev/null

browser() {
	HOME=$work timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/browser" \
		--no-first-run --disable-extensions "$@" 2> "$work/browser.log"
}

# examined PAGE WIDTH [SCHEME]: what axe finds, serious or worse, and how wide the page is. The page
# may run nothing, so what examines it is put into a copy that may.
examined() {
	{
		sed "s/<meta http-equiv=.Content-Security-Policy[^>]*>//; s/prefers-color-scheme:dark/$3/" "$work/$1.html"
		cat <<-'END'
			<script src="axe.min.js"></script>
			<script>
			const wide = document.documentElement.scrollWidth;
			axe.run().then(found => {
				const grave = found.violations.filter(v => /serious|critical/.test(v.impact));
				document.body.textContent = `FOUND ${grave.length} WIDE ${wide} ` + grave.map(
					v => `${v.id}: ${v.nodes[0].html}`).join("; ") + ` PASSED ${found.passes.length}`;
			});
			</script>
		END
	} > "$work/copy.html"
	browser --window-size="$2,900" --virtual-time-budget=60000 --dump-dom "file://$work/copy.html" | grep -o 'FOUND.*'
}
cp tests/pages/axe.min.js "$work/"

for page in report all card clinic; do
	for scheme in light dark; do
		said=$(examined $page 1000 "$([ $scheme = dark ] && echo 'min-width:1px) and (min-height:1px' || echo prefers-color-scheme:none)")
		shows "axe finds nothing serious in the $page page, $scheme" "FOUND 0 WIDE"
		[[ $said == *"PASSED "[1-9]* ]]; passed=$?
		said=$passed
		shows "and it did look" 0
	done
	said=$(examined $page 500 prefers-color-scheme:none)
	wide=$(grep -o 'WIDE [0-9]*' <<< "$said" | cut -d' ' -f2)
	[ "${wide:-9999}" -le 500 ]; said=$?
	shows "the $page page is as wide as a narrow window" 0
done

browser --no-pdf-header-footer --print-to-pdf="$work/card.pdf" "file://$work/card.html"
said=$(grep -a -o '/MediaBox *\[[^]]*\]' "$work/card.pdf" | sort -u)
shows "the card prints on its own size, 148 mm by 105 mm, as one page" "[0 0 420 298"
said=$(grep -a -c '/Type */Page$\|/Type */Page[^s]' "$work/card.pdf")
shows "and on one sheet" 1
echo "1..$count"
