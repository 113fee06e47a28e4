/* ui/assign_form.c -- what is derived from an assignment in the making. */
#include "ui/assign_form.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "exchange/assignment_archive.h"
#include "model/practice.h"
#include "tui/screen.h"

#include <stdio.h>
#include <string.h>

const char *making_line(struct assign_form *making, const char *text)
{
	char *line = arena_copy(making->arena, text);

	for (char *at = line; *at; at++)
		if (*at == '\n')
			*at = ' ';
	return line;
}

const struct practice *making_practice(struct ui *ui, const struct assign_draft_task *task)
{
	char id[128];

	snprintf(id, sizeof id, "%.*s", (int)strcspn(task->todo, " ("), task->todo);
	return app_practice(ui->app, id);
}

const char *making_title(struct ui *ui, struct assign_form *making,
			 const struct assign_draft_task *task)
{
	const struct practice *practice = making_practice(ui, task);
	const char *some = strchr(task->todo, '(');

	return !practice ? task->todo
	       : some ? arena_print(making->arena, "%s %s", practice->title, some)
	       : practice->title;
}

bool making_remove(struct ui *ui, struct assign_form *making, size_t task)
{
	struct assign_draft *draft = &making->draft;
	const char *title = making_title(ui, making, &draft->tasks[task]);
	char question[CONFIRM_QUESTION];

	snprintf(question, sizeof question, "\"%.200s\" goes out of the assignment, with its "
		 "words. The same key once more does it.", title);
	if (!ui_confirm(ui, question))
		return false;
	memmove(&draft->tasks[task], &draft->tasks[task + 1],
		(draft->task_count - task - 1) * sizeof *draft->tasks);
	draft->task_count--;
	return making->changed = true;
}

const char *making_file(struct assign_form *making)
{
	const char *title = making->draft.title ? making->draft.title : "";

	return making->file ? making->file
	       : arena_print(making->arena, "%s.gwb",
			     assignment_archive_word(making->arena, title, "assignment"));
}

void making_find_voices(struct ui *ui, struct assign_form *making)
{
	const char *folder = paths_join(making->arena, app_paths(ui->app)->own_audio,
					"voices");
	const char **names;
	struct error error;

	if (!file_exists(folder))
		return;
	if (folder_list(making->arena, folder, "", &names, &making->voice_count, &error))
		making->voices = names;
	else
		ui_note(ui, error.text);
}
