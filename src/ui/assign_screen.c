/* ui/assign_screen.c -- a form: head, tasks, dates, words, file. */
#include "ui/assign_screen.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/paths.h"
#include "ui/assign_making.h"
#include "ui/form.h"
#include "ui/page.h"
#include "ui/screen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum row {
	ROW_SAMPLE, ROW_TITLE, ROW_FROM, ROW_TO, ROW_TASK, ROW_ADD, ROW_STARTS, ROW_ENDS,
	ROW_LEAVE_OUT, ROW_LONGEST, ROW_NOTE, ROW_STOP_IF, ROW_CONTACT, ROW_VOICE, ROW_FILE
};

enum { ROWS_MOST = ROW_FILE + TASKS_MOST + 1, WEEK = 7, FILE_NAME = 60 };

struct assign_screen {
	struct making making;
	struct form form;
	struct form_row rows[ROWS_MOST];
	enum row kinds[ROWS_MOST];
	int count;
	int first_task;			/* the row of the first task, or of ROW_ADD */
	bool leaving;			/* q was pressed once */
	bool replacing;			/* another sample was asked for once */
};

const char *making_line(struct making *making, const char *text)
{
	char *line = arena_copy(making->arena, text);

	for (char *at = line; *at; at++)
		if (*at == '\n')
			*at = ' ';
	return line;
}

const struct practice *making_practice(struct ui *ui, const struct draft_task *task)
{
	char id[128];

	snprintf(id, sizeof id, "%.*s", (int)strcspn(task->todo, " ("), task->todo);
	return app_practice(ui->app, id);
}

const char *making_file(struct making *making)
{
	char name[FILE_NAME + 1];
	const char *title = making->draft.title ? making->draft.title : "assignment";
	size_t length = 0;

	if (making->file)
		return making->file;
	for (; *title && length < FILE_NAME; title++)
		if (isalnum((unsigned char)*title))
			name[length++] = (char)tolower((unsigned char)*title);
		else if (length && name[length - 1] != '-')
			name[length++] = '-';
	while (length && name[length - 1] == '-')
		length--;
	name[length] = '\0';
	return arena_print(making->arena, "%s.gwb", length ? name : "assignment");
}

static const char *joined(struct arena *arena, const struct texts *texts)
{
	struct buffer all = { 0 };
	const char *text;

	for (size_t i = 0; i < texts->count; i++)
		buffer_print(&all, "%s%s", i ? "\n" : "", texts->at[i]);
	text = arena_copy(arena, buffer_string(&all));
	buffer_free(&all);
	return text;
}

/* Each line that was typed or pasted is a text of its own. */
static struct texts split(struct arena *arena, const char *text)
{
	size_t count = 1, kept = 0;
	const char **at;

	for (const char *c = text; *c; c++)
		count += *c == '\n';
	at = arena_take_many(arena, count, sizeof *at);
	while (*text) {
		size_t length = strcspn(text, "\n");

		if (length)
			at[kept++] = arena_copy_bytes(arena, text, length);
		text += length + (text[length] == '\n');
	}
	return (struct texts){ at, kept };
}

static void add(struct assign_screen *screen, enum row kind, enum form_kind form,
		const char *label, const char *value, const char *help)
{
	screen->kinds[screen->count] = kind;
	screen->rows[screen->count++] = (struct form_row){ form, label, value ? value : "",
							   help };
}

static const char *sample_title(struct ui *ui, const struct making *making)
{
	size_t count;
	const struct assignment *const *samples = assign_templates(ui->app, &count);

	return making->sample ? samples[making->sample - 1]->title : "empty";
}

static void add_tasks(struct ui *ui, struct assign_screen *screen)
{
	struct making *making = &screen->making;

	screen->first_task = screen->count;
	for (size_t i = 0; i < making->draft.task_count; i++) {
		const struct draft_task *task = &making->draft.tasks[i];
		const struct practice *practice = making_practice(ui, task);
		bool minutes = task->minutes && *task->minutes;

		add(screen, ROW_TASK, FORM_OPENED, i ? "" : "Asks for",
		    arena_print(making->arena, "%s · %s%s%s%s",
				practice ? practice->title : task->todo, task->times,
				minutes ? " · " : "", minutes ? task->minutes : "",
				minutes ? " min" : ""),
		    "Enter opens the task: how often, how long, when and why. x removes it.");
	}
	add(screen, ROW_ADD, FORM_OPENED, making->draft.task_count ? "" : "Asks for",
	    "+ add a task", "Enter, or a from anywhere, shows the practices there are.");
}

static void add_head(struct ui *ui, struct assign_screen *screen)
{
	struct making *making = &screen->making;
	struct draft *draft = &making->draft;

	add(screen, ROW_SAMPLE, FORM_STEPPED, "Begin with", sample_title(ui, making),
	    "Left and right go through the samples there are.");
	add(screen, ROW_TITLE, FORM_TYPED, "Title", draft->title,
	    "What it is called. A newer one of the same title takes this one's place.");
	add(screen, ROW_FROM, FORM_TYPED, "From", draft->from,
	    "Who asks: the name under which it stands in Today.");
	add(screen, ROW_TO, FORM_TYPED, "To", draft->to,
	    "What you call the person; it need not be a name.");
}

static void add_rest(struct assign_screen *screen)
{
	struct making *making = &screen->making;
	struct draft *draft = &making->draft;

	add(screen, ROW_STARTS, FORM_TYPED, "Begins", draft->starts,
	    "A date such as 2026-11-24, or nothing: when it is taken in. Right: a day on.");
	add(screen, ROW_ENDS, FORM_TYPED, "Until", draft->ends,
	    "A date, or nothing. Right: a week on.");
	add(screen, ROW_LEAVE_OUT, FORM_OPENED, "Leaves out", draft->leave_out,
	    "What none of the tasks may contain.");
	add(screen, ROW_LONGEST, FORM_TYPED, "Longest", draft->longest,
	    "Minutes that a practice takes at most.");
	add(screen, ROW_NOTE, FORM_TYPED, "Note", joined(making->arena, &draft->notes),
	    "A few words to the person.");
	add(screen, ROW_STOP_IF, FORM_TYPED, "Stop if",
	    joined(making->arena, &draft->stop_if), "When to leave it be, and tell you.");
	add(screen, ROW_CONTACT, FORM_TYPED, "To call",
	    joined(making->arena, &draft->contacts), "Whom to call, by day and by night.");
	if (making->voice_count)
		add(screen, ROW_VOICE, FORM_STEPPED, "Voice", draft->voice,
		    "Your recordings of these practices go along. Left and right choose.");
	add(screen, ROW_FILE, FORM_TYPED, "File", making_file(making),
	    "Ends in .gwb: a bundle, signed with your key. In .ini: plain text, unsigned.");
}

static void lay(struct ui *ui, struct assign_screen *screen)
{
	screen->count = 0;
	add_head(ui, screen);
	add_tasks(ui, screen);
	add_rest(screen);
}

static void shown(struct ui *ui, void *state)
{
	lay(ui, state);
}

static enum place place(const void *state)
{
	const struct assign_screen *screen = state;

	return screen->form.typing ? PLACE_TYPING : PLACE_FORM;
}

static void draw(struct ui *ui, void *state)
{
	struct assign_screen *screen = state;
	struct area page = page_begin(ui, "An assignment", NULL, place(screen));

	form_draw(&screen->form, screen->rows, screen->count, page);
}

static enum row marked(const struct assign_screen *screen)
{
	return screen->kinds[screen->form.list.at];
}

static size_t marked_task(const struct assign_screen *screen)
{
	return (size_t)(screen->form.list.at - screen->first_task);
}

static void keep(struct assign_screen *screen)
{
	struct making *making = &screen->making;
	struct draft *draft = &making->draft;
	const char *text = form_typed(&screen->form);
	const char *line = making_line(making, text);

	switch (marked(screen)) {
	case ROW_TITLE: draft->title = line; break;
	case ROW_FROM: draft->from = line; break;
	case ROW_TO: draft->to = line; break;
	case ROW_STARTS: draft->starts = line; break;
	case ROW_ENDS: draft->ends = line; break;
	case ROW_LONGEST: draft->longest = line; break;
	case ROW_NOTE: draft->notes = split(making->arena, text); break;
	case ROW_STOP_IF: draft->stop_if = split(making->arena, text); break;
	case ROW_CONTACT: draft->contacts = split(making->arena, text); break;
	case ROW_FILE: making->file = *line ? line : NULL; break;
	case ROW_SAMPLE: case ROW_TASK: case ROW_ADD: case ROW_LEAVE_OUT: case ROW_VOICE:
		return;
	}
	making->changed = true;
}

/* What was typed goes only when the same is asked for twice. */
static void step_sample(struct ui *ui, struct assign_screen *screen, int by)
{
	struct making *making = &screen->making;
	size_t count, at;
	const struct assignment *const *samples = assign_templates(ui->app, &count);

	if (making->changed && !screen->replacing) {
		screen->replacing = true;
		ui_note(ui, "Another sample takes the place of what you have typed. The same "
			    "key once more does it.");
		return;
	}
	at = (making->sample + count + 1 + (size_t)by) % (count + 1);
	making->sample = at;
	making->changed = false;
	draft_begin(&making->draft, ui->app, making->arena, at ? samples[at - 1] : NULL);
}

/* A date some days on; from nothing it begins at `base`. */
static const char *step_date(struct making *making, const char *text, int64_t base, int by)
{
	struct day day;
	int64_t number = text && day_parse(text, &day) ? day_number(day) + by : base;

	if (number < base)
		return "";
	day = day_from_number(number);
	return arena_print(making->arena, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void step_voice(struct making *making, int by)
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
	struct making *making = &screen->making;
	struct draft *draft = &making->draft;
	int64_t today = day_number(day_today(ui));
	struct day day;

	if (marked(screen) == ROW_SAMPLE) {
		step_sample(ui, screen, by);
		return;
	} else if (marked(screen) == ROW_VOICE) {
		step_voice(making, by);
	} else if (marked(screen) == ROW_STARTS) {
		draft->starts = step_date(making, draft->starts, today, by);
	} else if (marked(screen) == ROW_ENDS) {
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
	struct making *making = &screen->making;

	if (marked(screen) == ROW_TASK)
		assign_task_open(ui, making, marked_task(screen));
	else if (marked(screen) == ROW_ADD)
		assign_pick_open(ui, making, making->draft.task_count);
	else if (marked(screen) == ROW_LEAVE_OUT)
		assign_boxes_open(ui, making);
}

static void remove_task(struct assign_screen *screen)
{
	struct draft *draft = &screen->making.draft;
	size_t at = marked_task(screen);

	if (marked(screen) != ROW_TASK)
		return;
	memmove(&draft->tasks[at], &draft->tasks[at + 1],
		(draft->task_count - at - 1) * sizeof *draft->tasks);
	draft->task_count--;
	screen->making.changed = true;
}

static void leave(struct ui *ui, struct assign_screen *screen)
{
	if (!screen->making.changed || screen->leaving) {
		ui_pop(ui);
		return;
	}
	screen->leaving = true;
	ui_note(ui, "It is not saved. q once more leaves it, p looks at it and saves.");
}

static void other(struct ui *ui, struct assign_screen *screen, enum command command)
{
	struct making *making = &screen->making;

	if (command == COMMAND_ADD)
		assign_pick_open(ui, making, making->draft.task_count);
	else if (command == COMMAND_REMOVE)
		remove_task(screen);
	else if (command == COMMAND_PREVIEW)
		assign_preview_open(ui, making);
}

static void key(struct ui *ui, void *state, const struct input *input)
{
	struct assign_screen *screen = state;
	bool leaving = screen->leaving, replacing = screen->replacing;
	enum command command;
	enum form_event event = form_key(&screen->form, screen->rows, screen->count,
					 PLACE_FORM, input, &command);

	screen->leaving = leaving && command == COMMAND_BACK;
	screen->replacing = replacing && (event == FORM_STEP_BACK || event == FORM_STEP_ON);
	if (event == FORM_KEPT)
		keep(screen);
	else if (event == FORM_STEP_BACK || event == FORM_STEP_ON)
		step(ui, screen, event == FORM_STEP_BACK ? -1 : 1);
	else if (event == FORM_OPEN)
		open_row(ui, screen);
	else if (event == FORM_OTHER)
		other(ui, screen, command);
	if (command == COMMAND_BACK)
		leave(ui, screen);	/* it may be gone afterwards */
	else
		lay(ui, screen);
}

static void close_screen(void *state)
{
	struct assign_screen *screen = state;

	form_close(&screen->form);
	arena_close(screen->making.arena);
	free(screen);
}

static const struct screen assign_screen = {
	.draw = draw, .key = key, .place = place, .shown = shown, .close = close_screen,
};

static void find_voices(struct ui *ui, struct making *making)
{
	const char *folder = paths_join(making->arena, app_paths(ui->app)->own_audio,
					"voices");
	const char **names;

	if (file_exists(folder) &&
	    folder_list(making->arena, folder, "", &names, &making->voice_count, NULL))
		making->voices = names;
}

static struct assign_screen *open_form(struct ui *ui, struct assign_outcome *outcome)
{
	struct assign_screen *screen = memory_take(sizeof *screen);

	screen->making.arena = arena_open();
	screen->making.outcome = outcome;
	find_voices(ui, &screen->making);
	draft_begin(&screen->making.draft, ui->app, screen->making.arena, NULL);
	ui_push(ui, &assign_screen, screen);
	return screen;
}

void assign_screen_open(struct ui *ui, struct assign_outcome *outcome)
{
	open_form(ui, outcome);
}

void assign_screen_open_with(struct ui *ui, const struct draft *draft, const char *file,
			     struct assign_outcome *outcome)
{
	struct assign_screen *screen = open_form(ui, outcome);

	screen->making.draft = *draft;
	screen->making.file = file;
	screen->making.changed = true;	/* leaving would lose it */
	lay(ui, screen);
}
