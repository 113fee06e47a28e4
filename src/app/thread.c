/* app/thread.c -- names under which things were written, and their days. */
#include "app/thread.h"

#include "app/arc.h"
#include "app/parts.h"
#include "base/arena.h"
#include "base/buffer.h"

#include <ctype.h>
#include <string.h>

/* When the letter may be read: the options of the step that keeps `letter-opens`, in
 * their order, as days at home; the last one is never. */
static const int letter_days[] = { 28, 84 };

/* The last thing kept under a name, and its date. */
static const char *kept(struct app *app, struct arena *arena, const char *name,
			int64_t *date)
{
	int64_t at_ms = 0;
	const char *text = app->store ? store_kept(app->store, arena, name, &at_ms) : NULL;

	*date = text ? arc_date(app, at_ms, moment_offset_s(at_ms)) : NO_DATE;
	return text;
}

/* A text on one line, without blanks at its ends. */
static const char *one_line(struct arena *arena, const char *text)
{
	char *line, *end;

	if (!text)
		return NULL;
	while (isspace((unsigned char)*text))
		text++;
	line = arena_copy(arena, text);
	end = line + strlen(line);
	while (end > line && isspace((unsigned char)end[-1]))
		*--end = '\0';
	for (char *at = line; *at; at++)
		if (*at == '\n' || *at == '\t' || *at == '\r')
			*at = ' ';
	return *line ? line : NULL;
}

static bool begins_with(const char *text, const char *word)
{
	size_t length = strlen(word);

	return !strncasecmp(text, word, length) && text[length] == ' ';
}

/* "If ..., then ...", however the two halves were begun. */
static const char *plan_of(struct app *app, struct arena *arena, int64_t *date)
{
	int64_t unused;
	const char *when = one_line(arena, kept(app, arena, "if", date));
	const char *what = one_line(arena, kept(app, arena, "then", &unused));

	if (!when || !what)
		return NULL;
	return arena_print(arena, "%s%s, %s%s", begins_with(when, "if") ? "" : "If ", when,
			   begins_with(what, "then") || begins_with(what, "I") ? "" : "then ",
			   what);
}

static void look_at_act(struct thread *thread, struct app *app, struct arena *arena,
			int64_t today)
{
	int64_t meant, answered, unused;

	thread->insight = one_line(arena, kept(app, arena, "insight", &unused));
	thread->act = one_line(arena, kept(app, arena, "act", &meant));
	thread->act_done = one_line(arena, kept(app, arena, "act-done", &answered));
	if (thread->act_done && answered < meant)
		thread->act_done = NULL;
	thread->act_open = thread->act && !thread->act_done && meant < today &&
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

static void look_at_letter(struct thread *thread, struct app *app, struct arena *arena,
			   int64_t today)
{
	struct calendar calendar = arc_calendar(app);
	int64_t date;
	int option = option_of(app, kept(app, arena, "letter-opens", &date));

	thread->letter_written = kept(app, arena, "letter", &date) != NULL;
	thread->letter_opens = NO_DATE;
	if (!thread->letter_written || option < 0 || option >= (int)(sizeof letter_days /
							       sizeof *letter_days))
		return;
	if (calendar.home == NO_DATE || calendar.home <= date)
		return;
	thread->letter_opens = calendar.home + letter_days[option] - 1;
	thread->letter_here = today >= thread->letter_opens &&
			      today < thread->letter_opens + LETTER_OPEN_DAYS;
}

struct thread thread_look(struct app *app, struct arena *arena)
{
	int64_t today = arc_today(app), date;
	struct thread thread = { 0 };

	thread.intention = one_line(arena, kept(app, arena, "intention", &date));
	thread.kindness = one_line(arena, kept(app, arena, "kindness", &date));
	thread.plan = plan_of(app, arena, &date);
	if (thread.plan && date + 1 == today)
		thread.plan_today = thread.plan;
	look_at_act(&thread, app, arena, today);
	look_at_letter(&thread, app, arena, today);
	return thread;
}

size_t thread_versions(struct app *app, struct arena *arena,
		       struct version versions[THREAD_VERSIONS_MOST])
{
	const struct session_record *sessions;
	size_t session_count, count = 0;

	app_sessions(app, arena, INT64_MIN, &sessions, &session_count, NULL);
	for (size_t i = session_count; i--; )
		for (size_t a = 0; a < sessions[i].answer_count; a++) {
			const struct answer *answer = &sessions[i].answers[a];
			const char *line = answer->keep && !strcmp(answer->keep, "intention")
					   ? one_line(arena, answer->text) : NULL;

			if (!line || count == THREAD_VERSIONS_MOST ||
			    (count && !strcmp(versions[count - 1].text, line)))
				continue;
			versions[count++] = (struct version){
				line, arc_date(app, answer->at_ms, sessions[i].offset_s) };
		}
	return count;
}

size_t thread_letter(struct app *app, struct arena *arena,
		     const char *parts[LETTER_PARTS])
{
	static const char *const names[LETTER_PARTS] = { "letter", "letter-first-days",
							 "letter-forgive" };
	size_t count = 0;
	int64_t date;

	for (int i = 0; i < LETTER_PARTS; i++) {
		const char *text = kept(app, arena, names[i], &date);

		if (text)
			parts[count++] = text;
	}
	return count;
}
