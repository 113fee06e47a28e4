/* content/values.c -- by hand, because strtod() reads what the locale likes. */
#include "content/values.h"

#include "base/arena.h"

#include <string.h>

enum { DIGITS_MOST = 6, DECIMALS_MOST = 3, NAME_MOST = 60 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads digits; returns how many there were. */
static int digits(const char **at, int64_t *number)
{
	int count = 0;

	for (*number = 0; is_digit(**at) && count <= DIGITS_MOST; (*at)++, count++)
		*number = *number * 10 + (**at - '0');
	return count;
}

bool value_thousandths(const char *text, int64_t *thousandths)
{
	bool minus = *text == '-';
	int64_t whole, part = 0;
	int count;

	text += minus;
	count = digits(&text, &whole);
	if (count == 0 || count > DIGITS_MOST)
		return false;
	if (*text == '.') {
		text++;
		count = digits(&text, &part);
		if (count == 0 || count > DECIMALS_MOST)
			return false;
		for (; count < DECIMALS_MOST; count++)
			part *= 10;
	}
	if (*text)
		return false;
	*thousandths = whole * 1000 + part;
	if (minus)
		*thousandths = -*thousandths;
	return true;
}

const char *value_comma_words(const char *text)
{
	enum { NUMBER_MOST = 16 };
	const char *comma = strchr(text, ',');
	char other[NUMBER_MOST];
	int64_t number;

	if (!comma || strlen(text) >= sizeof other)
		return "";
	memcpy(other, text, strlen(text) + 1);
	other[comma - text] = '.';
	return value_thousandths(other, &number) ? ", with a point and no comma" : "";
}

bool value_whole(const char *text, int *number)
{
	int64_t thousandths;

	if (strchr(text, '.') || !value_thousandths(text, &thousandths))
		return false;
	*number = (int)(thousandths / 1000);
	return true;
}

bool value_is_name(const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || length > NAME_MOST || text[0] == '-')
		return false;
	for (; *text; text++)
		if (!(*text >= 'a' && *text <= 'z') && !is_digit(*text) && *text != '-')
			return false;
	return true;
}

void value_add(struct arena *arena, struct texts *list, const char *text)
{
	size_t count = list->count;
	const char **at = (const char **)list->at;

	/* The list is full whenever its count is a power of two. */
	if ((count & (count - 1)) == 0) {
		at = arena_array(arena, count ? count * 2 : 1, sizeof *at);
		if (count)
			memcpy(at, list->at, count * sizeof *at);
		list->at = at;
	}
	at[list->count++] = text;
}

bool value_list(struct arena *arena, const char *text, struct texts *list)
{
	*list = (struct texts){ 0 };
	if (!text[strspn(text, " ")])
		return true;
	for (;;) {
		size_t length;

		text += strspn(text, " ");
		length = strcspn(text, ",");
		while (length && text[length - 1] == ' ')
			length--;
		if (!length)
			return false;
		value_add(arena, list, arena_copy_bytes(arena, text, length));
		text += strcspn(text, ",");
		if (!*text++)
			return true;
	}
}

void value_words(struct arena *arena, const char *text, struct texts *words)
{
	*words = (struct texts){ 0 };
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t length = strcspn(text, " ");

		value_add(arena, words, arena_copy_bytes(arena, text, length));
		text += length;
	}
}

bool value_among(const char *text, const char *const *names, size_t count, size_t *at)
{
	for (*at = 0; *at < count; (*at)++)
		if (!strcmp(text, names[*at]))
			return true;
	return false;
}
