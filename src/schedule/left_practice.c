/* schedule/left_practice.c -- the newest run of it that has words, told in a sentence. */
#include "schedule/left_practice.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/utf8.h"
#include "schedule/history.h"
#include "schedule/practice_subset.h"

#include <string.h>

enum { LAST_COLUMNS = 50 };

static const char *story(struct arena *arena, const struct practice *practice,
			 const struct session_record *open)
{
	const struct practice *some = practice_subset(arena, practice, open->steps);
	size_t steps = some ? some->step_count : practice->step_count;
	struct day day = moment_day(open->started_ms, open->offset_s, 0);

	return arena_print(arena, "You began this on %s %d %s and left it at step %zu of %zu.",
			   day_week_name(day), day.day, day_month_name(day),
			   open->step < steps ? open->step + 1 : steps, steps);
}

/* The first line of it, or as much as a row has room for. */
static const char *last_words(struct arena *arena, const struct session_record *open)
{
	const struct answer *last = NULL;
	size_t length, fits;

	for (size_t i = 0; i < open->answer_count; i++) {
		const struct answer *one = &open->answers[i];

		if (one->kind == STEP_WRITE && one->text && *one->text &&
		    (!last || one->at_ms >= last->at_ms))
			last = one;
	}
	if (!last)
		return NULL;
	length = strcspn(last->text, "\n");
	fits = utf8_fit(last->text, length, LAST_COLUMNS);
	return arena_print(arena, "%.*s%s", (int)fits, last->text, last->text[fits] ? "…" : "");
}

bool left_practice_find(struct app *app, struct arena *arena, const struct practice *practice,
			const char *place, struct left_practice *left)
{
	struct error none;
	bool found;

	if (!history_unfinished(app, arena, practice->id, &found, &left->open, &none) ||
	    !found || !session_has_words(&left->open))
		return false;
	if (place && left->open.place && strcmp(place, left->open.place) != 0)
		return false;
	left->story = story(arena, practice, &left->open);
	left->last = last_words(arena, &left->open);
	return true;
}
