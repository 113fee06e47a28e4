/* schedule/eligibility.c -- three reasons for no, and one for saying something first. */
#include "schedule/eligibility.h"

#include "app/app.h"
#include "schedule/person_calendar.h"
#include "app/contacts.h"
#include "schedule/history.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/moment.h"

#include <string.h>

const char *eligibility_left_out(const struct app *app, const struct practice *practice,
				 struct arena *arena)
{
	unsigned both = practice->contains & app_settings(app)->leave_out, rest = both;
	struct buffer words = { 0 };
	const char *sentence = NULL;

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (both & (1u << i)) {
			rest &= ~(1u << i);
			buffer_print(&words, "%s%s", !words.length ? "" : rest ? ", " : " and ",
				     leave_out_label((enum leave_out)i));
		}
	if (words.length)
		sentence = arena_print(arena, "It contains %s, which you leave out.",
				       buffer_string(&words));
	buffer_free(&words);
	return sentence;
}

const char *eligibility_warning(struct app *app, const struct practice *practice,
				struct arena *arena)
{
	const char *contains = eligibility_left_out(app, practice, arena), *waits;
	struct history past;

	if (contains || practice->intensity < 3)
		return contains;
	past = history_load(app, arena, person_today(app));
	waits = history_demanding_waits(app, arena, &past);
	return waits ? arena_print(arena, "It is a demanding practice, and waits %s.", waits)
		     : NULL;
}

static struct day day_of(const struct app *app, int64_t moment_ms, int offset_s)
{
	return moment_day(moment_ms, offset_s, app_settings(app)->day_starts_hour);
}

/* When it was finished last in the days that it asks about; *found: whether it was. */
static bool was_done(struct app *app, const struct practice *practice, bool *found,
		     struct day *last, struct error *error)
{
	int64_t day_ms = INT64_C(86400000);
	int64_t since_ms = clock_civil_ms(app_clock(app)) - (REPEAT_AFTER_DAYS + 1) * day_ms;
	struct arena *arena = arena_open();
	const struct session_record *sessions;
	size_t count;
	bool whole = app_sessions(app, arena, since_ms, &sessions, &count, error);

	*found = false;
	for (size_t i = 0; i < count; i++) {
		struct day day = day_of(app, sessions[i].started_ms, sessions[i].offset_s);

		if (strcmp(sessions[i].practice, practice->id) ||
		    sessions[i].ended != ENDED_FINISHED ||
		    person_today(app) - day_number(day) >= REPEAT_AFTER_DAYS)
			continue;
		*last = day;
		*found = true;
	}
	arena_close(arena);
	return whole;
}

static bool support_is_there(struct app *app, const struct practice *practice,
			     struct error *error)
{
	struct day last, next;
	struct error why;
	bool found;

	if (person_has_medicine_day(app))
		return error_set(error, "%s is not for a day with a session. It can wait "
				 "until tomorrow.", practice->title);
	if (!contacts_are_set(app))
		return error_set(error, "%s asks about hard things. First write down whom "
				 "to call, in the settings: a number of the clinic, and two "
				 "people of yours.", practice->title);
	if (!was_done(app, practice, &found, &last, &why) && !found)
		return error_set(error, "%s asks about the last two weeks, and whether it was "
				 "filled in lately cannot be read just now: %s",
				 practice->title, why.text);
	if (!found)
		return true;
	next = day_from_number(day_number(last) + REPEAT_AFTER_DAYS);
	return error_set(error, "%s asks about the last two weeks, and was filled in on %d "
			 "%s. From %d %s on it can be done again.", practice->title, last.day,
			 day_month_name(last), next.day, day_month_name(next));
}

static bool is_asked_for(struct app *app, const struct practice *practice,
			 const char *source, struct error *error)
{
	struct arena *arena = arena_open();
	const char *asks = NULL;
	struct error why;
	bool ok = !strncmp(source, "assignment:", 11);

	if (!ok && !tasks_source(app, arena, practice->id, &asks, &why))
		error_set(error, "%s is for somebody whose therapist assigns it, and whether "
			  "yours did cannot be read just now: %s", practice->title, why.text);
	else if (!ok && !asks)
		error_set(error, "%s is for somebody whose therapist assigns it, and is not "
			  "begun by oneself. If you would like to fill it in, ask yours.",
			  practice->title);
	arena_close(arena);
	return ok || asks;
}

bool eligibility_check(struct app *app, const struct practice *practice,
		       const char *source, struct error *error)
{
	if (practice->only_assigned && !is_asked_for(app, practice, source, error))
		return false;
	return !practice_supports(practice) || support_is_there(app, practice, error);
}
