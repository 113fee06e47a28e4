/* What is left out, as words and back. */
#include "support/check.h"

#include "base/arena.h"
#include "model/leave_outs.h"
#include "model/practice.h"

static void every_set_comes_back_from_its_words(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	for (unsigned set = 0; set < 1u << LEAVE_OUT_COUNT; set++)
		assert_int_equal(leave_outs_parse(leave_outs_text(arena, set)), set);
	assert_string_equal(leave_outs_text(arena, 0), "");
	assert_string_equal(leave_outs_text(arena, 1u << LEAVE_OUT_BODY |
						   1u << LEAVE_OUT_HOLDS), "holds, body");
	arena_close(arena);
}

static void words_are_read_however_they_stand(void **state)
{
	static const struct { const char *text; unsigned set; } table[] = {
		{ NULL, 0 }, { "", 0 }, { " , ", 0 }, { "holds", 1u << LEAVE_OUT_HOLDS },
		{ "holds body ", 1u << LEAVE_OUT_HOLDS | 1u << LEAVE_OUT_BODY },
		{ "body,holds", 1u << LEAVE_OUT_HOLDS | 1u << LEAVE_OUT_BODY },
		{ "hold, holdss, dancing, eyes", 1u << LEAVE_OUT_EYES },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_int_equal(leave_outs_parse(table[i].text), table[i].set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_set_comes_back_from_its_words),
		cmocka_unit_test(words_are_read_however_they_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
