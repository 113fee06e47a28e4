/* base/moment.c -- civil calendar arithmetic by day numbers (Hinnant's
 * days_from_civil), the zone by the C library. */
#include "base/moment.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DAY_S = 86400, LAST_DAY = 2932896 /* 9999-12-31 */ };

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

void day_iso(struct day day, char text[DAY_ISO])
{
	snprintf(text, DAY_ISO, "%04u-%02u-%02u", (unsigned)day.year % 10000,
		 (unsigned)day.month % 100, (unsigned)day.day % 100);
}

int64_t day_number(struct day day)
{
	int64_t year = day.year - (day.month <= 2);
	int64_t era = floor_div(year, 400);
	int64_t of_era = year - era * 400;
	int64_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 +
			  day.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
	       719468;
}

struct day day_from_number(int64_t number)
{
	int64_t shifted = number + 719468;
	int64_t era = floor_div(shifted, 146097);
	int64_t of_era = shifted - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t shifted_month = (5 * of_year + 2) / 153;
	int day = (int)(of_year - (153 * shifted_month + 2) / 5 + 1);
	int month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);

	return (struct day){ (int)(year + era * 400 + (month <= 2)), month, day };
}

int day_of_week(struct day day)
{
	int64_t days = day_number(day) + 3;	/* 1970-01-01 was a Thursday */

	return (int)(days - floor_div(days, 7) * 7);
}

const char *day_week_name(struct day day)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday",
					     "Thursday", "Friday", "Saturday",
					     "Sunday" };

	return names[day_of_week(day)];
}

const char *day_month_name(struct day day)
{
	static const char *const names[] = { "January", "February", "March", "April",
					     "May", "June", "July", "August",
					     "September", "October", "November",
					     "December" };

	return names[day.month - 1];
}

static bool digits(const char **at, int count, int *value)
{
	*value = 0;
	while (count--) {
		if (!isdigit((unsigned char)**at))
			return false;
		*value = *value * 10 + (*(*at)++ - '0');
	}
	return true;
}

static bool character(const char **at, char wanted)
{
	if (**at != wanted)
		return false;
	(*at)++;
	return true;
}

bool day_exists(struct day day)
{
	struct day back;

	if (day.year < 1 || day.month < 1 || day.month > 12 || day.day < 1)
		return false;
	back = day_from_number(day_number(day));
	return back.month == day.month && back.day == day.day;
}

static bool read_day(const char **at, struct day *day)
{
	return digits(at, 4, &day->year) && character(at, '-') &&
	       digits(at, 2, &day->month) && character(at, '-') &&
	       digits(at, 2, &day->day) && day_exists(*day);
}

bool day_parse(const char *text, struct day *day)
{
	return read_day(&text, day) && *text == '\0';
}

static int64_t local_seconds(struct day day, int hour, int minute, int second)
{
	struct tm local = { .tm_year = day.year - 1900, .tm_mon = day.month - 1,
			    .tm_mday = day.day, .tm_hour = hour, .tm_min = minute,
			    .tm_sec = second, .tm_isdst = -1 };

	return (int64_t)mktime(&local);
}

int64_t day_begins_ms(struct day day, int starts_hour)
{
	return local_seconds(day, starts_hour, 0, 0) * 1000;
}

bool moment_parse(const char *text, int64_t *moment_ms)
{
	struct day day;
	int hour, minute, second, zone_hours, zone_minutes;
	int64_t seconds;
	char sign;

	if (!read_day(&text, &day) || !character(&text, 'T') ||
	    !digits(&text, 2, &hour) || !character(&text, ':') ||
	    !digits(&text, 2, &minute) || !character(&text, ':') ||
	    !digits(&text, 2, &second) || hour > 23 || minute > 59 || second > 60)
		return false;
	if (*text == '\0') {
		*moment_ms = local_seconds(day, hour, minute, second) * 1000;
		return true;
	}
	seconds = day_number(day) * DAY_S + hour * 3600 + minute * 60 + second;
	sign = *text++;
	if (sign == '+' || sign == '-') {
		if (!digits(&text, 2, &zone_hours) || !character(&text, ':') ||
		    !digits(&text, 2, &zone_minutes))
			return false;
		seconds -= (sign == '+' ? 1 : -1) *
			   (zone_hours * 3600 + zone_minutes * 60);
	} else if (sign != 'Z') {
		return false;
	}
	*moment_ms = seconds * 1000;
	return *text == '\0';
}

int moment_offset_s(int64_t moment_ms)
{
	time_t seconds = (time_t)floor_div(moment_ms, 1000);
	struct tm local;

	if (!localtime_r(&seconds, &local))
		return 0;
	return (int)local.tm_gmtoff;
}

struct day moment_day(int64_t moment_ms, int offset_s, int starts_hour)
{
	int64_t seconds = floor_div(moment_ms, 1000) + offset_s - starts_hour * 3600;
	int64_t number = floor_div(seconds, DAY_S);

	return day_from_number(number < LAST_DAY ? number : LAST_DAY);
}

void moment_format(int64_t moment_ms, int offset_s, char text[MOMENT_TEXT])
{
	int64_t seconds = floor_div(moment_ms, 1000) + offset_s;
	struct day day = moment_day(moment_ms, offset_s, 0);
	int of_day = (int)(seconds - floor_div(seconds, DAY_S) * DAY_S);
	int zone = offset_s < 0 ? -offset_s : offset_s;

	snprintf(text, MOMENT_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
		 day.year % 10000, day.month % 100, day.day % 100, of_day / 3600 % 100,
		 of_day / 60 % 60, of_day % 60, offset_s < 0 ? '-' : '+',
		 zone / 3600 % 100, zone / 60 % 60);
}
