/* schedule/today_due.c -- what the programme asks for on this date.
 *
 * A portion with something that the person leaves out, or that may not be offered
 * yet, gives way to the least of the day or to a grounding practice, and says so. */
#include "schedule/today_parts.h"

#include "schedule/arc.h"
#include "schedule/begin.h"
#include "app/app.h"
#include "schedule/portion.h"
#include "base/arena.h"

#include <string.h>

/* Where the portions of one list stand. */
struct standing {
	const struct programme *programme;
	const struct programme_day *day;
	const char *place;
	const struct portions *portions; /* the list */
	enum due_kind kind;
	int64_t from;			/* done since then is done */
	bool once;			/* comes one time: done there before is worth saying */
	bool passes;			/* gone on the day after it was done */
};

static bool is_now(enum slot slot, int hour)
{
	switch (slot) {
	case SLOT_MORNING:
		return hour < NOON;
	case SLOT_FREE:
		return hour < EVENING;
	case SLOT_EVENING:
		return hour >= EVENING;
	case SLOT_ANY:
	case SLOT_COUNT:
		break;
	}
	return true;
}

/* Why a practice gives way, as the end of "in place of X, ..."; NULL when it need
 * not. */
static const char *gives_way(const struct look *look, const struct practice *some)
{
	unsigned both = some->contains & app_settings(look->app)->leave_out;

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (both & (1u << i))
			return arena_print(look->arena, "with %s, which you leave out",
					   begin_contents(i));
	if (some->intensity >= 3 && look->demanding)
		return arena_print(look->arena, "which waits %s", look->demanding);
	return NULL;
}

static const struct practice *some_of(const struct look *look,
				      const struct portion *portion, const char **steps)
{
	const struct practice *whole = app_practice(look->app, portion->practice);

	*steps = portion_steps(look->arena, &portion->steps);
	return whole ? portion_make(look->arena, whole, *steps) : NULL;
}

/* A check-in without its pages to write on, when somebody leaves out writing. */
static const struct practice *without_pages(const struct look *look,
					    const struct practice *check, const char **steps)
{
	const char **names = arena_take_many(look->arena, check->step_count + 1,
					     sizeof *names);
	size_t count = 0, asked = 0;

	if (!(app_settings(look->app)->leave_out & 1u << LEAVE_OUT_WRITING) ||
	    !practice_has(check, STEP_WRITE))
		return check;
	for (size_t i = 0; i < check->step_count; i++)
		if (check->steps[i].kind != STEP_WRITE) {
			names[count++] = check->steps[i].name;
			asked += check->steps[i].kind != STEP_READ;
		}
	if (!asked)
		return check;
	*steps = portion_steps(look->arena, &(struct texts){ names, count });
	return portion_make(look->arena, app_practice(look->app, check->id), *steps);
}

static void fill(struct look *look, struct due *due, const struct practice *some,
		 const char *steps)
{
	due->practice = app_practice(look->app, some->id);
	due->title = some->title;
	due->steps = steps;
	due->minutes_ms = some->minutes_ms[0];
}

/* Of a practice that is in the list, apart from the one that gives way. */
static bool is_beside(const struct portions *portions, const struct practice *some,
		      const struct practice *left)
{
	for (size_t i = 0; i < portions->count; i++)
		if (!strcmp(portions->at[i].practice, some->id) &&
		    strcmp(some->id, left->id) != 0)
			return true;
	return false;
}

/* The least of the day when it may be done and the day does not have more of it, else
 * something that grounds. */
static bool stand_in(struct look *look, const struct standing *standing,
		     struct due *due, const struct practice *left, const char *why)
{
	const struct portions *least = &standing->day->least;
	const char *steps = NULL;
	const struct practice *some = least->count ? some_of(look, &least->at[0], &steps)
						   : NULL;

	if (!some || gives_way(look, some) || is_beside(standing->portions, some, left)) {
		some = today_instead(look, standing->from, standing->portions);
		steps = NULL;
	}
	if (!some)
		return false;
	fill(look, due, some, steps);
	due->why = arena_print(look->arena, "in place of %s, %s", left->title, why);
	return true;
}

/* The same may stand there already, on its own account or in place of another; the
 * least of the day in any part of it. */
static bool is_there(const struct look *look, const struct due *due)
{
	for (size_t i = 0; i < look->today->due_count; i++) {
		const struct due *other = &look->today->due[i];

		if (other->practice == due->practice &&
		    (other->slot == due->slot || due->kind == DUE_LEAST) &&
		    (other->steps == due->steps ||
		     (other->steps && due->steps && !strcmp(other->steps, due->steps))))
			return true;
	}
	return false;
}

/* Whether it is done; false when that was on an earlier day, and it has passed. */
static bool look_at_done(struct look *look, const struct standing *standing,
			 struct due *due)
{
	const struct session_record *done = past_done(&look->past, due->practice->id,
						      due->steps, standing->from);

	due->done = done != NULL;
	return !done || !standing->passes || past_date(&look->past, done) == look->date;
}

static void look_at_before(struct look *look, const struct standing *standing,
			   struct due *due)
{
	const struct session_record *before;

	if (due->done || due->why || !standing->once || due->kind != DUE_PRACTICE)
		return;
	before = past_done_at(&look->past, due->practice->id, due->steps, due->source,
			      standing->place);
	if (before)
		due->why = arena_print(look->arena, "you did this on %s; again, if you like",
				       arc_date_words(look->app, look->arena,
						      past_date(&look->past, before)));
}

static void add_portion(struct look *look, const struct standing *standing,
			const struct portion *portion)
{
	struct due due = { .kind = standing->kind, .slot = portion->slot };
	const struct practice *some = some_of(look, portion, &due.steps);
	const char *why;

	if (some && standing->kind == DUE_CHECK)
		some = without_pages(look, some, &due.steps);
	if (!some)
		return;
	why = gives_way(look, some);
	fill(look, &due, some, due.steps);
	due.source = arena_print(look->arena, "programme:%s", standing->programme->id);
	due.place = standing->place;
	due.from = standing->programme->title;
	due.now = is_now(portion->slot, look->hour);
	if (why && (standing->kind == DUE_CHECK || standing->kind == DUE_LEAST ||
		    !stand_in(look, standing, &due, some, why)))
		return;
	if (is_there(look, &due) || !look_at_done(look, standing, &due))
		return;
	look_at_before(look, standing, &due);
	today_add(look, &due);
}

static void add_all(struct look *look, struct standing *standing,
		    const struct portions *portions)
{
	standing->portions = portions;
	for (size_t i = 0; i < portions->count; i++)
		add_portion(look, standing, &portions->at[i]);
}

static struct standing standing_of(const struct look *look,
				   const struct programme *programme,
				   const struct programme_day *day, int64_t from)
{
	return (struct standing){
		.programme = programme, .day = day, .kind = DUE_PRACTICE, .from = from,
		.place = arc_place(look->arena, &look->today->calendar, day) };
}

/* One day of the programme: its own, or one that was put here. */
static void add_day(struct look *look, const struct programme_day *day, int64_t from)
{
	const struct calendar_day *now = &look->today->calendar;
	struct standing standing = standing_of(look, now->programme, day, from);

	standing.once = !now->session;
	add_all(look, &standing,
		programme_portions(now->programme, day, now->form, look->calendar.track));
	standing.kind = DUE_CHECK;
	add_all(look, &standing, &day->checks);
	if (!look->today->title && !now->session)
		look->today->title = programme_title(day, look->calendar.track);
	if (!look->today->notes.count)
		look->today->notes = *programme_notes(day, look->calendar.track);
}

/* A look back, and the month: open until done. */
static void add_open(struct look *look, const struct programme *programme,
		     const struct programme_day *day, int64_t from, bool third)
{
	struct standing standing = standing_of(look, programme, day, from);
	size_t before = look->today->due_count;

	standing.passes = true;
	add_all(look, &standing, look->calendar.track == TRACK_TENDER && day->tender.count
				 ? &day->tender : &day->todo);
	if (third)
		add_all(look, &standing, &day->third);
	if (!look->today->title && look->today->due_count > before) {
		look->today->title = programme_title(day, look->calendar.track);
		look->today->notes = *programme_notes(day, look->calendar.track);
	}
}

static int64_t week_begins(const struct look *look)
{
	const struct calendar_day *now = &look->today->calendar;
	int64_t first, last;

	/* a week of a programme counts from its own first day */
	if (!now->week || !calendar_span(&look->calendar, now->phase, &first, &last))
		return look->date;
	return first + (int64_t)(now->week - 1) * 7;
}

/* What is enough, as long as something else is open. */
static void add_least(struct look *look)
{
	const struct calendar_day *now = &look->today->calendar;
	const struct programme_day *day = now->day ? now->day
					  : now->here_count ? now->here[0] : now->month;
	bool open = false;

	for (size_t i = 0; i < look->today->due_count; i++)
		open |= look->today->due[i].kind == DUE_PRACTICE && !look->today->due[i].done;
	if (open && day && !now->session) {
		int64_t from = day == now->month ? now->month_from : week_begins(look);
		struct standing standing = standing_of(look, now->programme, day, from);

		standing.kind = DUE_LEAST;
		standing.passes = true;
		add_all(look, &standing, &day->least);
	}
}

static void add_daily(struct look *look)
{
	const struct calendar_day *now = &look->today->calendar;
	struct standing standing = { .programme = now->programme, .kind = DUE_CHECK,
				     .from = look->date };

	if (now->programme && !now->session && (now->place || now->week))
		add_all(look, &standing, &now->programme->daily);
}

void today_due(struct look *look)
{
	const struct calendar_day *now = &look->today->calendar;

	if (now->day && now->programme)
		add_day(look, now->day, week_begins(look));
	for (size_t i = 0; i < now->here_count; i++)
		add_day(look, now->here[i], look->date);
	if (now->after)
		add_open(look, now->after_of, now->after, now->after_from, false);
	if (now->month)
		add_open(look, now->programme, now->month, now->month_from, now->third);
	add_least(look);
	add_daily(look);
}
