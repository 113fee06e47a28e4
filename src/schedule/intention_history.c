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

/* A thread that is being read. */
struct reading {
	struct app *app;
	struct arena *arena;
	struct intention_history *thread;
	int64_t today;
	struct error *error;
	bool failed;			/* something could not be read: *error says why */
};

/* The last thing kept under a name, as it was written. */
static struct kept kept_as_written(struct reading *reading, const char *name)
{
	struct store *store = app_store(reading->app);
	struct kept kept = { 0 };

	if (store && !store_kept(store, reading->arena, name, &kept, reading->error))
		reading->failed = true;
	return kept;
}

/* The same on one line. */
static struct kept kept(struct reading *reading, const char *name)
{
	struct kept kept = kept_as_written(reading, name);

	kept.text = one_line(reading->arena, kept.text);
	return kept;
}

static int64_t date_of(const struct reading *reading, const struct kept *kept)
{
	return person_date(reading->app, kept->at_ms, kept->offset_s);
}

bool intention_line(struct app *app, struct arena *arena, const char **line,
		    struct error *error)
{
	struct reading reading = { .app = app, .arena = arena, .error = error };

	*line = kept(&reading, "intention").text;
	return !reading.failed;
}

/* The second half of a plan goes with the first half of the same writing. */
static void look_at_plan(struct reading *reading)
{
	struct intention_history *thread = reading->thread;
	struct kept what = kept(reading, "then"), when;

	if (!what.text)
		return;
	if (!store_kept_beside(app_store(reading->app), reading->arena, "if", "then", &when,
			       reading->error))
		reading->failed = true;
	thread->plan = if_then(reading->arena, when.text, what.text);
	if (date_of(reading, &what) + 1 == reading->today)
		thread->plan_today = thread->plan;
}

static void look_at_act(struct reading *reading)
{
	struct intention_history *thread = reading->thread;
	struct kept act, done, next;
	int64_t meant;

	thread->insight = kept(reading, "insight").text;
	act = kept(reading, "act");
	thread->act = act.text;
	if (!act.text)
		return;
	done = kept(reading, "act-done");
	next = kept(reading, "act-next");
	/* what was answered before is about an earlier act */
	thread->act_done = done.at_ms < act.at_ms ? NULL : done.text;
	thread->act_next = next.at_ms < act.at_ms ? NULL : next.text;
	meant = date_of(reading, &act);
	thread->act_open = !thread->act_done && meant < reading->today &&
			   meant + ACT_OPEN_DAYS >= reading->today;
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
static int64_t letter_date(struct reading *reading)
{
	int64_t date = NO_DATE;

	for (int i = 0; i < LETTER_PARTS; i++) {
		struct kept part = kept(reading, letter_names[i]);

		if (part.text && (date == NO_DATE || date_of(reading, &part) > date))
			date = date_of(reading, &part);
	}
	return date;
}

/* A day that had passed when the letter was written is not the one that was meant:
 * the date of coming home is then an old one. */
static void look_at_letter(struct reading *reading)
{
	struct intention_history *thread = reading->thread;
	struct calendar calendar = person_calendar(reading->app);
	int64_t opens;
	int option;

	thread->letter_opens = NO_DATE;
	thread->letter_date = letter_date(reading);
	thread->letter_written = thread->letter_date != NO_DATE;
	if (!thread->letter_written)
		return;
	thread->letter_wish = kept(reading, "letter-opens").text;
	option = option_of(reading->app, thread->letter_wish);
	thread->letter_never = option == LETTER_DAYS;
	if (option < 0 || option >= LETTER_DAYS || calendar.home == NO_DATE)
		return;
	opens = calendar.home + letter_days[option] - 1;
	if (opens <= thread->letter_date)
		return;
	thread->letter_opens = opens;
	thread->letter_here = reading->today >= opens &&
			      reading->today < opens + LETTER_OPEN_DAYS;
}

bool intention_history_load(struct app *app, struct arena *arena,
			    struct intention_history *thread, struct error *error)
{
	struct reading reading = { .app = app, .arena = arena, .thread = thread,
				   .today = person_today(app), .error = error };

	*thread = (struct intention_history){ 0 };
	thread->intention = kept(&reading, "intention").text;
	thread->kindness = kept(&reading, "kindness").text;
	look_at_plan(&reading);
	look_at_act(&reading);
	look_at_letter(&reading);
	return !reading.failed;
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
static bool gather(struct app *app, struct arena *arena, struct written **lines,
		   size_t *found, struct error *error)
{
	const struct session_record *sessions;
	size_t session_count, count = 0, most = 0;
	bool whole = app_sessions(app, arena, INT64_MIN, &sessions, &session_count, error);

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
	*found = count;
	return whole;
}

bool intention_versions(struct app *app, struct arena *arena,
			struct version versions[INTENTION_VERSIONS_MOST], size_t *found,
			struct error *error)
{
	struct written *lines;
	size_t written, count = 0;
	bool whole = gather(app, arena, &lines, &written, error);

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
	*found = count;
	return whole;
}

bool intention_letter(struct app *app, struct arena *arena,
		      const char *parts[LETTER_PARTS], size_t *count, struct error *error)
{
	struct reading reading = { .app = app, .arena = arena, .error = error };

	*count = 0;
	for (int i = 0; i < LETTER_PARTS; i++) {
		parts[i] = kept_as_written(&reading, letter_names[i]).text;
		*count += parts[i] != NULL;
	}
	return !reading.failed;
}
