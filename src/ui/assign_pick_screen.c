/* ui/assign_pick_screen.c -- the practices there are, and a search. */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "tui/list.h"
#include "ui/assign_making.h"
#include "ui/page.h"
#include "ui/search.h"

struct pick_screen {
	struct making *making;
	size_t task;
	const struct practice **found;
	struct search search;
	struct list list;
};

static const struct keys pick_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "take",
		   "take the marked practice" }),
	list_keys, find_keys, back_keys, everywhere_keys
} };

static void find(struct ui *ui, struct pick_screen *screen)
{
	size_t count;
	const struct practice *const *all = app_practices(ui->app, &count);
	int found = 0;

	screen->found = arena_take_many(ui_arena_again(ui, screen), count + 1,
					sizeof *screen->found);
	for (size_t i = 0; i < count; i++)
		if (search_finds(&screen->search, all[i]))
			screen->found[found++] = all[i];
	list_fit(&screen->list, found, 1);
}

static void shown(struct ui *ui, void *state)
{
	find(ui, state);
}

static const struct keys *keys_now(const void *state)
{
	const struct pick_screen *screen = state;

	return screen->search.typing ? &search_keys : &pick_keys;
}

static void draw_one(const struct pick_screen *screen, int index, struct area list, int row)
{
	const struct practice *practice = screen->found[index];
	bool marked = search_mark(&screen->search, &screen->list, index, row, list.col);
	char minutes[DURATION_TEXT];
	int kind = list.cols >= 50 ? 14 : 0, name = list.cols - 2 - kind - 10;

	duration_text(practice->minutes_ms[0], minutes);
	draw_text(row, list.col + 2, name, marked ? STYLE_STRONG : STYLE_PLAIN,
		  practice->title);
	if (kind)
		draw_text(row, list.col + 2 + name, kind, STYLE_QUIET,
			  practice_kind_name(practice->kind));
	draw_right((struct area){ row, list.col + 2 + name + kind, 1, 7 }, row, STYLE_QUIET,
		   minutes);
}

static void draw(struct ui *ui, void *state)
{
	struct pick_screen *screen = state;
	struct area page = page_begin(ui, "Which practice?", NULL);
	int about = page.rows >= 10 ? 3 : 2;
	bool search = screen->search.typing || screen->search.text[0];
	struct area list = area_inside(page, search ? 2 : 0, about + 1, 0);

	if (search)
		search_draw(&screen->search, page.row, page.col, page.cols);
	list_fit(&screen->list, screen->list.count, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < screen->list.count; i++)
		draw_one(screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
	draw_wrapped(area_inside(page, page.rows - about, 0, 2), STYLE_QUIET,
		     screen->list.count ? screen->found[screen->list.at]->summary
		     : "Nothing here with these words; / looks for others.", false);
}

/* A new task is opened at once, since how often is the next thing to say. */
static void take(struct ui *ui, struct pick_screen *screen)
{
	struct making *making = screen->making;
	struct draft *draft = &making->draft;
	size_t task = screen->task;
	const char *id = screen->found[screen->list.at]->id;

	making->changed = true;
	if (task < draft->task_count) {
		draft->tasks[task].todo = id;
		draft->tasks[task].minutes = NULL;
		ui_pop(ui);
		return;
	}
	if (task == TASKS_MOST) {
		ui_note(ui, "That is as many tasks as one assignment can have.");
		return;
	}
	draft->tasks[task] = (struct draft_task){ .todo = id, .times = "daily" };
	draft->tasks[task].name = draft_name(draft, making->arena, id);
	draft->task_count++;
	ui_pop(ui);
	assign_task_open(ui, making, task);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct pick_screen *screen = state;
	int command = input->command;

	if (screen->search.typing) {
		if (search_typing(&screen->search, &screen->list, input))
			find(ui, screen);
		return;
	}
	if (list_move(&screen->list, command, 10))
		return;
	if (command == COMMAND_SEARCH)
		screen->search.typing = true;
	else if (command == COMMAND_ENTER && screen->list.count)
		take(ui, screen);
	else if (command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen pick_screen = {
	.draw = draw, .key = key, .keys = { &pick_keys, &search_keys },
	.keys_now = keys_now, .shown = shown, .state_size = sizeof(struct pick_screen),
};

void assign_pick_open(struct ui *ui, struct making *making, size_t task)
{
	struct pick_screen *screen = ui_state(ui, &pick_screen);

	screen->making = making;
	screen->task = task;
	ui_push(ui, screen);
}
