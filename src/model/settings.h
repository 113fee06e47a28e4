/* model/settings.h -- what a person can set.
 *
 * Promise: one struct with every setting and one table that says all about each;
 *          both come from the rows of settings.def. config/groundwork.ini holds each
 *          with its meaning and default; a person's file overrides key by key.
 * Owner:   strings live in the arena of whoever read them.
 * Threads: any. Fails: never.
 */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "model/practice.h"
#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>

struct buffer;

#define MOTIONS(X) X(FULL, "full") X(REDUCED, "reduced") X(NONE, "none")
#define MOTION_ENUM(id, name) MOTION_##id,
enum motion { MOTIONS(MOTION_ENUM) MOTION_COUNT };
#undef MOTION_ENUM

/* where a person says they are; dates that are known say more */
#define WHERES(X)                                                                \
	X(PREPARING, "preparing")                                                \
	X(RETREAT, "retreat")                                                    \
	X(HOME, "home")                                                          \
	X(PRACTISING, "practising")
#define WHERE_ENUM(id, name) WHERE_##id,
enum where { WHERE_UNSAID, WHERES(WHERE_ENUM) WHERE_COUNT };
#undef WHERE_ENUM

/* A day of a programme that was put on another date: "prepare 8 on 2026-11-20". */
struct move {
	const char *programme;		/* its id */
	int day;			/* its number in the file */
	const char *date;		/* YYYY-MM-DD */
};

struct moves {
	const struct move *at;
	size_t count;
};

/* the colours there are; tui/theme.c has a row for each */
#define THEMES(X) X(CALM, "calm") X(LIGHT, "light") X(HIGH_CONTRAST, "high-contrast")

/* What a value is: its type in struct settings, how it is read and how it is written. */
#define SETTING_KINDS(X)                                                         \
	X(ON_OFF) X(PER_CENT) X(NUMBER)                                          \
	X(NUMBER_OR_NONE)	/* 0 when nothing is given */                    \
	X(WORD)			/* one of the row's words */                     \
	X(MOTION) X(WHERE) X(TRACK)                                              \
	X(CUE)			/* or "as written": the practice's own */        \
	X(BED)			/* one of the words, or a file's name */         \
	X(LEAVE_OUTS) X(CONDITIONS)                                              \
	X(TEXT) X(NAME) X(DATE) X(DATES) X(MOVES) X(PROGRAMMES)                  \
	X(COUNTRY)		/* its code in helplines.ini */                  \
	X(STORE)		/* the URL of a database */
#define SETTING_ENUM(id) SETTING_##id,
enum setting_kind { SETTING_KINDS(SETTING_ENUM) SETTING_KIND_COUNT };
#undef SETTING_ENUM

#define SETTING_FIELD_ON_OFF(name) bool name;
#define SETTING_FIELD_PER_CENT(name) int name;
#define SETTING_FIELD_NUMBER(name) int name;
#define SETTING_FIELD_NUMBER_OR_NONE(name) int name;
#define SETTING_FIELD_WORD(name) const char *name;
#define SETTING_FIELD_MOTION(name) enum motion name;
#define SETTING_FIELD_WHERE(name) enum where name;
#define SETTING_FIELD_TRACK(name) enum track name; bool name##_chosen;
#define SETTING_FIELD_CUE(name) enum breath_cue name; bool name##_as_written;
#define SETTING_FIELD_BED(name) const char *name;
#define SETTING_FIELD_LEAVE_OUTS(name) unsigned name;	/* bits 1u << enum leave_out */
#define SETTING_FIELD_CONDITIONS(name) unsigned name;	/* bits 1u << enum condition */
#define SETTING_FIELD_TEXT(name) const char *name;	/* "" when not known, as below */
#define SETTING_FIELD_NAME(name) const char *name;
#define SETTING_FIELD_DATE(name) const char *name;	/* YYYY-MM-DD */
#define SETTING_FIELD_DATES(name) struct texts name;
#define SETTING_FIELD_MOVES(name) struct moves name;
#define SETTING_FIELD_PROGRAMMES(name) struct texts name;
#define SETTING_FIELD_COUNTRY(name) const char *name;
#define SETTING_FIELD_STORE(name) const char *name;

/* Every setting, by the name that its row in settings.def gives to the field. */
struct settings {
#define SETTING(section, key, field, kind, ...) SETTING_FIELD_##kind(field)
#include "model/settings.def"
};

/* Where the settings screen puts a row among those of its section. */
enum setting_order { ORDER_OF_FILE, ORDER_FIRST, ORDER_LAST };

/* One row of settings.def. */
struct setting {
	const char *section, *key;	/* in the file */
	enum setting_kind kind;
	size_t field;			/* its offset in struct settings */
	const char *example;		/* of a value, as the file writes it */
	int least, most;		/* of a number */
	const char *const *words;	/* that it can be, ended by NULL; or NULL */
	const char *label, *help;	/* on the settings screen; NULL: not there */
	enum setting_order order;
};

/* The rows, in the order of the file. */
const struct setting *setting_at(size_t index);
size_t setting_count(void);

/* Where in struct settings its value is read and written: the offset of its field; 0,
 * for the whole of it, when the value has two fields. */
size_t setting_offset(const struct setting *setting);

/* The settings as they are before any file is read. */
struct settings settings_defaults(void);

/* Adds a setting's value to a text, as the file writes it. */
void setting_write(const struct setting *setting, const struct settings *settings,
		   struct buffer *text);

const char *motion_name(enum motion motion);
const char *where_name(enum where where);	/* "" for WHERE_UNSAID */

#endif
