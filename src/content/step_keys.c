/* content/step_keys.c -- eight tables, and the few laws that tables cannot say. */
#include "content/step_keys.h"

#include "content/step_values.h"

#include <string.h>

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

static const struct key_table tables[STEP_KIND_COUNT] = {
	[STEP_READ] = { "a read step", read_keys, COUNT(read_keys) },
	[STEP_GUIDE] = { "a guide step", guide_keys, COUNT(guide_keys) },
	[STEP_LISTEN] = { "a listen step", listen_keys, COUNT(listen_keys) },
	[STEP_BREATHE] = { "a breathe step", breathe_keys, COUNT(breathe_keys) },
	[STEP_WRITE] = { "a write step", write_keys, COUNT(write_keys) },
	[STEP_RATE] = { "a rate step", rate_keys, COUNT(rate_keys) },
	[STEP_CHOOSE] = { "a choose step", choose_keys, COUNT(choose_keys) },
	[STEP_SIT] = { "a sit step", sit_keys, COUNT(sit_keys) },
};

const struct key_table *step_keys(enum step_kind kind)
{
	return &tables[kind];
}

struct step step_begin(enum step_kind kind, const char *name, int line)
{
	return (struct step){ .kind = kind, .name = name, .line = line,
			      .cue = BREATH_CUE_TONE, .from = 0, .to = 10 };
}

/* A breathe step has its length in one of two ways. */
static void breathe_end(const struct section *section, struct problems *problems,
			const char *file)
{
	int breaths = section_line(section, "breaths");
	int minutes = section_line(section, "minutes");

	if (breaths && minutes)
		problems_error(problems, file, breaths > minutes ? breaths : minutes,
			       "[%s] has both \"breaths\" and \"minutes\": keep the one "
			       "that is meant", section->name);
	else if (!breaths && !minutes && section_sure(section, "breaths") &&
		 section_sure(section, "minutes"))
		problems_error(problems, file, section->line,
			       "[%s] does not say how long: add a line such as \"breaths = "
			       "8\" or \"minutes = 2\"", section->name);
}

/* Without a label for each number, the two ends must have their words. */
static void words_end(const struct section *section, const struct step *step,
		      struct problems *problems, const char *file)
{
	size_t numbers = (size_t)(step->to - step->from + 1);
	int line = section_line(section, "label");

	if (!line && section_sure(section, "label")) {
		section_wants(section, "low", problems, file);
		section_wants(section, "high", problems, file);
	} else if (section_sure(section, "label") && step->labels.count != numbers) {
		problems_error(problems, file, line,
			       "[%s] goes from %d to %d and has %zu labels: give one to each "
			       "number, %zu in all, in their order", section->name, step->from,
			       step->to, step->labels.count, numbers);
	}
}

static void support_end(const struct section *section, const struct step *step,
			struct problems *problems, const char *file)
{
	if (step->supports &&
	    (step->support_from < step->from || step->support_from > step->to))
		problems_error(problems, file, section_line(section, "support"),
			       "support = %d: [%s] goes from %d to %d, and the number from "
			       "which on the support page opens is one of them",
			       step->support_from, section->name, step->from, step->to);
}

/* What Today learns from a practice is less, the same or more, and no scale. */
static void track_end(const struct section *section, const struct step *step,
		      struct problems *problems, const char *file)
{
	if (step->track && !strcmp(step->track, "steadiness") &&
	    (step->from != -1 || step->to != 1))
		problems_error(problems, file, section_line(section, "track"),
			       "track = steadiness is for \"less steady, the same, steadier\", "
			       "from -1 to 1: give this series another name");
}

static void rate_end(const struct section *section, const struct step *step,
		     struct problems *problems, const char *file)
{
	int line = section_line(section, "to");
	bool sure = section_sure(section, "from") && section_sure(section, "to");

	if (!line)
		line = section_line(section, "from");
	if (sure && step->from >= step->to)
		problems_error(problems, file, line,
			       "[%s] goes from %d to %d: let \"from\" be less than \"to\"",
			       section->name, step->from, step->to);
	else if (sure) {
		words_end(section, step, problems, file);
		support_end(section, step, problems, file);
		track_end(section, step, problems, file);
	}
}

static void choose_end(const struct section *section, const struct step *step,
		       struct problems *problems, const char *file)
{
	size_t count = step->options.count;
	int line = section_line(section, "option");

	if (!section_sure(section, "option") || !line)
		return;
	if (count < 2 && !section->broken)
		problems_error(problems, file, line,
			       "[%s] has one option only: add another \"option = ...\"",
			       section->name);
	if (count > OPTIONS_MOST)
		problems_error(problems, file, line,
			       "[%s] has %zu options; at most %d can be shown: make two "
			       "steps of it", section->name, count, OPTIONS_MOST);
	for (size_t i = 0; i < count && i < OPTIONS_MOST; i++)
		for (size_t j = 0; j < i; j++)
			if (!strcmp(step->options.at[i], step->options.at[j]))
				problems_error(problems, file, line,
					       "[%s] offers \"%.60s\" twice: take one out",
					       section->name, step->options.at[i]);
}

void step_end(const struct section *section, const struct step *step,
	      struct problems *problems, const char *file)
{
	section_end(section, problems, file);
	switch (step->kind) {
	case STEP_BREATHE:
		breathe_end(section, problems, file);
		break;
	case STEP_RATE:
		rate_end(section, step, problems, file);
		break;
	case STEP_CHOOSE:
		choose_end(section, step, problems, file);
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
