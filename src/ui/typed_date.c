/* ui/typed_date.c -- YYYY-MM-DD sorts as a text does, and is checked when it is whole;
 * it is what is kept, however a date was typed. */
#include "ui/typed_date.h"

#include "base/buffer.h"
#include "schedule/person_calendar.h"
#include "schedule/retreat_dates.h"
#include "tui/screen.h"

#include <stdio.h>
#include <string.h>

void days_away(int64_t days, char text[DAYS_AWAY])
{
	if (days == 0)
		snprintf(text, DAYS_AWAY, "today");
	else if (days == 1 || days == -1)
		snprintf(text, DAYS_AWAY, days > 0 ? "tomorrow" : "yesterday");
	else
		snprintf(text, DAYS_AWAY, days > 0 ? "in %lld days" : "%lld days ago",
			 (long long)(days > 0 ? days : -days));
}

/* Which of two numbers is the month is asked back. */
static bool either(const char *typed, struct day day, struct day other, struct error *words)
{
	return error_set(words, "\"%s\" can be %d %s or %d %s. Write the month as a word, such "
			 "as %d %.3s.", typed, day.day, day_month_name(day), other.day,
			 day_month_name(other), day.day, day_month_name(day));
}

bool typed_date_look(const struct ui *ui, const struct day_field *field, const char *key,
		     struct error *words)
{
	char text[DAY_ISO], remark[RETREAT_DATE_TEXT];
	struct day day, other;

	words->text[0] = '\0';
	if (day_field_either(field, &day, &other))
		return either(field->typed, day, other, words);
	if (!day_field_is_whole(field))
		return day_field_is_empty(field);
	day_field_text(field, text);
	if (!retreat_date_check(ui->app, key, text, remark, words))
		return false;
	snprintf(words->text, sizeof words->text, "%s", remark);
	return true;
}

/* One of them; what does not exist is left for the setting to refuse. */
static bool read_one(const char *typed, struct day near, char iso[DAY_ISO],
		     struct error *error)
{
	struct day day, other;

	switch (day_words_read(typed, near, &day, &other)) {
	case DAY_WORDS_EITHER:
		return either(typed, day, other, error);
	case DAY_WORDS_PART:
	case DAY_WORDS_NONE:
		return error_set(error, "\"%s\" is not read as a date. Write it such as "
				 "5 Dec 2026.", typed);
	case DAY_WORDS_DAY:
	case DAY_WORDS_NO_DAY:
		break;
	}
	day_iso(day, iso);
	return true;
}

bool typed_dates_read(const struct ui *ui, const char *typed, struct buffer *list,
		      struct error *error)
{
	struct day near = day_from_number(person_today(ui->app));
	bool read = true;

	while (read && *typed) {
		size_t blank = strspn(typed, " "), length = strcspn(typed + blank, ",");
		char one[DAY_FIELD_MOST + 1], iso[DAY_ISO];

		snprintf(one, sizeof one, "%.*s", (int)length, typed + blank);
		typed += blank + length + (typed[blank + length] == ',');
		if (!length)
			continue;
		read = read_one(one, near, iso, error);
		if (read)
			buffer_print(list, "%s%s", list->length ? ", " : "", iso);
	}
	return read;
}

static void add(struct buffer *list, const char *date)
{
	if (*date)
		buffer_print(list, "%s%s", list->length ? ", " : "", date);
}

void list_dates(struct texts dates, int without, const char *more, struct buffer *list)
{
	for (size_t i = 0; i < dates.count; i++) {
		int order = strcmp(more, dates.at[i]);

		if ((int)i == without)
			continue;
		if (order <= 0) {
			add(list, more);
			more = "";
		}
		if (order)
			add(list, dates.at[i]);
	}
	add(list, more);
}
