/* schedule/today_why.c -- the words beside what is offered: how long, how, and since when it is
 * known to be steadying. */
#include "schedule/today_parts.h"

#include "base/arena.h"

#include <string.h>

enum { SHORT_MS = 5 * 60000, UNHURRIED_MS = 12 * 60000, WEEK = 7 };

static bool has_anchor(const struct practice *practice, const char *anchor)
{
	for (size_t i = 0; i < practice->anchors.count; i++)
		if (!strcmp(practice->anchors.at[i], anchor))
			return true;
	return false;
}

static const char *posture(const struct practice *practice)
{
	if (practice->contains & (1u << LEAVE_OUT_WALKING))
		return ", on your feet";
	return has_anchor(practice, "seat") ? ", seated" : "";
}

static const char *when_steadying(const struct look *look, const struct habit *habit)
{
	struct day day = day_from_number(habit->rated);

	if (habit->rated == look->date)
		return "today";
	if (habit->rated + 1 == look->date)
		return "yesterday";
	if (habit->rated + WEEK > look->date)
		return arena_print(look->arena, "on %s", day_week_name(day));
	return arena_print(look->arena, "on %d %s", day.day, day_month_name(day));
}

const char *today_why(const struct look *look, const struct practice *practice,
		      const struct habit *habit)
{
	int64_t ms = practice->minutes_ms[0];
	const char *shortness = ms <= SHORT_MS ? "short" : ms <= UNHURRIED_MS ? "unhurried"
							  : "long";
	const char *manner = practice->intensity == 1 ? "grounding"
			     : practice->intensity == 2 ? "inward" : "demanding";
	const char *breath = practice->contains & (1u << LEAVE_OUT_BREATH)
				     ? "" : ", no breath pacing";

	if (habit->steadying)
		return arena_print(look->arena, "%s%s, you found it steadying %s", shortness,
				   posture(practice), when_steadying(look, habit));
	return arena_print(look->arena, "%s, %s%s%s%s", shortness, manner,
			   posture(practice), breath, habit->times ? "" : ", new to you");
}
