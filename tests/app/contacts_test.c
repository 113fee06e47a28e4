/* contacts_test.c -- whom there is to call for somebody who lives in one country and is on
 * a retreat in another. It is Sunday the 22nd of November 2026, eight in the morning. */
#include "app/here.h"

#include "app/contacts.h"
#include "base/buffer.h"

static const char numbers[] =
	"[country ie]\nname = Ireland\nemergency = 112\nsource = S\n"
	"[line ie-one]\ncountry = ie\nname = Home\nnumber = 116 123\nhours = day and night\n"
	"source = S\n"
	"[country pt]\nname = Portugal\nemergency = 113\nsource = S\n"
	"[line pt-one]\ncountry = pt\nname = There\nnumber = 1411\nsource = S\n"
	"[country elsewhere]\nname = Elsewhere\nsource = S\n"
	"[line other]\ncountry = elsewhere\nname = Other\nweb = x.example\nsource = S\n";

#define FROM_HOME "from home, Ireland: it may not be reached from abroad"
#define AT_HOME "Home: 116 123 (day and night)\nEmergency, Ireland: 112\nOther: x.example\n"
#define AWAY "There: 1411\nEmergency, Portugal: 113\n" \
	     "Home: 116 123 (day and night; " FROM_HOME ")\nOther: x.example\n"
#define NOWHERE "Emergency: 112 in Europe, 911 in North America, 999 in the UK; elsewhere the " \
		"local number\nOther: x.example\n"
#define BOTH "[people]\ncountry = ie\ncountry_retreat = pt\n"

static const struct line {
	const char *settings, *words, *danger;
} lines[] = {
	{ "", NOWHERE, "112, 911 or 999" },
	{ "[people]\ncountry = ie\n", AT_HOME, "112" },
	/* no dates: at home */
	{ BOTH, AT_HOME, "112" },
	{ BOTH "[journey]\narrival = 2026-11-23\nhome = 2026-11-28\n", AT_HOME, "112" },
	/* from the day of arrival to the eve of home */
	{ BOTH "[journey]\narrival = 2026-11-22\nhome = 2026-11-28\n", AWAY, "113" },
	{ BOTH "[journey]\narrival = 2026-11-15\nhome = 2026-11-23\n", AWAY, "113" },
	{ BOTH "[journey]\narrival = 2026-11-15\nhome = 2026-11-22\n", AT_HOME, "112" },
	/* when home is not known, or belongs to an earlier retreat: a month */
	{ BOTH "[journey]\narrival = 2026-10-24\n", AWAY, "113" },
	{ BOTH "[journey]\narrival = 2026-10-23\n", AT_HOME, "112" },
	{ BOTH "[journey]\narrival = 2026-11-20\nhome = 2026-05-01\n", AWAY, "113" },
	/* by the person's word */
	{ BOTH "[journey]\nwhere = retreat\n", AWAY, "113" },
	{ BOTH "[journey]\nwhere = home\n", AT_HOME, "112" },
	/* the same country, or only that of the retreat */
	{ "[people]\ncountry = ie\ncountry_retreat = ie\n[journey]\nwhere = retreat\n", AT_HOME,
	  "112" },
	{ "[people]\ncountry_retreat = pt\n[journey]\nwhere = retreat\n",
	  "There: 1411\nEmergency, Portugal: 113\nOther: x.example\n", "113" },
	/* one that is not listed has no lines, which is said; those from home remain */
	{ "[people]\ncountry = ie\ncountry_retreat = xx\n[journey]\nwhere = retreat\n",
	  "The lines of countries could not all be read: one may be missing here.\n"
	  "Emergency: 112 in Europe, 911 in North America, 999 in the UK; elsewhere the local "
	  "number\nHome: 116 123 (day and night; " FROM_HOME ")\nOther: x.example\n",
	  "112, 911 or 999" },
};

static int make(void **state)
{
	here_set_up(state);
	check_write(check_path(here.place.home, "shipped/helplines.ini"), numbers,
		    strlen(numbers));
	setenv("GROUNDWORK_CONFIG", check_path(here.place.home, "shipped"), 1);
	return 0;
}

static void say(struct buffer *words)
{
	size_t count;
	const struct contact *contacts = contacts_list(here.app, here.arena, &count);

	for (size_t i = 0; i < count; i++)
		buffer_print(words, "%s\n", contact_words(&contacts[i], here.arena));
}

static void the_lines_are_those_of_where_one_is(void **state)
{
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct buffer words = { 0 };
		const char *settings = lines[i].settings;

		check_write(check_path(here.place.home, "config/groundwork/groundwork.ini"),
			    settings, strlen(settings));
		here_open(&here);
		say(&words);
		if (strcmp(buffer_string(&words), lines[i].words))
			fail_msg("with \"%s\" there is\n%s", settings, buffer_string(&words));
		assert_non_null(strstr(contacts_danger(here.app, here.arena),
				       arena_print(here.arena, "Call %s now", lines[i].danger)));
		buffer_free(&words);
		here_tear_down(state);
		make(state);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_lines_are_those_of_where_one_is, make,
						here_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
