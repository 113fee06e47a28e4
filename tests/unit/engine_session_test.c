/* engine_session_test.c -- when a session wants its next tick, and what holds for
 * any session at all: the same in, the same out, however finely it is ticked. */
#include "engine/session.h"

#include "unit/engine_laid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { SESSIONS = 1500, EVENTS = 60, EVERYTHING = 400 };

static const struct session_event tick = { SESSION_TICK, NULL };
static const struct session_event back = { SESSION_BACK, NULL };
static const struct session_event halt = { SESSION_PAUSE, NULL };
static const struct session_event leave = { SESSION_LEAVE, NULL };
static const struct session_event done = { SESSION_DONE, NULL };
static const struct session_event on = { SESSION_ON, NULL };

static const struct cue talk[] = {
	PAUSE(0.3), SAY("a"), PAUSE(0.4), SAY("b"), RING, PAUSE(5),
};
static const struct step due_steps[] = {
	GUIDE(talk), BREATHE(700, 1600, 3), SIT(2.5), WRITE,
};
static const struct practice due_practice = PRACTICE("Due", due_steps);

/* Every moment at which a tick is wanted, from beginning to the waiting end. */
static const int64_t wanted_ticks[] = {
	300, 800, 1200, 1700, 2700, 3700, 4700, 5700, 6700,	/* words, then watching */
	7400, 8400, 9000, 9700, 10700, 11300, 12000, 13000, 13600, /* in, out */
	14600, 15600, 16100,					/* sitting */
	17100, 18100,						/* waiting */
};

static void a_tick_is_wanted_at_every_change_and_every_second(void **state)
{
	struct session session;
	struct effects effects;
	struct laid laid;

	(void)state;
	laid_take(&laid, &due_practice, 500, 0);
	assert_true(laid_build(&laid, 16100));
	assert_int_equal(laid.timeline.length_ms, 16100);
	session_begin(&session, &laid.timeline, 0, 0, 0, &effects);
	for (size_t i = 0; i < sizeof wanted_ticks / sizeof *wanted_ticks; i++) {
		assert_int_equal(session_due_ms(&session), wanted_ticks[i]);
		session_do(&session, tick, wanted_ticks[i], &effects);
	}
	session_do(&session, back, 18200, &effects);
	session_do(&session, halt, 18300, &effects);
	assert_int_equal(session_due_ms(&session), INT64_MAX);
	session_do(&session, halt, 99000, &effects);
	assert_int_equal(session_due_ms(&session), 100000);
	session_do(&session, leave, 99500, &effects);
	assert_int_equal(session_due_ms(&session), INT64_MAX);
}

/* A long look elsewhere from a step that waits, and ticks meanwhile. */
static void time_away_from_a_waiting_step_is_not_spent(void **state)
{
	static const struct { enum session_event_kind kind; int64_t at_ms, spent_ms; } way[] = {
		{ SESSION_TICK, 1000, 1000 },
		{ SESSION_AWAY, 1500, 1500 },
		{ SESSION_TICK, 2500, 1500 },
		{ SESSION_AWAY, 3000, 1500 },
		{ SESSION_HERE, 3500, 1500 },
		{ SESSION_TICK, 4000, 2000 },
		{ SESSION_AWAY, 4500, 2500 },
		{ SESSION_BACK, 5000, 2500 },	/* another step: back as well */
		{ SESSION_TICK, 5500, 3000 },
		{ SESSION_AWAY, 6000, 3500 },	/* this one is timed, and pauses */
		{ SESSION_HERE, 6500, 3500 },
		{ SESSION_TICK, 7000, 3500 },
		{ SESSION_PAUSE, 7500, 3500 },
		{ SESSION_TICK, 8000, 4000 },
	};
	struct session session;
	struct effects effects;
	struct laid laid;

	(void)state;
	laid_take(&laid, &due_practice, 500, 0);
	assert_true(laid_build(&laid, 16100));
	session_begin(&session, &laid.timeline, 3, 0, 0, &effects);
	for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
		session_do(&session, (struct session_event){ way[i].kind, NULL },
			   way[i].at_ms, &effects);
		assert_int_equal(session.spent_ms, way[i].spent_ms);
		if (session.away)
			assert_int_equal(session_due_ms(&session), INT64_MAX);
	}
}

static void a_practice_without_steps_is_over_at_once(void **state)
{
	const struct practice practice = { .id = "none", .title = "None" };
	struct session session;
	struct effects effects;
	struct laid laid;

	(void)state;
	laid_take(&laid, &practice, 0, 0);
	assert_true(laid_build(&laid, 60000));
	session_begin(&session, &laid.timeline, 0, 0, 5, &effects);
	assert_int_equal(effects.count, 1);
	assert_int_equal(effects.at[0].kind, EFFECT_ENDED);
	assert_int_equal(effects.at[0].ending, ENDED_FINISHED);
	assert_null(session_look(&session).step);
	session_do(&session, on, 9, &effects);
	assert_int_equal(effects.count, 0);
}

static void beginning_behind_the_last_step_is_finished(void **state)
{
	struct session session;
	struct effects effects;
	struct laid laid;

	(void)state;
	laid_take(&laid, &due_practice, 500, 0);
	assert_true(laid_build(&laid, 16100));
	session_begin(&session, &laid.timeline, 4, 0, 0, &effects);
	assert_int_equal(session.state, SESSION_ENDED);
	assert_int_equal(session_look(&session).step_index, 3);
}

static void an_answer_is_handed_on_as_it_came(void **state)
{
	const struct answer answer = { .step = "write", .text = "rain" };
	struct session session;
	struct effects effects;
	struct laid laid;

	(void)state;
	laid_take(&laid, &due_practice, 500, 0);
	assert_true(laid_build(&laid, 16100));
	session_begin(&session, &laid.timeline, 3, 0, 0, &effects);
	session_do(&session, (struct session_event){ SESSION_ANSWER, &answer }, 10,
		   &effects);
	assert_int_equal(effects.count, 1);
	assert_ptr_equal(effects.at[0].answer, &answer);
	session_do(&session, (struct session_event){ SESSION_ANSWER, NULL }, 10, &effects);
	assert_int_equal(effects.count, 0);
}

static void make_up(struct laid *laid, uint64_t *seed)
{
	int64_t shortest_ms, longest_ms;

	laid_roll(laid, (1u << STEP_KIND_COUNT) - 1, seed);
	laid_reach(laid, &shortest_ms, &longest_ms);
	laid_build(laid, roll(seed, shortest_ms, longest_ms));
}

/* Seldom an end, so that sessions live for a while. */
static enum session_event_kind roll_event(uint64_t *seed)
{
	return (enum session_event_kind)roll(seed, SESSION_TICK,
					     roll(seed, 0, 9) ? SESSION_ANSWER
							      : SESSION_INTERRUPT);
}

static void assert_same(const struct effects *one, const struct effects *other)
{
	assert_int_equal(one->count, other->count);
	for (size_t i = 0; i < one->count; i++) {
		const struct effect *a = &one->at[i], *b = &other->at[i];

		assert_int_equal(a->kind, b->kind);
		assert_int_equal(a->step, b->step);
		assert_int_equal(a->at_ms, b->at_ms);
		assert_int_equal(a->spent_ms, b->spent_ms);
		assert_int_equal(a->fade_ms, b->fade_ms);
		assert_int_equal(a->gap, b->gap);
		assert_int_equal(a->ending, b->ending);
		assert_ptr_equal(a->answer, b->answer);
	}
}

static void assert_same_view(const struct session *one, const struct session *other)
{
	struct session_view a = session_look(one), b = session_look(other);

	assert_int_equal(a.state, b.state);
	assert_int_equal(a.step_index, b.step_index);
	assert_int_equal(a.position_ms, b.position_ms);
	assert_int_equal(a.elapsed_ms, b.elapsed_ms);
	assert_int_equal(a.spent_ms, b.spent_ms);
	assert_ptr_equal(a.caption, b.caption);
	assert_int_equal(a.speaking, b.speaking);
	assert_int_equal(a.breath.phase, b.breath.phase);
	assert_int_equal(a.breath.into_ms, b.breath.into_ms);
	assert_int_equal(a.ending, b.ending);
}

static void the_same_events_at_the_same_times_give_the_same_effects(void **state)
{
	const struct answer answer = { .text = "rain" };
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < SESSIONS; i++) {
		struct session one, other;
		struct effects first, second;
		struct laid laid;
		int64_t now_ms = 0;

		make_up(&laid, &seed);
		/* What was in the memory before must not show. */
		memset(&one, 0, sizeof one);
		memset(&other, 0xFF, sizeof other);
		session_begin(&one, &laid.timeline, 0, 0, now_ms, &first);
		session_begin(&other, &laid.timeline, 0, 0, now_ms, &second);
		for (int j = 0; j < EVENTS; j++) {
			struct session_event event = { roll_event(&seed), &answer };

			assert_same(&first, &second);
			assert_same_view(&one, &other);
			now_ms += roll(&seed, 0, 2200);
			session_do(&one, event, now_ms, &first);
			session_do(&other, event, now_ms, &second);
		}
	}
}

/* All effects of a session, one after another. */
struct tale {
	size_t count;
	struct effect at[EVERYTHING];
};

static void tell(struct tale *tale, const struct effects *effects)
{
	for (size_t i = 0; i < effects->count && tale->count < EVERYTHING; i++)
		tale->at[tale->count++] = effects->at[i];
}

/* Ticks up to a moment in strides of at most `stride_ms`. */
static void stride(struct session *session, int64_t until_ms, int64_t stride_ms,
		   struct tale *tale)
{
	struct effects effects;

	while (session->last_ms < until_ms && session->state != SESSION_ENDED) {
		int64_t next_ms = session->last_ms + stride_ms;

		session_do(session, tick, next_ms < until_ms ? next_ms : until_ms,
			   &effects);
		tell(tale, &effects);
	}
}

/* A slow screen must not make another practice of it. */
static void it_does_not_matter_how_finely_it_is_ticked(void **state)
{
	uint64_t seed = 5;

	(void)state;
	for (int i = 0; i < SESSIONS / 10; i++) {
		struct tale fine = { 0 }, coarse = { 0 };
		struct session one, other;
		struct effects effects;
		struct laid laid;
		int64_t now_ms = 0;

		make_up(&laid, &seed);
		session_begin(&one, &laid.timeline, 0, 0, now_ms, &effects);
		session_begin(&other, &laid.timeline, 0, 0, now_ms, &effects);
		for (int j = 0; j < EVENTS / 2; j++) {
			struct session_event event = { roll_event(&seed), NULL };

			now_ms += roll(&seed, 0, 30000);
			stride(&one, now_ms, 1999, &coarse);
			stride(&other, now_ms, roll(&seed, 37, 500), &fine);
			session_do(&one, event, now_ms, &effects);
			tell(&coarse, &effects);
			session_do(&other, event, now_ms, &effects);
			tell(&fine, &effects);
			assert_same_view(&one, &other);
		}
		assert_int_equal(coarse.count, fine.count);
		for (size_t j = 0; j < fine.count; j++) {
			assert_int_equal(coarse.at[j].kind, fine.at[j].kind);
			assert_int_equal(coarse.at[j].step, fine.at[j].step);
		}
	}
}

/* Left alone but for what waits, a practice takes what its timeline says. */
static void ticked_when_due_it_lasts_what_the_timeline_says(void **state)
{
	uint64_t seed = 11;

	(void)state;
	for (int i = 0; i < SESSIONS / 5; i++) {
		struct session session;
		struct effects effects;
		struct laid laid;

		make_up(&laid, &seed);
		session_begin(&session, &laid.timeline, 0, 0, 1000, &effects);
		while (session.state != SESSION_ENDED) {
			bool waits = session.state == SESSION_WAITING;
			int64_t due_ms = session_due_ms(&session);

			session_do(&session, waits ? done : tick,
				   waits ? session.last_ms : due_ms, &effects);
		}
		assert_int_equal(session.last_ms - 1000, laid.timeline.length_ms);
		assert_int_equal(session.spent_ms, laid.timeline.length_ms);
		assert_int_equal(session_look(&session).step_index,
				 laid.practice.step_count - 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tick_is_wanted_at_every_change_and_every_second),
		cmocka_unit_test(time_away_from_a_waiting_step_is_not_spent),
		cmocka_unit_test(a_practice_without_steps_is_over_at_once),
		cmocka_unit_test(beginning_behind_the_last_step_is_finished),
		cmocka_unit_test(an_answer_is_handed_on_as_it_came),
		cmocka_unit_test(the_same_events_at_the_same_times_give_the_same_effects),
		cmocka_unit_test(it_does_not_matter_how_finely_it_is_ticked),
		cmocka_unit_test(ticked_when_due_it_lasts_what_the_timeline_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
