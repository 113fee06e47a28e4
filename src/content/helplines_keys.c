/* content/helplines_keys.c -- what is known of a country and of a line. */
#include "content/helplines_keys.h"

#include "base/arena.h"
#include "content/values.h"
#include "model/helpline.h"

#include <string.h>

enum { NUMBER_MOST = 24, DIGITS_LEAST = 2 };

/* Adds a number as people dial it. */
static bool read_number(const struct spot *spot, void *into)
{
	size_t digits = 0;

	for (const char *c = spot->value; *c; c++)
		digits += *c >= '0' && *c <= '9';
	if (spot->value[strspn(spot->value, "0123456789 +-/()")] || digits < DIGITS_LEAST ||
	    strlen(spot->value) > NUMBER_MOST)
		return spot_wrong(spot, "expected one number as it is dialled, of digits, "
					"blanks, + - / ( and )");
	value_add(spot->arena, into, arena_copy(spot->arena, spot->value));
	return true;
}

static bool read_free(const struct spot *spot, void *into)
{
	bool is_free;

	if (!read_yes_no(spot, &is_free))
		return false;
	*(enum cost *)into = is_free ? COST_FREE : COST_CHARGED;
	return true;
}

#define FIELD(name) offsetof(struct country, name)
#define LINE(name) offsetof(struct helpline, name)
#define COUNT(rules) (sizeof (rules) / sizeof (rules)[0])

static const struct key_rule country_rules[] = {
	{ "name", KEY_REQUIRED, read_text, FIELD(name), "Ireland" },
	{ "emergency", KEY_REPEATS, read_number, FIELD(emergency), "112" },
	{ "source", KEY_REQUIRED, read_text, FIELD(source), "the official page, by name" },
	{ "verified", KEY_EMPTY, read_date_or_none, FIELD(verified), "2026-11-24" },
};

static const struct key_rule line_rules[] = {
	{ "country", KEY_REQUIRED, read_name, LINE(country), "ie" },
	{ "name", KEY_REQUIRED, read_text, LINE(name), "Samaritans" },
	{ "number", KEY_REPEATS, read_number, LINE(numbers), "116 123" },
	{ "text", 0, read_text, LINE(text), "SHOUT to 85258" },
	{ "web", 0, read_text, LINE(web), "findahelpline.com" },
	{ "hours", 0, read_text, LINE(hours), "day and night" },
	{ "languages", 0, read_text, LINE(languages), "English" },
	{ "free", 0, read_free, LINE(cost), "yes" },
	{ "source", KEY_REQUIRED, read_text, LINE(source), "the official page, by name" },
	{ "verified", KEY_EMPTY, read_date_or_none, LINE(verified), "2026-11-24" },
};

static const struct key_table country_table = {
	"a country", country_rules, COUNT(country_rules)
};
static const struct key_table line_table = { "a line", line_rules, COUNT(line_rules) };

const struct key_table *country_keys(void)
{
	return &country_table;
}

const struct key_table *helpline_keys(void)
{
	return &line_table;
}
