/* exchange/report_tasks.c -- every day of the span is asked what stood then.
 *
 * A version of an assignment stands from the day it was taken in to the day before the
 * one on which it was put away or replaced, between its own dates. Weeks are those of
 * the span: seven days from its first, so that "3 a week" asks for three in any seven.
 * The day on which an earlier report ended was counted there; only what is asked for once
 * counts as well when it was done later on that day. */
#include "exchange/report_tasks.h"

#include "app/app.h"
#include "exchange/report_made.h"
#include "schedule/person_calendar.h"
#include "schedule/assignments.h"
#include "schedule/eligibility.h"
#include "schedule/history.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* A row, and what it needs while days are counted. */
struct counted {
	struct report_task task;
	struct report_week *weeks;
	size_t week;			/* of which the two count */
	int days, days_done;
	bool was_done;			/* once: before the span */
};

struct counting {
	struct app *app;
	const struct history *past;
	struct arena *arena;
	struct report *report;		/* its head is set */
	const struct report_past *told;	/* the reports before */
	const struct taken *all;
	size_t taken_count;
	struct counted *rows;
	size_t count;
	int64_t date;
	size_t week;			/* in which it lies */
	size_t shared;			/* rows of this date that had their share */
	struct counted *shares[REPORT_TASKS_MOST];
};

static int64_t date_or(const char *text, int64_t otherwise)
{
	struct day day;

	return text && day_parse(text, &day) ? day_number(day) : otherwise;
}

static bool stood(const struct counting *counting, const struct taken *taken)
{
	int64_t date = counting->date;

	return date >= assignments_taken_date(counting->app, taken) &&
	       (!taken->ended_ms || date < assignments_ended_date(counting->app, taken)) &&
	       date >= date_or(taken->starts, date) && date <= date_or(taken->ends, date) &&
	       utf8_same(taken->from, counting->report->to.name);
}

static int done_on(const struct counting *counting, const struct taken_task *task,
		   int64_t from, int64_t to)
{
	const struct history *past = counting->past;
	int times = 0;

	for (size_t i = 0; i < past->count; i++) {
		int64_t date = history_date(past, &past->sessions[i]);

		times += date >= from && date <= to &&
			 session_did(&past->sessions[i], task->practice, task->steps);
	}
	return times;
}

/* Whether a task of once was done for the reports before this one: before its days, or on
 * the day on which the last of them ended while they could still tell. */
static bool was_done(const struct counting *counting, const struct taken_task *task,
		     int64_t since)
{
	const struct history *past = counting->past;

	for (size_t i = 0; i < past->count; i++) {
		const struct session_record *session = &past->sessions[i];
		int64_t date = history_date(past, session);
		bool before = date < counting->report->first_date ||
			      (date < report_counts_from(counting->report) &&
			       report_past_had(counting->told, date,
					       session->started_ms + session->spent_ms));

		if (before && date >= since &&
		    session_did(session, task->practice, task->steps))
			return true;
	}
	return false;
}

static bool same_steps(const char *one, const char *other)
{
	return one == other || (one && other && !strcmp(one, other));
}

/* The date on which the first version of an assignment came. */
static int64_t known_since(const struct counting *counting, const struct taken *taken)
{
	for (size_t i = 0; i < counting->taken_count; i++)
		if (!strcmp(counting->all[i].id, taken->id))
			return assignments_taken_date(counting->app, &counting->all[i]);
	return assignments_taken_date(counting->app, taken);
}

static struct counted *row_of(struct counting *counting, const struct taken *taken,
			      const struct taken_task *task)
{
	struct counted *row;

	for (size_t i = 0; i < counting->count; i++) {
		row = &counting->rows[i];
		if (!strcmp(row->task.assignment, taken->id) &&
		    !strcmp(row->task.name, task->name) &&
		    !strcmp(row->task.practice, task->practice) &&
		    row->task.times.often == task->times.often &&
		    row->task.times.a_week == task->times.a_week)
			return row;
	}
	if (counting->count == REPORT_TASKS_MOST)
		return NULL;
	row = &counting->rows[counting->count++];
	row->task = (struct report_task){
		.assignment = taken->id, .assignment_title = taken->title, .name = task->name,
		.practice = task->practice, .steps = task->steps, .times = task->times,
		.title = assignments_title(counting->app, task),
		.minutes_ms = task->minutes_ms, .when = task->when };
	row->weeks = arena_array(counting->arena,
				 report_weeks(counting->report),
				 sizeof *row->weeks);
	row->task.weeks = row->weeks;
	row->was_done = task->times.often == OFTEN_ONCE &&
			was_done(counting, task, known_since(counting, taken));
	return row;
}

/* What was done on this day is shared out: lines above that ask for the same have had
 * their part. */
static int left_for(const struct counting *counting, const struct taken_task *task)
{
	int left = done_on(counting, task, counting->date, counting->date);

	for (size_t i = 0; i < counting->shared; i++) {
		const struct report_task *other = &counting->shares[i]->task;

		if (!strcmp(other->practice, task->practice) &&
		    same_steps(other->steps, task->steps))
			left -= other->times.often == OFTEN_TWICE_DAILY ? 2 : 1;
	}
	return left > 0 ? left : 0;
}

static int at_most(int number, int most)
{
	return number < most ? number : most;
}

/* So many days of a week: a week that only partly lies in the span asks for no more
 * days than lie in it. */
static void count_in_week(struct counted *row, size_t week, bool done)
{
	if (row->week != week) {
		row->week = week;
		row->days = row->days_done = 0;
	}
	row->weeks[week].asked += ++row->days <= row->task.times.a_week;
	if (done)
		row->weeks[week].done += ++row->days_done <= row->task.times.a_week;
}

/* A task of once is asked for in every week until it is done, and once in all. */
static void count_once(struct counted *row, size_t week, bool done)
{
	if (row->was_done || (row->task.done && !row->weeks[week].done))
		return;
	row->weeks[week].asked = row->task.asked = 1;
	if (done)
		row->weeks[week].done = row->task.done = 1;
}

static void count_day(struct counting *counting, struct counted *row,
		      const struct taken_task *task)
{
	struct report_week *week = &row->weeks[counting->week];
	int done = left_for(counting, task);

	switch (task->times.often) {
	case OFTEN_ONCE:
		count_once(row, counting->week, done);
		break;
	case OFTEN_DAILY:
		week->asked++;
		week->done += at_most(done, 1);
		break;
	case OFTEN_TWICE_DAILY:
		week->asked += 2;
		week->done += at_most(done, 2);
		break;
	case OFTEN_WEEKLY:
		count_in_week(row, counting->week, done);
		break;
	}
	if (counting->shared < REPORT_TASKS_MOST)
		counting->shares[counting->shared++] = row;
}

static bool count_date(struct counting *counting, struct error *error)
{
	int64_t from = report_counts_from(counting->report);

	counting->shared = 0;
	counting->week = counting->date < from
			 ? 0 : (size_t)(counting->date - from) / REPORT_WEEK_DAYS;
	assert(counting->week < report_weeks(counting->report));
	for (size_t i = 0; i < counting->taken_count; i++) {
		const struct taken *taken = &counting->all[i];

		for (size_t t = 0; stood(counting, taken) && t < taken->task_count; t++) {
			struct counted *row;

			if (!taken->tasks[t].accepted ||
			    (counting->date < from &&
			     taken->tasks[t].times.often != OFTEN_ONCE))
				continue;
			row = row_of(counting, taken, &taken->tasks[t]);
			if (!row)
				return error_set(error, "there are more than %d tasks in these "
						 "days: choose a shorter span",
						 REPORT_TASKS_MOST);
			count_day(counting, row, &taken->tasks[t]);
		}
	}
	return true;
}

/* Of once there is one in all, however many weeks asked for it. */
static void sum_up(struct counted *row, size_t weeks)
{
	for (size_t i = 0; i < weeks && row->task.times.often != OFTEN_ONCE; i++) {
		row->task.asked += row->weeks[i].asked;
		row->task.done += row->weeks[i].done;
	}
}

/* Whether a row that was never done lacks nothing but somebody to call, so that its reader
 * does not take it for forgotten. */
static bool waits_for_numbers(const struct counting *counting,
			      const struct report_task *task)
{
	const struct practice *practice = app_practice(counting->app, task->practice);
	const char *source = arena_print(counting->arena, "assignment:%s", task->assignment);

	return !task->done && practice && practice_supports(practice) &&
	       eligibility_wants_numbers(counting->app, practice, source);
}

/* A task of once that was done before the span was not asked in it. */
static void keep_rows(struct counting *counting)
{
	struct report *report = counting->report;
	struct report_task *tasks = arena_array(counting->arena, counting->count + 1,
						sizeof *tasks);

	for (size_t i = 0; i < counting->count; i++) {
		struct report_task *task = &counting->rows[i].task;

		sum_up(&counting->rows[i], report_weeks(report));
		if (!task->asked)
			continue;
		task->wants_numbers = waits_for_numbers(counting, task);
		tasks[report->task_count++] = *task;
	}
	report->tasks = tasks;
}

bool report_count_tasks(struct app *app, struct arena *arena, const struct history *past,
			const struct report_past *told, struct report *report,
			struct error *error)
{
	struct counting *counting = arena_alloc(arena, sizeof *counting);

	counting->app = app;
	counting->past = past;
	counting->arena = arena;
	counting->report = report;
	counting->told = told;
	counting->rows = arena_array(arena, REPORT_TASKS_MOST, sizeof *counting->rows);
	if (!assignments_list(app, arena, &counting->all, &counting->taken_count, error))
		return false;
	for (counting->date = report->first_date; counting->date <= report->last_date;
	     counting->date++)
		if (!count_date(counting, error))
			return false;
	keep_rows(counting);
	return true;
}
