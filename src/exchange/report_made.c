/* exchange/report_made.c -- one line a report that was made: its name, for whom, until when.
 *
 * A sealed report cannot be opened by its writer; this is all that is left of it here. */
#include "exchange/report_made.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/paths.h"
#include "wire/report.h"

#include <stdio.h>
#include <string.h>

enum { MADE_MOST = 4 << 20, KEY_ROOM = 64 };

static const char *path_of(const struct app *app, struct arena *arena)
{
	return paths_join(arena, paths_join(arena, app_paths(app)->data, "reports"), "made");
}

/* Somebody without a key is known by the name. */
static const char *mark_of(const struct report_party *to)
{
	return *to->signs ? to->signs : "-";
}

static bool is_to(const char *line, const struct report_party *to, char id[REPORT_ID_TEXT],
		  int64_t *last_date)
{
	char signs[KEY_ROOM], until[DATE_TEXT];
	struct day day;

	if (sscanf(line, "%32[0-9a-f] %63s %15[0-9-]", id, signs, until) != 3 ||
	    strcmp(signs, mark_of(to)) != 0 || !day_parse(until, &day))
		return false;
	*last_date = day_number(day);
	return strlen(id) == REPORT_ID_TEXT - 1;
}

struct report_made report_made_last(const struct app *app, struct arena *arena,
				    const struct report_party *to)
{
	struct report_made made = { NULL, 0 };
	char *text, id[REPORT_ID_TEXT];
	size_t length;

	if (!file_read(arena, path_of(app, arena), MADE_MOST, &text, &length, NULL))
		return made;
	for (char *line = text; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (is_to(line, to, id, &made.last_date))
			made.id = arena_copy(arena, id);
	}
	return made;
}

static bool add_note(const struct app *app, const struct report *report, struct arena *arena,
		     struct error *error)
{
	struct buffer all = { 0 };
	char *text, until[DATE_TEXT];
	size_t length;
	bool ok = true;

	if (file_exists(path_of(app, arena))) {
		ok = file_read(arena, path_of(app, arena), MADE_MOST, &text, &length,
			       error);
		if (ok)
			buffer_add(&all, text, length);
	}
	plain_text_date(report->last_date, until);
	buffer_print(&all, "%s %s %s\n", report->id, mark_of(&report->to), until);
	ok = ok && file_write(path_of(app, arena), all.bytes, all.length, 0600, error);
	buffer_free(&all);
	return ok;
}

bool report_made_note(const struct app *app, const struct report *report,
		      struct error *error)
{
	struct arena *arena = arena_open();
	int lock;
	bool ok = paths_make_private(paths_join(arena, app_paths(app)->data, "reports"),
				     error) &&
		  file_lock(path_of(app, arena), &lock, error);

	if (ok) {
		ok = add_note(app, report, arena, error);
		file_unlock(lock);
	}
	arena_close(arena);
	return ok;
}
