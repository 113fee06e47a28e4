/* cli/log_command.c -- sessions as lines, as JSON, as CSV. */
#include "cli/command.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/markup.h"
#include "base/moment.h"
#include "model/record.h"
#include "wire/record_json.h"

#include <stdio.h>
#include <string.h>

static void print_lines(const struct session_record *sessions, size_t count,
			const char *since)
{
	if (!count && since)
		printf("Nothing since %s.\n", since);
	else if (!count)
		puts("Nothing yet: sessions appear here once you have begun one.");
	for (size_t i = 0; i < count; i++) {
		const struct session_record *session = &sessions[i];
		char moment[MOMENT_TEXT];

		moment_format(session->started_ms, session->offset_s, moment);
		printf("%.10s %.5s  %-20s %3lld of %g min  %s\n", moment, moment + 11,
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
	json_dumpf(list, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(list);
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

	puts("id,practice,title,started,seconds,planned_seconds,ended,source,answers");
	for (size_t i = 0; i < count; i++)
		add_row(&csv, arena, &sessions[i]);
	fputs(buffer_string(&csv), stdout);
	buffer_free(&csv);
}

static int print_log(struct app *app, const char *since, bool json, bool csv)
{
	int64_t since_ms = INT64_MIN;
	const struct session_record *sessions;
	struct arena *arena = arena_open();
	struct error error;
	struct day day;
	size_t count;
	bool well;

	if (since && day_parse(since, &day))	/* the days that are printed: from midnight */
		since_ms = day_begins_ms(day, 0);
	well = app_sessions(app, arena, since_ms, &sessions, &count, &error);
	if (!well)
		command_failed("%s", error.text);
	else if (json)
		print_json(sessions, count);
	else if (csv)
		print_csv(arena, sessions, count);
	else
		print_lines(sessions, count, since);
	arena_close(arena);
	return well ? DONE : NOT_DONE;
}

int log_command(const struct command *command, int argc, char **argv,
		const struct faces *faces)
{
	const struct app_options options = { .silent = true, .log_only = true };
	const char *since = NULL;
	bool json = false, csv = false;
	const struct option_place places[] = { { "since", 0, &since, NULL },
					       { "json", 0, NULL, &json },
					       { "csv", 0, NULL, &csv } };
	struct day day;
	struct app *app;
	char **rest;
	int status, left = command_options(command, argc, argv, places, 3, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	if (json && csv)
		return command_wrong(command, "--json or --csv, not both");
	if (since && !day_parse(since, &day))
		return command_wrong(command, "--since wants a day such as 2026-11-22, not "
				     "\"%s\"", since);
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	command_say_notes(app);
	status = print_log(app, since, json, csv);
	app_close(app);
	return status;
}
