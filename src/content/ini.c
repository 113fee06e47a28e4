/* content/ini.c -- our own lines, inih's entries.
 *
 * inih differs from build to build: it splits or cuts lines of more than about
 * 200 bytes, cuts values at " ;", and tells no line numbers. So lines are taken
 * apart, counted and judged here, and a value is handed to inih in short pieces,
 * each fenced by marks that no file may contain; the handler puts them together
 * again. One call of the reader is one line to inih, and at most one call of
 * the handler. */
#include "content/ini.h"

#include "base/buffer.h"
#include "base/plain_text.h"
#include "base/utf8.h"

#include <ini.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define NO_BREAK_SPACE "\xC2\xA0"

/* Control characters are refused in files, so these can stand for others. */
enum { MARK_PIECE = 1, MARK_LAST = 2, MARK_SEMICOLON = 3, MARK_HASH = 4 };

enum { TROUBLE_MOST = 400 };

/* ---- what a line is, byte by byte: isspace() and its like ask the locale */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static size_t skip_blanks(const char *text, size_t length, size_t at)
{
	while (at < length && is_blank(text[at]))
		at++;
	return at;
}

static bool is_comment(const char *text, size_t length, size_t at)
{
	return at < length && (text[at] == ';' || text[at] == '#');
}

static bool looks_like_a_start(const char *text, size_t length, size_t at)
{
	size_t from = at;

	if (text[at] == '[')
		return text[length - 1] == ']';
	while (at < length && is_key_char(text[at]))
		at++;
	if (at == from)
		return false;
	at = skip_blanks(text, length, at);
	return at < length && text[at] == '=';
}

/* Tells of a line that cannot be taken, and says why. */
static bool is_in_trouble(const char *text, size_t length, char trouble[TROUBLE_MOST])
{
	struct odd_character odd;
	char words[ODD_WORDS];

	trouble[0] = '\0';
	if (length > INI_LINE_MOST) {
		snprintf(trouble, TROUBLE_MOST, "the line is too long: end it at a sentence, and "
			 "go on below with an indented line (at most %d bytes each)",
			 INI_LINE_MOST);
	} else if (!utf8_valid(text, length)) {
		snprintf(trouble, TROUBLE_MOST, "the line is not valid UTF-8: save the file in "
			 "the encoding UTF-8");
	} else if (plain_text_odd(text, length, true, &odd)) {
		plain_text_odd_words(text, &odd, words);
		snprintf(trouble, TROUBLE_MOST, "a character that cannot be seen stands in the "
			 "line: %s; delete it, or type the line anew", words);
	}
	return trouble[0];
}

static const char *file_trouble(const char *bytes, size_t length)
{
	if (length > INI_FILE_MOST)
		return "the file has more than 256 KiB: split it into several";
	if (length >= 2 &&
	    (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)))
		return "the file is UTF-16: save it in the encoding UTF-8";
	if (length && memchr(bytes, '\r', length) && !memchr(bytes, '\n', length))
		return "the lines end in CR alone, as on very old machines: save the file "
		       "with Unix line ends (LF)";
	return NULL;
}

static bool copy_name(char *place, size_t size, const char *name, size_t length)
{
	size_t kept = 0;

	for (size_t i = skip_blanks(name, length, 0); i < length; i++) {
		if (is_blank(name[i]) && skip_blanks(name, length, i) == length)
			break;
		if (is_blank(name[i]) && is_blank(name[i - 1]))
			continue;
		if (kept + 1 == size)
			return false;
		place[kept++] = is_blank(name[i]) ? ' ' : name[i];
	}
	place[kept] = '\0';
	return true;
}

/* ---- from line to line */

struct reading {
	const struct ini_events *events;
	const char *at, *end;		/* what has not been read yet */
	int line;			/* the number of the line read last */
	const char *text;		/* that line, without what ends it */
	size_t length;
	char section[INI_SECTION_MOST + 1];
	bool in_section;		/* a good [section] is open */
	bool told_outside;		/* keys before any section were told of */
	bool told_blank;		/* a blank that is none was told of */
	char key[INI_KEY_MOST + 1];
	int key_line;
	struct buffer value;		/* of the key, on its way into inih */
	size_t given;			/* how much of it inih has had */
	bool giving;
	struct buffer back;		/* what came back out of inih */
};

__attribute__((format(printf, 3, 4)))
static void mistake(struct reading *reading, int line, const char *format, ...)
{
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	reading->events->mistake(reading->events->user, line, text);
}

/* Takes the next line off the file, without what ends it; false after the last. */
static bool take_line(struct reading *reading)
{
	const char *start = reading->at, *stop;

	if (start >= reading->end)
		return false;
	stop = memchr(start, '\n', (size_t)(reading->end - start));
	reading->at = stop ? stop + 1 : reading->end;
	if (!stop)
		stop = reading->end;
	if (stop > start && stop[-1] == '\r')
		stop--;
	reading->line++;
	reading->text = start;
	reading->length = (size_t)(stop - start);
	return true;
}

static void trim_end(struct reading *reading)
{
	while (reading->length && is_blank(reading->text[reading->length - 1]))
		reading->length--;
}

static bool line_is_sound(struct reading *reading)
{
	char trouble[TROUBLE_MOST];
	bool sound = !is_in_trouble(reading->text, reading->length, trouble);

	if (!sound)
		mistake(reading, reading->line, "%s", trouble);
	trim_end(reading);
	return sound;
}

/* Adds text to the value as one goes on reading: tabs count as blanks. False
 * when a comment seems to begin inside it. */
static bool add_to_value(struct reading *reading, size_t from)
{
	size_t before = reading->value.length;

	for (size_t i = from; i < reading->length; i++)
		if (i > 0 && is_blank(reading->text[i - 1]) &&
		    is_comment(reading->text, reading->length, i)) {
			mistake(reading, reading->line,
				"\" %c\" would begin a comment here, and a comment wants a "
				"line of its own: move it to one, or take the blank before "
				"\"%c\" away", reading->text[i], reading->text[i]);
			return false;
		}
	from = skip_blanks(reading->text, reading->length, from);
	if (reading->value.length && from < reading->length)
		buffer_add(&reading->value, " ", 1);
	buffer_add(&reading->value, reading->text + from, reading->length - from);
	for (size_t i = before; i < reading->value.length; i++)
		if (reading->value.bytes[i] == '\t')
			reading->value.bytes[i] = ' ';
	return true;
}

/* Adds the indented line just taken; false when it cannot be. */
static bool add_indented(struct reading *reading)
{
	size_t start;

	if (!line_is_sound(reading))
		return false;
	start = skip_blanks(reading->text, reading->length, 0);
	if (looks_like_a_start(reading->text, reading->length, start)) {
		mistake(reading, reading->line,
			"an indented line goes on with the text above, but this looks like "
			"a line of its own: take away the blanks before it");
		return false;
	}
	return add_to_value(reading, start);
}

/* Goes through the indented lines below a key, comments among them. `ok` is
 * false when the key's own line was not: then they are only passed by. */
static bool take_indented(struct reading *reading, bool ok)
{
	bool whole = ok;

	for (;;) {
		struct reading before = *reading;
		size_t start;

		if (!take_line(reading))
			return whole;
		start = skip_blanks(reading->text, reading->length, 0);
		if (is_comment(reading->text, reading->length, start)) {
			line_is_sound(reading);
		} else if (start > 0 && start < reading->length) {
			if (ok && !add_indented(reading))
				whole = false;
		} else {
			reading->at = before.at;
			reading->line = before.line;
			return whole;
		}
	}
}

/* Begins a section; NULL stands for one that cannot be read. */
static void open_section(struct reading *reading, const char *name)
{
	reading->in_section = name != NULL;
	reading->told_outside = true;
	reading->events->section(reading->events->user, name, reading->line);
}

/* Web pages put blanks of their own into what is copied from them. The first one in a name
 * is told of: where one is, there are many. */
static bool has_odd_blank(struct reading *reading, size_t length)
{
	const char *blank = memmem(reading->text, length, NO_BREAK_SPACE,
				   strlen(NO_BREAK_SPACE));

	if (blank && !reading->told_blank)
		mistake(reading, reading->line,
			"a no-break space (U+00A0) stands where a plain blank belongs, as in "
			"what is copied from a web page: put plain blanks in its place, here "
			"and in the whole file");
	reading->told_blank = reading->told_blank || blank;
	return blank;
}

/* The line begins with [. */
static void take_header(struct reading *reading)
{
	const char *close = memchr(reading->text, ']', reading->length);
	size_t length = close ? (size_t)(close - reading->text) - 1 : 0;
	bool fits = close && copy_name(reading->section, sizeof reading->section,
					   reading->text + 1, length);
	bool ends = close && close + 1 == reading->text + reading->length;

	if (has_odd_blank(reading, reading->length)) {
		open_section(reading, NULL);
		return;
	}
	if (fits && ends && reading->section[0]) {
		open_section(reading, reading->section);
		return;
	}
	open_section(reading, NULL);
	if (!close)
		mistake(reading, reading->line,
			"the section has no ] at its end: write it like [practice]");
	else if (!ends)
		mistake(reading, reading->line,
			"text stands after the ] of the section: give it a line of its "
			"own");
	else if (!fits)
		mistake(reading, reading->line,
			"the section's name has more than %d bytes: choose a shorter one",
			INI_SECTION_MOST);
	else
		mistake(reading, reading->line,
			"the section has no name: write it like [practice]");
}

/* Takes the key before `equals`; false when it is none. */
static bool take_key(struct reading *reading, const char *equals)
{
	size_t length = (size_t)(equals - reading->text);

	while (length && is_blank(reading->text[length - 1]))
		length--;
	if (!length) {
		mistake(reading, reading->line,
			"nothing stands before the =: write a key there, as in \"say = "
			"...\"");
		return false;
	}
	if (has_odd_blank(reading, length))
		return false;
	for (size_t i = 0; i < length; i++)
		if (!is_key_char(reading->text[i]) || length > INI_KEY_MOST) {
			mistake(reading, reading->line,
				"what stands before the = is no key: a key is one plain "
				"word, as in \"say = ...\"; to go on with the text above, "
				"begin the line with a blank");
			return false;
		}
	memcpy(reading->key, reading->text, length);
	reading->key[length] = '\0';
	reading->key_line = reading->line;
	return true;
}

static bool take_key_line(struct reading *reading)
{
	const char *equals = memchr(reading->text, '=', reading->length);

	if (!reading->in_section) {
		if (!reading->told_outside)
			mistake(reading, reading->line,
				"this stands before any section: put its line above it, "
				"such as [practice] or [assignment], or take this away");
		reading->told_outside = true;
		return false;
	}
	if (!equals) {
		mistake(reading, reading->line,
			"expected \"key = value\", but there is no =: to go on with the "
			"text above, begin the line with a blank");
		return false;
	}
	buffer_clear(&reading->value);
	return take_key(reading, equals) &&
	       add_to_value(reading, (size_t)(equals - reading->text) + 1);
}

/* Takes what the present line begins; true when an entry is ready to be given. */
static bool take_item(struct reading *reading)
{
	bool is_header = reading->length && reading->text[0] == '[';
	char trouble[TROUBLE_MOST];
	size_t start;

	if (is_header && is_in_trouble(reading->text, reading->length, trouble))
		open_section(reading, NULL);
	if (!line_is_sound(reading)) {
		take_indented(reading, false);
		return false;
	}
	start = skip_blanks(reading->text, reading->length, 0);
	if (start == reading->length ||
	    is_comment(reading->text, reading->length, start))
		return false;
	if (start > 0) {
		mistake(reading, reading->line,
			"an indented line goes on with the text right above it, and there "
			"is none: take away the blanks before it");
		return false;
	}
	if (is_header) {
		take_header(reading);
		return false;
	}
	return take_indented(reading, take_key_line(reading));
}

/* Writes the next piece of the value as a line for inih. */
static char *give_piece(struct reading *reading, char *line, size_t size)
{
	size_t head = strlen(reading->key) + 2, left, piece;
	char *at = line;

	/* Four bytes: the mark at the end, the newline, NUL, and one to spare for
	 * builds that count a CR in. */
	if (size < head + 4 + 16)
		return NULL;
	left = reading->value.length - reading->given;
	piece = left < size - head - 4 ? left : size - head - 4;
	at += sprintf(at, "%s=%c", reading->key, MARK_PIECE);
	for (size_t i = 0; i < piece; i++) {
		char c = reading->value.bytes[reading->given + i];

		*at++ = c == ';' ? MARK_SEMICOLON : c == '#' ? MARK_HASH : c;
	}
	*at++ = piece == left ? MARK_LAST : MARK_PIECE;
	*at++ = '\n';
	*at = '\0';
	reading->given += piece;
	reading->giving = piece < left;
	return line;
}

/* inih's fgets. */
static char *give_line(char *line, int size, void *user)
{
	struct reading *reading = user;

	while (!reading->giving) {
		if (!take_line(reading))
			return NULL;
		reading->given = 0;
		reading->giving = take_item(reading);
	}
	return give_piece(reading, line, (size_t)size);
}

/* inih's handler: one piece comes back. Builds of inih that tell of sections or
 * lines here tell nothing that is not known. */
static int take_back(void *user, const char *section, const char *name,
		     const char *value
#if INI_HANDLER_LINENO
		     , int line
#endif
		     )
{
	struct reading *reading = user;
	size_t length = value ? strlen(value) : 0;
	size_t before = reading->back.length;

	(void)section;
#if INI_HANDLER_LINENO
	(void)line;
#endif
	if (!name)
		return 1;
	if (length < 2)
		return 0;
	buffer_add(&reading->back, value + 1, length - 2);
	for (size_t i = before; i < reading->back.length; i++) {
		char *c = &reading->back.bytes[i];

		*c = *c == MARK_SEMICOLON ? ';' : *c == MARK_HASH ? '#' : *c;
	}
	if (value[length - 1] == MARK_LAST) {
		reading->events->entry(reading->events->user, reading->section,
				       reading->key, buffer_string(&reading->back),
				       reading->key_line);
		buffer_clear(&reading->back);
	}
	return 1;
}

bool ini_read(const char *bytes, size_t length, const struct ini_events *events)
{
	struct reading reading = {
		.events = events, .at = bytes, .end = bytes + length
	};
	const char *trouble = file_trouble(bytes, length);

	if (trouble)
		mistake(&reading, 0, "%s", trouble);
	if (trouble)
		return false;
	if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
		reading.at += 3;
	if (ini_parse_stream(give_line, &reading, take_back, &reading) || reading.giving)
		mistake(&reading, reading.line,
			"this system's inih library could not take the lines up to here");
	buffer_free(&reading.value);
	buffer_free(&reading.back);
	return true;
}
