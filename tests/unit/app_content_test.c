/* What the app makes of content that is not a practice to be played: what is never
 * suggested, pages, and whom to call. */
#include "support/check.h"

#include "app/app.h"
#include "app/pages.h"
#include "schedule/today.h"
#include "base/arena.h"
#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put(const char *folder, const char *name, const char *text)
{
	check_write(check_path(folder, name), text, strlen(text));
}

static void put_practice(const char *folder, const char *name, const char *more)
{
	char text[1024];

	snprintf(text, sizeof text,
		 "[practice]\ntitle = T\nsummary = S.\nkind = guided\nstage = prepare\n"
		 "minutes = 3\nintensity = 1\nanchors = feet, sound\ncaution = None.\n"
		 "source = None\n%s[guide settle]\nsay = Feel both feet.\npause = 6\n", more);
	put(folder, name, text);
}

/* Opens an app that knows nothing but what lies in the folder. */
static struct app *open_app(const char *folder)
{
	const struct app_options options = { .silent = true, .no_store = true };
	struct error error;
	struct app *app;

	setenv("HOME", folder, 1);
	setenv("GROUNDWORK_CONTENT", folder, 1);
	setenv("GROUNDWORK_AUDIO", folder, 1);
	setenv("GROUNDWORK_CONFIG", folder, 1);
	setenv("GROUNDWORK_TEST_CLOCK", "2026-11-24T08:00:00Z", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	app_open(&app, &options, &error);
	assert_non_null(app);
	return app;
}

static void what_is_not_offered_is_never_suggested(void **state)
{
	const char *folder = check_folder();
	struct arena *arena = arena_open();
	struct today today;
	struct app *app;

	(void)state;
	put_practice(folder, "practices/a.ini", "offered = no\n");
	put_practice(folder, "practices/b.ini", "");
	put_practice(folder, "practices/c.ini", "offered = yes\n");
	put_practice(folder, "practices/d.ini", "only = assigned\n");
	app = open_app(folder);
	today_load(app, arena, &today);
	assert_int_equal(today.suggestion_count, 2);
	for (size_t i = 0; i < 2; i++)
		assert_non_null(strchr("bc", today.suggestions[i].practice->id[0]));
	assert_non_null(app_practice(app, "a"));
	app_close(app);
	arena_close(arena);
	check_remove(folder);
}

static void pages_and_numbers_are_there_without_any_practice(void **state)
{
	const char *folder = check_folder();
	size_t count;
	struct app *app;

	(void)state;
	put(folder, "pages/when-to-call.ini",
	    "[page]\ntitle = T\nsummary = S.\nsource = S\n[part one]\ntext = T.\n");
	put(folder, "helplines.ini",
	    "[country ie]\nname = Ireland\nemergency = 112\nsource = S\n"
	    "[line ie-one]\ncountry = ie\nname = One\nnumber = 116 123\nsource = S\n"
	    "[country elsewhere]\nname = Elsewhere\nsource = S\n"
	    "[line other]\ncountry = elsewhere\nname = Other\nweb = x.example\nsource = S\n");
	app = open_app(folder);
	app_pages(app, &count);
	assert_int_equal(count, 1);
	assert_string_equal(app_page(app, "when-to-call")->title, "T");
	assert_null(app_page(app, "support"));
	app_countries(app, &count);
	assert_int_equal(count, 2);
	assert_string_equal(app_country(app, "ie")->emergency.at[0], "112");
	assert_string_equal(app_helplines(app, "ie", &count)->name, "One");
	assert_int_equal(count, 1);
	assert_string_equal(app_helplines(app, "xx", &count)->name, "Other");
	assert_string_equal(app_country(app, NULL)->name, "Elsewhere");
	app_close(app);
	check_remove(folder);
}

static void a_slip_in_the_numbers_is_told_and_nothing_else_is_lost(void **state)
{
	const char *folder = check_folder();
	struct texts notes;
	size_t count;
	struct app *app;

	(void)state;
	put_practice(folder, "practices/a.ini", "");
	put(folder, "helplines.ini",
	    "[country ie]\nname = Ireland\nemergency = soon\nsource = S\n");
	app = open_app(folder);
	notes = app_notes(app);
	assert_int_equal(notes.count, 1);
	assert_non_null(strstr(notes.at[0], "helplines.ini:3: error: emergency = \"soon\""));
	assert_non_null(app_country(app, "ie"));
	assert_null(app_country(app, "xx"));
	assert_null(app_helplines(app, "xx", &count));
	assert_int_equal(count, 0);
	app_close(app);
	check_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_offered_is_never_suggested),
		cmocka_unit_test(pages_and_numbers_are_there_without_any_practice),
		cmocka_unit_test(a_slip_in_the_numbers_is_told_and_nothing_else_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
