/* content/ini_text.c -- byte by byte: isspace() and its like ask the locale. */
#include "content/ini_text.h"

#include "base/utf8.h"
#include "content/ini.h"

#include <string.h>

bool ini_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool ini_is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

size_t ini_skip_blanks(const char *text, size_t length, size_t at)
{
	while (at < length && ini_is_blank(text[at]))
		at++;
	return at;
}

bool ini_is_comment(const char *text, size_t length, size_t at)
{
	return at < length && (text[at] == ';' || text[at] == '#');
}

bool ini_looks_like_a_start(const char *text, size_t length, size_t at)
{
	size_t from = at;

	if (text[at] == '[')
		return text[length - 1] == ']';
	while (at < length && ini_is_key_char(text[at]))
		at++;
	if (at == from)
		return false;
	at = ini_skip_blanks(text, length, at);
	return at < length && text[at] == '=';
}

/* Control characters: C0 but the tab, DEL, and C1, which some terminals obey. */
static bool has_control(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		unsigned char next = i + 1 < length ? (unsigned char)text[i + 1] : 0;

		if ((c < 0x20 && c != '\t') || c == 0x7F)
			return true;
		if (c == 0xC2 && next >= 0x80 && next < 0xA0)
			return true;
	}
	return false;
}

const char *ini_line_trouble(const char *text, size_t length)
{
	if (length > INI_LINE_MOST)
		return "the line is too long: end it at a sentence, and go on below with "
		       "an indented line (at most 4000 bytes each)";
	if (!utf8_valid(text, length))
		return "the line is not valid UTF-8: save the file in the encoding UTF-8";
	if (has_control(text, length))
		return "a control character stands in the line: delete it, or type the "
		       "line anew";
	return NULL;
}

const char *ini_file_trouble(const char *bytes, size_t length)
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

bool ini_copy_name(char *place, size_t size, const char *name, size_t length)
{
	size_t kept = 0;

	for (size_t i = ini_skip_blanks(name, length, 0); i < length; i++) {
		if (ini_is_blank(name[i]) && ini_skip_blanks(name, length, i) == length)
			break;
		if (ini_is_blank(name[i]) && ini_is_blank(name[i - 1]))
			continue;
		if (kept + 1 == size)
			return false;
		place[kept++] = ini_is_blank(name[i]) ? ' ' : name[i];
	}
	place[kept] = '\0';
	return true;
}
