# floors.awk -- every #include stays in its room or goes down; every foreign library has one door.
# Read src/rooms.txt first: "room: rooms it may look into, !headers it may not | libraries it may use".
BEGIN {
	split("unistr.h unictype.h uniname.h unicase.h unigbrk.h unilbrk.h uninorm.h uniwidth.h sodium.h sndfile.h mpg123.h samplerate.h portaudio.h ebur128.h ini.h sqlite3.h ncurses.h curses.h panel.h jansson.h libpq-fe.h archive.h archive_entry.h", names, " ")
	split("unistring unistring unistring unistring unistring unistring unistring unistring sodium sndfile mpg123 samplerate portaudio ebur128 inih sqlite3 ncurses ncurses ncurses jansson pq archive archive", doors, " ")
	for (i in names) door[names[i]] = doors[i]
}
FILENAME ~ /rooms\.txt$/ {
	if ($0 ~ /^;/ || $0 !~ /:/) next
	split($0, part, ":"); room = part[1]; split(part[2], half, "|")
	rooms[room] = " " room " " half[1] " "; libraries[room] = " " half[2] " "
	next
}
FNR == 1 { n = split(FILENAME, path, "/"); here = n == 2 ? "main" : path[2] }
/^[ \t]*#[ \t]*include/ {
	if (match($0, /"[a-z_]+\//)) {
		to = substr($0, RSTART + 1, RLENGTH - 2)
		header = substr($0, RSTART + 1); sub(/".*/, "", header)
		if (!index(rooms[here], " " to " ")) { print FILENAME ":" FNR ": " here " may not look into " to; bad = 1 }
		else if (index(rooms[here], " !" header " ") || (header ~ /_internal\.h$/ && to != here)) { print FILENAME ":" FNR ": " here " may not look into " header; bad = 1 }
	} else if ($0 ~ /"/) {
		print FILENAME ":" FNR ": write includes from src/, so that the room shows"; bad = 1
	} else if (match($0, /<[^>]+>/)) {
		header = substr($0, RSTART + 1, RLENGTH - 2)
		if (header in door && !index(libraries[here], " " door[header] " ")) { print FILENAME ":" FNR ": " here " is not the door to " door[header]; bad = 1 }
	}
}
END { exit bad }
