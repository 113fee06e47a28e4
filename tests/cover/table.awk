# table.awk -- adds up what gcov says of each line, a room a line.
#
# A line counts once, however many objects hold it (a function in a header); it has run
# when one of them has run it. So do its branches.
#
# Not counted as branches, since no test could mean them:
# - those of assert(): the other way is a programmer's mistake, and ends the program;
# - those of a line that is a brace, or the head of a declaration: the compiler makes
#   them, for a way that the text has not;
# - those in which a call does not come back (gcov counts these as calls, not branches).
function file_of(path) { sub(/^.*\/src\//, "src/", path); return path }

function keep(line, count,   key) {
	key = file SUBSEP line
	if (!(key in lines)) { lines[key] = 0; order[++seen] = key }
	if (count > 0) lines[key] = 1
}

{ text = $0 }
/^ *[^ :]+: *[0-9]+:/ {
	split(text, part, ":")
	count = part[1]; gsub(/[ *]/, "", count)
	line = part[2] + 0
	rest = substr(text, length(part[1]) + length(part[2]) + 3)
	if (line == 0) {
		if (rest ~ /^Source:/) { file = file_of(substr(rest, 8)); mine = file ~ /^src\// }
		next
	}
	meant = mine && count != "-" && rest !~ /(^|[^a-z_])assert\(/ && rest !~ /^[ \t{}]*$/
	branch = 0
	if (mine && count != "-") { keep(line, count ~ /^[#=]/ ? 0 : count + 0); source[file SUBSEP line] = rest }
	next
}
/^branch/ && meant {
	key = file SUBSEP line SUBSEP branch++
	if (!(key in ways)) { ways[key] = 0; wayorder[++wayseen] = key }
	if ($0 ~ /taken [1-9]/) ways[key] = 1
}

function room_of(key,   part) { split(key, part, SUBSEP); if (part[1] !~ /^src\/[^\/]*\//) return "main"; sub(/^src\//, "", part[1]); sub(/\/.*/, "", part[1]); return part[1] }
function percent(part, all) { return all ? sprintf("%.1f", 100 * part / all) : "-" }
function row(name, l, lr, b, br) { printf "  %-10s %6d %7s %8d %7s\n", name, l, percent(lr, l), b, percent(br, b) }

END {
	for (i = 1; i <= seen; i++) {
		room = room_of(order[i]); all[room]++; ran[room] += lines[order[i]]
		total++; totalran += lines[order[i]]
	}
	for (i = 1; i <= wayseen; i++) {
		room = room_of(wayorder[i]); forks[room]++; taken[room] += ways[wayorder[i]]
		totalforks++; totaltaken += ways[wayorder[i]]
		split(wayorder[i], part, SUBSEP)
		if (!ways[wayorder[i]]) open[part[1] SUBSEP part[2]]++
	}
	if (only != "") {
		for (i = 1; i <= seen; i++) {
			key = order[i]; split(key, part, SUBSEP)
			if (room_of(key) != only && index(part[1], only) == 0) continue
			if (!lines[key]) printf "%s:%d: not run      %s\n", part[1], part[2], source[key]
			else if (open[key]) printf "%s:%d: %d ways open  %s\n", part[1], part[2], open[key], source[key]
		}
		if (!(only in all)) exit
		row(only, all[only], ran[only], forks[only], taken[only])
		exit
	}
	print "  room        lines   run %  branches taken %"
	sorted = "sort"
	for (room in all) printf "  %-10s %6d %7s %8d %7s\n", room, all[room], percent(ran[room], all[room]), forks[room], percent(taken[room], forks[room]) | sorted
	close(sorted)
	row("all", total, totalran, totalforks, totaltaken)
}
