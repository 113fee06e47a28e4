/* schedule/today_tasks.c -- lines of assignments, in the name of who asks.
 *
 * A day with a session keeps to what may stand on it, and an unsteady one to what
 * grounds; the other lines come again tomorrow, as far as they are due then. */
#include "schedule/today_parts.h"

#include "schedule/begin.h"
#include "app/app.h"
#include "schedule/portion.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/error.h"

static bool fits(const struct look *look, const struct practice *practice)
{
	if (look->today->mood == TODAY_SESSION)
		return practice->session_day;
	return look->today->mood != TODAY_UNSTEADY || practice->intensity == 1;
}

/* What is in the way, else what it contains that the person leaves out, else why it
 * is asked for. */
static const char *why(struct look *look, const struct practice *some, const char *source,
		       const char *asked)
{
	const char *left_out = begin_left_out(look->app, some, look->arena);
	struct error error;

	if (!begin_allowed(look->app, some, source, &error))
		return arena_copy(look->arena, error.text);
	return left_out ? left_out : asked;
}

static void add(struct look *look, const struct task_due *due_task)
{
	const struct taken_task *task = due_task->task;
	const struct practice *whole = app_practice(look->app, task->practice);
	const struct practice *some =
		whole ? portion_make(look->arena, whole, task->steps) : NULL;
	const char *source = arena_print(look->arena, "assignment:%s", due_task->taken->id);
	struct due due = { .kind = DUE_PRACTICE, .practice = whole, .steps = task->steps,
			   .source = source, .from = due_task->taken->from,
			   .how = due_task->how, .when = task->when, .now = true,
			   .done = due_task->done };

	if (!some || !fits(look, some))
		return;
	due.title = some->title;
	due.exactly = task->minutes_ms > 0;
	due.minutes_ms = due.exactly ? task->minutes_ms : some->minutes_ms[0];
	due.why = due.done ? task->why : why(look, some, source, task->why);
	today_add(look, &due);
}

void today_tasks(struct look *look)
{
	const struct task_due *list;
	size_t count = tasks_due(look->app, look->arena, &look->past, &list);

	for (size_t i = 0; i < count; i++)
		add(look, &list[i]);
}
