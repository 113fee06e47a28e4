/* schedule/weeks.h -- a home with three small programmes (tests/schedule/weeks), a log and
 * settings, for what is told of a person's weeks.
 *
 * Owner: as here.h. Threads: one. Everything is static: test programs include this.
 */
#ifndef TESTS_SCHEDULE_WEEKS_H
#define TESTS_SCHEDULE_WEEKS_H

#include "app/here.h"

#include "schedule/person_calendar.h"
#include "schedule/schedule.h"
#include "base/buffer.h"
#include "base/file.h"
#include "store/store.h"

static inline int weeks_make(void **state)
{
	(void)state;
	here_make(&here);
	setenv("GROUNDWORK_CONTENT", "tests/schedule/weeks", 1);
	return 0;
}

/* The clock, before the app is opened. */
static inline void at(const char *moment)
{
	setenv("GROUNDWORK_TEST_CLOCK", moment, 1);
}

#define SETTINGS_FILE "config/groundwork/groundwork.ini"

/* The [journey] of the person's settings. */
static inline void journey(const char *lines)
{
	char text[2000];

	snprintf(text, sizeof text, "[journey]\n%s", lines);
	check_write(check_path(here.place.home, SETTINGS_FILE), text, strlen(text));
}

/* A programme of the person's own. */
static inline void own_programme(const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof path, "data/groundwork/content/programmes/%s", name);
	check_write(check_path(here.place.home, path), text, strlen(text));
}

/* A finished practice in the log: by oneself, or from a place of a programme. */
static inline void practised(const char *moment, const char *practice, const char *source,
			     const char *place)
{
	struct session_record record = { .practice = practice, .title = practice,
					 .source = source ? source : "self", .place = place };
	struct store *store;
	int64_t id;

	assert_true(moment_parse(moment, &record.started_ms));
	assert_true(store_open(&store, check_path(here.place.home, "data/groundwork"),
			       check_path(here.place.home, "state/groundwork"), NULL,
			       &here.error));
	assert_true(store_session_begin(store, &record, &id, &here.error));
	assert_true(store_session_end(store, id, ENDED_FINISHED, 0, 0, 120000, &here.error));
	store_close(store);
}

static inline void day_words(struct buffer *text, int64_t date)
{
	struct day day = day_from_number(date);

	buffer_print(text, "%.3s %2d %.3s", day_week_name(day), day.day,
		     day_month_name(day));
}

/* One row as a line: "Sun 22 Nov | day 3 | Why now | today, done". */
static inline void row_words(struct buffer *text, const struct schedule *weeks,
			     const struct schedule_row *row)
{
	static const char *const standings[] = { "let go", "today", "ahead" };

	(void)weeks;
	day_words(text, row->date);
	if (row->last != row->date) {
		buffer_add_string(text, " to ");
		day_words(text, row->last);
	}
	buffer_print(text, " | %s | %s | %s", row->place ? row->place : "-", row->title,
		     row->done != NO_DATE && row->standing == SCHEDULE_PASSED
		     ? "done" : standings[row->standing]);
	if (row->done != NO_DATE && row->standing != SCHEDULE_PASSED)
		buffer_add_string(text, ", done");
	if (row->done != NO_DATE && (row->done < row->date || row->done > row->last)) {
		buffer_add_string(text, " on ");
		day_words(text, row->done);
	}
	if (row->moved_to != NO_DATE) {
		buffer_add_string(text, " | now on ");
		day_words(text, row->moved_to);
	}
	if (row->moved_from != NO_DATE) {
		buffer_add_string(text, " | from ");
		day_words(text, row->moved_from);
	}
}

#endif
