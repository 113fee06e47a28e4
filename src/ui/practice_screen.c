/* ui/practice_screen.c -- everything the file says, in words.
 *
 * Promise: a practice that a rule is against says so, and wants a second Enter.
 */
#include "ui/screens.h"

#include "app/app.h"
#include "app/assigned.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "model/rules_text.h"
#include "practice/player.h"
#include "schedule/eligibility.h"
#include "schedule/tasks.h"
#include "schedule/left_practice.h"
#include "tui/scroll.h"
#include "ui/page.h"

#include <stdio.h>
#include <string.h>

struct practice_screen {
	const struct practice *practice;
	size_t length;			/* which of the lengths */
	struct player_plan plan;
	bool planned;			/* the length can be reached */
	struct error trouble;
	const struct unheard *unheard;	/* sounds that cannot be played */
	size_t unheard_count;
	struct scroll scroll;
	const char *source;		/* "assignment:ID" that asks for it; NULL */
	struct error unknown;		/* why that cannot be told */
	const char *against;		/* a rule, when the page was opened; NULL */
	const char *told;			/* the same, said before it begins */
	int64_t wanted_ms;		/* a length that was asked for; 0: none */
	bool once, begun;		/* once: after the practice there is no page */
	const char *left;		/* that it was left with words in it; NULL */
};

enum { LABEL = 14 };

const struct keys practice_page_keys = { "The page of a practice", {
	begin_keys, form_keys, back_keys, everywhere_keys
} };

const struct keys practice_begun_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { 'b' }, "b", "begin again", "begin it once more" }),
	form_keys, back_keys, everywhere_keys
} };

static void plan(struct ui *ui, struct practice_screen *screen)
{
	const struct practice *practice = screen->practice;

	screen->planned = player_plan(ui->app, practice,
				      practice->minutes_ms[screen->length],
				      &screen->plan, &screen->trouble);
}

static const char *intensity_words(int intensity)
{
	static const char *const words[] = {
		"grounding: stays with the senses and the room",
		"inward: turns towards what you notice inside",
		"demanding: best on a steady day, with someone to talk to",
	};

	return words[intensity < 1 ? 0 : intensity > 3 ? 2 : intensity - 1];
}

static void add_contents(struct ui *ui, struct practice_screen *screen)
{
	unsigned left_out = app_settings(ui->app)->leave_out;
	struct buffer words = { 0 };

	for (int i = 0; i < LEAVE_OUT_COUNT; i++) {
		if (!(screen->practice->contains & (1u << i)))
			continue;
		buffer_print(&words, "%s%s%s", words.length ? ", " : "",
			     leave_out_label((enum leave_out)i),
			     left_out & (1u << i) ? " (which you leave out)" : "");
	}
	if (words.length)
		scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "Contains",
			   buffer_string(&words));
	buffer_free(&words);
}

static void add_joined(struct practice_screen *screen, const char *label,
		       struct texts texts)
{
	struct buffer words = { 0 };

	for (size_t i = 0; i < texts.count; i++)
		buffer_print(&words, "%s%s", i ? ", " : "", texts.at[i]);
	if (words.length)
		scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, label,
			   buffer_string(&words));
	buffer_free(&words);
}

static void add_each(struct practice_screen *screen, const char *label,
		     struct texts texts, enum style style)
{
	if (texts.count)
		scroll_blank(&screen->scroll);
	for (size_t i = 0; i < texts.count; i++)
		scroll_add(&screen->scroll, style, LABEL, i ? NULL : label, texts.at[i]);
}

/* Whoever asks for it has said when to leave it be, and whom to call. */
static void add_asked(struct ui *ui, struct practice_screen *screen)
{
	const char *id = screen->source ? strchr(screen->source, ':') + 1 : "";
	const struct assigned *words = app_assigned_of(ui->app, id);

	if (screen->unknown.text[0])
		scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "Asked by",
			   screen->unknown.text);
	if (!words)
		return;
	scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "Asked by", words->from);
	add_each(screen, "Stop if", words->stop_if, STYLE_PLAIN);
	add_each(screen, "To call", words->contacts, STYLE_PLAIN);
	add_each(screen, "Their note", words->notes, STYLE_PLAIN);
	scroll_blank(&screen->scroll);
}

/* When and for whom it is not. */
static void add_rules(struct ui *ui, struct practice_screen *screen)
{
	const struct rules rules = practice_rules(screen->practice);

	add_each(screen, "Rules",
		 rules_texts(ui->frame, &rules, eligibility_steady_first(ui->app, &rules)),
		 STYLE_PLAIN);
}

static void add_sound(struct practice_screen *screen)
{
	const struct player_plan *made = &screen->plan;
	char text[120];

	for (size_t i = 0; i < screen->unheard_count; i++)
		scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, i ? NULL : "Not heard",
			   screen->unheard[i].words);
	if (!screen->planned || !made->lines_without_clip)
		return;
	snprintf(text, sizeof text, made->lines_without_clip == made->lines
		 ? "spoken lines are shown as words; there is no recording of them"
		 : "%zu of %zu spoken lines are shown as words only",
		 made->lines_without_clip, made->lines);
	scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "Voice", text);
}

static void add_all(struct ui *ui, struct practice_screen *screen)
{
	const struct practice *practice = screen->practice;

	scroll_begin(&screen->scroll, ui->frame);
	if (screen->told) {
		scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL, screen->told);
		scroll_blank(&screen->scroll);
	}
	scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL, practice->summary);
	scroll_blank(&screen->scroll);
	if (screen->left) {
		scroll_add(&screen->scroll, STYLE_ACCENT, 0, NULL, screen->left);
		scroll_blank(&screen->scroll);
	}
	add_asked(ui, screen);
	scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "How deep",
		   intensity_words(practice->intensity));
	add_joined(screen, "Anchors", practice->anchors);
	add_contents(ui, screen);
	add_sound(screen);
	if (screen->against)
		scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "For you", arena_print(
			   ui->frame, "%s It is yours to begin or to pass by.",
			   screen->against));
	if (practice->only_assigned)
		scroll_add(&screen->scroll, STYLE_PLAIN, LABEL, "For whom",
			   "for somebody whose therapist assigns it");
	add_rules(ui, screen);
	add_each(screen, "Good to know", practice->cautions, STYLE_PLAIN);
	add_each(screen, "Sources", practice->sources, STYLE_QUIET);
	scroll_blank(&screen->scroll);
	if (practice->reviewed_by)
		scroll_add(&screen->scroll, STYLE_QUIET, LABEL, "Reviewed",
			   practice->reviewed_by);
	else
		scroll_add(&screen->scroll, STYLE_QUIET, LABEL, "Reviewed",
			   "not yet clinically reviewed");
}

/* The lengths in a row, the chosen one in brackets with the cursor on it. */
static void draw_lengths(const struct practice_screen *screen, struct area area, int row)
{
	const struct practice *practice = screen->practice;
	int col = area.col + draw_text(row, area.col, LABEL, STYLE_QUIET, "Length");

	col = area.col + LABEL > col ? area.col + LABEL : col;
	for (size_t i = 0; i < practice->minutes_count; i++) {
		bool chosen = i == screen->length;
		char minutes[DURATION_TEXT], text[DURATION_TEXT + 4];

		duration_text(practice->minutes_ms[i], minutes);
		snprintf(text, sizeof text, chosen ? "[%s]" : " %s ", minutes);
		if (chosen)
			draw_cursor(row, col + 1, true);
		col += draw_text(row, col, area.col + area.cols - col,
				 chosen ? STYLE_ACCENT : STYLE_QUIET, text) + 1;
	}
	if (practice->minutes_count > 1 && col + 12 <= area.col + area.cols)
		draw_text(row, col + 1, 11, STYLE_QUIET, "Left, Right");
}

static void draw(struct ui *ui, void *state)
{
	struct practice_screen *screen = state;
	struct area page = page_begin(ui, screen->practice->title,
				      practice_kind_name(screen->practice->kind));
	struct area text = area_centred(page, 76);

	draw_lengths(screen, text, text.row);
	if (!screen->planned)
		draw_text(text.row + 1, text.col, text.cols, STYLE_STRONG,
			  screen->trouble.text);
	add_all(ui, screen);
	scroll_draw(&screen->scroll, area_inside(text, 2, 0, 0));
}

/* What is left out is said once, and begins with a second Enter. */
static bool tell_first(struct ui *ui, struct practice_screen *screen)
{
	struct arena *arena = ui_arena(ui, screen);
	const char *words = eligibility_warning(ui->app, screen->practice, arena);
	bool tells = words && !screen->told;

	if (tells) {
		screen->told = arena_print(arena, "%s Enter once more begins it.",
					   words);
		screen->scroll.top = 0;
	}
	return tells;
}

static void begin(struct ui *ui, struct practice_screen *screen)
{
	const struct practice *practice = screen->practice;
	int64_t minutes_ms = screen->wanted_ms ? screen->wanted_ms
					       : practice->minutes_ms[screen->length];
	struct player_options options = { .minutes_ms = minutes_ms };

	if (!tell_first(ui, screen))
		screen->begun = before_screen_open(ui, practice, &options);
}

/* Whether it was left changes by what was opened above. */
static void shown(struct ui *ui, void *state)
{
	struct practice_screen *screen = state;
	struct arena *arena = ui_arena_again(ui, screen);
	struct left_practice left;

	if (screen->once && screen->begun) {
		ui_pop(ui);
		return;
	}
	screen->left = NULL;
	if (left_practice_find(ui->app, arena, screen->practice, NULL, &left))
		screen->left = arena_print(arena, "%s Enter asks whether to go on there.",
					   left.story);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct practice_screen *screen = state;
	int command = input->command;

	if (scroll_move(&screen->scroll, command))
		return;
	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (command == COMMAND_ENTER)
		begin(ui, screen);
	else if (command == COMMAND_LEFT && screen->length > 0)
		screen->length--;
	else if (command == COMMAND_RIGHT &&
		 screen->length + 1 < screen->practice->minutes_count)
		screen->length++;
	if (command != COMMAND_LEFT && command != COMMAND_RIGHT)
		return;
	screen->wanted_ms = 0;
	plan(ui, screen);
}

static const struct keys *keys_now(const void *state)
{
	const struct practice_screen *screen = state;

	return screen->begun && !screen->left ? &practice_begun_keys : &practice_page_keys;
}

const struct screen practice_screen = {
	.draw = draw, .key = key, .keys = { &practice_page_keys, &practice_begun_keys },
	.keys_now = keys_now, .shown = shown,
	.state_size = sizeof(struct practice_screen),
};

static struct practice_screen *open_screen(struct ui *ui, const struct practice *practice)
{
	struct practice_screen *screen = ui_state(ui, &practice_screen);

	screen->practice = practice;
	screen->against = eligibility_warning(ui->app, practice, ui_arena(ui, screen));
	if (!tasks_source(ui->app, ui_arena(ui, screen), practice->id, &screen->source,
			  &screen->unknown))
		screen->source = NULL;
	screen->unheard = player_unheard(ui->app, ui_arena(ui, screen), practice,
					 &screen->unheard_count);
	plan(ui, screen);
	ui_push(ui, screen);
	return screen;
}

void practice_screen_open(struct ui *ui, const struct practice *practice)
{
	open_screen(ui, practice);
}

bool practice_screen_ask(struct ui *ui, const struct practice *practice, int64_t minutes_ms)
{
	struct practice_screen *screen;
	struct arena *arena = arena_open();
	bool told = eligibility_warning(ui->app, practice, arena) != NULL;

	arena_close(arena);
	if (!told)
		return false;
	screen = open_screen(ui, practice);
	screen->once = true;
	screen->wanted_ms = minutes_ms;
	for (size_t i = 0; i < practice->minutes_count; i++)
		if (practice->minutes_ms[i] == minutes_ms)
			screen->length = i;
	plan(ui, screen);
	return tell_first(ui, screen);
}
