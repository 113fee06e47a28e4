/* cli/caseload_command.c -- words after the command: add, show, note, next and so on. */
#include "cli/command.h"

#include "exchange/case_forget.h"
#include "exchange/caseload.h"
#include "exchange/user_key.h"
#include "exchange/report.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/out.h"
#include "base/utf8.h"
#include "cli/caseload_print.h"
#include "cli/passphrase.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>

struct caseload_options {
	const char *store, *output, *passphrase_fd, *starts, *ends, *leave_out, *voice;
	bool json, plain, all, replace, yes, undo;
	struct texts tasks, without, notes, stop_ifs, contacts;
};

#define STORED(member) STORED_IN(struct caseload_options, member)

static const struct command_option options[] = {
	{ "json", STORED(json), .help = "everybody, as an array of objects" },
	{ "plain", STORED(plain), .help = "lists everybody instead of opening a screen" },
	{ "all", STORED(all), .help = "with show: every report, newest first" },
	{ "task", .argument = "WORDS", STORED(tasks),
	  .help = "with next: adds a task, as with assign" },
	{ "without", .argument = "TASK", STORED(without),
	  .help = "with next: leaves one out that the last assignment had" },
	{ "starts", .argument = "DATE", STORED(starts),
	  .help = "with next: the first day" },
	{ "ends", .argument = "DATE", STORED(ends),
	  .help = "with next: the last day" },
	{ "leave-out", .argument = "LIST", STORED(leave_out),
	  .help = "with next: what no task may contain" },
	{ "note", .argument = "TEXT", STORED(notes),
	  .help = "with next: words to the person" },
	{ "stop-if", .argument = "TEXT", STORED(stop_ifs),
	  .help = "with next: when they should stop, in the place of what was said before" },
	{ "contact", .argument = "TEXT", STORED(contacts),
	  .help = "with next: whom they can call, likewise" },
	{ "voice", .argument = "NAME", STORED(voice),
	  .help = "with next: your recordings go along; those of the last assignment go along "
		  "anyway" },
	{ "output", 'o', "FILE", STORED(output),
	  .help = "with next: the assignment, .gwb; with show: the latest report, or with --all "
		  "every one, as a page to print, .html, as a table, .csv, or .json", .takes = { .file = true } },
	{ "yes", STORED(yes), .help = "with forget: does so" },
	{ "undo", STORED(undo), .help = "with dealt: takes the last mark back" },
	{ "store", .argument = "URL", STORED(store),
	  .help = "where it is kept, as store in [caseload] of the settings says: sqlite:PATH, or "
		  "postgresql://host/database for a team, where this Groundwork was built with "
		  "libpq. A password for that belongs into ~/.pgpass" },
	{ "replace", STORED(replace), .help = "overwrites the file when it is there" },
	{ "passphrase-fd", .argument = "N", STORED(passphrase_fd),
	  .help = "reads the passphrase of your key from there" },
	{ 0 }
};

enum { ADD, SHOW, NOTE, DEALT, NEXT, RENAME, FORGET, MAKE };

static const struct command_action actions[] = {
	[ADD] = { "add", "FILE...", .least = 1, .most = ANY_NUMBER,
		  .wants = "the files of reports", .takes = { .file = true },
		  .help = "opens sealed reports (.gwr) with your key and keeps them; each is "
			  "taken whole or not at all, and the same one twice changes nothing" },
	[SHOW] = { "show", "NAME", .least = 1, .most = 1, .wants = "a name",
		   .help = "the latest report" },
	[NOTE] = { "note", "NAME TEXT", .least = 2, .most = 2,
		   .wants = "a name and a text, in quotation marks",
		   .help = "keeps a note; it goes along with the next assignment" },
	[DEALT] = { "dealt", "NAME TEXT", .least = 1, .most = 2,
		    .wants = "a name and, in quotation marks, how and by whom",
		    .help = "marks the answers of a person that opened the support page as dealt "
			    "with; the text stays in the caseload" },
	[NEXT] = { "next", "NAME", .least = 1, .most = 1, .wants = "a name",
		   .help = "writes the next assignment, which begins as the last one" },
	[RENAME] = { "rename", "NAME OTHER", .least = 2, .most = 2,
		     .wants = "a name and another one", .help = "calls a person otherwise" },
	[FORGET] = { "forget", "NAME", .least = 1, .most = 1, .wants = "a name",
		     .help = "forgets a person with all that was sent, and the copies of what they "
			     "were given; it says which it cannot reach" },
	[MAKE] = { "make", "", .help = "begins an empty one where --store or the settings say, or "
		   "brings one of an older Groundwork up to this one; a report to add begins one "
		   "as well" },
	{ 0 }
};

/* A call with the caseload open. */
struct caseload_call {
	struct call *call;
	const struct caseload_options *asked;
	struct app *app;
	struct arena *arena;
	struct caseload *caseload;
	struct error *error;		/* of the call */
};

static int failed(const struct caseload_call *work)
{
	return call_failed(work->call);
}

static bool find(struct caseload_call *work, struct case_person *person)
{
	return caseload_find(work->caseload, work->arena, work->call->words[0], person,
			     work->error);
}

static void list_lines(const struct caseload_call *work, const struct caseload_list *all,
		       bool whole)
{
	if (all->count || (whole && !all->waiting_count))
		caseload_print_people(work->arena, all->people, all->count);
	if (all->count && all->waiting_count)
		out_line("");
	caseload_print_waiting(work->arena, all->waiting, all->waiting_count);
}

/* The people stand there also when the copies of what was given cannot be read. */
static int list(struct caseload_call *work)
{
	struct caseload_list all = { 0 };
	bool whole;

	if (!caseload_people(work->caseload, work->arena, &all.people, &all.count, work->error))
		return failed(work);
	whole = case_waiting(work->app, work->caseload, work->arena, &all.waiting,
			     &all.waiting_count, work->error);
	if (work->asked->json)
		caseload_print_json(work->arena, &all);
	else
		list_lines(work, &all, whole);
	return whole ? DONE : failed(work);
}

static bool unlock(struct caseload_call *work)
{
	struct user_key key;
	char *passphrase;
	bool unlocked;

	if (!passphrase_of_key(work->call, work->asked->passphrase_fd, &key, &passphrase))
		return false;
	unlocked = caseload_unlock(work->caseload, passphrase, work->error);
	passphrase_wipe(passphrase);
	if (!unlocked)
		failed(work);
	return unlocked;
}

/* What is said of a file stands behind its line, with the name of whose it is. */
static void say_added(const char *path, const struct caseload_added *added)
{
	out_print("%s: %s.\n", path, added->words);
	if (added->first)
		wrapped_print("    ", added->first);
	if (added->warning)
		wrapped_print("    ", added->warning);
}

/* Adds one; *first grows by whose is to be read first. */
static bool add_one(struct caseload_call *work, const char *path, struct buffer *first,
		    bool *is_stuck)
{
	struct arena *arena = arena_open();	/* of many files, one at a time */
	struct caseload_added added;
	bool ok = caseload_add(work->caseload, arena, path, &added, work->error);

	*is_stuck = added.is_stuck;
	if (ok)
		say_added(path, &added);
	else
		failed(work);
	if (ok && added.first)
		buffer_print(first, "%s%s", first->length ? ", " : "", added.name);
	arena_close(arena);
	return ok;
}

static void say_rest(int rest)
{
	if (rest)
		command_note("%d more file%s not tried, since it would be the same with %s", rest,
			     rest == 1 ? " was" : "s were", rest == 1 ? "it" : "them");
}

/* Each file by itself: one that cannot be read keeps no other from being taken. */
static int add(struct caseload_call *work)
{
	struct buffer first = { 0 };
	int status = DONE, count = work->call->word_count;
	bool is_stuck = false;

	if (!unlock(work))
		return NOT_DONE;
	for (int i = 0; i < count && !is_stuck; i++) {
		if (!add_one(work, work->call->words[i], &first, &is_stuck))
			status = NOT_DONE;
		if (is_stuck)
			say_rest(count - i - 1);
	}
	if (count > 1 && first.length)
		wrapped_print("", arena_print(work->arena, "To be read first: %s.",
					      buffer_string(&first)));
	buffer_free(&first);
	return status;
}

static bool print_report(struct caseload_call *work, const struct case_person *person,
			 const char *id)
{
	const char *lines;

	if (!caseload_lines(work->caseload, work->arena, person->id, id, &lines, work->error))
		return false;
	wrapped_lines(lines);
	return true;
}

/* The reports with all that was written in them; NULL when one cannot be read. */
static const struct report *whole_reports(struct caseload_call *work, const char *person,
					  const struct case_report *sums, size_t count)
{
	struct report *reports = arena_array(work->arena, count + 1, sizeof *reports);

	for (size_t i = 0; i < count; i++)
		if (!caseload_report(work->caseload, work->arena, person, sums[i].id,
				     &reports[i], work->error))
			return NULL;
	return reports;
}

static int save(struct caseload_call *work, const struct case_person *person,
		const struct case_report *sums, size_t count)
{
	const struct report *reports;
	const char *path = work->asked->output;
	enum report_form form;
	bool ok;

	if (!report_form_of(path, &form) || form == REPORT_SEALED)
		return call_wrong(work->call, "%s ends in none of .html, .csv and .json", path);
	reports = whole_reports(work, person->id, sums, count);
	ok = reports && (count == 1
			 ? report_save(work->app, reports, NULL, path, work->asked->replace,
				       work->error)
			 : report_save_all(reports, count, path, work->asked->replace,
					   work->error));
	if (!ok)
		return failed(work);
	out_print("%s is written%s. It is open: whoever has the file can read it.\n", path,
		  count > 1 ? arena_print(work->arena, ", with %zu reports", count) : "");
	return DONE;
}

static bool print_person(struct caseload_call *work, const struct case_person *person,
			 const struct case_report *reports, size_t count)
{
	const struct case_note *notes;
	size_t note_count;
	const char *open;

	if (!caseload_open_answers(work->caseload, work->arena, person->id, reports, count,
				   &open, work->error) ||
	    !caseload_notes(work->caseload, work->arena, person->id, &notes, &note_count,
			    work->error))
		return false;
	caseload_print_people(work->arena, person, 1);
	out_line("");
	wrapped_lines(open);
	if (*open)
		out_line("");
	caseload_print_notes(work->arena, notes, note_count);
	return true;
}

static int show(struct caseload_call *work)
{
	const struct case_report *reports;
	struct case_person person;
	size_t count, wanted;

	if (!find(work, &person))
		return failed(work);
	if (!caseload_reports(work->caseload, work->arena, person.id, &reports, &count,
			      work->error))
		return failed(work);
	wanted = work->asked->all ? count : 1;
	if (work->asked->output)
		return save(work, &person, reports, wanted);
	if (!print_person(work, &person, reports, count))
		return failed(work);
	for (size_t i = 0; i < wanted; i++)
		if (!print_report(work, &person, reports[i].id))
			return failed(work);
	return DONE;
}

static int note(struct caseload_call *work)
{
	struct case_person person;

	if (!find(work, &person) ||
	    !caseload_note(work->caseload, person.id, work->call->words[1], work->error))
		return failed(work);
	out_print("Kept. It goes to %s with the next assignment.\n", person.name);
	return DONE;
}

static int undeal(struct caseload_call *work, const struct case_person *person)
{
	bool was_dealt;

	if (!caseload_undeal(work->caseload, person->id, &was_dealt, work->error))
		return failed(work);
	out_print(was_dealt ? "The last mark is taken back. %s stands first again.\n"
			    : "Nothing of %s is marked as dealt with.\n", person->name);
	return DONE;
}

/* What is marked is said, since it may have come between the look and the mark. */
static int dealt(struct caseload_call *work)
{
	const char *words = work->call->word_count > 1 ? work->call->words[1] : "", *open;
	const struct case_report *reports;
	struct case_person person;
	size_t count, marked;

	if (!find(work, &person))
		return failed(work);
	if (work->asked->undo)
		return undeal(work, &person);
	if (!caseload_reports(work->caseload, work->arena, person.id, &reports, &count,
			      work->error) ||
	    !caseload_open_answers(work->caseload, work->arena, person.id, reports, count, &open,
				   work->error) ||
	    !caseload_deal(work->caseload, person.id, reports, count, words, &marked,
			   work->error))
		return failed(work);
	if (!marked) {
		out_print("Nothing of %s waits to be dealt with.\n", person.name);
		return DONE;
	}
	out_print("Marked as dealt with, for %s:\n", person.name);
	wrapped_lines(strchr(open, '\n') + 1);
	return DONE;
}

static bool leave_out_tasks(struct caseload_call *work, struct assign_draft *draft)
{
	for (size_t i = 0; i < work->asked->without.count; i++) {
		const char *name = work->asked->without.at[i];
		size_t at = 0;

		while (at < draft->task_count && strcmp(draft->tasks[at].name, name) != 0)
			at++;
		if (at == draft->task_count)
			return error_set(work->error,
					 "the last assignment has no task \"%s\"", name);
		draft->task_count--;
		memmove(&draft->tasks[at], &draft->tasks[at + 1],
			(draft->task_count - at) * sizeof *draft->tasks);
	}
	return true;
}

static bool change(struct caseload_call *work, struct assign_draft *draft)
{
	size_t count = draft->notes.count + work->asked->notes.count;
	const char **notes = arena_array(work->arena, count + 1, sizeof *notes);

	for (size_t i = 0; i < count; i++)
		notes[i] = i < draft->notes.count ? draft->notes.at[i]
						  : work->asked->notes.at[i - draft->notes.count];
	draft->notes = (struct texts){ notes, count };
	draft->starts = work->asked->starts;
	draft->ends = work->asked->ends;
	if (work->asked->stop_ifs.count)
		draft->stop_if = work->asked->stop_ifs;
	if (work->asked->contacts.count)
		draft->contacts = work->asked->contacts;
	if (work->asked->leave_out)
		draft->leave_out = work->asked->leave_out;
	if (work->asked->voice) {
		draft->voice = work->asked->voice;
		draft->voice_as_before = false;
	}
	if (!leave_out_tasks(work, draft))
		return false;
	for (size_t i = 0; i < work->asked->tasks.count; i++)
		if (!assign_draft_add(draft, work->arena, work->asked->tasks.at[i],
				      work->error))
			return false;
	return true;
}

static bool has_errors(struct caseload_call *work, const struct assign_draft *draft,
		       const char *path)
{
	struct findings findings;

	assign_draft_check(work->app, draft, work->arena, path, &findings);
	for (size_t i = 0; i < findings.count; i++)
		command_line("%s: %s: %s", findings.at[i].file,
			     findings.at[i].warning ? "warning" : "error",
			     findings.at[i].text);
	return findings.errors > 0;
}

static int write_next(struct caseload_call *work, const struct case_person *person,
		      const struct assign_draft *draft, const char *path)
{
	struct user_key key;
	char *passphrase;
	bool ok;

	if (has_errors(work, draft, path) ||
	    !passphrase_of_key(work->call, work->asked->passphrase_fd, &key, &passphrase))
		return NOT_DONE;
	ok = caseload_write_next(work->caseload, person->id, draft, path, passphrase,
				 work->asked->replace, work->error);
	passphrase_wipe(passphrase);
	if (!ok)
		return failed(work);
	out_print("%s is written. Nothing was sent: how it gets to %s is up to you.\n", path,
		  person->name);
	return DONE;
}

static int next(struct caseload_call *work)
{
	const char *path = work->asked->output;
	struct case_person person;
	struct assign_draft draft;
	bool whole;

	if (!find(work, &person) ||
	    !caseload_next(work->caseload, work->arena, &person, &draft, &whole,
			   work->error) ||
	    !change(work, &draft) ||
	    (!path && !caseload_next_place(work->caseload, work->arena, &draft, &path,
					   work->error)))
		return failed(work);
	if (!whole)
		command_note("the last assignment was not made here, and is taken from the "
			     "report: please say again what it leaves out (--leave-out), when to leave "
			     "it be (--stop-if) and whom to call (--contact)");
	return write_next(work, &person, &draft, path);
}

static int rename_person(struct caseload_call *work)
{
	const char *name = work->call->words[1], *remark;
	struct case_person person;

	if (!find(work, &person) ||
	    !caseload_rename(work->caseload, work->arena, person.id, name, &remark, work->error))
		return failed(work);
	out_print("%s is called %s from now on.\n", person.name, name);
	if (remark)
		wrapped_print("", remark);
	return DONE;
}

/* What we cannot reach is named, as far as we know of it. */
static void say_forgotten(const char *name, const struct case_forgotten *did)
{
	out_print("%s is forgotten, with %zu file%s that lay in the folder \"given\".\n", name,
		  did->files, did->files == 1 ? "" : "s");
	for (size_t i = 0; i < did->remaining.count; i++)
		out_print("    still there: %s\n", did->remaining.at[i]);
	if (did->shared)
		wrapped_print("", "Each of your team has such a folder too: the same call on their "
			      "machines empties it of this name.");
	wrapped_print("", "What was handed out, what you saved elsewhere, and backups are out of "
		      "reach.");
}

static bool is_waiting(struct caseload_call *work, const char *name, bool *is)
{
	const struct case_waiting *waiting;
	size_t count;

	*is = false;
	if (!case_waiting(work->app, work->caseload, work->arena, &waiting, &count,
			  work->error))
		return false;
	for (size_t i = 0; i < count; i++)
		*is |= utf8_same(waiting[i].name, name);
	return true;
}

static int forget(struct caseload_call *work)
{
	const char *name = work->call->words[0];
	struct case_forgotten did;
	struct case_person person;
	bool waits, ok;

	if (!is_waiting(work, name, &waits) || (!waits && !find(work, &person)))
		return failed(work);
	if (!work->asked->yes)
		return command_failed("this forgets %s with every report, note and copy: say --yes "
				      "to do so", waits ? name : person.name);
	ok = waits ? case_forget_waiting(work->app, work->caseload, name, &did, work->error)
		   : case_forget(work->app, work->caseload, work->arena, &person, &did,
				 work->error);
	if (!ok)
		return failed(work);
	say_forgotten(waits ? name : person.name, &did);
	return DONE;
}

static int act(struct caseload_call *work)
{
	switch (work->call->action) {
	case ADD:
		return add(work);
	case SHOW:
		return show(work);
	case NOTE:
		return note(work);
	case DEALT:
		return dealt(work);
	case NEXT:
		return next(work);
	case RENAME:
		return rename_person(work);
	case FORGET:
		return forget(work);
	case MAKE:
		out_print("The caseload is in %s.\n", caseload_name(work->caseload));
		return DONE;
	default:
		return list(work);
	}
}

static int run(struct call *call)
{
	struct caseload_call work = { .call = call, .asked = call->options, .app = call->app,
				      .arena = call->arena, .error = &call->error };
	int status;

	if (!caseload_open(&work.caseload, call->app, work.asked->store,
			   call->action == ADD || call->action == MAKE ? CASELOAD_MAKE
								       : CASELOAD_USE,
			   &call->error)) {
		status = call_failed(call);
	} else {
		if (caseload_remark(work.caseload))
			command_note("%s", caseload_remark(work.caseload));
		status = act(&work);
	}
	caseload_close(work.caseload);
	return status;
}

/* The screen, where there is one and nothing else is asked for. */
static bool wants_screen(const struct call *call)
{
	const struct caseload_options *asked = call->options;
	struct error unused;

	return call->action < 0 && !asked->json && !asked->plain && call_is_at_terminal() &&
	       call->faces->usable(&unused);
}

static int caseload_on_screen(struct call *call)
{
	const struct caseload_options *asked = call->options;

	return call->faces->caseload(call->app, asked->store);
}

const struct command caseload_command = {
	.name = "caseload",
	.usage = "[add FILE... | show NAME | note NAME TEXT | dealt NAME TEXT | next NAME]",
	.summary = "Keeps the reports that people have given you, for therapists",
	.details = "Without a word it opens a screen; where there is none, or with --plain, it lists "
		   "everybody with what was asked and done, the minutes and the last contact, and "
		   "whoever was given something and has sent no report; "
		   "those stand first for whom an answer opened the support page, until "
		   "\"dealt\" marks it as dealt with, the gravest on top. NAME is a "
		   "name, or the first digits of a key.",
	.options = options, .options_size = sizeof(struct caseload_options), .actions = actions,
	.app = { .silent = true, .no_store = true },
	.wants_screen = wants_screen, .screen = caseload_on_screen, .run = run,
};
