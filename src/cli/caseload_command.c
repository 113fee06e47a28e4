/* cli/caseload_command.c -- words after the command: add, show, note, next and so on. */
#include "cli/command.h"

#include "app/app.h"
#include "exchange/caseload.h"
#include "exchange/own_key.h"
#include "exchange/report.h"
#include "base/arena.h"
#include "base/error.h"
#include "cli/caseload_print.h"
#include "cli/passphrase.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct caseload_call {
	const struct command *command;
	struct app *app;
	struct arena *arena;
	struct caseload *caseload;
	const char *store, *output, *passphrase_fd, *starts, *ends, *leave_out, *voice;
	bool json, plain, all, replace, yes;
	struct option_values tasks, without, notes;
	char **rest;			/* what stands behind the word */
	int count;
	struct error error;
};

static int failed(const struct caseload_call *call)
{
	return command_failed("%s", call->error.text);
}

static bool find(struct caseload_call *call, struct case_person *person)
{
	return caseload_find(call->caseload, call->arena, call->rest[0], person,
			     &call->error);
}

static int list(struct caseload_call *call)
{
	const struct case_person *people;
	size_t count;

	if (!caseload_people(call->caseload, call->arena, &people, &count, &call->error))
		return failed(call);
	if (call->json)
		caseload_print_json(call->arena, people, count);
	else
		caseload_print_people(call->arena, people, count);
	return DONE;
}

/* NULL also when none is wanted; *well is false after saying why. */
static char *passphrase_of(struct caseload_call *call, bool *well)
{
	struct own_key key;
	char *passphrase = NULL;

	*well = own_key_look(call->app, call->arena, &key, &call->error);
	if (!*well) {
		failed(call);
	} else if (key.locked) {
		passphrase = passphrase_ask(call->passphrase_fd, "The passphrase of your key",
					    false);
		*well = passphrase != NULL;
	}
	return passphrase;
}

static bool unlock(struct caseload_call *call)
{
	bool well;
	char *passphrase = passphrase_of(call, &well);

	if (well && !caseload_unlock(call->caseload, passphrase, &call->error)) {
		failed(call);
		well = false;
	}
	passphrase_wipe(passphrase);
	return well;
}

static bool add_one(struct caseload_call *call, const char *path)
{
	struct arena *arena = arena_open();	/* of many files, one at a time */
	struct caseload_added added;
	bool well = caseload_add(call->caseload, arena, path, &added, &call->error);

	if (well && added.support)
		wrapped_print("", "Please read this one first: an answer in it opened the support "
			      "page.");
	if (well)
		printf("%s: %s.\n", path, added.words);
	if (well && added.warning)
		wrapped_print("    ", added.warning);
	if (!well)
		failed(call);
	arena_close(arena);
	return well;
}

/* Each file by itself: one that cannot be read keeps no other from being taken. */
static int add(struct caseload_call *call)
{
	int status = DONE;

	if (!unlock(call))
		return NOT_DONE;
	for (int i = 0; i < call->count; i++)
		if (!add_one(call, call->rest[i]))
			status = NOT_DONE;
	return status;
}

static bool print_report(struct caseload_call *call, const struct case_person *person,
			 const char *id)
{
	const char *lines;

	if (!caseload_lines(call->caseload, call->arena, person->id, id, &lines,
			    &call->error))
		return false;
	wrapped_lines(lines);
	return true;
}

static int save_page(struct caseload_call *call, const struct case_person *person)
{
	struct report report;
	enum report_form form;

	if (!report_form_of(call->output, &form) || form == REPORT_SEALED)
		return command_wrong(call->command, "%s ends in none of .html, .csv and .json",
				     call->output);
	if (!caseload_report(call->caseload, call->arena, person->id, person->latest.id,
			     &report, &call->error) ||
	    !report_save(call->app, &report, NULL, call->output, call->replace, &call->error))
		return failed(call);
	printf("%s is written. It is open: whoever has the file can read it.\n", call->output);
	return DONE;
}

static int show(struct caseload_call *call)
{
	const struct case_report *reports;
	const struct case_note *notes;
	struct case_person person;
	size_t count, note_count;

	if (!find(call, &person))
		return failed(call);
	if (call->output)
		return save_page(call, &person);
	if (!caseload_reports(call->caseload, call->arena, person.id, &reports, &count,
			      &call->error) ||
	    !caseload_notes(call->caseload, call->arena, person.id, &notes, &note_count,
			    &call->error))
		return failed(call);
	caseload_print_people(call->arena, &person, 1);
	putchar('\n');
	caseload_print_notes(call->arena, notes, note_count);
	for (size_t i = 0; i < (call->all ? count : 1); i++)
		if (!print_report(call, &person, reports[i].id))
			return failed(call);
	return DONE;
}

static int note(struct caseload_call *call)
{
	struct case_person person;

	if (!find(call, &person) ||
	    !caseload_note(call->caseload, person.id, call->rest[1], &call->error))
		return failed(call);
	printf("Kept. It goes to %s with the next assignment.\n", person.name);
	return DONE;
}

static bool leave_out_tasks(struct caseload_call *call, struct draft *draft)
{
	for (size_t i = 0; i < call->without.count; i++) {
		const char *name = call->without.at[i];
		size_t at = 0;

		while (at < draft->task_count && strcmp(draft->tasks[at].name, name) != 0)
			at++;
		if (at == draft->task_count)
			return error_set(&call->error, "the last assignment has no task \"%s\"",
					 name);
		draft->task_count--;
		memmove(&draft->tasks[at], &draft->tasks[at + 1],
			(draft->task_count - at) * sizeof *draft->tasks);
	}
	return true;
}

static bool change(struct caseload_call *call, struct draft *draft)
{
	size_t count = draft->notes.count + call->notes.count;
	const char **notes = arena_take_many(call->arena, count + 1, sizeof *notes);

	for (size_t i = 0; i < count; i++)
		notes[i] = i < draft->notes.count ? draft->notes.at[i]
						  : call->notes.at[i - draft->notes.count];
	draft->notes = (struct texts){ notes, count };
	draft->starts = call->starts;
	draft->ends = call->ends;
	if (call->leave_out)
		draft->leave_out = call->leave_out;
	if (call->voice) {
		draft->voice = call->voice;
		draft->voice_as_before = false;
	}
	if (!leave_out_tasks(call, draft))
		return false;
	for (size_t i = 0; i < call->tasks.count; i++)
		if (!draft_add(draft, call->arena, call->tasks.at[i], &call->error))
			return false;
	return true;
}

static bool has_errors(struct caseload_call *call, const struct draft *draft,
		       const char *path)
{
	struct findings findings;

	draft_check(call->app, draft, call->arena, path, &findings);
	for (size_t i = 0; i < findings.count; i++)
		fprintf(stderr, "%s: %s: %s\n", findings.at[i].file,
			findings.at[i].warning ? "warning" : "error", findings.at[i].text);
	return findings.errors > 0;
}

static int write_next(struct caseload_call *call, const struct case_person *person,
		      const struct draft *draft, const char *path)
{
	bool well;
	char *passphrase;

	if (has_errors(call, draft, path))
		return NOT_DONE;
	passphrase = passphrase_of(call, &well);
	if (!well)
		return NOT_DONE;
	well = draft_write(call->app, draft, path, passphrase, call->replace, &call->error);
	passphrase_wipe(passphrase);
	if (!well ||
	    !caseload_answered(call->caseload, person->id, path, &call->error))
		return failed(call);
	printf("%s is written. Nothing was sent: how it gets to %s is up to you.\n", path,
	       person->name);
	return DONE;
}

static int next(struct caseload_call *call)
{
	const char *path = call->output;
	struct case_person person;
	struct draft draft;
	bool whole;

	if (!find(call, &person) ||
	    !caseload_next(call->caseload, call->arena, &person, &draft, &whole,
			   &call->error) ||
	    !change(call, &draft) ||
	    (!path && !caseload_next_place(call->caseload, call->arena, &draft, &path,
					   &call->error)))
		return failed(call);
	if (!whole)
		fputs("groundwork: the last assignment was not made here, and is taken from the "
		      "report: please say again what it leaves out, and whom to call\n", stderr);
	return write_next(call, &person, &draft, path);
}

static int rename_person(struct caseload_call *call)
{
	struct case_person person;

	if (!find(call, &person) ||
	    !caseload_rename(call->caseload, person.id, call->rest[1], &call->error))
		return failed(call);
	printf("%s is called %s from now on.\n", person.name, call->rest[1]);
	return DONE;
}

static int forget(struct caseload_call *call)
{
	struct case_person person;

	if (!find(call, &person))
		return failed(call);
	if (!call->yes)
		return command_failed("this forgets %s with every report and note: say --yes to "
				      "do so", person.name);
	if (!caseload_forget(call->caseload, person.id, &call->error))
		return failed(call);
	printf("%s is forgotten. Copies that you made elsewhere are not.\n", person.name);
	return DONE;
}

static const struct {
	const char *word;
	int (*run)(struct caseload_call *call);
	int least, most;
	const char *wants;
} words[] = {
	{ "add", add, 1, 1 << 20, "the files of reports" },
	{ "show", show, 1, 1, "a name" },
	{ "note", note, 2, 2, "a name and a text, in quotation marks" },
	{ "next", next, 1, 1, "a name" },
	{ "rename", rename_person, 2, 2, "a name and another one" },
	{ "forget", forget, 1, 1, "a name" },
};

static int run(struct caseload_call *call, int (*work)(struct caseload_call *call),
	       const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	int status;

	call->app = command_app(&options);
	if (!call->app)
		return NOT_DONE;
	if (!work) {
		status = faces->caseload(call->app, call->store);
		app_close(call->app);
		return status;
	}
	command_say_notes(call->app);
	call->arena = arena_open();
	status = caseload_open(&call->caseload, call->app, call->store, &call->error)
			 ? work(call) : failed(call);
	caseload_close(call->caseload);
	arena_close(call->arena);
	app_close(call->app);
	return status;
}

static int run_word(struct caseload_call *call, const struct faces *faces)
{
	const char *word = call->rest[0];

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].word, word) != 0)
			continue;
		call->rest++;
		call->count--;
		if (call->count < words[i].least || call->count > words[i].most)
			return command_wrong(call->command, "%s wants %s", word, words[i].wants);
		return run(call, words[i].run, faces);
	}
	return command_wrong(call->command, "\"%s\" is none of add, show, note, next, rename and "
			     "forget", word);
}

/* The screen, where there is one and nothing else is asked for. */
static bool is_for_screen(const struct caseload_call *call, const struct faces *faces)
{
	struct error unused;

	return !call->json && !call->plain && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	       faces->usable(&unused);
}

int caseload_command(const struct command *command, int argc, char **argv,
		     const struct faces *faces)
{
	struct caseload_call call = { .command = command };
	const struct option_place places[] = {
		{ "store", 0, &call.store, NULL }, { "output", 'o', &call.output, NULL },
		{ "starts", 0, &call.starts, NULL }, { "ends", 0, &call.ends, NULL },
		{ "leave-out", 0, &call.leave_out, NULL },
		{ "voice", 0, &call.voice, NULL },
		{ "passphrase-fd", 0, &call.passphrase_fd, NULL },
		{ "json", 0, NULL, &call.json }, { "plain", 0, NULL, &call.plain },
		{ "all", 0, NULL, &call.all }, { "replace", 0, NULL, &call.replace },
		{ "yes", 0, NULL, &call.yes },
	};
	const struct option_list lists[] = {
		{ "task", &call.tasks }, { "without", &call.without }, { "note", &call.notes },
	};

	call.count = command_options_lists(command, argc, argv, places,
					   sizeof places / sizeof *places, lists,
					   sizeof lists / sizeof *lists, &call.rest);
	if (call.count < 0)
		return call.count == -1 ? DONE : WRONG_CALL;
	if (call.count > 0)
		return run_word(&call, faces);
	return run(&call, is_for_screen(&call, faces) ? NULL : list, faces);
}
