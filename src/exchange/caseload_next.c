/* exchange/caseload_next.c -- the last assignment, and what was noted since. */
#include "exchange/caseload.h"

#include "exchange/caseload_parts.h"
#include "exchange/given.h"
#include "app/app.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/paths.h"

#include <ctype.h>
#include <string.h>

/* Of several assignments the one that the report tells of last. */
static const struct report_task *newest_task(const struct report *report)
{
	return report->task_count ? &report->tasks[report->task_count - 1] : NULL;
}

static const char *minutes_words(struct arena *arena, int64_t ms)
{
	return ms ? arena_print(arena, "%g", (double)ms / 60000) : NULL;
}

/* Only what a report tells: neither the reasons nor what is left out. */
static void add_task(struct draft *draft, struct arena *arena,
		     const struct report_task *task)
{
	char times[TIMES_TEXT];

	for (size_t i = 0; i < draft->task_count; i++)
		if (!strcmp(draft->tasks[i].name, task->name))
			return;
	if (draft->task_count == TASKS_MOST)
		return;
	times_write(&task->times, times);
	draft->tasks[draft->task_count++] = (struct draft_task){
		.name = task->name, .times = arena_copy(arena, times),
		.todo = task->steps ? arena_print(arena, "%s (%s)", task->practice, task->steps)
				    : task->practice,
		.minutes = minutes_words(arena, task->minutes_ms), .when = task->when };
}

static void draft_of_report(struct draft *draft, struct arena *arena,
			    const struct report *report)
{
	const struct report_task *newest = newest_task(report);

	for (size_t i = report->task_count; newest && i-- > 0;)
		if (!strcmp(report->tasks[i].assignment, newest->assignment))
			add_task(draft, arena, &report->tasks[i]);
	/* they were found from the last to the first */
	for (size_t i = 0; i < draft->task_count / 2; i++) {
		struct draft_task one = draft->tasks[i];

		draft->tasks[i] = draft->tasks[draft->task_count - 1 - i];
		draft->tasks[draft->task_count - 1 - i] = one;
	}
	draft->title = newest ? newest->assignment_title : NULL;
}

/* The last one's dates are over, and what it said at the time was said. */
static void refresh(struct draft *draft)
{
	draft->starts = draft->ends = NULL;
	draft->notes = (struct texts){ NULL, 0 };
}

/* Oldest first, those since the last assignment. */
static bool add_notes(struct caseload *caseload, struct arena *arena, const char *person,
		      struct draft *draft, struct error *error)
{
	const struct case_note *notes;
	const char **texts;
	size_t count, since = 0;

	if (!caseload_notes(caseload, arena, person, &notes, &count, error))
		return false;
	while (since < count && notes[since].kind == CASE_NOTE)
		since++;
	texts = arena_take_many(arena, since + 1, sizeof *texts);
	for (size_t i = 0; i < since; i++)
		texts[i] = notes[since - 1 - i].text;
	draft->notes = (struct texts){ texts, since };
	return true;
}

bool caseload_next(struct caseload *caseload, struct arena *arena,
		   const struct case_person *person, struct draft *draft, bool *whole,
		   struct error *error)
{
	const struct assignment *last = NULL;
	const struct report_task *task;
	struct report report;

	if (!caseload_report(caseload, arena, person->id, person->latest.id, &report, error))
		return false;
	task = newest_task(&report);
	if (task)
		last = given_find(caseload->app, arena, task->assignment_title,
				  report.from.name);
	*whole = last != NULL;
	draft_begin(draft, caseload->app, arena, last);
	if (last)
		draft->voice = given_voice(caseload->app, arena, task->assignment_title,
					   report.from.name);
	else
		draft_of_report(draft, arena, &report);
	draft->voice_as_before = true;
	refresh(draft);
	draft->from = last ? last->from : report.to.name;
	draft->to = last ? last->to : report.from.name;
	return add_notes(caseload, arena, person->id, draft, error);
}

bool caseload_next_place(struct caseload *caseload, struct arena *arena,
			 const struct draft *draft, const char **path, struct error *error)
{
	const char *folder = paths_join(arena, app_paths(caseload->app)->data, "given");
	char *name = arena_copy(arena, draft->to && *draft->to ? draft->to : "next");
	const char *made = draft->made ? draft->made : "";

	if (!paths_make_private(app_paths(caseload->app)->data, error) ||
	    !paths_make_private(folder, error))
		return false;
	for (char *at = name; *at; at++)
		*at = isalnum((unsigned char)*at) ? (char)tolower((unsigned char)*at) : '-';
	for (int n = 1;; n++) {
		*path = n == 1 ? arena_print(arena, "%s/%.60s-%s.gwb", folder, name, made)
			: arena_print(arena, "%s/%.60s-%s-%d.gwb", folder, name, made, n);
		if (!file_exists(*path))
			return true;
	}
}
