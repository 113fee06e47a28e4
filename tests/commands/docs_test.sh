#!/usr/bin/env bash
# docs_test.sh: what the documents tell people to run is known to the program.
set -u
shopt -s lastpipe
program=$(realpath "${GROUNDWORK:-build/groundwork}") || exit 1
documents=$(ls README.md CONTRIBUTING.md docs/*.md docs/groundwork.1 audio/README.md src/README.md)
manual=docs/groundwork.1
count=0 failed=0
export HOME=${TMPDIR:-/tmp} LC_ALL=C.UTF-8

# tell NAME: passes when nothing was written to its input, which says what is wrong.
tell() {
	local wrong
	wrong=$(cat)
	count=$((count + 1))
	if [ -z "$wrong" ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		printf '%s\n' "$wrong" | sed 's/^/  /'
		failed=1
	fi
}

# Every call in code: `groundwork ...` and indented lines; one a line, FILE: CALL.
calls() {
	local file
	for file in $documents; do
		sed -E 's/build\/groundwork/groundwork/g; s/\\f.//g; s/\\-/-/g' "$file" |
			grep -oE '(`|^    (\$ )?|'"'"')groundwork( [^`|;&#'"'"'·]*)?' |
			sed -E 's/^(`|    (\$ )?|'"'"')//; s/ +$//' | sort -u | sed "s|^|$file: |"
	done
}

help_of() { "$program" "$1" --help 2> /dev/null; }

commands=$("$program" --help | sed -nE 's/^  ([a-z]+) +.*/\1/p')

calls | while read -r file call; do
	set -f
	# shellcheck disable=SC2086
	set -- $call
	case ${2:-} in
	''|-*|COMMAND) continue ;;
	esac
	help_of "$2" | grep -q "^Usage: groundwork $2" || echo "$file there is no command in: $call"
done | tell "every command in the documents is known"

calls | while read -r file call; do
	set -f
	# shellcheck disable=SC2086
	set -- $call
	case ${2:-} in
	''|-*|COMMAND) continue ;;
	esac
	command=$2
	shift 2
	for word in "$@"; do
		word=${word#[}
		word=${word%]}
		case $word in
		-*) help_of "$command" | grep -qE -- "(^|[ ,[])$word([] ,=]|\$)" ||
			echo "$file $command knows no $word in: $call" ;;
		esac
	done
done | tell "every option in the documents is known"

for command in $commands; do
	grep -qE "^\.B[RI]? $command( |\$)" $manual || echo "$manual names no $command"
done | tell "the manual page names every command"

for command in $commands; do
	for option in $(help_of "$command" | grep -oE -- '--[a-z]+' | sort -u); do
		case $option in --output) continue ;; esac	# as -o
		sed 's/\\-/-/g; s/\\f.//g' $manual | grep -q -- "$option" ||
			echo "$manual does not tell of $command $option"
	done
done | tell "the manual page names every option"

sed -n '/^\.SH COMMANDS/,/^\.SH KEYS/p' $manual | sed -nE 's/^\.B[RI]? ([a-z]+).*/\1/p' | while read -r command; do
	printf '%s\n' $commands | grep -qx "$command" || echo "$manual names $command"
done | tell "the manual page names no other command"

for command in $commands; do
	grep -q "groundwork $command" README.md || [ "$command" = lines ] || echo "README.md names no $command"
done | tell "the README names every command that a person needs"

for file in README.md docs/*.md src/README.md audio/README.md; do
	grep -oE '\]\([^)#:]+\)' "$file" | tr -d '])(' | while read -r link; do
		[ -e "$(dirname "$file")/$link" ] || echo "$file: $link is not there"
	done
done | tell "every link between the documents leads somewhere"

for file in README.md CONTRIBUTING.md docs/*.md src/README.md; do
	grep -oE '`(src/)?[a-z]+/[a-z_]+\.(c|h|def)`' "$file" | tr -d '`' | sort -u | while read -r name; do
		[ -e "$name" ] || [ -e "src/$name" ] || [ "${name#*hello}" != "$name" ] || echo "$file: there is no $name"
	done
done | tell "every file of the code that the documents name is there"

make -rpn > "${TMPDIR:-/tmp}/rules" 2> /dev/null
grep -ohE '(`|^\| `)make [a-z][a-z-]*' README.md CONTRIBUTING.md docs/*.md src/README.md | sed 's/.*make //' | sort -u | while read -r rule; do
	grep -qE "^$rule:" "${TMPDIR:-/tmp}/rules" || echo "there is no make $rule"
done | tell "everything that the documents make can be made"

for id in $(sed -nE 's/.*groundwork (play|show|render) ([a-z0-9]+-[a-z0-9-]+).*/\2/p' $documents | sort -u); do
	GROUNDWORK_CONTENT=content GROUNDWORK_AUDIO=audio GROUNDWORK_CONFIG=config \
		"$program" show "$id" > /dev/null 2>&1 || echo "there is no practice $id"
done | tell "every practice that the documents play is there"

diff <(sed -n 's/.*"groundwork \(.*\)".*/\1/p' <("$program" --version | sed 's/.*/"&"/')) \
	<(sed -nE '1s/.*"groundwork ([0-9.]+)".*/\1/p' $manual) 2>&1 | tell "the manual page is of this version"

echo "1..$count"
exit $failed
