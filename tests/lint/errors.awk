# errors.awk -- nobody asks for an error with NULL.
#
# Who does not hear of a failure goes on with a stand-in, and "could not be read" looks like
# "there is none". A failure that really is no matter says so: ERROR_NO_MATTER("why").
# Names of functions whose last parameter is a struct error * are gathered from all files;
# then every call whose last argument is NULL is looked at.
FNR == 1 { file[++files] = FILENAME }
{ text[files] = text[files] $0 "\n" }
# Where the bracket opens that closes at `at`.
function opens(t, at,    deep, c) {
	for (deep = 0; at > 0; at--) {
		c = substr(t, at, 1)
		if (c == ")") deep++
		else if (c == "(" && --deep == 0) return at
	}
	return 0
}
# The name before a bracket, also that of a pointer to a function.
function name(t, at) {
	t = substr(t, at > 80 ? at - 80 : 1, at > 80 ? 80 : at - 1)
	sub(/\)$/, "", t)
	return match(t, /[a-z_0-9]+$/) ? substr(t, RSTART) : ""
}
# Whether the declaration with an argument list that closes there is of one file alone.
function is_static(t, at) {
	t = substr(t, 1, opens(t, at))
	while (match(t, /\n[^\n]*$/) && substr(t, RSTART + 1) ~ /^[ \t]/) t = substr(t, 1, RSTART - 1)
	return substr(t, RSTART + 1) ~ /^static /
}
# Every place where `what` ends an argument list: gathers names, or looks at calls.
function walk(f, what, gather,    t, begin, rest, close_at, called, before) {
	t = text[f]
	begin = 1
	while (match(rest = substr(t, begin), what)) {
		close_at = begin + RSTART + RLENGTH - 2
		begin = close_at + 1
		called = name(t, opens(t, close_at))
		if (gather && called) fails[is_static(t, close_at) ? f " " called : called] = 1
		else if (!gather && (called in fails || f " " called in fails)) {
			before = substr(t, 1, close_at)
			print file[f] ":" gsub(/\n/, "", before) + 1 ": " called "() is asked with NULL for the error"
			bad = 1
		}
	}
}
END {
	for (f = 1; f <= files; f++) walk(f, "struct error \\*[a-z]*\\)", 1)
	for (f = 1; f <= files; f++) walk(f, "[(, \t\n]NULL\\)", 0)
	exit bad
}
