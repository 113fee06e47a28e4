/* ui/library_screen.c -- a list, two filters and a search. */
#include "ui/screens.h"

#include "app/app.h"
#include "ui/page.h"
#include "ui/practice_list.h"

#include <assert.h>
#include <stdio.h>

enum { TITLE_MOST = 44 };

static_assert(STAGE_COUNT <= 32, "a bit for each");

struct library_screen {
	int stage, kind;		/* STAGE_COUNT, PRACTICE_KIND_COUNT: all */
	struct practice_list list;
};

enum { COMMAND_STAGE = COMMAND_OWN, COMMAND_KIND };

static const struct keys library_keys = { "Library", {
	open_keys, list_keys, find_keys,
	KEY_ROWS({ COMMAND_STAGE, { 's' }, "s", "stage",
		   "only one stage: prepare, retreat, integrate" },
		 { COMMAND_KIND, { 't' }, "t", "type",
		   "only one type: breathing, guided, writing ..." }),
	back_keys, everywhere_keys
} };

static bool fits(const void *context, const struct practice *practice)
{
	const struct library_screen *screen = context;

	return (screen->stage == STAGE_COUNT || practice->stages & (1u << screen->stage)) &&
	       (screen->kind == PRACTICE_KIND_COUNT || (int)practice->kind == screen->kind);
}

static void find(struct ui *ui, struct library_screen *screen)
{
	practice_list_find(&screen->list, ui, ui_arena_again(ui, screen), fits, screen);
}

static void shown(struct ui *ui, void *state)
{
	find(ui, state);
}

static void draw_filters(const struct library_screen *screen, struct area page)
{
	char words[120];
	int col = page.col;

	snprintf(words, sizeof words, "%s%s%s", screen->stage < STAGE_COUNT
		 ? stage_name((enum stage)screen->stage) : "every stage",
		 draw_symbol(SYMBOL_BETWEEN), screen->kind < PRACTICE_KIND_COUNT
		 ? practice_kind_name((enum practice_kind)screen->kind) : "every type");
	col += draw_text(page.row, col, page.cols, STYLE_QUIET, words) + 3;
	if (screen->list.search.typing || screen->list.search.text[0])
		search_draw(&screen->list.search, page.row, col, page.col + page.cols - col);
}

static void draw_summary(struct ui *ui, const struct library_screen *screen,
			 struct area area)
{
	size_t count;

	app_practices(ui->app, &count);
	practice_list_draw_summary(&screen->list, area, STYLE_PLAIN, count
		? "Nothing here with these words and choices. / looks for others, s and t go "
		  "through stages and types."
		: "There is no practice among the files. groundwork doctor says why.");
}

static void draw(struct ui *ui, void *state)
{
	struct library_screen *screen = state;
	struct area page = page_begin(ui, "Library", NULL);
	int about = page.rows >= 10 ? 3 : 2;
	struct area list = area_inside(page, 2, about + 1, 0);

	if (page.rows < 10)
		list = area_inside(page, 1, about, 0);
	draw_filters(screen, page);
	practice_list_draw(&screen->list, list);
	draw_summary(ui, screen, area_inside(page, page.rows - about, 0, 2));
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct library_screen *screen = state;
	enum search_says says = search_list_key(&screen->list.search, &screen->list.list,
						input);
	const struct practice *marked = practice_list_marked(&screen->list);
	int command = input->command;

	if (says == SEARCH_ANEW)
		find(ui, screen);
	if (says != SEARCH_PASSES)
		return;
	if (command == COMMAND_ENTER && marked)
		practice_screen_open(ui, marked);
	else if (command == COMMAND_STAGE)
		screen->stage = (screen->stage + 1) % (STAGE_COUNT + 1);
	else if (command == COMMAND_KIND)
		screen->kind = (screen->kind + 1) % (PRACTICE_KIND_COUNT + 1);
	else if (command == COMMAND_BACK && screen->list.search.text[0])
		screen->list.search = (struct search){ 0 };
	else if (command == COMMAND_BACK) {
		ui_pop(ui);
		return;
	}
	if (command == COMMAND_STAGE || command == COMMAND_KIND || command == COMMAND_BACK)
		find(ui, screen);
}

static const struct keys *keys_now(const void *state)
{
	const struct library_screen *screen = state;

	return screen->list.search.typing ? &search_keys : &library_keys;
}

const struct screen library_screen = {
	.draw = draw, .key = key, .keys = { &library_keys, &search_keys },
	.keys_now = keys_now, .shown = shown, .state_size = sizeof(struct library_screen),
};

void library_screen_open(struct ui *ui)
{
	struct library_screen *screen = ui_state(ui, &library_screen);

	screen->stage = STAGE_COUNT;
	screen->kind = PRACTICE_KIND_COUNT;
	screen->list.remarks = true;
	screen->list.title_most = TITLE_MOST;
	ui_push(ui, screen);
}
