/* schedule/intention_history.c -- names under which things were written, and their days. */
#include "schedule/intention_history.h"

#include "schedule/person_calendar.h"
#include "schedule/if_then.h"
#include "app/app.h"
#include "app/opened.h"
#include "base/arena.h"
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

/* When the letter may be read: the options of the step that keeps `letter-opens`, in
 * their order, as days at home: the last of four weeks, and the first of week twelve;
 * the last option is never. */
static const int letter_days[] = { 28, 78 };
enum { LETTER_DAYS = sizeof letter_days / sizeof *letter_days };

static const char *const letter_names[LETTER_PARTS] = { "letter", "letter-first-days",
							"letter-forgive" };

/* The last thing kept under a name, on one line, and when that was. */
static const char *kept_at(struct app *app, struct arena *arena, const char *name,
			   int64_t *at_ms)
{
	*at_ms = INT64_MIN;
	return app_store(app) ? one_line(arena, store_kept(app_store(app), arena, name, at_ms)) : NULL;
}

static const char *kept(struct app *app, struct arena *arena, const char *name)
{
	int64_t unused_ms;

	return kept_at(app, arena, name, &unused_ms);
}

static int64_t date_of(const struct app *app, int64_t at_ms)
{
	return person_date(app, at_ms, moment_offset_s(at_ms));
}

const char *intention_line(struct app *app, struct arena *arena)
{
	return kept(app, arena, "intention");
}

/* The second half of a plan goes with the first half of the same writing. */
static void look_at_plan(struct intention_history *thread, struct app *app,
			 struct arena *arena,
			 int64_t today)
{
	int64_t at_ms;
	const char *what = kept_at(app, arena, "then", &at_ms);

	if (!what)
		return;
	thread->plan = if_then(arena, store_kept_beside(app_store(app), arena, "if", "then"),
			       what);
	if (date_of(app, at_ms) + 1 == today)
		thread->plan_today = thread->plan;
}

static void look_at_act(struct intention_history *thread, struct app *app,
			struct arena *arena,
			int64_t today)
{
	int64_t meant_ms, answered_ms, next_ms, meant;

	thread->insight = kept(app, arena, "insight");
	thread->act = kept_at(app, arena, "act", &meant_ms);
	if (!thread->act)
		return;
	thread->act_done = kept_at(app, arena, "act-done", &answered_ms);
	thread->act_next = kept_at(app, arena, "act-next", &next_ms);
	if (answered_ms < meant_ms)
		thread->act_done = NULL;	/* that was an earlier act */
	if (next_ms < meant_ms)
		thread->act_next = NULL;
	meant = date_of(app, meant_ms);
	thread->act_open = !thread->act_done && meant < today &&
			   meant + ACT_OPEN_DAYS >= today;
}

/* Which option was chosen, by the practice as it is now. */
static int option_of(const struct app *app, const char *chosen)
{
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	for (size_t i = 0; chosen && i < count; i++)
		for (size_t s = 0; s < practices[i]->step_count; s++) {
			const struct step *step = &practices[i]->steps[s];

			if (!step->keep || strcmp(step->keep, "letter-opens") != 0)
				continue;
			for (size_t o = 0; o < step->options.count; o++)
				if (!strcmp(step->options.at[o], chosen))
					return (int)o;
		}
	return -1;
}

/* The last day on which anything of the letter was written. */
static int64_t letter_date(struct app *app, struct arena *arena)
{
	int64_t date = NO_DATE, at_ms;

	for (int i = 0; i < LETTER_PARTS; i++)
		if (kept_at(app, arena, letter_names[i], &at_ms) &&
		    (date == NO_DATE || date_of(app, at_ms) > date))
			date = date_of(app, at_ms);
	return date;
}

/* A day that had passed when the letter was written is not the one that was meant:
 * the date of coming home is then an old one. */
static void look_at_letter(struct intention_history *thread, struct app *app,
			   struct arena *arena,
			   int64_t today)
{
	struct calendar calendar = person_calendar(app);
	int64_t opens;
	int option;

	thread->letter_opens = NO_DATE;
	thread->letter_date = letter_date(app, arena);
	thread->letter_written = thread->letter_date != NO_DATE;
	if (!thread->letter_written)
		return;
	thread->letter_wish = kept(app, arena, "letter-opens");
	option = option_of(app, thread->letter_wish);
	thread->letter_never = option == LETTER_DAYS;
	if (option < 0 || option >= LETTER_DAYS || calendar.home == NO_DATE)
		return;
	opens = calendar.home + letter_days[option] - 1;
	if (opens <= thread->letter_date)
		return;
	thread->letter_opens = opens;
	thread->letter_here = today >= opens && today < opens + LETTER_OPEN_DAYS;
}

struct intention_history intention_history_load(struct app *app, struct arena *arena)
{
	int64_t today = person_today(app);
	struct intention_history thread = { 0 };

	thread.intention = intention_line(app, arena);
	thread.kindness = kept(app, arena, "kindness");
	look_at_plan(&thread, app, arena, today);
	look_at_act(&thread, app, arena, today);
	look_at_letter(&thread, app, arena, today);
	return thread;
}

/* A line that was written, and when. */
struct written {
	const char *text;
	int64_t at_ms, date;
};

static int newest_first(const void *a, const void *b)
{
	const struct written *one = a, *other = b;

	return (one->at_ms < other->at_ms) - (one->at_ms > other->at_ms);
}

/* Every line kept as the intention, in the order of the log. */
static size_t gather(struct app *app, struct arena *arena, struct written **lines)
{
	const struct session_record *sessions;
	size_t session_count, count = 0, most = 0;

	app_sessions(app, arena, INT64_MIN, &sessions, &session_count, NULL);
	for (size_t i = 0; i < session_count; i++)
		most += sessions[i].answer_count;
	*lines = arena_array(arena, most + 1, sizeof **lines);
	for (size_t i = 0; i < session_count; i++)
		for (size_t a = 0; a < sessions[i].answer_count; a++) {
			const struct answer *answer = &sessions[i].answers[a];
			const char *line = answer->holds == ANSWER_TEXT && answer->keep &&
					   !strcmp(answer->keep, "intention")
					   ? one_line(arena, answer->text) : NULL;

			if (line)
				(*lines)[count++] = (struct written){
					line, answer->at_ms,
					person_date(app, answer->at_ms,
						    sessions[i].offset_s) };
		}
	return count;
}

size_t intention_versions(struct app *app, struct arena *arena,
			  struct version versions[INTENTION_VERSIONS_MOST])
{
	struct written *lines;
	size_t written = gather(app, arena, &lines), count = 0;

	if (written)
		qsort(lines, written, sizeof *lines, newest_first);
	for (size_t i = 0; i < written; i++) {
		if (count && !strcmp(versions[count - 1].text, lines[i].text))
			versions[count - 1].date = lines[i].date;
		else if (count == INTENTION_VERSIONS_MOST)
			break;
		else
			versions[count++] = (struct version){ lines[i].text, lines[i].date };
	}
	return count;
}

size_t intention_letter(struct app *app, struct arena *arena,
			const char *parts[LETTER_PARTS])
{
	size_t count = 0;

	for (int i = 0; i < LETTER_PARTS; i++) {
		parts[i] = app_store(app) ? store_kept(app_store(app), arena, letter_names[i], NULL)
				      : NULL;
		count += parts[i] != NULL;
	}
	return count;
}
