/* model/rules_text.c -- one sentence for each rule there is. */
#include "model/rules_text.h"

#include "base/arena.h"

#include <assert.h>

enum { RULES_MOST = 12 };

struct list {
	struct arena *arena;
	const char **at;
	size_t count;
};

static void add(struct list *list, const char *text)
{
	assert(list->count < RULES_MOST);
	list->at[list->count++] = text;
}

static void add_days(struct list *list, const struct rules *rules)
{
	if (rules->rest_days)
		add(list, arena_print(list->arena, "Not until %s after a medicine "
				      "session.", rules_days(list->arena, rules->rest_days)));
	if (rules->home_days)
		add(list, arena_print(list->arena, "Not until %s after coming home.",
				      rules_days(list->arena, rules->home_days)));
	if (rules->once_in_days == 1)
		add(list, "At most once a day.");
	else if (rules->once_in_days)
		add(list, arena_print(list->arena, "At most once in %s.",
				      rules_days(list->arena, rules->once_in_days)));
	if (rules->by_day)
		add(list, "By day, not close to bedtime.");
}

static void add_steadiness(struct list *list, const struct rules *rules,
			   const char *steady_first)
{
	if (rules->steadiness)
		add(list, arena_print(list->arena, "Not on a day when your steadiness is under "
				      "%s out of ten.", rules_number(list->arena, rules->steadiness)));
	if (rules->steady_first)
		add(list, arena_print(list->arena, "Only once %s has left you steady or "
				      "steadier %s.", steady_first,
				      rules_times(list->arena, rules->steady_times)));
	if (rules->demanding)
		add(list, arena_print(list->arena, "Only once %s practices are behind you, and "
				      "none has left you less steady for %s.",
				      rules_number(list->arena, DEMANDING_SESSIONS),
				      rules_days(list->arena, STEADY_AGAIN_DAYS)));
	if (rules->numbers)
		add(list, "Only once there are numbers of yours to call.");
}

struct texts rules_texts(struct arena *arena, const struct rules *rules,
			 const char *steady_first)
{
	struct list list = { arena, arena_array(arena, RULES_MOST, sizeof *list.at), 0 };

	add_days(&list, rules);
	add_steadiness(&list, rules, steady_first);
	if (rules->not_for)
		add(&list, arena_print(arena, "Not for: %s.",
				       conditions_labels(arena, rules->not_for)));
	if (rules->ask_first)
		add(&list, arena_print(arena, "Ask your clinician first with: %s.",
				       conditions_labels(arena, rules->ask_first)));
	return (struct texts){ list.at, list.count };
}
