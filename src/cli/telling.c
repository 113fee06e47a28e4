/* cli/telling.c -- prints what has changed in the view since the last look; people to
 * turn to come before everything else. */
#include "cli/telling.h"

#include "app/app.h"
#include "app/contacts.h"
#include "app/pages.h"
#include "cli/command.h"
#include "cli/numbers.h"
#include "practice/safety.h"
#include "schedule/eligibility.h"
#include "schedule/intention_history.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void telling_say(const struct telling *telling, const char *format, ...)
{
	char *text;
	va_list args;

	if (telling->rehearse) {
		long long at_s = player_look(telling->player).elapsed_ms / 1000;

		out_print("%02lld:%02lld  ", at_s / 60, at_s % 60);
	}
	va_start(args, format);
	text = memory_print_list(format, args);
	va_end(args);
	out_line(text);
	fflush(stdout);
	free(text);
}

static void say_part(struct telling *telling, struct safety_part part)
{
	for (size_t i = 0; i < part.count; i++)
		telling_say(telling, "%s%s", part.lines[i].item ? "- " : "",
			    part.lines[i].text);
}

static void say_contacts(struct telling *telling)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct contact *contacts = contacts_list(telling->app, arena, &count);

	for (size_t i = 0; i < count; i++)
		telling_say(telling, "%s", contact_words(&contacts[i], arena));
	if (contacts_wanting(telling->app))
		telling_say(telling, "%s", CONTACTS_UNSET);
	arena_close(arena);
}

void telling_ask_safe(struct telling *telling)
{
	say_part(telling, safety_part(telling->app, "now"));
	telling_say(telling, "y for yes, n for no or not sure; an empty line goes on.");
	telling->asks_safe = true;
}

void telling_support(struct telling *telling)
{
	say_part(telling, safety_part(telling->app, "thanks"));
	say_contacts(telling);
	telling_ask_safe(telling);
}

void telling_safe(struct telling *telling, bool safe)
{
	struct safety_part further[PARTS_MOST];
	size_t count = safety_further(telling->app, further);

	telling->asks_safe = false;
	say_part(telling, safety_part(telling->app, safe ? "yes" : "no"));
	for (size_t i = 0; i < count; i++)
		say_part(telling, further[i]);
}

bool telling_left_out(struct telling *telling, const struct practice *practice)
{
	struct arena *arena = arena_open();
	const char *words = eligibility_warning(telling->app, practice, arena);

	if (words)
		telling_say(telling, "%s", words);
	arena_close(arena);
	return words != NULL;
}

void telling_hard_moment(struct telling *telling)
{
	struct arena *arena = arena_open();
	struct texts lines = numbers_hard_moment(telling->app, arena);

	for (size_t i = 0; i < lines.count; i++)
		telling_say(telling, "%s", lines.at[i]);
	arena_close(arena);
	if (!telling->player)
		return;
	telling->paused = player_look(telling->player).state == SESSION_PAUSED;
	if (telling->paused)
		telling_say(telling, "It is paused. Enter goes on; q and Enter ends it.");
	else
		telling_say(telling, "Go on whenever you like; q and Enter ends it.");
}

static void say_texts(struct telling *telling, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		telling_say(telling, "%s", texts->at[i]);
}

/* What was written on this page before, on the way there or back, is gone on
 * with. */
static void say_written(const struct telling *telling)
{
	const struct answer *answer = player_answer(telling->player);

	if (!answer || answer->holds != ANSWER_TEXT || !answer->text[0])
		return;
	telling_say(telling, "So far you have written:");
	telling_say(telling, "%s", answer->text);
}

static void announce_page(struct telling *telling, const struct step *step)
{
	say_texts(telling, &step->ask);
	if (step->hint)
		telling_say(telling, "(for example: %s)", step->hint);
	say_written(telling);
	if (telling->talks)
		telling_say(telling, "Write as many lines as you like; an empty line goes on.");
}

static void announce_options(struct telling *telling, const struct step *step)
{
	say_texts(telling, &step->ask);
	for (size_t i = 0; i < step->options.count; i++)
		telling_say(telling, "%zu  %s", i + 1, step->options.at[i]);
	if (step->many)
		telling_say(telling, "Numbers with blanks between them; an empty line skips.");
	else
		telling_say(telling, "A number; an empty line skips.");
}

static void announce_rating(struct telling *telling, const struct step *step)
{
	say_texts(telling, &step->ask);
	for (size_t i = 0; i < step->labels.count; i++)
		telling_say(telling, "%d  %s", step->from + (int)i, step->labels.at[i]);
	if (step->labels.count)
		telling_say(telling, "A number from %d to %d; an empty line skips.", step->from,
			    step->to);
	else
		telling_say(telling, "A number from %d (%s) to %d (%s); an empty line skips.",
			    step->from, step->low, step->to, step->high);
}

/* Half minutes are exact enough for what only has to go by. */
static void say_length(struct telling *telling, const char *what, int64_t length_ms)
{
	double minutes = (double)((length_ms + 15000) / 30000) / 2;
	long long seconds = (length_ms + 500) / 1000;

	if (minutes >= 1)
		telling_say(telling, "%s of %g minute%s.", what, minutes,
			    minutes == 1 ? "" : "s");
	else if (seconds > 1)
		telling_say(telling, "%s of %lld seconds.", what, seconds);
	else
		telling_say(telling, "%s of a second.", what);
}

static void say_line(struct telling *telling)
{
	struct arena *arena = arena_open();
	const char *line;
	struct error error;

	if (!intention_line(telling->app, arena, &line, &error))
		telling_say(telling, INTENTION_UNREAD);
	else if (line)
		telling_say(telling, "\"%s\"", line);
	arena_close(arena);
}

static void announce_text(struct telling *telling, const struct step *step)
{
	say_texts(telling, &step->text);
	if (step->shows == SHOWN_INTENTION)
		say_line(telling);
	if (!step->length_ms && telling->talks)
		telling_say(telling, "(Enter goes on.)");
}

static void announce(struct telling *telling, const struct session_view *view)
{
	const struct step *step = view->step;

	telling->step = view->step_index;
	telling->cue = SIZE_MAX;
	telling->caption = NULL;
	telling->phase = telling->breath = -1;
	telling->bell_ms = player_next_bell_ms(telling->player, view->position_ms);
	switch (step->kind) {
	case STEP_READ:
		announce_text(telling, step);
		break;
	case STEP_LISTEN:
		say_texts(telling, &step->text);
		if (player_has_recording(telling->player))
			say_length(telling, "A recording", view->step_ms);
		break;
	case STEP_BREATHE:
		telling_say(telling, "%d breath%s.", view->breaths,
			    view->breaths == 1 ? "" : "s");
		break;
	case STEP_SIT:
		say_length(telling, "A quiet sitting", view->step_ms);
		break;
	case STEP_WRITE:
		announce_page(telling, step);
		break;
	case STEP_RATE:
		announce_rating(telling, step);
		break;
	case STEP_CHOOSE:
		announce_options(telling, step);
		break;
	case STEP_GUIDE:
	case STEP_KIND_COUNT:
		break;
	}
}

static void say_bells(struct telling *telling, int64_t position_ms)
{
	while (telling->bell_ms >= 0 && telling->bell_ms <= position_ms) {
		telling_say(telling, "Bell.");
		telling->bell_ms = player_next_bell_ms(telling->player, telling->bell_ms + 1);
	}
}

/* The bell at a step's very end is never seen in it. */
static void say_last_bell(struct telling *telling)
{
	if (telling->bell_ms >= 0)
		telling_say(telling, "Bell.");
	telling->bell_ms = -1;
}

static void say_phase(struct telling *telling, const struct session_view *view)
{
	const struct breath_view *breath = &view->breath;
	const struct step *step = view->step;
	const char *word = breath_phase_word(breath->phase);

	if (telling->phase == (int)breath->phase && telling->breath == breath->breath)
		return;
	telling->phase = (int)breath->phase;
	telling->breath = breath->breath;
	if (breath->phase == BREATH_IN && step->word_in)
		word = step->word_in;
	if (breath->phase == BREATH_OUT && step->word_out)
		word = step->word_out;
	telling_say(telling, "%s %g", word, (double)breath->phase_ms / 1000);
}

static void say_caption(struct telling *telling, const struct session_view *view)
{
	if (!view->has_caption || !view->caption ||
	    (view->cue_index == telling->cue && view->caption == telling->caption))
		return;
	telling->cue = view->cue_index;
	telling->caption = view->caption;
	telling_say(telling, "%s", view->caption);
}

static void say_pause(struct telling *telling, enum session_state state, bool alone)
{
	bool paused = state == SESSION_PAUSED;

	if (alone)
		return;		/* it goes on by itself */
	if (paused && !telling->paused)
		telling_say(telling, "Paused. Enter goes on; q and Enter ends it.");
	else if (!paused && telling->paused && state == SESSION_RUNNING)
		telling_say(telling, "Going on.");
	telling->paused = paused;
}

/* Messages go where messages go, once; those of the opening are said already. */
static void say_note(struct telling *telling)
{
	const char *note = player_note(telling->player);
	struct texts said = app_notes(telling->app);
	bool news = note && (!telling->note || strcmp(note, telling->note));

	for (size_t i = 0; news && i < said.count; i++)
		news = strcmp(note, said.at[i]) != 0;
	if (news)
		command_note("%s", note);
	telling->note = note;
}

void telling_changes(struct telling *telling, bool alone)
{
	struct session_view view = player_look(telling->player);

	if (view.state == SESSION_ENDED || telling->asks_safe)
		return;
	if (player_take_support(telling->player)) {
		telling_support(telling);
		return;
	}
	say_note(telling);
	say_pause(telling, view.state, alone);
	if (view.step_index != telling->step) {
		say_last_bell(telling);
		announce(telling, &view);
	}
	say_bells(telling, view.position_ms);
	if (view.has_breath && view.state == SESSION_RUNNING)
		say_phase(telling, &view);
	say_caption(telling, &view);
}

void telling_anew(struct telling *telling)
{
	telling->step = SIZE_MAX;
	telling->bell_ms = -1;
}

bool telling_is_behind(const struct telling *telling)
{
	struct session_view view = player_look(telling->player);

	return view.state == SESSION_ENDED || view.step_index != telling->step ||
	       (view.state == SESSION_PAUSED) != telling->paused;
}

void telling_opening(struct telling *telling, const struct practice *practice)
{
	telling_say(telling, "%s", practice->title);
	telling_say(telling, "%s", practice->summary);
	say_texts(telling, &practice->cautions);
	if (!telling->talks)
		return;
	telling_say(telling, "Eyes may stay open. q and Enter ends it, at any moment; ! and Enter "
		    "is for a hard moment.");
	telling_say(telling, "While time runs, p pauses, b goes back and n goes on, each with "
		    "Enter.");
}

static void say_totals(struct telling *telling)
{
	struct total_sum totals[TOTALS_MOST];
	size_t count = player_totals(telling->player, totals);

	for (size_t i = 0; i < count; i++) {
		const char *low = total_low_words(&totals[i]);
		char text[TOTAL_TEXT];

		total_text(&totals[i], text);
		telling_say(telling, "%s", text);
		if (low)
			telling_say(telling, "%s", low);
	}
	if (!count)
		return;
	say_texts(telling, &player_look(telling->player).practice->total_words);
	telling_say(telling, "Whatever the number is: groundwork hard shows whom to call.");
}

void telling_end(struct telling *telling)
{
	struct session_view view = player_look(telling->player);
	long long minutes = (view.spent_ms + 30000) / 60000;
	bool kept = player_is_kept(telling->player);

	if (view.ending == ENDED_FINISHED)
		say_last_bell(telling);
	say_note(telling);
	if (telling->rehearse)
		return;
	say_totals(telling);
	if (view.ending != ENDED_FINISHED)
		telling_say(telling, "Stopped here.%s",
			    kept ? " What you gave is kept in your log." : "");
	else if (minutes)
		telling_say(telling, "That was %lld minute%s.%s", minutes,
			    minutes == 1 ? "" : "s", kept ? " It is in your log." : "");
	else
		telling_say(telling, "That was less than a minute.%s",
			    kept ? " It is in your log." : "");
	if (player_take_support(telling->player))
		say_contacts(telling);
}
