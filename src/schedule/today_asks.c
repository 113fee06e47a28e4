/* schedule/today_asks.c -- lists of a programme and lines of assignments become items.
 *
 * A portion with something that the person leaves out, or that may not be offered
 * yet, gives way to the least of the day or to a grounding practice, and says so.
 * Lines of assignments that do not fit the day come again tomorrow, as far as they are
 * due then. */
#include "schedule/today_asks.h"

#include "app/app.h"
#include "schedule/person_calendar.h"
#include "schedule/eligibility.h"
#include "schedule/day_items.h"
#include "schedule/practice_subset.h"
#include "schedule/suggestions.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/error.h"

#include <assert.h>
#include <string.h>

#define IN_PLACE "in place of "

/* ---- assignments */

/* A day with a session is one thing, and nothing that waits stands beside it. */
static bool fits(const struct situation *now, const struct practice *practice)
{
	return now->mode != DAY_MEDICINE || practice->medicine_day;
}

/* What is against it, else why it is asked for. What passes is asked for again. */
static void look_at_rules(const struct situation *now, const struct practice *some,
			  struct today_item *due)
{
	struct eligibility found = eligibility_of(now, some, due->source);

	if (found.standing == STANDS_FREE)
		return;
	due->why = found.seen ? found.seen : found.sentence;
	if (found.standing == STANDS_BACK && found.passes)
		due->why = arena_print(now->arena, "%s It is asked for again then.", due->why);
	if (found.standing != STANDS_REFUSED)
		due->warning = found.sentence;
}

static void add_task(const struct situation *now, const struct task_due *due_task,
		     struct today_list *list)
{
	const struct taken_task *task = due_task->task;
	const struct practice *whole = app_practice(now->app, task->practice);
	const struct practice *some =
		whole ? practice_subset(now->arena, whole, task->steps) : NULL;
	const char *source = arena_print(now->arena, "assignment:%s", due_task->taken->id);
	struct today_item due = { .kind = TODAY_PRACTICE, .practice = whole,
				 .steps = task->steps,
			   .source = source, .from = due_task->taken->from,
			   .how = due_task->how, .when = task->when, .now = true,
			   .done = due_task->done };

	if (!some || !fits(now, some))
		return;
	due.title = some->title;
	due.exactly = task->minutes_ms > 0;
	due.minutes_ms = due.exactly ? task->minutes_ms : some->minutes_ms[0];
	due.why = task->why;
	if (!due.done)
		look_at_rules(now, some, &due);
	today_list_add(list, &due);
}

void today_ask_assignments(struct situation *now, struct today_list *list)
{
	const struct task_due *due;
	struct error error;
	size_t count;

	if (!tasks_due(now->app, now->arena, &now->past, &due, &count, &error))
		situation_trouble(now, &error);
	for (size_t i = 0; i < count; i++)
		add_task(now, &due[i], list);
}

/* ---- a programme */

/* Where the items of one day stand. */
struct standing {
	struct asked_day asked;
	const char *place;		/* for the log */
	int64_t from;			/* done since then is done */
	bool once;			/* comes one time: done there before is worth saying */
	bool passes;			/* gone on the day after it was done */
};

struct asking {
	const struct situation *now;
	struct today_list *list;
	struct day_words words;
	struct texts waiting;		/* titles of what a rule lets wait */
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

static struct eligibility look_at(const struct situation *now, const struct practice *some)
{
	return eligibility_of(now, some, "programme:");
}

static bool gives_way(const struct situation *now, const struct practice *some)
{
	return look_at(now, some).standing >= STANDS_BACK;
}

/* A check-in without its pages to write on, when somebody leaves out writing. */
static void leave_out_pages(const struct situation *now, struct day_item *item)
{
	const struct practice *check = item->some;
	const char **names = arena_array(now->arena, check->step_count + 1,
					 sizeof *names);
	size_t count = 0, asked = 0;

	if (!(now->leave_out & 1u << LEAVE_OUT_WRITING) || !practice_has(check, STEP_WRITE))
		return;
	for (size_t i = 0; i < check->step_count; i++)
		if (check->steps[i].kind != STEP_WRITE) {
			names[count++] = check->steps[i].name;
			asked += check->steps[i].kind != STEP_READ;
		}
	if (!asked)
		return;
	item->steps = practice_subset_steps(now->arena, &(struct texts){ names, count });
	item->some = practice_subset(now->arena, item->whole, item->steps);
}

static void fill(struct today_item *due, const struct day_item *item)
{
	due->practice = item->whole;
	due->title = item->some->title;
	due->steps = item->steps;
	due->minutes_ms = item->some->minutes_ms[0];
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

static bool may_stand_in(const struct situation *now, const struct day_item *item,
			 const struct day_item *left)
{
	return item->some && !gives_way(now, item->some) &&
	       !is_beside(left->among, item->some, left->some);
}

/* What leads to it, or the least of the day, when it may be done and the day does not
 * have more of it, else something that grounds. */
static bool stand_in(const struct asking *asking, const struct standing *standing,
		     struct today_item *due, const struct day_item *left,
		     const struct eligibility *found)
{
	const struct situation *now = asking->now;
	const struct portions *least = &standing->asked.day->least;
	struct day_item item = { .whole = found->first, .some = found->first };

	if (!may_stand_in(now, &item, left) && least->count)
		day_item(now->app, now->arena, &least->at[0], &item);
	if (!may_stand_in(now, &item, left)) {
		item.whole = item.some = suggest_instead(now, asking->list, standing->from,
							 left->among);
		item.steps = NULL;
	}
	if (!item.some)
		return false;
	fill(due, &item);
	due->why = arena_print(now->arena, IN_PLACE "%s, %s", left->some->title, found->clause);
	return true;
}

/* The same may stand there already, on its own account or in place of another; the
 * least of the day in any part of it. NULL: it does not. */
static struct today_item *same_there(const struct today_list *list,
				     const struct today_item *due)
{
	for (size_t i = 0; i < list->count; i++) {
		struct today_item *other = &list->at[i];

		if (other->practice == due->practice &&
		    (other->slot == due->slot || due->kind == TODAY_LEAST) &&
		    (other->steps == due->steps ||
		     (other->steps && due->steps && !strcmp(other->steps, due->steps))))
			return other;
	}
	return NULL;
}

/* What it stands in for is said of each. */
static void join(const struct situation *now, struct today_item *other,
		 const struct today_item *due)
{
	if (due->kind == TODAY_PRACTICE && due->why && other->why &&
	    !strncmp(other->why, IN_PLACE, strlen(IN_PLACE)))
		other->why = arena_print(now->arena, "%s; and %s", other->why, due->why);
}

static bool is_done(const struct situation *now, const struct standing *standing,
		    const struct today_item *due)
{
	return history_done(&now->past, due->practice->id, due->steps, standing->from,
			    now->date) != NULL;
}

/* Whether it is done; false when that was on an earlier day, and it has passed. */
static bool look_at_done(const struct situation *now, const struct standing *standing,
			 struct today_item *due)
{
	const struct session_record *done = history_done(&now->past, due->practice->id,
							 due->steps,
							 standing->from, now->date);

	due->done = done != NULL;
	return !done || !standing->passes || history_date(&now->past, done) == now->date;
}

/* A text more. */
static struct texts with(struct arena *arena, struct texts texts, const char *text)
{
	const char **at = arena_array(arena, texts.count + 1, sizeof *at);

	for (size_t i = 0; i < texts.count; i++)
		at[i] = texts.at[i];
	at[texts.count] = text;
	return (struct texts){ at, texts.count + 1 };
}

static void note_waiting(struct asking *asking, const char *title)
{
	for (size_t i = 0; i < asking->waiting.count; i++)
		if (!strcmp(asking->waiting.at[i], title))
			return;
	asking->waiting = with(asking->now->arena, asking->waiting, title);
}

static void look_at_before(const struct situation *now, const struct standing *standing,
			   struct today_item *due)
{
	const struct session_record *before;

	if (due->done || due->why || !standing->once || due->kind != TODAY_PRACTICE)
		return;
	before = history_done_at(&now->past, due->practice->id, due->steps, due->source,
				 standing->place);
	if (before)
		due->why = arena_print(now->arena, "you did this on %s; again, if you like",
				       person_date_text(now->app, now->arena,
							history_date(&now->past, before)));
}

static void add_item(struct asking *asking, const struct standing *standing,
		     struct day_item item)
{
	static const enum today_item_kind kinds[] = {
		[ITEM_ASKED] = TODAY_PRACTICE, [ITEM_LEAST] = TODAY_LEAST,
						     [ITEM_CHECK] = TODAY_CHECK,
	};
	static_assert(sizeof kinds / sizeof *kinds == ITEM_KIND_COUNT, "one for each kind");
	const struct situation *now = asking->now;
	const struct programme *programme = standing->asked.programme;
	struct today_item due = { .kind = kinds[item.kind], .slot = item.slot,
			   .place = standing->place, .from = programme->title,
			   .now = is_now(item.slot, now->hour) };
	struct eligibility found;
	struct today_item *other;

	if (item.kind == ITEM_CHECK)
		leave_out_pages(now, &item);
	due.source = arena_print(now->arena, "programme:%s", programme->id);
	fill(&due, &item);
	found = is_done(now, standing, &due) ? (struct eligibility){ 0 }
					     : look_at(now, item.some);
	if (found.standing >= STANDS_BACK && found.passes && item.kind == ITEM_ASKED)
		note_waiting(asking, item.some->title);
	if (found.standing >= STANDS_BACK &&
	    (item.kind != ITEM_ASKED || !stand_in(asking, standing, &due, &item, &found)))
		return;
	other = same_there(asking->list, &due);
	if (other)
		join(now, other, &due);
	if (other || !look_at_done(now, standing, &due))
		return;
	if (found.standing == STANDS_TOLD)
		due.why = due.warning = found.sentence;
	look_at_before(now, standing, &due);
	today_list_add(asking->list, &due);
}

/* What of a day is asked, but for the least of it, which comes when all else is known. */
static void add_items(struct asking *asking, const struct standing *standing, bool least)
{
	const struct situation *now = asking->now;
	struct day_item items[DAY_ITEMS_MOST];
	size_t count = day_items(now->app, now->arena, &standing->asked, items);

	for (size_t i = 0; i < count; i++)
		if ((items[i].kind == ITEM_LEAST) == least)
			add_item(asking, standing, items[i]);
}

static struct standing standing_of(const struct asking *asking,
				   const struct programme *programme,
				   const struct programme_day *day, int64_t from)
{
	const struct situation *now = asking->now;

	return (struct standing){
		.asked = { .programme = programme, .day = day, .form = now->day.form,
			   .track = now->calendar.track, .medicine = now->day.medicine },
		.place = person_place_name(now->arena, &now->day, day), .from = from };
}

/* The words of a day: the first has the title, and every one its notes. What comes
 * after the first names itself, since its notes stand apart from its practices. */
static void add_words(struct asking *asking, const struct programme_day *day)
{
	const struct situation *now = asking->now;
	const struct texts *notes = programme_notes(day, now->calendar.track);
	struct texts *all = &asking->words.notes;
	const char *title = programme_title(day, now->calendar.track);
	bool beside = asking->words.title || all->count;

	for (size_t i = 0; i < notes->count; i++)
		*all = with(now->arena, *all, i || !beside || !title ? notes->at[i]
			    : arena_print(now->arena, "%s: %s", title, notes->at[i]));
	if (!beside && !now->day.medicine)
		asking->words.title = title;
}

/* One day of the programme: its own, or one that was put here. */
static void add_day(struct asking *asking, const struct programme_day *day, int64_t from)
{
	const struct calendar_day *on = &asking->now->day;
	struct standing standing = standing_of(asking, on->programme, day, from);

	standing.once = !on->medicine;
	add_items(asking, &standing, false);
	add_words(asking, day);
}

/* A look back, and the month: open until done. */
static void add_open(struct asking *asking, const struct programme *programme,
		     const struct programme_day *day, int64_t from, bool third)
{
	struct standing standing = standing_of(asking, programme, day, from);
	size_t before = asking->list->count;

	standing.passes = true;
	standing.asked.third = third;
	add_items(asking, &standing, false);
	if (asking->list->count > before && !asking->now->day.medicine)
		add_words(asking, day);
}

static int64_t week_begins(const struct situation *now)
{
	int64_t first, last;

	/* a week of a programme counts from its own first day */
	if (!now->day.week ||
	    !calendar_span(&now->calendar, now->day.phase, &first, &last))
		return now->date;
	return first + (int64_t)(now->day.week - 1) * 7;
}

/* What is enough, as long as something else is open. */
static void add_least(struct asking *asking)
{
	const struct calendar_day *on = &asking->now->day;
	const struct programme_day *day = on->day ? on->day
					  : on->here_count ? on->here[0] : on->month;
	struct standing standing;
	bool open = false;

	for (size_t i = 0; i < asking->list->count; i++)
		open |= asking->list->at[i].kind == TODAY_PRACTICE &&
 !asking->list->at[i].done;
	if (!open || !day)
		return;
	standing = standing_of(asking, on->programme, day, day == on->month
			       ? on->month_from : week_begins(asking->now));
	standing.passes = true;
	add_items(asking, &standing, true);
}

/* The check-in beside every day. */
static void add_daily(struct asking *asking)
{
	const struct situation *now = asking->now;
	const struct programme *programme = now->day.programme;
	struct standing standing = { .asked.programme = programme, .from = now->date };
	bool counted = programme && !now->day.medicine && (now->day.place || now->day.week);

	for (size_t i = 0; counted && i < programme->daily.count; i++) {
		struct day_item item = { .kind = ITEM_CHECK, .among = &programme->daily };

		if (day_item(now->app, now->arena, &programme->daily.at[i], &item))
			add_item(asking, &standing, item);
	}
}

/* "Today does not ask for Body scan or RAIN. ..."; NULL: nothing waits. */
static const char *what_waits(const struct asking *asking)
{
	struct arena *arena = asking->now->arena;
	const struct texts *waiting = &asking->waiting;
	const char *titles = waiting->count ? waiting->at[0] : NULL;

	if (asking->now->mode == DAY_UNSTEADY)
		return "The practices that are named here can wait.";
	if (!titles)
		return NULL;
	for (size_t i = 1; i < waiting->count; i++)
		titles = arena_print(arena, "%s%s%s", titles,
				     i + 1 < waiting->count ? ", " : " or ", waiting->at[i]);
	return arena_print(arena, "Today does not ask for %s. Where these words speak of %s, "
			   "that can wait.", titles, waiting->count > 1 ? "them" : "it");
}

/* The notes were written for the day as it was meant. On a day with a session, where they
 * are told one at a time, they stand alone. */
static void say_what_waits(struct asking *asking)
{
	struct texts *notes = &asking->words.notes;
	const char *text = what_waits(asking);

	if (notes->count && text && !asking->now->day.medicine)
		*notes = with(asking->now->arena, *notes, text);
}

struct day_words today_ask_programme(const struct situation *now, struct today_list *list)
{
	struct asking asking = { .now = now, .list = list };
	const struct calendar_day *on = &now->day;
	size_t before = list->count;

	if (on->day && on->programme)
		add_day(&asking, on->day, week_begins(now));
	for (size_t i = 0; i < on->here_count; i++)
		add_day(&asking, on->here[i], now->date);
	if (on->after)
		add_open(&asking, on->after_of, on->after, on->after_from, false);
	if (on->month)
		add_open(&asking, on->programme, on->month, on->month_from, on->third);
	add_least(&asking);
	add_daily(&asking);
	say_what_waits(&asking);
	if (now->mode == DAY_UNSTEADY) {
		list->count = before;
		asking.words.title = NULL;	/* it may name what is not asked */
	}
	return asking.words;
}
