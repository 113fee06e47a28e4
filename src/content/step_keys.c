/* content/step_keys.c -- the small languages inside a step's values, eight tables, and
 * the few laws that tables cannot say. */
#include "content/step_keys.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "content/readers.h"
#include "content/values.h"

#include <assert.h>
#include <string.h>

#define NAME(id, name, ...) name,
static const char *const shown_things[] = { SHOWN_THINGS(NAME) };
static const char *const bells[] = { BELLS(NAME) };
static const char *const beds[] = { BEDS(NAME) };
static const char *const breath_cues[] = { BREATH_CUES(NAME) };

enum {
	BREATHS_MOST = 200, SAY_WORDS_MOST = 28,
	PHASE_WORD_COLUMNS = 20,
	GAIN_LEAST = -40000, GAIN_MOST = 12000,	/* thousandths of a decibel */
	BELL_EVERY_LEAST_MS = 30000
};

/* The list is full whenever its count is a power of two. */
static bool add_cue(const struct spot *spot, struct step *step, struct cue cue)
{
	size_t count = step->cue_count;
	struct cue *at = (struct cue *)step->cues;

	if ((count & (count - 1)) == 0) {
		at = arena_array(spot->arena, count ? count * 2 : 1, sizeof *at);
		if (count)
			memcpy(at, step->cues, count * sizeof *at);
		step->cues = at;
	}
	cue.line = spot->line;
	at[step->cue_count++] = cue;
	return true;
}

/* What is spoken passes once, and cannot be read again. */
static void mind_length(const struct spot *spot)
{
	struct texts words;

	value_words(spot->arena, spot->value, &words);
	if (words.count > SAY_WORDS_MOST)
		diagnostics_warning(spot->diagnostics, spot->file, spot->line,
				    "it has %zu words, and up to %d can be followed by ear: make "
				    "more lines of it", words.count, SAY_WORDS_MOST);
}

static bool read_say(const struct spot *spot, void *into)
{
	const char *text = arena_copy(spot->arena, spot->value);

	mind_length(spot);
	return add_cue(spot, into, (struct cue){ .kind = CUE_SAY, .text = text });
}

static bool read_pause(const struct spot *spot, void *into)
{
	int64_t ms;

	return read_seconds(spot, &ms) &&
	       add_cue(spot, into, (struct cue){ .kind = CUE_PAUSE, .pause_ms = ms });
}

static bool read_bell(const struct spot *spot, void *into)
{
	size_t at;

	return spot_among(spot, spot->value, bells, BELL_COUNT, &at) &&
	       add_cue(spot, into,
		       (struct cue){ .kind = CUE_BELL, .bell = (enum bell)at });
}

static bool read_phase_words(const struct spot *spot, void *into)
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

static bool read_shown(const struct spot *spot, void *into)
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
					"hold, out and rest%s", value_comma_words(text));
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

static bool read_pattern(const struct spot *spot, void *into)
{
	struct breath_pattern pattern = { 0 };
	struct texts words;
	bool ok;

	value_words(spot->arena, spot->value, &words);
	if (words.count != 2 && words.count != 4)
		return spot_wrong(spot, "expected two numbers (in, out) or four (in, hold, "
					"out, rest) with blanks between");
	ok = in_phase(spot, words.at[0], &pattern);
	if (words.count == 2)
		ok = ok && phase(spot, words.at[1], &pattern.out_ms);
	else
		ok = ok && phase(spot, words.at[1], &pattern.hold_in_ms) &&
		       phase(spot, words.at[2], &pattern.out_ms) &&
		       phase(spot, words.at[3], &pattern.hold_out_ms);
	if (ok && (!pattern.in_ms || !pattern.out_ms))
		ok = spot_wrong(spot, "expected seconds above 0 for in and for out");
	if (ok)
		*(struct breath_pattern *)into = pattern;
	return ok;
}

static bool read_breaths(const struct spot *spot, void *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < 1 || number > BREATHS_MOST)
		return spot_wrong(spot, "expected a whole number from 1 to %d",
				  BREATHS_MOST);
	*(int *)into = number;
	return true;
}

static bool read_cue(const struct spot *spot, void *into)
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

static bool read_sit_bells(const struct spot *spot, void *into)
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
static bool read_bed(const struct spot *spot, void *into)
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
		diagnostics_warning(spot->diagnostics, spot->file, spot->line,
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

static bool read_file_name(const struct spot *spot, void *into)
{
	if (strchr(spot->value, '/') || spot->value[0] == '.')
		return spot_wrong(spot, "expected the name of a file in the audio folder, "
					"without a path");
	if (is_sound_file(spot->value))
		return spot_wrong(spot, "expected the name of a file without its ending");
	return read_text(spot, into);
}

static bool read_captions(const struct spot *spot, void *into)
{
	const char *dot = strrchr(spot->value, '.');

	if (dot && strcmp(dot, ".vtt") != 0)
		return spot_wrong(spot, "expected a WebVTT file, whose name ends in .vtt");
	return read_file_name(spot, into);
}

static bool read_gain(const struct spot *spot, void *into)
{
	int64_t gain;

	if (!value_thousandths(spot->value, &gain) || gain < GAIN_LEAST || gain > GAIN_MOST)
		return spot_wrong(spot, "expected decibels from %d to %d%s",
				  GAIN_LEAST / 1000, GAIN_MOST / 1000,
				  value_comma_words(spot->value));
	*(double *)into = (double)gain / 1000.0;
	return true;
}

static bool read_rating(const struct spot *spot, void *into)
{
	int number;

	if (!value_whole(spot->value, &number) || number < -RATING_MOST ||
	    number > RATING_MOST)
		return spot_wrong(spot, "expected a whole number from -%d to %d",
				  RATING_MOST, RATING_MOST);
	*(int *)into = number;
	return true;
}

static bool read_support(const struct spot *spot, void *into)
{
	struct step *step = into;

	step->supports = read_rating(spot, &step->support_from);
	return step->supports;
}

#define FIELD(name) offsetof(struct step, name)
#define COUNT(rules) (sizeof rules / sizeof rules[0])

static const struct key_rule read_keys[] = {
	{ "text", KEY_REQUIRED | KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(text),
	  "Take as long as you like with this page." },
	{ "seconds", 0, read_seconds, FIELD(length_ms), "20" },
	{ "shows", 0, read_shown, FIELD(shows), "intention" },
};

static const struct key_rule guide_keys[] = {
	{ "say", KEY_REQUIRED | KEY_REPEATS | KEY_SPOKEN, read_say, 0,
	  "Feel what is holding you up." },
	{ "pause", KEY_REPEATS, read_pause, 0, "6" },
	{ "bell", KEY_REPEATS, read_bell, 0, "bowl" },
	{ "bed", 0, read_bed, FIELD(bed), "rain" },
};

static const struct key_rule listen_keys[] = {
	{ "file", KEY_REQUIRED, read_file_name, FIELD(file), "evening" },
	{ "captions", 0, read_captions, FIELD(captions), "evening.vtt" },
	{ "text", KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(text), "A piece of music." },
	{ "gain", 0, read_gain, FIELD(gain_db), "-3" },
};

static const struct key_rule breathe_keys[] = {
	{ "pattern", KEY_REQUIRED, read_pattern, FIELD(pattern), "3 4" },
	{ "breaths", 0, read_breaths, FIELD(breaths), "8" },
	{ "minutes", 0, read_minutes, FIELD(length_ms), "2" },
	{ "cue", 0, read_cue, FIELD(cue), "tone" },
	{ "words", KEY_SPOKEN, read_phase_words, 0, "in, out" },
	{ "bed", 0, read_bed, FIELD(bed), "rain" },
};

static const struct key_rule write_keys[] = {
	{ "ask", KEY_REQUIRED | KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(ask),
	  "What would you like to keep from today?" },
	{ "hint", KEY_SPOKEN, read_text, FIELD(hint), "One line is plenty" },
	{ "keep", 0, read_name, FIELD(keep), "intention" },
};

static const struct key_rule rate_keys[] = {
	{ "ask", KEY_REQUIRED | KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(ask),
	  "How steady are you?" },
	{ "from", 0, read_rating, FIELD(from), "0" },
	{ "to", 0, read_rating, FIELD(to), "10" },
	{ "low", KEY_SPOKEN, read_text, FIELD(low), "not at all" },
	{ "high", KEY_SPOKEN, read_text, FIELD(high), "very" },
	{ "label", KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(labels), "Several days" },
	{ "track", 0, read_name, FIELD(track), "steadiness" },
	{ "adds", 0, read_name, FIELD(adds), "calm-week" },
	{ "support", 0, read_support, 0, "1" },
};

static const struct key_rule choose_keys[] = {
	{ "ask", KEY_REQUIRED | KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(ask),
	  "Which of these is true today?" },
	{ "option", KEY_REQUIRED | KEY_REPEATS | KEY_SPOKEN, read_texts, FIELD(options),
	  "Rested" },
	{ "many", 0, read_yes_no, FIELD(many), "yes" },
	{ "keep", 0, read_name, FIELD(keep), "values" },
};

static const struct key_rule sit_keys[] = {
	{ "minutes", KEY_REQUIRED, read_minutes, FIELD(length_ms), "5" },
	{ "bells", 0, read_sit_bells, FIELD(bells), "start, every 5, end" },
	{ "bed", 0, read_bed, FIELD(bed), "rain" },
};

static const struct key_schema tables[STEP_KIND_COUNT] = {
	[STEP_READ] = { "a read step", read_keys, COUNT(read_keys) },
	[STEP_GUIDE] = { "a guide step", guide_keys, COUNT(guide_keys) },
	[STEP_LISTEN] = { "a listen step", listen_keys, COUNT(listen_keys) },
	[STEP_BREATHE] = { "a breathe step", breathe_keys, COUNT(breathe_keys) },
	[STEP_WRITE] = { "a write step", write_keys, COUNT(write_keys) },
	[STEP_RATE] = { "a rate step", rate_keys, COUNT(rate_keys) },
	[STEP_CHOOSE] = { "a choose step", choose_keys, COUNT(choose_keys) },
	[STEP_SIT] = { "a sit step", sit_keys, COUNT(sit_keys) },
};

const struct key_schema *step_keys(enum step_kind kind)
{
	assert(kind < STEP_KIND_COUNT);
	return &tables[kind];
}

struct step step_begin(enum step_kind kind, const char *name, int line)
{
	return (struct step){ .kind = kind, .name = name, .line = line,
			      .cue = BREATH_CUE_TONE, .from = 0, .to = 10 };
}

/* A breathe step has its length in one of two ways. */
static void breathe_end(const struct section *section, struct diagnostics *diagnostics,
			const char *file)
{
	int breaths = section_line(section, "breaths");
	int minutes = section_line(section, "minutes");

	if (breaths && minutes)
		diagnostics_error(diagnostics, file, breaths > minutes ? breaths : minutes,
				  "[%s] has both \"breaths\" and \"minutes\": keep the one "
				  "that is meant", section->name);
	else if (!breaths && !minutes && section_sure(section, "breaths") &&
		 section_sure(section, "minutes"))
		diagnostics_error(diagnostics, file, section->line,
				  "[%s] does not say how long: add a line such as \"breaths = "
				  "8\" or \"minutes = 2\"", section->name);
}

/* Without a label for each number, the two ends must have their words. */
static void words_end(const struct section *section, const struct step *step,
		      struct diagnostics *diagnostics, const char *file)
{
	size_t numbers = (size_t)(step->to - step->from + 1);
	int line = section_line(section, "label");

	if (!line && section_sure(section, "label")) {
		section_wants(section, "low", diagnostics, file);
		section_wants(section, "high", diagnostics, file);
	} else if (section_sure(section, "label") && step->labels.count != numbers) {
		diagnostics_error(diagnostics, file, line,
				  "[%s] goes from %d to %d and has %zu labels: give one to each "
				  "number, %zu in all, in their order", section->name,
				  step->from,
				  step->to, step->labels.count, numbers);
	}
}

static void support_end(const struct section *section, const struct step *step,
			struct diagnostics *diagnostics, const char *file)
{
	if (step->supports &&
	    (step->support_from < step->from || step->support_from > step->to))
		diagnostics_error(diagnostics, file, section_line(section, "support"),
				  "support = %d: [%s] goes from %d to %d, and the number from "
				  "which on the support page opens is one of them",
				  step->support_from, section->name, step->from, step->to);
}

/* What Today learns from a practice is less, the same or more, and no scale. */
static void track_end(const struct section *section, const struct step *step,
		      struct diagnostics *diagnostics, const char *file)
{
	if (step->track && !strcmp(step->track, "steadiness") &&
	    (step->from != -1 || step->to != 1))
		diagnostics_error(diagnostics, file, section_line(section, "track"),
				  "track = steadiness is for \"less steady, the same, steadier\", "
				  "from -1 to 1: give this series another name");
}

static void rate_end(const struct section *section, const struct step *step,
		     struct diagnostics *diagnostics, const char *file)
{
	int line = section_line(section, "to");
	bool sure = section_sure(section, "from") && section_sure(section, "to");

	if (!line)
		line = section_line(section, "from");
	if (sure && step->from >= step->to)
		diagnostics_error(diagnostics, file, line,
				  "[%s] goes from %d to %d: let \"from\" be less than \"to\"",
				  section->name, step->from, step->to);
	else if (sure) {
		words_end(section, step, diagnostics, file);
		support_end(section, step, diagnostics, file);
		track_end(section, step, diagnostics, file);
	}
}

static void choose_end(const struct section *section, const struct step *step,
		       struct diagnostics *diagnostics, const char *file)
{
	size_t count = step->options.count;
	int line = section_line(section, "option");

	if (!section_sure(section, "option") || !line)
		return;
	if (count < 2 && !section->broken)
		diagnostics_error(diagnostics, file, line,
				  "[%s] has one option only: add another \"option = ...\"",
				  section->name);
	if (count > OPTIONS_MOST)
		diagnostics_error(diagnostics, file, line,
				  "[%s] has %zu options; at most %d can be shown: make two "
				  "steps of it", section->name, count, OPTIONS_MOST);
	for (size_t i = 0; i < count && i < OPTIONS_MOST; i++)
		for (size_t j = 0; j < i; j++)
			if (!strcmp(step->options.at[i], step->options.at[j]))
				diagnostics_error(diagnostics, file, line,
						  "[%s] offers \"%.60s\" twice: take one out",
						  section->name, step->options.at[i]);
}

void step_end(const struct section *section, const struct step *step,
	      struct diagnostics *diagnostics, const char *file)
{
	section_end(section, diagnostics, file);
	switch (step->kind) {
	case STEP_BREATHE:
		breathe_end(section, diagnostics, file);
		break;
	case STEP_RATE:
		rate_end(section, step, diagnostics, file);
		break;
	case STEP_CHOOSE:
		choose_end(section, step, diagnostics, file);
		break;
	case STEP_READ:
	case STEP_GUIDE:
	case STEP_LISTEN:
	case STEP_WRITE:
	case STEP_SIT:
	case STEP_KIND_COUNT:
		break;
	}
}
