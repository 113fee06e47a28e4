/* app/assignments.c -- the store's list, and the folders that go with it. */
#include "app/assignments.h"

#include "app/came.h"
#include "app/parts.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/assignments.h"

#include <unistd.h>

bool assignments_list(struct app *app, struct arena *arena, const struct taken **list,
		      size_t *count, struct error *error)
{
	*list = NULL;
	*count = 0;
	return !app->store || store_assignments(app->store, arena, list, count, error);
}

const char *assignments_title(const struct app *app, const struct taken_task *task)
{
	const struct practice *practice = app_practice(app, task->practice);

	return practice ? practice->title : task->practice;
}

bool assignments_end(struct app *app, const char *id, struct error *error)
{
	bool found;
	int lock;

	if (!app->store ||
	    !store_end_assignment(app->store, id, clock_civil_ms(app->clock), &found, error))
		return false;
	if (!found)
		return error_set(error, "there is no assignment \"%s\" that stands; "
				 "\"groundwork assignments\" lists them", id);
	lock = came_lock(app, NULL);
	if (lock >= 0) {
		came_clear(app);
		close(lock);
	}
	return true;
}
