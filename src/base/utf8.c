/* base/utf8.c -- a thin door to libunistring. */
#include "base/utf8.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

static const uint8_t *units(const char *text)
{
	return (const uint8_t *)text;
}

bool utf8_valid(const char *bytes, size_t length)
{
	return u8_check(units(bytes), length) == NULL;
}

/* The length of a character of more than one byte that can be written; 0: it is none. */
static size_t written_length(const char *text, size_t rest)
{
	unsigned char byte = (unsigned char)*text;
	size_t size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
	bool control = byte == 0xc2 && rest > 1 && (unsigned char)text[1] < 0xa0;

	return byte >= 0xc2 && size <= rest && !control && utf8_valid(text, size) ? size : 0;
}

char *utf8_written(const char *text)
{
	size_t length = strlen(text);
	struct buffer out = { 0 };

	buffer_add(&out, "", 0);
	for (size_t at = 0; at < length; at++) {
		unsigned char byte = (unsigned char)text[at];
		size_t size = written_length(text + at, length - at);

		if (byte == '\t')
			buffer_add_string(&out, "    ");
		else if (byte == '\r' && text[at + 1] != '\n')
			buffer_add_string(&out, "\n");
		else if (byte == '\n' || (byte >= 0x20 && byte < 0x7f))
			buffer_add(&out, text + at, 1);
		else if (size) {
			buffer_add(&out, text + at, size);
			at += size - 1;
		}
	}
	return out.bytes;
}

bool utf8_is_plain_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

/* Emoji and Indic clusters need more than two neighbours to be told, so breaks
 * are looked for in a window. No character that people write is as long. */
enum { WINDOW = 256, NEAR = 12, FLAG_LETTER = 4 };

static bool is_ascii(char byte)
{
	return !(byte & 0x80);
}

/* Where the first character of a window ends; the window's length when it holds
 * no break. */
static size_t first_break(const char *text, size_t window)
{
	char breaks[WINDOW + 4];
	size_t i = 1;

	u8_grapheme_breaks(units(text), window, breaks);
	while (i < window && !breaks[i])
		i++;
	return i;
}

/* The window, made longer by up to three bytes so that it ends where a code point
 * does. */
static size_t whole_points(const char *text, size_t length, size_t window)
{
	for (int i = 0; i < 3 && window < length && (text[window] & 0xC0) == 0x80; i++)
		window++;
	return window;
}

/* Whether a break stands before a code point is told by what comes before it, so
 * one that is found nearby is the one that would be found in a wider window. */
size_t utf8_next(const char *text, size_t length, size_t at)
{
	size_t left = at < length ? length - at : 0, window, end;

	if (!left)
		return length;
	text += at;
	if (left > 1 && is_ascii(text[0]) && is_ascii(text[1]) && text[0] != '\r')
		return at + 1;
	if (left > NEAR) {
		window = whole_points(text, left, NEAR);
		end = first_break(text, window);
		if (end < window)
			return at + end;
	}
	window = left > WINDOW ? whole_points(text, left, WINDOW) : left;
	return at + first_break(text, window);
}

/* Two letters make a flag, and which two belong together is known only from where their
 * row begins. Tells whether a window that begins at `start` would cut a flag in two. */
static bool cuts_flag(const char *text, size_t start)
{
	static const char first[] = "\xF0\x9F\x87";	/* U+1F1E6 to U+1F1FF begin so */
	size_t letters = 0;

	if (memcmp(text + start, first, 3) != 0)
		return false;
	for (; start >= FLAG_LETTER; letters++) {
		start -= FLAG_LETTER;
		if (memcmp(text + start, first, 3) != 0)
			break;
	}
	return letters % 2;
}

size_t utf8_previous(const char *text, size_t length, size_t at)
{
	char breaks[WINDOW + 2 * FLAG_LETTER];
	size_t start, i;

	if (at > length)
		at = length;
	if (at == 0)
		return 0;
	start = at > WINDOW ? at - WINDOW : 0;
	while (start > 0 && (text[start] & 0xC0) == 0x80)
		start--;
	if (start > 0 && cuts_flag(text, start))
		start -= FLAG_LETTER;
	u8_grapheme_breaks(units(text) + start, at - start, breaks);
	for (i = at - start - 1; i > 0 && !breaks[i];)
		i--;
	return start + i;
}

int utf8_width(const char *text, size_t length)
{
	return u8_width(units(text), length, "UTF-8");
}

size_t utf8_fit(const char *text, size_t length, int columns)
{
	size_t at = 0;

	while (at < length) {
		size_t next = utf8_next(text, length, at);
		int width = utf8_width(text + at, next - at);

		if (width > columns)
			break;
		columns -= width;
		at = next;
	}
	return at;
}

/* Where a line that starts at `start` ends: the last break that fits, or,
 * when not one word fits, as many characters as do. */
static struct utf8_line next_line(const char *text, size_t length,
				  const char *breaks, size_t start, int columns)
{
	size_t at = start, last_break = start, end;

	while (at < length && text[at] != '\n') {
		size_t next = utf8_next(text, length, at);
		bool blank = text[at] == ' ' || text[at] == '\t';

		if (at > start && breaks[at] == UC_BREAK_POSSIBLE)
			last_break = at;
		if (!blank && utf8_width(text + start, next - start) > columns) {
			if (last_break > start)
				at = last_break;
			else if (at == start)
				at = next;
			end = at;
			while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
				end--;
			return (struct utf8_line){ start, end, at };
		}
		at = next;
	}
	end = at;
	while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t' ||
			       text[end - 1] == '\r'))
		end--;
	return (struct utf8_line){ start, end, at < length ? at + 1 : at };
}

size_t utf8_wrap(struct arena *arena, const char *text, size_t length,
		 int columns, struct utf8_line **lines)
{
	char *breaks = arena_alloc(arena, length + 1);
	size_t capacity = 0, count = 0, start = 0;
	struct utf8_line *list = NULL;

	if (columns < 2)
		columns = 2;
	u8_possible_linebreaks(units(text), length, "UTF-8", breaks);
	do {
		if (count == capacity) {
			size_t more = capacity ? capacity * 2 : 16;
			struct utf8_line *larger =
				arena_array(arena, more, sizeof *larger);

			if (count)
				memcpy(larger, list, count * sizeof *larger);
			list = larger;
			capacity = more;
		}
		list[count] = next_line(text, length, breaks, start, columns);
		start = list[count++].next;
	} while (start < length);
	if (length && text[length - 1] == '\n') {
		if (count == capacity) {
			struct utf8_line *larger =
				arena_array(arena, count + 1, sizeof *larger);

			memcpy(larger, list, count * sizeof *larger);
			list = larger;
		}
		list[count++] = (struct utf8_line){ length, length, length };
	}
	*lines = list;
	return count;
}

bool utf8_contains(const char *text, const char *needle)
{
	size_t text_length = 0, needle_length = 0;
	uint8_t *folded_text = u8_casefold(units(text), strlen(text), NULL,
					   UNINORM_NFC, NULL, &text_length);
	uint8_t *folded_needle = u8_casefold(units(needle), strlen(needle), NULL,
					     UNINORM_NFC, NULL, &needle_length);
	bool found = folded_text && folded_needle &&
		     (needle_length == 0 ||
		      memmem(folded_text, text_length, folded_needle, needle_length));

	free(folded_text);
	free(folded_needle);
	return found;
}

bool utf8_same(const char *one, const char *other)
{
	return utf8_contains(one, other) && utf8_contains(other, one);
}
