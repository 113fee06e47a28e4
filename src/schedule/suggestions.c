/* schedule/suggestions.c -- a few things that fit now.
 *
 * Each practice gets a number: its stage, how demanding, how long, how it went the
 * last time, what was just done, and a little that changes from day to day. Nothing
 * is suggested on two days running without a reason: each practice has its days,
 * every other one, and comes in between when it has just been found steadying, or
 * there is not enough else. */
#include "schedule/suggestions.h"

#include "app/app.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/moment.h"
#include "schedule/eligibility.h"

#include <assert.h>
#include <string.h>

enum { FEW_SESSIONS = 7, CHANGE = 4, SMALLEST = 3, LONG_ABSENCE = 14, SAME_KIND = 6,
       STEADYING_DAYS = 14, AGAIN_DAYS = 3, PLAN_MADE = 20, OFF_DAY = 30, AS_GOOD = 8,
       SHORT_MS = 5 * 60000, UNHURRIED_MS = 12 * 60000, WEEK = 7 };

/* How a practice went until a date. */
struct habit {
	size_t times;			/* begun in the days looked back on */
	bool done_today, last;		/* the newest session of all */
	enum rating rating;		/* the last one */
	int64_t rated;			/* on that date */
	bool steadying;			/* it was, not long ago */
};

/* The habit as it was at the end of a date. */
static struct habit habit_of(const struct situation *now, const struct practice *practice,
			     int64_t date)
{
	const struct history *past = &now->past;
	struct habit habit = { 0 };

	for (size_t i = 0; i < past->count; i++) {
		const struct session_record *session = &past->sessions[i];
		int64_t on = history_date(past, session);
		enum rating rating = session_rating(session);

		if (on > date)
			break;
		habit.last = !strcmp(session->practice, practice->id);
		if (!habit.last)
			continue;
		habit.times++;
		habit.done_today |= session->ended == ENDED_FINISHED && on == date;
		if (rating != RATED_NOT) {
			habit.rating = rating;
			habit.rated = on;
		}
	}
	habit.steadying = habit.rating == RATED_STEADIER &&
			  habit.rated + STEADYING_DAYS > date;
	return habit;
}

static int change_of(const struct practice *practice, int64_t date)
{
	uint64_t hash = hash_add(HASH_START, practice->id, strlen(practice->id));

	hash = hash_add(hash, (const char *)&date, sizeof date);
	return (int)(hash % CHANGE);
}

/* Every other day, unless it has just been found steadying. */
static bool has_its_day(const struct practice *practice, const struct habit *habit,
			int64_t date)
{
	uint64_t hash = hash_add(HASH_START, practice->id, strlen(practice->id));

	return ((hash >> 2) + (uint64_t)date) % 2 == 1 ||
	       (habit->steadying && habit->rated + AGAIN_DAYS >= date);
}

/* Made for where the person is; without any retreat, for more than one of its stages. */
static bool suits(const struct situation *now, const struct practice *practice)
{
	unsigned around = 1u << STAGE_PREPARE | 1u << STAGE_INTEGRATE;
	enum phase phase = now->day.phase;

	if (phase == PHASE_DAILY && now->calendar.where == WHERE_PRACTISING)
		return (practice->stages & around) == around;
	return practice->stages & (1u << phase_stage(phase));
}

/* When the weeks of a programme are over, its plans are made. */
static bool weeks_are_over(const struct situation *now)
{
	int64_t first, last;

	return calendar_span(&now->calendar, PHASE_INTEGRATE, &first, &last) &&
	       now->date > last;
}

/* Higher is offered earlier. Grounding and short things come first for a person who
 * has done little, others have their turn later; what was just done, or often, steps
 * back. */
static int fitness(const struct situation *now, const struct practice *practice,
		   const struct habit *habit, int64_t date)
{
	int minutes = (int)(practice->minutes_ms[0] / 60000);
	int times = (int)(habit->times > 5 ? 5 : habit->times);
	bool new = history_begun(&now->past, NULL) < FEW_SESSIONS;
	int score = suits(now, practice) ? 40 : 0;

	score -= (practice->intensity - 1) * (new ? 25 : 4);
	score -= practice->kind == KIND_PLANNING && weeks_are_over(now) ? PLAN_MADE : 0;
	score -= new ? minutes : minutes / 2;
	score -= new ? times : times * 2;
	score += habit->steadying ? 12 : 0;
	score -= habit->rating == RATED_LESS ? 40 : 0;
	score -= habit->last ? 15 : 0;
	return score + change_of(practice, date);
}

/* The same for what stands in for another practice: short things first, and nothing
 * steps back. */
static int nearness(const struct situation *now, const struct practice *practice,
		    const struct habit *habit, int64_t date)
{
	int score = suits(now, practice) ? 40 : 0;

	score -= (int)(practice->minutes_ms[0] / 60000) * 2;
	score -= habit->rating == RATED_LESS ? 40 : 0;
	return score + change_of(practice, date);
}

/* No rule is against it, and whoever asked something of the person in these days leaves
 * out nothing of it. */
static bool is_free(const struct situation *now, const struct practice *practice)
{
	return !(practice->contains & now->asked_out) &&
	       eligibility_of(now, practice, "self").standing == STANDS_FREE;
}

static bool is_due(const struct today_list *due, const struct practice *practice)
{
	for (size_t i = 0; i < due->count; i++)
		if (due->at[i].practice == practice)
			return true;
	return false;
}

/* The whole of it is asked for already, and not done. */
static bool is_asked(const struct today_list *due, const struct practice *practice)
{
	for (size_t i = 0; i < due->count; i++)
		if (due->at[i].practice == practice && !due->at[i].steps &&
		    !due->at[i].done)
			return true;
	return false;
}

/* What belongs to the days of a retreat alone is no suggestion at home, weeks after. */
static bool belongs_elsewhere(const struct situation *now, const struct practice *practice)
{
	return practice->stages == 1u << STAGE_RETREAT && now->day.phase != PHASE_RETREAT;
}

/* Check-ins have their own times. */
static bool may_be_offered(const struct situation *now, const struct today_list *due,
			   const struct practice *practice)
{
	return practice->offered && !practice->only_assigned &&
	       practice->kind != KIND_CHECK_IN && is_free(now, practice) &&
	       !belongs_elsewhere(now, practice) &&
	       !is_due(due, practice);
}

static bool is_grounding(const struct practice *practice)
{
	unsigned inward = 1u << LEAVE_OUT_BREATH | 1u << LEAVE_OUT_HOLDS |
			  1u << LEAVE_OUT_EYES | 1u << LEAVE_OUT_IMAGERY |
			  1u << LEAVE_OUT_TENSING | 1u << LEAVE_OUT_WRITING;

	return practice->intensity == 1 && !(practice->contains & inward) &&
	       (practice->kind == KIND_GUIDED || practice->kind == KIND_REST ||
		practice->kind == KIND_MOVEMENT);
}

static bool is_small(const struct practice *practice)
{
	return practice->intensity == 1 && practice->minutes_ms[0] <= SHORT_MS;
}

/* ---- why it is there */

static bool has_anchor(const struct practice *practice, const char *anchor)
{
	for (size_t i = 0; i < practice->anchors.count; i++)
		if (!strcmp(practice->anchors.at[i], anchor))
			return true;
	return false;
}

static const char *posture(const struct practice *practice)
{
	if (practice->contains & (1u << LEAVE_OUT_WALKING))
		return ", on your feet";
	return has_anchor(practice, "seat") ? ", seated" : "";
}

static const char *when_steadying(const struct situation *now, const struct habit *habit)
{
	struct day day = day_from_number(habit->rated);

	if (habit->rated == now->date)
		return "today";
	if (habit->rated + 1 == now->date)
		return "yesterday";
	if (habit->rated + WEEK > now->date)
		return arena_print(now->arena, "on %s", day_week_name(day));
	return arena_print(now->arena, "on %d %s", day.day, day_month_name(day));
}

static const char *why(const struct situation *now, const struct practice *practice,
		       const struct habit *habit)
{
	int64_t ms = practice->minutes_ms[0];
	const char *shortness = ms <= SHORT_MS ? "short" : ms <= UNHURRIED_MS ? "unhurried"
							  : "long";
	const char *manner = practice->intensity == 1 ? "grounding"
			     : practice->intensity == 2 ? "inward" : "demanding";
	const char *breath = practice->contains & (1u << LEAVE_OUT_BREATH)
				     ? "" : ", no breath pacing";
	bool known = history_begun(&now->past, practice->id) || now->past.trouble;

	if (habit->steadying)
		return arena_print(now->arena, "%s%s, you found it steadying %s", shortness,
				   posture(practice), when_steadying(now, habit));
	return arena_print(now->arena, "%s, %s%s%s%s", shortness, manner,
			   posture(practice), breath,
			   known ? "" : ", new to you");
}

/* ---- choosing */

/* What is looked for. */
struct wish {
	const struct today_list *due;	/* what is asked for already */
	int64_t date;			/* for that day */
	int64_t habits;			/* as they were at the end of that one */
	bool grounding;
	bool small;			/* short, and the first level */
	bool quiet;			/* fit for a day with a session */
	bool in_turn;			/* on its day */
	bool instead;			/* of another one */
	const struct portions *beside;	/* none of those; NULL */
};

struct choice {
	const struct practice *practice;
	int score;
	bool off, taken;		/* it is not its day; it is offered already */
};

struct choices {
	struct choice *at;
	size_t count, most;
};

/* Best first; of equals the one that comes first by id. */
static void add(struct choices *choices, struct choice choice)
{
	size_t at = choices->count++;

	assert(at < choices->most);
	for (; at > 0 && choices->at[at - 1].score < choice.score; at--)
		choices->at[at] = choices->at[at - 1];
	choices->at[at] = choice;
}

static bool is_among(const struct portions *portions, const struct practice *practice)
{
	for (size_t i = 0; portions && i < portions->count; i++)
		if (!strcmp(portions->at[i].practice, practice->id))
			return true;
	return false;
}

static struct choices choose_among_all(const struct situation *now, const struct wish *wish)
{
	size_t count;
	const struct practice *const *practices = app_practices(now->app, &count);
	struct choices choices = {
		arena_array(now->arena, count + 1, sizeof *choices.at), 0, count };

	for (size_t i = 0; i < count; i++) {
		struct choice choice = { .practice = practices[i] };
		struct habit habit;

		if (!may_be_offered(now, wish->due, practices[i]) ||
		    (wish->grounding && !is_grounding(practices[i])) ||
		    (wish->small && !is_small(practices[i])) ||
		    (wish->quiet && !practices[i]->medicine_day) ||
		    is_among(wish->beside, practices[i]))
			continue;
		habit = habit_of(now, practices[i], wish->habits);
		choice.off = wish->in_turn && !has_its_day(practices[i], &habit, wish->date);
		choice.score = wish->instead
				       ? nearness(now, practices[i], &habit, wish->date)
				       : fitness(now, practices[i], &habit, wish->date);
		choice.score -= choice.off ? OFF_DAY : 0;
		add(&choices, choice);
	}
	return choices;
}

static void offer(const struct situation *now, const struct practice *practice,
		  struct today_list *offers)
{
	struct habit habit = habit_of(now, practice, now->date);
	const struct today_item due = {
		.kind = TODAY_OFFER, .practice = practice, .title = practice->title,
		.why = why(now, practice, &habit), .minutes_ms = practice->minutes_ms[0],
		.now = true, .done = habit.done_today
	};

	today_list_add(offers, &due);
}

/* The best that is left, a little lower for each of its kind that is there already. */
static struct choice *next_of(const struct choices *choices,
			      const struct today_list *offers)
{
	struct choice *best = NULL;
	int most = 0;

	for (size_t i = 0; i < choices->count; i++) {
		struct choice *choice = &choices->at[i];
		int score = choice->score;

		for (size_t o = 0; o < offers->count; o++)
			if (offers->at[o].practice->kind == choice->practice->kind)
				score -= SAME_KIND;
		if (!choice->taken && (!best || score > most)) {
			best = choice;
			most = score;
		}
	}
	return best;
}

static void take(const struct situation *now, struct choice *choice,
		 struct today_list *offers)
{
	choice->taken = true;
	offer(now, choice->practice, offers);
}

/* What stands first on a date on which it has its day. */
static const struct practice *best_on(const struct situation *now,
				      const struct today_list *due, int64_t date)
{
	struct wish wish = { .due = due, .date = date, .habits = now->date,
			     .in_turn = true };
	struct choices choices = choose_among_all(now, &wish);

	return choices.count && !choices.at[0].off ? choices.at[0].practice : NULL;
}

/* The best; where there is so little that nothing has its day, another one than on the
 * day before, and than tomorrow when that is as good. */
static struct choice *first_of(const struct situation *now, const struct today_list *due,
			       const struct choices *choices)
{
	const struct practice *before, *after;
	struct choice *first = NULL;

	if (!choices->at[0].off)
		return &choices->at[0];
	before = best_on(now, due, now->date - 1);
	after = best_on(now, due, now->date + 1);
	for (size_t i = 0; i < choices->count; i++) {
		struct choice *choice = &choices->at[i];

		if (choice->practice == before)
			continue;
		if (!first)
			first = choice;
		if (choice->practice != after && choice->score + AS_GOOD >= first->score)
			return choice;
	}
	return first ? first : &choices->at[0];
}

void suggest(const struct situation *now, const struct today_list *due, size_t most,
	     struct today_list *offers)
{
	struct wish wish = { .due = due, .date = now->date, .habits = now->date,
			     .in_turn = true };
	struct choices choices = choose_among_all(now, &wish);

	if (most && choices.count)
		take(now, first_of(now, due, &choices), offers);
	for (size_t i = 1; i < most && i < choices.count; i++)
		take(now, next_of(&choices, offers), offers);
}

void suggest_grounding(const struct situation *now, const struct today_list *due,
		       struct today_list *offers)
{
	struct wish wish = { .due = due, .date = now->date, .habits = now->date,
			     .grounding = true };
	struct choices choices = choose_among_all(now, &wish);

	for (size_t i = 0; i < choices.count && i < SMALLEST; i++)
		take(now, &choices.at[i], offers);
}

/* After a long absence the same three would stand there for months: some of what is small,
 * each in its turn. */
static void suggest_in_turn(const struct situation *now, const struct today_list *due,
			    struct today_list *offers)
{
	struct wish wish = { .due = due, .date = now->date, .habits = now->date,
			     .small = true, .in_turn = true };
	struct choices choices = choose_among_all(now, &wish);

	for (size_t i = 0; i < choices.count && i < SMALLEST; i++)
		take(now, &choices.at[i], offers);
}

/* These three after a gap, as the content plan has them. */
static void suggest_three(const struct situation *now, const struct today_list *due,
			  struct today_list *offers)
{
	static const char *const ids[] = { "ground-feet", "breath-longer-out",
					   "week-review" };

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct practice *practice = app_practice(now->app, ids[i]);

		if (practice && is_free(now, practice) && !is_asked(due, practice))
			offer(now, practice, offers);
	}
}

/* Where nothing small is left, whatever grounds. */
void suggest_smallest(const struct situation *now, const struct today_list *due,
		      struct today_list *offers)
{
	if (now->date - history_last_date(&now->past) > LONG_ABSENCE)
		suggest_in_turn(now, due, offers);
	else
		suggest_three(now, due, offers);
	if (!offers->count)
		suggest_grounding(now, due, offers);
}

/* As things stood before that date: doing it brings up no other one. */
const struct practice *suggest_instead(const struct situation *now,
				       const struct today_list *due, int64_t since,
				       const struct portions *beside)
{
	struct wish wish = { .due = due, .date = since, .habits = since - 1,
			     .grounding = true, .instead = true,
			     .quiet = now->mode == DAY_MEDICINE, .beside = beside };
	struct choices choices = choose_among_all(now, &wish);

	return choices.count ? choices.at[0].practice : NULL;
}
