/* ui/library_screen.c -- a list, two filters and a search. */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "tui/list.h"
#include "ui/page.h"
#include "ui/search.h"

#include <stdio.h>

struct library_screen {
	const struct practice **found;
	int stage, kind;		/* STAGE_COUNT, PRACTICE_KIND_COUNT: all */
	struct search search;
	struct list list;
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

static bool fits(const struct library_screen *screen, const struct practice *practice)
{
	if (screen->stage < STAGE_COUNT && !(practice->stages & (1u << screen->stage)))
		return false;
	if (screen->kind < PRACTICE_KIND_COUNT && (int)practice->kind != screen->kind)
		return false;
	return search_finds(&screen->search, practice);
}

static void find(struct ui *ui, struct library_screen *screen)
{
	size_t count;
	const struct practice *const *all = app_practices(ui->app, &count);
	int found = 0;

	screen->found = arena_take_many(ui_arena_again(ui, screen), count + 1,
					sizeof *screen->found);
	for (size_t i = 0; i < count; i++)
		if (fits(screen, all[i]))
			screen->found[found++] = all[i];
	list_fit(&screen->list, found, 1);
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
	if (screen->search.typing || screen->search.text[0])
		search_draw(&screen->search, page.row, col, page.col + page.cols - col);
}

/* A word in place of the kind, for what cannot be begun as the others. */
static const char *remark(struct ui *ui, const struct practice *practice)
{
	if (practice->only_assigned)
		return "if assigned";
	return app_left_out(ui->app, practice) ? "left out" : NULL;
}

static void draw_one(struct ui *ui, const struct library_screen *screen, int index,
		     struct area page, int row)
{
	const struct practice *practice = screen->found[index];
	const char *word = remark(ui, practice);
	bool marked = index == screen->list.at;
	int kind = page.cols >= 50 ? 14 : 0, name = page.cols - 2 - kind - 10;
	enum style style = marked ? STYLE_STRONG : word ? STYLE_QUIET : STYLE_PLAIN;
	char minutes[DURATION_TEXT];

	search_mark(&screen->search, &screen->list, index, row, page.col);
	if (name > 44)
		name = 44;
	duration_text(practice->minutes_ms[0], minutes);
	draw_text(row, page.col + 2, name, style, practice->title);
	if (kind)
		draw_text(row, page.col + 2 + name, kind, STYLE_QUIET,
			  word ? word : practice_kind_name(practice->kind));
	draw_right((struct area){ row, page.col + 2 + name + kind, 1, 7 }, row,
		   STYLE_QUIET, app_left_out(ui->app, practice) && !kind ? "left out" : minutes);
}

static void draw_summary(struct ui *ui, const struct library_screen *screen,
			 struct area area)
{
	size_t count;

	app_practices(ui->app, &count);
	if (screen->list.count)
		draw_wrapped(area, STYLE_QUIET, screen->found[screen->list.at]->summary,
			     false);
	else if (!count)
		draw_wrapped(area, STYLE_PLAIN, "There is no practice among the files. "
			     "groundwork doctor says why.", false);
	else
		draw_wrapped(area, STYLE_PLAIN, "Nothing here with these words and "
			     "choices. / looks for others, s and t go through stages "
			     "and types.", false);
}

static void draw(struct ui *ui, void *state)
{
	struct library_screen *screen = state;
	struct area page = page_begin(ui, "Library", NULL);
	int about = page.rows >= 10 ? 3 : 2;
	struct area list = area_inside(page, 2, about + 1, 0);

	if (page.rows < 10)
		list = area_inside(page, 1, about, 0);
	list_fit(&screen->list, screen->list.count, list.rows);
	draw_filters(screen, page);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_one(ui, screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	draw_summary(ui, screen, area_inside(page, page.rows - about, 0, 2));
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct library_screen *screen = state;
	int command = input->command;

	if (screen->search.typing) {
		if (search_typing(&screen->search, &screen->list, input))
			find(ui, screen);
		return;
	}
	if (list_move(&screen->list, command, 10))
		return;
	if (command == COMMAND_ENTER && screen->list.count)
		practice_screen_open(ui, screen->found[screen->list.at]);
	else if (command == COMMAND_SEARCH)
		screen->search.typing = true;
	else if (command == COMMAND_STAGE)
		screen->stage = (screen->stage + 1) % (STAGE_COUNT + 1);
	else if (command == COMMAND_KIND)
		screen->kind = (screen->kind + 1) % (PRACTICE_KIND_COUNT + 1);
	else if (command == COMMAND_BACK && screen->search.text[0])
		screen->search = (struct search){ 0 };
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

	return screen->search.typing ? &search_keys : &library_keys;
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
	ui_push(ui, screen);
}
