/* tests/app/here.h -- the app opened inside a test, in a home of its own, on a clock
 * whose waits are over at once.
 *
 * Owner:   here_open() to here_close(); the caller keeps the struct.
 * Threads: one. Everything is static: test programs include this.
 */
#ifndef TESTS_APP_HERE_H
#define TESTS_APP_HERE_H

#include "app/program.h"

#include "app/app.h"
#include "practice/player.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "support/store_place.h"

#include <time.h>

struct here {
	struct program place;
	struct app *app;
	struct arena *arena;
	struct error error;
};

static inline void here_make(struct here *here)
{
	memset(here, 0, sizeof *here);
	program_make(&here->place);
	program_at(&here->place, "2026-11-22T08:00:00Z");
	program_settle_here(&here->place);
	tzset();
}

/* The silent end: the mixer is not heard, time is the clock's. */
static inline void here_open(struct here *here)
{
	const struct app_options options = { .silent = true };

	if (!app_open(&here->app, &options, &here->error))
		fail_msg("%s", here->error.text);
	here->arena = arena_open();
}

static inline void here_close(struct here *here)
{
	arena_close(here->arena);
	app_close(here->app);
	here->app = NULL;
}

static inline void here_remove(struct here *here)
{
	if (here->app)
		here_close(here);
	program_remove(&here->place);
}

static inline struct player *here_play_as(struct here *here, const char *id,
					  const struct player_options *options)
{
	struct player *player = NULL;

	assert_non_null(app_practice(here->app, id));
	if (!player_open(&player, here->app, app_practice(here->app, id), options,
			 &here->error))
		fail_msg("%s", here->error.text);
	player_turn(player);
	return player;
}

static inline struct player *here_play(struct here *here, const char *id)
{
	return here_play_as(here, id, &(struct player_options){ 0 });
}

/* Lets time pass as a main loop would: from one thing that is due to the next. */
static inline void here_pass(struct here *here, struct player *player, int64_t ms)
{
	struct clock *clock = app_clock(here->app);
	int64_t until_ms = clock_now_ms(clock) + ms;

	while (clock_now_ms(clock) < until_ms) {
		int64_t due_ms = player_due_ms(player);

		clock_wait(clock, NULL, 0, due_ms < until_ms ? due_ms : until_ms);
		player_turn(player);
	}
}

/* The newest session in the log. */
static inline struct session_record here_last(struct here *here)
{
	const struct session_record *sessions;
	size_t count;

	assert_true(app_sessions(here->app, here->arena, INT64_MIN, &sessions, &count,
				 &here->error));
	assert_true(count > 0);
	return sessions[count - 1];
}

static inline int64_t here_stored(struct here *here, const char *sql)
{
	return store_place_number(here->place.database, sql);
}

/* ---- the one that most test programs have: made before each test, removed after it */

static struct here here;

static inline int here_set_up(void **state)
{
	(void)state;
	here_make(&here);
	return 0;
}

static inline int here_set_up_open(void **state)
{
	here_set_up(state);
	here_open(&here);
	return 0;
}

static inline int here_tear_down(void **state)
{
	(void)state;
	here_remove(&here);
	return 0;
}

#endif
