/* cli/plain.c -- prints what changes in the view, reads what a step asks for. */
#include "cli/plain.h"

#include "app/app.h"
#include "app/player.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/line_input.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct plain {
	struct app *app;
	struct player *player;
	struct clock *clock;
	bool rehearse, talks;	/* talks: a person sits at the terminal */
	struct line_input input;
	struct buffer text;	/* the writing of the present step */
	size_t step;		/* the last one announced; SIZE_MAX: none */
	size_t cue;		/* the last caption printed; SIZE_MAX: none */
	int phase, breath;	/* the last phase printed; -1: none */
	const char *caption, *note;
};

static volatile sig_atomic_t caught;

static void catch_signal(int number)
{
	caught = number;
}

static void say(struct plain *plain, const char *text)
{
	if (plain->rehearse) {
		int64_t at_s = player_look(plain->player).elapsed_ms / 1000;

		printf("%02lld:%02lld  ", (long long)at_s / 60, (long long)at_s % 60);
	}
	puts(text);
	fflush(stdout);
}

static void say_texts(struct plain *plain, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		say(plain, texts->at[i]);
}

static void say_number(struct plain *plain, const char *before, long long number,
		       const char *after)
{
	char line[160];

	snprintf(line, sizeof line, "%s%lld%s", before, number, after);
	say(plain, line);
}

static void announce_question(struct plain *plain, const struct step *step)
{
	char line[512];

	say_texts(plain, &step->ask);
	if (step->kind == STEP_WRITE) {
		if (step->hint) {
			snprintf(line, sizeof line, "(for example: %s)", step->hint);
			say(plain, line);
		}
		if (plain->talks)
			say(plain, "Write as many lines as you like; an empty line goes on.");
	} else if (step->kind == STEP_RATE) {
		snprintf(line, sizeof line, "A number from %d (%s) to %d (%s); an empty line skips.",
			 step->from, step->low ? step->low : "low", step->to,
			 step->high ? step->high : "high");
		say(plain, line);
	} else {
		for (size_t i = 0; i < step->options.count; i++) {
			snprintf(line, sizeof line, "%zu  %s", i + 1, step->options.at[i]);
			say(plain, line);
		}
		say(plain, step->many ? "Numbers with blanks between them; an empty line skips."
				      : "A number; an empty line skips.");
	}
}

static void announce(struct plain *plain, const struct session_view *view)
{
	const struct step *step = view->step;

	plain->step = view->step_index;
	plain->cue = SIZE_MAX;
	plain->caption = NULL;
	plain->phase = plain->breath = -1;
	buffer_clear(&plain->text);
	switch (step->kind) {
	case STEP_READ:
		say_texts(plain, &step->text);
		if (!step->length_ms && plain->talks)
			say(plain, "(Enter goes on.)");
		break;
	case STEP_LISTEN:
		say_texts(plain, &step->text);
		say_number(plain, "A recording of ", view->step_ms / 1000, " seconds.");
		break;
	case STEP_BREATHE:
		say_number(plain, "", view->breaths, " breaths.");
		break;
	case STEP_SIT:
		say_number(plain, "A quiet sitting of ", (view->step_ms + 30000) / 60000,
			   view->step_ms < 90000 ? " minute." : " minutes.");
		break;
	case STEP_WRITE:
	case STEP_RATE:
	case STEP_CHOOSE:
		announce_question(plain, step);
		break;
	case STEP_GUIDE:
	case STEP_KIND_COUNT:
		break;
	}
}

static void show_phase(struct plain *plain, const struct session_view *view)
{
	const struct breath_view *breath = &view->breath;
	const struct step *step = view->step;
	const char *word = breath_phase_word(breath->phase);
	char line[160];

	if (plain->phase == (int)breath->phase && plain->breath == breath->breath)
		return;
	plain->phase = (int)breath->phase;
	plain->breath = breath->breath;
	if (breath->phase == BREATH_IN && step->word_in)
		word = step->word_in;
	if (breath->phase == BREATH_OUT && step->word_out)
		word = step->word_out;
	snprintf(line, sizeof line, "%s %g", word, (double)breath->phase_ms / 1000);
	say(plain, line);
}

static void show(struct plain *plain)
{
	struct session_view view = player_look(plain->player);
	const char *note = plain->rehearse ? NULL : player_note(plain->player);

	if (view.state == SESSION_ENDED)
		return;
	if (note && note != plain->note)
		say(plain, note);
	plain->note = note;
	if (view.step_index != plain->step)
		announce(plain, &view);
	if (view.has_breath && view.state == SESSION_RUNNING)
		show_phase(plain, &view);
	if (view.has_caption && view.caption &&
	    (view.cue_index != plain->cue || view.caption != plain->caption)) {
		plain->cue = view.cue_index;
		plain->caption = view.caption;
		say(plain, view.caption);
	}
}

/* A line while time runs: only a person at a terminal gives one. */
static void take_key(struct plain *plain, const char *line)
{
	switch (line[0]) {
	case 'q':
		player_do(plain->player, SESSION_LEAVE);
		break;
	case 'p':
	case '\0':
		player_do(plain->player, SESSION_PAUSE);
		say(plain, player_look(plain->player).state == SESSION_PAUSED
				   ? "Paused. Enter goes on." : "Going on.");
		break;
	case 'b':
		player_do(plain->player, SESSION_BACK);
		break;
	case 'n':
		player_do(plain->player, SESSION_ON);
		break;
	default:
		say(plain, "p pauses, b goes back, n goes on, q ends. Then Enter.");
	}
}

static void take_text(struct plain *plain, const char *line)
{
	if (!line[0]) {
		player_do(plain->player, SESSION_DONE);
		return;
	}
	if (plain->text.length)
		buffer_add_string(&plain->text, "\n");
	buffer_add_string(&plain->text, line);
	player_answer_text(plain->player, buffer_string(&plain->text));
}

static void take_rating(struct plain *plain, const struct step *step, const char *line)
{
	char *end;
	long number = strtol(line, &end, 10);

	if (!line[0]) {
		player_do(plain->player, SESSION_DONE);
	} else if (end == line || *end || number < step->from || number > step->to) {
		say_number(plain, "A whole number from ", step->from, " on, please:");
		say_number(plain, "the highest is ", step->to, ".");
	} else {
		player_answer_number(plain->player, (int)number);
		player_do(plain->player, SESSION_DONE);
	}
}

static bool read_choices(const struct step *step, const char *line,
			 bool chosen[OPTIONS_MOST])
{
	size_t count = 0;

	while (line[strspn(line, " ,")]) {
		char *end;
		long number;

		line += strspn(line, " ,");
		number = strtol(line, &end, 10);
		if (end == line || number < 1 || number > (long)step->options.count)
			return false;
		chosen[number - 1] = true;
		count++;
		line = end;
	}
	return step->many || count == 1;
}

static void take_choice(struct plain *plain, const struct step *step, const char *line)
{
	bool chosen[OPTIONS_MOST] = { false };

	if (!line[0]) {
		player_do(plain->player, SESSION_DONE);
	} else if (!read_choices(step, line, chosen)) {
		say_number(plain, step->many ? "Numbers from 1 to " : "One number from 1 to ",
			   (long long)step->options.count, ", please.");
	} else {
		player_answer_choices(plain->player, chosen, step->options.count);
		player_do(plain->player, SESSION_DONE);
	}
}

static void take_line(struct plain *plain, const char *line)
{
	struct session_view view = player_look(plain->player);

	if (view.state != SESSION_WAITING) {
		take_key(plain, line);
		return;
	}
	switch (view.step->kind) {
	case STEP_WRITE:
		take_text(plain, line);
		break;
	case STEP_RATE:
		take_rating(plain, view.step, line);
		break;
	case STEP_CHOOSE:
		take_choice(plain, view.step, line);
		break;
	case STEP_READ:
		player_do(plain->player, SESSION_DONE);
		break;
	case STEP_GUIDE:
	case STEP_LISTEN:
	case STEP_BREATHE:
	case STEP_SIT:
	case STEP_KIND_COUNT:
		break;
	}
}

/* Answers that are piped in wait until a step asks; a person may type at any
 * time. A text to read needs no answer when nobody sits there. */
static void take_input(struct plain *plain)
{
	for (;;) {
		struct session_view view = player_look(plain->player);
		const char *line;

		if (view.state == SESSION_ENDED)
			return;
		if (view.state != SESSION_WAITING && !plain->talks)
			return;
		if (plain->rehearse ||
		    (view.step->kind == STEP_READ && !plain->talks &&
		     view.state == SESSION_WAITING)) {
			player_do(plain->player, SESSION_DONE);
			return;
		}
		line = line_input_next(&plain->input);
		if (line)
			take_line(plain, line);
		else if (plain->input.ended && view.state == SESSION_WAITING)
			player_do(plain->player, SESSION_DONE);
		else
			return;
		if (player_look(plain->player).step_index != view.step_index)
			return;
	}
}

static bool wants_input(const struct plain *plain)
{
	return !plain->rehearse && !plain->input.ended &&
	       (plain->talks ||
		player_look(plain->player).state == SESSION_WAITING);
}

static void wait_for_something(struct plain *plain)
{
	struct pollfd keyboard = { plain->input.fd, POLLIN, 0 };
	bool listens = wants_input(plain);
	int ready;

	ready = clock_wait(plain->clock, &keyboard, listens ? 1 : 0,
			   player_due_ms(plain->player));
	if (ready > 0)
		line_input_read(&plain->input);
	if (caught) {
		player_do(plain->player, caught == SIGINT ? SESSION_LEAVE
							  : SESSION_INTERRUPT);
		caught = 0;
	}
}

static void listen_to_signals(void)
{
	struct sigaction action = { .sa_handler = catch_signal };

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

static void say_opening(struct plain *plain, const struct practice *practice)
{
	say(plain, practice->title);
	say(plain, practice->summary);
	say_texts(plain, &practice->cautions);
	if (plain->talks)
		say(plain, "Eyes may stay open. q and Enter ends it at any time; p pauses.");
}

static void say_end(struct plain *plain)
{
	struct session_view view = player_look(plain->player);

	if (plain->rehearse)
		return;
	if (view.ending == ENDED_FINISHED)
		say_number(plain, "That was ", (view.spent_ms + 30000) / 60000,
			   view.spent_ms < 90000 && view.spent_ms >= 30000
				   ? " minute. It is in your log."
				   : " minutes. It is in your log.");
	else
		say(plain, "Stopped here. What you gave is kept in your log.");
}

static void run(struct plain *plain)
{
	struct session_view view = player_look(plain->player);

	while (view.state != SESSION_ENDED) {
		player_turn(plain->player);
		show(plain);
		take_input(plain);
		view = player_look(plain->player);
		if (view.state != SESSION_ENDED && view.step_index == plain->step)
			wait_for_something(plain);
		view = player_look(plain->player);
	}
}

int plain_play(struct app *app, const struct practice *practice,
	       int64_t minutes_ms, bool rehearse)
{
	struct plain plain = { .app = app, .rehearse = rehearse, .step = SIZE_MAX,
			       .talks = !rehearse && isatty(STDIN_FILENO) };
	struct player_options options = { .minutes_ms = minutes_ms, .rehearse = rehearse };
	struct clock *virtual_clock = NULL;
	struct error error;

	if (rehearse)
		options.clock = virtual_clock = clock_open_virtual(app_clock(app));
	plain.clock = rehearse ? virtual_clock : app_clock(app);
	if (!player_open(&plain.player, app, practice, &options, &error)) {
		clock_close(virtual_clock);
		return command_failed("%s", error.text);
	}
	listen_to_signals();
	say_opening(&plain, practice);
	run(&plain);
	say_end(&plain);
	player_close(plain.player);
	line_input_free(&plain.input);
	buffer_free(&plain.text);
	clock_close(virtual_clock);
	return DONE;
}
