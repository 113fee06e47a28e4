/* exchange/import.c -- looked at in a folder beside; kept by one transaction. */
#include "exchange/import.h"

#include "app/app.h"
#include "app/assigned.h"
#include "app/assignment_folders.h"
#include "app/opened.h"
#include "exchange/assign.h"
#include "exchange/bundle_extract.h"
#include "exchange/written.h"
#include "practice/player.h"
#include "schedule/assignments.h"
#include "schedule/person_calendar.h"
#include "schedule/eligibility.h"
#include "schedule/practice_subset.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "content/assignment_file.h"
#include "content/bundle.h"
#include "content/ini.h"
#include "content/library.h"
#include "content/practice_file.h"
#include "content/diagnostics.h"
#include "content/references.h"
#include "model/leave_outs.h"
#include "store/assignments.h"
#include "store/store.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLUG_MOST = 40, OLD_DAYS = 180, SENTENCES_MOST = 7 };

/* What is known of a file while it is looked at. */
struct import_job {
	struct import view;		/* the first: what others see */
	struct app *app;
	struct arena *arena;
	const char *path;
	struct diagnostics diagnostics;
	int lock;			/* -1: not taken */
	bool is_unpacked, accepted;
	struct bundle_extracted unpacked;
	const struct practice **practices;	/* that it brings */
	size_t practice_count;
	struct library all;		/* what there is, and what it brings */
	const char *text;		/* of the assignment */
	const char *id;			/* under which it is kept */
	const struct taken *taken;	/* all that was taken in so far */
	size_t taken_count;
	struct signer_trust signer;
};

/* What the view borrows is the job's own first member. */
static struct import_job *job_of(struct import *import)
{
	return (struct import_job *)import;
}

/* The file has many names on its way, so the assignment itself goes by none. */
static const char *problem_words(const struct import_job *job,
				 const struct diagnostic *diagnostic)
{
	if (strcmp(diagnostic->file, "assignment.ini") != 0)
		return diagnostic_line(job->arena, diagnostic);
	return diagnostic->line ? arena_print(job->arena, "line %d: %s", diagnostic->line,
					      diagnostic->text) : diagnostic->text;
}

/* Says the first thing that is wrong, and how many others there are. */
static bool say_problems(const struct import_job *job, struct error *error)
{
	const struct diagnostics *diagnostics = &job->diagnostics;
	size_t others = diagnostics->errors ? diagnostics->errors - 1 : 0;
	size_t at = 0;

	while (at + 1 < diagnostics->count && diagnostics->at[at].warning)
		at++;
	return error_set(error, "%s: it cannot be taken in: %s%s%s", job->path,
			 problem_words(job, &diagnostics->at[at]),
			 others ? arena_print(job->arena, " (and %zu more)", others) : "",
			 "; ask whoever made it to mend that");
}

/* A practice that comes may not stand in the place of one that is there, but for one
 * that came with the same assignment before. */
static bool may_come(struct import_job *job, const struct practice *practice,
		     struct error *error)
{
	const struct practice *there = library_find(app_library(job->app), practice->id);
	const char *parent = assignment_folder_parent(job->app, job->arena);

	if (!there || !strncmp(there->path, parent, strlen(parent)))
		return true;
	return error_set(error, "%s: it brings a practice of the name \"%s\", and there is one "
			 "of that name already (%s); nothing is overwritten, so it cannot be "
			 "taken in: ask for it with another name", job->path,
			 practice->id, there->title);
}

static bool read_practices(struct import_job *job, struct error *error)
{
	const char *folder = paths_join(job->arena, job->unpacked.folder,
					"practices");
	const char **names;
	size_t count;

	if (!job->unpacked.practices)
		return true;
	if (!folder_list(job->arena, folder, ".ini", &names, &count, error))
		return false;
	job->practices = arena_array(job->arena, count,
				     sizeof *job->practices);
	for (size_t i = 0; i < count; i++) {
		const struct practice *practice = practice_file_read(
			job->arena, paths_join(job->arena, folder, names[i]),
			true, &job->diagnostics);

		if (!practice)
			return say_problems(job, error);
		if (!may_come(job, practice, error))
			return false;
		job->practices[job->practice_count++] = practice;
	}
	return true;
}

static bool read_assignment(struct import_job *job, const char *text, size_t length,
			    struct error *error)
{
	const struct assignment *assignment =
		assignment_file_parse(job->arena, "assignment.ini", true, text, length,
				      &job->diagnostics);

	job->all = library_with(app_library(job->app), job->arena,
				job->practices, job->practice_count);
	if (!assignment ||
	    !references_check(assignment, job->all.practices, job->all.count,
			      &job->diagnostics))
		return say_problems(job, error);
	job->text = arena_copy_bytes(job->arena, text, length);
	job->view.assignment = assignment;
	return true;
}

static bool read_bundle(struct import_job *job, struct error *error)
{
	const char *parent = assignment_folder_parent(job->app, job->arena);

	job->lock = assignment_folder_lock(job->app, error);
	if (job->lock < 0)
		return false;
	assignment_folder_clear(job->app);
	if (!bundle_extract(job->arena, job->path, parent, &job->unpacked, error))
		return false;
	job->is_unpacked = true;
	return read_practices(job, error) &&
	       read_assignment(job, job->unpacked.text,
			       job->unpacked.length, error);
}

/* Other files that go from one person to another are easily taken for it. */
static const struct {
	const char *begins, *says;
} others[] = {
	{ "groundwork report ", "it is a sealed report and no assignment: \"groundwork caseload "
	  "add\" opens it for the one it was made for" },
	{ "Groundwork: how to have your key", "it is the recovery page of a key and no "
	  "assignment: \"groundwork key import\" reads it" },
};

static bool is_assignment(const char *path, const char *bytes, size_t length,
			  struct error *error)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		size_t begins = strlen(others[i].begins);

		if (length >= begins && !memcmp(bytes, others[i].begins, begins))
			return error_set(error, "%s: %s", path, others[i].says);
	}
	return true;
}

/* A bundle is known by how it begins, whatever its name is. */
static bool read_file(struct import_job *job, struct error *error)
{
	const char *path = job->path;
	struct error unused;
	size_t length;
	char *bytes;

	if (assign_is_bundle(path))
		return read_bundle(job, error);
	if (!file_read(job->arena, path, INI_FILE_MOST, &bytes, &length, error))
		return file_read(job->arena, path, BUNDLE_WHOLE_MOST, &bytes, &length,
				 &unused) && length > 2 && !memcmp(bytes, "\x1f\x8b", 2)
		       ? read_bundle(job, error) : false;
	if (length > 2 && !memcmp(bytes, "\x1f\x8b", 2))
		return read_bundle(job, error);
	return is_assignment(path, bytes, length, error) &&
	       read_assignment(job, bytes, length, error);
}

static const char *slug_of(struct arena *arena, const char *title)
{
	char slug[SLUG_MOST + 1];
	size_t length = 0;

	for (; *title && length < SLUG_MOST; title++) {
		if (utf8_is_plain_letter(*title))
			slug[length++] = (char)tolower((unsigned char)*title);
		else if (length && slug[length - 1] != '-')
			slug[length++] = '-';
	}
	while (length && slug[length - 1] == '-')
		length--;
	slug[length] = '\0';
	return arena_copy(arena, length ? slug : "assignment");
}

/* The same assignment has the same title, and the same signer or, when nobody signed the
 * former, the same name. What is not signed takes the place of nothing that was. */
static bool is_same(const struct import_job *job, const struct taken *taken)
{
	const struct assignment *assignment = job->view.assignment;

	if (!utf8_same(taken->title, assignment->title))
		return false;
	if (!taken->signer)
		return utf8_same(taken->from, assignment->from);
	return signer_trust_is_kin(&job->signer, taken->signer);
}

static void find_older(struct import_job *job)
{
	const struct taken *list = job->taken;
	size_t count = job->taken_count;

	for (size_t i = 0; i < count; i++)
		if (is_same(job, &list[i])) {
			job->id = list[i].id;
			job->view.older = list[i].ended_ms ? NULL : &list[i];
		}
	for (int n = 1; !job->id; n++) {
		const char *slug = slug_of(job->arena,
					   job->view.assignment->title);
		const char *id = n == 1 ? slug
				 : arena_print(job->arena, "%s-%d", slug, n);
		bool used = false;

		for (size_t i = 0; i < count; i++)
			used |= !strcmp(list[i].id, id);
		if (!used)
			job->id = id;
	}
}

/* Whoever wrote it may have had another version of the practice. */
static bool reachable(const struct import_job *job, const struct practice *some,
		      const struct task *task)
{
	struct player_plan plan;

	return task->minutes_ms &&
	       player_plan(job->app, some, task->minutes_ms, &plan,
			   ERROR_NO_MATTER("it is the answer to what is asked here"));
}

/* What is left out begins as declined; what waits can be taken in, and waits. */
static void look_at_rules(struct import_line *line, struct eligibility found,
			  struct arena *arena)
{
	bool waits = found.standing >= STANDS_BACK && found.passes;

	line->accepted = found.standing < STANDS_BACK || waits;
	line->against = !waits ? found.sentence
			: arena_print(arena, "%s Taken in now, it is asked for when that is "
				      "over.", found.sentence);
}

static void fill_line(struct import_job *job, const struct situation *now,
		      struct import_line *line, const struct task *task)
{
	struct arena *arena = job->arena;
	const struct practice *whole = library_find(&job->all, task->todo.practice);
	const struct practice *some = practice_subset(arena, whole,
						      practice_subset_steps(arena, &task->todo.steps));
	char times[TIMES_TEXT];

	if (!some)
		some = whole;
	times_write(&task->times, times);
	*line = (struct import_line){ .task = task, .title = whole->title,
				      .times = arena_copy(arena, times),
				      .minutes_ms = reachable(job, some, task)
						    ? task->minutes_ms
						    : some->minutes_ms[0] };
	look_at_rules(line, eligibility_of(now, some, "assignment:"), arena);
}

static void fill_lines(struct import_job *job)
{
	const struct assignment *assignment = job->view.assignment;
	struct situation now = situation_load(job->app, job->arena);

	now.coming = assignment->contacts;
	job->view.line_count = assignment->task_count;
	job->view.lines = arena_array(job->arena, assignment->task_count,
				      sizeof *job->view.lines);
	for (size_t i = 0; i < assignment->task_count; i++)
		fill_line(job, &now, &job->view.lines[i], &assignment->tasks[i]);
}

static const char *since_words(const struct import_job *job, const struct taken *taken)
{
	return person_date_text(job->app, job->arena, assignments_taken_date(job->app, taken));
}

struct sentences {
	const char *at[SENTENCES_MOST];
	size_t count;
};

static void say(struct sentences *sentences, const char *sentence)
{
	assert(sentences->count < SENTENCES_MOST);
	sentences->at[sentences->count++] = sentence;
}

static struct texts kept(struct arena *arena, const struct sentences *sentences)
{
	const char **at = arena_array(arena, sentences->count + 1, sizeof *at);

	memcpy(at, sentences->at, sentences->count * sizeof *at);
	return (struct texts){ at, sentences->count };
}

static const char *day_words(const struct import_job *job, const char *date)
{
	struct day day;

	return day_parse(date, &day)
	       ? person_date_text(job->app, job->arena, day_number(day)) : date;
}

/* Whether the day on which something was made lies after the one on which it came, as a
 * wrong clock has it; a day more is left to those who live further east. */
static bool is_ahead(const char *made, int64_t came_date)
{
	struct day day;

	return made && day_parse(made, &day) && day_number(day) > came_date + 1;
}

/* How many days ago a date was; below 0 when it is to come, 0 when not said. */
static int64_t days_since(const struct import_job *job, const char *date)
{
	struct day day;

	return date && day_parse(date, &day) ? person_today(job->app) - day_number(day) : 0;
}

/* Everybody who asked for something so far called the person otherwise: a file can have
 * been meant for somebody else. */
static void say_addressee(struct import_job *job, struct sentences *remarks)
{
	const char *to = job->view.assignment->to, *called = NULL;

	for (size_t i = 0; i < job->taken_count; i++) {
		called = job->taken[i].to;
		if (utf8_same(called, to))
			return;
	}
	if (!called)
		return;
	say(remarks, arena_print(job->arena, "It is to \"%s\", and until now the name was \"%s\". "
				 "If it is meant for somebody else, leave it be, and tell %s.",
				 to, called, job->view.assignment->from));
	job->view.asks = true;
}

static void say_ahead(struct import_job *job, struct sentences *remarks)
{
	const struct assignment *assignment = job->view.assignment;

	if (is_ahead(assignment->made, person_today(job->app)))
		say(remarks, arena_print(job->arena, "It says that it was made on %s, which is "
					 "still to come: the clock where it was made may be "
					 "wrong.", day_words(job, assignment->made)));
}

static void say_age(struct import_job *job, struct sentences *remarks)
{
	const struct assignment *assignment = job->view.assignment;
	struct arena *arena = job->arena;
	const char *since = assignment->made ? assignment->made : assignment->starts;

	if (days_since(job, assignment->ends) > 0) {
		say(remarks, arena_print(arena, "It was meant until %s, which is over: its lines "
					 "would not be offered any more.",
					 day_words(job, assignment->ends)));
		job->view.asks = true;
	} else if (days_since(job, since) > OLD_DAYS) {
		say(remarks, arena_print(arena, "It is of %s, which is long ago. Is it still "
					 "meant? %s can say.", day_words(job, since),
					 assignment->from));
		job->view.asks = true;
	}
}

/* Of two of one day the moments decide at which they were written. One that says none, as
 * programs wrote it that knew none, is taken for the older: that asks once too often. */
static bool is_newer_that_day(const struct import_job *job, const struct taken *older)
{
	int64_t was_ms, is_ms;

	return written_find(older->text, &was_ms) &&
	       (!written_find(job->text, &is_ms) || is_ms < was_ms);
}

/* A date that lay ahead when it came says nothing: then what came last is the newer. */
static bool is_newer(const struct import_job *job, const struct taken *older)
{
	const char *made = job->view.assignment->made;
	int order = older->made && made ? strcmp(made, older->made) : 0;

	return !is_ahead(older->made, assignments_taken_date(job->app, older)) &&
	       (order < 0 || (order == 0 && is_newer_that_day(job, older)));
}

/* A time of the day, where days are not enough to tell two apart. */
static const char *time_words(const struct import_job *job, const char *text)
{
	int64_t moment_ms, minutes;

	if (!written_find(text, &moment_ms))
		return "no hour that it says";
	minutes = (moment_ms / 1000 + moment_offset_s(moment_ms)) / 60 % (24 * 60);
	return arena_print(job->arena, "%d:%02d", (int)minutes / 60, (int)minutes % 60);
}

static const char *newer_words(const struct import_job *job, const struct taken *older)
{
	const char *made = job->view.assignment->made;

	if (older->made && made && strcmp(made, older->made) != 0)
		return arena_print(job->arena, "You have a newer one of that title, of %s; this "
				   "one is of %s, and would take its place.",
				   day_words(job, older->made), day_words(job, made));
	return arena_print(job->arena, "You have a newer one of that title, written at %s; this "
			   "one is of the same day and of %s, and would take its place.",
			   time_words(job, older->text), time_words(job, job->text));
}

static void say_older(struct import_job *job, struct sentences *remarks)
{
	const struct taken *older = job->view.older;
	struct arena *arena = job->arena;

	if (!older)
		return;
	if (!strcmp(older->text, job->text)) {
		say(remarks, arena_print(arena, "You have it already, since %s. Taken in once "
					 "more, the lines can be chosen anew.",
					 since_words(job, older)));
	} else if (is_newer(job, older)) {
		say(remarks, newer_words(job, older));
		job->view.asks = true;
	} else {
		say(remarks, arena_print(arena, "It takes the place of the one that you have "
					 "since %s. What you have done stays.",
					 since_words(job, older)));
	}
}

static void say_dates(struct import_job *job, struct sentences *remarks)
{
	const struct assignment *assignment = job->view.assignment;

	if (days_since(job, assignment->starts) < 0)
		say(remarks, arena_print(job->arena, "It begins on %s.",
					 day_words(job, assignment->starts)));
	if (days_since(job, assignment->ends) < 0)
		say(remarks, arena_print(job->arena, "It is meant until %s.",
					 day_words(job, assignment->ends)));
}

/* What is true once it is taken in: some days are still to come, others over. */
static const char *stands_words(struct import_job *job)
{
	const struct assignment *assignment = job->view.assignment;

	if (days_since(job, assignment->ends) > 0)
		return "Its days are over, so nothing of it stands in Today.";
	if (days_since(job, assignment->starts) < 0)
		return arena_print(job->arena, "From %s on they stand in Today, from %s.",
				   day_words(job, assignment->starts),
				   assignment->from);
	return arena_print(job->arena, "From now on they stand in Today, from %s.",
			   assignment->from);
}

static void say_brings(struct import_job *job)
{
	const struct bundle_extracted *unpacked = &job->unpacked;
	struct arena *arena = job->arena;
	struct sentences brings = { .count = 0 };

	for (size_t i = 0; i < job->practice_count && i < 3; i++)
		say(&brings, arena_print(arena, "It brings a practice: %s.",
					 job->practices[i]->title));
	if (job->practice_count > 3)
		say(&brings, arena_print(arena, "And %zu more.", job->practice_count - 3));
	if (unpacked->clips)
		say(&brings, arena_print(arena, "It brings a voice, \"%s\", which speaks %zu "
					 "line%s.", unpacked->voice, unpacked->clips,
					 unpacked->clips == 1 ? "" : "s"));
	if (unpacked->sounds)
		say(&brings, arena_print(arena, "It brings %zu sound%s.", unpacked->sounds,
					 unpacked->sounds == 1 ? "" : "s"));
	job->view.brings = kept(arena, &brings);
}

static void say_unheard(struct import_job *job, struct sentences *remarks)
{
	size_t unheard = job->unpacked.unheard;

	if (unheard)
		say(remarks, arena_print(job->arena, "%zu recording%s in it cannot be played; the "
					 "words show instead. %s can record that anew.", unheard,
					 unheard == 1 ? "" : "s", job->view.assignment->from));
}

static void say_leaves_out(struct import_job *job)
{
	unsigned leave_out = job->view.assignment->leave_out;

	if (leave_out)
		job->view.leaves_out = leave_outs_text(job->arena, leave_out);
}

static void say_remarks(struct import_job *job)
{
	struct sentences remarks = { .count = 0 };

	say_older(job, &remarks);
	say_addressee(job, &remarks);
	say_ahead(job, &remarks);
	say_age(job, &remarks);
	say_dates(job, &remarks);
	say_unheard(job, &remarks);
	job->view.stands = stands_words(job);
	say_brings(job);
	say_leaves_out(job);
	job->view.remarks = kept(job->arena, &remarks);
}

static bool find_trust(struct import_job *job, struct error *error)
{
	struct import *view = &job->view;

	if (!signer_trust_find(job->app, job->arena,
			       job->is_unpacked ? &job->unpacked.signer : NULL,
			       view->assignment->from, &job->signer, error))
		return false;
	view->trust = job->signer.level;
	view->trust_words = job->signer.words;
	view->fingerprint = job->signer.fingerprint;
	view->asks = view->trust_asks = job->signer.asks;
	return true;
}

static bool look(struct import_job *job, struct error *error)
{
	if (!app_store(job->app) || !store_can_take(app_store(job->app), error) ||
	    !store_assignments(app_store(job->app), job->arena, &job->taken,
			       &job->taken_count, error))
		return false;
	if (!read_file(job, error) || !find_trust(job, error))
		return false;
	find_older(job);
	fill_lines(job);
	say_remarks(job);
	return true;
}

bool import_open(struct import **import, struct app *app, const char *path,
		 struct error *error)
{
	struct import_job *job = memory_alloc(sizeof *job);

	job->app = app;
	job->arena = job->diagnostics.arena = arena_open();
	job->path = path;
	job->lock = -1;
	*import = &job->view;
	if (look(job, error))
		return true;
	import_close(*import);
	*import = NULL;
	return false;
}

static struct taken_task *tasks_of(const struct import_job *job)
{
	const struct assignment *assignment = job->view.assignment;
	struct taken_task *tasks = arena_array(job->arena, assignment->task_count,
					       sizeof *tasks);

	for (size_t i = 0; i < assignment->task_count; i++) {
		const struct task *task = &assignment->tasks[i];

		tasks[i] = (struct taken_task){
			.name = task->name, .practice = task->todo.practice,
			.steps = practice_subset_steps(job->arena, &task->todo.steps),
			.times = task->times,
			.minutes_ms = job->view.lines[i].minutes_ms == task->minutes_ms
				      ? task->minutes_ms : 0,
			.when = task->when, .why = task->why,
			.accepted = job->view.lines[i].accepted };
	}
	return tasks;
}

static bool keep(struct import_job *job, struct error *error)
{
	const struct assignment *assignment = job->view.assignment;
	int64_t now_ms = clock_civil_ms(app_clock(job->app));
	struct taken taken = {
		.id = job->id, .title = assignment->title, .from = assignment->from,
		.to = assignment->to, .made = assignment->made,
		.starts = assignment->starts, .ends = assignment->ends,
		.leave_out = assignment->leave_out, .longest_ms = assignment->longest_ms,
		.text = job->text, .taken_ms = now_ms,
		.folder = job->is_unpacked ? job->unpacked.digest : NULL,
		.tasks = tasks_of(job), .task_count = assignment->task_count };
	struct known_signer signer = { .signs = job->signer.signs, .seals = job->signer.seals,
				       .name = assignment->from, .last_ms = now_ms,
				       .former = job->signer.former };

	return store_take(app_store(job->app), &taken,
			  job->view.trust == TRUST_UNSIGNED ? NULL : &signer, error);
}

bool import_accept(struct import *import, struct error *error)
{
	struct import_job *job = job_of(import);
	bool some = false, ok;

	for (size_t i = 0; i < import->line_count; i++)
		some |= import->lines[i].accepted;
	if (!some)
		return error_set(error, "no line is accepted: then there is nothing to take in");
	if (job->is_unpacked &&
	    !assignment_folder_wait(job->app, job->unpacked.folder,
		       job->unpacked.digest, error))
		return false;
	ok = keep(job, error);
	job->accepted = ok;
	/* from here on it is kept: what is left to do is done at the next start, too */
	if (ok)
		app_read_assigned(job->app);
	if (ok && job->is_unpacked) {
		assignment_folder_settle(job->app, job->unpacked.digest,
					 ERROR_NO_MATTER("see above"));
		assignment_folder_clear(job->app);
	}
	return ok;
}

void import_close(struct import *import)
{
	struct import_job *job = job_of(import);

	if (!job)
		return;
	if (job->is_unpacked && !job->accepted) {
		folder_remove(job->unpacked.folder);
		assignment_folder_clear(job->app);
	}
	if (job->lock >= 0)
		close(job->lock);
	arena_close(job->arena);
	free(job);
}
