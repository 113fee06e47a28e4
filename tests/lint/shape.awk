# shape.awk -- the measures of the house: how many files and functions, and how long.
# A function reaches from the first line of its head to the } in the first column.
FNR == 1 { if (file) end_file(); file = FILENAME; files++ }
{ lines++; last = FNR }
/^$/ || /;$/ || /\*\/$/ { if (!open) head = 0 }
/^[a-z]/ && !head { head = FNR }
/^\{/ { open = head }
/^\}/ {
	if (open) add("function", FNR - open + 1, FILENAME ":" open)
	open = head = 0
}
END {
	end_file()
	print files " files, " lines " lines"
	tell("function", "functions", "lines")
	tell("file", ".c files", "lines")
	tell("header", "headers", "lines")
}
function end_file() { add(file ~ /\.c$/ ? "file" : "header", last, file) }
function add(kind, length_, where) {
	total[kind]++
	having[kind, length_]++
	if (length_ >= most[kind]) { most[kind] = length_; longest[kind] = where }
}
function share(kind, part, length_, seen) {
	for (length_ = 0; length_ <= most[kind]; length_++) {
		seen += having[kind, length_]
		if (seen >= part * total[kind]) return length_
	}
}
function tell(kind, name, unit) {
	print total[kind] " " name ": median " share(kind, 0.5) ", p90 " share(kind, 0.9) \
	      ", longest " most[kind] " " unit " (" longest[kind] ")"
}
