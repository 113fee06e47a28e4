/* ui/first_choices.c -- where you are, how things move, and what is left out,
 * and for what. */
#include "ui/first_cards.h"

#include "app/app.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "engine/breath.h"
#include "model/settings.h"
#include "tui/pacer.h"
#include "tui/screen.h"
#include "ui/page.h"
#include "ui/settings_rows.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct choice {
	const char *name, *about;
};

const struct keys first_marks_keys = { "The first questions: what to leave out", {
	first_on_keys,
	KEY_ROWS({ COMMAND_TOGGLE, { ' ' }, "Space", "leave out",
		   "leave out what is marked, or no longer" },
		 { COMMAND_NUMBER, { 0 }, "1-8", NULL,
		   "leave out the one with that number, or no longer" }),
	first_pass_keys, first_quit_keys, first_move_keys, everywhere_keys
} };

/* Draws one row; returns whether it is the marked one. */
static bool draw_choice(const struct first *first, int index, struct area area,
			const struct choice *choice)
{
	bool marked = list_mark(&first->list, index, area.row, area.col);
	char number[16];
	int col = area.col + 2;

	snprintf(number, sizeof number, "%d", index + 1);
	col += draw_text(area.row, col, 2, STYLE_QUIET, number) + 1;
	draw_text(area.row, col, 16, marked ? STYLE_STRONG : STYLE_PLAIN, choice->name);
	if (area.cols >= 56)
		draw_text(area.row, col + 18, area.col + area.cols - col - 18, STYLE_QUIET,
			  choice->about);
	return marked;
}

/* Moves the mark, or takes the digit's one; true when one is taken. */
static bool take_choice(struct first *first, int command,
			const struct input *input, int count)
{
	int digit = command == COMMAND_NUMBER ? input->text[0] - '1' : -1;

	if (digit >= 0 && digit < count)
		first->list.at = digit;
	else if (!list_move(&first->list, command, count))
		return command == COMMAND_ENTER;
	return digit >= 0;
}

/* ---- where */

static const struct choice wheres[] = {
	{ "Preparing", "a retreat is ahead" },
	{ "On retreat", "you are there now" },
	{ "Home again", "a retreat is behind you" },
	{ "Practising", "no retreat, or none in sight" },
};

enum { WHERE_CHOICES = sizeof wheres / sizeof *wheres };
static_assert(WHERE_CHOICES + 1 == WHERE_COUNT, "all but the one that says nothing");

static void open_where(struct ui *ui, struct first *first)
{
	enum where where = app_settings(ui->app)->where;

	list_fit(&first->list, WHERE_CHOICES, WHERE_CHOICES);
	first->list.at = where == WHERE_UNSAID ? 0 : (int)where - 1;
}

static void draw_where(struct ui *ui, struct first *first, struct area area)
{
	(void)ui;
	area = first_head(area, "Where are you just now?", "Today begins from there. It can be "
			  "changed whenever it changes.", WHERE_CHOICES);
	for (int i = 0; i < WHERE_CHOICES && i < area.rows; i++)
		draw_choice(first, i, area_inside(area, i, 0, 0), &wheres[i]);
}

static enum card_says where_key(struct ui *ui, struct first *first, int command,
				const struct input *input)
{
	if (!take_choice(first, command, input, WHERE_CHOICES))
		return CARD_STAYS;
	first_set(ui, first, "journey", "where", where_name((enum where)(first->list.at + 1)));
	return CARD_GOES_ON;
}

/* What was said about dates is not thrown away by this. */
static const char *where_reminder(const struct ui *ui, const struct first *first)
{
	const struct settings *settings = app_settings(ui->app);

	(void)first;
	if (settings->where != WHERE_PRACTISING || (!*settings->arrival && !*settings->home))
		return NULL;
	return "Your dates still stand in the settings, and go before this until they are "
	       "emptied there.";
}

const struct card first_where = {
	.title = "Where you are", .keys = &first_keys, .open = open_where,
	.draw = draw_where, .key = where_key, .reminder = where_reminder,
};

/* ---- motion */

static const struct choice motions[] = {
	[MOTION_FULL] = { "Full", "a shape that grows and shrinks" },
	[MOTION_REDUCED] = { "Reduced", "a bar" },
	[MOTION_NONE] = { "None", "words and counts alone" },
};
static_assert(sizeof motions / sizeof *motions == MOTION_COUNT, "words for each");

static const struct breath_pattern shown_breath = { .in_ms = 4000, .out_ms = 6000 };

static void open_motion(struct ui *ui, struct first *first)
{
	list_fit(&first->list, MOTION_COUNT, MOTION_COUNT);
	first->list.at = (int)app_settings(ui->app)->motion;
}

static struct breath_view breath_now(const struct ui *ui, const struct first *first)
{
	return breath_at(&shown_breath, clock_now_ms(app_clock(ui->app)) - first->opened_ms);
}

static enum motion motion_shown(const struct first *first)
{
	return pacer_motion((enum motion)first->list.at);
}

static void draw_motion(struct ui *ui, struct first *first, struct area area)
{
	struct breath_view breath = breath_now(ui, first);
	struct pacer pacer = { motion_shown(first), breath_phase_word(breath.phase),
			       breath.left_ms, breath.fullness, 0, 0 };
	int apart;

	area = first_head(area, "How much should move?", "This is how a breath is shown.",
			  MOTION_COUNT + 3);
	apart = area.rows >= MOTION_COUNT + 5;
	pacer_draw(&pacer, area_inside(area, MOTION_COUNT + apart, 0, 0));
	for (int i = 0; i < MOTION_COUNT; i++)
		draw_choice(first, i, area_inside(area, i, 0, 0), &motions[i]);
}

static enum card_says motion_key(struct ui *ui, struct first *first, int command,
				 const struct input *input)
{
	if (!take_choice(first, command, input, MOTION_COUNT))
		return CARD_STAYS;
	first_set(ui, first, "screen", "motion", motion_name((enum motion)first->list.at));
	return CARD_GOES_ON;
}

static int64_t motion_due_ms(const struct ui *ui, const struct first *first)
{
	if (ui->stack[ui->depth - 1].state != first)
		return INT64_MAX;	/* it moves only where it is seen */
	return clock_now_ms(app_clock(ui->app)) +
	       pacer_frame_ms(motion_shown(first), breath_now(ui, first).left_ms);
}

const struct card first_motion = {
	.title = "Motion", .keys = &first_keys, .open = open_motion, .draw = draw_motion,
	.key = motion_key, .due_ms = motion_due_ms,
};

/* ---- several of several: what to leave out, and for what */

/* A setting of several words, each a row with a box. */
struct first_marks {
	enum setting_kind kind;
	const char *heading, *words;
	const char *(*label)(int index, int cols);
	bool caution;			/* stands below it, where there is room */
};

static const char *leave_out_row(int index, int cols)
{
	(void)cols;
	return leave_out_label((enum leave_out)index);
}

static const char *condition_row(int index, int cols)
{
	const char *label = condition_label((enum condition)index);

	return utf8_width(label, strlen(label)) <= cols ? label
		: condition_narrow((enum condition)index);
}

static const struct first_marks leave_outs = {
	SETTING_LEAVE_OUTS, "What should be left out?",
	"Practices that contain it are not suggested. No reasons are asked.", leave_out_row,
	false
}, conditions = {
	SETTING_CONDITIONS, "Leave out what is not for one of these?",
	"Some practices are not for everybody, or want a word with your clinician first. Nobody "
	"is told what you mark.", condition_row, true
};

/* The row of the settings in which one word is changed. */
static struct setting_row row_of(const struct first_marks *marks, int word)
{
	struct setting_row row = { 0 };

	for (size_t i = 0; i < setting_row_count(); i++) {
		row = setting_row(i);
		if (row.setting && row.setting->kind == marks->kind && row.word == word)
			return row;
	}
	return row;
}

static int count_of(const struct first_marks *marks)
{
	return setting_words(row_of(marks, 0).setting);
}

static void open_marks(struct first *first, const struct first_marks *marks)
{
	first->marks = marks;
	list_fit(&first->list, count_of(marks), count_of(marks));
}

static void open_leave_out(struct ui *ui, struct first *first)
{
	(void)ui;
	open_marks(first, &leave_outs);
}

static void open_conditions(struct ui *ui, struct first *first)
{
	(void)ui;
	open_marks(first, &conditions);
}

static bool is_out(const struct ui *ui, const struct first_marks *marks, int word)
{
	const struct setting_row row = row_of(marks, word);
	char value[SETTING_TEXT_MOST];

	setting_value(&row, app_settings(ui->app), value);
	return !strcmp(value, "yes");
}

struct marks_drawn {
	const struct ui *ui;
	const struct first *first;
};

static void draw_mark(const void *what, int index, struct area area)
{
	const struct marks_drawn *drawn = what;
	const struct first *first = drawn->first;
	bool out = is_out(drawn->ui, first->marks, index);
	bool marked = list_mark(&first->list, index, area.row, area.col);
	char number[16];

	snprintf(number, sizeof number, "%d", index + 1);
	draw_text(area.row, area.col + 2, 2, STYLE_QUIET, number);
	draw_text(area.row, area.col + 4, 4, out ? STYLE_ACCENT : STYLE_QUIET,
		  draw_symbol(out ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF));
	draw_text(area.row, area.col + 8, area.cols - 8, marked ? STYLE_STRONG : STYLE_PLAIN,
		  first->marks->label(index, area.cols - 8));
}

/* With the first row the words above it are seen. */
static void draw_marks(struct ui *ui, struct first *first, struct area area)
{
	const struct first_marks *marks = first->marks;
	const struct marks_drawn drawn = { ui, first };
	size_t at = 0;

	first_lay(ui, first, marks->heading, marks->words);
	for (int i = 0; i < count_of(marks); i++) {
		scroll_row(&first->scroll, draw_mark, &drawn, i);
		if (i == first->list.at)
			at = first->scroll.count - 1;
	}
	if (marks->caution && first_caution_fits()) {
		scroll_gap(&first->scroll, 1);
		scroll_add(&first->scroll, STYLE_QUIET, 0, NULL, FIRST_CAUTION);
	}
	first_show(first, area, first->list.at ? at : 0, at);
}

static void toggle(struct ui *ui, struct first *first, int index)
{
	const struct setting_row row = row_of(first->marks, index);
	char names[SETTING_TEXT_MOST];

	first->list.at = index;
	if (setting_step(&row, app_settings(ui->app), 1, names))
		first_set(ui, first, row.setting->section, row.setting->key, names);
}

static enum card_says marks_key(struct ui *ui, struct first *first, int command,
				const struct input *input)
{
	int digit = command == COMMAND_NUMBER ? input->text[0] - '1' : -1;
	int count = count_of(first->marks);

	if (list_move(&first->list, command, count))
		return CARD_STAYS;
	if (command == COMMAND_TOGGLE)
		toggle(ui, first, first->list.at);
	else if (digit >= 0 && digit < count)
		toggle(ui, first, digit);
	return command == COMMAND_ENTER ? CARD_GOES_ON : CARD_STAYS;
}

const struct card first_leave_out = {
	.title = "What to leave out", .keys = &first_marks_keys, .open = open_leave_out,
	.draw = draw_marks, .key = marks_key,
};

const struct card first_conditions = {
	.title = "For whom to leave out", .keys = &first_marks_keys, .open = open_conditions,
	.draw = draw_marks, .key = marks_key,
};
