/* step_words_test.c -- no word of a step is lost in the smallest window: every question,
 * option and text of the shipped practices is read there, with the keys that the step
 * has. Steps that run by time show one sentence after the other and are passed by. */
#include "app/program.h"
#include "base/error.h"
#include "content/library.h"
#include "support/terminal.h"
#include "support/words.h"

enum { PAGES_MOST = 16 };

static struct library *library;
static struct program place;
static struct terminal terminal;
static char text[WORDS_READ];

static bool look(void)
{
	static char picture[TERMINAL_PICTURE];

	assert_true(terminal_catch_up(&terminal));
	terminal_picture(&terminal, picture);
	words_read(text, picture);
	return strstr(picture, "▼");
}

/* Reads on with a key for as long as there is more. */
static void read_with(const char *key)
{
	for (int i = 0; i < PAGES_MOST && look(); i++)
		terminal_press(&terminal, key);
}

static void expect(const struct practice *practice, const struct step *step,
		   const struct texts *words)
{
	for (size_t i = 0; i < words->count; i++) {
		size_t first;
		const char *lost = words_missing(text, words->at[i], &first);

		if (lost)
			fail_msg("%s, %s: \"%s\" is not in:\n%s", practice->id, step->name, lost,
				 text);
	}
}

/* Reads the step, and goes on to the next one. */
static void read_step(const struct practice *practice, const struct step *step)
{
	*text = '\0';
	if (step->kind == STEP_READ && !step_is_timed(step)) {
		read_with("<Enter>");
		expect(practice, step, &step->text);
		terminal_press(&terminal, "<Enter>");
	} else if (step->kind == STEP_WRITE) {
		read_with("<PgDn>");
		expect(practice, step, &step->ask);
		terminal_press(&terminal, "<C-D>");
	} else if (step->kind == STEP_CHOOSE || step->kind == STEP_RATE) {
		read_with("<Down>");
		expect(practice, step, &step->ask);
		expect(practice, step, &step->options);
		terminal_press(&terminal, "<PgDn>");
	} else {
		terminal_press(&terminal, "<PgDn>");
	}
}

static bool has_opened(const char *picture, void *what)
{
	(void)what;
	return strstr(picture, "Enter begin") || strstr(picture, " ends");
}

/* Where there are several lengths, the page that asks for one comes first. */
static void begin(void)
{
	assert_true(terminal_wait_seen(&terminal, has_opened, NULL));
	if (terminal_find(&terminal, "Enter begin", NULL, NULL))
		terminal_press(&terminal, "<Enter>");
	assert_true(terminal_wait(&terminal, " ends"));
}

static void read_practice(const struct practice *practice)
{
	const char *arguments[] = { program_path(), "play", practice->id, NULL };
	struct terminal_start how = { 12, 40, arguments,
				      (const char *const *)place.settings,
				      "2026-11-22T08:00:00Z" };

	terminal_start(&terminal, &how);
	begin();
	for (size_t i = 0; i < practice->step_count; i++)
		read_step(practice, &practice->steps[i]);
	terminal_hang_up(&terminal);
	terminal_end(&terminal);
}

static void every_word_of_a_step_is_read(void **state)
{
	static const char settings[] = "[practice]\nask_before = off\n[sound]\nsound = off\n"
				       "[support]\nclinic_day = 555 0100\n"
				       "person_1 = Ann 555 0101\nperson_2 = Ben 555 0102\n";
	struct error error;

	(void)state;
	program_make(&place);
	program_set(&place, "GROUNDWORK_CONTENT", "content");
	program_set(&place, "GROUNDWORK_AUDIO", "audio");
	check_write(check_path(place.home, "config/groundwork/groundwork.ini"), settings,
		    strlen(settings));
	if (!library_open(&library, "content", place.home, &error))
		fail_msg("%s", error.text);
	for (size_t i = 0; i < library->count; i++)
		if (!library->practices[i]->only_assigned)
			read_practice(library->practices[i]);
	library_close(library);
	program_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_of_a_step_is_read),
	};

	return cmocka_run_group_tests_name("the words of steps", tests, NULL, NULL);
}
