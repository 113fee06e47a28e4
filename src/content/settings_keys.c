/* content/settings_keys.c -- one line a setting. */
#include "content/settings_keys.h"

#include "base/arena.h"
#include "base/moment.h"
#include "content/lists.h"
#include "content/values.h"
#include "model/settings.h"

#include <string.h>

#define NAME(id, name) name,
static const char *const motions[] = { MOTIONS(NAME) };
static const char *const wheres[] = { WHERES(NAME) };
static const char *const tracks[] = { TRACKS(NAME) };

static bool read_on_off(const struct spot *spot, void *into)
{
	static const char *const words[] = { "off", "on" };
	size_t at;

	if (!spot_among(spot, spot->value, words, 2, &at))
		return false;
	*(bool *)into = at == 1;
	return true;
}

static bool read_within(const struct spot *spot, int least, int most, int *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < least || number > most)
		return spot_wrong(spot, "expected a whole number from %d to %d", least,
				  most);
	*into = number;
	return true;
}

static bool read_per_cent(const struct spot *spot, void *into)
{
	return read_within(spot, 0, 100, into);
}

static bool read_days(const struct spot *spot, void *into)
{
	return read_within(spot, 1, 7, into);
}

static bool read_hour(const struct spot *spot, void *into)
{
	return read_within(spot, 0, 11, into);
}

static bool read_bed_choice(const struct spot *spot, void *into)
{
	if (strcmp(spot->value, "as written") != 0 && !value_is_name(spot->value))
		return spot_wrong(spot, "expected \"as written\", none, or the name of a "
					"bed");
	return read_text(spot, into);
}

/* Into struct settings, of which it sets two fields. */
static bool read_cue_choice(const struct spot *spot, void *into)
{
	static const char *const words[] = { BREATH_CUES(NAME) "as written" };
	struct settings *settings = into;
	size_t at;

	if (!spot_among(spot, spot->value, words, BREATH_CUE_COUNT + 1, &at))
		return false;
	settings->cue_as_written = at == BREATH_CUE_COUNT;
	settings->cue = settings->cue_as_written ? BREATH_CUE_TONE : (enum breath_cue)at;
	return true;
}

static bool read_motion(const struct spot *spot, void *into)
{
	size_t at;

	if (!spot_among(spot, spot->value, motions, MOTION_COUNT, &at))
		return false;
	*(enum motion *)into = (enum motion)at;
	return true;
}

static bool read_theme(const struct spot *spot, void *into)
{
	static const char *const names[] = { THEMES(NAME) };
	size_t at;

	if (!spot_among(spot, spot->value, names, sizeof names / sizeof *names, &at))
		return false;
	*(const char **)into = names[at];
	return true;
}

static bool is_date(const char *text)
{
	struct day day;

	return day_parse(text, &day);
}

static bool read_date(const struct spot *spot, void *into)
{
	if (*spot->value && !is_date(spot->value))
		return spot_wrong(spot, "expected a date as year, month and day");
	return read_text(spot, into);
}

static bool read_dates(const struct spot *spot, void *into)
{
	struct texts dates;

	if (!read_items(spot, &dates))
		return false;
	for (size_t i = 0; i < dates.count; i++)
		if (!is_date(dates.at[i]))
			return spot_wrong(spot, "expected dates as year, month and day, "
						"with commas between");
	*(struct texts *)into = dates;
	return true;
}

static bool read_where(const struct spot *spot, void *into)
{
	size_t at;

	*(enum where *)into = WHERE_UNSAID;
	if (!*spot->value)
		return true;
	if (!spot_among(spot, spot->value, wheres, WHERE_COUNT - 1, &at))
		return false;
	*(enum where *)into = (enum where)(at + 1);
	return true;
}

/* Which forms there are is known to the programme, not here. */
static bool read_form(const struct spot *spot, void *into)
{
	*(int *)into = 0;
	return !*spot->value || read_within(spot, 1, DAYS_MOST, into);
}

/* Into struct settings, of which it sets two fields. */
static bool read_track(const struct spot *spot, void *into)
{
	struct settings *settings = into;
	size_t at = TRACK_STEADY;

	if (*spot->value && !spot_among(spot, spot->value, tracks, TRACK_COUNT, &at))
		return false;
	settings->track_chosen = *spot->value != '\0';
	settings->track = (enum track)at;
	return true;
}

/* "prepare 8 on 2026-11-20" */
static bool read_move(const struct spot *spot, const char *text, struct move *move)
{
	struct texts words;

	value_words(spot->arena, text, &words);
	if (words.count != 4 || strcmp(words.at[2], "on") != 0 ||
	    !value_is_name(words.at[0]) || !value_whole(words.at[1], &move->day) ||
	    !is_date(words.at[3]))
		return spot_wrong(spot, "expected a programme, the number of its day, \"on\" "
					"and a date, with commas between several");
	move->programme = words.at[0];
	move->date = words.at[3];
	return true;
}

static bool read_moves(const struct spot *spot, void *into)
{
	struct texts items;
	struct move *moves;

	if (!read_items(spot, &items))
		return false;
	moves = arena_take_many(spot->arena, items.count + 1, sizeof *moves);
	for (size_t i = 0; i < items.count; i++)
		if (!read_move(spot, items.at[i], &moves[i]))
			return false;
	*(struct moves *)into = (struct moves){ moves, items.count };
	return true;
}

static bool read_programmes(const struct spot *spot, void *into)
{
	struct texts names;

	if (!read_items(spot, &names))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (!value_is_name(names.at[i]))
			return spot_wrong(spot, "expected names of programmes, with commas "
						"between");
	*(struct texts *)into = names;
	return true;
}

/* Which countries there are is known to helplines.ini, not here. */
static bool read_country(const struct spot *spot, void *into)
{
	if (*spot->value && !value_is_name(spot->value))
		return spot_wrong(spot, "expected a country's code in small letters");
	return read_text(spot, into);
}

/* Whether there is such a database is found when it is opened. */
static bool read_store(const struct spot *spot, void *into)
{
	if (*spot->value && strncmp(spot->value, "sqlite:", 7) != 0 &&
	    strncmp(spot->value, "postgresql://", 13) != 0 &&
	    strncmp(spot->value, "postgres://", 11) != 0)
		return spot_wrong(spot, "expected sqlite:PATH, or postgresql://host/database, "
					"or nothing");
	return read_text(spot, into);
}

#define FIELD(name) offsetof(struct settings, name)
#define TABLE(name, rules) { name, rules, sizeof rules / sizeof rules[0] }

static const struct key_rule sound_keys[] = {
	{ "sound", 0, read_on_off, FIELD(sound), "on" },
	{ "device", KEY_EMPTY, read_text, FIELD(device), "pulse" },
	{ "volume", 0, read_per_cent, FIELD(volume), "70" },
	{ "voice", 0, read_per_cent, FIELD(voice), "100" },
	{ "bed", 0, read_per_cent, FIELD(bed), "60" },
	{ "bells", 0, read_per_cent, FIELD(bells), "80" },
	{ "cues", 0, read_per_cent, FIELD(cues), "80" },
	{ "voice_folder", 0, read_name, FIELD(voice_label), "heart-1" },
	{ "bed_choice", 0, read_bed_choice, FIELD(bed_choice), "as written" },
	{ "cue", 0, read_cue_choice, 0, "as written" },
};

static const struct key_rule screen_keys[] = {
	{ "motion", 0, read_motion, FIELD(motion), "full" },
	{ "captions", 0, read_on_off, FIELD(captions), "on" },
	{ "theme", 0, read_theme, FIELD(theme), "calm" },
};

static const struct key_rule practice_keys[] = {
	{ "leave_out", KEY_EMPTY, read_leave_outs, FIELD(leave_out), "holds, body" },
	{ "days_a_week", 0, read_days, FIELD(days_a_week), "5" },
	{ "day_starts", 0, read_hour, FIELD(day_starts_hour), "3" },
	{ "ask_before", 0, read_on_off, FIELD(ask_before), "on" },
	{ "streak", 0, read_on_off, FIELD(streak), "off" },
};

static const struct key_rule journey_keys[] = {
	{ "arrival", KEY_EMPTY, read_date, FIELD(arrival), "2026-12-01" },
	{ "home", KEY_EMPTY, read_date, FIELD(home), "2026-12-06" },
	{ "session_days", KEY_EMPTY, read_dates, FIELD(session_days),
	  "2026-12-02, 2026-12-04" },
	{ "where", KEY_EMPTY, read_where, FIELD(where), "preparing" },
	{ "since", KEY_EMPTY, read_date, FIELD(since), "2026-11-08" },
	{ "form", KEY_EMPTY, read_form, FIELD(form_days), "14" },
	{ "track", KEY_EMPTY, read_track, 0, "tender" },
	{ "moved", KEY_EMPTY, read_moves, FIELD(moved), "prepare 8 on 2026-11-20" },
	{ "programmes", KEY_EMPTY, read_programmes, FIELD(programmes), "my-weeks" },
};

static const struct key_rule people_keys[] = {
	{ "clinic_day", KEY_EMPTY, read_text, FIELD(clinic_day), "01 234 567" },
	{ "clinic_night", KEY_EMPTY, read_text, FIELD(clinic_night), "01 234 568" },
	{ "person_1", KEY_EMPTY, read_text, FIELD(person_1), "My sister, 01 234 569" },
	{ "person_2", KEY_EMPTY, read_text, FIELD(person_2), "A friend, 01 234 560, evenings" },
	{ "country", KEY_EMPTY, read_country, FIELD(country), "ie" },
};

static const struct key_rule caseload_keys[] = {
	{ "store", KEY_EMPTY, read_store, FIELD(store), "sqlite:/home/me/caseload.db" },
};

const char *const settings_sections[SETTINGS_SECTIONS] = {
	"sound", "screen", "practice", "journey", "people", "caseload"
};

static const struct key_table tables[SETTINGS_SECTIONS] = {
	TABLE("[sound]", sound_keys),
	TABLE("[screen]", screen_keys),
	TABLE("[practice]", practice_keys),
	TABLE("[journey]", journey_keys),
	TABLE("[people]", people_keys),
	TABLE("[caseload]", caseload_keys),
};

const struct key_table *settings_keys(size_t section)
{
	return &tables[section];
}
