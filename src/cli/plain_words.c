/* cli/plain_words.c -- prints what has changed in the view since the last look. */
#include "cli/plain_parts.h"

#include "app/app.h"
#include "schedule/thread.h"
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void plain_say(struct plain *plain, const char *format, ...)
{
	va_list args;

	if (plain->rehearse) {
		long long at_s = player_look(plain->player).elapsed_ms / 1000;

		printf("%02lld:%02lld  ", at_s / 60, at_s % 60);
	}
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

bool plain_is_alone(const struct plain *plain)
{
	return !plain->talks || plain->input.ended;
}

static void say_texts(struct plain *plain, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		plain_say(plain, "%s", texts->at[i]);
}

/* What was written on this page before, on the way there or back, is gone on
 * with. */
static void take_up_writing(struct plain *plain)
{
	const struct answer *answer = player_answer(plain->player);

	buffer_clear(&plain->text);
	if (!answer || answer->holds != ANSWER_TEXT || !answer->text[0])
		return;
	buffer_add_string(&plain->text, answer->text);
	plain_say(plain, "So far you have written:");
	plain_say(plain, "%s", answer->text);
}

static void announce_page(struct plain *plain, const struct step *step)
{
	say_texts(plain, &step->ask);
	if (step->hint)
		plain_say(plain, "(for example: %s)", step->hint);
	take_up_writing(plain);
	if (plain->talks)
		plain_say(plain, "Write as many lines as you like; an empty line goes on.");
}

static void announce_options(struct plain *plain, const struct step *step)
{
	say_texts(plain, &step->ask);
	for (size_t i = 0; i < step->options.count; i++)
		plain_say(plain, "%zu  %s", i + 1, step->options.at[i]);
	plain_say(plain, step->many ? "Numbers with blanks between them; an empty line skips."
				    : "A number; an empty line skips.");
}

static void announce_rating(struct plain *plain, const struct step *step)
{
	say_texts(plain, &step->ask);
	for (size_t i = 0; i < step->labels.count; i++)
		plain_say(plain, "%d  %s", step->from + (int)i, step->labels.at[i]);
	if (step->labels.count)
		plain_say(plain, "A number from %d to %d; an empty line skips.", step->from,
			  step->to);
	else
		plain_say(plain, "A number from %d (%s) to %d (%s); an empty line skips.",
			  step->from, step->low, step->to, step->high);
}

/* Half minutes are exact enough for a quiet stretch. */
static void announce_sitting(struct plain *plain, int64_t length_ms)
{
	double minutes = (double)((length_ms + 15000) / 30000) / 2;

	if (minutes < 1)
		plain_say(plain, "A quiet sitting of %lld seconds.",
			  (long long)(length_ms + 500) / 1000);
	else
		plain_say(plain, "A quiet sitting of %g minute%s.", minutes,
			  minutes > 1 ? "s" : "");
}

static void say_line(struct plain *plain)
{
	struct arena *arena = arena_open();
	const char *line = thread_line(plain->app, arena);

	if (line)
		plain_say(plain, "\"%s\"", line);
	arena_close(arena);
}

static void announce_text(struct plain *plain, const struct step *step)
{
	say_texts(plain, &step->text);
	if (step->shows == SHOWN_INTENTION)
		say_line(plain);
	if (!step->length_ms && plain->talks)
		plain_say(plain, "(Enter goes on.)");
}

static void announce(struct plain *plain, const struct session_view *view)
{
	const struct step *step = view->step;

	plain->step = view->step_index;
	plain->cue = SIZE_MAX;
	plain->caption = NULL;
	plain->phase = plain->breath = -1;
	plain->bell_ms = player_next_bell_ms(plain->player, view->position_ms);
	switch (step->kind) {
	case STEP_READ:
		announce_text(plain, step);
		break;
	case STEP_LISTEN:
		say_texts(plain, &step->text);
		plain_say(plain, "A recording of %lld seconds.",
			  (long long)view->step_ms / 1000);
		break;
	case STEP_BREATHE:
		plain_say(plain, "%d breath%s.", view->breaths, view->breaths == 1 ? "" : "s");
		break;
	case STEP_SIT:
		announce_sitting(plain, view->step_ms);
		break;
	case STEP_WRITE:
		announce_page(plain, step);
		break;
	case STEP_RATE:
		announce_rating(plain, step);
		break;
	case STEP_CHOOSE:
		announce_options(plain, step);
		break;
	case STEP_GUIDE:
	case STEP_KIND_COUNT:
		break;
	}
}

static void say_bells(struct plain *plain, int64_t position_ms)
{
	while (plain->bell_ms >= 0 && plain->bell_ms <= position_ms) {
		plain_say(plain, "Bell.");
		plain->bell_ms = player_next_bell_ms(plain->player, plain->bell_ms + 1);
	}
}

/* The bell at a step's very end is never seen in it. */
static void say_last_bell(struct plain *plain)
{
	if (plain->bell_ms >= 0)
		plain_say(plain, "Bell.");
	plain->bell_ms = -1;
}

static void say_phase(struct plain *plain, const struct session_view *view)
{
	const struct breath_view *breath = &view->breath;
	const struct step *step = view->step;
	const char *word = breath_phase_word(breath->phase);

	if (plain->phase == (int)breath->phase && plain->breath == breath->breath)
		return;
	plain->phase = (int)breath->phase;
	plain->breath = breath->breath;
	if (breath->phase == BREATH_IN && step->word_in)
		word = step->word_in;
	if (breath->phase == BREATH_OUT && step->word_out)
		word = step->word_out;
	plain_say(plain, "%s %g", word, (double)breath->phase_ms / 1000);
}

static void say_caption(struct plain *plain, const struct session_view *view)
{
	if (!view->has_caption || !view->caption ||
	    (view->cue_index == plain->cue && view->caption == plain->caption))
		return;
	plain->cue = view->cue_index;
	plain->caption = view->caption;
	plain_say(plain, "%s", view->caption);
}

static void say_pause(struct plain *plain, enum session_state state)
{
	bool paused = state == SESSION_PAUSED;

	if (plain_is_alone(plain))
		return;		/* it goes on by itself */
	if (paused && !plain->paused)
		plain_say(plain, "Paused. Enter goes on; q and Enter ends it.");
	else if (!paused && plain->paused && state == SESSION_RUNNING)
		plain_say(plain, "Going on.");
	plain->paused = paused;
}

/* Messages go where messages go, once; those of the opening are said already. */
static void say_note(struct plain *plain)
{
	const char *note = plain->rehearse ? NULL : player_note(plain->player);
	struct texts said = app_notes(plain->app);
	bool news = note && (!plain->note || strcmp(note, plain->note));

	for (size_t i = 0; news && i < said.count; i++)
		news = strcmp(note, said.at[i]) != 0;
	if (news)
		fprintf(stderr, "groundwork: %s\n", note);
	plain->note = note;
}

void plain_say_changes(struct plain *plain)
{
	struct session_view view = player_look(plain->player);

	if (view.state == SESSION_ENDED || plain->asks_safe)
		return;
	if (player_take_support(plain->player)) {
		plain_say_support(plain);
		return;
	}
	say_note(plain);
	say_pause(plain, view.state);
	if (view.step_index != plain->step) {
		say_last_bell(plain);
		announce(plain, &view);
	}
	say_bells(plain, view.position_ms);
	if (view.has_breath && view.state == SESSION_RUNNING)
		say_phase(plain, &view);
	say_caption(plain, &view);
}

void plain_say_opening(struct plain *plain, const struct practice *practice)
{
	plain_say(plain, "%s", practice->title);
	plain_say(plain, "%s", practice->summary);
	say_texts(plain, &practice->cautions);
	if (!plain->talks)
		return;
	plain_say(plain, "Eyes may stay open. q and Enter ends it, at any moment; ! and Enter "
			 "is for a hard moment.");
	plain_say(plain, "While time runs, p pauses, b goes back and n goes on, each with "
			 "Enter.");
}

static void say_totals(struct plain *plain)
{
	struct total_sum totals[TOTALS_MOST];
	size_t count = player_totals(plain->player, totals);

	for (size_t i = 0; i < count; i++) {
		const char *low = total_low_words(&totals[i]);
		char text[TOTAL_TEXT];

		total_text(&totals[i], text);
		plain_say(plain, "%s", text);
		if (low)
			plain_say(plain, "%s", low);
	}
	if (count)
		say_texts(plain, &player_look(plain->player).practice->total_words);
}

void plain_say_end(struct plain *plain)
{
	struct session_view view = player_look(plain->player);
	long long minutes = (view.spent_ms + 30000) / 60000;
	bool kept = player_is_kept(plain->player);

	if (view.ending == ENDED_FINISHED)
		say_last_bell(plain);
	say_note(plain);
	if (plain->rehearse)
		return;
	say_totals(plain);
	if (view.ending != ENDED_FINISHED)
		plain_say(plain, "Stopped here.%s",
			  kept ? " What you gave is kept in your log." : "");
	else if (minutes)
		plain_say(plain, "That was %lld minute%s.%s", minutes,
			  minutes == 1 ? "" : "s", kept ? " It is in your log." : "");
	else
		plain_say(plain, "That was less than a minute.%s",
			  kept ? " It is in your log." : "");
	if (player_take_support(plain->player))
		plain_say_contacts(plain);
}
