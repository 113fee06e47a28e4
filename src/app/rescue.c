/* app/rescue.c -- the log is asked first: what it has needs no rescue. */
#include "app/rescue.h"

#include "app/app.h"
#include "app/opened.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/paths.h"
#include "store/store.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define TITLE "From your editor"
#define PRACTICE "from-editor"
#define STEP "text"

/* A last line end is the editor's. */
static bool same_text(const char *one, const char *other)
{
	size_t a = strlen(one), b = strlen(other);

	while (a && isspace((unsigned char)one[a - 1]))
		a--;
	while (b && isspace((unsigned char)other[b - 1]))
		b--;
	return a == b && !memcmp(one, other, a);
}

/* Editors end the last line, though nobody wrote that. */
static const char *without_last_end(struct arena *arena, const char *text)
{
	size_t length = strlen(text);

	return arena_copy_bytes(arena, text, length - (length && text[length - 1] == '\n'));
}

/* A log that cannot be read, or that is in memory only, has nothing: nothing is cleared on
 * its account. */
static bool log_has(struct app *app, const char *text)
{
	struct arena *arena = arena_open();
	const struct session_record *sessions;
	size_t count;
	struct error error;
	bool has = false;

	if (!app_sessions(app, arena, INT64_MIN, &sessions, &count, &error) ||
	    !store_path(app_store(app)))
		count = 0;
	for (size_t i = 0; i < count && !has; i++)
		for (size_t k = 0; k < sessions[i].answer_count && !has; k++)
			has = sessions[i].answers[k].text &&
			      same_text(sessions[i].answers[k].text, text);
	arena_close(arena);
	return has;
}

static int64_t written_ms(const struct draft *draft)
{
	struct stat about;

	return stat(draft->path, &about) ? 0 : (int64_t)about.st_mtime * 1000;
}

bool rescue_look(struct app *app, struct arena *arena, struct rescue *rescue)
{
	const char *why = NULL;
	char *text = file_exists(rescue->draft.path) ? draft_read(&rescue->draft, &why) : NULL;
	bool news = text && !same_text(text, "") && !log_has(app, text);

	rescue->text = news ? without_last_end(arena, text) : NULL;
	rescue->why_not = why;
	rescue->copy = draft_has_rescue(&rescue->draft);
	rescue->at_ms = written_ms(&rescue->draft);
	free(text);
	if (rescue->text || rescue->why_not || rescue->copy)
		return true;
	draft_remove(&rescue->draft);
	return false;
}

void rescue_find(struct app *app, struct arena *arena, struct rescues *found)
{
	const char *const *folders;
	size_t count = draft_left_overs(arena, app_paths(app), &folders);

	*found = (struct rescues){ .count = 0 };
	for (size_t i = 0; i < count && found->count < RESCUES_MOST; i++) {
		struct rescue *next = &found->at[found->count];

		if (draft_take(&next->draft, arena, folders[i]) &&
		    rescue_look(app, arena, next))
			found->count++;
	}
}

static const char *day_words(struct arena *arena, int64_t at_ms)
{
	struct day day = moment_day(at_ms, moment_offset_s(at_ms), 0);

	return arena_print(arena, "%s %d %s", day_week_name(day), day.day,
			   day_month_name(day));
}

const char *rescue_story(struct arena *arena, const struct rescue *rescue)
{
	const char *day = day_words(arena, rescue->at_ms);
	const char *copy = rescue->copy ? " Your editor also has a copy of what was not saved."
					: "";

	if (rescue->text)
		return arena_print(arena, "You wrote this in your editor on %s. Groundwork was "
				   "gone before it could take it in.%s", day, copy);
	if (rescue->why_not)
		return arena_print(arena, "What you wrote in your editor on %s cannot be shown "
				   "here, since %s.%s", day, rescue->why_not, copy);
	return arena_print(arena, "Your editor was cut short on %s, and has a copy of what was "
			   "not saved. When it opens its file once more, it offers that copy "
			   "(in vim, R).", day);
}

/* A session of its own, on the day on which it was written: whatever the practice has been
 * told since, nothing is overwritten. */
static bool keep_in_log(struct app *app, const struct rescue *rescue, struct error *error)
{
	struct store *store = app_store(app);
	const struct session_record session = {
		.practice = PRACTICE, .title = TITLE, .source = "self",
		.started_ms = rescue->at_ms, .offset_s = moment_offset_s(rescue->at_ms) };
	const struct answer answer = { .step = STEP, .kind = STEP_WRITE, .holds = ANSWER_TEXT,
				       .text = rescue->text, .at_ms = rescue->at_ms };
	int64_t id;

	if (!store_path(store))
		return error_set(error, "No file can be written to just now: the text stays in "
				 "%s, and is offered again.", rescue->draft.path);
	return store_session_begin(store, &session, &id, error) &&
	       store_answer(store, id, &answer, error) &&
	       store_session_end(store, id, ENDED_FINISHED, 0, 0, 0, error);
}

bool rescue_keep(struct app *app, struct arena *arena, struct rescue *rescue,
		 const char **where, struct error *error)
{
	int64_t now_s = clock_civil_ms(app_clock(app)) / 1000;

	*where = NULL;
	if (rescue->text)
		return keep_in_log(app, rescue, error);
	if (!rescue->why_not)
		return true;
	if (!draft_set_aside(&rescue->draft, arena, app_paths(app), now_s, where))
		return error_set(error, "%s: cannot be moved to %s", rescue->draft.path,
				 app_paths(app)->data);
	return true;
}

void rescue_discard(struct rescue *rescue)
{
	draft_remove(&rescue->draft);
}

void rescue_let_go(struct rescues *found)
{
	for (size_t i = 0; i < found->count; i++)
		draft_let_go(&found->at[i].draft);
	found->count = 0;
}
