/* ui/about_screen.c -- a short list, and the one sentence of what this is for. */
#include "ui/screens.h"

#include "app/pages.h"
#include "base/arena.h"
#include "practice/safety.h"
#include "tui/list.h"
#include "ui/page.h"

#include <string.h>

/* These are there, and come first, even without content. */
static const struct always {
	const char *id, *title, *summary;
} always[] = {
	{ "what-it-is", "What Groundwork is, and what it is not", SAFETY_UNREVIEWED },
	{ "when-to-call", NULL, NULL },
	{ "support", "Somebody to turn to", "For a moment in which living is hard." },
};

enum { ALWAYS = sizeof always / sizeof *always };

struct entry {
	const char *title, *summary;
	const struct page *page;	/* NULL: built in */
	bool support;
};

struct about_screen {
	struct entry *entries;
	struct list list;
};

static const struct keys about_keys = { NULL, {
	open_keys, list_keys, back_keys, everywhere_keys
} };

static void add(struct about_screen *screen, const struct page *page,
		const struct always *words)
{
	struct entry *entry = &screen->entries[screen->list.count++];

	entry->page = page;
	entry->title = page ? page->title : words->title;
	entry->summary = page ? page->summary : words->summary;
	entry->support = !strcmp(page ? page->id : words->id, "support");
}

static bool is_among_first(const struct page *page)
{
	for (int i = 0; i < ALWAYS; i++)
		if (!strcmp(always[i].id, page->id))
			return true;
	return false;
}

static void gather(struct ui *ui, struct about_screen *screen)
{
	size_t count;
	const struct page *const *pages = app_pages(ui->app, &count);

	screen->entries = arena_array(ui_arena(ui, screen), count + ALWAYS,
				      sizeof *screen->entries);
	for (int i = 0; i < ALWAYS; i++) {
		const struct page *page = app_page(ui->app, always[i].id);

		if (page || always[i].title)
			add(screen, page, &always[i]);
	}
	for (size_t i = 0; i < count; i++)
		if (!is_among_first(pages[i]))
			add(screen, pages[i], NULL);
}

/* The sentence where there is room for all of it; the first page says it too. */
static void draw_use(struct area area)
{
	int rows = draw_height(SAFETY_INTENDED_USE, area.cols);

	if (rows + 2 > area.rows)
		return;
	draw_wrapped(area, STYLE_PLAIN, SAFETY_INTENDED_USE, false);
	draw_text(area.row + rows + 1, area.col, area.cols, STYLE_QUIET, SAFETY_UNREVIEWED);
}

static void draw(struct ui *ui, void *state)
{
	struct about_screen *screen = state;
	struct area page = page_begin(ui, "About", NULL);
	int count = screen->list.count, about = page.rows >= 10 ? 3 : 2;
	struct area list = page;

	list.rows = count < page.rows - about ? count : page.rows - about;
	list_fit(&screen->list, count, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < count; i++) {
		int index = screen->list.top + i;
		bool at = list_mark(&screen->list, index, list.row + i, list.col);

		draw_text(list.row + i, list.col + 2, list.cols - 4,
			  at ? STYLE_STRONG : STYLE_PLAIN, screen->entries[index].title);
	}
	list_more(&screen->list, list);
	page = area_inside(page, list.rows + 1, 0, 2);
	draw_wrapped(page, STYLE_QUIET, screen->entries[screen->list.at].summary, false);
	draw_use(area_inside(page, about, 0, 0));
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct about_screen *screen = state;
	int command = input->command;
	const struct entry *entry = &screen->entries[screen->list.at];

	if (list_move(&screen->list, command, 4))
		return;
	if (command == COMMAND_BACK)
		ui_pop(ui);
	else if (command == COMMAND_ENTER && entry->support)
		support_screen_open(ui, NULL);
	else if (command == COMMAND_ENTER)
		page_screen_open(ui, entry->page);
}

const struct screen about_screen = {
	.draw = draw, .key = key, .keys = { &about_keys },
	.state_size = sizeof(struct about_screen),
};

void about_screen_open(struct ui *ui)
{
	struct about_screen *screen = ui_state(ui, &about_screen);

	gather(ui, screen);
	ui_push(ui, screen);
}
