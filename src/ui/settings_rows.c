/* ui/settings_rows.c -- one line a setting. */
#include "ui/settings_rows.h"

#include "base/buffer.h"
#include "model/settings.h"

#include <stdio.h>
#include <string.h>

#define NAME(id, name) name,
static const char *const motions[] = { MOTIONS(NAME) NULL };
static const char *const cues[] = { "as written", BREATH_CUES(NAME) NULL };
static const char *const beds[] = { "as written", "none", BEDS(NAME) NULL };
static const char *const wheres[] = { "", WHERES(NAME) NULL };
static const char *const tracks[] = { "", TRACKS(NAME) NULL };
static const char *const themes[] = { "calm", "light", "high-contrast", NULL };

#define FIELD(name) offsetof(struct settings, name)
#define ON_OFF(section, name, label, help) \
	{ section, #name, label, help, SETTING_ON_OFF, FIELD(name), NULL, 0 }
#define PER_CENT(name, label, help) \
	{ "sound", #name, label, help, SETTING_PER_CENT, FIELD(name), NULL, 0 }
#define WORD(section, name, label, help, words) \
	{ section, #name, label, help, SETTING_WORD, FIELD(name), words, 0 }
#define TEXT(section, name, label, help) \
	{ section, #name, label, help, SETTING_TEXT, FIELD(name), NULL, 0 }
#define LEAVE(id, label, help) \
	{ "practice", "leave_out", label, help, SETTING_LEAVE_OUT, FIELD(leave_out), \
	  NULL, LEAVE_OUT_##id }

static const struct setting_row rows[] = {
	TEXT("people", clinic_day, "Clinic, by day", "The number, as on paper. Shown first "
	     "when you press ! in a hard moment."),
	TEXT("people", clinic_night, "Clinic, by night", "The number for nights and "
	     "weekends."),
	TEXT("people", person_1, "One person", "A name and a number. Have you asked them?"),
	TEXT("people", person_2, "Another person", "A name and a number."),
	{ "people", "country", "Country", "Whose lines are shown after your own numbers.",
	  SETTING_COUNTRY, FIELD(country), NULL, 0 },
	ON_OFF("screen", captions, "Captions", "The words that are spoken, written as well."),
	WORD("screen", motion, "Motion", "full: a shape that breathes; reduced: a bar; "
	     "none: words only.", motions),
	WORD("screen", theme, "Colours", "calm for dark rooms, light, or high-contrast.",
	     themes),
	ON_OFF("sound", sound, "Sound", "Off opens no device; captions and pacing stay. "
	       "Holds from the next start."),
	PER_CENT(volume, "Volume", "Of everything together."),
	PER_CENT(voice, "  voice", "The one who speaks. 0 leaves the words to the captions."),
	PER_CENT(bed, "  bed", "The sound beneath: rain, ocean and so on."),
	PER_CENT(bells, "  bells", "Beginnings, ends, and the ones between."),
	PER_CENT(cues, "  breath tones", "Tones that rise and fall with the breath."),
	WORD("sound", bed_choice, "Which bed", "as written takes each practice's own.", beds),
	WORD("sound", cue, "Breath heard as", "A tone, a voice, or not at all.", cues),
	TEXT("sound", device, "Sound device", "By the name that \"groundwork doctor\" shows; "
	     "empty is the system's own. Holds from the next start."),
	{ "practice", "days_a_week", "Days a week", "On how many days you mean to practise. "
	  "Nothing counts the others.", SETTING_DAYS, FIELD(days_a_week), NULL, 0 },
	{ "practice", "day_starts", "A day starts at", "The hour, from 0 to 11: with 3, one in "
	  "the morning still belongs to the evening before.", SETTING_HOUR,
	  FIELD(day_starts_hour), NULL, 0 },
	ON_OFF("practice", ask_before, "Ask before", "How steady you are just now, before a "
	       "practice; Enter passes it by."),
	ON_OFF("practice", streak, "Days in a row", "Shown on Today. A gap is no loss, so it is "
	       "off until you want it."),
	LEAVE(BREATH, "Leave out: breath", "Attention on the breath."),
	LEAVE(HOLDS, "Leave out: holds", "Holding the breath. Pregnant, or with a heart, lung, "
	      "eye or seizure condition: leave this out, and ask your clinician."),
	LEAVE(EYES, "Leave out: eyes closed", "Practices in which eyes may be closed long."),
	LEAVE(BODY, "Leave out: body", "Attention moving through the body."),
	LEAVE(IMAGERY, "Leave out: imagery", "Inner pictures."),
	LEAVE(TENSING, "Leave out: tensing", "Tensing muscles and letting them go."),
	LEAVE(WALKING, "Leave out: walking", "Practices on one's feet."),
	LEAVE(WRITING, "Leave out: writing", "Pages to write."),
	TEXT("journey", arrival, "Arrival", "The day you arrive, as YYYY-MM-DD; empty while "
	     "it is open."),
	TEXT("journey", home, "Home again", "Your first day at home, as YYYY-MM-DD."),
	{ "journey", "session_days", "Session days", "As YYYY-MM-DD, with commas between. They "
	  "are kept quiet; when a session is, the clinic says.", SETTING_DATES,
	  FIELD(session_days), NULL, 0 },
	WORD("journey", where, "Where you are", "While dates are not known; dates say more.",
	     wheres),
	{ "journey", "form", "Days of preparing", "21, 14 or 7. Empty: the longest that "
	  "fits before your arrival.", SETTING_FORM, FIELD(form_days), NULL, 0 },
	WORD("journey", track, "Track", "Of the weeks after: steady, or tender with less in a "
	     "day. Change it whenever you like.", tracks),
	{ "", "", "First questions", "Enter goes through them again. What stands in the settings "
	  "is shown, and stays unless you change it.", SETTING_QUESTIONS, 0, NULL, 0 },
};

const struct setting_row *setting_row(size_t index)
{
	return &rows[index];
}

size_t setting_row_count(void)
{
	return sizeof rows / sizeof *rows;
}

static void say(char text[SETTING_TEXT_MOST], const char *words)
{
	snprintf(text, SETTING_TEXT_MOST, "%s", words);
}

static const void *field_of(const struct setting_row *row, const struct settings *settings)
{
	return (const char *)settings + row->field;
}

static int number_of(const struct setting_row *row, const struct settings *settings)
{
	return *(const int *)field_of(row, settings);
}

static const char *word_of(const struct setting_row *row, const struct settings *settings)
{
	if (row->words == motions)
		return motion_name(settings->motion);
	if (row->words == cues)
		return settings->cue_as_written ? "as written"
						: breath_cue_name(settings->cue);
	if (row->words == wheres)
		return where_name(settings->where);
	if (row->words == tracks)
		return tracks[settings->track_chosen ? 1 + (int)settings->track : 0];
	return *(const char *const *)field_of(row, settings);
}

static void join(const struct setting_row *row, const struct settings *settings,
		 char text[SETTING_TEXT_MOST])
{
	const struct texts *texts = field_of(row, settings);
	struct buffer all = { 0 };

	for (size_t i = 0; i < texts->count; i++)
		buffer_print(&all, "%s%s", i ? ", " : "", texts->at[i]);
	say(text, buffer_string(&all));
	buffer_free(&all);
}

void setting_value(const struct setting_row *row, const struct settings *settings,
		   char text[SETTING_TEXT_MOST])
{
	switch (row->kind) {
	case SETTING_ON_OFF:
		say(text, *(const bool *)field_of(row, settings) ? "on" : "off");
		break;
	case SETTING_PER_CENT:
		snprintf(text, SETTING_TEXT_MOST, "%d %%", number_of(row, settings));
		break;
	case SETTING_FORM:
	case SETTING_DAYS:
	case SETTING_HOUR:
		snprintf(text, SETTING_TEXT_MOST, "%d", number_of(row, settings));
		if (row->kind == SETTING_FORM && !number_of(row, settings))
			say(text, "");
		break;
	case SETTING_DATES:
		join(row, settings, text);
		break;
	case SETTING_QUESTIONS:
		say(text, "go through them again");
		break;
	case SETTING_LEAVE_OUT:
		say(text, settings->leave_out & (1u << row->leave_out) ? "yes" : "no");
		break;
	case SETTING_WORD:
	case SETTING_TEXT:
	case SETTING_COUNTRY:
		say(text, word_of(row, settings));
		break;
	}
}

static void step_word(const struct setting_row *row, const struct settings *settings,
		      int by, char text[SETTING_TEXT_MOST])
{
	const char *now = word_of(row, settings);
	int count = 0, at = 0;

	for (; row->words[count]; count++)
		if (!strcmp(row->words[count], now))
			at = count;
	say(text, row->words[(at + by + count) % count]);
}

static void step_leave_out(const struct setting_row *row, const struct settings *settings,
			   char text[SETTING_TEXT_MOST])
{
	unsigned now = settings->leave_out ^ (1u << row->leave_out);

	struct buffer names = { 0 };

	for (int i = 0; i < LEAVE_OUT_COUNT; i++)
		if (now & (1u << i))
			buffer_print(&names, "%s%s", names.length ? ", " : "",
				     leave_out_name((enum leave_out)i));
	say(text, buffer_string(&names));
	buffer_free(&names);
}

static void step_number(int now, int by, int least, int most,
			char text[SETTING_TEXT_MOST])
{
	now += by;
	snprintf(text, SETTING_TEXT_MOST, "%d", now < least ? least
						: now > most ? most : now);
}

bool setting_is_typed(const struct setting_row *row)
{
	return row->kind == SETTING_TEXT || row->kind == SETTING_DATES ||
	       row->kind == SETTING_FORM;
}

bool setting_step(const struct setting_row *row, const struct settings *settings,
		  int by, char text[SETTING_TEXT_MOST])
{
	switch (row->kind) {
	case SETTING_ON_OFF:
		say(text, *(const bool *)field_of(row, settings) ? "off" : "on");
		return true;
	case SETTING_PER_CENT:
		step_number(number_of(row, settings), by * 5, 0, 100, text);
		return true;
	case SETTING_DAYS:
		step_number(number_of(row, settings), by, 1, 7, text);
		return true;
	case SETTING_HOUR:
		step_number(number_of(row, settings), by, 0, 11, text);
		return true;
	case SETTING_WORD:
		step_word(row, settings, by, text);
		return true;
	case SETTING_LEAVE_OUT:
		step_leave_out(row, settings, text);
		return true;
	case SETTING_TEXT:
	case SETTING_DATES:
	case SETTING_FORM:
	case SETTING_COUNTRY:
	case SETTING_QUESTIONS:
		break;
	}
	return false;
}
