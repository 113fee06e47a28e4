/* schedule/assignments.c -- the store's list, and the folders that go with it. */
#include "schedule/assignments.h"

#include "app/app.h"
#include "app/assigned.h"
#include "app/assignment_folders.h"
#include "app/opened.h"
#include "schedule/person_calendar.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/assignments.h"

#include <assert.h>
#include <unistd.h>

bool assignments_list(struct app *app, struct arena *arena, const struct taken **list,
		      size_t *count, struct error *error)
{
	*list = NULL;
	*count = 0;
	return !app_store(app) || store_assignments(app_store(app), arena, list, count, error);
}

static int64_t date_until_today(const struct app *app, int64_t moment_ms, int offset_s)
{
	int64_t date = person_date(app, moment_ms, offset_s), today = person_today(app);

	return date > today ? today : date;
}

int64_t assignments_taken_date(const struct app *app, const struct taken *taken)
{
	return date_until_today(app, taken->taken_ms, taken->taken_offset_s);
}

int64_t assignments_ended_date(const struct app *app, const struct taken *taken)
{
	return date_until_today(app, taken->ended_ms, taken->ended_offset_s);
}

const char *assignments_title(const struct app *app, const struct taken_task *task)
{
	const struct practice *practice = app_practice(app, task->practice);

	return practice ? practice->title : task->practice;
}

bool assignments_accept(struct app *app, const struct taken *taken, size_t task,
			bool accepted, struct error *error)
{
	assert(task < taken->task_count);
	return !app_store(app) ||
	       store_accept_task(app_store(app), taken->row, task, accepted, error);
}

bool assignments_none(const char *id, struct error *error)
{
	return error_set(error, "there is no assignment \"%s\" that stands; \"groundwork "
			 "assignments\" lists them", id);
}

bool assignments_end(struct app *app, const char *id, struct error *error)
{
	bool found;
	int lock;

	if (!app_store(app) ||
	    !store_end_assignment(app_store(app), id, clock_civil_ms(app_clock(app)), &found, error))
		return false;
	if (!found)
		return assignments_none(id, error);
	app_read_assigned(app);
	lock = assignment_folder_lock(app, ERROR_NO_MATTER("the other window clears up"));
	if (lock >= 0) {
		assignment_folder_clear(app);
		close(lock);
	}
	return true;
}
