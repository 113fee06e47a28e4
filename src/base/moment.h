/* base/moment.h -- civil moments and days as people write them.
 *
 * Promise: times are int64_t milliseconds since 1970-01-01T00:00:00Z; the
 *          local zone is the one of TZ, daylight saving included.
 * Owner:   values only. Threads: any (the zone is read by the C library).
 */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/* A date of the civil calendar. */
struct day {
	int year, month, day;	/* month and day count from 1 */
};

/* Room for the longest text that moment_format() writes. */
enum { MOMENT_TEXT = 40 };

/* Reads 2026-11-22T08:00:00Z, ...+01:00, or without a zone in local time. */
bool moment_parse(const char *text, int64_t *moment_ms);

/* Writes ISO 8601 with the zone's offset at that moment
 * (2026-11-22T08:00:00+01:00). */
void moment_format(int64_t moment_ms, int offset_s, char text[MOMENT_TEXT]);

/* The local zone's offset from UTC at that moment, in seconds. */
int moment_offset_s(int64_t moment_ms);

/* The day on which a moment falls at an offset. A day starts `starts_hour`
 * hours after midnight: with 3, one in the morning still belongs to the
 * evening before. The last day there is is 9999-12-31: a year is four digits. */
struct day moment_day(int64_t moment_ms, int offset_s, int starts_hour);

/* Tells whether there is such a day. */
bool day_exists(struct day day);

/* Reads YYYY-MM-DD and nothing else; refuses days that do not exist. */
bool day_parse(const char *text, struct day *day);

/* Writes YYYY-MM-DD, for years from 0 to 9999. */
enum { DAY_ISO = 12 };
void day_iso(struct day day, char text[DAY_ISO]);

/* Days since 1970-01-01 (negative before), so that days can be counted. */
int64_t day_number(struct day day);

/* The day with that number. */
struct day day_from_number(int64_t number);

/* 0 for Monday to 6 for Sunday. */
int day_of_week(struct day day);

/* "Sunday" and "November": the English names. */
const char *day_week_name(struct day day);
const char *day_month_name(struct day day);

/* The moment at which a day begins in the local zone, at its starting hour. */
int64_t day_begins_ms(struct day day, int starts_hour);

#endif
