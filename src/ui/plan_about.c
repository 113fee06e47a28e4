/* ui/plan_about.c -- the plan in sentences. */
#include "ui/plan_about.h"

#include "schedule/arc.h"
#include "schedule/way.h"
#include "base/arena.h"
#include "base/memory.h"
#include "ui/page.h"
#include "tui/screen.h"
#include "tui/scroll.h"

#include <stdlib.h>

enum { LABEL = 16 };

struct plan_about {
	struct arena *arena;
	struct way way;
	struct scroll scroll;
};

static void add(struct plan_about *about, const char *label, const char *text)
{
	if (text)
		scroll_add(&about->scroll, STYLE_PLAIN, LABEL, label, text);
}

static void add_programmes(struct plan_about *about)
{
	static const char *const labels[STAGE_COUNT] = { "Before", "On retreat", "After" };

	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		const struct programme *programme = about->way.calendar.programmes[stage];

		add(about, labels[stage], programme ? programme->title : "no programme");
	}
	add(about, "", about->way.words.programmes);
}

static void add_remarks(struct plan_about *about)
{
	struct texts remarks = about->way.words.remarks;

	for (size_t i = 0; i < remarks.count; i++) {
		scroll_blank(&about->scroll);
		scroll_add(&about->scroll, STYLE_PLAIN, 0, NULL, remarks.at[i]);
	}
}

static void draw(struct ui *ui, void *state)
{
	struct plan_about *about = state;
	struct area page = page_begin(ui, "About this plan", NULL, PLACE_PAGE);

	scroll_begin(&about->scroll);
	scroll_add(&about->scroll, STYLE_STRONG, 0, NULL, about->way.words.heading);
	scroll_blank(&about->scroll);
	add_programmes(about);
	add(about, "Form", about->way.words.form);
	add(about, "Track", about->way.words.track);
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
	struct plan_about *about = state;
	enum command command = keys_find(PLACE_PAGE, input);

	if (!scroll_move(&about->scroll, command) && command == COMMAND_BACK)
		ui_pop(ui);
}

static enum place place(const void *state)
{
	(void)state;
	return PLACE_PAGE;
}

static void close_screen(void *state)
{
	struct plan_about *about = state;

	scroll_close(&about->scroll);
	arena_close(about->arena);
	free(about);
}

static const struct screen plan_about = {
	.draw = draw, .key = key, .place = place, .close = close_screen,
};

void plan_about_open(struct ui *ui)
{
	struct plan_about *about = memory_take(sizeof *about);

	about->arena = arena_open();
	way_look(ui->app, about->arena, &about->way);
	ui_push(ui, &plan_about, about);
}
