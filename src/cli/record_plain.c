/* cli/record_plain.c -- says what has changed, takes a line, waits. */
#include "cli/record_plain.h"

#include "app/app.h"
#include "practice/voice_recording.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/line_input.h"
#include "cli/line_signals.h"
#include "cli/numbers.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define READY_KEYS "Enter records it; n goes on, b goes back, p plays who speaks it by now, " \
		   "u lets this voice speak or no longer, q leaves, ! is for a hard moment. " \
		   "Each with Enter."
#define TAKE_KEYS "k keeps it, r records it again, s lets it go, p plays it again, q leaves, " \
		  "! is for a hard moment. " \
		  "Each with Enter."

struct plain_record {
	struct app *app;
	struct voice_recording *record;
	struct line_input input;
	enum voice_recording_state state;	/* said last */
	size_t line;
	char note[400];
	bool left;
};

static void say(const char *text)
{
	out_line(text);
	fflush(stdout);
}

static const char *speaker_words(enum voice_recording_speaker speaker)
{
	switch (speaker) {
	case SPOKEN_HERE:
		return "recorded";
	case SPOKEN_ELSEWHERE:
		return "another voice speaks it";
	case SPOKEN_NOWHERE:
		break;
	}
	return "a caption by now";
}

static void say_line(struct plain_record *plain)
{
	struct voice_recording_view view = voice_recording_look(plain->record);

	out_print("Line %zu of %zu, %s: %s\n", view.line + 1, view.line_count,
			speaker_words(view.speaker), view.text);
	fflush(stdout);
	plain->line = view.line;
}

/* Says what there is to say about the last thing, once. */
static void say_note(struct plain_record *plain, const char *note)
{
	if (note && strcmp(note, plain->note) != 0)
		say(note);
	snprintf(plain->note, sizeof plain->note, "%s", note ? note : "");
}

static void say_take(struct plain_record *plain, const struct voice_recording_view *view)
{
	out_print("%lld.%lld seconds.%s\n", (long long)view->length_ms / 1000,
			(long long)view->length_ms / 100 % 10,
			view->playing ? " It is played back." : "");
	say_note(plain, view->note);
	say(TAKE_KEYS);
}

static void say_changes(struct plain_record *plain)
{
	struct voice_recording_view view = voice_recording_look(plain->record);

	if (view.state != RECORDING_TAKEN || view.state == plain->state)
		say_note(plain, view.note);
	if (view.state == plain->state && view.line == plain->line)
		return;
	plain->state = view.state;
	switch (view.state) {
	case RECORDING_READY:
		say_line(plain);
		break;
	case RECORDING_OPENING:
		say("The microphone is being opened.");
		break;
	case RECORDING_RUNNING:
		say("Recording. Enter stops.");
		break;
	case RECORDING_TAKEN:
		say_take(plain, &view);
		break;
	case RECORDING_ENDING:
		break;
	}
}

static void keep(struct plain_record *plain)
{
	struct voice_recording_view view;
	struct error error;

	if (!voice_recording_keep(plain->record, &error)) {
		command_failed("%s", error.text);
		say(TAKE_KEYS);
		return;
	}
	view = voice_recording_look(plain->record);
	out_print("Kept: %zu of %zu lines.%s\n", view.kept_count, view.line_count,
			view.line + 1 == view.line_count ? " This was the last line." : "");
	fflush(stdout);
	plain->state = view.state;	/* neither needs to be said again */
	say_note(plain, NULL);
	voice_recording_go(plain->record, 1);
}

static void choose(struct plain_record *plain)
{
	bool chosen = !voice_recording_look(plain->record).chosen;
	struct error error;

	if (!voice_recording_choose(plain->record, chosen, &error))
		command_failed("%s", error.text);
	else
		say(chosen ? "This voice speaks from now on, wherever it has a line."
			   : "The voice that came with Groundwork speaks again.");
}

static void take_when_ready(struct plain_record *plain, const char *line)
{
	if (!line[0])
		voice_recording_begin(plain->record);
	else if (!strcmp(line, "n"))
		voice_recording_go(plain->record, 1);
	else if (!strcmp(line, "b"))
		voice_recording_go(plain->record, -1);
	else if (!strcmp(line, "p"))
		voice_recording_play(plain->record);
	else if (!strcmp(line, "u"))
		choose(plain);
	else
		say(READY_KEYS);
}

static void take_when_taken(struct plain_record *plain, const char *line)
{
	if (!strcmp(line, "k"))
		keep(plain);
	else if (!strcmp(line, "r"))
		voice_recording_begin(plain->record);
	else if (!strcmp(line, "s"))
		voice_recording_drop(plain->record);
	else if (!strcmp(line, "p"))
		voice_recording_play(plain->record);
	else
		say(TAKE_KEYS);
}

/* What is being recorded is let go; a take that waits stays. */
static void help_in_hard_moment(struct plain_record *plain)
{
	struct arena *arena = arena_open();
	struct texts lines = numbers_hard_moment(plain->app, arena);

	voice_recording_hush(plain->record);
	for (size_t i = 0; i < lines.count; i++)
		say(lines.at[i]);
	arena_close(arena);
}

static void take_line(struct plain_record *plain, const char *line)
{
	enum voice_recording_state state = voice_recording_look(plain->record).state;

	if (!strcmp(line, "q"))
		plain->left = true;
	else if (!strcmp(line, "!"))
		help_in_hard_moment(plain);
	else if (state == RECORDING_READY)
		take_when_ready(plain, line);
	else if (state == RECORDING_TAKEN)
		take_when_taken(plain, line);
	else
		voice_recording_end(plain->record);
}

/* While a device is opened or released there is nothing to be asked. */
static bool wants_input(const struct plain_record *plain)
{
	enum voice_recording_state state = voice_recording_look(plain->record).state;

	return state != RECORDING_OPENING && state != RECORDING_ENDING;
}

/* Returns the signal that ended the wait, or 0. */
static int wait_for(struct plain_record *plain, const struct line_signals *signals)
{
	struct pollfd fds[] = { { signals->fd, POLLIN, 0 }, { plain->input.fd, POLLIN, 0 } };

	if (clock_wait(app_clock(plain->app), fds, wants_input(plain) ? 2 : 1,
		       voice_recording_due_ms(plain->record)) <= 0)
		return 0;
	if (fds[1].revents)
		line_input_read(&plain->input);
	return fds[0].revents ? line_signals_read(signals) : 0;
}

static int run(struct plain_record *plain, const struct line_signals *signals)
{
	int ended_by = 0;

	while (!plain->left && !ended_by) {
		const char *line;

		voice_recording_turn(plain->record);
		say_changes(plain);
		line = wants_input(plain) ? line_input_next(&plain->input) : NULL;
		if (line)
			take_line(plain, line);
		else if (plain->input.ended && wants_input(plain))
			plain->left = true;
		else
			ended_by = wait_for(plain, signals);
	}
	voice_recording_drop(plain->record);
	return ended_by ? 128 + ended_by : DONE;
}

int record_plain(struct app *app, struct voice_recording *record)
{
	struct plain_record plain = { .app = app, .record = record,
				     .state = RECORDING_READY,
				      .input = { .fd = STDIN_FILENO } };
	struct line_signals signals;
	struct error error;
	int status;

	if (!line_signals_open(&signals, &error))
		return command_failed("%s", error.text);
	say(READY_KEYS);
	say_line(&plain);
	status = run(&plain, &signals);
	line_signals_close(&signals);
	line_input_free(&plain.input);
	return status;
}
