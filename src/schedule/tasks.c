/* schedule/tasks.c -- counts days and times; the log says what was done. */
#include "schedule/tasks.h"

#include "app/app.h"
#include "schedule/person_calendar.h"
#include "schedule/assignments.h"
#include "base/arena.h"
#include "base/moment.h"

#include <assert.h>
#include <string.h>

struct counting {
	struct app *app;
	struct arena *arena;
	const struct history *past;
	const struct taken *all;
	size_t count;
	struct task_due *list;
	size_t due, most;
	struct error *error;
	bool failed;			/* something could not be read: *error says why */
};

static bool same_steps(const char *one, const char *other)
{
	return one == other || (one && other && !strcmp(one, other));
}

static int64_t date_or(const char *text, int64_t otherwise)
{
	struct day day;

	return text && day_parse(text, &day) ? day_number(day) : otherwise;
}

static bool is_on(const struct counting *counting, const struct taken *taken)
{
	int64_t date = counting->past->date;

	return !taken->ended_ms && date >= assignments_taken_date(counting->app, taken) &&
	       date >= date_or(taken->starts, date) && date <= date_or(taken->ends, date);
}

/* The date on which its first version came. */
static int64_t known_since(const struct counting *counting, const struct taken *taken)
{
	for (size_t i = 0; i < counting->count; i++)
		if (!strcmp(counting->all[i].id, taken->id))
			return assignments_taken_date(counting->app, &counting->all[i]);
	return assignments_taken_date(counting->app, taken);
}

static int done_on(const struct counting *counting, const struct taken_task *task,
		   int64_t date)
{
	const struct history *past = counting->past;
	int times = 0;

	for (size_t i = 0; i < past->count; i++)
		times += history_date(past, &past->sessions[i]) == date &&
			 session_did(&past->sessions[i], task->practice, task->steps);
	return times;
}

/* On how many days from one date to the other, both included. */
static int days_done(const struct counting *counting, const struct taken_task *task,
		     int64_t from, int64_t to)
{
	int days = 0;

	for (int64_t date = from; date <= to; date++)
		days += done_on(counting, task, date) > 0;
	return days;
}

/* Of what was done today, what is left for this line: the lines above it that ask for
 * the same have had their share. */
static int left_for(const struct counting *counting, const struct taken_task *task)
{
	int left = done_on(counting, task, counting->past->date);

	for (size_t i = 0; i < counting->due; i++) {
		const struct taken_task *other = counting->list[i].task;

		if (!strcmp(other->practice, task->practice) &&
		    same_steps(other->steps, task->steps))
			left -= other->times.often == OFTEN_TWICE_DAILY ? 2 : 1;
	}
	return left > 0 ? left : 0;
}

static void add(struct counting *counting, const struct taken *taken,
		const struct taken_task *task, const char *how, bool done)
{
	assert(counting->due < counting->most);
	counting->list[counting->due++] = (struct task_due){ taken, task, how, done };
}

/* Further back than the look into the past goes, the log is asked itself: from the day
 * before, since a session keeps the date of its own zone. */
static bool was_done(struct counting *counting, const struct taken_task *task,
		     int64_t since)
{
	int64_t date = counting->past->date;
	const struct session_record *sessions;
	size_t count;

	if (days_done(counting, task, since, date - 1))
		return true;
	if (date - since <= HISTORY_DAYS)
		return false;
	if (!app_sessions(counting->app, counting->arena,
			  day_begins_ms(day_from_number(since - 1), 0), &sessions, &count,
			  counting->error))
		counting->failed = true;
	for (size_t i = 0; i < count; i++)
		if (session_did(&sessions[i], task->practice, task->steps) &&
		    history_date(counting->past, &sessions[i]) >= since &&
		    history_date(counting->past, &sessions[i]) < date)
			return true;
	return false;
}

static void look_at_once(struct counting *counting, const struct taken *taken,
			 const struct taken_task *task)
{
	if (!was_done(counting, task, known_since(counting, taken)))
		add(counting, taken, task, "once", left_for(counting, task) > 0);
}

static void look_at_daily(struct counting *counting, const struct taken *taken,
			  const struct taken_task *task)
{
	bool twice = task->times.often == OFTEN_TWICE_DAILY;
	int done = left_for(counting, task);

	add(counting, taken, task, !twice ? "daily" : done == 1
	    ? "twice daily, once so far" : "twice daily", done >= (twice ? 2 : 1));
}

static void look_at_weekly(struct counting *counting, const struct taken *taken,
			   const struct taken_task *task)
{
	int64_t date = counting->past->date;
	int64_t monday = date - day_of_week(day_from_number(date));
	int before = days_done(counting, task, monday, date - 1);
	bool today = left_for(counting, task) > 0;

	if (before < task->times.a_week)
		add(counting, taken, task,
		    arena_print(counting->arena, "%d a week, %d so far", task->times.a_week,
				before + today), today);
}

static void look_at(struct counting *counting, const struct taken *taken,
		    const struct taken_task *task)
{
	switch (task->times.often) {
	case OFTEN_ONCE:
		look_at_once(counting, taken, task);
		break;
	case OFTEN_DAILY:
	case OFTEN_TWICE_DAILY:
		look_at_daily(counting, taken, task);
		break;
	case OFTEN_WEEKLY:
		look_at_weekly(counting, taken, task);
		break;
	}
}

bool tasks_due(struct app *app, struct arena *arena, const struct history *past,
	       const struct task_due **list, size_t *count, struct error *error)
{
	struct counting counting = { .app = app, .arena = arena, .past = past,
				     .error = error };

	*list = NULL;
	*count = 0;
	if (!assignments_list(app, arena, &counting.all, &counting.count, error))
		return false;
	for (size_t i = 0; i < counting.count; i++)
		counting.most += counting.all[i].task_count;
	counting.list = arena_array(arena, counting.most + 1, sizeof *counting.list);
	for (size_t i = 0; i < counting.count; i++)
		for (size_t t = 0; is_on(&counting, &counting.all[i]) &&
				   t < counting.all[i].task_count; t++)
			if (counting.all[i].tasks[t].accepted)
				look_at(&counting, &counting.all[i],
					&counting.all[i].tasks[t]);
	*list = counting.list;
	*count = counting.due;
	return !counting.failed;
}

bool tasks_leave_out(struct app *app, struct arena *arena, unsigned *leave_out,
		     struct error *error)
{
	const struct history today = { .app = app, .date = person_today(app) };
	struct counting counting = { .app = app, .arena = arena, .past = &today };

	*leave_out = 0;
	if (!assignments_list(app, arena, &counting.all, &counting.count, error))
		return false;
	for (size_t i = 0; i < counting.count; i++)
		if (is_on(&counting, &counting.all[i]))
			*leave_out |= counting.all[i].leave_out;
	return true;
}

bool tasks_source(struct app *app, struct arena *arena, const char *practice,
		  const char **source, struct error *error)
{
	const struct history today = { .app = app, .date = person_today(app) };
	struct counting counting = { .app = app, .arena = arena, .past = &today };

	*source = NULL;
	if (!assignments_list(app, arena, &counting.all, &counting.count, error))
		return false;
	for (size_t i = 0; i < counting.count && !*source; i++) {
		const struct taken *taken = &counting.all[i];

		for (size_t t = 0; is_on(&counting, taken) && t < taken->task_count; t++)
			if (taken->tasks[t].accepted &&
			    !strcmp(taken->tasks[t].practice, practice))
				*source = arena_print(arena, "assignment:%s", taken->id);
	}
	return true;
}
