/* cli/report_command.c -- what goes in is shown whole; then it is asked; then written. */
#include "cli/command.h"

#include "app/app.h"
#include "exchange/own_key.h"
#include "exchange/report.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "cli/passphrase.h"
#include "cli/wrapped.h"
#include "wire/report_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_MOST = 80 };

struct report_call {
	const struct command *command;
	struct app *app;
	struct arena *arena;
	const char *to, *as, *since, *until, *share, *output, *passphrase_fd;
	struct option_values texts;
	bool yes, replace;
	unsigned shares;
	enum report_form form;
	int64_t first_date, last_date;	/* when said */
};

static bool read_date(const struct report_call *call, const char *option, const char *text,
		      int64_t *date)
{
	struct day day;

	if (!text)
		return true;
	if (!day_parse(text, &day)) {
		command_wrong(call->command, "--%s wants a day such as 2026-11-22, not \"%s\"",
			      option, text);
		return false;
	}
	*date = day_number(day);
	return true;
}

/* "sessions,ratings": words with commas between. */
static bool read_shares(struct report_call *call)
{
	const char *at = call->share ? call->share : "sessions";
	char word[20];
	enum share share;

	while (*at) {
		size_t length = strcspn(at, ",");

		snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : 0), at);
		if (!share_find(word, &share)) {
			command_wrong(call->command, "--share wants some of sessions, ratings and "
				      "texts with commas between, not \"%s\"", call->share);
			return false;
		}
		call->shares |= 1u << share;
		at += length + (at[length] == ',');
	}
	if (call->shares & 1u << SHARE_TEXTS && !call->texts.count) {
		command_wrong(call->command, "--share texts wants each text by its name: --text "
			      "NAME; without it the report lists the names there are");
		return false;
	}
	if (call->texts.count)
		call->shares |= 1u << SHARE_TEXTS;
	return true;
}

/* Sealed or open, and whether the file may be written at all, before anything is shown. */
static int check_call(struct report_call *call)
{
	if (!read_date(call, "since", call->since, &call->first_date) ||
	    !read_date(call, "until", call->until, &call->last_date) || !read_shares(call))
		return WRONG_CALL;
	if (!call->output)
		return command_wrong(call->command, "it wants a file to write: -o FILE");
	if (!report_form_of(call->output, &call->form))
		return command_wrong(call->command, "%s ends in none of .gwr (sealed), .html, "
				     ".csv and .json (open)", call->output);
	if (!call->replace && file_exists(call->output))
		return command_failed("%s is there already, and is not overwritten: name another "
				      "file, or say --replace", call->output);
	return DONE;
}

/* Who it goes to: the one that was named, or the only one there is. */
static bool find_reader(struct report_call *call, struct report_reader *to,
			struct error *error)
{
	const struct report_reader *list;
	size_t count;

	if (call->to)
		return report_reader_find(call->app, call->arena, call->to, to, error);
	if (!report_readers(call->app, call->arena, &list, &count, error))
		return false;
	if (count > 1)
		return error_set(error, "you have assignments from several people: say to whom "
				 "the report goes, --to NAME");
	return report_reader_find(call->app, call->arena, count ? list[0].name : "", to, error);
}

static void print_report(const struct report *report)
{
	struct buffer lines = { 0 };
	const char *line;

	report_lines(report, &lines);
	for (line = buffer_string(&lines); *line; line += strcspn(line, "\n") + 1) {
		size_t inset = strspn(line, " "), length = strcspn(line, "\n");
		char indent[16], *text = strndup(line + inset, length - inset);

		snprintf(indent, sizeof indent, "%.*s", (int)inset, line);
		if (text)
			wrapped_print(indent, text);
		free(text);
	}
	buffer_free(&lines);
}

static bool is_in(const struct report *report, const struct report_text *text)
{
	for (size_t i = 0; i < report->text_count; i++)
		if (!strcmp(report->texts[i].name, text->name))
			return true;
	return false;
}

/* The names of what could be shared, and is not: never the words. */
static void print_left(const struct report_call *call, const struct report *report)
{
	const struct report_text *texts;
	bool some = false;
	size_t count;

	if (!report_texts(call->app, call->arena, report->first_date, report->last_date, &texts,
			  &count, NULL))
		return;
	for (size_t i = 0; i < count; i++) {
		if (is_in(report, &texts[i]))
			continue;
		if (!some)
			wrapped_print("", "Not in it: what you have written. A text goes in only "
				      "when you name it (--text NAME):");
		printf("    %s\n", texts[i].name);
		some = true;
	}
	if (some)
		putchar('\n');
}

static void print_form(const struct report_call *call, const struct report_reader *to)
{
	if (call->form != REPORT_SEALED) {
		wrapped_print("", "The file will be open: whoever has it can read all of this.");
		return;
	}
	wrapped_print("", arena_print(call->arena, "It will be sealed to %s: nobody else can read "
				      "the file, not even you. Their digits:", to->name));
	printf("    %s\n", to->fingerprint);
}

/* 1 yes, 0 no, -1 the end of input. */
static int ask(void)
{
	char answer[ANSWER_MOST];

	printf("Write it? [no] ");
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin)) {
		putchar('\n');
		return -1;
	}
	if (!isatty(STDIN_FILENO))
		putchar('\n');
	answer[strcspn(answer, "\r\n")] = '\0';
	return !strcmp(answer, "y") || !strcmp(answer, "yes");
}

static int save(struct report_call *call, const struct report *report)
{
	char *passphrase = NULL;
	struct own_key key;
	struct error error;
	bool sealed = call->form == REPORT_SEALED, well;

	if (sealed && !own_key_look(call->app, call->arena, &key, &error))
		return command_failed("%s", error.text);
	if (sealed && key.locked &&
	    !(passphrase = passphrase_ask(call->passphrase_fd, "The passphrase of your key",
					  false)))
		return NOT_DONE;
	well = report_save(call->app, report, passphrase, call->output, call->replace, &error);
	passphrase_wipe(passphrase);
	if (!well)
		return command_failed("%s", error.text);
	printf("%s is written. Nothing was sent: how it gets to %s is up to you.\n",
	       call->output, report->to.name);
	return DONE;
}

static int show_and_save(struct report_call *call, const struct report_reader *to,
			 const struct report *report)
{
	int answer = 1;

	print_report(report);
	if (!call->yes)
		print_left(call, report);
	print_form(call, to);
	if (!call->yes)
		answer = ask();
	if (answer < 0)
		return command_failed("nothing was written: --yes writes it without asking");
	if (answer > 0)
		return save(call, report);
	puts("Nothing was written.");
	return DONE;
}

static int make(struct report_call *call)
{
	struct report_wish wish;
	struct report_reader to;
	struct report report;
	struct error error;

	if (!find_reader(call, &to, &error))
		return command_failed("%s", error.text);
	if (call->form == REPORT_SEALED && !*to.seals)
		return command_failed("nothing can be sealed to %s, since what they gave you was "
				      "not signed: ask for a signed assignment (.gwb), or write the "
				      "report open (.html)", to.name);
	wish = report_wish(call->app, call->arena, &to);
	wish.name = call->as;
	wish.shares = call->shares;
	wish.texts = (struct texts){ (const char **)(void *)call->texts.at, call->texts.count };
	wish.first_date = call->since ? call->first_date : wish.first_date;
	wish.last_date = call->until ? call->last_date : wish.last_date;
	if (!report_gather(call->app, call->arena, &wish, &report, &error))
		return command_failed("%s", error.text);
	if (report_is_empty(&report))
		return command_failed("there is nothing to tell of these days: nothing was asked, "
				      "and nothing begun; --since and --until name others");
	return show_and_save(call, &to, &report);
}

static int run(struct report_call *call)
{
	const struct app_options options = { .silent = true };
	int status;

	call->app = command_app(&options);
	if (!call->app)
		return NOT_DONE;
	command_say_notes(call->app);
	call->arena = arena_open();
	status = make(call);
	arena_close(call->arena);
	app_close(call->app);
	return status;
}

static int open_screen(const struct faces *faces)
{
	const struct app_options options = { .silent = true };
	struct error error;
	struct app *app;
	int status;

	if (!faces->usable(&error))
		return command_failed("%s", error.text);
	app = command_app(&options);
	if (!app)
		return NOT_DONE;
	status = faces->report(app);
	app_close(app);
	return status;
}

int report_command(const struct command *command, int argc, char **argv,
		   const struct faces *faces)
{
	struct report_call call = { .command = command };
	const struct option_place places[] = {
		{ "to", 0, &call.to, NULL }, { "as", 0, &call.as, NULL },
		{ "since", 0, &call.since, NULL }, { "until", 0, &call.until, NULL },
		{ "share", 0, &call.share, NULL }, { "output", 'o', &call.output, NULL },
		{ "passphrase-fd", 0, &call.passphrase_fd, NULL },
		{ "yes", 0, NULL, &call.yes }, { "replace", 0, NULL, &call.replace },
	};
	const struct option_list lists[] = { { "text", &call.texts } };
	char **rest;
	int status, left = command_options_lists(command, argc, argv, places,
						 sizeof places / sizeof *places, lists, 1, &rest);

	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (argc == 1 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return open_screen(faces);
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	status = check_call(&call);
	return status == DONE ? run(&call) : status;
}
