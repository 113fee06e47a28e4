/* cli/plain.c -- one loop: turn, say what changed, take lines, wait. */
#include "cli/plain.h"

#include "app/app.h"
#include "base/clock.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/plain_parts.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* Signals are read in the loop, so that none can come between a look and a
 * wait. */
static bool open_signals(int *fd, sigset_t *before, struct error *error)
{
	sigset_t ours;

	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGHUP);
	sigprocmask(SIG_BLOCK, &ours, before);
	*fd = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
	if (*fd >= 0)
		return true;
	sigprocmask(SIG_SETMASK, before, NULL);
	return error_set(error, "signals cannot be read: %s", strerror(errno));
}

/* A person who presses Ctrl-C leaves; everything else interrupts. Returns the
 * signal, 0 when there is none. */
static int take_signal(struct plain *plain, int fd)
{
	struct signalfd_siginfo info;

	if (read(fd, &info, sizeof info) != (ssize_t)sizeof info)
		return 0;
	if (plain->player)
		player_do(plain->player, info.ssi_signo == SIGINT ? SESSION_LEAVE
								  : SESSION_INTERRUPT);
	plain->asks_safe = false;
	return (int)info.ssi_signo;
}

static bool wants_input(const struct plain *plain)
{
	return !plain->rehearse && !plain->input.ended &&
	       (plain->talks || plain->asks_safe ||
		player_look(plain->player).state == SESSION_WAITING);
}

/* Returns the signal that ended the wait, or 0. */
static int wait_for(struct plain *plain, int signals, bool input, int64_t due_ms)
{
	struct pollfd fds[] = { { signals, POLLIN, 0 }, { plain->input.fd, POLLIN, 0 } };

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
static int run(struct plain *plain, int signals)
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
static bool may_begin(struct plain *plain, const struct practice *practice, int signals,
		      int *ended_by)
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
		     const struct player_options *options, int signals)
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
	struct error error;
	sigset_t before;
	int signals, status;

	if (!open_signals(&signals, &before, &error))
		return command_failed("%s", error.text);
	status = play_open(plain, practice, options, signals);
	close(signals);
	sigprocmask(SIG_SETMASK, &before, NULL);
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
