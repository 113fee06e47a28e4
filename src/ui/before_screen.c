/* ui/before_screen.c -- one card; a low number is met with something that grounds.
 *
 * Promise: the line of one's own, what is to come, and one question on how steady
 *          one is, which Enter passes by. It is not asked where the person does not
 *          wish it (ask_before), on a day with a session, before check-ins and forms,
 *          and when something is gone on with: the practice then begins at once.
 * Fails:   as player_screen_open() does.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "practice/player.h"
#include "schedule/person_calendar.h"
#include "schedule/eligibility.h"
#include "schedule/practice_subset.h"
#include "schedule/intention_history.h"
#include "schedule/today.h"
#include "tui/numbers.h"
#include "ui/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEADY_MOST = 10, LOW = 3, MIDDLE = 5 };

struct before_screen {
	struct arena *arena;
	const struct practice *practice, *some;
	struct player_options options;
	struct numbers steady;
	const struct practice *ground;	/* instead, when the number is low; NULL */
	const char *intention;		/* NULL: none yet */
	bool begun;
};

enum { COMMAND_GROUND = COMMAND_OWN };

static const struct keys before_keys = { NULL, {
	begin_keys, digit_keys,
	KEY_ROWS({ COMMAND_GROUND, { 'g' }, "g", NULL,
		   "something that grounds instead, when the number is low" }),
	value_keys, back_keys, everywhere_keys
} };

/* Below what the practice itself asks for. */
static bool is_too_low(const struct before_screen *screen)
{
	return screen->steady.given &&
	       !eligibility_is_steady(screen->practice, screen->steady.number);
}

static bool can_ground(const struct before_screen *screen)
{
	return screen->ground && screen->ground != screen->practice;
}

static bool is_low(const struct before_screen *screen)
{
	return screen->steady.given && screen->steady.number <= LOW &&
	       screen->practice->intensity > 1;
}

/* What is said of the number; NULL: nothing. */
static const char *about_number(const struct ui *ui, const struct before_screen *screen)
{
	const char *kinder = is_too_low(screen) ? "This one is for a steadier day, and can wait"
			     : is_low(screen) ? "Something that grounds may be kinder first"
					      : NULL;

	if (kinder && can_ground(screen))
		return arena_print(ui->frame, "%s: g takes %s. Enter goes on as planned.",
				   kinder, screen->ground->title);
	return is_too_low(screen)
	       ? arena_print(ui->frame, "%s. Enter goes on as planned.", kinder) : NULL;
}

static void draw_intention(const struct before_screen *screen, struct area *area)
{
	char *quoted;

	if (!screen->intention || area->rows < 9)
		return;
	quoted = memory_print("“%s”", screen->intention);
	*area = area_inside(*area, draw_wrapped((struct area){ area->row, area->col, 3,
							       area->cols },
						STYLE_PLAIN, quoted, false) + 1, 0, 0);
	free(quoted);
}

/* How long it is, that eyes may stay open, how to stop. */
static void draw_first_line(const struct before_screen *screen, struct area *area)
{
	int64_t ms = screen->options.minutes_ms ? screen->options.minutes_ms
						: screen->some->minutes_ms[0];
	char minutes[DURATION_TEXT], line[120];

	duration_text(ms, minutes);
	snprintf(line, sizeof line, "%s%s. Eyes open or not. Stopping is practice too: %s "
		 "ends it at any moment.", practice_has(screen->some, STEP_WRITE) ? "About "
		 : "", minutes, practice_has(screen->some, STEP_WRITE) ? "q or Esc" : "q");
	*area = area_inside(*area, draw_wrapped(*area, STYLE_QUIET, line, false) + 1, 0, 0);
}

/* In a small window what is said of a number takes the place of what has been read by
 * then. */
static void draw(struct ui *ui, void *state)
{
	struct before_screen *screen = state;
	struct area page = page_begin(ui, screen->some->title,
				      practice_kind_name(screen->some->kind));
	struct area area = area_centred(page, 68);
	bool wide = area.rows >= 16;
	const char *about;

	about = about_number(ui, screen);
	if (wide)
		area = area_inside(area, 2, 0, 0);
	if (wide || !about) {
		draw_first_line(screen, &area);
		draw_intention(screen, &area);
	}
	area = area_inside(area, draw_wrapped(area, STYLE_STRONG, "How steady are you, just "
					      "now? Enter begins with or without a number.",
					      false) + (area.rows >= 7), 0, 0);
	numbers_draw(&screen->steady, area, "adrift", "steady");
	area = area_inside(area, 4, 0, 0);
	if (about)
		draw_wrapped(area, STYLE_PLAIN, about, false);
}

static void begin(struct ui *ui, struct before_screen *screen, bool ground)
{
	struct player_options options = screen->options;
	int depth = ui->depth;

	if (ground)
		options = (struct player_options){ 0 };
	options.asked_before = screen->steady.given;
	options.before = screen->steady.number;
	player_screen_open(ui, ground ? screen->ground : screen->practice, &options);
	screen->begun = ui->depth > depth;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct before_screen *screen = state;
	int command = input->command;

	if (command == COMMAND_NUMBER)
		numbers_digit(&screen->steady, input->text[0] - '0');
	else if (command == COMMAND_LEFT || command == COMMAND_RIGHT)
		numbers_step(&screen->steady, command == COMMAND_LEFT ? -1 : 1, MIDDLE);
	else if (command == COMMAND_ENTER || (command == COMMAND_GROUND && can_ground(screen) &&
					   (is_low(screen) || is_too_low(screen))))
		begin(ui, screen, command == COMMAND_GROUND);
	if (command != COMMAND_NUMBER)
		screen->steady.by_digit = false;
	if (command == COMMAND_BACK)
		ui_pop(ui);	/* frees the state */
}

/* After the practice there is no card to come back to. */
static void shown(struct ui *ui, void *state)
{
	const struct before_screen *screen = state;

	if (screen->begun)
		ui_pop(ui);
}

const struct screen before_screen = {
	.draw = draw, .key = key, .keys = { &before_keys }, .shown = shown,
	.state_size = sizeof(struct before_screen),
};

/* Asked is only what the end of the practice asks as well. */
static bool asks(const struct ui *ui, const struct practice *some,
		 const struct player_options *options)
{
	bool rates = false;

	for (size_t i = 0; i < some->step_count; i++)
		rates |= some->steps[i].kind == STEP_RATE && some->steps[i].track &&
			 !strcmp(some->steps[i].track, "steadiness");
	return rates && app_settings(ui->app)->ask_before && !options->resume &&
	       !person_has_medicine_day(ui->app);
}

static struct before_screen *make(struct ui *ui, const struct practice *practice,
				  const struct player_options *options)
{
	struct before_screen *screen = ui_state(ui, &before_screen);
	struct arena *arena = ui_arena(ui, screen);

	screen->practice = practice;
	screen->options = player_options_copy(arena, options);
	screen->some = practice_subset(arena, practice, screen->options.steps);
	screen->some = screen->some ? screen->some : practice;
	screen->steady.to = STEADY_MOST;
	intention_line(ui->app, arena, &screen->intention,
		       ERROR_NO_MATTER("an ornament; Today says it"));
	screen->ground = today_ground(ui->app, arena);
	return screen;
}

bool before_screen_try(struct ui *ui, const struct practice *practice,
		       const struct player_options *options, struct error *error)
{
	static const struct player_options plain = { 0 };

	options = options ? options : &plain;
	return again_screen_ask(ui, practice, options) ||
	       before_screen_anew(ui, practice, options, error);
}

bool before_screen_anew(struct ui *ui, const struct practice *practice,
			const struct player_options *options, struct error *error)
{
	struct before_screen *screen;

	screen = make(ui, practice, options);
	if (!asks(ui, screen->some, options))
		return player_screen_try(ui, practice, options, error);
	if (!eligibility_check(ui->app, practice,
			       options->source ? options->source : "self",
			       error))
		return false;
	ui_push(ui, screen);
	return true;
}

bool before_screen_open(struct ui *ui, const struct practice *practice,
			const struct player_options *options)
{
	const char *source = options && options->source ? options->source : "self";
	struct error error;

	if (before_screen_try(ui, practice, options, &error))
		return true;
	if (eligibility_wants_numbers(ui->app, practice, source))
		settings_screen_open_people(ui, error.text);
	else
		ui_note(ui, error.text);
	return false;
}
