/* schedule/today_offer.c -- a few things that fit now.
 *
 * Each practice gets a number: its stage, how demanding, how long, how it went the
 * last time, what was just done, and a little that changes from day to day. Nothing
 * is suggested on two days running without a reason: each practice has its days,
 * every other one, and comes in between when it has just been found steadying, or
 * there is not enough else. */
#include "schedule/today_parts.h"

#include "schedule/arc.h"
#include "app/app.h"
#include "base/arena.h"
#include "base/hash.h"

#include <string.h>

enum { FEW_SESSIONS = 7, CHANGE = 4, SMALLEST = 3, SAME_KIND = 6, STEADYING_DAYS = 14,
       AGAIN_DAYS = 3, OFF_DAY = 30, AS_GOOD = 8 };

/* The habit as it was at the end of a date. */
static struct habit habit_of(const struct look *look, const struct practice *practice,
			     int64_t date)
{
	const struct past *past = &look->past;
	struct habit habit = { 0 };

	for (size_t i = 0; i < past->count; i++) {
		const struct session_record *session = &past->sessions[i];
		int64_t on = past_date(past, session);
		enum rating rating = past_rating(session);

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
static bool suits(const struct look *look, const struct practice *practice)
{
	unsigned around = 1u << STAGE_PREPARE | 1u << STAGE_INTEGRATE;
	enum phase phase = look->today->calendar.phase;

	if (phase == PHASE_DAILY && look->calendar.where == WHERE_PRACTISING)
		return (practice->stages & around) == around;
	return practice->stages & (1u << phase_stage(phase));
}

/* Higher is offered earlier. Grounding and short things come first for a person who
 * has done little, others have their turn later; what was just done, or often, steps
 * back. */
static int fitness(const struct look *look, const struct practice *practice,
		   const struct habit *habit, int64_t date)
{
	int minutes = (int)(practice->minutes_ms[0] / 60000);
	int times = (int)(habit->times > 5 ? 5 : habit->times);
	bool new = look->past.count < FEW_SESSIONS;
	int score = suits(look, practice) ? 40 : 0;

	score -= (practice->intensity - 1) * (new ? 25 : 4);
	score -= new ? minutes : minutes / 2;
	score -= new ? times : times * 2;
	score += habit->steadying ? 12 : 0;
	score -= habit->rating == RATED_LESS ? 40 : 0;
	score -= habit->last ? 15 : 0;
	return score + change_of(practice, date);
}

/* The same for what stands in for another practice: short things first, and nothing
 * steps back. */
static int nearness(const struct look *look, const struct practice *practice,
		    const struct habit *habit, int64_t date)
{
	int score = suits(look, practice) ? 40 : 0;

	score -= (int)(practice->minutes_ms[0] / 60000) * 2;
	score -= habit->rating == RATED_LESS ? 40 : 0;
	return score + change_of(practice, date);
}

/* By the person, or by whoever asked something of them in these days. */
static bool is_left_out(const struct look *look, const struct practice *practice)
{
	return app_left_out(look->app, practice) || (practice->contains & look->asked_out);
}

static bool is_due(const struct look *look, const struct practice *practice)
{
	for (size_t i = 0; i < look->today->due_count; i++)
		if (look->today->due[i].practice == practice)
			return true;
	return false;
}

/* The whole of it is asked for already, and not done. */
static bool is_asked(const struct look *look, const struct practice *practice)
{
	for (size_t i = 0; i < look->today->due_count; i++) {
		const struct due *due = &look->today->due[i];

		if (due->practice == practice && !due->steps && !due->done)
			return true;
	}
	return false;
}

/* Check-ins have their own times. */
static bool may_be_offered(const struct look *look, const struct practice *practice)
{
	return practice->offered && !practice->only_assigned &&
	       practice->kind != KIND_CHECK_IN &&
	       !is_left_out(look, practice) &&
	       (practice->intensity < 3 || !look->demanding) && !is_due(look, practice);
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

/* What is looked for. */
struct wish {
	int64_t date;			/* for that day */
	int64_t habits;			/* as they were at the end of that one */
	bool grounding;
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
	size_t count;
};

/* Best first; of equals the one that comes first by id. */
static void add(struct choices *choices, struct choice choice)
{
	size_t at = choices->count++;

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

static struct choices choose_among_all(const struct look *look, const struct wish *wish)
{
	size_t count;
	const struct practice *const *practices = app_practices(look->app, &count);
	struct choices choices = {
		arena_take_many(look->arena, count + 1, sizeof *choices.at), 0 };

	for (size_t i = 0; i < count; i++) {
		struct choice choice = { .practice = practices[i] };
		struct habit habit;

		if (!may_be_offered(look, practices[i]) ||
		    (wish->grounding && !is_grounding(practices[i])) ||
		    (wish->quiet && !practices[i]->session_day) ||
		    is_among(wish->beside, practices[i]))
			continue;
		habit = habit_of(look, practices[i], wish->habits);
		choice.off = wish->in_turn && !has_its_day(practices[i], &habit, wish->date);
		choice.score = wish->instead
				       ? nearness(look, practices[i], &habit, wish->date)
				       : fitness(look, practices[i], &habit, wish->date);
		choice.score -= choice.off ? OFF_DAY : 0;
		add(&choices, choice);
	}
	return choices;
}

static void offer(struct look *look, const struct practice *practice)
{
	struct today *today = look->today;
	struct habit habit = habit_of(look, practice, look->date);

	if (today->suggestion_count == TODAY_SUGGESTIONS)
		return;
	today->suggestions[today->suggestion_count++] = (struct due){
		.kind = DUE_OFFER, .practice = practice, .title = practice->title,
		.why = today_why(look, practice, &habit),
		.minutes_ms = practice->minutes_ms[0], .now = true,
		.done = habit.done_today
	};
}

/* The best that is left, a little lower for each of its kind that is there already. */
static struct choice *next_of(const struct look *look, const struct choices *choices)
{
	const struct today *today = look->today;
	struct choice *best = NULL;
	int most = 0;

	for (size_t i = 0; i < choices->count; i++) {
		struct choice *choice = &choices->at[i];
		int score = choice->score;

		for (size_t o = 0; o < today->suggestion_count; o++)
			if (today->suggestions[o].practice->kind == choice->practice->kind)
				score -= SAME_KIND;
		if (!choice->taken && (!best || score > most)) {
			best = choice;
			most = score;
		}
	}
	return best;
}

static void take(struct look *look, struct choice *choice)
{
	choice->taken = true;
	offer(look, choice->practice);
}

/* What stands first on a date on which it has its day. */
static const struct practice *best_on(const struct look *look, int64_t date)
{
	struct wish wish = { .date = date, .habits = look->date, .in_turn = true };
	struct choices choices = choose_among_all(look, &wish);

	return choices.count && !choices.at[0].off ? choices.at[0].practice : NULL;
}

/* The best; where there is so little that nothing has its day, another one than on the
 * day before, and than tomorrow when that is as good. */
static struct choice *first_of(const struct look *look, const struct choices *choices)
{
	const struct practice *before, *after;
	struct choice *first = NULL;

	if (!choices->at[0].off)
		return &choices->at[0];
	before = best_on(look, look->date - 1);
	after = best_on(look, look->date + 1);
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

void today_offer(struct look *look, size_t most)
{
	struct wish wish = { .date = look->date, .habits = look->date, .in_turn = true };
	struct choices choices = choose_among_all(look, &wish);

	if (most && choices.count)
		take(look, first_of(look, &choices));
	for (size_t i = 1; i < most && i < choices.count; i++)
		take(look, next_of(look, &choices));
}

void today_offer_grounding(struct look *look)
{
	struct wish wish = { .date = look->date, .habits = look->date, .grounding = true };
	struct choices choices = choose_among_all(look, &wish);

	for (size_t i = 0; i < choices.count && i < SMALLEST; i++)
		take(look, &choices.at[i]);
}

/* These three after a gap, as the content plan has them; where they are left out,
 * whatever grounds. */
void today_offer_smallest(struct look *look)
{
	static const char *const ids[] = { "ground-feet", "breath-longer-out",
					   "week-review" };

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct practice *practice = app_practice(look->app, ids[i]);

		if (practice && !is_left_out(look, practice) &&
		    !is_asked(look, practice))
			offer(look, practice);
	}
	if (!look->today->suggestion_count)
		today_offer_grounding(look);
}

/* As things stood before that date: doing it brings up no other one. */
const struct practice *today_instead(struct look *look, int64_t since,
				     const struct portions *beside)
{
	struct wish wish = { .date = since, .habits = since - 1, .grounding = true,
			     .instead = true,
			     .quiet = look->today->mood == TODAY_SESSION,
			     .beside = beside };
	struct choices choices = choose_among_all(look, &wish);

	return choices.count ? choices.at[0].practice : NULL;
}
