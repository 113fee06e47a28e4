/* schedule/assignments.c -- the store's list. */
#include "schedule/assignments.h"

#include "app/parts.h"
#include "base/arena.h"
#include "store/assignments.h"


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
