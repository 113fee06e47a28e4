/* content/step_values.c -- the small languages inside a step's values. */
#include "content/step_values.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "content/lists.h"
#include "content/values.h"
#include "model/practice.h"

#include <string.h>

#define NAME(id, name, ...) name,
static const char *const shown_things[] = { SHOWN_THINGS(NAME) };
static const char *const bells[] = { BELLS(NAME) };
static const char *const beds[] = { BEDS(NAME) };
static const char *const breath_cues[] = { BREATH_CUES(NAME) };

enum {
	BREATHS_MOST = 200,
	PHASE_WORD_COLUMNS = 20,
	GAIN_LEAST = -40000, GAIN_MOST = 12000,	/* thousandths of a decibel */
	BELL_EVERY_LEAST_MS = 30000,
	RATING_MOST = 100
};

/* The list is full whenever its count is a power of two. */
static bool add_cue(const struct spot *spot, struct step *step, struct cue cue)
{
	size_t count = step->cue_count;
	struct cue *at = (struct cue *)step->cues;

	if ((count & (count - 1)) == 0) {
		at = arena_take_many(spot->arena, count ? count * 2 : 1, sizeof *at);
		if (count)
			memcpy(at, step->cues, count * sizeof *at);
		step->cues = at;
	}
	cue.line = spot->line;
	at[step->cue_count++] = cue;
	return true;
}

bool read_say(const struct spot *spot, void *into)
{
	const char *text = arena_copy(spot->arena, spot->value);

	return add_cue(spot, into, (struct cue){ .kind = CUE_SAY, .text = text });
}

bool read_pause(const struct spot *spot, void *into)
{
	int64_t ms;

	return read_seconds(spot, &ms) &&
	       add_cue(spot, into, (struct cue){ .kind = CUE_PAUSE, .pause_ms = ms });
}

bool read_bell(const struct spot *spot, void *into)
{
	size_t at;

	return spot_among(spot, spot->value, bells, BELL_COUNT, &at) &&
	       add_cue(spot, into,
		       (struct cue){ .kind = CUE_BELL, .bell = (enum bell)at });
}

bool read_phase_words(const struct spot *spot, void *into)
{
	struct step *step = into;
	struct texts words;

	if (!value_list(spot->arena, spot->value, &words) || words.count != 2)
		return spot_wrong(spot, "expected two words, for in and for out");
	for (size_t i = 0; i < 2; i++)
		if (utf8_width(words.at[i], strlen(words.at[i])) > PHASE_WORD_COLUMNS)
			return spot_wrong(spot, "expected words of at most %d columns",
					  PHASE_WORD_COLUMNS);
	step->word_in = words.at[0];
	step->word_out = words.at[1];
	return true;
}

bool read_shown(const struct spot *spot, void *into)
{
	size_t at;

	if (!spot_among(spot, spot->value, shown_things,
			sizeof shown_things / sizeof *shown_things, &at))
		return false;
	*(enum shown *)into = (enum shown)(SHOWN_NOTHING + 1 + at);
	return true;
}

/* One phase: half seconds, up to a minute. */
static bool phase(const struct spot *spot, const char *text, int64_t *ms)
{
	if (!value_thousandths(text, ms) || *ms < 0 || *ms > 60000)
		return spot_wrong(spot, "expected the seconds of in and out, or of in, "
					"hold, out and rest");
	if (*ms % 500)
		return spot_wrong(spot, "expected whole or half seconds");
	return true;
}

/* The first phase: `3`, or `3+1` with a second, smaller in-breath. */
static bool in_phase(const struct spot *spot, const char *text,
		     struct breath_pattern *pattern)
{
	const char *plus = strchr(text, '+');

	if (!plus)
		return phase(spot, text, &pattern->in_ms);
	text = arena_copy_bytes(spot->arena, text, (size_t)(plus - text));
	if (!phase(spot, text, &pattern->in_ms) ||
	    !phase(spot, plus + 1, &pattern->top_up_ms))
		return false;
	if (!pattern->top_up_ms)
		return spot_wrong(spot, "expected seconds above 0 after the +");
	return true;
}

bool read_pattern(const struct spot *spot, void *into)
{
	struct breath_pattern pattern = { 0 };
	struct texts words;
	bool well;

	value_words(spot->arena, spot->value, &words);
	if (words.count != 2 && words.count != 4)
		return spot_wrong(spot, "expected two numbers (in, out) or four (in, hold, "
					"out, rest) with blanks between");
	well = in_phase(spot, words.at[0], &pattern);
	if (words.count == 2)
		well = well && phase(spot, words.at[1], &pattern.out_ms);
	else
		well = well && phase(spot, words.at[1], &pattern.hold_in_ms) &&
		       phase(spot, words.at[2], &pattern.out_ms) &&
		       phase(spot, words.at[3], &pattern.hold_out_ms);
	if (well && (!pattern.in_ms || !pattern.out_ms))
		well = spot_wrong(spot, "expected seconds above 0 for in and for out");
	if (well)
		*(struct breath_pattern *)into = pattern;
	return well;
}

bool read_breaths(const struct spot *spot, void *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < 1 || number > BREATHS_MOST)
		return spot_wrong(spot, "expected a whole number from 1 to %d",
				  BREATHS_MOST);
	*(int *)into = number;
	return true;
}

bool read_cue(const struct spot *spot, void *into)
{
	size_t at;

	if (!spot_among(spot, spot->value, breath_cues, BREATH_CUE_COUNT, &at))
		return false;
	*(enum breath_cue *)into = (enum breath_cue)at;
	return true;
}

/* One item of the list: start, end, or every N. */
static bool sit_bell(const struct spot *spot, const char *item, struct sit_bells *sit)
{
	int64_t minutes;

	if (!strcmp(item, "start") && !sit->start) {
		sit->start = true;
	} else if (!strcmp(item, "end") && !sit->end) {
		sit->end = true;
	} else if (!strncmp(item, "every ", 6) && !sit->every_ms &&
		   value_thousandths(item + 6, &minutes)) {
		if (minutes * 60 < BELL_EVERY_LEAST_MS)
			return spot_wrong(spot, "expected at least half a minute between "
						"bells");
		sit->every_ms = minutes * 60;
	} else {
		return spot_wrong(spot, "expected start, end or every N minutes, each "
					"once, with commas between");
	}
	return true;
}

bool read_sit_bells(const struct spot *spot, void *into)
{
	struct sit_bells sit = { 0 };
	struct texts items;

	if (!read_items(spot, &items))
		return false;
	for (size_t i = 0; i < items.count; i++)
		if (!sit_bell(spot, items.at[i], &sit))
			return false;
	*(struct sit_bells *)into = sit;
	return true;
}

/* A shipped practice has the shipped beds; a person may name a file of theirs. */
bool read_bed(const struct spot *spot, void *into)
{
	const char *meant;
	size_t at;

	if (!spot->own && !spot_among(spot, spot->value, beds, BED_COUNT, &at))
		return false;
	if (!strcmp(spot->value, "none") || !value_is_name(spot->value))
		return spot_refused(spot, "expected one of %s, or the name of a file in "
					  "your audio folder; for no bed, take the line "
					  "out",
				    names_joined(spot->arena, beds, BED_COUNT));
	meant = names_meant(spot->arena, spot->value, beds, BED_COUNT);
	if (*meant && !value_among(spot->value, beds, BED_COUNT, &at))
		problems_warning(spot->problems, spot->file, spot->line,
				 "bed = \"%s\" is taken as a file in your audio folder%s",
				 spot->value, meant);
	return read_text(spot, into);
}

/* Sounds are named without their endings, so that a better file of the same name
 * can take the place of another. */
static bool is_sound_file(const char *name)
{
	static const char *const endings[] = { ".opus", ".flac", ".ogg", ".wav", ".mp3" };
	const char *dot = strrchr(name, '.');
	size_t at;

	return dot && value_among(dot, endings, sizeof endings / sizeof endings[0], &at);
}

bool read_file_name(const struct spot *spot, void *into)
{
	if (strchr(spot->value, '/') || spot->value[0] == '.')
		return spot_wrong(spot, "expected the name of a file in the audio folder, "
					"without a path");
	if (is_sound_file(spot->value))
		return spot_wrong(spot, "expected the name of a file without its ending");
	return read_text(spot, into);
}

bool read_captions(const struct spot *spot, void *into)
{
	const char *dot = strrchr(spot->value, '.');

	if (dot && strcmp(dot, ".vtt") != 0)
		return spot_wrong(spot, "expected a WebVTT file, whose name ends in .vtt");
	return read_file_name(spot, into);
}

bool read_gain(const struct spot *spot, void *into)
{
	int64_t gain;

	if (!value_thousandths(spot->value, &gain) || gain < GAIN_LEAST || gain > GAIN_MOST)
		return spot_wrong(spot, "expected decibels from %d to %d",
				  GAIN_LEAST / 1000, GAIN_MOST / 1000);
	*(double *)into = (double)gain / 1000.0;
	return true;
}

bool read_rating(const struct spot *spot, void *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < -RATING_MOST ||
	    number > RATING_MOST)
		return spot_wrong(spot, "expected a whole number from -%d to %d",
				  RATING_MOST, RATING_MOST);
	*(int *)into = number;
	return true;
}

bool read_support(const struct spot *spot, void *into)
{
	struct step *step = into;

	step->supports = read_rating(spot, &step->support_from);
	return step->supports;
}
