/* base/day_words.c -- numbers and the name of a month, then which of them is what. */
#include "base/day_words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NUMBERS_MOST = 3, YEAR_DIGITS = 4, WHOLE_DIGITS = 8, NAME_LEAST = 3, MONTHS = 12 };

struct written {
	int numbers[NUMBERS_MOST], digits[NUMBERS_MOST];
	int count;
	int month;			/* by its name; 0: none */
	bool dots;			/* between the numbers: the day is first */
	bool odd;			/* there is something that no date has */
};

/* Whether the word is the beginning of a name. */
static bool begins(const char *name, const char *word, size_t length)
{
	return length >= NAME_LEAST && length <= strlen(name) &&
	       !strncasecmp(name, word, length);
}

static int month_of(const char *word, size_t length)
{
	for (int month = 1; month <= MONTHS; month++)
		if (begins(day_month_name((struct day){ 2000, month, 1 }), word, length))
			return month;
	return 0;
}

static bool is_week_day(const char *word, size_t length)
{
	for (int day = 1; day <= 7; day++)
		if (begins(day_week_name((struct day){ 2000, 1, day }), word, length))
			return true;
	return false;
}

/* What may stand behind a number, "26th of November". */
static bool is_between(const char *word, size_t length)
{
	static const char *const words[] = { "st", "nd", "rd", "th", "of" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (length == 2 && !strncasecmp(words[i], word, 2))
			return true;
	return false;
}

static size_t take_word(struct written *written, const char *text)
{
	size_t length = 0;
	int month;

	while (isalpha((unsigned char)text[length]))
		length++;
	month = month_of(text, length);
	if (month && !written->month)
		written->month = month;
	else if (month || !(is_week_day(text, length) || is_between(text, length)))
		written->odd = true;
	return length;
}

static size_t take_number(struct written *written, const char *text)
{
	size_t length = strspn(text, "0123456789");

	if (written->count == NUMBERS_MOST || length > WHOLE_DIGITS) {
		written->odd = true;
		return length;
	}
	written->numbers[written->count] = (int)strtol(text, NULL, 10);
	written->digits[written->count++] = (int)length;
	return length;
}

static struct written take(const char *text)
{
	struct written written = { .count = 0 };

	while (*text) {
		if (isdigit((unsigned char)*text)) {
			text += take_number(&written, text);
		} else if (isalpha((unsigned char)*text)) {
			text += take_word(&written, text);
		} else {
			written.dots |= *text == '.' && written.count == 1;
			written.odd |= !strchr(" .,/-", *text);
			text++;
		}
	}
	return written;
}

static bool is_year(const struct written *written, int at)
{
	return at < written->count && written->digits[at] == YEAR_DIGITS;
}

static bool is_short(const struct written *written, int at)
{
	return at < written->count && written->digits[at] <= 2;
}

static enum day_words judge(struct day day)
{
	return day_exists(day) ? DAY_WORDS_DAY : DAY_WORDS_NO_DAY;
}

/* The year in which the day lies nearest; a 29th of February may be years away. */
static int nearest_year(struct day day, struct day near)
{
	int best = near.year;
	int64_t least = INT64_MAX;

	for (day.year = near.year - 4; day.year <= near.year + 4; day.year++) {
		int64_t away = llabs(day_number(day) - day_number(near));

		if (day_exists(day) && away < least) {
			least = away;
			best = day.year;
		}
	}
	return best;
}

/* `year` is the place of the year among the numbers; -1: none was written. */
static struct day day_of(const struct written *written, int month, int number, int year,
			 struct day near)
{
	struct day day = { year >= 0 ? written->numbers[year] : near.year, month, number };

	if (year < 0)
		day.year = nearest_year(day, near);
	return day;
}

/* A month by its name, a day, and perhaps a year on either side. */
static enum day_words read_named(const struct written *written, struct day near,
				 struct day *day)
{
	int year = is_year(written, 0) ? 0 : is_year(written, 1) ? 1 : -1;
	int at = year == 0 ? 1 : 0;

	if (!is_short(written, at) || written->count != (year < 0 ? 1 : 2))
		return DAY_WORDS_PART;
	*day = day_of(written, written->month, written->numbers[at], year, near);
	return judge(*day);
}

/* Two numbers of which one is the month, and perhaps a year behind them. */
static enum day_words read_pair(const struct written *written, struct day near,
				struct day *day, struct day *other)
{
	int first = written->numbers[0], second = written->numbers[1];
	int year = written->count == 3 ? 2 : -1;

	*day = day_of(written, second, first, year, near);
	*other = day_of(written, first, second, year, near);
	if (written->dots || first == second || !day_exists(*other))
		return judge(*day);
	if (!day_exists(*day)) {
		*day = *other;
		return DAY_WORDS_DAY;
	}
	return DAY_WORDS_EITHER;
}

static enum day_words read_numbers(const struct written *written, struct day near,
				   struct day *day, struct day *other)
{
	int whole = written->numbers[0];

	if (written->count == 1 && written->digits[0] == WHOLE_DIGITS)
		*day = (struct day){ whole / 10000, whole / 100 % 100, whole % 100 };
	else if (is_year(written, 0) && is_short(written, 1) && is_short(written, 2))
		*day = (struct day){ whole, written->numbers[1], written->numbers[2] };
	else if (is_short(written, 0) && is_short(written, 1) &&
		 (written->count == 2 || is_year(written, 2)))
		return read_pair(written, near, day, other);
	else
		return DAY_WORDS_PART;
	return judge(*day);
}

enum day_words day_words_read(const char *text, struct day near, struct day *day,
			      struct day *other)
{
	struct written written = take(text);

	*day = *other = near;
	if (!text[strspn(text, " ")])
		return DAY_WORDS_NONE;
	if (written.odd)
		return DAY_WORDS_PART;
	return written.month ? read_named(&written, near, day)
			     : read_numbers(&written, near, day, other);
}
