/* cli/plain_answers.c -- a line is an answer, or a key of a person at a terminal. */
#include "cli/plain_parts.h"

#include "app/pages.h"
#include "practice/safety.h"

#include <stdlib.h>
#include <string.h>

/* The step is said anew, and its bells are no longer waited for. */
static void move(struct plain *plain, enum session_event_kind where)
{
	player_do(plain->player, where);
	plain->step = SIZE_MAX;
	plain->bell_ms = -1;
}

static void help_in_hard_moment(struct plain *plain)
{
	struct texts lines = safety_hard_moment();

	player_hush(plain->player);
	plain->paused = player_look(plain->player).state == SESSION_PAUSED;
	for (size_t i = 0; i < lines.count; i++)
		plain_say(plain, "%s", lines.at[i]);
	plain_say_contacts(plain);
	if (app_page(plain->app, "when-to-call"))
		plain_say(plain, "When to call: groundwork page when-to-call");
	plain_say(plain, plain->paused ? "It is paused. Enter goes on; q and Enter ends it."
				       : "Go on whenever you like; q and Enter ends it.");
}

/* What a person can ask for at any moment, on a page as well. */
static bool take_wish(struct plain *plain, const char *line)
{
	if (!plain->talks)
		return false;
	if (!strcmp(line, "q")) {
		plain->asks_safe = false;
		move(plain, SESSION_LEAVE);
	} else if (!strcmp(line, "!")) {
		help_in_hard_moment(plain);
	} else {
		return false;
	}
	return true;
}

/* A line while time runs: only a person at a terminal gives one. */
static void take_key(struct plain *plain, const char *line)
{
	if (!line[0] || !strcmp(line, "p"))
		player_do(plain->player, SESSION_PAUSE);
	else if (!strcmp(line, "b"))
		move(plain, SESSION_BACK);
	else if (!strcmp(line, "n"))
		move(plain, SESSION_ON);
	else
		plain_say(plain, "p pauses, b goes back, n goes on, q ends, ! is for a hard "
				 "moment. Then Enter.");
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
		plain_say(plain, "A whole number from %d to %d, please.", step->from, step->to);
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
		count += !chosen[number - 1];
		chosen[number - 1] = true;
		line = end;
	}
	return step->many ? count > 0 : count == 1;
}

static void take_choice(struct plain *plain, const struct step *step, const char *line)
{
	bool chosen[OPTIONS_MOST] = { false };

	if (!line[0]) {
		player_do(plain->player, SESSION_DONE);
	} else if (!read_choices(step, line, chosen)) {
		plain_say(plain, "%s from 1 to %zu, please.",
			  step->many ? "Numbers" : "One number", step->options.count);
	} else {
		player_answer_choices(plain->player, chosen, step->options.count);
		player_do(plain->player, SESSION_DONE);
	}
}

static void take_line(struct plain *plain, const char *line)
{
	struct session_view view = player_look(plain->player);

	player_back(plain->player);
	if (take_wish(plain, line))
		return;
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

/* Where nobody sits, nothing waits for a key: a text to read goes by, and what
 * was paused by a stopped process goes on. */
static bool goes_on_alone(struct plain *plain, const struct session_view *view)
{
	if (view->state == SESSION_PAUSED && plain_is_alone(plain)) {
		plain->paused = false;
		player_do(plain->player, SESSION_PAUSE);
		return true;
	}
	if (view->state == SESSION_WAITING &&
	    (plain->rehearse || (view->step->kind == STEP_READ && !plain->talks))) {
		player_do(plain->player, SESSION_DONE);
		return true;
	}
	return false;
}

/* Nothing else is taken before the question has its answer, or none. */
static void take_safe(struct plain *plain)
{
	while (plain->asks_safe) {
		const char *line = line_input_next(&plain->input);

		if (line && !take_wish(plain, line))
			plain_take_safe(plain, line);
		else if (!line && plain->input.ended)
			plain->asks_safe = false;
		else if (!line)
			return;
	}
}

/* Answers that are piped in wait until a step asks; a person may type at any
 * time. */
void plain_take_lines(struct plain *plain)
{
	if (plain->asks_safe) {
		take_safe(plain);
		return;
	}
	for (;;) {
		struct session_view view = player_look(plain->player);
		const char *line;

		if (view.state == SESSION_ENDED || goes_on_alone(plain, &view) ||
		    (view.state != SESSION_WAITING && !plain->talks))
			return;
		line = line_input_next(&plain->input);
		if (line)
			take_line(plain, line);
		else if (plain->input.ended && view.state == SESSION_WAITING)
			player_do(plain->player, SESSION_DONE);
		else
			return;
		if (player_look(plain->player).step_index != plain->step)
			return;
	}
}
