/* wire/plain_text.c -- which characters a text that is shared may have. */
#include "wire/plain_text.h"

#include "base/moment.h"

#include <string.h>

/* Control characters of both sets (C0 but for the line's end and the tab, DEL, C1), and
 * the embedding and isolating marks of bidirectional text; 0 when it is none. */
static size_t odd_bytes(const unsigned char *at, bool lines)
{
	if (*at < 0x20 || *at == 0x7f)
		return !(lines && (*at == '\n' || *at == '\t'));
	if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
		return 2;
	if (at[0] == 0xe2 && ((at[1] == 0x80 && at[2] >= 0xaa && at[2] <= 0xae) ||
			      (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9)))
		return 3;
	return 0;
}

bool plain_text_is(const char *text, bool lines)
{
	for (; *text; text++)
		if (odd_bytes((const unsigned char *)text, lines))
			return false;
	return true;
}

void plain_text_date(int64_t date, char text[DATE_TEXT])
{
	day_iso(day_from_number(date), text);
}

void plain_text_make(char *text)
{
	char *to = text;

	while (*text) {
		size_t odd = odd_bytes((const unsigned char *)text, true);

		if (odd)
			text += odd;
		else
			*to++ = *text++;
	}
	*to = '\0';
}
