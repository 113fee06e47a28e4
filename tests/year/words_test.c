/* words_test.c -- no word of a day is lost: on every day of the shipped programmes every
 * note is read on Today, before the first practice, in a window of each size and in the
 * lines of `groundwork today`. What does not fit has signs of more, and PgDn leads there. */
#include "app/program.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/moment.h"
#include "content/library.h"
#include "engine/calendar.h"
#include "support/terminal.h"
#include "support/words.h"

enum { NOTES_MOST = 400, PAGES_MOST = 12 };

/* A note, and when it is a person's. */
struct said {
	int64_t date;
	int hour;
	const char *note;
};

static struct said all[NOTES_MOST];
static size_t count;
static struct library *library;
static struct program place;
static struct terminal terminal;

/* ---- which notes, and when */

static int64_t date_of(const char *iso)
{
	struct day day;

	assert_true(day_parse(iso, &day));
	return day_number(day);
}

static void say(int64_t date, int hour, const struct texts *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		assert_true(count < NOTES_MOST);
		all[count++] = (struct said){ date, hour, notes->at[i] };
	}
}

static const struct programme *programme(const char *id)
{
	const struct programme *found = library_programme(library, id);

	assert_non_null(found);
	return found;
}

/* The days of one after the other, the first on `date`; not that on `without`. */
static void say_days(const struct programme *of, int64_t date, enum track track,
		     int64_t without)
{
	for (size_t i = 0; i < of->day_count; i++)
		if (date + (int64_t)i != without)
			say(date + (int64_t)i, 8, programme_notes(&of->days[i], track));
}

static void say_after_weeks(const struct programme *of, int64_t home)
{
	for (size_t i = 0; i < of->week_count; i++)
		say(home + (of->weeks[i].number - 1) * 7, 8, &of->weeks[i].notes);
	say(home + 84 + 40, 8, &of->monthly->notes);
}

/* A note for each part of the day with a session, and the looks back on it. */
static void say_session(const struct programme *retreat, const struct programme *home,
			int64_t session)
{
	static const int hours[] = { 8, 13, 18 };
	const struct texts *notes = &retreat->medicine_day->notes;

	assert_int_equal(notes->count, 3);
	for (size_t i = 0; i < 3; i++)
		say(session, hours[i], &(struct texts){ notes->at + i, 1 });
	for (size_t i = 0; i < home->after_count; i++)
		say(session + home->afters[i].number, 8, &home->afters[i].notes);
}

static int by_time(const void *left, const void *right)
{
	const struct said *a = left, *b = right;

	return a->date != b->date ? (a->date > b->date) - (a->date < b->date)
				  : a->hour - b->hour;
}

/* ---- reading */

static bool has_more(const char *picture)
{
	return strstr(picture, "▼");
}

/* Today from its beginning to its end. */
static void read_today(char *text)
{
	static char picture[TERMINAL_PICTURE];

	*text = '\0';
	terminal_press(&terminal, "<Home>");
	for (int i = 0; i < PAGES_MOST; i++) {
		assert_true(terminal_catch_up(&terminal));
		terminal_picture(&terminal, picture);
		words_read(text, picture);
		if (!has_more(picture))
			return;
		terminal_press(&terminal, "<PgDn>");
	}
	fail_msg("it does not end:\n%s", text);
}

/* ---- a person's days */

static void expect_on_screen(const struct said *said, int rows, int cols)
{
	static char text[WORDS_READ];
	size_t first, mark;
	const char *lost;

	terminal_resize(&terminal, rows, cols);
	read_today(text);
	lost = words_missing(text, said->note, &first);
	if (lost)
		fail_msg("%dx%d: \"%s\" is not on Today:\n%s", cols, rows, lost, text);
	mark = strstr(text, "▸") ? (size_t)(strstr(text, "▸") - text) : strlen(text);
	if (first > mark)
		fail_msg("%dx%d: \"%s\" stands behind the first practice:\n%s", cols, rows,
			 said->note, text);
}

static void expect_in_lines(const struct said *said)
{
	char clock[MOMENT_TEXT], text[WORDS_READ] = "";
	size_t first;
	const char *lost;

	moment_format(day_begins_ms(day_from_number(said->date), said->hour), 0, clock);
	strcpy(strchr(clock, '+'), "Z");
	program_at(&place, clock);
	assert_int_equal(program_run(&place, PROGRAM_WORDS("today"), ""), 0);
	words_read(text, place.out);
	lost = words_missing(text, said->note, &first);
	if (lost)
		fail_msg("%s: \"%s\" is not in:\n%s", clock, lost, place.out);
	assert_int_equal(program_run(&place, PROGRAM_WORDS("today", "--json"), ""), 0);
	program_expect(place.out, "\"notes\"");
	program_expect(place.out, said->note);
}

static void walk(void)
{
	static const int sizes[][2] = { { 24, 80 }, { 12, 40 }, { 30, 100 } };
	const char *arguments[] = { program_path(), NULL };
	struct terminal_start how = { 24, 80, arguments,
				      (const char *const *)place.settings,
				      "2026-11-01T08:00:00Z" };
	int64_t now_ms = day_begins_ms(day_from_number(date_of("2026-11-01")), 8);

	qsort(all, count, sizeof *all, by_time);
	terminal_start(&terminal, &how);
	assert_true(terminal_wait(&terminal, "this week"));
	for (size_t i = 0; i < count; i++) {
		int64_t at_ms = day_begins_ms(day_from_number(all[i].date), all[i].hour);

		if (at_ms > now_ms)
			assert_true(terminal_advance(&terminal, at_ms - now_ms));
		now_ms = at_ms;
		for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
			expect_on_screen(&all[i], sizes[s][0], sizes[s][1]);
		expect_in_lines(&all[i]);
	}
	terminal_press(&terminal, "q");
	terminal_end(&terminal);
}

static void set_out(const char *journey)
{
	struct error error;

	count = 0;
	program_make(&place);
	program_set(&place, "GROUNDWORK_CONTENT", "content");
	program_set(&place, "GROUNDWORK_AUDIO", "audio");
	check_write(check_path(place.home, "config/groundwork/groundwork.ini"), journey,
		    strlen(journey));
	if (!library_open(&library, "content", place.home, &error))
		fail_msg("%s", error.text);
}

static void arrive(void)
{
	library_close(library);
	program_remove(&place);
}

#define JOURNEY "[journey]\nsince = 2026-11-01\narrival = 2026-12-01\nhome = 2026-12-06\n"

static void every_note_is_read_on_the_steady_way(void **state)
{
	int64_t arrival = date_of("2026-12-01"), home = date_of("2026-12-06");

	(void)state;
	set_out(JOURNEY "track = steady\n");
	say_days(programme("prepare"), arrival - 21, TRACK_STEADY, NO_DATE);
	say_days(programme("retreat"), arrival, TRACK_STEADY, NO_DATE);
	say_days(programme("integrate"), home, TRACK_STEADY, NO_DATE);
	say_after_weeks(programme("integrate"), home);
	walk();
	arrive();
}

static void every_note_is_read_on_the_tender_way_after_a_session(void **state)
{
	int64_t arrival = date_of("2026-12-01"), home = date_of("2026-12-06");

	(void)state;
	set_out(JOURNEY "track = tender\nsession_days = 2026-12-03\n");
	say_days(programme("retreat"), arrival, TRACK_TENDER, arrival + 2);
	say_session(programme("retreat"), programme("integrate"), arrival + 2);
	say_days(programme("integrate"), home, TRACK_TENDER, NO_DATE);
	walk();
	arrive();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_note_is_read_on_the_steady_way),
		cmocka_unit_test(every_note_is_read_on_the_tender_way_after_a_session),
	};

	return cmocka_run_group_tests_name("the day's words", tests, NULL, NULL);
}
