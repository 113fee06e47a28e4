/* year/keys.h -- a practice gone through with keys, in a terminal.
 *
 * Promise: from Today with a row marked, through every step of what it begins, to the
 *          page at its end and back. Every key waits for what comes of it.
 * Owner:   the caller keeps the terminal. Threads: one. Everything is static: test
 *          programs include this.
 * Fails:   returns false, and the screen shows where it stood.
 */
#ifndef TESTS_YEAR_KEYS_H
#define TESTS_YEAR_KEYS_H

#include "year/walk.h"

#include "schedule/practice_subset.h"
#include "base/arena.h"
#include "content/library.h"
#include "support/terminal.h"

static inline bool keys_shows(struct terminal *terminal, const char *text)
{
	return terminal_find(terminal, text, NULL, NULL);
}

/* Reads how many steps there are from "step 1 of 9 · its title"; what follows the
 * number shows that all of it has come. */
static inline bool keys_read_steps(const char *picture, void *steps)
{
	const char *found = strstr(picture, "step 1 of ");
	int length = 0;

	return found && sscanf(found, "step 1 of %zu%n", (size_t *)steps, &length) == 1 &&
	       !strncmp(found + length, " ·", strlen(" ·"));
}

static inline bool keys_begun_or_asked(const char *picture, void *steps)
{
	return keys_read_steps(picture, steps) || strstr(picture, "Enter once more begins it");
}

static inline const struct practice *keys_among(struct arena *arena,
						const struct practice *practice,
						const struct portions *portions, size_t steps)
{
	for (size_t i = 0; i < portions->count; i++)
		if (!strcmp(portions->at[i].practice, practice->id) &&
		    portions->at[i].steps.count == steps)
			return practice_subset(arena, practice,
					       practice_subset_steps(arena, &portions->at[i].steps));
	return NULL;
}

static inline const struct practice *keys_in_day(struct arena *arena,
						 const struct practice *practice,
						 const struct programme_day *day, size_t steps)
{
	const struct portions *lists[] = { &day->todo, &day->tender, &day->shortest,
					   &day->least, &day->checks, &day->third };
	const struct practice *found = NULL;

	for (size_t i = 0; !found && i < sizeof lists / sizeof *lists; i++)
		found = keys_among(arena, practice, lists[i], steps);
	return found;
}

/* What is played, known by how many steps it has: the whole, what the event names, or a
 * portion out of the programmes (of several with as many steps any will do: the last
 * step, the rating, is the same). */
static inline const struct practice *keys_played(struct arena *arena,
						 const struct library *library,
						 const struct practice *practice,
						 const struct walk_event *event, size_t steps)
{
	const struct practice *found = NULL;

	if (*event->steps)
		return practice_subset(arena, practice, event->steps);
	if (steps == practice->step_count)
		return practice;
	for (size_t p = 0; !found && p < library->programme_count; p++) {
		const struct programme *programme = library->programmes[p];

		for (size_t i = 0; !found && i < programme->day_count; i++)
			found = keys_in_day(arena, practice, &programme->days[i], steps);
		for (size_t i = 0; !found && i < programme->week_count; i++)
			found = keys_in_day(arena, practice, &programme->weeks[i], steps);
		for (size_t i = 0; !found && i < programme->after_count; i++)
			found = keys_in_day(arena, practice, &programme->afters[i], steps);
		if (!found && programme->medicine_day)
			found = keys_in_day(arena, practice, programme->medicine_day,
					    steps);
		if (!found && programme->monthly)
			found = keys_in_day(arena, practice, programme->monthly, steps);
	}
	return found;
}

static inline const char *keys_given(const struct walk_event *event, const struct step *step)
{
	for (size_t i = 0; step->keep && i < event->part_count; i++)
		if (!strcmp(event->parts[i].name, step->keep))
			return event->parts[i].text;
	return NULL;
}

static inline void keys_number(struct terminal *terminal, int digit)
{
	char keys[40];

	snprintf(keys, sizeof keys, "%d<Enter>", digit);
	terminal_press(terminal, keys);
}

/* One step on, with what the event gives for it. */
static inline void keys_go_on(struct terminal *terminal, const struct step *step,
			      const struct walk_event *event)
{
	const char *given = keys_given(event, step);
	bool steadiness = step->track && !strcmp(step->track, "steadiness");

	if (steadiness && event->rating != WALK_NOT_RATED) {
		keys_number(terminal, event->rating + 2);
		return;
	}
	for (size_t i = 0; given && i < step->options.count; i++)
		if (!strcmp(step->options.at[i], given)) {
			keys_number(terminal, (int)i + 1);
			return;
		}
	if (given && step->kind == STEP_WRITE)
		terminal_type(terminal, given);
	/* a page to write on has a key of its own, and says so in the line of the step */
	terminal_press(terminal, keys_shows(terminal, "Esc ends") ? "<C-D>" : "<PgDn>");
}

static inline bool keys_through(struct terminal *terminal, const struct practice *practice,
				const struct walk_event *event)
{
	char at[64];

	for (size_t i = 0; i < practice->step_count; i++) {
		snprintf(at, sizeof at, "step %zu of %zu", i + 1, practice->step_count);
		if (!terminal_wait(terminal, at))
			return false;
		keys_go_on(terminal, &practice->steps[i], event);
	}
	if (!terminal_wait(terminal, "Kept in your log."))
		return false;
	terminal_press(terminal, "<Enter>");
	return terminal_wait_gone(terminal, "Kept in your log.");
}

static inline bool keys_practise(struct terminal *terminal, const struct library *library,
				 const struct practice *practice,
				 const struct walk_event *event)
{
	struct arena *arena = arena_open();
	const struct practice *played = NULL;
	size_t steps = 0;
	bool ok;

	terminal_press(terminal, "<Enter>");
	ok = terminal_wait_seen(terminal, keys_begun_or_asked, &steps);
	if (ok && !steps) {	/* a rule was told first */
		terminal_press(terminal, "<Enter>");
		ok = terminal_wait_seen(terminal, keys_read_steps, &steps);
	}
	if (ok)
		played = keys_played(arena, library, practice, event, steps);
	ok = played && played->step_count == steps && keys_through(terminal, played, event);
	arena_close(arena);
	return ok;
}

#endif
