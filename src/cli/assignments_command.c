/* cli/assignments_command.c -- what was taken in, and putting it away. */
#include "cli/command.h"

#include "app/assigned.h"
#include "schedule/person_calendar.h"
#include "schedule/assignments.h"
#include "base/arena.h"
#include "base/out.h"
#include "cli/line_list.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>

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
	out_print("%s  %s, from %s\n", taken->id, taken->title, taken->from);
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
		wrapped_print(arena_print(arena, "%6zu  ", i + 1),
			      arena_print(arena, "%s: %s%s", assignments_title(app, task), times,
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
			out_line("");
		print_one(call->app, call->arena, &all[i]);
	}
	if (!shown)
		out_line("Nothing was taken in yet; \"groundwork import FILE\" shows an assignment "
			     "and asks.");
	return DONE;
}

static int end(struct call *call, const char *id)
{
	if (!assignments_end(call->app, id, &call->error))
		return call_failed(call);
	out_print("%s is put away. What you have done stays in the log.\n", id);
	return DONE;
}

/* One that stands, and which of its lines are meant: "ID:1,3". */
struct some_lines {
	const struct taken *taken;
	bool *chosen;
};

static bool find_standing(struct call *call, const char *id, const struct taken **found)
{
	const struct taken *all;
	size_t count;

	if (!assignments_list(call->app, call->arena, &all, &count, &call->error))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!all[i].ended_ms && !strcmp(all[i].id, id)) {
			*found = &all[i];
			return true;
		}
	return assignments_none(id, &call->error);
}

static int find_lines(struct call *call, const char *words, struct some_lines *some)
{
	const char *colon = strrchr(words, ':'), *id;

	if (!colon)
		return call_wrong(call, "it wants an assignment and the numbers of its lines, such "
				  "as %s:1,3", words);
	id = arena_copy_bytes(call->arena, words, (size_t)(colon - words));
	if (!find_standing(call, id, &some->taken))
		return call_failed(call);
	some->chosen = arena_array(call->arena, some->taken->task_count, sizeof *some->chosen);
	if (line_list_read(colon + 1, some->chosen, some->taken->task_count))
		return DONE;
	return call_wrong(call, "behind the colon stands \"all\", or numbers of lines from 1 to "
			  "%zu such as 1,3", some->taken->task_count);
}

/* Takes lines of one that stands, or declines them; then it is shown as it is now. */
static int change(struct call *call, const char *words, bool accepted)
{
	struct some_lines some;
	int status = find_lines(call, words, &some);

	if (status != DONE)
		return status;
	for (size_t i = 0; i < some.taken->task_count; i++)
		if (some.chosen[i] && !assignments_accept(call->app, some.taken, i, accepted,
							  &call->error))
			return call_failed(call);
	if (!find_standing(call, some.taken->id, &some.taken))
		return call_failed(call);
	print_one(call->app, call->arena, some.taken);
	return DONE;
}

struct assignments_options { const char *end, *decline, *retake; };

static const struct command_option options[] = {
	{ "end", .argument = "ID", STORED_IN(struct assignments_options, end),
	  .help = "puts one away; what you have done stays in the log" },
	{ "decline", .argument = "ID:LINES", STORED_IN(struct assignments_options, decline),
	  .help = "declines lines that you took, by their numbers, such as gentle:2,3" },
	{ "retake", .argument = "ID:LINES", STORED_IN(struct assignments_options, retake),
	  .help = "takes lines again that you declined" },
	{ 0 }
};

/* One change at a time, so that none is passed over. */
static int check(struct call *call)
{
	const struct assignments_options *asked = call->options;

	if (!!asked->end + !!asked->decline + !!asked->retake > 1)
		return call_wrong(call, "--end, --decline or --retake: one at a time");
	return DONE;
}

static int assignments(struct call *call)
{
	const struct assignments_options *asked = call->options;

	if (asked->end)
		return end(call, asked->end);
	if (asked->decline)
		return change(call, asked->decline, false);
	return asked->retake ? change(call, asked->retake, true) : list(call);
}

const struct command assignments_command = {
	.name = "assignments",
	.usage = "[--end ID | --decline ID:LINES | --retake ID:LINES]",
	.summary = "Lists the assignments that you have taken in",
	.options = options, .options_size = sizeof(struct assignments_options),
	.app = { .silent = true },
	.check = check, .run = assignments,
};
