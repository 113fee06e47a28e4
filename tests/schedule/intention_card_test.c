/* intention_card_test.c -- the intention on a card: nothing is lost, nothing gets out of its
 * frame, and nothing of it is taken for HTML. */
#include "app/here.h"

#include "schedule/intention_card.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"
#include "support/kept.h"

#include <sys/stat.h>

static void keep(const char *name, const char *text)
{
	char *line = NULL;

	assert_true(asprintf(&line, "2026-11-20 08:00 %s=%s", name, text) > 0);
	kept_write(check_path(here.place.home, "data/groundwork"),
		   check_path(here.place.home, "state/groundwork"), line);
	free(line);
}

static void open_with(const char *line, const char *kindness, const char *settings)
{
	here_make(&here);
	check_write(check_path(here.place.home, "config/groundwork/groundwork.ini"), settings,
		    strlen(settings));
	if (line)
		keep("intention", line);
	if (kindness)
		keep("kindness", kindness);
	here_open(&here);
}

static const char *card_of(bool html)
{
	const char *card;

	assert_true(intention_card(here.app, here.arena, html, &card, &here.error));
	return card;
}

static const char word_of_400[] =
	"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh"
	"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh"
	"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh"
	"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh"
	"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh";

static const char *const lines[] = {
	"Meet what comes with curiosity.",
	"I am willing to meet what comes with curiosity, and with the patience of somebody "
	"who waits for a bus that is known to be late on Thursdays.",
	word_of_400,
	"🌿👩‍👩‍👧🚶🏽‍♀️ 好奇心をもって、来るものに会う。好奇心をもって、来るものに会う。好奇心をもって。",
	"לפגוש את מה שבא בסקרנות, ולתת לו לעבור כשהוא רוצה לעבור, בלי למהר אחריו.",
	"e\u0301\u0301\u0301 <b>bold</b> & \"quoted\" 'too' </main><script>alert(1)</script>",
	"+ - + the frame's own letters + - + ------------------------------------------------",
};

/* Each row of the frame, without what is between it and the words. */
static size_t add_words_of(const char *card, struct buffer *words)
{
	size_t rows = 0;

	while (*card) {
		const char *end = strchr(card, '\n');
		size_t length;

		assert_non_null(end);
		length = (size_t)(end - card);
		assert_int_equal(utf8_width(card, length), CARD_COLUMNS);
		assert_true(card[0] == card[length - 1] && strchr("+|", card[0]));
		if (*card == '|')
			buffer_add(words, card + 3, length - 6);
		card = end + 1;
		rows++;
	}
	return rows;
}

static void without_blanks(char *text)
{
	char *to = text;

	for (; *text; text++)
		if (*text != ' ')
			*to++ = *text;
	*to = '\0';
}

static void every_line_keeps_its_words_and_stays_in_the_frame(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct buffer words = { 0 };
		char *wanted;

		open_with(lines[i], NULL, "");
		assert_true(add_words_of(card_of(false), &words) >= 5);
		wanted = strdup(lines[i]);
		without_blanks(wanted);
		without_blanks(words.bytes);
		assert_string_equal(words.bytes, wanted);
		free(wanted);
		buffer_free(&words);
		here_remove(&here);
	}
}

/* Tags of our own are the only ones: what is between them has no < or >, and every &
 * begins the name of a character. */
static void expect_escaped(const char *html)
{
	for (const char *at = strstr(html, "<main>"); *at; at++) {
		static const char *const ours[] = { "<main>", "</main>", "<p class=", "</p>",
						    "<h1 dir=\"auto\">", "</h1>",
						    "<span dir=\"auto\">", "</span>",
						    "</body>", "</html>", "<br>" };
		bool known = *at != '<';

		for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
			known |= !strncmp(at, ours[i], strlen(ours[i]));
		if (!known)
			fail_msg("this is not ours: %.40s", at);
		if (*at == '&')
			assert_true(!strncmp(at, "&amp;", 5) || !strncmp(at, "&lt;", 4) ||
				    !strncmp(at, "&gt;", 4) || !strncmp(at, "&quot;", 6) ||
				    !strncmp(at, "&#39;", 5));
	}
}

static void nothing_written_is_taken_for_html(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		open_with(lines[i], lines[5],
			  "[people]\nclinic_day = <i>1</i> & \"2\"\nclinic_night = 'x'\n");
		expect_escaped(card_of(true));
		here_remove(&here);
	}
}

static void only_what_is_set_stands_there(void **state)
{
	const char *card;

	(void)state;
	open_with("Rest.", NULL, "");
	card = card_of(false);
	assert_null(strstr(card, "Clinic"));
	assert_null(strstr(card, "does not show"));
	card = card_of(true);
	assert_null(strstr(card, "Clinic"));
	assert_null(strstr(card, "does not show"));
	here_remove(&here);
	open_with("Rest.", "Tea.", "[people]\nclinic_night = 01 234\n");
	card = card_of(false);
	assert_null(strstr(card, "by day"));
	program_expect(card, "Clinic, by night: 01 234");
	program_expect(card, "Tea.");
	here_remove(&here);
}

static void without_a_line_there_is_no_card(void **state)
{
	const char *folder;

	(void)state;
	open_with(NULL, "Tea.", "[people]\nclinic_day = 01 234\n");
	assert_null(card_of(false));
	assert_null(card_of(true));
	assert_false(intention_card_keep(here.app, &folder, &here.error));
	program_expect(here.error.text, CARD_NONE);
	here_remove(&here);
}

static void expect_private(const char *name, const char *words)
{
	const char *path = check_path(here.place.home, name);
	struct stat about;
	size_t length;
	char *bytes;

	assert_true(file_read(here.arena, path, 1 << 20, &bytes, &length, &here.error));
	program_expect(bytes, words);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 07777, 0600);
}

static void the_card_is_kept_in_the_own_folder_for_its_owner_alone(void **state)
{
	const char *folder;

	(void)state;
	open_with("Rest.", NULL, "");
	assert_true(intention_card_keep(here.app, &folder, &here.error));
	assert_string_equal(folder, check_path(here.place.home, "data/groundwork"));
	expect_private("data/groundwork/" CARD_HTML, "<h1 dir=\"auto\">Rest.</h1>");
	expect_private("data/groundwork/" CARD_TEXT, "|  Rest.  ");
	here_remove(&here);
}

static void a_file_that_cannot_be_written_is_named(void **state)
{
	const char *folder, *blocked;

	(void)state;
	open_with("Rest.", NULL, "");
	blocked = check_path(here.place.home, "data/groundwork/" CARD_HTML "/x");
	check_write(blocked, "x", 1);		/* a folder stands where the file belongs */
	assert_false(intention_card_keep(here.app, &folder, &here.error));
	program_expect(here.error.text, CARD_HTML ": is not a file, and cannot be written over");
	here_remove(&here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_keeps_its_words_and_stays_in_the_frame),
		cmocka_unit_test(nothing_written_is_taken_for_html),
		cmocka_unit_test(only_what_is_set_stands_there),
		cmocka_unit_test(without_a_line_there_is_no_card),
		cmocka_unit_test(the_card_is_kept_in_the_own_folder_for_its_owner_alone),
		cmocka_unit_test(a_file_that_cannot_be_written_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
