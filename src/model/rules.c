/* model/rules.c -- conditions, and how long and how often, as words. */
#include "model/rules.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <assert.h>

enum { WEEK = 7 };

#define NAME(id, name, label, narrow) name,
#define LABEL(id, name, label, narrow) label,
#define NARROW(id, name, label, narrow) narrow,
static const char *const names[] = { CONDITIONS(NAME) };
static const char *const labels[] = { CONDITIONS(LABEL) };
static const char *const narrows[] = { CONDITIONS(NARROW) };

static_assert(CONDITION_COUNT <= 32, "a bit for each in an unsigned");

const char *condition_name(enum condition condition)
{
	assert(condition < CONDITION_COUNT);
	return names[condition];
}

const char *condition_label(enum condition condition)
{
	assert(condition < CONDITION_COUNT);
	return labels[condition];
}

const char *condition_narrow(enum condition condition)
{
	assert(condition < CONDITION_COUNT);
	return narrows[condition];
}

static const char *joined(struct arena *arena, unsigned conditions,
			  const char *const words[CONDITION_COUNT], const char *between)
{
	struct buffer all = { 0 };
	const char *text;

	for (int i = 0; i < CONDITION_COUNT; i++)
		if (conditions & (1u << i))
			buffer_print(&all, "%s%s", all.length ? between : "", words[i]);
	text = arena_copy(arena, buffer_string(&all));
	buffer_free(&all);
	return text;
}

const char *conditions_names(struct arena *arena, unsigned conditions)
{
	return joined(arena, conditions, names, ", ");
}

const char *conditions_labels(struct arena *arena, unsigned conditions)
{
	return joined(arena, conditions, labels, "; ");
}

const char *rules_number(struct arena *arena, int number)
{
	static const char *const words[] = {
		"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten",
	};

	return number >= 0 && number < (int)(sizeof words / sizeof *words)
	       ? words[number] : arena_print(arena, "%d", number);
}

const char *rules_days(struct arena *arena, int days)
{
	if (days == 1)
		return "a day";
	if (days == WEEK)
		return "a week";
	if (days > WEEK && days % WEEK == 0)
		return arena_print(arena, "%s weeks", rules_number(arena, days / WEEK));
	return arena_print(arena, "%s days", rules_number(arena, days));
}

const char *rules_times(struct arena *arena, int times)
{
	return times == 1 ? "once" : times == 2 ? "twice"
	       : arena_print(arena, "%s times", rules_number(arena, times));
}
