/* ui/typed_date.c -- YYYY-MM-DD sorts as a text does, and is checked when it is whole. */
#include "ui/typed_date.h"

#include "base/buffer.h"
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

bool typed_date_look(const struct ui *ui, const struct day_field *field, const char *key,
		     struct error *words)
{
	char text[DAY_FIELD_TEXT], remark[RETREAT_DATE_TEXT];

	words->text[0] = '\0';
	if (!day_field_is_whole(field))
		return day_field_is_empty(field);
	day_field_text(field, text);
	if (!retreat_date_check(ui->app, key, text, remark, words))
		return false;
	snprintf(words->text, sizeof words->text, "%s", remark);
	return true;
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
