/* content/portion_values.c -- a name, and perhaps some names in brackets. */
#include "content/portion_values.h"

#include "base/arena.h"
#include "content/values.h"

#include <string.h>

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
		portions->at = arena_take_many(spot->arena, PORTIONS_MOST,
					       sizeof *portions->at);
	portions->at[portions->count++] = portion;
	return true;
}
