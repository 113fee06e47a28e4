/* tests/unit/audio_feed_test.c -- what the device gets: frames, silence, ramps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/output_stream.h"
#include "audio/measure.h"

#include <pthread.h>
#include <stdatomic.h>

enum { BLOCK = 1200, LATENCY = 9600 };

struct rig {
	struct output_line *line;
	struct output_stream feed;
	int64_t now_ns;
};

static void set_up(struct rig *rig)
{
	rig->line = calloc(1, sizeof *rig->line);
	atomic_store(&rig->line->volume, 1);
	atomic_store(&rig->line->more, true);
	rig->feed = (struct output_stream){ .line = rig->line, .gain = 1, .volume = 1 };
	rig->now_ns = 1000000000;
}

static void tear_down(struct rig *rig)
{
	free(rig->line);
}

/* Writes `count` frames of one value. */
static void give(struct rig *rig, float value, size_t count)
{
	float *frames = measure_frames(count);

	for (size_t i = 0; i < count * 2; i++)
		frames[i] = value;
	assert_int_equal(ring_write(&rig->line->ring, frames, count), count);
	free(frames);
}

static void take(struct rig *rig, float *out, size_t count)
{
	for (size_t done = 0; done < count; done += BLOCK) {
		size_t piece = count - done < BLOCK ? count - done : BLOCK;

		output_stream_callback(&rig->feed, out + done * 2, piece, LATENCY,
				       rig->now_ns);
		rig->now_ns += (int64_t)piece * 1000000000 / 48000;
	}
}

static void a_device_that_wakes_keeps_no_time_yet(void **state)
{
	struct rig rig;
	float out[2 * BLOCK];

	(void)state;
	set_up(&rig);
	assert_false(output_stream_keeps_time(rig.line));
	for (int i = 0; i < 10; i++)	/* its buffer fills at once */
		output_stream_callback(&rig.feed, out, BLOCK, LATENCY, rig.now_ns);
	assert_false(output_stream_keeps_time(rig.line));
	rig.now_ns += 2000000000;	/* and then it stands still, until it plays */
	assert_false(output_stream_keeps_time(rig.line));
	output_stream_callback(&rig.feed, out, BLOCK, LATENCY, rig.now_ns);
	assert_true(output_stream_keeps_time(rig.line));
	tear_down(&rig);
}

static void an_empty_ring_is_silence_and_no_underrun(void **state)
{
	struct rig rig;
	float out[BLOCK * 2];

	(void)state;
	set_up(&rig);
	out[7] = 1;
	take(&rig, out, BLOCK);
	assert_true(measure_peak(out, BLOCK) == 0);
	assert_int_equal(atomic_load(&rig.line->underruns), 0);
	assert_int_equal(atomic_load(&rig.line->still_frames), BLOCK);
	tear_down(&rig);
}

static void frames_flow_untouched_once_enough_wait(void **state)
{
	struct rig rig;
	float out[BLOCK * 2];

	(void)state;
	set_up(&rig);
	give(&rig, 0.5f, FEED_START - 1);
	take(&rig, out, BLOCK);
	assert_true(measure_peak(out, BLOCK) == 0);
	give(&rig, 0.5f, 1);
	take(&rig, out, BLOCK);
	for (size_t i = 0; i < BLOCK * 2; i++)
		assert_true(out[i] == 0.5f);
	tear_down(&rig);
}

static void running_dry_and_coming_back_are_ramps(void **state)
{
	struct rig rig;
	float *out = measure_frames(40 * BLOCK);

	(void)state;
	set_up(&rig);
	give(&rig, 0.5f, FEED_START + 333);
	take(&rig, out, 20 * BLOCK);
	give(&rig, 0.5f, 2 * FEED_START);
	take(&rig, out + 20 * BLOCK * 2, 20 * BLOCK);
	/* the very start is not ramped here: what the mixer gives begins softly */
	assert_true(measure_leap(out + 2, 40 * BLOCK - 1, true) < 0.5 + 1e-6);
	for (size_t i = 1; i < 40 * BLOCK; i++)
		assert_true(fabsf(out[i * 2] - out[i * 2 - 2]) <= 0.5f / FEED_EDGE + 1e-4f);
	assert_int_equal(atomic_load(&rig.line->underruns), 2);
	free(out);
	tear_down(&rig);
}

static void a_drop_fades_the_old_and_goes_on_with_the_new(void **state)
{
	struct rig rig;
	float *out = measure_frames(10 * BLOCK);
	size_t silent = 0, fresh = 0;

	(void)state;
	set_up(&rig);
	give(&rig, 0.5f, 5 * FEED_START);
	take(&rig, out, 2 * BLOCK);
	output_stream_order_drop(rig.line, 1000);
	give(&rig, 0.25f, 2 * FEED_START);
	take(&rig, out, 3 * BLOCK);
	for (size_t i = 0; i < 1000; i++)
		assert_true(fabsf(out[i * 2] - 0.5f * (float)(999 - i) / 1000) < 1e-3f);
	for (size_t i = 1000; i < 3 * BLOCK; i++) {
		silent += out[i * 2] == 0;
		fresh += out[i * 2] == 0.25f;
	}
	assert_int_equal(silent, 0);
	assert_int_equal(fresh, 3 * BLOCK - 1000);
	assert_true(ring_taken(&rig.line->ring) == 5 * FEED_START + 3 * BLOCK - 1000);
	free(out);
	tear_down(&rig);
}

static void a_drop_of_all_that_there_is_ends_in_silence(void **state)
{
	struct rig rig;
	float *out = measure_frames(10 * BLOCK);

	(void)state;
	set_up(&rig);
	give(&rig, 0.5f, 5 * FEED_START);
	take(&rig, out, BLOCK);
	output_stream_order_drop(rig.line, 4800);
	atomic_store(&rig.line->more, false);
	take(&rig, out, 10 * BLOCK);
	assert_true(measure_leap(out + 2, 10 * BLOCK - 1, true) < 0.5);
	assert_true(measure_peak(out + 4800 * 2, 10 * BLOCK - 4800) == 0);
	assert_int_equal(ring_waiting(&rig.line->ring), 0);
	assert_int_equal(atomic_load(&rig.line->underruns), 0);
	tear_down(&rig);
	free(out);
}

/* The frames' own numbers are written, scaled; the new ones are half as loud. */
static void give_numbers(struct rig *rig, uint64_t from, size_t count, float scale)
{
	float *frames = measure_frames(count);

	for (size_t i = 0; i < count * 2; i++)
		frames[i] = scale * (float)(from + i / 2) / 100000;
	assert_int_equal(ring_write(&rig->line->ring, frames, count), count);
	free(frames);
}

static void a_splice_crosses_over_at_the_same_place_of_the_sound(void **state)
{
	struct rig rig;
	float *out = measure_frames(20 * BLOCK);
	const float step = 1.0f / (2 * FEED_EDGE);

	(void)state;
	set_up(&rig);
	give_numbers(&rig, 0, 60000, 1);
	take(&rig, out, 4 * BLOCK);
	output_stream_order_splice(rig.line, 2 * BLOCK);
	take(&rig, out + 4 * BLOCK * 2, 2 * BLOCK);
	assert_true(output_stream_is_splicing(rig.line));
	give_numbers(&rig, 2 * BLOCK, 60000, 0.5f);
	take(&rig, out + 6 * BLOCK * 2, 14 * BLOCK);
	assert_false(output_stream_is_splicing(rig.line));
	for (size_t i = 0; i < 6 * BLOCK; i++)
		assert_true(fabsf(out[i * 2] - (float)i / 100000) < 1e-6f);
	for (size_t i = 7 * BLOCK; i < 20 * BLOCK; i++)
		assert_true(fabsf(out[i * 2] - (float)i / 200000) < 1e-6f);
	for (size_t i = 1; i < 20 * BLOCK; i++)
		assert_true(fabsf(out[i * 2] - out[i * 2 - 2]) < 0.2f * step);
	free(out);
	tear_down(&rig);
}

static void a_drop_during_a_splice_still_fades(void **state)
{
	struct rig rig;
	float *out = measure_frames(20 * BLOCK);

	(void)state;
	set_up(&rig);
	give(&rig, 0.5f, 40000);
	take(&rig, out, 2 * BLOCK);
	output_stream_order_splice(rig.line, 2 * BLOCK);
	give(&rig, 0.25f, 40000);
	output_stream_order_drop(rig.line, 5000);
	atomic_store(&rig.line->more, false);
	take(&rig, out + 2 * BLOCK * 2, 18 * BLOCK);
	for (size_t i = 1; i < 20 * BLOCK; i++)
		assert_true(fabsf(out[i * 2] - out[i * 2 - 2]) < 0.002f);
	assert_true(measure_peak(out + (2 * BLOCK + 5000) * 2, 10 * BLOCK) == 0);
	assert_false(output_stream_is_splicing(rig.line));
	assert_int_equal(ring_waiting(&rig.line->ring), 0);
	free(out);
	tear_down(&rig);
}

static void volume_moves_in_a_ramp(void **state)
{
	struct rig rig;
	float *out = measure_frames(6 * BLOCK);

	(void)state;
	set_up(&rig);
	give(&rig, 0.5f, 5 * FEED_START);
	take(&rig, out, BLOCK);
	atomic_store(&rig.line->volume, 0.1f);
	take(&rig, out + BLOCK * 2, 5 * BLOCK);
	for (size_t i = 1; i < 6 * BLOCK; i++)
		assert_true(fabsf(out[i * 2] - out[i * 2 - 2]) <= 0.5f / FEED_EDGE);
	assert_true(fabsf(out[6 * BLOCK * 2 - 1] - 0.05f) < 1e-5f);
	free(out);
	tear_down(&rig);
}

static void what_is_heard_lags_by_the_latency_and_never_runs_ahead(void **state)
{
	struct rig rig;
	float *out = measure_frames(10 * BLOCK);
	int64_t frame;

	(void)state;
	set_up(&rig);
	assert_false(output_stream_heard(rig.line, rig.now_ns, &frame));
	give(&rig, 0.5f, 5 * FEED_START);
	take(&rig, out, 10 * BLOCK);	/* ten blocks; the clock stands after them */
	assert_true(output_stream_heard(rig.line, rig.now_ns, &frame));
	assert_int_equal(frame, 10 * BLOCK - LATENCY);
	assert_true(output_stream_heard(rig.line, rig.now_ns + 100000000, &frame));
	assert_int_equal(frame, 10 * BLOCK - LATENCY + 4800);
	assert_true(output_stream_heard(rig.line, rig.now_ns + 60000000000, &frame));
	assert_int_equal(frame, 10 * BLOCK);
	free(out);
	tear_down(&rig);
}

struct taker {
	struct rig *rig;
	atomic_bool stop;
	double leap;
};

static void *take_for_ever(void *user)
{
	struct taker *taker = user;
	float out[BLOCK * 2], last = 0;

	while (!atomic_load(&taker->stop)) {
		take(taker->rig, out, BLOCK);
		for (size_t i = 0; i < BLOCK; i++) {
			taker->leap = fmax(taker->leap, fabs((double)(out[i * 2] - last)));
			last = out[i * 2];
		}
	}
	return NULL;
}

static void orders_from_another_thread_never_make_a_step(void **state)
{
	struct rig rig;
	struct taker taker = { .rig = &rig };
	pthread_t thread;
	float frames[960 * 2];
	int64_t heard;

	(void)state;
	set_up(&rig);
	for (size_t i = 0; i < 960 * 2; i++)
		frames[i] = 0.5f;
	rig.feed.gain = 0;	/* the mixer would begin softly; these frames do not */
	rig.feed.flowing = true;
	assert_int_equal(pthread_create(&thread, NULL, take_for_ever, &taker), 0);
	for (int turn = 0; turn < 3000; turn++) {
		ring_write(&rig.line->ring, frames, 960);
		if (turn % 100 == 99 && !output_stream_is_splicing(rig.line))
			output_stream_order_splice(rig.line, ring_taken(&rig.line->ring));
		if (turn % 10 == 0)
			atomic_store(&rig.line->volume, (float)(turn % 7) / 7);
		output_stream_heard(rig.line, 0, &heard);
	}
	atomic_store(&taker.stop, true);
	pthread_join(thread, NULL);
	assert_true(taker.leap <= 0.5 / FEED_EDGE + 0.5 / FEED_EDGE);
	tear_down(&rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_that_wakes_keeps_no_time_yet),
		cmocka_unit_test(an_empty_ring_is_silence_and_no_underrun),
		cmocka_unit_test(frames_flow_untouched_once_enough_wait),
		cmocka_unit_test(running_dry_and_coming_back_are_ramps),
		cmocka_unit_test(a_drop_fades_the_old_and_goes_on_with_the_new),
		cmocka_unit_test(a_drop_of_all_that_there_is_ends_in_silence),
		cmocka_unit_test(a_splice_crosses_over_at_the_same_place_of_the_sound),
		cmocka_unit_test(a_drop_during_a_splice_still_fades),
		cmocka_unit_test(volume_moves_in_a_ramp),
		cmocka_unit_test(what_is_heard_lags_by_the_latency_and_never_runs_ahead),
		cmocka_unit_test(orders_from_another_thread_never_make_a_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
