#!/usr/bin/env bash
# docs/team.md as a team follows it: each of its commands, in order, against a PostgreSQL of the
# test's own. Blocks "sh server" run as whoever runs the server, the others as we do.
set -u
number=0
is() { number=$((number + 1)) && echo "ok $number - $1"; }
not() { number=$((number + 1)) && echo "not ok $number - $1" && sed 's/^/# /' "$work/said"; }
# shows NAME WORDS: the words were said, wherever lines were broken.
shows() { tr -s ' \n' ' ' < "$work/said" | grep -qF "$2" && is "$1" || not "$1"; }
programs=$(ls -d /usr/lib/postgresql/*/bin "$(dirname "$(realpath "$(command -v initdb || echo /none)")")" 2> /dev/null |
	sort -V | while read -r each; do [ -x "$each/initdb" ] && echo "$each"; done | tail -n 1)
if [ -z "$programs" ] || ! command -v openssl > /dev/null ||
	"$GROUNDWORK" caseload --store postgresql://nobody@/x?host=/nowhere 2>&1 | grep -q 'build of Groundwork has no'; then
	echo "ok 1 - the team's page # SKIP PostgreSQL's server, libpq or openssl is not installed"
	exit 0
fi

# not below TMPDIR: others cannot go there, and a socket wants a short name
work=$(mktemp -d /tmp/groundwork-team-XXXXXX)
small() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"; else "$@"; fi; }
server() { (cd "$work" && HOME=$work PATH=$programs:$PATH small env PGHOST="$work" PGUSER=postgres PGPORT="$port" LC_ALL=C.UTF-8 "$@"); }
stop() { server pg_ctl -D "$work/data" -m immediate stop > /dev/null 2>&1; rm -rf "$work"; }
trap stop EXIT
chmod 755 "$work"
mkdir "$work/bin"
ln -s "$(realpath "$GROUNDWORK")" "$work/bin/groundwork"
[ "$(id -u)" = 0 ] && chown nobody "$work"

# A port that is nobody's: two tests may begin at once, so it is tried until one is.
begin() {
	server initdb -D "$work/data" -U postgres -A trust -E UTF8 --locale=C -N || return 1
	for try in 1 2 3 4 5 6 7 8; do
		port=$((20000 + (RANDOM % 20000)))
		server pg_ctl -D "$work/data" -w -l "$work/log" -o "-c listen_addresses=localhost -c port=$port -c fsync=off -k $work" start && return 0
	done
	return 1
}
port=5432
begin > "$work/said" 2>&1 && is "a server begins" || { not "a server begins"; exit 1; }
printf '%s\n' "local all all trust" "hostssl all all localhost trust" | small tee "$work/data/pg_hba.conf" > /dev/null
echo '\set ON_ERROR_STOP on' > "$work/.psqlrc"

awk -v folder="$work" '
	/^```sh/ { n++; file = sprintf("%s/block-%02d%s", folder, n, /server/ ? ".server" : ".ours"); inside = 1; next }
	/^```/ { inside = 0; next }
	inside { print > file }' docs/team.md
sed -i "s,db\.clinic\.example/,localhost:$port/,g; s,db\.clinic\.example,localhost,g" "$work"/block-*
chmod 644 "$work"/block-*
mkdir -p "$work/home"
ours() { (cd "$work" && HOME=$work/home XDG_CONFIG_HOME= XDG_DATA_HOME= PATH=$work/bin:$PATH LC_ALL=C.UTF-8 GROUNDWORK_CONTENT="$OLDPWD/tests/commands/content" "$@"); }

# Somebody is in it, once the rights are given.
fill() { { echo "SET search_path TO groundwork;"; grep "^INSERT INTO [prn]" tests/store/caseload-1.sql; } | server psql -Xq -v ON_ERROR_STOP=1 groundwork; }

blocks=0
for block in "$work"/block-*; do
	blocks=$((blocks + 1))
	name="block $blocks of the page"
	case $block in
	*.server) server bash -eu "$block" ;;
	*) ours bash -eu "$block" ;;
	esac > "$work/said" 2>&1 && is "$name" || not "$name"
	grep -q "CREATE ROLE anna" "$block" && fill
	case $(cat "$block") in
	*"groundwork doctor"*) shows "the doctor reaches it" "can be read: 3 people" ;;
	esac
	case $(cat "$block") in
	*--plain*) shows "$name: people are seen" "R. in the blue house" ;;
	esac
done
[ "$blocks" -ge 11 ] && is "the page has its blocks" || not "the page has its blocks"

at() { echo "postgresql://$1@localhost:$port/groundwork?sslmode=verify-full"; }
note() { ours groundwork caseload note K. "Well done" --store "$(at "$1")" > "$work/said" 2>&1; }
note anna && is "one of the team writes" || not "one of the team writes"
note ben
shows "a reader does not" "ben may read, but not change"
server psql -qc "CREATE ROLE eve LOGIN; GRANT CONNECT ON DATABASE groundwork TO eve" > /dev/null
note eve
shows "nobody else looks" "eve may not read"
rm "$work/home/.postgresql/root.crt"
ours groundwork caseload --plain > "$work/said" 2>&1
shows "without the certificate nothing is sent" "root certificate file"
