/* ui/assign_screen.c -- the keys of a form: what is typed and stepped goes into the draft,
 * and the rows are laid anew.
 *
 * Promise: from a sample or from nothing, every step by the keyboard; what the person
 *          will see is shown before it is saved, with what the checks find. Leaving
 *          with something unsaved asks first.
 * Owner:   the outcome is the caller's and lives longer than the screen.
 * Threads: one.
 */
#include "ui/screens.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "tui/form.h"
#include "ui/assign_form.h"
#include "ui/assign_rows.h"
#include "ui/page.h"
#include "ui/typed_date.h"

#include <string.h>

enum { WEEK = 7 };

struct assign_screen {
	struct assign_form making;
	struct form form;
	struct assign_rows rows;
};

enum { COMMAND_ADD = COMMAND_OWN, COMMAND_PREVIEW };

static const struct keys assign_keys = { "Making an assignment", {
	edit_keys,
	KEY_ROWS({ COMMAND_ADD, { 'a', '+' }, "a", "add a task", "add a task" },
		 { COMMAND_PREVIEW, { 'p' }, "p", "look and save",
		   "see what the person will see, and save it" }),
	remove_keys, form_keys, back_keys, everywhere_keys
} };

/* Each line that was typed or pasted is a text of its own. */
static struct texts split(struct arena *arena, const char *text)
{
	size_t count = 1, kept = 0;
	const char **at;

	for (const char *c = text; *c; c++)
		count += *c == '\n';
	at = arena_array(arena, count, sizeof *at);
	while (*text) {
		size_t length = strcspn(text, "\n");

		if (length)
			at[kept++] = arena_copy_bytes(arena, text, length);
		text += length + (text[length] == '\n');
	}
	return (struct texts){ at, kept };
}

static void lay(struct ui *ui, struct assign_screen *screen)
{
	assign_rows_lay(&screen->rows, ui, &screen->making);
}

static void shown(struct ui *ui, void *state)
{
	lay(ui, state);
}

static const struct keys *keys_now(const void *state)
{
	const struct assign_screen *screen = state;

	return screen->form.typing ? &typing_keys : &assign_keys;
}

static void draw(struct ui *ui, void *state)
{
	struct assign_screen *screen = state;
	struct area page = page_begin(ui, "An assignment", NULL);

	form_draw(&screen->form, screen->rows.at, screen->rows.count, page);
}

static enum assign_row marked(const struct assign_screen *screen)
{
	return screen->rows.kinds[screen->form.list.at];
}

static size_t marked_task(const struct assign_screen *screen)
{
	return (size_t)(screen->form.list.at - screen->rows.first_task);
}

/* The date that was typed, as files have it; what is not read as one stays as it is, to be
 * mended. */
static const char *date_of(struct ui *ui, struct assign_form *making, const char *typed)
{
	struct buffer list = { 0 };
	const char *date = typed;
	struct error error;

	if (typed_dates_read(ui, typed, &list, &error))
		date = arena_copy(making->arena, buffer_string(&list));
	else
		ui_note(ui, error.text);
	buffer_free(&list);
	return date;
}

static void keep(struct ui *ui, struct assign_screen *screen)
{
	struct assign_form *making = &screen->making;
	struct assign_draft *draft = &making->draft;
	const char *text = form_typed(&screen->form);
	const char *line = making_line(making, text);

	switch (marked(screen)) {
	case ASSIGN_TITLE: draft->title = line; break;
	case ASSIGN_FROM: draft->from = line; break;
	case ASSIGN_TO: draft->to = line; break;
	case ASSIGN_STARTS: draft->starts = date_of(ui, making, line); break;
	case ASSIGN_ENDS: draft->ends = date_of(ui, making, line); break;
	case ASSIGN_LONGEST: draft->longest = line; break;
	case ASSIGN_NOTE: draft->notes = split(making->arena, text); break;
	case ASSIGN_STOP_IF: draft->stop_if = split(making->arena, text); break;
	case ASSIGN_CONTACT: draft->contacts = split(making->arena, text); break;
	case ASSIGN_FILE: making->file = *line ? line : NULL; break;
	case ASSIGN_SAMPLE: case ASSIGN_TASK: case ASSIGN_ADD: case ASSIGN_LEAVE_OUT:
	case ASSIGN_VOICE:
		return;
	}
	making->changed = true;
}

/* What was typed goes only when it is asked for twice. */
static void step_sample(struct ui *ui, struct assign_screen *screen, int by)
{
	struct assign_form *making = &screen->making;
	size_t count, at;
	const struct assignment *const *samples = assign_templates(ui->app, &count);

	if (making->changed &&
	    !ui_confirm(ui, "Another sample takes the place of what you have typed. The same "
			    "key once more does it."))
		return;
	at = (making->sample + count + 1 + (size_t)by) % (count + 1);
	making->sample = at;
	making->changed = false;
	assign_draft_begin(&making->draft, ui->app, making->arena,
			   at ? samples[at - 1] : NULL);
}

/* A date some days on; from nothing it begins at `base`. */
static const char *step_date(struct assign_form *making, const char *text, int64_t base,
			     int by)
{
	struct day day;
	int64_t number = text && day_parse(text, &day) ? day_number(day) + by : base;
	char date[DAY_ISO];

	if (number < base)
		return "";
	day_iso(day_from_number(number), date);
	return arena_copy(making->arena, date);
}

static void step_voice(struct assign_form *making, int by)
{
	size_t count = making->voice_count, at = 0;

	for (size_t i = 0; i < count; i++)
		if (making->draft.voice && !strcmp(making->draft.voice, making->voices[i]))
			at = i + 1;
	at = (at + count + 1 + (size_t)by) % (count + 1);
	making->draft.voice = at ? making->voices[at - 1] : NULL;
	making->draft.voice_as_before = false;
}

static void step(struct ui *ui, struct assign_screen *screen, int by)
{
	struct assign_form *making = &screen->making;
	struct assign_draft *draft = &making->draft;
	int64_t today = day_number(day_today(ui));
	struct day day;

	if (marked(screen) == ASSIGN_SAMPLE) {
		step_sample(ui, screen, by);
		return;
	} else if (marked(screen) == ASSIGN_VOICE) {
		step_voice(making, by);
	} else if (marked(screen) == ASSIGN_STARTS) {
		draft->starts = step_date(making, draft->starts, today, by);
	} else if (marked(screen) == ASSIGN_ENDS) {
		if (draft->starts && day_parse(draft->starts, &day))
			today = day_number(day);
		draft->ends = step_date(making, draft->ends, today + WEEK, by * WEEK);
	} else {
		return;
	}
	making->changed = true;
}

static void open_row(struct ui *ui, struct assign_screen *screen)
{
	struct assign_form *making = &screen->making;

	if (marked(screen) == ASSIGN_TASK)
		assign_task_open(ui, making, marked_task(screen));
	else if (marked(screen) == ASSIGN_ADD)
		assign_pick_open(ui, making, making->draft.task_count);
	else if (marked(screen) == ASSIGN_LEAVE_OUT)
		assign_boxes_open(ui, making);
}


static void leave(struct ui *ui, struct assign_screen *screen)
{
	if (!screen->making.changed ||
	    ui_confirm(ui, "It is not saved. The same key once more leaves it; p looks and "
			   "saves."))
		ui_pop(ui);
}

static void other(struct ui *ui, struct assign_screen *screen, int command)
{
	struct assign_form *making = &screen->making;

	if (command == COMMAND_ADD)
		assign_pick_open(ui, making, making->draft.task_count);
	else if (command == COMMAND_REMOVE && marked(screen) == ASSIGN_TASK)
		making_remove(ui, making, marked_task(screen));
	else if (command == COMMAND_PREVIEW)
		assign_preview_open(ui, making);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct assign_screen *screen = state;
	enum form_event event = form_key(&screen->form, screen->rows.at, screen->rows.count,
					 input);
	bool back = event == FORM_OTHER && input->command == COMMAND_BACK;

	if (event == FORM_KEPT)
		keep(ui, screen);
	else if (event == FORM_STEP_BACK || event == FORM_STEP_ON)
		step(ui, screen, event == FORM_STEP_BACK ? -1 : 1);
	else if (event == FORM_OPEN)
		open_row(ui, screen);
	else if (event == FORM_OTHER)
		other(ui, screen, input->command);
	if (back)
		leave(ui, screen);	/* it may be gone afterwards */
	else
		lay(ui, screen);
}

static void close_screen(void *state)
{
	struct assign_screen *screen = state;

	form_close(&screen->form);
}

const struct screen assign_screen = {
	.draw = draw, .key = key, .keys = { &assign_keys, &typing_keys },
	.keys_now = keys_now, .shown = shown, .close = close_screen,
	.state_size = sizeof(struct assign_screen),
};

static struct assign_screen *open_form(struct ui *ui, struct assign_outcome *outcome)
{
	struct assign_screen *screen = ui_state(ui, &assign_screen);

	screen->making.arena = ui_arena(ui, screen);
	screen->making.outcome = outcome;
	making_find_voices(ui, &screen->making);
	assign_draft_begin(&screen->making.draft, ui->app, screen->making.arena, NULL);
	ui_push(ui, screen);
	return screen;
}

void assign_screen_open(struct ui *ui, struct assign_outcome *outcome)
{
	open_form(ui, outcome);
}

void assign_screen_open_with(struct ui *ui, const struct assign_draft *draft,
			     const char *file,
			     struct assign_outcome *outcome)
{
	struct assign_screen *screen = open_form(ui, outcome);

	screen->making.draft = *draft;
	screen->making.file = file;
	screen->making.changed = true;	/* leaving would lose it */
	lay(ui, screen);
}
