/* playback_test.c -- where a score stands: by the clock without sound, and by the ear on
 * the virtual card. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "practice/playback.h"
#include "rig.h"

enum { TURNS = 31 };

static const struct score score = { .length_ms = 60000 };

static int64_t pass(struct playback *playback, int64_t ms)
{
	clock_wait(playback->clock, NULL, 0, clock_now_ms(playback->clock) + ms);
	return playback_turn(playback);
}

static struct clock *virtual_clock(void)
{
	struct error error;
	struct clock *real, *clock;

	assert_true(clock_open(&real, &error));
	clock = clock_open_virtual(real);
	clock_close(real);
	return clock;
}

static void without_sound_a_score_goes_by_the_clock(void **state)
{
	struct clock *clock = virtual_clock();
	struct playback playback = playback_make(NULL, clock);
	int64_t begun_ms = playback_now_ms(&playback);

	(void)state;
	assert_int_equal(pass(&playback, 500), begun_ms + 500);
	assert_int_equal(playback.at_ms, 0);	/* nothing plays yet */
	playback_play(&playback, &score, 3000);
	assert_int_equal(playback.at_ms, 3000);
	assert_int_equal(pass(&playback, 1234), begun_ms + 1734);
	assert_int_equal(playback.at_ms, 4234);
	assert_int_equal(playback_clock_ms(&playback, begun_ms), begun_ms);
	assert_int_equal(playback_due_ms(&playback), INT64_MAX);
	assert_null(playback_note(&playback));
	assert_false(playback.heard);
	assert_int_equal(playback.heard_ms, -1);
	clock_close(clock);
}

static void hushed_it_stands_and_elsewhere_it_goes_on(void **state)
{
	struct clock *clock = virtual_clock();
	struct playback playback = playback_make(NULL, clock);

	(void)state;
	playback_hush(&playback, 800);
	playback_play(&playback, &score, 0);
	pass(&playback, 1000);
	playback_hush(&playback, 800);
	assert_false(playback.playing);
	pass(&playback, 5000);
	assert_int_equal(playback.at_ms, 1000);
	playback_play(&playback, &score, 700);
	assert_true(playback.playing);
	assert_int_equal(playback.at_ms, 700);
	pass(&playback, 100);
	assert_int_equal(playback.at_ms, 800);
	clock_close(clock);
}

/* One turn of a main loop, when it is due. */
static void next_turn(struct playback *playback)
{
	assert_true(playback_due_ms(playback) != INT64_MAX);
	clock_wait(playback->clock, NULL, 0, playback_due_ms(playback));
	playback_turn(playback);
}

static int by_size(const void *a, const void *b)
{
	const int64_t *one = a, *other = b;

	return *one < *other ? -1 : *one > *other;
}

/* How far the score is ahead of the ear in the middle of so many turns: a busy machine
 * disturbs some of them. */
static int64_t usually_ahead_ms(struct playback *playback)
{
	int64_t ahead_ms[TURNS];

	for (size_t i = 0; i < TURNS;) {
		next_turn(playback);
		if (playback->heard_ms >= 0)
			ahead_ms[i++] = playback->at_ms - playback->heard_ms;
	}
	qsort(ahead_ms, TURNS, sizeof *ahead_ms, by_size);
	return ahead_ms[TURNS / 2];
}

static void with_a_card_it_stands_where_the_ear_is(void **state)
{
	struct rig rig;
	struct error error;
	struct clock *clock;
	struct playback playback;
	int64_t ahead_ms;

	(void)state;
	if (!rig_up(&rig))
		skip();
	assert_true(clock_open(&clock, &error));
	open_audio(&rig);
	playback = playback_make(rig.audio, clock);
	playback_play(&playback, &rig.score, 5000);
	for (int64_t begun_ms = clock_now_ms(clock); !playback.heard;) {
		assert_true(clock_now_ms(clock) - begun_ms < PATIENCE_MS);
		next_turn(&playback);
	}
	assert_true(playback.heard_ms >= 5000);
	/* not a turn's length before the voice */
	ahead_ms = usually_ahead_ms(&playback);
	assert_true(ahead_ms < AUDIO_PUMP_MS / 2 && ahead_ms > -AUDIO_PUMP_MS / 2);
	playback_hush(&playback, 800);
	assert_int_equal(playback_due_ms(&playback), INT64_MAX);
	clock_close(clock);
	rig_down(&rig);
}

static void after_a_loss_at_the_first_words_time_waits_for_the_voice(void **state)
{
	struct rig rig;
	struct error error;
	struct clock *clock;
	struct playback playback;
	int64_t ahead_ms;
	char *first;

	(void)state;
	if (!rig_up(&rig))
		skip();
	first = measure_path(rig.device.folder, "first");
	setenv("GWTEST_HANG_MS", "1000", 1);
	setenv("GWTEST_FIRST", first, 1);
	assert_true(clock_open(&clock, &error));
	open_audio(&rig);
	playback = playback_make(rig.audio, clock);
	playback_play(&playback, &rig.score, 5000);
	while (audio_state(rig.audio) != AUDIO_LOST)
		next_turn(&playback);
	while (playback.heard_ms < 0)
		next_turn(&playback);
	assert_true(playback.heard_ms < 5600);
	for (int64_t heard_ms = playback.heard_ms; playback.heard_ms < heard_ms + 3000;)
		next_turn(&playback);
	ahead_ms = usually_ahead_ms(&playback);
	assert_true(ahead_ms < FOLLOW_FAR_MS && ahead_ms > -FOLLOW_FAR_MS);
	playback_hush(&playback, 800);
	free(first);
	clock_close(clock);
	rig_down(&rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_sound_a_score_goes_by_the_clock),
		cmocka_unit_test(hushed_it_stands_and_elsewhere_it_goes_on),
		cmocka_unit_test(with_a_card_it_stands_where_the_ear_is),
		cmocka_unit_test(after_a_loss_at_the_first_words_time_waits_for_the_voice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
