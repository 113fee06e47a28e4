/* screen_test.c -- the same years in the built program: every day of a walk is looked at
 * in a terminal, on a clock that the test drives, and is compared with the table of the
 * walk. Practices are gone through with keys, or by `groundwork play --plain` when Today
 * does not show them; the program runs for as long as no setting changes. */
#include "year/keys.h"
#include "year/seen.h"

#include "app/program.h"
#include "base/buffer.h"
#include "base/error.h"

#include <glob.h>
#include <time.h>

enum { ROWS = 50, COLUMNS = 100, SETTINGS = 40 };

struct person {
	struct walk walk;
	struct table table;
	struct library *library;
	struct program place;
	struct walk_setting settings[SETTINGS];
	size_t setting_count;
	struct terminal terminal;
	bool running;
	int64_t now_ms, date;		/* civil time, and the day that is walked */
	int now_min;			/* minutes after its midnight */
	struct seen seen, want;
	int offers;			/* -1: not counted */
	bool signs;
	const char *missing, *heading;
};

/* ---- the program */

static void fail_with_screen(struct person *person, const char *what)
{
	static char picture[TERMINAL_PICTURE];
	char date[16];

	terminal_picture(&person->terminal, picture);
	fprintf(stderr, "%s: %s: %s; the screen was\n%s", person->walk.path,
		walk_date_text(person->date, date), what, picture);
	fail();
}

static void set_clock(struct person *person, char clock[MOMENT_TEXT])
{
	moment_format(person->now_ms, 0, clock);
	strcpy(strchr(clock, '+'), "Z");
	program_at(&person->place, clock);
}

static void start(struct person *person)
{
	const char *arguments[] = { program_path(), NULL };
	char clock[MOMENT_TEXT];
	struct terminal_start how = { ROWS, COLUMNS, arguments,
				      (const char *const *)person->place.settings, clock };

	if (person->running)
		return;
	set_clock(person, clock);
	terminal_start(&person->terminal, &how);
	person->running = true;
	if (!terminal_wait(&person->terminal, "Groundwork"))
		fail_with_screen(person, "it did not open");
}

static void stop(struct person *person)
{
	int status;

	if (!person->running)
		return;
	terminal_press(&person->terminal, "q");
	status = terminal_end(&person->terminal);
	person->running = false;
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		fail_msg("%s: the program ended with status %x", person->walk.path,
			 (unsigned)status);
}

static void go_to(struct person *person, int64_t date, int minutes)
{
	int64_t at_ms = walk_moment_ms(date, minutes);

	if (person->running && at_ms > person->now_ms &&
	    !terminal_advance(&person->terminal, at_ms - person->now_ms))
		fail_with_screen(person, "time did not pass");
	person->now_ms = at_ms;
	person->date = date;
	person->now_min = minutes;
}

/* ---- settings, as a person's file has them */

static void write_settings(const struct person *person)
{
	struct buffer text = { 0 };

	for (size_t i = 0; i < person->setting_count; i++) {
		const struct walk_setting *setting = &person->settings[i];
		bool another = !i || strcmp(person->settings[i - 1].section, setting->section);

		buffer_print(&text, "%s%s%s%s = %s\n", another ? "[" : "",
			     another ? setting->section : "", another ? "]\n" : "",
			     setting->key, setting->value);
	}
	check_write(check_path(person->place.home, "config/groundwork/groundwork.ini"),
		    buffer_string(&text), text.length);
	buffer_free(&text);
}

/* Sets one, beside the others of its section. */
static void set(struct person *person, const struct walk_setting *setting)
{
	size_t at = 0;

	for (; at < person->setting_count; at++)
		if (!strcmp(person->settings[at].section, setting->section) &&
		    !strcmp(person->settings[at].key, setting->key)) {
			person->settings[at] = *setting;
			return;
		}
	for (at = 0; at < person->setting_count; at++)
		if (!strcmp(person->settings[at].section, setting->section))
			break;
	assert_true(person->setting_count < SETTINGS);
	memmove(&person->settings[at + 1], &person->settings[at],
		(person->setting_count - at) * sizeof person->settings[0]);
	person->settings[at] = *setting;
	person->setting_count++;
}

/* ---- what the screen shows */

static bool is_as_wanted(const char *picture, void *what)
{
	struct person *person = what;

	if (person->heading && !strstr(picture, person->heading)) {
		person->missing = person->heading;
		return false;
	}
	seen_read(&person->seen, picture);
	person->missing = seen_match(&person->seen, &person->want, person->signs);
	if (!person->missing && person->offers >= 0 &&
	    seen_offers(&person->seen) != person->offers)
		person->missing = "another number of suggestions";
	return !person->missing;
}

static void compare(struct person *person, bool evening)
{
	const struct table_row *row = table_find(&person->table, person->date, evening);
	int hour = person->now_min / 60;
	bool changed = evening && table_find(&person->table, person->date, false) != row;

	if (!row)
		fail_with_screen(person, "there is no such day in the table");
	seen_want(&person->want, person->library, row, hour, evening);
	person->heading = row->heading;
	person->signs = evening && !changed;
	person->offers = evening && !changed ? -1 : row->offers;
	if (!terminal_wait_seen(&person->terminal, is_as_wanted, person))
		fail_with_screen(person, person->missing);
	if (row->title && !row->gap && !row->unsteady &&
	    !terminal_find(&person->terminal, row->title, NULL, NULL))
		fail_with_screen(person, row->title);
}

/* ---- what is done */

struct mark {
	size_t row;
};

/* The row with the mark is that one. */
static bool is_marked(const char *picture, void *what)
{
	const struct mark *mark = what;
	struct seen_row row;
	size_t count = 0;

	for (; *picture; picture += strcspn(picture, "\n"), picture += *picture == '\n') {
		if (!seen_read_row(&row, picture))
			continue;
		if (count++ == mark->row)
			return memmem(picture, strcspn(picture, "\n"), "▸", 3) != NULL;
	}
	return false;
}

static void practise(struct person *person, const struct walk_event *event, size_t row,
		     const char *id)
{
	struct mark mark = { row };
	char title[SEEN_TEXT];

	snprintf(title, sizeof title, "%s", person->seen.rows[row].title);
	terminal_press(&person->terminal, "<Home>");
	for (size_t i = 0; i < row; i++)
		terminal_press(&person->terminal, "<Down>");
	if (!terminal_wait_seen(&person->terminal, is_marked, &mark))
		fail_with_screen(person, "the mark did not come");
	if (!keys_practise(&person->terminal, person->library,
			   library_find(person->library, id), event))
		fail_with_screen(person, "it did not go on");
	/* the last line of Today, which is drawn last */
	if (!terminal_wait(&person->terminal, "q quit"))
		fail_with_screen(person, "there was no way back");
}

static void look(struct person *person)
{
	static char picture[TERMINAL_PICTURE];

	if (!terminal_catch_up(&person->terminal))
		fail_with_screen(person, "the program does not wait");
	terminal_picture(&person->terminal, picture);
	seen_read(&person->seen, picture);
}

/* The practice that a row of the screen stands for. */
static const char *id_of(const struct person *person, const struct seen_row *row)
{
	for (size_t i = 0; i < person->library->count; i++) {
		const struct practice *practice = person->library->practices[i];
		char title[SEEN_TEXT];

		snprintf(title, sizeof title, "%.*s",
			 (int)(seen_after(practice->title, 34) - practice->title),
			 practice->title);
		if (!strcmp(title, row->title))
			return practice->id;
	}
	return NULL;
}

/* Tells whether the table asks for it on that day, and how. */
static bool is_asked(const struct person *person, const char *id, enum table_kind kind)
{
	for (int evening = 0; evening < 2; evening++) {
		const struct table_row *row = table_find(&person->table, person->date, evening);

		for (size_t i = 0; i < row->item_count; i++)
			if (row->items[i].kind == kind && !strcmp(row->items[i].id, id))
				return true;
	}
	return false;
}

static bool is_wanted(const struct person *person, const struct walk_event *event,
		      const struct seen_row *row)
{
	const char *id = id_of(person, row);
	bool least = !strcmp(row->word, "or this much"), due, beside;

	if (!id)
		return false;
	due = is_asked(person, id, TABLE_DUE) && !least;
	beside = is_asked(person, id, TABLE_BESIDE) && !strcmp(row->word, "check-in");
	if (!strcmp(event->what, "least"))
		return least;
	if (!strcmp(event->what, "offer"))
		return !due && !beside && !least;
	if (!strcmp(event->what, "first"))
		return due && !row->done;
	if (!strcmp(event->what, "all"))
		return (due || beside) && !row->done;
	return !least && !strcmp(id, event->what);
}

/* Goes through every row that the event means, or the first of them. Returns how many. */
static size_t practise_rows(struct person *person, const struct walk_event *event)
{
	bool all = !strcmp(event->what, "all");
	struct seen tried = { .count = 0 };
	size_t count = 0, row = 0;

	look(person);
	while (row < person->seen.count && (all || !count)) {
		const struct seen_row *at = &person->seen.rows[row];
		size_t i = 0;

		while (i < tried.count && strcmp(tried.rows[i].title, at->title))
			i++;
		if (i < tried.count || !is_wanted(person, event, at)) {
			row++;
			continue;
		}
		tried.rows[tried.count++] = *at;
		practise(person, event, row, id_of(person, at));
		count++;
		look(person);
		row = 0;
	}
	return count;
}

/* The lines that a person would give who answers as the event says, and passes by the
 * rest. */
static void add_input(struct buffer *input, const struct step *step,
		      const struct walk_event *event)
{
	bool steadiness = step->track && !strcmp(step->track, "steadiness");

	if (step->kind == STEP_RATE && steadiness && event->rating != WALK_NOT_RATED)
		buffer_print(input, "%d\n", event->rating);
	else if (step->kind == STEP_WRITE || step->kind == STEP_RATE ||
		 step->kind == STEP_CHOOSE || (step->kind == STEP_READ && !step->length_ms))
		buffer_print(input, "\n");
}

/* One that Today does not show just now. */
static void play_plain(struct person *person, const struct walk_event *event)
{
	const struct practice *practice = library_find(person->library, event->what);
	struct program *place = &person->place;
	struct buffer input = { 0 };
	char clock[MOMENT_TEXT];

	if (!practice || *event->steps || event->part_count)
		fail_with_screen(person, "this is not there, nor a whole practice that could be "
				 "played without it");
	for (size_t i = 0; i < practice->step_count; i++)
		add_input(&input, &practice->steps[i], event);
	stop(person);
	set_clock(person, clock);
	if (program_run(place, PROGRAM_WORDS("play", event->what, "--plain"),
			buffer_string(&input)))
		fail_msg("%s:%d: %s", person->walk.path, event->line, place->err);
	buffer_free(&input);
	start(person);
}

static int event_minutes(const struct person *person, const struct walk_event *event)
{
	int starts_min = 3 * 60;	/* the hour of every walk */

	if (event->at_min < 0)
		return person->now_min + WALK_BETWEEN_MIN;
	return event->at_min < starts_min ? event->at_min + 1440 : event->at_min;
}

static void happen(struct person *person, const struct walk_event *event)
{
	bool named = strcmp(event->what, "all") && strcmp(event->what, "first") &&
		     strcmp(event->what, "least") && strcmp(event->what, "offer");

	if (event->sets) {
		stop(person);
		set(person, &event->setting);
		write_settings(person);
		start(person);
		return;
	}
	go_to(person, person->date, event_minutes(person, event));
	terminal_wait(&person->terminal, "Groundwork");
	if (!practise_rows(person, event) && named)
		play_plain(person, event);
}

static void walk_day(struct person *person, int64_t date)
{
	bool any = false;

	go_to(person, date, person->walk.looks_min);
	start(person);
	compare(person, false);
	person->now_min += WALK_DEFAULT_MIN - WALK_BETWEEN_MIN;
	for (size_t i = 0; i < person->walk.event_count; i++)
		if (walk_is_on(&person->walk.events[i], date)) {
			happen(person, &person->walk.events[i]);
			any = true;
		}
	if (any)
		compare(person, true);
}

/* ---- the years */

static void set_up(struct person *person)
{
	struct program *place = &person->place;
	static const struct walk_setting no_question = { "practice", "ask_before", "off" };
	struct error error;

	program_make(place);
	program_set(place, "GROUNDWORK_CONTENT", "content");
	program_set(place, "GROUNDWORK_AUDIO", "audio");
	program_set(place, "TZ", person->walk.zone);
	setenv("TZ", person->walk.zone, 1);
	tzset();
	if (!library_open(&person->library, "content", place->home, &error))
		fail_msg("%s", error.text);
	set(person, &no_question);
	for (size_t i = 0; i < person->walk.setting_count; i++)
		set(person, &person->walk.settings[i]);
	write_settings(person);
}

static void the_screen_shows_what_the_table_says(void **state)
{
	struct person *person = *state;

	set_up(person);
	for (int64_t date = person->walk.from; date <= person->walk.to; date++)
		walk_day(person, date);
	stop(person);
	library_close(person->library);
	program_remove(&person->place);
}

static struct person *open_person(const char *path)
{
	struct person *person = calloc(1, sizeof *person);

	if (!person)
		abort();
	walk_read(&person->walk, path);
	table_read(&person->table, &person->walk);
	return person;
}

static void close_person(struct person *person)
{
	walk_close(&person->walk);
	table_close(&person->table);
	free(person);
}

int main(void)
{
	struct CMUnitTest *tests;
	glob_t found;
	int failed;

	if (glob("tests/year/walks/*.walk", 0, NULL, &found) || !found.gl_pathc) {
		fprintf(stderr, "tests/year/walks: there is no walk\n");
		return 1;
	}
	walk_in_memory();
	tests = calloc(found.gl_pathc, sizeof *tests);
	if (!tests)
		abort();
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct person *person = open_person(found.gl_pathv[i]);

		tests[i] = (struct CMUnitTest){ person->walk.title,
						the_screen_shows_what_the_table_says, NULL,
						NULL, person };
	}
	failed = _cmocka_run_group_tests("years on the screen", tests, found.gl_pathc, NULL,
					 NULL);
	for (size_t i = 0; i < found.gl_pathc; i++)
		close_person(tests[i].initial_state);
	free(tests);
	globfree(&found);
	return failed;
}
