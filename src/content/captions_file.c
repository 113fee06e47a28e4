/* content/captions_file.c -- lines become blocks, blocks with an arrow become cues. */
#include "content/captions_file.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/plain_text.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

enum { FILE_MOST = 256 * 1024, CUES_AT_MOST = 2000 };

struct reader {
	struct arena *arena;
	const char *path, *at, *end;
	struct diagnostics *diagnostics;
	struct caption *cues;
	size_t count;
	int line;		/* of the line last taken */
	bool ok;
};

static void mistake(struct reader *reader, const char *text)
{
	diagnostics_error(reader->diagnostics, reader->path, reader->line, "%s", text);
	reader->ok = false;
}

static void check_plain(struct reader *reader, const char *line, size_t length)
{
	struct odd_character odd;
	char words[ODD_WORDS];

	if (!plain_text_odd(line, length, true, &odd))
		return;
	plain_text_odd_words(line, &odd, words);
	diagnostics_error(reader->diagnostics, reader->path, reader->line,
			  "a character that cannot be seen stands in the line: %s; delete it, "
			  "or type the line anew", words);
	reader->ok = false;
}

/* Takes the next line, without its end, which is LF, CR or both; false at the end of the
 * file. */
static bool take_line(struct reader *reader, const char **start, size_t *length)
{
	const char *at = reader->at;

	if (at >= reader->end)
		return false;
	while (at < reader->end && *at != '\n' && *at != '\r')
		at++;
	*start = reader->at;
	*length = (size_t)(at - reader->at);
	if (at + 1 < reader->end && at[0] == '\r' && at[1] == '\n')
		at++;
	reader->at = at < reader->end ? at + 1 : at;
	reader->line++;
	check_plain(reader, *start, *length);
	return true;
}

static bool take_number(const char **at, int digits_least, int digits_most,
			int64_t *number)
{
	int digits = 0;

	for (*number = 0; isdigit((unsigned char)**at) && digits < digits_most; digits++)
		*number = *number * 10 + (*(*at)++ - '0');
	return digits >= digits_least;
}

/* [HH:]MM:SS.mmm */
static bool take_time(const char **at, int64_t *ms)
{
	int64_t part[3], thousandths;
	int parts = 0;

	do {
		if (parts == 3 || !take_number(at, 2, parts ? 2 : 4, &part[parts]))
			return false;
		parts++;
	} while (**at == ':' && (*at)++);
	if (parts < 2 || **at != '.')
		return false;
	(*at)++;
	if (!take_number(at, 3, 3, &thousandths))
		return false;
	*ms = thousandths + 1000 * part[parts - 1] + 60000 * part[parts - 2] +
	      (parts == 3 ? 3600000 * part[0] : 0);
	return part[parts - 1] < 60 && part[parts - 2] < 60;
}

static bool take_times(const char *line, struct caption *cue)
{
	if (!take_time(&line, &cue->from_ms))
		return false;
	line += strspn(line, " \t");
	if (strncmp(line, "-->", 3))
		return false;
	line += 3;
	line += strspn(line, " \t");
	return take_time(&line, &cue->to_ms) && (!*line || *line == ' ' || *line == '\t');
}

/* The character references that WebVTT text has (W3C WebVTT, section 4.2.2), and two that
 * editors write. The marks of direction mean nothing without the other characters of their
 * kind, which a text may not have. */
static const struct {
	const char *name, *text;
} references[] = {
	{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", "\u00A0" },
	{ "&quot;", "\"" }, { "&apos;", "'" }, { "&lrm;", "" }, { "&rlm;", "" },
};

/* Adds one character, or what a reference stands for; returns how many bytes that took. */
static size_t add_character(struct buffer *text, const char *at, size_t left)
{
	for (size_t i = 0; *at == '&' && i < sizeof references / sizeof *references; i++) {
		size_t length = strlen(references[i].name);

		if (length > left || strncmp(at, references[i].name, length) != 0)
			continue;
		buffer_add(text, references[i].text, strlen(references[i].text));
		return length;
	}
	buffer_add(text, at, 1);
	return 1;
}

/* Adds a line of a cue's text without <tags>. */
static void add_text(struct buffer *text, const char *line, size_t length)
{
	bool tag = false;

	if (text->length)
		buffer_add(text, " ", 1);
	for (size_t i = 0; i < length;) {
		if (line[i] == '<')
			tag = true;
		if (tag)
			tag = line[i++] != '>';
		else
			i += add_character(text, line + i, length - i);
	}
}

static void check_order(struct reader *reader, const struct caption *cue)
{
	if (cue->to_ms <= cue->from_ms)
		mistake(reader, "the cue ends before it begins");
	else if (reader->count && cue->from_ms < reader->cues[reader->count - 1].from_ms)
		mistake(reader, "the cue begins before the one above it: cues go in the order "
			"of their times");
}

/* A cue: its times stand in `line`, its text follows up to an empty line. */
static void take_cue(struct reader *reader, const char *line)
{
	struct buffer text = { 0 };
	struct caption cue = { 0 };
	const char *start;
	size_t length;

	if (!take_times(line, &cue))
		mistake(reader, "expected times such as 00:01.000 --> 00:04.500");
	else
		check_order(reader, &cue);
	while (take_line(reader, &start, &length) && length)
		add_text(&text, start, length);
	cue.text = arena_copy(reader->arena, buffer_string(&text));
	buffer_free(&text);
	if (reader->count == CUES_AT_MOST)
		mistake(reader, "more than 2000 cues");
	else if (reader->ok)
		reader->cues[reader->count++] = cue;
}

static void take_blocks(struct reader *reader)
{
	const char *start;
	size_t length;

	while (take_line(reader, &start, &length)) {
		char *line = arena_copy_bytes(reader->arena, start, length);

		if (!length)
			continue;
		if (strstr(line, "-->")) {
			take_cue(reader, line);
			continue;
		}
		if (!strncmp(line, "NOTE", 4) || !strncmp(line, "STYLE", 5) ||
		    !strncmp(line, "REGION", 6))
			while (take_line(reader, &start, &length) && length)
				continue;
		/* any other line is a cue's name, which nobody needs */
	}
}

bool captions_file_parse(struct arena *arena, const char *path, const char *bytes,
			 size_t length, struct captions *captions,
			 struct diagnostics *diagnostics)
{
	struct reader reader = { .arena = arena, .path = path, .at = bytes,
				 .end = bytes + length, .diagnostics = diagnostics,
				 .ok = true };
	const char *start;
	size_t first;

	*captions = (struct captions){ 0 };
	if (!utf8_valid(bytes, length) || memchr(bytes, '\0', length)) {
		mistake(&reader, "the file is not text in UTF-8");
		return false;
	}
	if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
		reader.at += 3;
	if (!take_line(&reader, &start, &first) || first < 6 ||
	    strncmp(start, "WEBVTT", 6)) {
		mistake(&reader, "expected WEBVTT as the first word of the file");
		return false;
	}
	reader.cues = arena_array(arena, CUES_AT_MOST, sizeof *reader.cues);
	take_blocks(&reader);
	if (reader.ok && !reader.count)
		mistake(&reader, "there is no cue in the file: times such as "
			"00:01.000 --> 00:04.500, and under them what is said");
	*captions = (struct captions){ reader.cues, reader.count };
	return reader.ok;
}

bool captions_file_read(struct arena *arena, const char *path,
			struct captions *captions, struct diagnostics *diagnostics)
{
	struct error error;
	size_t length;
	char *bytes;

	*captions = (struct captions){ 0 };
	if (file_read(arena, path, FILE_MOST, &bytes, &length, &error))
		return captions_file_parse(arena, path, bytes, length, captions,
					   diagnostics);
	diagnostics_error(diagnostics, path, 0, "%s", error.text);
	return false;
}
