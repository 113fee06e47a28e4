/* cli/assign_command.c -- an assignment made of options: checked, then written. */
#include "cli/command.h"

#include "app/app.h"
#include "exchange/assign.h"
#include "exchange/own_key.h"
#include "base/arena.h"
#include "base/error.h"
#include "cli/passphrase.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct assign_call {
	const struct command *command;
	struct app *app;
	struct arena *arena;
	const char *template, *title, *from, *to, *starts, *ends, *leave_out, *longest;
	const char *voice, *output, *passphrase_fd;
	bool replace;
	struct option_values tasks, notes, stop_ifs, contacts, with;
};

static void take(const char **place, const char *given)
{
	if (given)
		*place = given;
}

static void take_all(struct texts *place, const struct option_values *given)
{
	if (given->count)
		*place = (struct texts){ (const char **)(void *)given->at, given->count };
}

/* What was said takes the place of what the sample says; tasks are added. */
static bool fill(struct assign_call *call, struct draft *draft, struct error *error)
{
	take(&draft->title, call->title);
	take(&draft->from, call->from);
	take(&draft->to, call->to);
	take(&draft->starts, call->starts);
	take(&draft->ends, call->ends);
	take(&draft->leave_out, call->leave_out);
	take(&draft->longest, call->longest);
	take(&draft->voice, call->voice);
	take_all(&draft->notes, &call->notes);
	take_all(&draft->stop_if, &call->stop_ifs);
	take_all(&draft->contacts, &call->contacts);
	take_all(&draft->with, &call->with);
	if (!draft->title && draft->from)
		draft->title = arena_print(call->arena, "Practices from %s", draft->from);
	for (size_t i = 0; i < call->tasks.count; i++)
		if (!draft_add(draft, call->arena, call->tasks.at[i], error))
			return false;
	return true;
}

static void say_findings(const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		if (finding->line)
			fprintf(stderr, "%s:%d: ", finding->file, finding->line);
		else
			fprintf(stderr, "%s: ", finding->file);
		fprintf(stderr, "%s: %s\n", finding->warning ? "warning" : "error",
			finding->text);
	}
}

/* What it would be, so that a line that is complained of can be found; what is no
 * text is shown as a question mark. */
static void say_text(const struct assign_call *call, const struct draft *draft)
{
	char *text = arena_copy(call->arena, draft_text(draft, call->arena));

	for (char *at = text; *at; at++)
		if (((unsigned char)*at < ' ' && *at != '\n') || *at == 0x7f)
			*at = '?';
	for (int line = 1; *text; line++) {
		size_t length = strcspn(text, "\n");

		fprintf(stderr, "%4d  %.*s\n", line, (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static int write_draft(struct assign_call *call, const struct draft *draft)
{
	struct own_key key = { .there = false };
	char *passphrase = NULL;
	struct error error;
	bool well;

	if (assign_is_bundle(call->output) &&
	    !own_key_look(call->app, call->arena, &key, &error))
		return command_failed("%s", error.text);
	if (key.locked && !(passphrase = passphrase_ask(call->passphrase_fd,
							"The passphrase of your key", false)))
		return NOT_DONE;
	well = draft_write(call->app, draft, call->output, passphrase, call->replace, &error);
	passphrase_wipe(passphrase);
	if (!well)
		return command_failed("%s", error.text);
	printf("%s is written.\n", call->output);
	if (!assign_is_bundle(call->output))
		return DONE;
	if (!key.there) {
		own_key_look(call->app, call->arena, &key, &error);
		printf("A key was made to sign it with, in %s. %s\n\"groundwork key\" tells of "
		       "it, and how to lock it and to keep a page to recover it.\n", key.path,
		       own_key_open_words());
	}
	printf("It is signed with the key %s: the person can compare that with you by "
	       "telephone.\n", key.fingerprint);
	return DONE;
}

static int assign(struct assign_call *call)
{
	const struct assignment *sample = NULL;
	struct findings findings;
	struct draft draft;
	struct error error;

	if (call->template && !(sample = assign_template(call->app, call->template)))
		return command_failed("there is no template \"%s\"; \"groundwork assign "
				      "--templates\" lists them", call->template);
	draft_begin(&draft, call->app, call->arena, sample);
	if (!fill(call, &draft, &error))
		return command_wrong(call->command, "%s", error.text);
	draft_check(call->app, &draft, call->arena, call->output, &findings);
	say_findings(&findings);
	if (findings.errors) {
		fputs("This is what it would have been:\n", stderr);
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
		printf("%-24s%s\n", samples[i]->id, samples[i]->title);
	return DONE;
}

static int open_screen(const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	struct app *app = command_app(&options);
	int status = NOT_DONE;

	if (app)
		status = faces->assign(app);
	app_close(app);
	return status;
}

static int run(struct assign_call *call, bool templates)
{
	const struct app_options options = { .silent = true, .no_store = true };
	int status;

	if (!templates && !call->output)
		return command_wrong(call->command, "it wants a file to write: -o FILE, which "
				     "ends in .ini, or in .gwb for a signed bundle");
	call->app = command_app(&options);
	if (!call->app)
		return NOT_DONE;
	command_say_notes(call->app);
	call->arena = arena_open();
	status = templates ? list_templates(call->app) : assign(call);
	arena_close(call->arena);
	app_close(call->app);
	return status;
}

int assign_command(const struct command *command, int argc, char **argv,
		   const struct faces *faces)
{
	struct assign_call call = { .command = command };
	bool templates = false;
	const struct option_place places[] = {
		{ "template", 0, &call.template, NULL }, { "title", 0, &call.title, NULL },
		{ "from", 0, &call.from, NULL }, { "to", 0, &call.to, NULL },
		{ "starts", 0, &call.starts, NULL }, { "ends", 0, &call.ends, NULL },
		{ "leave-out", 0, &call.leave_out, NULL },
		{ "longest", 0, &call.longest, NULL }, { "voice", 0, &call.voice, NULL },
		{ "output", 'o', &call.output, NULL },
		{ "passphrase-fd", 0, &call.passphrase_fd, NULL },
		{ "replace", 0, NULL, &call.replace }, { "templates", 0, NULL, &templates },
	};
	const struct option_list lists[] = {
		{ "task", &call.tasks }, { "note", &call.notes },
		{ "stop-if", &call.stop_ifs }, { "contact", &call.contacts },
		{ "with", &call.with },
	};
	char **rest;
	int left = command_options_lists(command, argc, argv, places,
					 sizeof places / sizeof *places, lists,
					 sizeof lists / sizeof *lists, &rest);

	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (argc == 1 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return open_screen(faces);
	if (left > 0)
		return command_wrong(command, "\"%s\" is more than it takes", rest[0]);
	return run(&call, templates);
}
