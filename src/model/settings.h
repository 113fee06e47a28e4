/* model/settings.h -- what a person can set.
 *
 * Promise: one struct with every setting. config/groundwork.ini holds each with
 *          its meaning and default; a person's file overrides key by key.
 * Owner:   strings live in the arena of whoever read them.
 * Threads: any.
 */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "model/practice.h"
#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>

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

struct settings {
	/* [sound] */
	bool sound;			/* off: no device is opened */
	const char *device;		/* "" is the system's default */
	int volume, voice, bed, bells, cues;	/* per cent, 0 to 100 */
	const char *voice_label;	/* the folder below voices/ */
	const char *bed_choice;		/* "as written", "none", or a bed's name */
	enum breath_cue cue;		/* how the breath is heard */
	bool cue_as_written;		/* then the practice's own choice stands */
	/* [screen] */
	enum motion motion;
	bool captions;
	const char *theme;		/* a name out of THEMES */
	/* [practice] */
	unsigned leave_out;		/* bits 1u << enum leave_out */
	int days_a_week;		/* the days planned, 1 to 7 */
	int day_starts_hour;		/* 0 to 11 */
	bool ask_before;		/* how steady, before a practice */
	bool streak;			/* days in a row are shown */
	/* [journey] dates as YYYY-MM-DD, "" when not known */
	const char *arrival, *home;
	struct texts session_days;
	enum where where;
	const char *since;		/* the day on which the plan was made; "" when none
					   was: then nobody has been asked yet */
	int form_days;			/* 0: the longest form that fits */
	bool track_chosen;
	enum track track;		/* TRACK_STEADY while none is chosen */
	struct moves moved;
	struct texts programmes;	/* ids that go before others of their stage */
	/* [people] whom to call, as the person wrote it; "" when not known */
	const char *clinic_day, *clinic_night;
	const char *person_1, *person_2;
	const char *country;		/* a code of helplines.ini */
	/* [caseload] */
	const char *store;		/* its URL; "": a file in the data folder */
};

const char *motion_name(enum motion motion);
bool motion_find(const char *name, enum motion *motion);
const char *where_name(enum where where);	/* "" for WHERE_UNSAID */
bool where_find(const char *name, enum where *where);

#endif
