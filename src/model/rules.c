/* model/rules.c -- conditions, and how long and how often, as words. */
#include "model/rules.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <assert.h>

enum { WEEK = 7 };

#define NAME(id, name, label) name,
#define LABEL(id, name, label) label,
static const char *const names[] = { CONDITIONS(NAME) };
static const char *const labels[] = { CONDITIONS(LABEL) };

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

const char *conditions_labels(struct arena *arena, unsigned conditions)
{
	struct buffer words = { 0 };
	const char *text;

	for (int i = 0; i < CONDITION_COUNT; i++)
		if (conditions & (1u << i))
			buffer_print(&words, "%s%s", words.length ? "; " : "", labels[i]);
	text = arena_copy(arena, buffer_string(&words));
	buffer_free(&words);
	return text;
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
