# list.awk -- one fault for each line that can have one, in an order that `seed` picks.
# Writes: order, file, line, first column, length, what comes in its place.
#
# What stands between quotes is left alone (the pictures are compared anyway), and so are
# asserts, directives and comments.
function random() { state = state * 16807 % 2147483647; return state / 2147483647 }

function add(at, length_, instead) { count++; ats[count] = at; lengths[count] = length_; news[count] = instead }

# Each place of `what`, a text and not a pattern.
function each(what, instead,   from, at) {
	for (from = 1; (at = index(substr(line, from), what)) > 0; from += at + length(what) - 1)
		add(from + at - 1, length(what), instead)
}

function hide_strings(text,   out) {
	out = ""
	while (match(text, /"([^"\\]|\\.)*"|'([^'\\]|\\.)+'/)) {
		out = out substr(text, 1, RSTART - 1) sprintf("%" RLENGTH "s", "")
		gsub(/ /, "\001", out)
		text = substr(text, RSTART + RLENGTH)
	}
	gsub(/ /, "\001", text)
	out = out text
	gsub(/\001/, " ", out)
	return out
}

# "if (...)" with all of its condition on the line.
function negate(   at, depth, i, c) {
	if (!match(line, /(^|[ \t])(if|while) \(/)) return
	at = RSTART + RLENGTH - 1
	for (i = at; i <= length(line); i++) {
		c = substr(line, i, 1)
		depth += (c == "(") - (c == ")")
		if (depth == 0) break
	}
	if (i <= length(line)) add(at, i - at + 1, "(!" substr($0, at, i - at + 1) ")")
}

function constants(   from, rest, before, number) {
	for (from = 1; match(substr(line, from), /[0-9]+/); from += RSTART + RLENGTH - 1) {
		before = from + RSTART > 2 ? substr(line, from + RSTART - 2, 1) : " "
		number = substr(line, from + RSTART - 1, RLENGTH)
		rest = substr(line, from + RSTART - 1 + RLENGTH, 1)
		if (before !~ /[A-Za-z_0-9.]/ && rest !~ /[A-Za-z_0-9.]/ && length(number) < 8)
			add(from + RSTART - 1, RLENGTH, number + 1)
	}
}

# A statement of its own: a call, or a value given to something that is known already.
function drop() {
	if (line ~ /^\t+[a-z_]+\(.*\);[ \t]*$/ || line ~ /^\t+[a-z_>.\[\]*-]+ [-+|&]?= .*;[ \t]*$/ || line ~ /^\t+[a-z_>.-]+(\+\+|--);[ \t]*$/) {
		match(line, /[^\t]/)
		add(RSTART, length(line) - RSTART + 1, ";")
	}
}

FNR == 1 { comment = 0 }
/\/\*/ && !/\*\// { comment = 1 }
comment { if (/\*\//) comment = 0; next }
!/^\t/ || /^[ \t]*\/\*/ || /assert\(/ { next }
{
	line = hide_strings($0)
	count = 0
	negate()
	each(" < ", " <= "); each(" <= ", " < "); each(" > ", " >= "); each(" >= ", " > ")
	each(" == ", " != "); each(" != ", " == "); each(" + ", " - "); each(" - ", " + ")
	each(" && ", " || "); each(" || ", " && ")
	each("return true;", "return false;"); each("return false;", "return true;")
	constants()
	drop()
	if (!count) next
	found++
	files[found] = FILENAME; at_line[found] = FNR
	# its own die: the same line has the same fault whatever stands before it
	state = seed * 7919 % 2147483646 + 1
	for (i = 1; i <= length(FILENAME); i++) state = (state * 31 + index("abcdefghijklmnopqrstuvwxyz_/.0123456789", substr(FILENAME, i, 1))) % 2147483646 + 1
	state = (state + FNR * 104729) % 2147483646 + 1
	random(); random(); random()
	order = random()
	# most lines are calls; not two faults in five should be a call left out
	if (count == 1 && news[1] == ";" && random() > 0.4) next
	which = int(random() * count) + 1
	printf "%.9f\t%s\t%d\t%d\t%d\t%s\n", order, FILENAME, FNR, ats[which], lengths[which], news[which]
}
