# manners.awk -- small manners that a compiler does not know.
function complain(what) { print FILENAME ":" FNR ": " what; bad = 1 }
FNR == 1 {
	if ($0 !~ /^\/\*/) complain("a file opens by saying what it is")
	n = split(FILENAME, path, "/"); room = n == 2 ? "main" : path[2]
}
/[ \t]+$/ { complain("white space at the end of a line") }
length($0) > 100 { complain("a line of over 100 characters") }
/(^|[^a-z_0-9])(strcpy|strcat|gets|system|popen|tmpnam|mktemp|atoi|atof|alloca|strtok|usleep|sleep)\(/ && !/"[^"]*(sleep|system)\([^"]*"/ { complain("a banned function") }
/(^|[^A-Za-z_0-9])(socket|connect|getaddrinfo|gethostbyname|curl_[a-z_]+)\(/ && FILENAME !~ /base\/clock\.c/ { complain("there is no network code here") }
/(^|[^a-z_0-9])(out_[a-z]+|exit)\(/ && room !~ /^(main|ui|cli)$/ && FILENAME !~ /base\/out\./ { complain("only ui/, cli/ and main.c print or exit") }
/(^|[^a-z_0-9])(printf|vprintf|puts|putchar|perror)\(|\((stdout|stderr),|, (stdout|stderr)\)/ && !/fflush\(|__attribute__/ && FILENAME !~ /base\/out\.[ch]|tui\/terminal\.c/ { complain("what goes to a terminal goes through base/out.h, fit for it") }
# a system that shows more names in its headers than this one would not compile them
/^static [a-zA-Z_ *]*[ *](accept|access|alarm|basename|bind|clock|close|connect|crypt|dirname|dup|exit|fork|ftw|getline|glob|index|isatty|kill|link|listen|log|lockf|nice|open|pause|pipe|poll|popen|raise|random|read|recv|remove|rename|round|select|send|shutdown|signal|sleep|socket|splice|stat|sync|system|time|times|truncate|unlink|wait|write)\(/ { complain("a name that the system's own headers may hold") }
/(^|[^a-z_])volatile / && !/sig_atomic_t/ { complain("volatile is for signal handlers; use _Atomic") }
/typedef struct/ { complain("struct without typedef") }
/^\{/ { open = FNR }
/^\}/ { if (open && FNR - open + 1 > 60) complain("a function of over 60 lines"); open = 0 }
FNR == 701 { complain("a file of over 700 lines") }
END { exit bad }
