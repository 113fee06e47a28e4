/* ui/assign_steps_screen.c -- which steps of its practice a task asks for: all, or some. */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "model/practice.h"
#include "tui/list.h"
#include "ui/assign_form.h"
#include "ui/page.h"

#include <string.h>

enum { NAME = 16, KIND = 9, WIDE = 60 };

struct steps_screen {
	struct assign_form *making;
	struct assign_draft_task *task;
	const struct practice *practice;
	bool *chosen;			/* of each step */
	struct list list;
};

static const struct keys steps_keys = { NULL, {
	KEY_ROWS({ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "done", "done, back to the task" },
		 { COMMAND_TOGGLE, { ' ' }, "Space", "choose",
		   "ask for this step, or ask for it no longer" }),
	list_keys, back_keys, everywhere_keys
} };

static size_t count_chosen(const struct steps_screen *screen)
{
	size_t count = 0;

	for (size_t i = 0; i < screen->practice->step_count; i++)
		count += screen->chosen[i];
	return count;
}

/* "breath (settle, first)"; of all of them only the practice's name. The length that was
 * chosen is that of other steps. */
static void keep(struct steps_screen *screen)
{
	const struct practice *practice = screen->practice;
	bool all = count_chosen(screen) == practice->step_count;
	struct buffer words = { 0 };
	const char *between = " (";

	buffer_add_string(&words, practice->id);
	for (size_t i = 0; !all && i < practice->step_count; i++) {
		if (!screen->chosen[i])
			continue;
		buffer_print(&words, "%s%s", between, practice->steps[i].name);
		between = ", ";
	}
	buffer_add_string(&words, all ? "" : ")");
	screen->task->todo = arena_copy(screen->making->arena, buffer_string(&words));
	screen->task->minutes = NULL;
	screen->making->changed = true;
	buffer_free(&words);
}

/* What a step says or asks first, by which it is known. */
static const char *first_words(const struct step *step)
{
	if (step->text.count)
		return step->text.at[0];
	if (step->ask.count)
		return step->ask.at[0];
	for (size_t i = 0; i < step->cue_count; i++)
		if (step->cues[i].text)
			return step->cues[i].text;
	return "";
}

static void draw_one(const struct steps_screen *screen, int index, struct area list, int row)
{
	const struct step *step = &screen->practice->steps[index];
	bool marked = list_mark(&screen->list, index, row, list.col);
	bool on = screen->chosen[index];
	int col = list.col + 6, rest = list.cols - 8 - NAME - KIND;

	draw_text(row, list.col + 2, 3, on ? STYLE_ACCENT : STYLE_QUIET,
		  draw_symbol(on ? SYMBOL_BOX_ON : SYMBOL_BOX_OFF));
	draw_text(row, col, NAME - 1, marked ? STYLE_STRONG : STYLE_PLAIN, step->name);
	draw_text(row, col + NAME, KIND - 1, STYLE_QUIET, step_kind_name(step->kind));
	if (list.cols >= WIDE)
		draw_text(row, col + NAME + KIND, rest, STYLE_QUIET, first_words(step));
}

static void draw(struct ui *ui, void *state)
{
	struct steps_screen *screen = state;
	int count = (int)screen->practice->step_count;
	struct area page = page_begin(ui, "Its steps", screen->practice->title);
	struct area list = area_inside(page, 2, 0, 0);

	draw_wrapped((struct area){ page.row, page.col, 2, page.cols }, STYLE_QUIET,
		     "Which steps the task asks for.", false);
	list_fit(&screen->list, count, list.rows);
	for (int i = 0; i < list.rows && screen->list.top + i < count; i++)
		draw_one(screen, screen->list.top + i, list, list.row + i);
	list_more(&screen->list, list);
}

static void toggle(struct ui *ui, struct steps_screen *screen)
{
	bool *chosen = &screen->chosen[screen->list.at];

	if (*chosen && count_chosen(screen) == 1) {
		ui_note(ui, "One step has to stay.");
		return;
	}
	*chosen = !*chosen;
	keep(screen);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct steps_screen *screen = state;
	int command = input->command;

	if (list_move(&screen->list, command, 5))
		return;
	if (command == COMMAND_TOGGLE)
		toggle(ui, screen);
	else if (command == COMMAND_ENTER || command == COMMAND_BACK)
		ui_pop(ui);
}

const struct screen steps_screen = {
	.draw = draw, .key = key, .keys = { &steps_keys },
	.state_size = sizeof(struct steps_screen),
};

/* Tells whether a step stands in the brackets of "breath (settle, first)". */
static bool is_named(const char *brackets, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = brackets; (at = strstr(at, name)) != NULL; at += length)
		if (strchr("( ,", at[-1]) && strchr("), ", at[length]))
			return true;
	return false;
}

void assign_steps_open(struct ui *ui, struct assign_form *making, size_t task)
{
	struct steps_screen *screen = ui_state(ui, &steps_screen);
	const char *brackets;

	screen->making = making;
	screen->task = &making->draft.tasks[task];
	screen->practice = making_practice(ui, screen->task);
	if (!screen->practice)
		return;
	brackets = strchr(screen->task->todo, '(');
	screen->chosen = arena_array(ui_arena(ui, screen), screen->practice->step_count,
				     sizeof *screen->chosen);
	for (size_t i = 0; i < screen->practice->step_count; i++)
		screen->chosen[i] = !brackets ||
				    is_named(brackets, screen->practice->steps[i].name);
	ui_push(ui, screen);
}
