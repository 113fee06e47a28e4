/* cli/plain.c -- one loop: turn, say what changed, take lines, wait. */
#include "cli/plain.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/line_signals.h"
#include "cli/replies.h"
#include "cli/telling.h"
#include "schedule/left_practice.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

struct plain {
	struct clock *clock;
	struct telling telling;
	struct replies replies;
	struct line_signals signals;
};

/* A person who presses Ctrl-C leaves; everything else interrupts. Returns the
 * signal, 0 when there is none. */
static int take_signal(struct plain *plain)
{
	struct player *player = plain->telling.player;
	int which = line_signals_read(&plain->signals);

	if (!which)
		return 0;
	if (player)
		player_do(player, which == SIGINT ? SESSION_LEAVE : SESSION_INTERRUPT);
	plain->telling.asks_safe = false;
	return which;
}

/* Returns the signal that ended the wait, or 0. */
static int wait_for(struct plain *plain, bool input, int64_t due_ms)
{
	struct line_input *lines = &plain->replies.input;
	struct pollfd fds[] = { { plain->signals.fd, POLLIN, 0 }, { lines->fd, POLLIN, 0 } };

	if (clock_wait(plain->clock, fds, input ? 2 : 1, due_ms) <= 0)
		return 0;
	if (fds[1].revents)
		line_input_read(lines);
	return fds[0].revents ? take_signal(plain) : 0;
}

/* At the end of a practice the support page may be due once more. */
static bool is_over(struct telling *telling)
{
	struct session_view view = player_look(telling->player);

	if (view.state != SESSION_ENDED)
		return false;
	if (view.ending == ENDED_FINISHED && !telling->asks_safe &&
	    player_take_support(telling->player))
		telling_support(telling);
	return !telling->asks_safe;
}

/* Runs to the end; returns the signal that ended it, or 0. */
static int run(struct plain *plain)
{
	struct telling *telling = &plain->telling;
	struct replies *replies = &plain->replies;
	int ended_by = 0;

	while (!is_over(telling)) {
		player_turn(telling->player);
		telling_changes(telling, replies_are_over(replies));
		replies_take(replies);
		if (telling->asks_safe || !telling_is_behind(telling))
			ended_by = wait_for(plain, replies_are_wanted(replies),
					    player_due_ms(telling->player));
	}
	return ended_by;
}

/* The last bell says that it is over, to eyes that are shut too: the program stays until it
 * has rung out. A line or a signal ends that. */
static int ring_out(struct plain *plain)
{
	struct player *player = plain->telling.player;
	struct line_input *lines = &plain->replies.input;
	int ended_by = 0;

	while (!ended_by && player_rings(player)) {
		player_turn(player);
		ended_by = wait_for(plain, !lines->ended, player_due_ms(player));
		if (line_input_next(lines))
			break;
	}
	return ended_by;
}

/* A person's line, NULL when there is none; sets *ended_by to the signal that ended it. */
static const char *take_line(struct plain *plain, int *ended_by)
{
	struct line_input *lines = &plain->replies.input;
	const char *line = line_input_next(lines);

	while (!*ended_by && !lines->ended && !line) {
		*ended_by = wait_for(plain, true, INT64_MAX);
		line = line_input_next(lines);
	}
	return line;
}

/* Asks a person before anything begins, and once more after a hard moment. */
static const char *ask(struct plain *plain, const char *question, int *ended_by)
{
	const char *line;

	for (;;) {
		telling_say(&plain->telling, "%s", question);
		line = take_line(plain, ended_by);
		if (!line || strcmp(line, "!") != 0)
			return line;
		telling_hard_moment(&plain->telling);
	}
}

/* Says what is left out; a person answers with Enter. Tells whether to begin. */
static bool may_begin(struct plain *plain, const struct practice *practice, int *ended_by)
{
	struct telling *telling = &plain->telling;
	const char *line;

	if (telling->rehearse || !telling_left_out(telling, practice) || !telling->talks)
		return true;
	line = ask(plain, "Enter begins it; q and Enter leaves it; ! and Enter is for a "
		   "hard moment.", ended_by);
	return line && strcmp(line, "q") != 0;
}

/* Says that it was left with words in it; a person chooses whether to go on with them. */
static bool goes_on_or_anew(struct plain *plain, const struct practice *practice,
			    struct player_options *options, struct left_practice *left,
			    struct arena *arena, int *ended_by)
{
	struct telling *telling = &plain->telling;
	const char *line;

	if (telling->rehearse || options->resume ||
	    !left_practice_find(telling->app, arena, practice, options->place, left))
		return true;
	telling_say(telling, "%s", left->story);
	if (!telling->talks) {
		telling_say(telling, "It begins anew; with --continue it would go on there.");
		return true;
	}
	line = ask(plain, "Enter goes on there; n and Enter begins anew; q and Enter leaves it; "
		   "! and Enter is for a hard moment.", ended_by);
	if (line && !*line)
		options->resume = &left->open;
	return line && strcmp(line, "q") != 0;
}

static int play_open(struct plain *plain, const struct practice *practice,
		     const struct player_options *options)
{
	struct telling *telling = &plain->telling;
	struct error error;
	int ended_by;

	if (!player_open(&telling->player, telling->app, practice, options, &error))
		return command_failed("%s", error.text);
	telling_opening(telling, practice);
	ended_by = run(plain);
	telling_end(telling);
	if (!ended_by)
		ended_by = ring_out(plain);
	player_close(telling->player);
	return ended_by ? 128 + ended_by : DONE;
}

static int ask_and_play(struct plain *plain, const struct practice *practice,
			struct player_options *options)
{
	struct arena *arena = arena_open();
	struct left_practice left;
	int status = DONE, ended_by = 0;

	if (may_begin(plain, practice, &ended_by) &&
	    goes_on_or_anew(plain, practice, options, &left, arena, &ended_by))
		status = play_open(plain, practice, options);
	else if (ended_by)
		status = 128 + ended_by;
	arena_close(arena);
	return status;
}

static int play(struct plain *plain, const struct practice *practice,
		struct player_options *options)
{
	struct error error;
	int status;

	if (!line_signals_open(&plain->signals, &error))
		return command_failed("%s", error.text);
	status = ask_and_play(plain, practice, options);
	line_signals_close(&plain->signals);
	return status;
}

int plain_play(struct app *app, const struct practice *practice,
	       const struct player_options *asked)
{
	struct player_options options = *asked;
	struct plain plain = {
		.clock = app_clock(app),
		.telling = { TELLING, .app = app, .rehearse = options.rehearse,
			     .talks = !options.rehearse && isatty(STDIN_FILENO) },
		.replies = { .telling = &plain.telling, .input = { .fd = STDIN_FILENO } },
	};
	int status;

	if (options.rehearse)
		options.clock = plain.clock = clock_open_virtual(app_clock(app));
	status = play(&plain, practice, &options);
	replies_free(&plain.replies);
	if (options.rehearse)
		clock_close(plain.clock);
	return status;
}
