#!/usr/bin/env bash
# completions_test.sh: what a shell offers after Tab. bash answers here as at a prompt;
# zsh and fish read their scripts where they are installed.
set -u
program=$(realpath "${GROUNDWORK:-build/groundwork}") || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/files"
ln -s "$program" "$work/bin/groundwork"
touch "$work/files/one.gwb" "$work/files/two words.gwb"
export PATH=$work/bin:$PATH HOME=$work GROUNDWORK_CONTENT=$PWD/tests/commands/content
for shell in bash zsh fish; do groundwork completions $shell > "$work/$shell" || exit 1; done
count=0 failed=0

# tell NAME WANTED GOT
tell() {
	count=$((count + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		printf '  wanted: %s\n  got:    %s\n' "$2" "$3"
		failed=1
	fi
}

# offers WORD...: what bash offers for the last word, one a line.
offers() {
	bash --norc -c '. "$1"; shift; compopt() { :; }
		COMP_WORDS=(groundwork "$@"); COMP_CWORD=$#; _groundwork
		printf "%s\n" "${COMPREPLY[@]}"' bash "$work/bash" "$@"
}

tell "bash offers the commands" \
	"$(groundwork --help | sed -nE 's/^  ([a-z]+) +.*/\1/p' | sort)" \
	"$(offers '' | grep -v '^-' | sort)"
tell "bash offers the commands that begin so" "list lines log" "$(offers l | xargs)"
tell "bash offers a command's options" "--since --json --csv --help" "$(offers log - | xargs)"
tell "bash offers what an option can be" "prepare retreat integrate" \
	"$(offers list --stage '' | xargs)"
tell "bash offers the practices there are" "held" "$(offers play he)"
tell "bash offers what a command can do" "export import renew lock" "$(offers key '' | xargs)"
cd "$work/files" || exit 1
tell "bash offers files by their whole name" "one.gwb|two words.gwb|" \
	"$(offers import '' | sort | tr '\n' '|')"
tell "bash offers files after an action that takes them" "one.gwb" "$(offers caseload add on)"
tell "bash offers nothing where a word is free" "" "$(offers assign --to '' | xargs)"

# skip NAME: the shell is not installed.
skip() { count=$((count + 1)) && echo "ok $count - $1 # SKIP the shell is not installed"; }

if command -v zsh > /dev/null; then
	tell "zsh can read its script" "" "$(zsh -n "$work/zsh" 2>&1)"
else
	skip "zsh can read its script"
fi
if command -v fish > /dev/null; then
	tell "fish offers what an option can be" "integrate prepare retreat" \
		"$(fish -c "source $work/fish; complete -C 'groundwork list --stage '" |
			cut -f 1 | sort | xargs)"
else
	skip "fish offers what an option can be"
fi
echo "1..$count"
exit $failed
