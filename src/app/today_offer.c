/* app/today_offer.c -- a few things that fit now, and why.
 *
 * Each practice gets a number: its stage, how demanding, how long, how it went the
 * last time, what was just done, and a little that changes from day to day, so that
 * what stands first today does not stand first again tomorrow without a reason. */
#include "app/today_parts.h"

#include "app/arc.h"
#include "app/parts.h"
#include "base/arena.h"
#include "base/hash.h"

#include <string.h>

enum { SHORT_MS = 5 * 60000, UNHURRIED_MS = 12 * 60000, FEW_SESSIONS = 7, WEEK = 7,
       CHANGE = 4, SMALLEST = 3 };

struct habit {
	size_t times;			/* begun in the days looked back on */
	bool done_today, last;		/* the newest session of all */
	enum rating rating;		/* the last one */
	int64_t rated;			/* on that date */
};

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
	return habit;
}

static int change_of(const struct practice *practice, int64_t date)
{
	uint64_t hash = hash_add(HASH_START, practice->id, strlen(practice->id));

	hash = hash_add(hash, (const char *)&date, sizeof date);
	return (int)(hash % CHANGE);
}

/* Higher is offered earlier. Grounding and short things come first for a person
 * who has done little; what was just done steps back. */
static int fitness(const struct look *look, const struct practice *practice,
		   const struct habit *habit, int64_t date)
{
	enum stage stage = phase_stage(look->today->calendar.phase);
	int score = 0;

	if (practice->stages & (1u << stage))
		score += 40;
	score -= (practice->intensity - 1) * (look->past.count < FEW_SESSIONS ? 25 : 8);
	score -= (int)(practice->minutes_ms[0] / 60000);
	score += habit->rating == RATED_STEADIER ? 12 : 0;
	score -= habit->rating == RATED_LESS ? 40 : 0;
	score -= habit->last ? 15 : 0;
	score -= (int)(habit->times > 5 ? 5 : habit->times);
	return score + change_of(practice, date);
}

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

static const char *when_steadying(const struct look *look, const struct habit *habit)
{
	struct day day = day_from_number(habit->rated);

	if (habit->rated == look->date)
		return "today";
	if (habit->rated + 1 == look->date)
		return "yesterday";
	if (habit->rated + WEEK > look->date)
		return arena_print(look->arena, "on %s", day_week_name(day));
	return arena_print(look->arena, "on %d %s", day.day, day_month_name(day));
}

static const char *why(const struct look *look, const struct practice *practice,
		       const struct habit *habit)
{
	int64_t ms = practice->minutes_ms[0];
	const char *shortness = ms <= SHORT_MS ? "short" : ms <= UNHURRIED_MS ? "unhurried"
							  : "long";
	const char *manner = practice->intensity == 1 ? "grounding"
			     : practice->intensity == 2 ? "inward" : "demanding";
	const char *breath = practice->contains & (1u << LEAVE_OUT_BREATH)
				     ? "" : ", no breath pacing";

	if (habit->rating == RATED_STEADIER)
		return arena_print(look->arena, "%s%s, you found it steadying %s", shortness,
				   posture(practice), when_steadying(look, habit));
	return arena_print(look->arena, "%s, %s%s%s%s", shortness, manner,
			   posture(practice), breath, habit->times ? "" : ", new to you");
}

static bool is_due(const struct look *look, const struct practice *practice)
{
	for (size_t i = 0; i < look->today->due_count; i++)
		if (look->today->due[i].practice == practice)
			return true;
	return false;
}

static bool may_be_offered(const struct look *look, const struct practice *practice)
{
	return practice->offered && !practice->only_assigned &&
	       !app_left_out(look->app, practice) &&
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

struct ranking {
	struct { const struct practice *practice; int score; } at[TODAY_SUGGESTIONS + 1];
	size_t count, most;
};

/* Keeps the best few, best first; of equals the one that comes first by id. */
static void rank(struct ranking *ranking, const struct practice *practice, int score)
{
	size_t at = ranking->count;

	while (at > 0 && ranking->at[at - 1].score < score)
		at--;
	if (at == ranking->most)
		return;
	if (ranking->count < ranking->most)
		ranking->count++;
	for (size_t i = ranking->count - 1; i > at; i--)
		ranking->at[i] = ranking->at[i - 1];
	ranking->at[at].practice = practice;
	ranking->at[at].score = score;
}

static struct ranking rank_all(const struct look *look, int64_t date, size_t most,
			       bool grounding)
{
	struct ranking ranking = { .most = most };
	size_t count;
	const struct practice *const *practices = app_practices(look->app, &count);

	for (size_t i = 0; i < count; i++) {
		struct habit habit = habit_of(look, practices[i], date);

		if (may_be_offered(look, practices[i]) &&
		    (!grounding || is_grounding(practices[i])))
			rank(&ranking, practices[i],
			     fitness(look, practices[i], &habit, date));
	}
	return ranking;
}

static void offer(struct look *look, const struct practice *practice)
{
	struct today *today = look->today;
	struct habit habit = habit_of(look, practice, look->date);

	if (today->suggestion_count == TODAY_SUGGESTIONS)
		return;
	today->suggestions[today->suggestion_count++] = (struct due){
		.kind = DUE_OFFER, .practice = practice, .title = practice->title,
		.why = why(look, practice, &habit),
		.minutes_ms = practice->minutes_ms[0], .now = true,
		.done = habit.done_today
	};
}

/* What stood first yesterday stands first today only when it was found steadying. */
static size_t first_of(const struct look *look, const struct ranking *ranking)
{
	struct ranking before = rank_all(look, look->date - 1, 1, false);
	struct habit habit;

	if (ranking->count < 2 || !before.count ||
	    before.at[0].practice != ranking->at[0].practice)
		return 0;
	habit = habit_of(look, ranking->at[0].practice, look->date);
	return habit.rating == RATED_STEADIER ? 0 : 1;
}

void today_offer(struct look *look, size_t most)
{
	struct ranking ranking = rank_all(look, look->date, most > 1 ? most : 2, false);
	size_t first = first_of(look, &ranking);

	if (most && ranking.count)
		offer(look, ranking.at[first].practice);
	for (size_t i = 0; i < ranking.count && look->today->suggestion_count < most; i++)
		if (i != first)
			offer(look, ranking.at[i].practice);
}

void today_offer_grounding(struct look *look)
{
	struct ranking ranking = rank_all(look, look->date, SMALLEST, true);

	for (size_t i = 0; i < ranking.count; i++)
		offer(look, ranking.at[i].practice);
}

/* These three after a gap, as the content plan has them; where they are left out,
 * whatever grounds. */
void today_offer_smallest(struct look *look)
{
	static const char *const ids[] = { "ground-feet", "breath-longer-out",
					   "week-review" };

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct practice *practice = app_practice(look->app, ids[i]);

		if (practice && !app_left_out(look->app, practice))
			offer(look, practice);
	}
	if (!look->today->suggestion_count)
		today_offer_grounding(look);
}

const struct practice *today_instead(struct look *look)
{
	struct ranking ranking = rank_all(look, look->date, 1, true);

	return ranking.count ? ranking.at[0].practice : NULL;
}
