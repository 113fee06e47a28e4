/* ui/page_screen.c -- its parts, then where they come from and who has read them. */
#include "ui/screens.h"

#include "app/assigned.h"
#include "app/pages.h"
#include "base/arena.h"
#include "practice/safety.h"
#include "ui/page.h"
#include "ui/page_text.h"

#include <string.h>

enum { LABEL = 10 };

struct page_screen {
	const struct page *page;	/* NULL: no content, then what is built in */
	bool signs;			/* of which the signs to stop, or what this is */
	struct scroll scroll;
};

static void add_sources(struct scroll *scroll, const struct page *page)
{
	scroll_blank(scroll);
	for (size_t i = 0; i < page->sources.count; i++)
		scroll_add(scroll, STYLE_QUIET, LABEL, i ? NULL : "Sources",
			   page->sources.at[i]);
	scroll_add(scroll, STYLE_QUIET, LABEL, "Reviewed",
		   page->reviewed_by ? page->reviewed_by : "not yet clinically reviewed");
}

/* What somebody has said of stopping, and of whom to call then. */
static void add_assigned(struct ui *ui, struct scroll *scroll)
{
	size_t count;
	const struct assigned *all = app_assigned(ui->app, &count);

	for (size_t i = 0; i < count; i++) {
		if (!all[i].notes.count && !all[i].stop_if.count && !all[i].contacts.count)
			continue;
		scroll_blank(scroll);
		scroll_add(scroll, STYLE_STRONG, 0, NULL,
			   arena_print(ui->frame, "From %s", all[i].from));
		reading_assigned(scroll, &all[i]);
	}
}

static void add_signs(struct ui *ui, struct scroll *scroll)
{
	struct safety_part parts[PARTS_MOST];
	size_t count = safety_stop_signs(parts);

	for (size_t i = 0; i < count; i++)
		reading_part(scroll, parts[i].heading, parts[i].lines, parts[i].count);
	add_assigned(ui, scroll);
	scroll_blank(scroll);
	scroll_add(scroll, STYLE_QUIET, 0, NULL, SAFETY_UNREVIEWED);
}

/* The pages to which one turns when something is too much. */
static bool is_of_stopping(const struct page_screen *screen)
{
	return screen->signs || (screen->page && !strcmp(screen->page->id, "when-to-call"));
}

static void add_parts(struct ui *ui, struct page_screen *screen)
{
	const struct page *page = screen->page;

	for (size_t i = 0; i < page->part_count; i++) {
		reading_part(&screen->scroll, page->parts[i].heading, page->parts[i].lines,
			     page->parts[i].line_count);
		if (!i && is_of_stopping(screen))
			add_assigned(ui, &screen->scroll);
	}
}

static void add_all(struct ui *ui, struct page_screen *screen)
{
	const struct page *page = screen->page;

	scroll_begin(&screen->scroll, ui->frame);
	if (!page && screen->signs) {
		add_signs(ui, &screen->scroll);
		return;
	}
	if (!page || !strcmp(page->id, "what-it-is")) {
		scroll_add(&screen->scroll, STYLE_STRONG, 0, NULL, SAFETY_INTENDED_USE);
		scroll_blank(&screen->scroll);
		scroll_add(&screen->scroll, STYLE_PLAIN, 0, NULL, SAFETY_UNREVIEWED);
	}
	if (!page)
		return;
	add_parts(ui, screen);
	add_sources(&screen->scroll, page);
}

static void draw(struct ui *ui, void *state)
{
	struct page_screen *screen = state;
	const char *title = screen->page ? screen->page->title
			    : screen->signs ? SAFETY_SIGNS_TITLE : "Groundwork";
	struct area page = page_begin(ui, title, NULL);

	add_all(ui, screen);
	page = area_centred(page, 74);
	scroll_draw(&screen->scroll, page);
	draw_cursor(page.row, page.col, false);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct page_screen *screen = state;
	int command = input->command;

	if (!scroll_move(&screen->scroll, command) && command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen page_screen = {
	.draw = draw, .key = key, .keys = { &reading_keys },
	.state_size = sizeof(struct page_screen),
};

static struct page_screen *open_page(struct ui *ui, const struct page *page)
{
	struct page_screen *screen = ui_state(ui, &page_screen);

	screen->page = page;
	ui_push(ui, screen);
	return screen;
}

void page_screen_open(struct ui *ui, const struct page *page)
{
	if (page && !strcmp(page->id, SAFETY_SUPPORT_PAGE))
		support_screen_open(ui, NULL);
	else
		open_page(ui, page);
}

void page_screen_signs(struct ui *ui)
{
	open_page(ui, app_page(ui->app, SAFETY_SIGNS_PAGE))->signs = true;
}
