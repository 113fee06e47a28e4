/* base/charset.c -- the C library knows the locale's letters; UTF-8 is read here, since
 * without a locale it would be refused. */
#include "base/charset.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { PIECE = 512 };

bool charset_is_utf8(void)
{
	const char *name = nl_langinfo(CODESET);

	return !strcmp(name, "UTF-8") || !strcmp(name, "ANSI_X3.4-1968") ||
	       !strcmp(name, "US-ASCII") || !strcmp(name, "ASCII");
}

const char *charset_name(void)
{
	return charset_is_utf8() ? "UTF-8" : nl_langinfo(CODESET);
}

/* How many bytes a first one says there are; 0: it is no first one. */
static size_t utf8_size(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xc2 || first > 0xf4)
		return 0;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static size_t read_utf8(const char *bytes, size_t length, char letter[CHARSET_LETTER])
{
	size_t size = utf8_size((unsigned char)*bytes), have = 1;

	while (have < size && have < length && ((unsigned char)bytes[have] & 0xc0) == 0x80)
		have++;
	if (have < size && have == length)
		return 0;
	if (have < size || !size || !utf8_valid(bytes, size))
		return 1;
	memcpy(letter, bytes, size);
	letter[size] = '\0';
	return size;
}

/* Writes a code point as UTF-8. */
static void encode(wchar_t point, char out[CHARSET_LETTER])
{
	unsigned code = (unsigned)point;
	int length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	out[length] = '\0';
	for (int i = length - 1; i > 0; i--, code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3f));
	out[0] = (char)(length == 1 ? code : (0xf0u << (4 - length)) | code);
}

static size_t read_locale(const char *bytes, size_t length, char letter[CHARSET_LETTER])
{
	mbstate_t state = { 0 };
	wchar_t point;
	size_t size = mbrtowc(&point, bytes, length, &state);

	if (size == (size_t)-2)
		return 0;
	if (size == (size_t)-1)
		return 1;
	encode(point, letter);
	return size ? size : 1;
}

size_t charset_read(const char *bytes, size_t length, char letter[CHARSET_LETTER])
{
	*letter = '\0';
	if (!length)
		return 0;
	return charset_is_utf8() ? read_utf8(bytes, length, letter)
				 : read_locale(bytes, length, letter);
}

/* One that cannot be brought over is left out for a "?". */
static void leave_one(struct buffer *out, char **from, size_t *left)
{
	size_t size = utf8_next(*from, *left, 0);

	buffer_add(out, "?", 1);
	*from += size;
	*left -= size;
}

static void convert(iconv_t door, struct buffer *out, char *from, size_t left)
{
	while (left) {
		char piece[PIECE], *to = piece;
		size_t room = sizeof piece;
		bool stuck = iconv(door, &from, &left, &to, &room) == (size_t)-1 &&
			     errno != E2BIG;

		buffer_add(out, piece, sizeof piece - room);
		if (stuck && left)
			leave_one(out, &from, &left);
	}
}

char *charset_shown(const char *text)
{
	struct buffer out = { 0 };
	char *name, *copy = memory_copy(text);
	iconv_t door;

	if (charset_is_utf8())
		return copy;
	name = memory_print("%s//TRANSLIT", nl_langinfo(CODESET));
	door = iconv_open(name, "UTF-8");
	free(name);
	if (door == (iconv_t)-1)
		return copy;
	convert(door, &out, copy, strlen(copy));
	iconv_close(door);
	free(copy);
	buffer_add(&out, "", 0);
	return out.bytes;
}
