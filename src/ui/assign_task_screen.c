/* ui/assign_task_screen.c -- one task: what of it, how often, how long, when, why. */
#include "ui/screens.h"

#include "app/app.h"
#include "base/arena.h"
#include "tui/form.h"
#include "ui/assign_form.h"
#include "ui/page.h"

#include <string.h>

enum row { ROW_PRACTICE, ROW_STEPS, ROW_TIMES, ROW_MINUTES, ROW_WHEN, ROW_WHY, ROWS };

static const char *const times[] = {
	"once", "1 a week", "2 a week", "3 a week", "4 a week", "5 a week", "6 a week",
	"daily", "twice daily"
};
enum { TIMES = sizeof times / sizeof *times };

struct task_screen {
	struct assign_form *making;
	size_t task;
	struct form form;
	struct form_row rows[ROWS];
};

const struct key_row edit_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER), ' ' }, "Enter", "edit", "edit what is marked" },
	KEYS_END
};

const struct key_row remove_keys[] = {
	{ COMMAND_REMOVE, { 'x', KEY(DELETE) }, "x", "remove",
	  "twice: remove the marked task" },
	KEYS_END
};

static const struct keys task_keys = { "A task of it", {
	edit_keys, remove_keys, form_keys, back_keys, everywhere_keys
} };

static struct assign_draft_task *task_of(struct task_screen *screen)
{
	return &screen->making->draft.tasks[screen->task];
}

static const char *steps_words(struct arena *arena, const struct assign_draft_task *task)
{
	const char *some = strchr(task->todo, '(');

	return some ? arena_copy_bytes(arena, some + 1, strcspn(some + 1, ")")) : "all";
}

static void lay(struct ui *ui, struct task_screen *screen)
{
	const struct assign_draft_task *task = task_of(screen);
	const struct practice *practice = making_practice(ui, task);

	screen->rows[ROW_PRACTICE] = (struct form_row){
		FORM_OPENED, "Practice", practice ? practice->title : task->todo,
		!practice ? "There is no practice of that name."
		: !practice_supports(practice) ? practice->summary
		: "It asks hard things, so it needs numbers in their settings: two people's, and "
		  "the clinic's or the contact of this assignment.", NULL };
	screen->rows[ROW_STEPS] = (struct form_row){
		FORM_OPENED, "Steps", steps_words(screen->making->arena, task),
		"All of the practice, or some of its steps: Enter chooses.", NULL };
	screen->rows[ROW_TIMES] = (struct form_row){
		FORM_STEPPED, "How often", task->times, "Left and right go through them.", NULL };
	screen->rows[ROW_MINUTES] = (struct form_row){
		FORM_TYPED, "Minutes", task->minutes, "Left and right go through the lengths it "
		"is offered in; Enter types another.", "as the practice" };
	screen->rows[ROW_WHEN] = (struct form_row){
		FORM_TYPED, "When", task->when, "Tied to something that happens anyway: after "
		"brushing teeth, before the first coffee.", NULL };
	screen->rows[ROW_WHY] = (struct form_row){
		FORM_TYPED, "Why", task->why, "One sentence. What it is for is half of doing it.",
		NULL };
}

static void shown(struct ui *ui, void *state)
{
	lay(ui, state);
}

static const struct keys *keys_now(const void *state)
{
	const struct task_screen *screen = state;

	return screen->form.typing ? &typing_keys : &task_keys;
}

static void draw(struct ui *ui, void *state)
{
	struct task_screen *screen = state;
	struct area page = page_begin(ui, "A task", NULL);

	form_draw(&screen->form, screen->rows, ROWS, page);
}

static void keep(struct task_screen *screen)
{
	struct assign_draft_task *task = task_of(screen);
	const char *line = making_line(screen->making, form_typed(&screen->form));

	if (screen->form.list.at == ROW_MINUTES)
		task->minutes = line;
	else if (screen->form.list.at == ROW_WHEN)
		task->when = line;
	else if (screen->form.list.at == ROW_WHY)
		task->why = line;
	screen->making->changed = true;
}

static void step_times(struct assign_draft_task *task, int by)
{
	int at = 0;

	for (int i = 0; i < TIMES; i++)
		if (!strcmp(times[i], task->times))
			at = i;
	at += by;
	task->times = times[at < 0 ? 0 : at >= TIMES ? TIMES - 1 : at];
}

/* Through the practice's lengths; before the first of them, none is said. */
static void step_minutes(struct ui *ui, struct assign_form *making,
			 struct assign_draft_task *task,
			 int by)
{
	const struct practice *practice = making_practice(ui, task);
	int at = 0, count = practice ? (int)practice->minutes_count : 0;

	for (int i = 0; i < count; i++) {
		double minutes = (double)practice->minutes_ms[i] / 60000;

		if (task->minutes && !strcmp(task->minutes,
					     arena_print(making->arena, "%g", minutes)))
			at = i + 1;
	}
	at += by;
	if (at > count)
		at = count;
	task->minutes = at <= 0 ? NULL
			: arena_print(making->arena, "%g",
				      (double)practice->minutes_ms[at - 1] / 60000);
}

static void step(struct ui *ui, struct task_screen *screen, int by)
{
	if (screen->form.list.at == ROW_TIMES)
		step_times(task_of(screen), by);
	else if (screen->form.list.at == ROW_MINUTES)
		step_minutes(ui, screen->making, task_of(screen), by);
	screen->making->changed = true;
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct task_screen *screen = state;
	enum form_event event = form_key(&screen->form, screen->rows, ROWS, input);

	if (event == FORM_OTHER && input->command == COMMAND_BACK) {
		ui_pop(ui);
		return;
	}
	if (event == FORM_OTHER && input->command == COMMAND_REMOVE) {
		if (making_remove(ui, screen->making, screen->task))
			ui_pop(ui);
		return;
	}
	if (event == FORM_KEPT)
		keep(screen);
	else if (event == FORM_STEP_BACK || event == FORM_STEP_ON)
		step(ui, screen, event == FORM_STEP_BACK ? -1 : 1);
	else if (event == FORM_OPEN && screen->form.list.at == ROW_STEPS)
		assign_steps_open(ui, screen->making, screen->task);
	else if (event == FORM_OPEN)
		assign_pick_open(ui, screen->making, screen->task);
	lay(ui, screen);
}

static void close_screen(void *state)
{
	struct task_screen *screen = state;

	form_close(&screen->form);
}

const struct screen task_screen = {
	.draw = draw, .key = key, .keys = { &task_keys, &typing_keys },
	.keys_now = keys_now, .shown = shown, .close = close_screen,
	.state_size = sizeof(struct task_screen),
};

void assign_task_open(struct ui *ui, struct assign_form *making, size_t task)
{
	struct task_screen *screen = ui_state(ui, &task_screen);

	screen->making = making;
	screen->task = task;
	screen->form.list.at = ROW_TIMES;
	ui_push(ui, screen);
}
