/* practice_sound_trouble_test.c -- a table: how sound is, and what is told of it. */
#include "support/check.h"

#include "practice/sound_trouble.h"

#include <string.h>

/* After so long the state is seen; then that is told. */
struct turn {
	int64_t after_ms;
	enum audio_state state, told;
};

static void walk(const struct turn *turns, size_t count)
{
	struct sound_trouble trouble = { 0 };
	int64_t now_ms = 100000;

	for (size_t i = 0; i < count; i++) {
		now_ms += turns[i].after_ms;
		sound_trouble_turn(&trouble, turns[i].state, "why", now_ms);
		if (trouble.told != turns[i].told)
			fail_msg("turn %zu tells %d", i, (int)trouble.told);
		if (trouble.told != AUDIO_SILENT)
			assert_string_equal(trouble.why, "why");
	}
}

#define WALK(...) walk((const struct turn[]){ __VA_ARGS__ },                     \
		       sizeof((const struct turn[]){ __VA_ARGS__ }) / sizeof(struct turn))

static void what_is_soon_over_is_not_told(void **state)
{
	(void)state;
	WALK({ 0, AUDIO_STARTING, AUDIO_SILENT }, { 100, AUDIO_LOST, AUDIO_SILENT },
	     { 1499, AUDIO_LOST, AUDIO_SILENT }, { 1, AUDIO_PLAYING, AUDIO_SILENT },
	     /* and each time begins anew */
	     { 100, AUDIO_LOST, AUDIO_SILENT }, { 1400, AUDIO_NO_DEVICE, AUDIO_SILENT },
	     { 99, AUDIO_PLAYING, AUDIO_SILENT });
}

static void what_is_told_stands(void **state)
{
	(void)state;
	WALK({ 0, AUDIO_LOST, AUDIO_SILENT }, { 1500, AUDIO_LOST, AUDIO_LOST },
	     { 100, AUDIO_PLAYING, AUDIO_LOST }, { 3899, AUDIO_PLAYING, AUDIO_LOST },
	     { 1, AUDIO_PLAYING, AUDIO_SILENT },
	     /* as long as it lasts, and does not go and come between */
	     { 100, AUDIO_NO_DEVICE, AUDIO_SILENT }, { 1500, AUDIO_NO_DEVICE, AUDIO_NO_DEVICE },
	     { 90000, AUDIO_NO_DEVICE, AUDIO_NO_DEVICE },
	     { 100, AUDIO_PLAYING, AUDIO_SILENT });
}

static void one_trouble_after_another_does_not_flicker(void **state)
{
	(void)state;
	WALK({ 0, AUDIO_LOST, AUDIO_SILENT }, { 1500, AUDIO_LOST, AUDIO_LOST },
	     { 100, AUDIO_NO_DEVICE, AUDIO_LOST }, { 100, AUDIO_LOST, AUDIO_LOST },
	     { 3799, AUDIO_NO_DEVICE, AUDIO_LOST }, { 1, AUDIO_NO_DEVICE, AUDIO_NO_DEVICE },
	     { 100, AUDIO_LOST, AUDIO_NO_DEVICE }, { 100, AUDIO_PLAYING, AUDIO_NO_DEVICE });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_soon_over_is_not_told),
		cmocka_unit_test(what_is_told_stands),
		cmocka_unit_test(one_trouble_after_another_does_not_flicker),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
