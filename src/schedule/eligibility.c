/* schedule/eligibility.c -- a rule, a function; the first that stands is said. */
#include "schedule/eligibility.h"

#include "app/app.h"
#include "app/contacts.h"
#include "app/opened.h"
#include "model/rules.h"
#include "schedule/person_calendar.h"
#include "schedule/tasks.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/moment.h"
#include "store/store.h"

#include <string.h>

#define UNTIL_READ "until what you did before can be read again"

/* One practice before its rules. */
struct asking {
	const struct situation *now;
	struct arena *arena;
	const struct practice *practice;
	const char *source;
	struct rules rules;
	struct eligibility found;
};

static bool refuse(struct asking *asking, const char *sentence)
{
	asking->found = (struct eligibility){
		.standing = STANDS_REFUSED, .passes = true, .sentence = sentence,
		.clause = "which cannot be begun now" };
	return true;
}

/* The words go on after "It" and after "which". */
static bool stand(struct asking *asking, enum stance standing, const char *words)
{
	asking->found = (struct eligibility){
		.standing = standing, .passes = true,
		.sentence = arena_print(asking->arena, "It %s.", words),
		.clause = arena_print(asking->arena, "which %s", words) };
	return true;
}

static bool waits(struct asking *asking, const char *until)
{
	return stand(asking, STANDS_BACK, arena_print(asking->arena, "waits %s", until));
}

/* ---- for whom */

static bool wants_assignment(struct asking *asking)
{
	const char *title = asking->practice->title, *asks = NULL;
	struct error why;

	if (!asking->practice->only_assigned ||
	    !strncmp(asking->source, "assignment:", strlen("assignment:")))
		return false;
	if (!tasks_source(asking->now->app, asking->arena, asking->practice->id, &asks, &why))
		return refuse(asking, arena_print(
			asking->arena, "%s is for somebody whose therapist assigns it, and "
			"whether yours did cannot be read just now: %s", title, why.text));
	return !asks && refuse(asking, arena_print(
		asking->arena, "%s is for somebody whose therapist assigns it, and is not "
		"begun by oneself. If you would like to fill it in, ask yours.", title));
}

/* "attention on the body and breath holds"; NULL when nothing of it is left out. */
static const char *left_out_words(struct arena *arena, unsigned both)
{
	struct buffer words = { 0 };
	const char *text = NULL;
	unsigned rest = both;

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (both & (1u << i)) {
			rest &= ~(1u << i);
			buffer_print(&words, "%s%s", !words.length ? "" : rest ? ", " : " and ",
				     leave_out_label((enum leave_out)i));
		}
	if (words.length)
		text = arena_copy(arena, buffer_string(&words));
	buffer_free(&words);
	return text;
}

/* Of what it contains. */
static bool contains_left_out(const struct settings *settings,
			      const struct practice *practice, struct arena *arena,
			      struct eligibility *found)
{
	const char *words = left_out_words(arena, practice->contains & settings->leave_out);

	if (words)
		*found = (struct eligibility){
			.standing = STANDS_BACK,
			.sentence = arena_print(arena, "It contains %s, which you leave out.",
						words),
			.clause = arena_print(arena, "with %s, which you leave out", words) };
	return words != NULL;
}

/* Of whom it is not for. Where others may look on, it is not said what that is. */
static bool is_left_out_for(const struct settings *settings, const struct practice *practice,
			    struct arena *arena, struct eligibility *found)
{
	struct rules rules = practice_rules(practice);
	unsigned not_for = rules.not_for & settings->leave_out_for;
	unsigned ask_first = rules.ask_first & settings->leave_out_for;

	if (!not_for && !ask_first)
		return false;
	*found = (struct eligibility){
		.standing = STANDS_BACK,
		.sentence = not_for
			? arena_print(arena, "It is not for %s; you leave such practices out.",
				      conditions_labels(arena, not_for))
			: arena_print(arena, "With %s, ask your clinician first; you leave such "
				      "practices out.", conditions_labels(arena, ask_first)),
		.seen = "You leave such practices out.", .clause = "which you leave out" };
	return true;
}

static bool look_at_left_out(const struct app *app, const struct practice *practice,
			     struct arena *arena, struct eligibility *found)
{
	const struct settings *settings = app_settings(app);

	return contains_left_out(settings, practice, arena, found) ||
	       is_left_out_for(settings, practice, arena, found);
}

static bool is_left_out(struct asking *asking)
{
	return look_at_left_out(asking->now->app, asking->practice, asking->arena,
				&asking->found);
}

const char *eligibility_left_out(const struct app *app, const struct practice *practice,
				 struct arena *arena)
{
	struct eligibility found = { 0 };

	look_at_left_out(app, practice, arena, &found);
	return found.sentence;
}

bool eligibility_is_left_out(const struct app *app, const struct practice *practice)
{
	struct arena *arena = arena_open();
	bool left_out = eligibility_left_out(app, practice, arena) != NULL;

	arena_close(arena);
	return left_out;
}

/* ---- on which days, and at what hours */

/* Some of its steps may be quiet enough: whoever picked them has looked. */
static bool is_medicine_day(struct asking *asking)
{
	const struct practice *practice = asking->practice;
	const struct situation *now = asking->now;

	if (!now->day.medicine || practice->medicine_day ||
	    practice != app_practice(now->app, practice->id))
		return false;
	if (practice_supports(practice))
		return refuse(asking, arena_print(asking->arena, "%s is not for a day with a "
						  "session. It can wait until tomorrow.",
						  practice->title));
	return stand(asking, STANDS_BACK, "is not for a day with a medicine session");
}

static bool rests_after_session(struct asking *asking)
{
	const struct calendar *calendar = &asking->now->calendar;
	int64_t date = asking->now->date;
	int days = asking->rules.rest_days;

	for (size_t i = 0; days && i < calendar->medicine_day_count; i++)
		if (date >= calendar->medicine_days[i] &&
		    date <= calendar->medicine_days[i] + days)
			return waits(asking, arena_print(asking->arena, "until %s after a session",
							rules_days(asking->arena, days)));
	return false;
}

static bool is_home_too_short(struct asking *asking)
{
	const struct situation *now = asking->now;
	int days = asking->rules.home_days;
	int64_t home = calendar_home(&now->calendar);
	bool away = now->day.phase == PHASE_PREPARE || now->day.phase == PHASE_RETREAT;

	if (!days || (home != NO_DATE && now->date >= home ? now->date >= home + days : !away))
		return false;
	return waits(asking, arena_print(asking->arena, "until %s after coming home",
					rules_days(asking->arena, days)));
}

static bool is_late(struct asking *asking)
{
	int hour = asking->now->hour;

	if (!asking->rules.by_day || (hour >= DAYTIME_BEGINS && hour < DAYTIME_ENDS))
		return false;
	return stand(asking, STANDS_TOLD, "is for the day, and not close to bedtime");
}

/* ---- how the person is, and what is behind them */

/* What leans on a log that cannot be read, waits. */
static bool cannot_know(struct asking *asking)
{
	const struct rules *rules = &asking->rules;

	if (!asking->now->past.trouble ||
	    !(rules->demanding || rules->steady_first || rules->once_in_days))
		return false;
	return waits(asking, UNTIL_READ);
}

/* Numbers in the settings, or a support page with something on it; what waits for them
 * waits as well while that cannot be known. NULL: they are there. */
static const char *waits_for_support(const struct asking *asking)
{
	struct app *app = asking->now->app;
	struct kept page = { 0 };
	struct error error;

	if (!contacts_wanting_with(app, &asking->now->coming))
		return NULL;
	if (app_store(app) &&
	    !store_kept(app_store(app), asking->arena, "support-numbers", &page, &error))
		return UNTIL_READ;
	return page.text ? NULL : "until your support page has numbers on it";
}

static bool waits_demanding(struct asking *asking, const char *until)
{
	struct arena *arena = asking->arena;

	asking->found = (struct eligibility){
		.standing = STANDS_BACK, .passes = true,
		.sentence = arena_print(arena, "It is a demanding practice, and waits %s.",
					until),
		.clause = arena_print(arena, "which waits %s", until) };
	return true;
}

/* Two in a row left the person less steady: until something clears that, what grounds. */
static bool wants_ground(struct asking *asking)
{
	return asking->now->past.unsteady && asking->practice->intensity > GROUNDING &&
	       waits(asking, "until something has left you steady again");
}

static bool is_demanding(struct asking *asking)
{
	const struct history *past = &asking->now->past;
	const char *support;

	if (!asking->rules.demanding)
		return false;
	if (past->less_this_week)
		return waits_demanding(asking,
				      "for a week in which no practice left you less steady");
	if (rests_after_session(asking))
		return waits_demanding(asking, arena_print(asking->arena,
			"until %s after a session",
			rules_days(asking->arena, asking->rules.rest_days)));
	if (history_finished(past, NULL) < DEMANDING_SESSIONS)
		return waits_demanding(asking, "until seven practices are behind you");
	support = waits_for_support(asking);
	return support && waits_demanding(asking, support);
}

static bool wants_numbers(struct asking *asking)
{
	const struct practice *practice = asking->practice;
	const char *wanting = contacts_wanting_with(asking->now->app, &asking->now->coming);

	if (!practice_supports(practice) || !wanting)
		return false;
	refuse(asking, arena_print(asking->arena, "%s asks about hard things. First write down "
				   "whom to call, in the settings: %s.", practice->title, wanting));
	return asking->found.wants_numbers = true;
}

/* The last date on which it was finished; NO_DATE. */
static int64_t done_last(const struct asking *asking)
{
	const struct history *past = &asking->now->past;

	for (size_t i = past->count; i--; )
		if (!strcmp(past->sessions[i].practice, asking->practice->id) &&
		    past->sessions[i].ended == ENDED_FINISHED)
			return history_date(past, &past->sessions[i]);
	return NO_DATE;
}

/* A form that asks hard things is filled in once in its days, or not before it is known
 * when that was. */
static bool refuse_again(struct asking *asking, int64_t done)
{
	const char *title = asking->practice->title;
	struct arena *arena = asking->arena;
	struct day last, next;

	if (done == NO_DATE)
		return refuse(asking, arena_print(
			arena, "%s asks about the last two weeks, and whether it was filled in "
			"lately cannot be read just now: %s", title,
			asking->now->past.trouble));
	last = day_from_number(done);
	next = day_from_number(done + asking->rules.once_in_days);
	return refuse(asking, arena_print(
		arena, "%s asks about the last two weeks, and was filled in on %d %s. From %d "
		"%s on it can be done again.", title, last.day, day_month_name(last),
		next.day, day_month_name(next)));
}

static bool was_done_lately(struct asking *asking)
{
	int days = asking->rules.once_in_days;
	int64_t done = days ? done_last(asking) : NO_DATE;
	bool lately = done != NO_DATE && asking->now->date - done < days;
	struct day last;

	if (practice_supports(asking->practice) && (lately || asking->now->past.trouble))
		return refuse_again(asking, lately ? done : NO_DATE);
	if (!lately)
		return false;
	last = day_from_number(done);
	return stand(asking, STANDS_BACK, arena_print(
		asking->arena, "is for once in %s, and was done on %d %s",
		rules_days(asking->arena, days), last.day, day_month_name(last)));
}

/* What a day of a programme asks stays what it was in the morning. */
static int times_steady(const struct asking *asking, const char *practice)
{
	bool programme = !strncmp(asking->source, "programme:", strlen("programme:"));

	return (int)history_steady(&asking->now->past, practice,
				   asking->now->date - programme);
}

static bool wants_steady_first(struct asking *asking)
{
	const struct rules *rules = &asking->rules;
	const struct app *app = asking->now->app;

	if (!rules->steady_first ||
	    times_steady(asking, rules->steady_first) >= rules->steady_times)
		return false;
	waits(asking, arena_print(asking->arena, "until %s has left you steady %s",
				  eligibility_steady_first(app, rules),
				  rules_times(asking->arena, rules->steady_times)));
	asking->found.first = app_practice(app, rules->steady_first);
	return true;
}

bool eligibility_is_steady(const struct practice *practice, int steady)
{
	return steady >= practice_rules(practice).steadiness;
}

static bool is_unsteady(struct asking *asking)
{
	const struct history *past = &asking->now->past;

	return past->steady_today != STEADY_UNSAID &&
	       !eligibility_is_steady(asking->practice, past->steady_today) &&
	       stand(asking, STANDS_BACK, arena_print(
			asking->arena, "is for a day on which you are steadier than %d out of "
			"ten", past->steady_today));
}

struct eligibility eligibility_of(const struct situation *now,
				  const struct practice *practice, const char *source)
{
	static bool (*const rules[])(struct asking *asking) = {
		/* what can be refused comes first */
		wants_assignment, is_medicine_day, wants_numbers, was_done_lately,
		is_left_out, cannot_know, wants_ground, is_demanding, rests_after_session,
		is_home_too_short, wants_steady_first, is_unsteady, is_late,
	};
	struct asking asking = { now, now->arena, practice, source, practice_rules(practice), { 0 } };

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i](&asking))
			return asking.found;
	return asking.found;
}

bool eligibility_wants_numbers(struct app *app, const struct practice *practice,
			       const char *source)
{
	struct arena *arena = arena_open();
	struct situation now = situation_load(app, arena);
	bool wants = eligibility_of(&now, practice, source).wants_numbers;

	arena_close(arena);
	return wants;
}

bool eligibility_check(struct app *app, const struct practice *practice,
		       const char *source, struct error *error)
{
	struct arena *arena = arena_open();
	struct situation now = situation_load(app, arena);
	struct eligibility found = eligibility_of(&now, practice, source);
	bool may = found.standing != STANDS_REFUSED || error_set(error, "%s", found.sentence);

	arena_close(arena);
	return may;
}

const char *eligibility_warning(struct app *app, const struct practice *practice,
				struct arena *arena)
{
	struct situation now = situation_load(app, arena);
	struct eligibility found = eligibility_of(&now, practice, "self");

	return found.standing == STANDS_REFUSED ? NULL : found.sentence;
}

const char *eligibility_steady_first(const struct app *app, const struct rules *rules)
{
	const struct practice *first =
		rules->steady_first ? app_practice(app, rules->steady_first) : NULL;

	return first ? first->title : rules->steady_first;
}
