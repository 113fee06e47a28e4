/* schedule/retreat_dates.c -- three keys, a few reasons for no, and a few sentences. */
#include "schedule/retreat_dates.h"

#include "app/app.h"
#include "schedule/person_calendar.h"
#include "base/clock.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

#define KEEP_IT " It can be kept all the same."

enum { FAR_DAYS = 3 * 366, DATE_TEXT = 16, A_DAY_IN = 7 };

bool retreat_date_has(const char *key)
{
	return !strcmp(key, "arrival") || !strcmp(key, "home") ||
	       !strcmp(key, "session_days");
}

struct day person_day(const struct app *app)
{
	int64_t now_ms = clock_civil_ms(app_clock(app));

	return moment_day(now_ms, moment_offset_s(now_ms),
			  app_settings(app)->day_starts_hour);
}

void day_long_text(struct day day, char text[DAY_LONG])
{
	snprintf(text, DAY_LONG, "%d %s %d", day.day, day_month_name(day), day.year);
}

/* A date that is compared with others; not known when it is empty. */
struct date {
	bool known;
	int64_t number;
	char text[DAY_LONG];
};

static struct date date_of(const char *value)
{
	struct date date = { 0 };
	struct day day;

	if (!day_parse(value, &day))
		return date;
	date.known = true;
	date.number = day_number(day);
	day_long_text(day, date.text);
	return date;
}

static void say(char remark[RETREAT_DATE_TEXT], const char *sentence)
{
	snprintf(remark, RETREAT_DATE_TEXT, "%s", sentence);
}

/* An old journey is over when its first day at home has passed. */
static bool begins_anew(const struct app *app, const struct date *arrival)
{
	struct date home = date_of(app_settings(app)->home);
	int64_t today = day_number(person_day(app));

	return home.known && home.number <= today && arrival->known &&
	       arrival->number > today;
}

static bool check_order(const struct app *app, const char *key, const struct date *date,
			struct error *error)
{
	bool is_home = !strcmp(key, "home");
	struct date other = date_of(is_home ? app_settings(app)->arrival
					    : app_settings(app)->home);

	if (!other.known)
		return true;
	if (is_home && date->number < other.number)
		return error_set(error, "That is before your arrival on %s, so one of the two "
				 "is another day. The arrival can be changed in the settings.",
				 other.text);
	if (!is_home && date->number > other.number && !begins_anew(app, date))
		return error_set(error, "That is after your first day at home, %s, so one of "
				 "the two is another day. The first day at home can be "
				 "changed or emptied in the settings.", other.text);
	return true;
}

/* What is said of a date far from today, in either direction; NULL: it is near. */
static const char *far_words(int64_t days)
{
	return days > FAR_DAYS ? "That is more than three years away. Is the year right?" KEEP_IT
	       : days < -FAR_DAYS ? "That is more than three years ago. Is the year right?" KEEP_IT
				  : NULL;
}

static const char *arrival_words(const struct app *app, int64_t days)
{
	bool there = app_settings(app)->where == WHERE_RETREAT;

	if (days > 0)
		return there ? "That day is still to come: preparing, then?" KEEP_IT : NULL;
	if (there)
		return NULL;
	return days == 0 ? "That is today. A good journey."
			 : "That day has passed: on retreat, or home again?" KEEP_IT;
}

static const char *home_words(const struct app *app, int64_t days)
{
	if (days > 0 && app_settings(app)->where == WHERE_HOME)
		return "That day is still to come." KEEP_IT;
	return NULL;
}

static bool check_one(const struct app *app, const char *key, const char *value,
		      char remark[RETREAT_DATE_TEXT], struct error *error)
{
	struct date date = date_of(value);
	int64_t days = date.number - day_number(person_day(app));
	const char *words;

	if (!date.known)
		return error_set(error, "There is no day \"%s\". A date is written year, month "
				 "and day, such as 2026-12-05.", value);
	if (!check_order(app, key, &date, error))
		return false;
	words = far_words(days);
	if (!words && !strcmp(key, "arrival"))
		words = arrival_words(app, days);
	if (!words && !strcmp(key, "home"))
		words = home_words(app, days);
	if (!strcmp(key, "arrival") && begins_anew(app, &date))
		say(remark, RETREAT_ANEW " Your weeks at home go on until the preparation "
			    "for it begins.");
	else if (words)
		say(remark, words);
	return true;
}

/* Takes the next date out of a list with commas; false when there is none left. */
static bool next_date(const char **list, char date[DATE_TEXT])
{
	size_t length;

	*list += strspn(*list, " \t,");
	length = strcspn(*list, ",");
	if (!length)
		return false;
	snprintf(date, DATE_TEXT, "%.*s", (int)(length < DATE_TEXT ? length : DATE_TEXT - 1),
		 *list);
	for (size_t end = strlen(date); end && strchr(" \t", date[end - 1]); end--)
		date[end - 1] = '\0';
	*list += length;
	return true;
}

static bool check_medicine_days(const struct app *app, const char *value,
			       char remark[RETREAT_DATE_TEXT], struct error *error)
{
	struct date arrival = date_of(app_settings(app)->arrival);
	struct date home = date_of(app_settings(app)->home);
	char text[DATE_TEXT];

	while (next_date(&value, text)) {
		struct date date = date_of(text);

		if (!date.known)
			return error_set(error, "There is no day \"%s\". Dates are written year, "
					 "month and day, with commas between, such as "
					 "2026-12-02, 2026-12-04.", text);
		if (far_words(date.number - day_number(person_day(app))))
			say(remark, far_words(date.number - day_number(person_day(app))));
		else if (arrival.known && date.number < arrival.number)
			snprintf(remark, RETREAT_DATE_TEXT,
				 "%s is before your arrival on %s." KEEP_IT,
				 date.text, arrival.text);
		else if (home.known && date.number >= home.number)
			snprintf(remark, RETREAT_DATE_TEXT,
				 "On %s you are home again already." KEEP_IT,
				 date.text);
	}
	return true;
}

bool retreat_date_check(const struct app *app, const char *key, const char *value,
			char remark[RETREAT_DATE_TEXT], struct error *error)
{
	remark[0] = '\0';
	if (!*value)
		return true;
	if (!strcmp(key, "session_days"))
		return check_medicine_days(app, value, remark, error);
	return check_one(app, key, value, remark, error);
}

static bool set_since(struct app *app, int64_t number, struct error *error)
{
	char text[DAY_ISO];

	day_iso(day_from_number(number), text);
	return app_set(app, "journey", "since", text, error);
}

bool retreat_since_today(struct app *app, struct error *error)
{
	return set_since(app, day_number(person_day(app)), error);
}

/* The form is found by the days between `since` and the arrival. A later arrival
 * leaves more of them. One that comes a little earlier, a day for each week of the
 * form, takes `since` along, so that the form stays and those days are passed over;
 * one that comes much earlier wants a form that fits the days left. */
static int64_t since_for(const struct app *app, const struct date *arrival)
{
	struct calendar calendar = person_calendar(app);
	const struct programme *programme = calendar.programmes[STAGE_PREPARE];
	int days = programme ? programme->forms[calendar_form(&calendar)] : 0;
	struct date old = date_of(app_settings(app)->arrival);
	struct date since = date_of(app_settings(app)->since);
	int64_t today = day_number(person_day(app));
	int64_t earlier = old.number - arrival->number;

	if (!old.known || !since.known || !arrival->known || old.number <= today ||
	    begins_anew(app, arrival) || earlier > days / A_DAY_IN)
		return today;
	return earlier > 0 ? since.number - earlier : since.number;
}

bool retreat_date_set(struct app *app, const char *key, const char *value,
		      char remark[RETREAT_DATE_TEXT], struct error *error)
{
	const struct settings *settings = app_settings(app);
	bool arrival = !strcmp(key, "arrival"), ok;
	bool changes = (arrival && strcmp(settings->arrival, value) != 0) ||
		       (!strcmp(key, "home") && !*settings->since);
	struct date date = date_of(value);
	int64_t since;

	if (!retreat_date_check(app, key, value, remark, error))
		return false;
	since = arrival ? since_for(app, &date) : day_number(person_day(app));
	/* each is set, even when one cannot be written: it holds for this run */
	ok = app_set(app, "journey", key, value, error);
	if (changes)
		ok = set_since(app, since, error) && ok;
	return ok;
}
