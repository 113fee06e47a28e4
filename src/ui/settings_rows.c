/* ui/settings_rows.c -- the rows of settings.def in the order of the screen.
 *
 * What can be left out, and for what, are settings with a row for each of their words. */
#include "ui/settings_rows.h"

#include "base/buffer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { PER_CENT_STEP = 5 };

/* what a person needs first comes first */
static const char *const sections[] = {
	"people", "screen", "sound", "practice", "journey", "caseload"
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static const struct {
	const char *label, *help;
} leave_outs[] = {
	[LEAVE_OUT_BREATH] = { "Leave out: breath", "Attention on the breath." },
	[LEAVE_OUT_HOLDS] = { "Leave out: holds",
			      "Holding the breath. Pregnant, or with a heart, lung, eye or "
			      "seizure condition: leave this out, and ask your clinician." },
	[LEAVE_OUT_EYES] = { "Leave out: eyes closed",
			     "Practices in which eyes may be closed long." },
	[LEAVE_OUT_BODY] = { "Leave out: body", "Attention moving through the body." },
	[LEAVE_OUT_IMAGERY] = { "Leave out: imagery", "Inner pictures." },
	[LEAVE_OUT_TENSING] = { "Leave out: tensing",
				"Tensing muscles and letting them go." },
	[LEAVE_OUT_WALKING] = { "Leave out: walking", "Practices on one's feet." },
	[LEAVE_OUT_WRITING] = { "Leave out: writing", "Pages to write." },
};
static_assert(sizeof leave_outs / sizeof *leave_outs == LEAVE_OUT_COUNT,
	      "each thing to leave out has a row");

static const struct setting_row questions = {
	.label = "First questions",
	.help = "Enter goes through them again. What stands in the settings is shown, and "
		"stays unless you change it.",
};

#define NOT_OFFERED "What is not for it, or wants a word with your clinician first, is not " \
	"offered: "

static const struct {
	const char *label, *help;
} conditions[] = {
	[CONDITION_MANIA] = { "Leave out for: mania",
			      NOT_OFFERED "mania, psychosis, strong dissociation." },
	[CONDITION_PANIC] = { "Leave out for: panic", NOT_OFFERED "panic, hunger for air." },
	[CONDITION_PREGNANCY] = { "Leave out for: pregnancy", NOT_OFFERED "pregnancy." },
	[CONDITION_HEART] = { "Leave out for: heart",
			      NOT_OFFERED "heart, blood pressure, fainting." },
	[CONDITION_LUNGS] = { "Leave out for: lungs", NOT_OFFERED "asthma, lungs." },
	[CONDITION_SEIZURES] = { "Leave out for: seizures", NOT_OFFERED "seizures." },
	[CONDITION_GLAUCOMA] = { "Leave out for: glaucoma",
				 NOT_OFFERED "glaucoma, conditions of the eyes." },
	[CONDITION_OPERATION] = { "Leave out for: operation",
				  NOT_OFFERED "an operation not long ago." },
};
static_assert(sizeof conditions / sizeof *conditions == CONDITION_COUNT,
	      "each condition has a row");

int setting_words(const struct setting *setting)
{
	return setting->kind == SETTING_LEAVE_OUTS ? LEAVE_OUT_COUNT
	       : setting->kind == SETTING_CONDITIONS ? CONDITION_COUNT : 0;
}

/* How many rows a setting has. */
static size_t rows_of(const struct setting *setting)
{
	return !setting->label ? 0
	       : setting_words(setting) ? (size_t)setting_words(setting) : 1;
}

/* The words of a setting of several. */
static unsigned *bits_of(const struct setting *setting, struct settings *settings)
{
	return (unsigned *)((char *)settings + setting->field);
}

size_t setting_row_count(void)
{
	size_t count = 1;	/* the questions */

	for (size_t i = 0; i < setting_count(); i++)
		count += rows_of(setting_at(i));
	return count;
}

/* Passes by the rows of one part of a section; gives the setting at which *index rows
 * have been passed, and in *index which row of it is meant; NULL when none is. */
static const struct setting *pass(const char *section, enum setting_order order,
				  size_t *index)
{
	for (size_t i = 0; i < setting_count(); i++) {
		const struct setting *setting = setting_at(i);

		if (strcmp(setting->section, section) != 0 || setting->order != order)
			continue;
		if (*index < rows_of(setting))
			return setting;
		*index -= rows_of(setting);
	}
	return NULL;
}

static const struct setting *find(size_t *index)
{
	static const enum setting_order orders[] = {
		ORDER_FIRST, ORDER_OF_FILE, ORDER_LAST
	};

	for (size_t i = 0; i < SECTIONS; i++)
		for (size_t j = 0; j < sizeof orders / sizeof *orders; j++) {
			const struct setting *setting = pass(sections[i], orders[j], index);

			if (setting)
				return setting;
		}
	return NULL;
}

struct setting_row setting_row(size_t index)
{
	const struct setting *setting = find(&index);

	if (!setting)
		return questions;
	if (setting->kind == SETTING_LEAVE_OUTS)
		return (struct setting_row){ setting, leave_outs[index].label,
					     leave_outs[index].help, (int)index };
	if (setting->kind == SETTING_CONDITIONS)
		return (struct setting_row){ setting, conditions[index].label,
					     conditions[index].help, (int)index };
	return (struct setting_row){ .setting = setting, .label = setting->label,
				     .help = setting->help };
}

static void say(char text[SETTING_TEXT_MOST], const char *words)
{
	snprintf(text, SETTING_TEXT_MOST, "%s", words);
}

static void write_value(const struct setting *setting, const struct settings *settings,
			char text[SETTING_TEXT_MOST])
{
	struct buffer value = { 0 };

	setting_write(setting, settings, &value);
	say(text, buffer_string(&value));
	buffer_free(&value);
}

void setting_value(const struct setting_row *row, const struct settings *settings,
		   char text[SETTING_TEXT_MOST])
{
	struct settings shown = *settings;

	if (!row->setting) {
		say(text, "go through them again");
	} else if (setting_words(row->setting)) {
		say(text, *bits_of(row->setting, &shown) & (1u << row->word) ? "yes" : "no");
	} else {
		write_value(row->setting, settings, text);
		if (row->setting->kind == SETTING_PER_CENT)
			strncat(text, " %", SETTING_TEXT_MOST - strlen(text) - 1);
	}
}

static void step_word(const struct setting *setting, bool can_be_none, int by,
		      char text[SETTING_TEXT_MOST])
{
	int words = 0, at = 0, count;

	for (; setting->words[words]; words++)
		if (!strcmp(setting->words[words], text))
			at = words;
	count = words + can_be_none;
	if (can_be_none && !text[0])
		at = words;
	at = (at + by + count) % count;
	say(text, at < words ? setting->words[at] : "");
}

static void step_number(const struct setting *setting, const struct settings *settings,
			int by, char text[SETTING_TEXT_MOST])
{
	int now = *(const int *)((const char *)settings + setting->field);
	bool per_cent = setting->kind == SETTING_PER_CENT;
	int least = per_cent ? 0 : setting->least, most = per_cent ? 100 : setting->most;

	now += per_cent ? by * PER_CENT_STEP : by;
	snprintf(text, SETTING_TEXT_MOST, "%d", now < least ? least
						: now > most ? most : now);
}

bool setting_step(const struct setting_row *row, const struct settings *settings,
		  int by, char text[SETTING_TEXT_MOST])
{
	const struct setting *setting = row->setting;
	struct settings changed = *settings;

	if (!setting)
		return false;
	if (setting_words(setting))
		*bits_of(setting, &changed) ^= 1u << row->word;
	write_value(setting, &changed, text);
	switch (setting->kind) {
	case SETTING_ON_OFF:
		say(text, strcmp(text, "on") ? "on" : "off");
		return true;
	case SETTING_PER_CENT:
	case SETTING_NUMBER:
		step_number(setting, settings, by, text);
		return true;
	case SETTING_WORD:
	case SETTING_MOTION:
	case SETTING_CUE:
	case SETTING_BED:
		step_word(setting, false, by, text);
		return true;
	case SETTING_WHERE:
	case SETTING_TRACK:
		step_word(setting, true, by, text);
		return true;
	case SETTING_LEAVE_OUTS:
	case SETTING_CONDITIONS:
		return true;
	case SETTING_NUMBER_OR_NONE:
	case SETTING_TEXT:
	case SETTING_NAME:
	case SETTING_DATE:
	case SETTING_DATES:
	case SETTING_MOVES:
	case SETTING_PROGRAMMES:
	case SETTING_COUNTRY:
	case SETTING_STORE:
	case SETTING_KIND_COUNT:
		break;
	}
	return false;
}

bool setting_is_typed(const struct setting_row *row)
{
	const struct settings any = settings_defaults();
	char text[SETTING_TEXT_MOST];

	/* what has no next value is typed, but for the country, which the screen knows */
	return row->setting && row->setting->kind != SETTING_COUNTRY &&
	       !setting_step(row, &any, 1, text);
}
