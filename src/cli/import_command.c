/* cli/import_command.c -- an assignment shown whole, then line by line. */
#include "cli/command.h"

#include "exchange/import.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/out.h"
#include "cli/line_list.h"
#include "cli/question.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct import_options {
	const char *accept;
	bool anyway, plain;
};

static const struct command_option options[] = {
	{ "accept", .argument = "LINES", STORED_IN(struct import_options, accept),
	  .help = "all, or numbers such as 1,3: takes those in and asks nothing",
	  .takes = { .among = "all" } },
	{ "anyway", STORED_IN(struct import_options, anyway),
	  .help = "with --accept: also when something about it should be read first, such as "
		  "another key than until now" },
	{ "plain", STORED_IN(struct import_options, plain),
	  .help = "asks line by line instead of on the screen" },
	{ 0 }
};

static void print_all(const char *first, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		wrapped_print(first, texts->at[i]);
}

static void print_words(const struct call *call, const struct import *import)
{
	const struct assignment *assignment = import->assignment;

	print_all("", &assignment->notes);
	if (import->leaves_out)
		wrapped_print("", arena_print(call->arena, "It leaves out: %s.",
					      import->leaves_out));
	print_all("Stop if: ", &assignment->stop_if);
	print_all("To call: ", &assignment->contacts);
	out_line("");
}

static void print_head(const struct call *call, const struct import *import)
{
	const struct assignment *assignment = import->assignment;

	wrapped_title(assignment->title);
	out_print("from %s, to %s\n\n", assignment->from, assignment->to);
	wrapped_print("", import->trust_words);
	if (*import->fingerprint)
		out_print("    %s\n", import->fingerprint);
	print_all("", &import->remarks);
	print_all("", &import->brings);
	out_line("");
	if (assignment->notes.count || assignment->stop_if.count || import->leaves_out ||
	    assignment->contacts.count)
		print_words(call, import);
}

static void print_line(const struct call *call, const struct import_line *line,
		       size_t number)
{
	wrapped_print(arena_print(call->arena, "%2zu  ", number),
		      arena_print(call->arena, "%s: %s, %g min", line->title, line->times,
				  (double)line->minutes_ms / 60000));
	if (line->task->when)
		wrapped_print("    when: ", line->task->when);
	if (line->task->why)
		wrapped_print("    why: ", line->task->why);
	if (line->against)
		wrapped_print("    ", line->against);
}

static void print_import(const struct call *call, const struct import *import)
{
	print_head(call, import);
	for (size_t i = 0; i < import->line_count; i++)
		print_line(call, &import->lines[i], i + 1);
	fflush(stdout);
}

/* Those that a list such as "1,3" names; false when it is none. */
static bool choose(const struct call *call, struct import *import, const char *list)
{
	bool *chosen = arena_array(call->arena, import->line_count, sizeof *chosen);

	if (!line_list_read(list, chosen, import->line_count))
		return false;
	for (size_t i = 0; i < import->line_count; i++)
		import->lines[i].accepted = chosen[i];
	return true;
}

static bool ask_lines(const struct call *call, struct import *import)
{
	out_line("");
	out_line(QUESTION_KEYS);
	if (import->asks &&
	    question_ask(call->app, "There is something above to read first. Go on?",
			 false) != ANSWERED_YES)
		return false;
	for (size_t i = 0; i < import->line_count; i++) {
		struct import_line *line = &import->lines[i];
		enum question_answer answer = question_ask(
			call->app, arena_print(call->arena, "%zu  %s: take this line?", i + 1,
					       line->title), line->accepted);

		if (answer != ANSWERED_YES && answer != ANSWERED_NO)
			return false;
		line->accepted = answer == ANSWERED_YES;
	}
	return true;
}

static int take_in(struct import *import)
{
	struct error error;
	size_t taken = 0;

	for (size_t i = 0; i < import->line_count; i++)
		taken += import->lines[i].accepted;
	if (!taken) {
		out_line("No line was taken, so nothing is kept.");
		return DONE;
	}
	if (!import_accept(import, &error))
		return command_failed("%s", error.text);
	out_print("Taken in: %zu of %zu line%s. %s\n", taken, import->line_count,
		     import->line_count == 1 ? "" : "s", import->stands);
	return DONE;
}

static int decide(struct call *call, struct import *import)
{
	const struct import_options *asked = call->options;

	if (asked->accept) {
		if (!choose(call, import, asked->accept))
			return call_wrong(call, "--accept wants \"all\", or numbers of lines from 1 "
					  "to %zu such as 1,3", import->line_count);
		if (import->asks && !asked->anyway)
			return command_failed("nothing was taken in: there is something above to "
					      "read first; --anyway takes it in nevertheless");
		return take_in(import);
	}
	if (!asked->plain && !isatty(STDIN_FILENO))
		return command_failed("nothing was taken in: --accept all, or --accept 1,3, takes "
				      "lines in; --plain asks for each");
	if (ask_lines(call, import))
		return take_in(import);
	out_line("Nothing was taken in.");
	return DONE;
}

/* The screen when there is one and nothing else was asked for. */
static bool wants_screen(const struct call *call)
{
	const struct import_options *asked = call->options;

	return !asked->accept && !asked->plain && call_is_at_terminal() &&
	       call->faces->usable(ERROR_NO_MATTER("then it goes by lines"));
}

static int import_on_screen(struct call *call)
{
	return call->faces->import(call->app, call->words[0]);
}

static int show_and_ask(struct call *call)
{
	struct import *import;
	int status;

	if (!import_open(&import, call->app, call->words[0], &call->error))
		return call_failed(call);
	print_import(call, import);
	status = decide(call, import);
	import_close(import);
	return status;
}

const struct command import_command = {
	.name = "import",
	.usage = "FILE [--accept LINES] [--plain]",
	.summary = "Shows an assignment whole, and takes in what you like of it",
	.details = "It shows who signed it and what it brings. Every line can be declined. "
		   "Nothing is kept before you say so, and nothing that you have is "
		   "overwritten.",
	.options = options, .options_size = sizeof(struct import_options),
	.least = 1, .most = 1, .wants = "the file of one assignment",
	.takes = { .file = true },
	.app = { .silent = true },
	.wants_screen = wants_screen, .screen = import_on_screen, .run = show_and_ask,
};
