/* ui/assign_pick_screen.c -- the practices there are, and a search. */
#include "ui/screens.h"

#include "app/app.h"
#include "ui/assign_form.h"
#include "ui/page.h"
#include "ui/practice_list.h"

struct pick_screen {
	struct assign_form *making;
	size_t task;
	struct practice_list list;
};

static const struct keys pick_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "take",
		   "take the marked practice" }),
	list_keys, find_keys, back_keys, everywhere_keys
} };

static void find(struct ui *ui, struct pick_screen *screen)
{
	practice_list_find(&screen->list, ui, ui_arena_again(ui, screen), NULL, NULL);
}

static void shown(struct ui *ui, void *state)
{
	find(ui, state);
}

static const struct keys *keys_now(const void *state)
{
	const struct pick_screen *screen = state;

	return screen->list.search.typing ? &search_keys : &pick_keys;
}

static void draw(struct ui *ui, void *state)
{
	struct pick_screen *screen = state;
	struct area page = page_begin(ui, "Which practice?", NULL);
	int about = page.rows >= 10 ? 3 : 2;
	bool search = screen->list.search.typing || screen->list.search.text[0];
	struct area list = area_inside(page, search ? 2 : 0, about + 1, 0);

	if (search)
		search_draw(&screen->list.search, page.row, page.col, page.cols);
	practice_list_draw(&screen->list, list);
	practice_list_draw_summary(&screen->list, area_inside(page, page.rows - about, 0, 2),
				   STYLE_QUIET,
				   "Nothing here with these words; / looks for others.");
}

/* A new task is opened at once, since how often is the next thing to say. */
static void take(struct ui *ui, struct pick_screen *screen, const char *id)
{
	struct assign_form *making = screen->making;
	struct assign_draft *draft = &making->draft;
	size_t task = screen->task;

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
	draft->tasks[task] = (struct assign_draft_task){ .todo = id, .times = "daily" };
	draft->tasks[task].name = assign_draft_name(draft, making->arena, id);
	draft->task_count++;
	ui_pop(ui);
	assign_task_open(ui, making, task);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct pick_screen *screen = state;
	enum search_says says = search_list_key(&screen->list.search, &screen->list.list,
						input);
	const struct practice *marked = practice_list_marked(&screen->list);

	if (says == SEARCH_ANEW)
		find(ui, screen);
	else if (says == SEARCH_PASSES && input->command == COMMAND_ENTER && marked)
		take(ui, screen, marked->id);
	else if (says == SEARCH_PASSES && input->command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen pick_screen = {
	.draw = draw, .key = key, .keys = { &pick_keys, &search_keys },
	.keys_now = keys_now, .shown = shown, .state_size = sizeof(struct pick_screen),
};

void assign_pick_open(struct ui *ui, struct assign_form *making, size_t task)
{
	struct pick_screen *screen = ui_state(ui, &pick_screen);

	screen->making = making;
	screen->task = task;
	ui_push(ui, screen);
}
