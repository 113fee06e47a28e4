/* year/walk.h -- a walk, read from its file (README.md).
 *
 * Promise: what stands above the line as values, and the table below it as text.
 * Owner:   walk_read() to walk_close(); the caller keeps the struct.
 * Threads: one. Everything is static: test programs include this.
 * Fails:   the test, with file and line.
 */
#ifndef TESTS_YEAR_WALK_H
#define TESTS_YEAR_WALK_H

#include "support/check.h"

#include "base/moment.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WALK_SETTINGS = 24, WALK_EVENTS = 160, WALK_PARTS = 8, WALK_BYTES = 256 * 1024,
       WALK_DEFAULT_MIN = 10, WALK_BETWEEN_MIN = 30 };

/* "journey.arrival = 2026-12-01" */
struct walk_setting {
	char section[32], key[32], value[256];
};

/* What a person gives in a practice: `if "I hear myself say tomorrow"`. */
struct walk_part {
	char name[32], text[200];
};

struct walk_event {
	int line;
	int64_t first, last;
	int every;
	bool sets;
	struct walk_setting setting;
	char what[64];			/* "all", "first", an id, ... */
	char steps[200];		/* "wish, plan"; "" for all */
	int rating;			/* -1, 0, 1; WALK_NOT_RATED */
	int at_min;			/* minutes after midnight; -1: some time later */
	struct walk_part parts[WALK_PARTS];
	size_t part_count;
};

enum { WALK_NOT_RATED = 9 };

struct walk {
	const char *path;
	char title[200], zone[64];
	int looks_min;			/* minutes after midnight */
	int64_t from, to;
	bool shows_offers;
	struct walk_setting settings[WALK_SETTINGS];
	size_t setting_count;
	struct walk_event events[WALK_EVENTS];
	size_t event_count;
	char *text;			/* the whole file */
	size_t above;			/* bytes up to the table */
};

/* Where in the file a thing stands, for whoever has to mend it. */
static inline void walk_wrong(const struct walk *walk, int line, const char *what)
{
	fail_msg("%s:%d: %s", walk->path, line, what);
}

static inline int64_t walk_date(const struct walk *walk, int line, const char *text)
{
	struct day day;

	if (!day_parse(text, &day))
		walk_wrong(walk, line, "a date was expected");
	return day_number(day);
}

static inline int walk_minutes(const struct walk *walk, int line, const char *text)
{
	int hours = 0, minutes = 0;

	if (sscanf(text, "%2d:%2d", &hours, &minutes) != 2)
		walk_wrong(walk, line, "an hour was expected, such as 08:30");
	return hours * 60 + minutes;
}

static inline char *walk_trimmed(char *text)
{
	char *end;

	while (isspace((unsigned char)*text))
		text++;
	end = text + strlen(text);
	while (end > text && isspace((unsigned char)end[-1]))
		*--end = '\0';
	return text;
}

static inline struct walk_setting walk_setting_of(const struct walk *walk, int line,
						  const char *text)
{
	struct walk_setting setting = { 0 };

	if (sscanf(text, "%31[a-z_].%31[a-z_0-9] = %255[^\n]", setting.section, setting.key,
		   setting.value) < 2)
		walk_wrong(walk, line, "a setting was expected: section.key = value");
	return setting;
}

/* "steadier", "at 01:10", `intention "..."` */
static inline void walk_take_part(struct walk *walk, struct walk_event *event, char *text)
{
	struct walk_part *part = &event->parts[event->part_count];
	char *quote = strchr(text, '"');

	if (!strcmp(text, "steadier") || !strcmp(text, "the same") ||
	    !strcmp(text, "less steady"))
		event->rating = *text == 's' ? 1 : *text == 't' ? 0 : -1;
	else if (!strncmp(text, "at ", 3))
		event->at_min = walk_minutes(walk, event->line, text + 3);
	else if (quote && event->part_count < WALK_PARTS &&
		 sscanf(text, "%31[a-z0-9-] \"%199[^\"]\"", part->name, part->text) == 2)
		event->part_count++;
	else
		walk_wrong(walk, event->line, "nobody does that");
}

/* Cuts at commas that stand neither in quotes nor in brackets. */
static inline char *walk_next_part(char **rest)
{
	char *begin = *rest, *at = begin;
	bool quoted = false, bracketed = false;

	if (!begin)
		return NULL;
	for (; *at && (*at != ',' || quoted || bracketed); at++) {
		quoted ^= *at == '"';
		bracketed = *at == '(' || (bracketed && *at != ')');
	}
	*rest = *at ? at + 1 : NULL;
	*at = '\0';
	return walk_trimmed(begin);
}

static inline void walk_take_doing(struct walk *walk, struct walk_event *event, char *rest)
{
	char *what = walk_next_part(&rest), *part;

	if (sscanf(what, "%63[a-z0-9-] (%199[^)])", event->what, event->steps) < 1)
		walk_wrong(walk, event->line, "what is done?");
	while ((part = walk_next_part(&rest)))
		walk_take_part(walk, event, part);
}

/* "2026-12-01..2026-12-09 every 2 does all, steadier" */
static inline void walk_take_event(struct walk *walk, int line, char *text)
{
	struct walk_event *event = &walk->events[walk->event_count++];
	char first[16] = "", last[16] = "";
	int used = 0;

	if (walk->event_count > WALK_EVENTS)
		walk_wrong(walk, line, "there is no room for more events");
	*event = (struct walk_event){ .line = line, .every = 1, .rating = WALK_NOT_RATED,
				      .at_min = -1 };
	if (sscanf(text, "%10[0-9-]..%10[0-9-]%n", first, last, &used) < 2)
		sscanf(text, "%10[0-9-]%n", first, &used);
	event->first = walk_date(walk, line, first);
	event->last = *last ? walk_date(walk, line, last) : event->first;
	text = walk_trimmed(text + used);
	if (sscanf(text, "every %d%n", &event->every, &used) == 1)
		text = walk_trimmed(text + used);
	if (!strncmp(text, "does ", 5)) {
		walk_take_doing(walk, event, text + 5);
	} else if (!strncmp(text, "sets ", 5)) {
		event->sets = true;
		event->setting = walk_setting_of(walk, line, text + 5);
	} else {
		walk_wrong(walk, line, "\"does\" or \"sets\" was expected");
	}
}

static inline void walk_take_line(struct walk *walk, int line, char *text)
{
	char word[16] = "";
	char *rest;

	if (isdigit((unsigned char)*text)) {
		walk_take_event(walk, line, text);
		return;
	}
	sscanf(text, "%15s", word);
	rest = walk_trimmed(text + strlen(word));
	if (!strcmp(word, "zone"))
		snprintf(walk->zone, sizeof walk->zone, "%s", rest);
	else if (!strcmp(word, "looks"))
		walk->looks_min = walk_minutes(walk, line, rest);
	else if (!strcmp(word, "from"))
		walk->from = walk_date(walk, line, rest);
	else if (!strcmp(word, "to"))
		walk->to = walk_date(walk, line, rest);
	else if (!strcmp(word, "shows") && !strcmp(rest, "offers"))
		walk->shows_offers = true;
	else if (!strcmp(word, "setting") && walk->setting_count < WALK_SETTINGS)
		walk->settings[walk->setting_count++] = walk_setting_of(walk, line, rest);
	else
		walk_wrong(walk, line, "no line of a walk begins so");
}

static inline void walk_read_above(struct walk *walk, char *text)
{
	int line = 0;

	for (char *next; *text; text = next) {
		char *end = strchr(text, '\n');

		next = end ? end + 1 : text + strlen(text);
		if (end)
			*end = '\0';
		line++;
		text = walk_trimmed(text);
		if (*text == '#' && !*walk->title)
			snprintf(walk->title, sizeof walk->title, "%s", text + 2);
		if (*text && *text != '#')
			walk_take_line(walk, line, text);
	}
}

/* Reads a file; the walk is closed by walk_close(). */
static inline void walk_read(struct walk *walk, const char *path)
{
	FILE *file = fopen(path, "r");
	char *mark, *above;
	size_t length;

	*walk = (struct walk){ .path = path, .text = malloc(WALK_BYTES) };
	assert_non_null(walk->text);
	assert_non_null(file);
	length = fread(walk->text, 1, WALK_BYTES - 1, file);
	walk->text[length] = '\0';
	fclose(file);
	mark = strstr(walk->text, "\n---\n");
	walk->above = mark ? (size_t)(mark - walk->text) + 5 : length;
	above = strndup(walk->text, mark ? (size_t)(mark - walk->text) : length);
	assert_non_null(above);
	walk_read_above(walk, above);
	free(above);
	if (!walk->from || walk->to < walk->from || !*walk->zone)
		walk_wrong(walk, 0, "zone, from and to are needed");
}

static inline void walk_close(struct walk *walk)
{
	free(walk->text);
}

/* Tells whether an event takes place on a date. */
static inline bool walk_is_on(const struct walk_event *event, int64_t date)
{
	return date >= event->first && date <= event->last &&
	       (date - event->first) % event->every == 0;
}

/* The moment at so many minutes after midnight, local time. */
static inline int64_t walk_moment_ms(int64_t date, int minutes)
{
	struct day day = day_from_number(date + minutes / 1440);
	char text[MOMENT_TEXT];
	int64_t moment_ms;

	snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:00", day.year % 10000,
		 day.month % 100, day.day % 100, minutes / 60 % 24, minutes % 60);
	assert_true(moment_parse(text, &moment_ms));
	return moment_ms;
}

/* A year is some thousand writes that each wait for the disk: where there is a place in
 * memory, homes are made there. */
static inline void walk_in_memory(void)
{
	if (access("/dev/shm", W_OK | X_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 1);
}

static inline const char *walk_date_text(int64_t date, char text[16])
{
	struct day day = day_from_number(date);

	snprintf(text, 16, "%04d-%02d-%02d", day.year % 10000, day.month % 100,
		 day.day % 100);
	return text;
}

#endif
