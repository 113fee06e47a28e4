# circles.awk -- no module includes itself by way of others. x.c and x.h are one module;
# a circle is a set of modules each of which reaches every other. Reads all of src.
FNR == 1 {
	here = FILENAME; sub(/^src\//, "", here); sub(/\.[ch]$/, "", here)
	if (!(here in order)) { order[here] = 0; modules[++count] = here }
}
/^[ \t]*#[ \t]*include[ \t]+"/ {
	split($0, part, "\""); to = part[2]; sub(/\.h$/, "", to)
	if (to != here && !((here, to) in known)) {
		known[here, to] = 1
		edges[here, ++degree[here]] = to
	}
}

# Tarjan: a module from which no way leads to an earlier one closes a circle.
function visit(module, i, to) {
	order[module] = least[module] = ++clock
	stack[++depth] = module; on_stack[module] = 1
	for (i = 1; i <= degree[module]; i++) {
		to = edges[module, i]
		if (!(to in order)) continue
		if (!order[to]) visit(to)
		if (on_stack[to] && least[to] < least[module]) least[module] = least[to]
	}
	if (least[module] == order[module]) close_circle(module)
}
function close_circle(module, size, names, one) {
	do {
		one = stack[depth--]; on_stack[one] = 0
		size++; names = names " " one
	} while (one != module)
	if (size > largest) largest = size
	if (size > 1) { print "a circle of " size " modules:" names; bad = 1 }
}
END {
	for (m = 1; m <= count; m++) if (!order[modules[m]]) visit(modules[m])
	if (report) print "largest include circle of modules: " largest " (of " count " modules)"
	exit bad && !report
}
