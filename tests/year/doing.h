/* year/doing.h -- a practice gone through in the player, as a walk says.
 *
 * Owner: the caller's app. Threads: one. Everything is static: test programs include
 *        this.
 */
#ifndef TESTS_YEAR_DOING_H
#define TESTS_YEAR_DOING_H

#include "year/walk.h"

#include "app/app.h"
#include "practice/player.h"
#include "schedule/today.h"
#include "base/clock.h"
#include "base/error.h"

enum { DOING_TURNS = 200 };

/* What the event gives under a name; NULL when nothing. */
static inline const char *doing_given(const struct walk_event *event, const char *name)
{
	for (size_t i = 0; name && i < event->part_count; i++)
		if (!strcmp(event->parts[i].name, name))
			return event->parts[i].text;
	return NULL;
}

static inline void doing_choose(struct player *player, const struct step *step,
				const char *option)
{
	bool chosen[OPTIONS_MOST] = { false };
	bool found = false;

	for (size_t i = 0; i < step->options.count; i++)
		found |= chosen[i] = !strcmp(step->options.at[i], option);
	if (!found)
		fail_msg("%s has no option \"%s\"", step->name, option);
	player_answer_choices(player, chosen, step->options.count);
}

/* Gives what there is to give in a step; returns how many of the parts it took. */
static inline size_t doing_answer(struct player *player, const struct step *step,
				  const struct walk_event *event)
{
	const char *given = doing_given(event, step->keep);
	bool steadiness = step->track && !strcmp(step->track, "steadiness");

	if (step->kind == STEP_RATE && steadiness && event->rating != WALK_NOT_RATED)
		player_answer_number(player, event->rating);
	if (!given)
		return 0;
	if (step->kind == STEP_WRITE)
		player_answer_text(player, given);
	else if (step->kind == STEP_CHOOSE)
		doing_choose(player, step, given);
	return 1;
}

/* Goes through a practice from its first step to its end, a moment a step. */
static inline void doing_practice(struct app *app, const struct walk *walk,
				  const struct walk_event *event,
				  const struct today_item *due)
{
	const struct player_options options = { .source = due->source, .place = due->place,
						.steps = due->steps };
	struct clock *clock = app_clock(app);
	struct player *player;
	struct error error;
	size_t used = 0, turns = 0;

	if (!player_open(&player, app, due->practice, &options, &error))
		fail_msg("%s:%d: %s", walk->path, event->line, error.text);
	while (player_look(player).state != SESSION_ENDED) {
		used += doing_answer(player, player_look(player).step, event);
		clock_wait(clock, NULL, 0, clock_now_ms(clock) + 400);
		player_turn(player);
		player_do(player, SESSION_ON);
		if (++turns > DOING_TURNS)
			fail_msg("%s:%d: %s has no end", walk->path, event->line,
				 due->practice->id);
	}
	player_close(player);
	if (used < event->part_count && strcmp(event->what, "all"))
		fail_msg("%s:%d: %s does not ask for all of that", walk->path, event->line,
			 due->practice->id);
}

/* A practice by its id, as out of the library. */
static inline struct today_item doing_by_id(struct app *app, const struct walk *walk,
					    const struct walk_event *event)
{
	struct today_item due = { .kind = TODAY_PRACTICE,
				 .practice = app_practice(app, event->what),
			   .steps = *event->steps ? event->steps : NULL };

	if (!due.practice)
		walk_wrong(walk, event->line, "there is no such practice");
	return due;
}

/* What an event means on a day as it stands now; returns how many, `most` at most. */
static inline size_t doing_find(struct app *app, const struct walk *walk,
				const struct walk_event *event, const struct today *today,
				struct today_item *found, size_t most)
{
	bool all = !strcmp(event->what, "all"), first = !strcmp(event->what, "first");
	bool least = !strcmp(event->what, "least");
	size_t count = 0;

	if (!strcmp(event->what, "offer")) {
		found[0] = today->suggestions[0];
		return today->suggestion_count > 0;
	}
	if (!all && !first && !least) {
		found[0] = doing_by_id(app, walk, event);
		/* the day's own, when it asks for just that */
		for (size_t i = 0; i < today->due_count; i++)
			if (today->due[i].practice == found[0].practice &&
			    !strcmp(today->due[i].steps ? today->due[i].steps : "",
				    event->steps))
				found[0] = today->due[i];
		return 1;
	}
	for (size_t i = 0; i < today->due_count && count < most; i++) {
		const struct today_item *due = &today->due[i];
		bool wanted = least ? due->kind == TODAY_LEAST
			      : due->kind == TODAY_PRACTICE || (all && due->kind == TODAY_CHECK);

		if (wanted && !due->done && due->practice && !(first && count))
			found[count++] = *due;
	}
	return count;
}

#endif
