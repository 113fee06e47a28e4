/* cli/report_command.c -- what goes in is shown whole; then it is asked; then written. */
#include "cli/command.h"

#include "exchange/user_key.h"
#include "exchange/report.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/out.h"
#include "cli/passphrase.h"
#include "cli/question.h"
#include "cli/wrapped.h"
#include "wire/report_lines.h"

#include <stdio.h>
#include <string.h>

struct report_options {
	const char *to, *as, *share, *output, *passphrase_fd;
	struct option_date since, until;
	struct texts texts;
	bool yes, replace;
	unsigned shares;		/* read from `share` */
	enum report_form form;		/* and from `output` */
};

#define STORED(member) STORED_IN(struct report_options, member)

static const struct command_option options[] = {
	{ "to", .argument = "NAME", STORED(to),
	  .help = "who gave you an assignment, or the digits of their key" },
	{ "as", .argument = "NAME", STORED(as),
	  .help = "who it is from; as a rule what they call you" },
	{ "since", .argument = "DATE", STORED(since),
	  .help = "the first day; as a rule the one on which the report before ended, or, for "
		  "the first report, on which they first asked for something" },
	{ "until", .argument = "DATE", STORED(until), .help = "the last day" },
	{ "share", .argument = "LEVELS", STORED(share),
	  .help = "sessions (always), ratings, texts, with commas between. Answers that open "
		  "the support page stand first and go in at every level",
	  .takes = { .among = "sessions ratings texts" } },
	{ "text", .argument = "NAME", STORED(texts),
	  .help = "one text that you have written, as often as wanted" },
	{ "output", 'o', "FILE", STORED(output),
	  .help = ".gwr: sealed, only they can read it; .html, .csv and .json: open to whoever "
		  "has the file", .takes = { .file = true } },
	{ "yes", STORED(yes), .help = "writes it without asking" },
	{ "replace", STORED(replace),
	  .help = "overwrites the file when it is there; a report of the last 24 hours is made "
		  "anew, and what it told is told again" },
	{ "passphrase-fd", .argument = "N", STORED(passphrase_fd),
	  .help = "reads the passphrase of your key from there" },
	{ 0 }
};

/* "sessions,ratings": words with commas between. */
static bool read_words(struct report_options *asked)
{
	const char *at = asked->share ? asked->share : "sessions";
	char word[20];
	enum share share;

	while (*at) {
		size_t length = strcspn(at, ",");

		snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : 0), at);
		if (!share_find(word, &share))
			return false;
		asked->shares |= 1u << share;
		at += length + (at[length] == ',');
	}
	return true;
}

static int read_shares(struct call *call)
{
	struct report_options *asked = call->options;

	if (!read_words(asked))
		return call_wrong(call, "--share wants some of sessions, ratings and texts with "
				  "commas between, not \"%s\"", asked->share);
	if (asked->shares & 1u << SHARE_TEXTS && !asked->texts.count)
		return call_wrong(call, "--share texts wants each text by its name: --text "
				  "NAME; without it the report lists the names there are");
	if (asked->texts.count)
		asked->shares |= 1u << SHARE_TEXTS;
	return DONE;
}

/* Sealed or open, and whether the file may be written at all, before anything is shown. */
static int check_output(struct call *call)
{
	struct report_options *asked = call->options;

	if (!asked->output)
		return call_wrong(call, "it wants a file to write: -o FILE");
	if (!report_form_of(asked->output, &asked->form))
		return call_wrong(call, "%s ends in none of .gwr (sealed), .html, .csv and .json "
				  "(open)", asked->output);
	return call_may_write(asked->output, asked->replace);
}

static int check(struct call *call)
{
	int status;

	if (call->on_screen)
		return call->faces->usable(&call->error) ? DONE : call_failed(call);
	status = read_shares(call);
	return status == DONE ? check_output(call) : status;
}

/* Who it goes to: the one that was named, or the only one there is. */
static bool find_reader(struct call *call, struct report_reader *to)
{
	const struct report_options *asked = call->options;
	const struct report_reader *list;
	const char *name = asked->to;
	size_t count;

	if (!name) {
		if (!report_readers(call->app, call->arena, &list, &count, &call->error))
			return false;
		if (count > 1)
			return error_set(&call->error, "you have assignments from several "
					 "people: say to whom the report goes, --to NAME");
		name = count ? list[0].name : "";
	}
	return report_reader_find(call->app, call->arena, name, to, &call->error);
}

static void print_report(const struct report *report)
{
	struct buffer lines = { 0 };

	report_lines(report, &lines);
	wrapped_lines(buffer_string(&lines));
	buffer_free(&lines);
}

static bool is_in(const struct report *report, const struct report_text *text)
{
	for (size_t i = 0; i < report->text_count; i++)
		if (!strcmp(report->texts[i].name, text->name))
			return true;
	return false;
}

/* The names of what could be shared, and is not: never the words. Too many to be listed are
 * no reason to write nothing. */
static void print_left(const struct call *call, const struct report *report)
{
	const struct report_text *texts;
	bool some = false;
	struct error why;
	size_t count;

	if (!report_texts(call->app, call->arena, report->first_date, report->last_date, &texts,
			  &count, &why)) {
		wrapped_print("", arena_print(call->arena, "Not in it: what you have written, "
					      "which cannot be listed: %s.", why.text));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (is_in(report, &texts[i]))
			continue;
		if (!some)
			wrapped_print("", "Not in it: what you have written. A text goes in only "
				      "when you name it (--text NAME):");
		out_print("    %s\n", texts[i].name);
		some = true;
	}
	if (some)
		out_line("");
}

static void print_form(const struct call *call, const struct report_reader *to)
{
	const struct report_options *asked = call->options;

	if (asked->form != REPORT_SEALED) {
		wrapped_print("", "The file will be open: whoever has it can read all of this.");
		return;
	}
	wrapped_print("", arena_print(call->arena, "It will be sealed to %s: nobody else can read "
				      "the file, not even you. Their digits:", to->name));
	out_print("    %s\n", to->fingerprint);
}

static int save(struct call *call, const struct report *report)
{
	const struct report_options *asked = call->options;
	char *passphrase = NULL;
	struct user_key key;
	const char *remark;
	bool written;

	if (asked->form == REPORT_SEALED &&
	    !passphrase_of_key(call, asked->passphrase_fd, &key, &passphrase))
		return NOT_DONE;
	written = report_make(call->app, call->arena, report, passphrase, asked->output,
			      asked->replace, &remark, &call->error);
	passphrase_wipe(passphrase);
	if (!written)
		return call_failed(call);
	out_print("%s is written. Nothing was sent: how it gets to %s is up to you.\n",
		     asked->output, report->to.name);
	if (remark)
		wrapped_print("", remark);
	return DONE;
}

static int show_and_save(struct call *call, const struct report_reader *to,
			 const struct report *report)
{
	const struct report_options *asked = call->options;
	enum question_answer answer = ANSWERED_YES;

	print_report(report);
	if (!asked->yes)
		print_left(call, report);
	print_form(call, to);
	if (!asked->yes) {
		out_line(QUESTION_KEYS);
		answer = question_ask(call->app, "Write it?", false);
	}
	if (answer == ANSWERED_NOTHING)
		return command_failed("nothing was written: --yes writes it without asking");
	if (answer == ANSWERED_YES)
		return save(call, report);
	out_line("Nothing was written.");
	return DONE;
}

static bool wish(struct call *call, const struct report_reader *to, struct report_wish *wish)
{
	const struct report_options *asked = call->options;

	if (!report_wish(call->app, call->arena, to, asked->replace ? asked->output : NULL, wish,
			 &call->error))
		return false;
	wish->name = asked->as;
	wish->shares = asked->shares;
	wish->texts = asked->texts;
	if (asked->since.text)
		wish->first_date = day_number(asked->since.day);
	if (asked->until.text)
		wish->last_date = day_number(asked->until.day);
	return true;
}

static int make(struct call *call)
{
	const struct report_options *asked = call->options;
	struct report_wish wished;
	struct report_reader to;
	struct report report;

	if (!find_reader(call, &to))
		return call_failed(call);
	if (asked->form == REPORT_SEALED && !*to.seals)
		return command_failed("nothing can be sealed to %s, since what they gave you was "
				      "not signed: ask for a signed assignment (.gwb), or write the "
				      "report open (.html)", to.name);
	if (!wish(call, &to, &wished) ||
	    !report_gather(call->app, call->arena, &wished, &report, &call->error))
		return call_failed(call);
	if (report_is_empty(&report))
		return command_failed("there is nothing to tell of these days: nothing was asked, "
				      "and nothing begun; --since and --until name others");
	return show_and_save(call, &to, &report);
}

static bool wants_screen(const struct call *call)
{
	return call->bare && call_is_at_terminal();
}

static int report_on_screen(struct call *call)
{
	return call->faces->report(call->app);
}

const struct command report_command = {
	.name = "report",
	.usage = "[--to NAME] [--since DATE] [--share LEVELS] -o FILE",
	.summary = "Writes what you choose to tell a therapist, and shows it first",
	.details = "Without options it opens a screen on which all this can be chosen. Nothing is "
		   "ever sent: it is a file, and you give it to them.",
	.options = options, .options_size = sizeof(struct report_options),
	.app = { .silent = true },
	.wants_screen = wants_screen, .check = check,
	.screen = report_on_screen, .run = make,
};
