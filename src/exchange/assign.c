/* exchange/assign.c -- words in, the INI text of a file out, and the file's own checks. */
#include "exchange/assign.h"

#include "app/app.h"
#include "app/opened.h"
#include "exchange/bundle_write.h"
#include "exchange/assignment_archive.h"
#include "exchange/written.h"
#include "practice/player.h"
#include "schedule/eligibility.h"
#include "schedule/practice_subset.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "content/library.h"
#include "content/assignment_file.h"
#include "content/bundle.h"
#include "content/practice_file.h"
#include "content/diagnostics.h"
#include "content/references.h"
#include "content/values.h"
#include "model/leave_outs.h"
#include "model/rules_text.h"

#include <stdio.h>
#include <string.h>

enum { ATTACHED_MOST = 2 * TASKS_MOST };

/* The practices that only their maker has: they go along. */
struct attachments {
	const struct practice *practices[ATTACHED_MOST];
	size_t count;
};

const struct assignment *const *assign_templates(const struct app *app, size_t *count)
{
	*count = app_library(app) ? app_library(app)->assignment_count : 0;
	return app_library(app) ? app_library(app)->assignments : NULL;
}

const struct assignment *assign_template(const struct app *app, const char *id)
{
	return app_library(app) ? library_assignment(app_library(app), id) : NULL;
}

static const char *today_text(const struct app *app, struct arena *arena)
{
	int64_t now_ms = clock_civil_ms(app_clock(app));
	char text[DAY_ISO];

	day_iso(moment_day(now_ms, moment_offset_s(now_ms), 0), text);
	return arena_copy(arena, text);
}

static const char *minutes_words(struct arena *arena, int64_t ms)
{
	return ms ? arena_print(arena, "%g", (double)ms / 60000) : NULL;
}

static const char *portion_words(struct arena *arena, const struct portion *portion)
{
	struct buffer words = { 0 };
	const char *text;

	buffer_add_string(&words, portion->practice);
	for (size_t i = 0; i < portion->steps.count; i++)
		buffer_print(&words, "%s%s", i ? ", " : " (", portion->steps.at[i]);
	if (portion->steps.count)
		buffer_add_string(&words, ")");
	text = arena_copy(arena, buffer_string(&words));
	buffer_free(&words);
	return text;
}

static struct assign_draft_task task_words(struct arena *arena, const struct task *task)
{
	char times[TIMES_TEXT];

	times_write(&task->times, times);
	return (struct assign_draft_task){ .name = task->name,
				    .todo = portion_words(arena, &task->todo),
				    .times = arena_copy(arena, times),
				    .minutes = minutes_words(arena, task->minutes_ms),
				    .when = task->when, .why = task->why };
}

/* The samples ask for a number in the place of one. */
static bool is_to_be_filled(const char *contact)
{
	return strstr(contact, "write in, before handing this on") ||
	       strstr(contact, "to be filled in");
}

static struct texts filled_in(struct arena *arena, const struct texts *contacts)
{
	const char **at = arena_array(arena, contacts->count + 1, sizeof *at);
	size_t kept = 0;

	for (size_t i = 0; i < contacts->count; i++)
		if (!is_to_be_filled(contacts->at[i]))
			at[kept++] = contacts->at[i];
	return (struct texts){ at, kept };
}

void assign_draft_begin(struct assign_draft *draft, const struct app *app,
			struct arena *arena,
			const struct assignment *sample)
{
	*draft = (struct assign_draft){ .made = today_text(app, arena) };
	if (!sample)
		return;
	draft->title = sample->title;
	draft->from = sample->own ? sample->from : NULL;
	draft->to = sample->own ? sample->to : NULL;
	draft->starts = sample->starts;
	draft->ends = sample->ends;
	draft->leave_out = leave_outs_text(arena, sample->leave_out);
	draft->longest = minutes_words(arena, sample->longest_ms);
	draft->notes = sample->notes;
	draft->stop_if = sample->stop_if;
	draft->contacts = filled_in(arena, &sample->contacts);
	for (size_t i = 0; i < sample->task_count; i++)
		draft->tasks[i] = task_words(arena, &sample->tasks[i]);
	draft->task_count = sample->task_count;
}

static bool is_taken(const struct assign_draft *draft, const char *name)
{
	for (size_t i = 0; i < draft->task_count; i++)
		if (!strcmp(draft->tasks[i].name, name))
			return true;
	return false;
}

const char *assign_draft_name(const struct assign_draft *draft, struct arena *arena,
			      const char *todo)
{
	const char *practice = arena_copy_bytes(arena, todo, strcspn(todo, " ("));
	const char *name = practice;

	for (int i = 2; is_taken(draft, name); i++)
		name = arena_print(arena, "%s-%d", practice, i);
	return name;
}

/* A part without the blanks around it. */
static const char *trimmed(struct arena *arena, const char *text, size_t length)
{
	while (length && (*text == ' ' || *text == '\t')) {
		text++;
		length--;
	}
	while (length && (text[length - 1] == ' ' || text[length - 1] == '\t'))
		length--;
	return arena_copy_bytes(arena, text, length);
}

static bool put_part(struct assign_draft_task *task, struct arena *arena, const char *part,
		     struct error *error)
{
	const struct { const char *key; const char **value; } places[] = {
		{ "times", &task->times }, { "minutes", &task->minutes },
		{ "when", &task->when }, { "why", &task->why } };
	size_t key = strcspn(part, "=");
	const char *name = trimmed(arena, part, key);

	for (size_t i = 0; part[key] && i < sizeof places / sizeof *places; i++)
		if (!strcmp(places[i].key, name)) {
			*places[i].value = trimmed(arena, part + key + 1,
						   strlen(part + key + 1));
			return true;
		}
	return error_set(error, "\"%s\": after the practice come times=, minutes=, when= and "
			 "why=, with a semicolon between", part);
}

bool assign_draft_add(struct assign_draft *draft, struct arena *arena, const char *words,
		      struct error *error)
{
	struct assign_draft_task task = { .times = "daily" };
	size_t length = strcspn(words, ";");

	task.todo = trimmed(arena, words, length);
	if (!*task.todo)
		return error_set(error, "a task begins with a practice, such as \"ground-feet; "
				 "times=daily\"");
	while (words[length]) {
		words += length + 1;
		length = strcspn(words, ";");
		if (!put_part(&task, arena, trimmed(arena, words, length), error))
			return false;
	}
	if (draft->task_count == TASKS_MOST)
		return error_set(error, "an assignment has at most %d tasks: fewer are done more "
				 "often", TASKS_MOST);
	task.name = assign_draft_name(draft, arena, task.todo);
	draft->tasks[draft->task_count++] = task;
	return true;
}

/* A value in one line: whatever was pasted cannot begin another. */
static void put(struct buffer *text, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	buffer_print(text, "%-9s = ", key);
	for (; *value; value++)
		buffer_add(text, *value == '\n' || *value == '\r' ? " " : value, 1);
	buffer_add_string(text, "\n");
}

static void put_all(struct buffer *text, const char *key, const struct texts *values)
{
	for (size_t i = 0; i < values->count; i++)
		put(text, key, values->at[i]);
}

static void put_task(struct buffer *text, const struct assign_draft_task *task)
{
	buffer_print(text, "\n[task %s]\n", task->name);
	put(text, "do", task->todo);
	put(text, "times", task->times);
	put(text, "minutes", task->minutes);
	put(text, "when", task->when);
	put(text, "why", task->why);
}

const char *assign_task_rules(const struct app *app, struct arena *arena,
			      const struct assign_draft_task *task)
{
	const char *id = arena_print(arena, "%.*s", (int)strcspn(task->todo, " ("), task->todo);
	const struct practice *practice = app_practice(app, id);
	struct buffer all = { 0 };
	struct rules rules;
	struct texts texts;
	const char *text;

	if (!practice)
		return NULL;
	rules = practice_rules(practice);
	texts = rules_texts(arena, &rules, eligibility_steady_first(app, &rules));
	buffer_add_string(&all, "Groundwork holds to this by itself:");
	for (size_t i = 0; i < texts.count; i++)
		buffer_print(&all, " %s", texts.at[i]);
	text = texts.count ? arena_copy(arena, buffer_string(&all)) : NULL;
	buffer_free(&all);
	return text;
}

const char *assign_draft_text(const struct assign_draft *draft, struct arena *arena)
{
	struct buffer text = { 0 };
	const char *kept;

	buffer_add_string(&text, "[assignment]\n");
	put(&text, "title", draft->title);
	put(&text, "from", draft->from);
	put(&text, "to", draft->to);
	put(&text, "made", draft->made);
	put(&text, "starts", draft->starts);
	put(&text, "ends", draft->ends);
	put(&text, "leave_out", draft->leave_out);
	put(&text, "longest", draft->longest);
	put_all(&text, "note", &draft->notes);
	put_all(&text, "stop_if", &draft->stop_if);
	put_all(&text, "contact", &draft->contacts);
	for (size_t i = 0; i < draft->task_count; i++)
		put_task(&text, &draft->tasks[i]);
	kept = arena_copy(arena, buffer_string(&text));
	buffer_free(&text);
	return kept;
}

bool assign_is_bundle(const char *path)
{
	size_t length = strlen(path), ending = strlen(BUNDLE_ENDING);

	return length > ending && !strcmp(path + length - ending, BUNDLE_ENDING);
}

/* What keeps the person from harm must be in what is signed; in plain text, which others
 * may still write in, it is remarked upon. */
static void check_care(const struct assign_draft *draft, const char *path, const char *file,
		       struct diagnostics *diagnostics)
{
	typedef void say(struct diagnostics *, const char *, int, const char *, ...);
	say *tell = assign_is_bundle(path) ? diagnostics_error : diagnostics_warning;

	for (size_t i = 0; i < draft->contacts.count; i++)
		if (is_to_be_filled(draft->contacts.at[i]))
			tell(diagnostics, file, 0, "the contact is still the sample's: say whom to "
			     "call, by day and by night");
	if (!draft->contacts.count && !draft->stop_if.count)
		tell(diagnostics, file, 0, "it says neither when to leave it be (stop_if) nor "
		     "whom to call, by day and by night (contact)");
	else if (!draft->contacts.count)
		tell(diagnostics, file, 0, "it does not say whom to call, by day and by night "
		     "(contact)");
	else if (!draft->stop_if.count)
		tell(diagnostics, file, 0, "it does not say when to leave it be (stop_if)");
}

/* A length that was asked for must be one that the practice can take. */
static void check_minutes(struct app *app, const struct assignment *assignment,
			  const struct library *all, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];
		const struct practice *whole = library_find(all, task->todo.practice);
		const struct practice *some = whole
			? practice_subset(diagnostics->arena, whole,
					  practice_subset_steps(diagnostics->arena,
								&task->todo.steps))
			: NULL;
		struct player_plan plan;
		struct error error;

		if (some && task->minutes_ms &&
		    !player_plan(app, some, task->minutes_ms, &plan, &error))
			diagnostics_error(diagnostics, assignment->path, task->line,
					  "minutes = %g: %s",
					  (double)task->minutes_ms / 60000, error.text);
	}
}

/* Whoever assigns a form that asks hard things sees to it that it can be begun. */
static void check_numbers(const struct assignment *assignment, const struct library *all,
			  struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];
		const struct practice *practice = library_find(all, task->todo.practice);

		if (practice && practice_supports(practice))
			diagnostics_warning(diagnostics, assignment->path, task->line,
					    "%s begins only when two people and a number of the "
					    "clinic are in the person's own settings; the contact "
					    "given here counts as the clinic's", practice->title);
	}
}

static bool is_attached(const struct attachments *attached, const char *id)
{
	for (size_t i = 0; i < attached->count; i++)
		if (!strcmp(attached->practices[i]->id, id))
			return true;
	return false;
}

static void attach(struct attachments *attached, const struct practice *practice)
{
	if (!is_attached(attached, practice->id) && attached->count < ATTACHED_MOST)
		attached->practices[attached->count++] = practice;
}

/* Where it arrives, it would be refused. */
static bool may_go(const struct app *app, const struct practice *practice,
		   struct diagnostics *diagnostics)
{
	const struct practice *there = library_find(app_library(app), practice->id);

	if (!there || there->own)
		return true;
	diagnostics_error(diagnostics, practice->path, 0,
			  "everybody has a practice of the name "
			  "\"%s\" (%s) already: give the file another name", practice->id,
			  there->title);
	return false;
}

/* Gathers those that were named as files, and those own ones that a task names. */
static void gather(struct attachments *attached, struct app *app,
		   const struct assign_draft *draft,
		   const struct assignment *assignment, struct diagnostics *diagnostics)
{
	attached->count = 0;
	for (size_t i = 0; i < draft->with.count; i++) {
		const struct practice *practice =
			practice_file_read(diagnostics->arena, draft->with.at[i], true,
					   diagnostics);

		if (practice && may_go(app, practice, diagnostics))
			attach(attached, practice);
	}
	for (size_t i = 0; assignment && i < assignment->task_count; i++) {
		const char *id = assignment->tasks[i].todo.practice;
		const struct practice *practice = is_attached(attached, id) ? NULL
						  : library_find(app_library(app), id);

		if (practice && practice->own)
			attach(attached, practice);
	}
}

/* What only its maker has cannot be named by a file that goes alone. */
static void check_attached(const struct assign_draft *draft,
			   const struct attachments *attached,
			   const char *path, struct diagnostics *diagnostics)
{
	if (assign_is_bundle(path))
		return;
	for (size_t i = 0; i < attached->count; i++)
		diagnostics_error(diagnostics, path, 0,
				  "%s is a practice of your own, which the "
				  "person does not have: write a bundle (a name that ends in "
				  BUNDLE_ENDING "), and it goes along",
				  attached->practices[i]->id);
	if (draft->voice && !draft->voice_as_before)
		diagnostics_error(diagnostics, path, 0,
				  "recordings go along in a bundle only: give "
				  "it a name that ends in " BUNDLE_ENDING);
}

/* The assignment that a draft makes, when nothing is wrong with it. */
static const struct assignment *parse(struct app *app, const struct assign_draft *draft,
				      const char *path, struct attachments *attached,
				      struct diagnostics *diagnostics)
{
	const char *text = assign_draft_text(draft, diagnostics->arena);
	const char *file = assign_is_bundle(path) ? "assignment.ini" : path;
	const struct assignment *assignment =
		assignment_file_parse(diagnostics->arena, file, true, text, strlen(text),
				      diagnostics);
	struct library all;

	gather(attached, app, draft, assignment, diagnostics);
	check_attached(draft, attached, path, diagnostics);
	check_care(draft, path, file, diagnostics);
	if (!assignment)
		return NULL;
	all = library_with(app_library(app), diagnostics->arena, attached->practices,
			   attached->count);
	if (references_check(assignment, all.practices, all.count, diagnostics))
		check_minutes(app, assignment, &all, diagnostics);
	check_numbers(assignment, &all, diagnostics);
	return diagnostics->errors ? NULL : assignment;
}

void assign_draft_check(struct app *app, const struct assign_draft *draft,
			struct arena *arena,
			const char *path, struct findings *findings)
{
	const char *file = assign_is_bundle(path) ? "assignment.ini" : path;
	struct diagnostics diagnostics = { .arena = arena };
	struct attachments attached;

	parse(app, draft, path, &attached, &diagnostics);
	*findings = (struct findings){ .count = diagnostics.count,
				      .errors = diagnostics.errors };
	findings->at = arena_array(arena, diagnostics.count + 1, sizeof *findings->at);
	for (size_t i = 0; i < diagnostics.count; i++) {
		const struct diagnostic *diagnostic = &diagnostics.at[i];

		findings->at[i] = (struct finding){
			diagnostic->warning, strcmp(diagnostic->file, file) ? diagnostic->file : path,
			diagnostic->line, diagnostic->text };
	}
}

/* Every practice of the assignment, with those that go along. */
static const struct practice **practices_of(const struct app *app, struct arena *arena,
					    const struct assignment *assignment,
					    const struct attachments *attached)
{
	struct library all = library_with(app_library(app), arena, attached->practices,
					  attached->count);
	const struct practice **practices =
		arena_array(arena, assignment->task_count, sizeof *practices);

	for (size_t i = 0; i < assignment->task_count; i++)
		practices[i] = library_find(&all, assignment->tasks[i].todo.practice);
	return practices;
}

/* The text with the moment at which it is written. */
static const char *text_of_now(const struct app *app, const struct assign_draft *draft,
			       struct arena *arena)
{
	struct buffer text = { 0 };
	const char *whole;

	buffer_add_string(&text, assign_draft_text(draft, arena));
	written_add(clock_civil_ms(app_clock(app)), &text);
	whole = arena_copy(arena, buffer_string(&text));
	buffer_free(&text);
	return whole;
}

static bool write_checked(struct app *app, const struct assign_draft *draft,
			  const struct assignment *assignment,
			  const struct attachments *attached, const char *path,
			  enum file_place place, const char *passphrase, struct arena *arena,
			  struct error *error)
{
	const struct bundle_contents contents = {
		.text = text_of_now(app, draft, arena), .attached = attached->practices,
		.attached_count = attached->count, .voice = draft->voice,
		.spoken = practices_of(app, arena, assignment, attached),
		.spoken_count = assignment->task_count,
		.may_be_silent = draft->voice_as_before };

	return assign_is_bundle(path)
	       ? bundle_write(app, &contents, path, place, passphrase, error)
	       : file_put(path, place, contents.text, strlen(contents.text), 0600, error);
}

bool assign_draft_put(struct app *app, const struct assign_draft *draft, const char *path,
		      const char *passphrase, bool replace, struct error *error)
{
	struct diagnostics diagnostics = { .arena = arena_open() };
	const struct assignment *assignment;
	struct attachments attached;
	bool ok = false;

	assignment = parse(app, draft, path, &attached, &diagnostics);
	if (!assignment)
		error_set(error, "it is not ready to be written: %s", diagnostics.count
			  ? diagnostics.at[0].text : "nothing is in it");
	else if (file_exists(path) && !replace)
		error_set(error, "%s is there already: name another file, or say --replace",
			  path);
	else
		ok = write_checked(app, draft, assignment, &attached, path,
				   replace ? FILE_REPLACES : FILE_NEW, passphrase,
				   diagnostics.arena, error);
	arena_close(diagnostics.arena);
	return ok;
}

void assign_draft_remember(struct app *app, const struct assign_draft *draft)
{
	struct arena *arena = arena_open();

	assignment_archive_keep(app, draft->title, draft->to, draft->voice,
				assign_draft_text(draft, arena));
	arena_close(arena);
}

bool assign_draft_write(struct app *app, const struct assign_draft *draft, const char *path,
			const char *passphrase, bool replace, struct error *error)
{
	bool ok = assign_draft_put(app, draft, path, passphrase, replace, error);

	if (ok)
		assign_draft_remember(app, draft);
	return ok;
}
