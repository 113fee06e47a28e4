/* ui/schedule_about.c -- the plan in sentences. */
#include "ui/screens.h"

#include "schedule/person_calendar.h"
#include "schedule/schedule.h"
#include "tui/scroll.h"
#include "ui/page.h"

#include <assert.h>

enum { LABEL = 16 };

struct schedule_about {
	struct arena *arena;
	struct schedule weeks;
	struct scroll scroll;
};

static void add(struct schedule_about *about, const char *label, const char *text)
{
	if (text)
		scroll_add(&about->scroll, STYLE_PLAIN, LABEL, label, text);
}

static void add_programmes(struct schedule_about *about)
{
	static const char *const labels[] = { "Before", "On retreat", "After" };

	static_assert(sizeof labels / sizeof *labels == STAGE_COUNT, "words for each");
	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		const struct programme *programme = about->weeks.calendar.programmes[stage];

		add(about, labels[stage], programme ? programme->title : "no programme");
	}
	add(about, "", about->weeks.words.programmes);
}

static void add_remarks(struct schedule_about *about)
{
	struct texts remarks = about->weeks.words.remarks;

	for (size_t i = 0; i < remarks.count; i++) {
		scroll_blank(&about->scroll);
		scroll_add(&about->scroll, STYLE_PLAIN, 0, NULL, remarks.at[i]);
	}
}

static void draw(struct ui *ui, void *state)
{
	struct schedule_about *about = state;
	struct area page = page_begin(ui, "About this plan", NULL);

	scroll_begin(&about->scroll, ui->frame);
	scroll_add(&about->scroll, STYLE_STRONG, 0, NULL, about->weeks.words.heading);
	scroll_blank(&about->scroll);
	add_programmes(about);
	add(about, "Form", about->weeks.words.form);
	add(about, "Track", about->weeks.words.track);
	scroll_blank(&about->scroll);
	scroll_add(&about->scroll, STYLE_QUIET, 0, NULL,
		   "A day that has passed is let go; it can be begun all the same. A day that is "
		   "put elsewhere asks there. Whatever you change, what you have done stays in "
		   "the log.");
	add_remarks(about);
	scroll_draw(&about->scroll, area_centred(page, 72));
	draw_cursor(page.row, page.col, false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct schedule_about *about = state;
	int command = input->command;

	if (!scroll_move(&about->scroll, command) && command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen schedule_about_screen = {
	.draw = draw, .key = key, .keys = { &reading_keys },
	.state_size = sizeof(struct schedule_about),
};

void schedule_about_open(struct ui *ui)
{
	struct schedule_about *about = ui_state(ui, &schedule_about_screen);

	about->arena = ui_arena(ui, about);
	schedule_load(ui->app, about->arena, &about->weeks);
	ui_push(ui, about);
}
