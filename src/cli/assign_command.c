/* cli/assign_command.c -- an assignment made of options: checked, then written. */
#include "cli/command.h"

#include "exchange/assign.h"
#include "exchange/user_key.h"
#include "base/arena.h"
#include "base/out.h"
#include "cli/passphrase.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>

struct assign_options {
	const char *template, *title, *from, *to, *starts, *ends, *leave_out, *longest;
	const char *voice, *output, *passphrase_fd;
	bool templates, replace;
	struct texts tasks, notes, stop_ifs, contacts, with;
};

#define STORED(member) STORED_IN(struct assign_options, member)

static const struct command_option options[] = {
	{ "templates", STORED(templates), .help = "lists the samples there are" },
	{ "template", .argument = "NAME", STORED(template),
	  .help = "begins with a sample", .takes = { .listed_by = "assign --templates" } },
	{ "title", .argument = "TEXT", STORED(title),
	  .help = "what it is called; a newer one of the same title takes the older one's "
		  "place" },
	{ "from", .argument = "NAME", STORED(from), .help = "who asks" },
	{ "to", .argument = "NAME", STORED(to), .help = "whom, in any word for them" },
	{ "task", .argument = "WORDS", STORED(tasks),
	  .help = "a task, as often as there are tasks: 'PRACTICE; times=daily; minutes=3; "
		  "when=...; why=...'. times: once, daily, twice daily, 1 to 7 a week" },
	{ "starts", .argument = "DATE", STORED(starts), .help = "the first day" },
	{ "ends", .argument = "DATE", STORED(ends), .help = "the last day" },
	{ "longest", .argument = "MINUTES", STORED(longest),
	  .help = "the most that any task may take" },
	{ "leave-out", .argument = "LIST", STORED(leave_out),
	  .help = "what no task may contain, such as holds, body" },
	{ "note", .argument = "TEXT", STORED(notes),
	  .help = "words to the person, as often as wanted" },
	{ "stop-if", .argument = "TEXT", STORED(stop_ifs),
	  .help = "when they should stop, as often as wanted" },
	{ "contact", .argument = "TEXT", STORED(contacts),
	  .help = "whom they can call, as often as wanted" },
	{ "with", .argument = "FILE", STORED(with),
	  .help = "a practice of your own (.ini) goes along", .takes = { .file = true } },
	{ "voice", .argument = "NAME", STORED(voice),
	  .help = "your recordings of these practices go along" },
	{ "output", 'o', "FILE", STORED(output),
	  .help = ".ini: plain text; .gwb: a bundle, signed with your key",
	  .takes = { .file = true } },
	{ "replace", STORED(replace), .help = "overwrites the file when it is there" },
	{ "passphrase-fd", .argument = "N", STORED(passphrase_fd),
	  .help = "reads the passphrase of your key from there" },
	{ 0 }
};

static void take(const char **place, const char *given)
{
	if (given)
		*place = given;
}

static void take_all(struct texts *place, struct texts given)
{
	if (given.count)
		*place = given;
}

/* What was said takes the place of what the sample says; tasks are added. */
static bool fill(struct call *call, struct assign_draft *draft)
{
	const struct assign_options *asked = call->options;

	take(&draft->title, asked->title);
	take(&draft->from, asked->from);
	take(&draft->to, asked->to);
	take(&draft->starts, asked->starts);
	take(&draft->ends, asked->ends);
	take(&draft->leave_out, asked->leave_out);
	take(&draft->longest, asked->longest);
	take(&draft->voice, asked->voice);
	take_all(&draft->notes, asked->notes);
	take_all(&draft->stop_if, asked->stop_ifs);
	take_all(&draft->contacts, asked->contacts);
	take_all(&draft->with, asked->with);
	if (!draft->title && draft->from)
		draft->title = arena_print(call->arena, "Practices from %s", draft->from);
	for (size_t i = 0; i < asked->tasks.count; i++)
		if (!assign_draft_add(draft, call->arena, asked->tasks.at[i], &call->error))
			return false;
	return true;
}

static void say_findings(const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		const char *kind = finding->warning ? "warning" : "error";

		if (finding->line)
			command_line("%s:%d: %s: %s", finding->file, finding->line, kind,
				     finding->text);
		else
			command_line("%s: %s: %s", finding->file, kind, finding->text);
	}
}

/* What it would be, so that a line that is complained of can be found. */
static void say_text(const struct call *call, const struct assign_draft *draft)
{
	const char *text = assign_draft_text(draft, call->arena);

	for (int line = 1; *text; line++) {
		size_t length = strcspn(text, "\n");

		command_line("%4d  %.*s", line, (int)length, text);
		text += length + (text[length] == '\n');
	}
}

/* A key that was there tells its fingerprint; one that was made tells of itself. */
static int say_signed(struct call *call, struct user_key *key)
{
	if (!key->there) {
		user_key_look(call->app, call->arena, key, &call->error);
		out_print("A key was made to sign it with, in %s. %s\n\"groundwork key\" tells of "
				"it, and how to lock it and to keep a page to recover it.\n", key->path,
				user_key_open_words());
	}
	out_print("It is signed with the key %s: the person can compare that with you by "
			"telephone.\n", key->fingerprint);
	return DONE;
}

/* So that a therapist knows on which days a line will wait, and for whom. */
static void say_rules(const struct call *call, const struct assign_draft *draft)
{
	for (size_t i = 0; i < draft->task_count; i++) {
		const struct assign_draft_task *task = &draft->tasks[i];
		const char *rules = assign_task_rules(call->app, call->arena, task);

		if (rules)
			wrapped_print("", arena_print(call->arena, "%s: %s", task->todo, rules));
	}
}

static int write_draft(struct call *call, const struct assign_draft *draft)
{
	const struct assign_options *asked = call->options;
	bool bundle = assign_is_bundle(asked->output), written;
	struct user_key key = { .there = false };
	char *passphrase = NULL;

	if (bundle && !passphrase_of_key(call, asked->passphrase_fd, &key, &passphrase))
		return NOT_DONE;
	written = assign_draft_write(call->app, draft, asked->output, passphrase,
				     asked->replace,
				     &call->error);
	passphrase_wipe(passphrase);
	if (!written)
		return call_failed(call);
	out_print("%s is written.\n", asked->output);
	say_rules(call, draft);
	return bundle ? say_signed(call, &key) : DONE;
}

static int assign(struct call *call)
{
	const struct assign_options *asked = call->options;
	const struct assignment *sample = NULL;
	struct findings findings;
	struct assign_draft draft;

	if (asked->template && !(sample = assign_template(call->app, asked->template)))
		return command_failed("there is no template \"%s\"; \"groundwork assign "
				      "--templates\" lists them", asked->template);
	assign_draft_begin(&draft, call->app, call->arena, sample);
	if (!fill(call, &draft))
		return call_wrong(call, "%s", call->error.text);
	assign_draft_check(call->app, &draft, call->arena, asked->output, &findings);
	say_findings(&findings);
	if (findings.errors) {
		command_line("This is what it would have been:");
		say_text(call, &draft);
		return NOT_DONE;
	}
	return write_draft(call, &draft);
}

static int list_templates(struct app *app)
{
	size_t count;
	const struct assignment *const *samples = assign_templates(app, &count);

	for (size_t i = 0; i < count; i++)
		out_print("%-24s%s\n", samples[i]->id, samples[i]->title);
	return DONE;
}

static bool wants_screen(const struct call *call)
{
	return call->bare && call_is_at_terminal();
}

static int check(struct call *call)
{
	const struct assign_options *asked = call->options;

	if (call->on_screen || asked->templates || asked->output)
		return DONE;
	return call_wrong(call, "it wants a file to write: -o FILE, which ends in .ini, or in "
			  ".gwb for a signed bundle");
}

static int assign_on_screen(struct call *call)
{
	return call->faces->assign(call->app);
}

static int run(struct call *call)
{
	const struct assign_options *asked = call->options;

	return asked->templates ? list_templates(call->app) : assign(call);
}

const struct command assign_command = {
	.name = "assign",
	.usage = "[--template NAME] [--from NAME] [--to NAME] [--task WORDS]... -o FILE",
	.summary = "Makes an assignment for somebody else",
	.details = "Without options it opens a screen on which all this can be chosen.",
	.options = options, .options_size = sizeof(struct assign_options),
	.app = { .silent = true, .no_store = true },
	.wants_screen = wants_screen, .check = check,
	.screen = assign_on_screen, .run = run,
};
