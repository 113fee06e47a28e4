/* year_test.c -- a year of Today for each person of the walks (README.md), in one
 * process. */
#include "year/day_row.h"
#include "year/doing.h"
#include "year/walk.h"

#include "schedule/eligibility.h"
#include "app/here.h"

#include <glob.h>

enum { WALKS_LEAST = 1, FOUND_MOST = TODAY_ITEMS_MOST, WORDS = 2 * 1024 * 1024 };

struct year {
	struct walk walk;
	struct here here;
	struct buffer table;
	int64_t date, now_min;		/* so many minutes after its midnight */
	const char *row;		/* of the run of days that is not written yet */
	int64_t row_first, row_last;
	const char *line;		/* the intention that was shown last */
	char first[64];			/* what was suggested first the day before */
	int wrong;			/* days with something that may never be */
};

/* ---- time */

static void go_to(struct year *year, int64_t date, int minutes)
{
	struct clock *clock = app_clock(year->here.app);
	int64_t ahead_ms = walk_moment_ms(date, minutes) - clock_civil_ms(clock);

	if (ahead_ms < 0)
		fail_msg("%s: there is no going back in time", year->walk.path);
	clock_wait(clock, NULL, 0, clock_now_ms(clock) + ahead_ms);
	year->date = date;
	year->now_min = minutes;
}

/* An hour before the day's start is in the night after it. */
static int event_minutes(const struct year *year, const struct walk_event *event)
{
	int starts_min = app_settings(year->here.app)->day_starts_hour * 60;

	if (event->at_min < 0)
		return (int)year->now_min + WALK_BETWEEN_MIN;
	return event->at_min < starts_min ? event->at_min + 1440 : event->at_min;
}

/* ---- what happens */

static void set(struct year *year, const struct walk_setting *setting)
{
	struct error error;

	if (!app_set(year->here.app, setting->section, setting->key, setting->value, &error))
		fail_msg("%s: %s", year->walk.path, error.text);
}

static void happen(struct year *year, const struct walk_event *event)
{
	struct today_item found[FOUND_MOST];
	struct today *today = arena_alloc(year->here.arena, sizeof *today);
	size_t count;

	if (event->sets) {
		set(year, &event->setting);
		return;
	}
	go_to(year, year->date, event_minutes(year, event));
	today_load(year->here.app, year->here.arena, today);
	count = doing_find(year->here.app, &year->walk, event, today, found, FOUND_MOST);
	for (size_t i = 0; i < count; i++)
		doing_practice(year->here.app, &year->walk, event, &found[i]);
}

static bool happens(struct year *year, int64_t date)
{
	bool any = false;

	for (size_t i = 0; i < year->walk.event_count; i++)
		if (walk_is_on(&year->walk.events[i], date)) {
			happen(year, &year->walk.events[i]);
			any = true;
		}
	return any;
}

/* ---- what holds on every day */

static void must(struct year *year, bool ok, const char *what, const char *id)
{
	char date[16];

	if (ok)
		return;
	print_error("%s: %s: %s %s\n", year->walk.path, walk_date_text(year->date, date), id,
		    what);
	year->wrong++;
}

static void may_be_suggested(struct year *year, const struct today_item *due)
{
	const struct practice *practice = due->practice;

	must(year, practice->offered && !practice->only_assigned, "is not for suggesting",
	     practice->id);
	must(year, !eligibility_is_left_out(year->here.app, practice), "is left out", practice->id);
}

/* What stood first yesterday stands there again only when it was steadying. */
static void stands_first_for_a_reason(struct year *year, const struct today *today)
{
	const struct today_item *first = today->suggestion_count && today->mode == DAY_PLAIN
				  ? &today->suggestions[0] : NULL;

	must(year, !first || strcmp(first->practice->id, year->first) ||
	     strstr(first->why, "steadying"), "stands first twice in a row", year->first);
	snprintf(year->first, sizeof year->first, "%s", first ? first->practice->id : "");
}

static void is_right(struct year *year, const struct today *today)
{
	must(year, day_number(today->day) == year->date, "is another day", "today");
	for (size_t i = 0; i < today->suggestion_count; i++)
		may_be_suggested(year, &today->suggestions[i]);
	for (size_t i = 0; i < today->due_count; i++) {
		const struct today_item *due = &today->due[i];
		unsigned left_out = app_settings(year->here.app)->leave_out;

		/* some steps of a practice may be free of what the whole contains */
		if (due->practice && !due->steps)
			must(year, !(due->practice->contains & left_out), "is left out",
			     due->practice->id);
	}
}

/* ---- the table */

static void write_row(struct year *year)
{
	char first[16], last[16];

	if (!year->row)
		return;
	buffer_print(&year->table, "%s", walk_date_text(year->row_first, first));
	if (year->row_last != year->row_first)
		buffer_print(&year->table, "..%s", walk_date_text(year->row_last, last));
	buffer_print(&year->table, " | %s\n", year->row);
	year->row = NULL;
}

static void add_row(struct year *year, const char *row)
{
	if (year->row && !strcmp(year->row, row)) {
		year->row_last = year->date;
		return;
	}
	write_row(year);
	year->row = row;
	year->row_first = year->row_last = year->date;
}

static const char *with_line(struct year *year, const struct today *today, const char *row)
{
	bool another = today->intention &&
		       (!year->line || strcmp(year->line, today->intention));

	if (!another)
		return row;
	year->line = today->intention;
	return arena_print(year->here.arena, "%s | line \"%s\"", row, today->intention);
}

static void walk_day(struct year *year, int64_t date)
{
	struct arena *arena = year->here.arena;
	struct today *morning = arena_alloc(arena, sizeof *morning);
	struct today *evening = arena_alloc(arena, sizeof *evening);
	bool offers = year->walk.shows_offers, any;

	go_to(year, date, year->walk.looks_min);
	today_load(year->here.app, arena, morning);
	is_right(year, morning);
	stands_first_for_a_reason(year, morning);
	year->now_min += WALK_DEFAULT_MIN - WALK_BETWEEN_MIN;
	any = happens(year, date);
	today_load(year->here.app, arena, evening);
	if (any)
		is_right(year, evening);
	add_row(year, with_line(year, morning, day_row(arena, morning, any ? evening : NULL,
						       offers)));
	if (any && day_row_changed(morning, evening)) {
		write_row(year);
		buffer_print(&year->table, "%14s| %s\n", "later ",
			     with_line(year, evening, day_row(arena, evening, NULL, offers)));
	}
}

/* ---- the whole year */

static void begin(struct year *year)
{
	struct program *place = &year->here.place;
	char moment[MOMENT_TEXT];
	struct buffer settings = { 0 };

	memset(&year->here, 0, sizeof year->here);
	program_make(place);
	program_set(place, "GROUNDWORK_CONTENT", "content");
	program_set(place, "GROUNDWORK_AUDIO", "audio");
	program_set(place, "TZ", year->walk.zone);
	setenv("TZ", year->walk.zone, 1);
	tzset();
	moment_format(walk_moment_ms(year->walk.from, year->walk.looks_min), 0, moment);
	strcpy(strchr(moment, '+'), "Z");
	program_at(place, moment);
	program_settle_here(place);
	buffer_free(&settings);
	here_open(&year->here);
	for (size_t i = 0; i < year->walk.setting_count; i++)
		set(year, &year->walk.settings[i]);
}

static void write_table(const struct year *year)
{
	struct buffer whole = { 0 };

	buffer_add(&whole, year->walk.text, year->walk.above);
	if (!strstr(year->walk.text, "\n---\n"))
		buffer_add_string(&whole, "---\n");
	buffer_add_string(&whole, buffer_string(&year->table));
	check_write(year->walk.path, buffer_string(&whole), whole.length);
	buffer_free(&whole);
}

static int length_of_line(const char *text)
{
	return (int)strcspn(text, "\n");
}

/* Complains of the first line that is another one. */
static void compare(const struct year *year)
{
	const char *is = buffer_string(&year->table);
	const char *should = year->walk.text + year->walk.above;

	while (*is && *should && length_of_line(is) == length_of_line(should) &&
	       !strncmp(is, should, (size_t)length_of_line(is))) {
		is += length_of_line(is) + (is[length_of_line(is)] == '\n');
		should += length_of_line(should) + (should[length_of_line(should)] == '\n');
	}
	if (*is || *should)
		fail_msg("%s\n  should be: %.*s\n     but is: %.*s", year->walk.path,
			 length_of_line(should), should, length_of_line(is), is);
}

static void every_day_is_as_the_table_says(void **state)
{
	struct year *year = *state;
	const char *update = getenv("UPDATE");

	begin(year);
	for (int64_t date = year->walk.from; date <= year->walk.to; date++)
		walk_day(year, date);
	write_row(year);
	here_remove(&year->here);
	if (update && *update)
		write_table(year);
	else
		compare(year);
	assert_int_equal(year->wrong, 0);
}

static struct year *open_year(const char *path)
{
	struct year *year = calloc(1, sizeof *year);

	if (!year)
		abort();
	walk_read(&year->walk, path);
	return year;
}

static void close_year(struct year *year)
{
	walk_close(&year->walk);
	buffer_free(&year->table);
	free(year);
}

int main(void)
{
	struct CMUnitTest *tests;
	glob_t found;
	int failed;

	if (glob("tests/year/walks/*.walk", 0, NULL, &found) ||
	    found.gl_pathc < WALKS_LEAST) {
		fprintf(stderr, "tests/year/walks: fewer walks than there were\n");
		return 1;
	}
	walk_in_memory();
	tests = calloc(found.gl_pathc, sizeof *tests);
	if (!tests)
		abort();
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct year *year = open_year(found.gl_pathv[i]);

		tests[i] = (struct CMUnitTest){ year->walk.title,
						every_day_is_as_the_table_says, NULL, NULL,
						year };
	}
	failed = _cmocka_run_group_tests("years", tests, found.gl_pathc, NULL, NULL);
	for (size_t i = 0; i < found.gl_pathc; i++)
		close_year(tests[i].initial_state);
	free(tests);
	globfree(&found);
	return failed;
}
