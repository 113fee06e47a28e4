/* cli/replies.c -- a line is an answer, or a key of a person at a terminal. */
#include "cli/replies.h"

#include "base/buffer.h"
#include "base/charset.h"
#include "cli/command.h"
#include "cli/telling.h"
#include "practice/player.h"

#include <stdlib.h>
#include <string.h>

bool replies_are_over(const struct replies *replies)
{
	return !replies->telling->talks || replies->input.ended;
}

bool replies_are_wanted(const struct replies *replies)
{
	const struct telling *telling = replies->telling;

	return !telling->rehearse && !replies->input.ended &&
	       (telling->talks || telling->asks_safe ||
		player_look(telling->player).state == SESSION_WAITING);
}

/* The step is said anew where it goes to. */
static void move(struct telling *telling, enum session_event_kind where)
{
	player_do(telling->player, where);
	telling_anew(telling);
}

static void help_in_hard_moment(struct telling *telling)
{
	player_hush(telling->player);
	telling_hard_moment(telling);
}

/* What a person can ask for at any moment, on a page as well. */
static bool take_wish(struct telling *telling, const char *line)
{
	if (!telling->talks)
		return false;
	if (!strcmp(line, "q")) {
		telling->asks_safe = false;
		move(telling, SESSION_LEAVE);
	} else if (!strcmp(line, "!")) {
		help_in_hard_moment(telling);
	} else {
		return false;
	}
	return true;
}

/* A line while time runs: only a person at a terminal gives one. */
static void take_key(struct telling *telling, const char *line)
{
	if (!line[0] || !strcmp(line, "p"))
		player_do(telling->player, SESSION_PAUSE);
	else if (!strcmp(line, "b"))
		move(telling, SESSION_BACK);
	else if (!strcmp(line, "n"))
		move(telling, SESSION_ON);
	else
		telling_say(telling, "p pauses, b goes back, n goes on, q ends, ! is for a hard "
			    "moment. Then Enter.");
}

/* Line by line: what is there already stays. */
static void take_text(struct telling *telling, const char *line)
{
	const struct answer *before = player_answer(telling->player);
	struct buffer text = { 0 };

	if (!line[0]) {
		player_do(telling->player, SESSION_DONE);
		return;
	}
	if (before && before->holds == ANSWER_TEXT && before->text[0])
		buffer_print(&text, "%s\n", before->text);
	buffer_add_string(&text, line);
	player_answer_text(telling->player, buffer_string(&text));
	buffer_free(&text);
}

static void take_rating(struct telling *telling, const struct step *step, const char *line)
{
	char *end;
	long number = strtol(line, &end, 10);

	if (!line[0]) {
		player_do(telling->player, SESSION_DONE);
	} else if (end == line || *end || number < step->from || number > step->to) {
		telling_say(telling, "A whole number from %d to %d, please.", step->from, step->to);
	} else {
		player_answer_number(telling->player, (int)number);
		player_do(telling->player, SESSION_DONE);
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

static void take_choice(struct telling *telling, const struct step *step, const char *line)
{
	bool chosen[OPTIONS_MOST] = { false };

	if (!line[0]) {
		player_do(telling->player, SESSION_DONE);
	} else if (!read_choices(step, line, chosen)) {
		telling_say(telling, "%s from 1 to %zu, please.",
			    step->many ? "Numbers" : "One number", step->options.count);
	} else {
		player_answer_choices(telling->player, chosen, step->options.count);
		player_do(telling->player, SESSION_DONE);
	}
}

static void take_line(struct telling *telling, const char *line)
{
	struct session_view view = player_look(telling->player);

	player_back(telling->player);
	if (take_wish(telling, line))
		return;
	if (view.state != SESSION_WAITING) {
		take_key(telling, line);
		return;
	}
	switch (view.step->kind) {
	case STEP_WRITE:
		take_text(telling, line);
		break;
	case STEP_RATE:
		take_rating(telling, view.step, line);
		break;
	case STEP_CHOOSE:
		take_choice(telling, view.step, line);
		break;
	case STEP_READ:
		player_do(telling->player, SESSION_DONE);
		break;
	case STEP_GUIDE:
	case STEP_LISTEN:
	case STEP_BREATHE:
	case STEP_SIT:
	case STEP_KIND_COUNT:
		break;
	}
}

/* y, n, or an empty line that goes on; anything else is asked again. */
static void take_safe(struct telling *telling, const char *line)
{
	bool yes = !strcmp(line, "y") || !strcmp(line, "yes");

	if (!line[0]) {
		telling->asks_safe = false;
	} else if (yes || !strcmp(line, "n") || !strcmp(line, "no")) {
		player_keep_safe(telling->player, yes);
		telling_safe(telling, yes);
	} else {
		telling_ask_safe(telling);
	}
}

/* A line whose letters could not be read is asked for once more; where nobody sits it is
 * taken as far as it could, and that is said. */
static const char *next_line(struct replies *replies)
{
	const char *line = line_input_next(&replies->input);

	while (line && replies->input.broken && replies->telling->talks) {
		telling_say(replies->telling, "Some letters of that line could not be read, so it "
			    "was not taken. Once more, please; the letters of this terminal are "
			    "those of %s.", charset_name());
		line = line_input_next(&replies->input);
	}
	if (line && replies->input.broken && !replies->told_broken)
		command_note("some of what was typed is no text in %s; it is kept as \uFFFD",
			     charset_name());
	replies->told_broken |= line && replies->input.broken;
	return line;
}

/* Nothing else is taken before the question has its answer, or none. */
static void take_until_safe(struct replies *replies)
{
	struct telling *telling = replies->telling;

	while (telling->asks_safe) {
		const char *line = next_line(replies);

		if (line && !take_wish(telling, line))
			take_safe(telling, line);
		else if (!line && replies->input.ended)
			telling->asks_safe = false;
		else if (!line)
			return;
	}
}

/* Where nobody sits, nothing waits for a key: a text to read goes by, and what
 * was paused by a stopped process goes on. */
static bool goes_on_alone(struct replies *replies, const struct session_view *view)
{
	struct telling *telling = replies->telling;

	if (view->state == SESSION_PAUSED && replies_are_over(replies)) {
		telling->paused = false;
		player_do(telling->player, SESSION_PAUSE);
		return true;
	}
	if (view->state == SESSION_WAITING &&
	    (telling->rehearse || (view->step->kind == STEP_READ && !telling->talks))) {
		player_do(telling->player, SESSION_DONE);
		return true;
	}
	return false;
}

/* Takes the next line for the present step; tells whether another may follow. */
static bool take_next(struct replies *replies)
{
	struct telling *telling = replies->telling;
	struct session_view view = player_look(telling->player);
	const char *line;

	if (view.state == SESSION_ENDED || goes_on_alone(replies, &view) ||
	    (view.state != SESSION_WAITING && !telling->talks))
		return false;
	line = next_line(replies);
	if (line)
		take_line(telling, line);
	else if (replies->input.ended && view.state == SESSION_WAITING)
		player_do(telling->player, SESSION_DONE);
	else
		return false;
	return player_look(telling->player).step_index == telling->step;
}

void replies_take(struct replies *replies)
{
	if (replies->telling->asks_safe) {
		take_until_safe(replies);
		return;
	}
	while (take_next(replies))
		;
}

void replies_free(struct replies *replies)
{
	line_input_free(&replies->input);
}
