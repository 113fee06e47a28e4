/* cli/assignments_command.c -- what was taken in, and putting it away. */
#include "cli/command.h"

#include "app/assigned.h"
#include "schedule/person_calendar.h"
#include "schedule/assignments.h"
#include "base/arena.h"
#include "cli/wrapped.h"

#include <stdio.h>

static const char *ended_words(const struct app *app, struct arena *arena,
			       const struct taken *taken)
{
	return person_date_text(app, arena, assignments_ended_date(app, taken));
}

static const char *taken_words(const struct app *app, struct arena *arena,
			       const struct taken *taken)
{
	return person_date_text(app, arena, assignments_taken_date(app, taken));
}

static void print_all(const char *first, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		wrapped_print(first, texts->at[i]);
}

static void print_words(const struct app *app, const struct taken *taken)
{
	const struct assigned *words = app_assigned_of(app, taken->id);

	if (!words)
		return;
	print_all("    ", &words->notes);
	print_all("    Stop if: ", &words->stop_if);
	print_all("    To call: ", &words->contacts);
}

static void print_one(struct app *app, struct arena *arena, const struct taken *taken)
{
	printf("%s  %s, from %s\n", taken->id, taken->title, taken->from);
	if (taken->ended_ms) {
		wrapped_print("    ", arena_print(arena, "put away on %s",
						  ended_words(app, arena, taken)));
		return;
	}
	wrapped_print("    ", arena_print(arena, "taken in on %s%s%s%s%s%s",
					  taken_words(app, arena, taken),
					  taken->signer ? "" : ", not signed",
					  taken->starts ? ", from " : "",
					  taken->starts ? taken->starts : "",
					  taken->ends ? ", until " : "",
					  taken->ends ? taken->ends : ""));
	print_words(app, taken);
	for (size_t i = 0; i < taken->task_count; i++) {
		const struct taken_task *task = &taken->tasks[i];
		char times[TIMES_TEXT];

		times_write(&task->times, times);
		wrapped_print("    ", arena_print(arena, "%s: %s%s",
						  assignments_title(app, task), times,
						  task->accepted ? "" : " (declined)"));
	}
}

static int list(struct call *call)
{
	const struct taken *all;
	size_t count, shown = 0;

	if (!assignments_list(call->app, call->arena, &all, &count, &call->error))
		return call_failed(call);
	for (size_t i = 0; i < count; i++) {
		if (all[i].replaced)
			continue;
		if (shown++)
			putchar('\n');
		print_one(call->app, call->arena, &all[i]);
	}
	if (!shown)
		puts("Nothing was taken in yet; \"groundwork import FILE\" shows an assignment "
		     "and asks.");
	return DONE;
}

static int end(struct call *call, const char *id)
{
	if (!assignments_end(call->app, id, &call->error))
		return call_failed(call);
	printf("%s is put away. What you have done stays in the log.\n", id);
	return DONE;
}

struct assignments_options { const char *end; };

static const struct command_option options[] = {
	{ "end", .argument = "ID", STORED_IN(struct assignments_options, end),
	  .help = "puts one away; what you have done stays in the log" },
	{ 0 }
};

static int assignments(struct call *call)
{
	const struct assignments_options *asked = call->options;

	return asked->end ? end(call, asked->end) : list(call);
}

const struct command assignments_command = {
	.name = "assignments",
	.usage = "[--end ID]",
	.summary = "Lists the assignments that you have taken in",
	.options = options, .options_size = sizeof(struct assignments_options),
	.app = { .silent = true },
	.run = assignments,
};
