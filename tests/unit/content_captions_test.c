/* WebVTT captions: what is read, and what is said of what cannot be. */
#include "support/check.h"

#include "base/arena.h"
#include "content/captions_file.h"

#include <string.h>

static void cues_are_read_with_times_and_plain_text(void **state)
{
	static const char file[] =
		"\xEF\xBB\xBFWEBVTT - a title\r\n\r\nNOTE\nnot shown\n\nfirst\n"
		"00:01.000 --> 00:02.500 align:start\nA <b>low</b> bowl,\nsoftly.\n\n"
		"01:00:00.000 --> 01:00:01.000\nMuch later";
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct captions captions;

	(void)state;
	assert_true(captions_file_parse(arena, "a.vtt", file, sizeof file - 1, &captions,
					&diagnostics));
	assert_int_equal(captions.count, 2);
	assert_int_equal(captions.at[0].from_ms, 1000);
	assert_int_equal(captions.at[0].to_ms, 2500);
	assert_string_equal(captions.at[0].text, "A low bowl, softly.");
	assert_int_equal(captions.at[1].from_ms, 3600000);
	assert_string_equal(captions.at[1].text, "Much later");
	arena_close(arena);
}

static void references_and_every_line_end_are_read(void **state)
{
	static const char *const files[] = {
		"WEBVTT\n\n00:01.000 --> 00:02.000\nRest &amp; <i>breathe</i>&nbsp;out, 5 &lt; 6\n",
		"WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nRest &amp; breathe&nbsp;out, 5 &lt; 6",
		"WEBVTT\r\r00:01.000 --> 00:02.000\rRest &amp; breathe&nbsp;out,\r5 &lt; 6\r",
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct arena *arena = arena_open();
		struct diagnostics diagnostics = { .arena = arena };
		struct captions captions;

		assert_true(captions_file_parse(arena, "a.vtt", files[i], strlen(files[i]),
						&captions, &diagnostics));
		assert_int_equal(captions.count, 1);
		assert_string_equal(captions.at[0].text, "Rest & breathe\u00A0out, 5 < 6");
		arena_close(arena);
	}
}

static void mistakes_are_told_with_their_line(void **state)
{
	static const struct { const char *file; int line; const char *words; } table[] = {
		{ "", 0, "WEBVTT as the first word" },
		{ "WEBVTT\n\nNOTE\nnothing\n", 4, "there is no cue in the file" },
		{ "RIFF", 1, "WEBVTT as the first word" },
		{ "WEBVTT\n\n1 --> 2\nx", 3, "expected times such as" },
		{ "WEBVTT\n\n00:61.000 --> 00:62.000\nx", 3, "expected times such as" },
		{ "WEBVTT\n\n00:05.000 --> 00:04.000\nx", 3, "ends before it begins" },
		{ "WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny", 6,
		  "begins before the one above" },
		{ "WEBVTT\n\n00:05.000 --> 00:06.000\n\xE9", 0, "not text in UTF-8" },
		{ "WEBVTT\n\n00:05.000 --> 00:06.000\nCall \u202E" "54321", 4,
		  "U+202E (right-to-left override), behind \"Call \"" },
		{ "WEBVTT\n\n00:05.000 --> 00:06.000\n\x1b[2J", 4,
		  "U+001B (control character)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct arena *arena = arena_open();
		struct diagnostics diagnostics = { .arena = arena };
		struct captions captions;

		assert_false(captions_file_parse(arena, "a.vtt", table[i].file,
						 strlen(table[i].file), &captions,
						 &diagnostics));
		assert_int_equal(diagnostics.count, 1);
		assert_int_equal(diagnostics.at[0].line, table[i].line);
		assert_non_null(strstr(diagnostics.at[0].text, table[i].words));
		arena_close(arena);
	}
}

static void the_shipped_captions_are_well(void **state)
{
	struct arena *arena = arena_open();
	struct diagnostics diagnostics = { .arena = arena };
	struct captions captions;

	(void)state;
	assert_true(captions_file_read(arena, "audio/sounds/bowls.vtt", &captions,
				       &diagnostics));
	assert_int_equal(captions.at[captions.count - 1].to_ms, 240000);
	assert_false(captions_file_read(arena, "no/such.vtt", &captions, &diagnostics));
	assert_non_null(strstr(diagnostics.at[0].text, "cannot be read"));
	arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_and_every_line_end_are_read),
		cmocka_unit_test(cues_are_read_with_times_and_plain_text),
		cmocka_unit_test(mistakes_are_told_with_their_line),
		cmocka_unit_test(the_shipped_captions_are_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
