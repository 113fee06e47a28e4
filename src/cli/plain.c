/* cli/plain.c -- one loop: turn, say what changed, take lines, wait. */
#include "cli/plain.h"

#include "app/app.h"
#include "base/clock.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/line_signals.h"
#include "cli/plain_parts.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A person who presses Ctrl-C leaves; everything else interrupts. Returns the
 * signal, 0 when there is none. */
static int take_signal(struct plain *plain, const struct line_signals *signals)
{
	int which = line_signals_read(signals);

	if (!which)
		return 0;
	if (plain->player)
		player_do(plain->player, which == SIGINT ? SESSION_LEAVE : SESSION_INTERRUPT);
	plain->asks_safe = false;
	return which;
}

static bool wants_input(const struct plain *plain)
{
	return !plain->rehearse && !plain->input.ended &&
	       (plain->talks || plain->asks_safe ||
		player_look(plain->player).state == SESSION_WAITING);
}

/* Returns the signal that ended the wait, or 0. */
static int wait_for(struct plain *plain, const struct line_signals *signals, bool input,
		    int64_t due_ms)
{
	struct pollfd fds[] = { { signals->fd, POLLIN, 0 }, { plain->input.fd, POLLIN, 0 } };

	if (clock_wait(plain->clock, fds, input ? 2 : 1, due_ms) <= 0)
		return 0;
	if (fds[1].revents)
		line_input_read(&plain->input);
	return fds[0].revents ? take_signal(plain, signals) : 0;
}

/* At the end of a practice the support page may be due once more. */
static bool is_over(struct plain *plain)
{
	struct session_view view = player_look(plain->player);

	if (view.state != SESSION_ENDED)
		return false;
	if (view.ending == ENDED_FINISHED && !plain->asks_safe &&
	    player_take_support(plain->player))
		plain_say_support(plain);
	return !plain->asks_safe;
}

/* Nothing has changed that would have to be said first. */
static bool is_idle(const struct plain *plain)
{
	struct session_view view = player_look(plain->player);

	return plain->asks_safe ||
	       (view.state != SESSION_ENDED && view.step_index == plain->step &&
		(view.state == SESSION_PAUSED) == plain->paused);
}

/* Runs to the end; returns the signal that ended it, or 0. */
static int run(struct plain *plain, const struct line_signals *signals)
{
	int ended_by = 0;

	while (!is_over(plain)) {
		player_turn(plain->player);
		plain_say_changes(plain);
		plain_take_lines(plain);
		if (is_idle(plain))
			ended_by = wait_for(plain, signals, wants_input(plain),
					    player_due_ms(plain->player));
	}
	return ended_by;
}

/* Says what is left out before anything begins; a person answers with Enter. Tells
 * whether to begin; sets *ended_by to the signal that ended it. */
static bool may_begin(struct plain *plain, const struct practice *practice,
		      const struct line_signals *signals, int *ended_by)
{
	const char *line = NULL;

	*ended_by = 0;
	if (plain->rehearse || !plain_say_left_out(plain, practice) || !plain->talks)
		return true;
	plain_say(plain, "Enter begins it; q and Enter leaves it.");
	while (!*ended_by && !plain->input.ended && !line) {
		*ended_by = wait_for(plain, signals, true, INT64_MAX);
		line = line_input_next(&plain->input);
	}
	return line && strcmp(line, "q") != 0;
}

static int play_open(struct plain *plain, const struct practice *practice,
		     const struct player_options *options,
		     const struct line_signals *signals)
{
	struct error error;
	int ended_by;

	if (!may_begin(plain, practice, signals, &ended_by))
		return ended_by ? 128 + ended_by : DONE;
	if (!player_open(&plain->player, plain->app, practice, options, &error))
		return command_failed("%s", error.text);
	plain_say_opening(plain, practice);
	ended_by = run(plain, signals);
	plain_say_end(plain);
	player_close(plain->player);
	return ended_by ? 128 + ended_by : DONE;
}

static int play(struct plain *plain, const struct practice *practice,
		const struct player_options *options)
{
	struct line_signals signals;
	struct error error;
	int status;

	if (!line_signals_open(&signals, &error))
		return command_failed("%s", error.text);
	status = play_open(plain, practice, options, &signals);
	line_signals_close(&signals);
	return status;
}

int plain_play(struct app *app, const struct practice *practice,
	       int64_t minutes_ms, bool rehearse)
{
	struct plain plain = { .app = app, .rehearse = rehearse, .step = SIZE_MAX,
			       .bell_ms = -1, .clock = app_clock(app),
			       .talks = !rehearse && isatty(STDIN_FILENO) };
	struct player_options options = { .minutes_ms = minutes_ms, .rehearse = rehearse };
	int status;

	if (rehearse)
		options.clock = plain.clock = clock_open_virtual(app_clock(app));
	status = play(&plain, practice, &options);
	line_input_free(&plain.input);
	buffer_free(&plain.text);
	if (rehearse)
		clock_close(plain.clock);
	return status;
}
