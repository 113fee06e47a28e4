/* exchange/case_forget.c -- first what is known of the copies, then the rows, then the
 * copies. */
#include "exchange/case_forget.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "exchange/assignment_archive.h"
#include "exchange/caseload.h"

#include <stdlib.h>
#include <string.h>

/* ---- those from whom nothing came */

/* Tells whether somebody other than `id` (NULL: anybody) has or had that name. */
static bool is_known(const struct case_name *names, size_t count, const char *id,
		     const char *name)
{
	for (size_t i = 0; i < count; i++)
		if ((!id || strcmp(names[i].person, id) != 0) &&
		    utf8_same(names[i].name, name))
			return true;
	return false;
}

static int by_name(const void *a, const void *b)
{
	const struct case_waiting *one = a, *other = b;
	int order = strcmp(one->name, other->name);

	return order ? order : strcmp(one->made ? one->made : "", other->made ? other->made : "");
}

/* Of each name the last. */
static size_t last_of_each(struct case_waiting *list, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(list, count, sizeof *list, by_name);
	for (size_t i = 0; i < count; i++)
		if (i + 1 == count || !utf8_same(list[i].name, list[i + 1].name))
			list[kept++] = list[i];
	return kept;
}

bool case_waiting(struct app *app, struct caseload *caseload, struct arena *arena,
		  const struct case_waiting **waiting, size_t *count, struct error *error)
{
	const struct archived *given;
	const struct case_name *names;
	struct case_waiting *list;
	size_t name_count, given_count, found = 0;

	*count = 0;
	if (!caseload_names(caseload, arena, &names, &name_count, error) ||
	    !assignment_archive_list(app, arena, &given, &given_count, error))
		return false;
	*waiting = list = arena_array(arena, given_count + 1, sizeof *list);
	for (size_t i = 0; i < given_count; i++)
		if (given[i].to && !is_known(names, name_count, NULL, given[i].to))
			list[found++] = (struct case_waiting){ given[i].to, given[i].title,
							       given[i].made };
	*count = last_of_each(list, found);
	return true;
}

/* ---- what is known of a person's copies */

/* A list of texts in the arena that has room for all that may come. */
struct growing {
	const char **at;
	size_t count;
};

struct copies {
	struct growing names;		/* by which their copies are known */
	struct growing others;		/* names that somebody else has as well */
	struct growing files;		/* that were written for them, wherever */
};

static void push(struct growing *list, const char *text)
{
	list->at[list->count++] = text;
}

static struct growing room(struct arena *arena, size_t count)
{
	return (struct growing){ arena_array(arena, count + 1, sizeof(const char *)), 0 };
}

/* What the person is called here, and was called in each report. */
static bool find_names(struct caseload *caseload, struct arena *arena,
		       const struct case_person *person, struct copies *copies,
		       struct error *error)
{
	const struct case_report *reports;
	const struct case_name *names;
	const char *name = person->name;
	size_t count, name_count;
	struct report report;

	if (!caseload_reports(caseload, arena, person->id, &reports, &count, error) ||
	    !caseload_names(caseload, arena, &names, &name_count, error))
		return false;
	copies->names = room(arena, count + 1);
	copies->others = room(arena, count + 1);
	for (size_t i = 0;; i++) {
		push(is_known(names, name_count, person->id, name) ? &copies->others
								   : &copies->names, name);
		if (i == count)
			return true;
		if (!caseload_report(caseload, arena, person->id, reports[i].id, &report, error))
			return false;
		name = report.from.name;
	}
}

static bool find_files(struct caseload *caseload, struct arena *arena,
		       const struct case_person *person, struct copies *copies,
		       struct error *error)
{
	const struct case_note *notes;
	size_t count;

	if (!caseload_notes(caseload, arena, person->id, &notes, &count, error))
		return false;
	copies->files = room(arena, count);
	for (size_t i = 0; i < count; i++)
		if (notes[i].kind == CASE_ASSIGNMENT)
			push(&copies->files, notes[i].text);
	return true;
}

/* ---- forgetting */

static struct texts texts_of(const struct growing *list)
{
	return (struct texts){ list->at, list->count };
}

static bool may_be_theirs(const struct archived *given, const struct copies *copies)
{
	for (size_t i = 0; given->to && i < copies->others.count; i++)
		if (utf8_same(given->to, copies->others.at[i]))
			return true;
	return !given->to;
}

/* Files elsewhere, those to a name by which somebody else is known, and those of which
 * nobody can say to whom they are. */
static bool find_remaining(struct app *app, struct arena *arena, const struct copies *copies,
			   struct case_forgotten *did, struct error *error)
{
	const struct archived *given;
	struct growing list;
	size_t count;

	if (!assignment_archive_list(app, arena, &given, &count, error))
		return false;
	list = room(arena, copies->files.count + count);
	for (size_t i = 0; i < copies->files.count; i++)
		if (file_exists(copies->files.at[i]))
			push(&list, copies->files.at[i]);
	for (size_t i = 0; i < count; i++)
		if (may_be_theirs(&given[i], copies))
			push(&list, given[i].path);
	did->remaining = texts_of(&list);
	return true;
}

bool case_forget(struct app *app, struct caseload *caseload, struct arena *arena,
		 const struct case_person *person, struct case_forgotten *did,
		 struct error *error)
{
	struct copies copies;
	struct texts names, files;

	*did = (struct case_forgotten){ .shared = caseload_is_shared(caseload) };
	if (!find_names(caseload, arena, person, &copies, error) ||
	    !find_files(caseload, arena, person, &copies, error) ||
	    !caseload_forget(caseload, person->id, error))
		return false;
	names = texts_of(&copies.names);
	files = texts_of(&copies.files);
	return assignment_archive_forget(app, &names, &files, &did->files, error) &&
	       find_remaining(app, arena, &copies, did, error);
}

bool case_forget_waiting(struct app *app, struct caseload *caseload, const char *name,
			 struct case_forgotten *did, struct error *error)
{
	const struct texts names = { &name, 1 }, files = { NULL, 0 };

	*did = (struct case_forgotten){ .shared = caseload_is_shared(caseload) };
	return assignment_archive_forget(app, &names, &files, &did->files, error);
}
