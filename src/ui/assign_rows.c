/* ui/assign_rows.c -- head, tasks, dates, words, file. */
#include "ui/assign_rows.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "model/practice.h"
#include "tui/screen.h"
#include "ui/assign_form.h"

#include <assert.h>

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

static void add(struct assign_rows *rows, enum assign_row kind, enum form_kind form,
		const char *label, const char *value, const char *help)
{
	assert(rows->count < ASSIGN_ROWS_MOST);
	rows->kinds[rows->count] = kind;
	rows->at[rows->count++] = (struct form_row){ form, label, value ? value : "",
							 help, NULL };
}

static const char *sample_title(struct ui *ui, const struct assign_form *making)
{
	size_t count;
	const struct assignment *const *samples = assign_templates(ui->app, &count);

	return making->sample ? samples[making->sample - 1]->title : "empty";
}

static void add_tasks(struct ui *ui, struct assign_rows *rows, struct assign_form *making)
{
	rows->first_task = rows->count;
	for (size_t i = 0; i < making->draft.task_count; i++) {
		const struct assign_draft_task *task = &making->draft.tasks[i];
		bool minutes = task->minutes && *task->minutes;

		add(rows, ASSIGN_TASK, FORM_OPENED, i ? "" : "Asks for",
		    arena_print(making->arena, "%s · %s%s%s%s",
				making_title(ui, making, task), task->times,
				minutes ? " · " : "", minutes ? task->minutes : "",
				minutes ? " min" : ""),
		    "Enter opens the task: how often, how long, when and why. x removes it.");
	}
	add(rows, ASSIGN_ADD, FORM_OPENED, making->draft.task_count ? "" : "Asks for",
	    "+ add a task", "Enter, or a from anywhere, shows the practices there are.");
}

static void add_head(struct ui *ui, struct assign_rows *rows, struct assign_form *making)
{
	struct assign_draft *draft = &making->draft;

	add(rows, ASSIGN_SAMPLE, FORM_STEPPED, "Begin with", sample_title(ui, making),
	    "Left and right go through the samples there are.");
	add(rows, ASSIGN_TITLE, FORM_TYPED, "Title", draft->title,
	    "What it is called. A newer one of the same title takes this one's place.");
	add(rows, ASSIGN_FROM, FORM_TYPED, "From", draft->from,
	    "Who asks: the name under which it stands in Today.");
	add(rows, ASSIGN_TO, FORM_TYPED, "To", draft->to,
	    "What you call the person; it need not be a name.");
}

static void add_rest(struct assign_rows *rows, struct assign_form *making)
{
	struct assign_draft *draft = &making->draft;

	add(rows, ASSIGN_STARTS, FORM_TYPED, "Begins", draft->starts,
	    "A date such as 2026-11-24, or nothing: when it is taken in. Right: a day on.");
	add(rows, ASSIGN_ENDS, FORM_TYPED, "Until", draft->ends,
	    "A date, or nothing. Right: a week on.");
	add(rows, ASSIGN_LEAVE_OUT, FORM_OPENED, "Leaves out", draft->leave_out,
	    "What none of the tasks may contain.");
	add(rows, ASSIGN_LONGEST, FORM_TYPED, "Longest", draft->longest,
	    "Minutes that a practice takes at most.");
	add(rows, ASSIGN_NOTE, FORM_TYPED, "Note", joined(making->arena, &draft->notes),
	    "A few words to the person.");
	add(rows, ASSIGN_STOP_IF, FORM_TYPED, "Stop if",
	    joined(making->arena, &draft->stop_if), "When to leave it be, and tell you.");
	add(rows, ASSIGN_CONTACT, FORM_TYPED, "To call",
	    joined(making->arena, &draft->contacts), "Whom to call, by day and by night.");
	if (making->voice_count)
		add(rows, ASSIGN_VOICE, FORM_STEPPED, "Voice", draft->voice,
		    "Your recordings of these practices go along. Left and right choose.");
	add(rows, ASSIGN_FILE, FORM_TYPED, "File", making_file(making),
	    "Ends in .gwb: a bundle, signed with your key. In .ini: plain text, unsigned.");
}

void assign_rows_lay(struct assign_rows *rows, struct ui *ui, struct assign_form *making)
{
	rows->count = 0;
	add_head(ui, rows, making);
	add_tasks(ui, rows, making);
	add_rest(rows, making);
}
