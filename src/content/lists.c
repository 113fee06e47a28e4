/* content/lists.c -- split, then look each word up. */
#include "content/lists.h"

#include "content/values.h"

#define NAME(id, name, label) name,
static const char *const leave_outs[] = { LEAVE_OUTS(NAME) };

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
