/* content/readers.c -- values that more than one kind of section has. */
#include "content/readers.h"

#include "base/arena.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "content/values.h"

#include <assert.h>
#include <string.h>

enum { TITLE_MOST = 160 };		/* columns: two lines of a terminal */

#define NAME(id, name, label) name,
static const char *const leave_outs[] = { LEAVE_OUTS(NAME) };
#undef NAME

#define NAME(id, name, label, narrow) name,
static const char *const conditions[] = { CONDITIONS(NAME) };

bool read_text(const struct spot *spot, void *into)
{
	*(const char **)into = arena_copy(spot->arena, spot->value);
	return true;
}

bool read_title(const struct spot *spot, void *into)
{
	if (utf8_width(spot->value, strlen(spot->value)) > TITLE_MOST)
		return spot_wrong(spot, "expected a few words, of %d letters at most",
				  TITLE_MOST);
	return read_text(spot, into);
}

bool read_text_or_none(const struct spot *spot, void *into)
{
	return !*spot->value || read_text(spot, into);
}

bool read_texts(const struct spot *spot, void *into)
{
	value_add(spot->arena, into, arena_copy(spot->arena, spot->value));
	return true;
}

bool read_name(const struct spot *spot, void *into)
{
	if (!value_is_name(spot->value))
		return spot_wrong(spot, "expected a name of small letters, digits and "
					"hyphens");
	return read_text(spot, into);
}

static bool read_time(const struct spot *spot, int64_t *ms, int factor, const char *unit)
{
	int64_t number;

	if (!value_thousandths(spot->value, &number))
		return spot_wrong(spot, "expected %s as a number%s", unit,
				  value_comma_words(spot->value));
	if (number <= 0)
		return spot_wrong(spot, "expected %s above 0", unit);
	*ms = number * factor;
	return true;
}

bool read_seconds(const struct spot *spot, void *into)
{
	return read_time(spot, into, 1, "seconds");
}

bool read_minutes(const struct spot *spot, void *into)
{
	return read_time(spot, into, 60, "minutes");
}

bool read_yes_no(const struct spot *spot, void *into)
{
	static const char *const words[] = { "no", "yes" };
	size_t at;

	if (!spot_among(spot, spot->value, words, 2, &at))
		return false;
	*(bool *)into = at == 1;
	return true;
}

bool read_date_or_none(const struct spot *spot, void *into)
{
	struct day day;

	if (*spot->value && !day_parse(spot->value, &day))
		return spot_wrong(spot, "expected a date as year, month and day");
	return read_text_or_none(spot, into);
}

bool read_items(const struct spot *spot, struct texts *items)
{
	if (!value_list(spot->arena, spot->value, items))
		return spot_refused(spot, "two commas stand with nothing between, or one "
					  "at the end");
	return true;
}

bool read_words(const struct spot *spot, const char *const *names, size_t count,
		unsigned *bits)
{
	struct texts items;
	unsigned found = 0;

	assert(count <= 32);		/* one bit each */
	if (!read_items(spot, &items))
		return false;
	for (size_t i = 0; i < items.count; i++) {
		size_t at;

		if (!spot_among(spot, items.at[i], names, count, &at))
			return false;
		if (found & (1u << at))
			return spot_refused(spot, "%s is there twice", items.at[i]);
		found |= 1u << at;
	}
	*bits = found;
	return true;
}

bool read_leave_outs(const struct spot *spot, void *into)
{
	return read_words(spot, leave_outs, LEAVE_OUT_COUNT, into);
}

bool read_conditions(const struct spot *spot, void *into)
{
	return read_words(spot, conditions, CONDITION_COUNT, into);
}

#define EXPECTED "expected a practice, or a practice with some of its steps in brackets"

/* The steps between the brackets; `text` begins after the first of them. */
static bool read_steps(const struct spot *spot, const char *text, struct texts *steps)
{
	size_t length = strlen(text);

	if (!length || text[length - 1] != ')')
		return spot_wrong(spot, "the bracket is not closed at the end; " EXPECTED);
	if (!value_list(spot->arena, arena_copy_bytes(spot->arena, text, length - 1), steps))
		return spot_wrong(spot, "two commas stand with nothing between, or one at "
					"the end; " EXPECTED);
	if (!steps->count)
		return spot_wrong(spot, "nothing stands between the brackets; " EXPECTED);
	for (size_t i = 0; i < steps->count; i++)
		if (!value_is_name(steps->at[i]))
			return spot_wrong(spot, "\"%.60s\" cannot be the name of a step; "
					  EXPECTED, steps->at[i]);
	return true;
}

bool read_portion(const struct spot *spot, void *into)
{
	struct portion *portion = into;
	size_t length = strcspn(spot->value, "(");
	const char *rest = spot->value + length;

	*portion = (struct portion){ .line = spot->line };
	while (length && spot->value[length - 1] == ' ')
		length--;
	portion->practice = arena_copy_bytes(spot->arena, spot->value, length);
	if (!value_is_name(portion->practice))
		return spot_wrong(spot, EXPECTED);
	return !*rest || read_steps(spot, rest + 1, &portion->steps);
}

bool portions_read(const struct spot *spot, enum slot slot, struct portions *portions)
{
	struct portion portion;

	if (!read_portion(spot, &portion))
		return false;
	portion.slot = slot;
	if (portions->count == PORTIONS_MOST)
		return spot_refused(spot, "there are %d of them already, which is the most",
				    PORTIONS_MOST);
	if (!portions->at)
		portions->at = arena_array(spot->arena, PORTIONS_MOST,
					   sizeof *portions->at);
	portions->at[portions->count++] = portion;
	return true;
}
