/* exchange/report_made.c -- the log's list of reports, for one reader.
 *
 * Before the log had one there was a file, $data/reports/made, with a line a report: its
 * name, for whom, until when. What it knows still says where the next one begins. */
#include "exchange/report_made.h"

#include "app/app.h"
#include "app/opened.h"
#include "exchange/report_readers.h"
#include "schedule/person_calendar.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "store/reports.h"
#include "wire/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MADE_MOST = 4 << 20, KEY_ROOM = 64, SECOND_MS = 1000, DAY_MS = 86400000 };

static bool is_key_of(const struct report_reader *to, const char *key)
{
	for (size_t i = 0; i < to->keys.count; i++)
		if (!strcmp(to->keys.at[i], key))
			return true;
	return false;
}

/* Somebody without a key is known by the name. */
static bool is_to(const struct made_report *made, const struct report_reader *to)
{
	return *made->reader ? is_key_of(to, made->reader)
			     : !*to->signs && utf8_same(made->reader_name, to->name);
}

/* Whoever flew west may have made one on a day that is tomorrow here. */
static void add(struct report_past *past, struct arena *arena,
		const struct made_report *made, int64_t today)
{
	int64_t date = made->last_date > today ? today : made->last_date;

	past->list = arena_grow(arena, past->list, past->count, sizeof *past->list);
	past->list[past->count++] = *made;
	past->last_id = made->id;
	if (made->last_date <= today + 1 && date > past->last_date)
		past->last_date = date;
}

/* Which day was its first, and what was over when it was made, is not known of it. */
static void take_line(struct report_past *past, struct arena *arena, const char *line,
		      const struct report_reader *to, int64_t today)
{
	char id[REPORT_ID_TEXT], signs[KEY_ROOM], until[DATE_TEXT];
	struct made_report made = { .first_date = NO_DATE };
	struct day day;

	if (sscanf(line, "%32[0-9a-f] %63s %15[0-9-]", id, signs, until) != 3 ||
	    strlen(id) != REPORT_ID_TEXT - 1 || !day_parse(until, &day) ||
	    !(*to->signs ? is_key_of(to, signs) : !strcmp(signs, "-")))
		return;
	made.id = arena_copy(arena, id);
	made.last_date = day_number(day);
	add(past, arena, &made, today);
}

static bool take_old(struct app *app, struct arena *arena, const struct report_reader *to,
		     int64_t today, struct report_past *past, struct error *error)
{
	const char *folder = paths_join(arena, app_paths(app)->data, "reports");
	const char *path = paths_join(arena, folder, "made");
	size_t length;
	char *text;

	if (!file_exists(path))
		return true;
	if (!file_read(arena, path, MADE_MOST, &text, &length, error))
		return false;
	for (char *line = text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		take_line(past, arena, line, to, today);
	}
	return true;
}

/* The same file by whatever way it is named. */
static const char *whole_path(struct arena *arena, const char *path)
{
	char *whole = realpath(path, NULL);
	const char *copy = arena_copy(arena, whole ? whole : path);

	free(whole);
	return copy;
}

static bool is_made_anew(const struct made_report *made, const char *replaced, int64_t now_ms)
{
	return replaced && !strcmp(made->file, replaced) && made->made_ms > now_ms - DAY_MS;
}

bool report_past_load(struct app *app, struct arena *arena, const struct report_reader *to,
		      const char *replaced, int64_t today, struct report_past *past,
		      struct error *error)
{
	int64_t now_ms = clock_civil_ms(app_clock(app));
	const struct made_report *all;
	size_t count;

	*past = (struct report_past){ .last_date = NO_DATE };
	if (!app_store(app))
		return true;
	if (!store_reports(app_store(app), arena, &all, &count, error) ||
	    !take_old(app, arena, to, today, past, error))
		return false;
	if (replaced)
		replaced = whole_path(arena, replaced);
	for (size_t i = 0; i < count; i++)
		if (is_to(&all[i], to) && !is_made_anew(&all[i], replaced, now_ms))
			add(past, arena, &all[i], today);
	return true;
}

static bool is_same(const struct told_answer *one, const struct told_answer *other)
{
	return one->at_ms == other->at_ms && !strcmp(one->session, other->session) &&
	       !strcmp(one->step, other->step);
}

bool report_past_told(const struct report_past *past, const struct told_answer *answer)
{
	for (size_t i = 0; i < past->count; i++)
		for (size_t k = 0; k < past->list[i].told_count; k++)
			if (is_same(&past->list[i].told[k], answer))
				return true;
	return false;
}

bool report_past_had(const struct report_past *past, int64_t date, int64_t over_ms)
{
	for (size_t i = 0; i < past->count; i++) {
		const struct made_report *made = &past->list[i];

		if (date >= made->first_date && date <= made->last_date &&
		    over_ms < made->made_ms + SECOND_MS)
			return true;
	}
	return false;
}

int64_t report_past_until(const struct report_past *past, int64_t first_date,
			  int64_t last_date)
{
	int64_t until = NO_DATE;

	for (size_t i = 0; i < past->count; i++) {
		const struct made_report *made = &past->list[i];

		if (made->last_date >= first_date && made->first_date <= last_date &&
		    made->last_date > until)
			until = made->last_date;
	}
	return until > last_date ? last_date : until;
}

bool report_made_note(struct app *app, const struct report *report, const char *file,
		      bool anew, struct error *error)
{
	int64_t after_ms = anew ? report->made_ms - DAY_MS : INT64_MAX;
	struct arena *arena = arena_open();
	struct told_answer *told = arena_array(arena, report->first_count + 1, sizeof *told);
	const struct made_report made = {
		.id = report->id, .reader = report->to.signs, .reader_name = report->to.name,
		.made_ms = report->made_ms, .first_date = report->first_date,
		.last_date = report->last_date, .file = whole_path(arena, file),
		.told = told, .told_count = report->first_count };
	bool ok;

	for (size_t i = 0; i < report->first_count; i++)
		told[i] = (struct told_answer){ report->first[i].session,
						report->first[i].step,
						report->first[i].at_ms };
	ok = !app_store(app) || store_report_made(app_store(app), &made, after_ms, error);
	arena_close(arena);
	return ok;
}
