/* Two halves of a plan, as people write them, and the one sentence of both. */
#include "support/check.h"

#include "schedule/if_then.h"
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* sentence NULL: there is none */
static const struct {
	const char *when, *what, *sentence;
} plans[] = {
	/* as the hints have it */
	{ "If I hear myself say tomorrow", "then I will put on one shoe",
	  "If I hear myself say tomorrow, then I will put on one shoe" },
	{ "I hear myself say tomorrow", "put on one shoe",
	  "If I hear myself say tomorrow, then I will put on one shoe" },
	/* every way of having begun, and no word twice */
	{ "if I hear tomorrow", "Then I will go", "If I hear tomorrow, then I will go" },
	{ "IF I hear tomorrow", "THEN I WILL go", "If I hear tomorrow, then I will go" },
	{ "If, on a Monday, I stay", "I will go", "If on a Monday, I stay, then I will go" },
	{ "If: it rains", "then: go", "If it rains, then I will go" },
	{ "If ... it rains", "then ... I will ... go", "If it rains, then I will go" },
	{ "… it rains …", "… go", "If it rains, then I will go" },
	{ "it rains", "will go", "If it rains, then I will go" },
	{ "it rains", "then will go", "If it rains, then I will go" },
	{ "it rains", "to go", "If it rains, then I will go" },
	{ "it rains", "then I go", "If it rains, then I go" },
	{ "it rains", "i go", "If it rains, then I go" },
	{ "it rains", "I'll go", "If it rains, then I'll go" },
	{ "it rains", "then I’d rather go", "If it rains, then I’d rather go" },
	{ "it rains", "not wait", "If it rains, then I will not wait" },
	{ "When I sit down", "Stand up", "When I sit down, then I will stand up" },
	{ "as soon as I sit down", "stand up", "As soon as I sit down, then I will stand up" },
	{ "Whenever it rains", "go", "Whenever it rains, then I will go" },
	/* words that only begin like those of the frame */
	{ "iffy thoughts come", "thenceforth walk",
	  "If iffy thoughts come, then I will thenceforth walk" },
	{ "I willingly wait", "Illustrate it", "If I willingly wait, then I will illustrate it" },
	{ "If-only thoughts come", "willow bark", "If If-only thoughts come, then I will "
	  "willow bark" },
	{ "It is Monday", "My shoes go on", "If it is Monday, then my shoes go on" },
	{ "The phone rings", "We go out", "If the phone rings, then we go out" },
	{ "Anna calls", "the shoes", "If Anna calls, then the shoes" },
	/* ends of sentences */
	{ "I hear tomorrow.", "go.", "If I hear tomorrow, then I will go." },
	{ "I hear tomorrow, ", "go!", "If I hear tomorrow, then I will go!" },
	{ "I hear \"tomorrow\"...", "go…", "If I hear \"tomorrow\", then I will go…" },
	/* white space, and more than one line */
	{ "  I hear\n\n tomorrow\t", "\n put on\r\none\u2028shoe \n",
	  "If I hear tomorrow, then I will put on one shoe" },
	/* other scripts stay whole */
	{ "🌧️ again", "go 🚶🏽‍♀️", "If 🌧️ again, then I will go 🚶🏽‍♀️" },
	{ "أسمع غدا", "أمشي", "If أسمع غدا, then I will أمشي" },
	{ "Ärger kommt", "Über die Straße", "If Ärger kommt, then I will Über die Straße" },
	/* halves that say nothing */
	{ NULL, "go", NULL }, { "it rains", NULL, NULL }, { "", "go", NULL },
	{ " \n", "go", NULL }, { "it rains", "\t", NULL }, { "if", "go", NULL },
	{ "If ...", "go", NULL }, { "it rains", "then I will ...", NULL },
	{ "it rains", "then", NULL }, { ".", "go", NULL },
};

static void two_halves_are_one_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
		struct arena *arena = arena_open();
		const char *sentence = if_then(arena, plans[i].when, plans[i].what);

		if (!plans[i].sentence && sentence)
			fail_msg("expected none, got: %s", sentence);
		if (plans[i].sentence && !sentence)
			fail_msg("there was no: %s", plans[i].sentence);
		if (sentence)
			assert_string_equal(sentence, plans[i].sentence);
		arena_close(arena);
	}
}

static const struct {
	const char *text, *line;
} lines[] = {
	{ "One line", "One line" },
	{ "  blanks at the ends \t", "blanks at the ends" },
	{ "two\nlines", "two lines" },
	{ "two\r\n\r\nparagraphs", "two paragraphs" },
	{ "three\u2028other\u2029ends\xc2\x85" "here", "three other ends here" },
	{ "a bell\a and \x1b[31mred\x7f", "a bell and [31mred" },
	{ "à", "à" },			/* its last byte is a blank elsewhere */
	{ "no\u00a0break", "no\u00a0break" },
	{ "👩‍👩‍👧 שלום", "👩‍👩‍👧 שלום" },
	{ "", NULL }, { " \n\t ", NULL }, { "\u2028", NULL }, { NULL, NULL },
};

static void a_text_becomes_one_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct arena *arena = arena_open();
		const char *line = one_line(arena, lines[i].text);

		if (!lines[i].line)
			assert_null(line);
		else
			assert_string_equal(line, lines[i].line);
		arena_close(arena);
	}
}

static void a_very_long_line_stays_whole(void **state)
{
	enum { LONG = 100000 };
	struct arena *arena = arena_open();
	char *text = arena_alloc(arena, LONG + 1);
	const char *plan;

	(void)state;
	memset(text, 'x', LONG);
	assert_int_equal(strlen(one_line(arena, text)), LONG);
	plan = if_then(arena, text, text);
	assert_int_equal(strlen(plan), strlen("If , then I will ") + 2 * LONG);
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_halves_are_one_sentence),
		cmocka_unit_test(a_text_becomes_one_line),
		cmocka_unit_test(a_very_long_line_stays_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
