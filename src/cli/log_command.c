/* cli/log_command.c -- sessions as lines, as JSON, as CSV. */
#include "cli/command.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/markup.h"
#include "base/out.h"
#include "model/record.h"
#include "wire/record_json.h"

#include <string.h>

#define DAY_MS INT64_C(86400000)

static void print_lines(const struct session_record *sessions, size_t count,
			const char *since)
{
	if (!count && since)
		out_print("Nothing since %s.\n", since);
	else if (!count)
		out_line("Nothing yet: sessions appear here once you have begun one.");
	for (size_t i = 0; i < count; i++) {
		const struct session_record *session = &sessions[i];
		char moment[MOMENT_TEXT];

		moment_format(session->started_ms, session->offset_s, moment);
		out_print("%.10s %.5s  %-20s %3lld of %g min  %s\n", moment, moment + 11,
				session->practice, (long long)(session->spent_ms + 30000) / 60000,
				(double)session->planned_ms / 60000,
				ending_name(session->ended));
	}
}

static void print_json(const struct session_record *sessions, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, session_json(&sessions[i]));
	command_json(list);
}

static void add_answer(struct buffer *cell, const struct answer *answer)
{
	if (cell->length)
		buffer_add_string(cell, "\n");
	buffer_print(cell, "%s: ", answer->step);
	switch (answer->holds) {
	case ANSWER_TEXT:
		buffer_add_string(cell, answer->text ? answer->text : "");
		break;
	case ANSWER_NUMBER:
		buffer_print(cell, "%d", answer->number);
		break;
	case ANSWER_CHOICES:
		for (size_t i = 0; i < answer->choices.count; i++)
			buffer_print(cell, "%s%s", i ? "; " : "", answer->choices.at[i]);
		break;
	}
}

static void add_row(struct buffer *csv, struct arena *arena,
		    const struct session_record *session)
{
	struct buffer answers = { 0 };
	char moment[MOMENT_TEXT];

	for (size_t i = 0; i < session->answer_count; i++)
		add_answer(&answers, &session->answers[i]);
	moment_format(session->started_ms, session->offset_s, moment);
	csv_add_row(csv, (const char *const[]){
			arena_print(arena, "%lld", (long long)session->id),
			session->practice, session->title, moment,
			arena_print(arena, "%lld", (long long)session->spent_ms / 1000),
			arena_print(arena, "%lld", (long long)session->planned_ms / 1000),
			ending_name(session->ended), session->source,
			buffer_string(&answers) }, 9, "\n");
	buffer_free(&answers);
}

static void print_csv(struct arena *arena, const struct session_record *sessions,
		      size_t count)
{
	struct buffer csv = { 0 };

	csv_begin(&csv);
	buffer_add_string(&csv, "id,practice,title,started,seconds,planned_seconds,ended,source,"
			  "answers\n");
	for (size_t i = 0; i < count; i++)
		add_row(&csv, arena, &sessions[i]);
	out_data(buffer_string(&csv));
	buffer_free(&csv);
}

struct log_options {
	struct option_date since;
	bool json, csv;
};

static const struct command_option options[] = {
	{ "since", .argument = "DATE", STORED_IN(struct log_options, since),
	  .help = "from that day on, such as 2026-11-22" },
	{ "json", STORED_IN(struct log_options, json),
	  .help = "everything, with answers, as an array of objects" },
	{ "csv", STORED_IN(struct log_options, csv),
	  .help = "everything, with answers, for a spreadsheet" },
	{ 0 }
};

static int check(struct call *call)
{
	const struct log_options *asked = call->options;

	return asked->json && asked->csv ? call_wrong(call, "--json or --csv, not both") : DONE;
}

/* The days that are printed: each session has the date of the zone it was begun in, and
 * no zone is further ahead than that. */
enum { AHEAD_MOST_MS = 14 * 3600 * 1000 };

static bool load_from(struct call *call, const struct session_record **sessions,
		      size_t *count)
{
	const struct log_options *asked = call->options;
	int64_t since = asked->since.text ? day_number(asked->since.day) : INT64_MIN;
	int64_t since_ms = asked->since.text ? since * DAY_MS - AHEAD_MOST_MS : INT64_MIN;
	const struct session_record *all;
	struct session_record *kept;
	size_t found;

	if (!app_sessions(call->app, call->arena, since_ms, &all, &found, &call->error))
		return false;
	kept = arena_array(call->arena, found + 1, sizeof *kept);
	*count = 0;
	for (size_t i = 0; i < found; i++)
		if (day_number(moment_day(all[i].started_ms, all[i].offset_s, 0)) >= since)
			kept[(*count)++] = all[i];
	*sessions = kept;
	return true;
}

static int print_log(struct call *call)
{
	const struct log_options *asked = call->options;
	const struct session_record *sessions;
	size_t count;

	if (!load_from(call, &sessions, &count))
		return call_failed(call);
	if (asked->json)
		print_json(sessions, count);
	else if (asked->csv)
		print_csv(call->arena, sessions, count);
	else
		print_lines(sessions, count, asked->since.text);
	return DONE;
}

const struct command log_command = {
	.name = "log",
	.usage = "[--since DATE] [--json | --csv]",
	.summary = "Lists the sessions so far",
	.options = options, .options_size = sizeof(struct log_options),
	.app = { .silent = true, .log_only = true },
	.check = check, .run = print_log,
};
