/* model/settings.c -- the rows of settings.def as a table, and values as words. */
#include "model/settings.h"

#include "base/buffer.h"
#include "model/narration.h"

#include <assert.h>

#define NAME(id, name) name,
static const char *const motion_words[] = { MOTIONS(NAME) NULL };
static const char *const where_words[] = { WHERES(NAME) NULL };
static const char *const track_words[] = { TRACKS(NAME) NULL };
static const char *const theme_words[] = { THEMES(NAME) NULL };
static const char *const cue_words[] = { BREATH_CUES(NAME) "as written", NULL };
static const char *const bed_words[] = { "as written", "none", BEDS(NAME) NULL };

static const struct setting rows[] = {
#define SETTING(in_section, key_name, field_name, of_kind, start, comment, ...)  \
	{ .section = #in_section, .key = #key_name, .kind = SETTING_##of_kind,   \
	  .field = offsetof(struct settings, field_name), __VA_ARGS__ },
#include "model/settings.def"
};

const struct setting *setting_at(size_t index)
{
	assert(index < setting_count());
	return &rows[index];
}

size_t setting_count(void)
{
	return sizeof rows / sizeof *rows;
}

struct settings settings_defaults(void)
{
	return (struct settings){
#define SETTING(section, key, field_name, kind, start, ...) .field_name = start,
#include "model/settings.def"
		.cue_as_written = true
	};
}

const char *motion_name(enum motion motion)
{
	assert(motion < MOTION_COUNT);
	return motion_words[motion];
}

const char *where_name(enum where where)
{
	assert(where < WHERE_COUNT);
	return where == WHERE_UNSAID ? "" : where_words[where - 1];
}

static void write_on_off(const void *value, struct buffer *text)
{
	buffer_add_string(text, *(const bool *)value ? "on" : "off");
}

static void write_number(const void *value, struct buffer *text)
{
	buffer_print(text, "%d", *(const int *)value);
}

static void write_number_or_none(const void *value, struct buffer *text)
{
	if (*(const int *)value)
		write_number(value, text);
}

static void write_text(const void *value, struct buffer *text)
{
	buffer_add_string(text, *(const char *const *)value);
}

static void write_motion(const void *value, struct buffer *text)
{
	buffer_add_string(text, motion_name(*(const enum motion *)value));
}

static void write_where(const void *value, struct buffer *text)
{
	buffer_add_string(text, where_name(*(const enum where *)value));
}

/* From struct settings, of which it writes two fields. */
static void write_track(const void *value, struct buffer *text)
{
	const struct settings *settings = value;

	if (settings->track_chosen)
		buffer_add_string(text, track_name(settings->track));
}

/* From struct settings, of which it writes two fields. */
static void write_cue(const void *value, struct buffer *text)
{
	const struct settings *settings = value;

	buffer_add_string(text, settings->cue_as_written ? "as written"
							 : breath_cue_name(settings->cue));
}

static void write_list(const void *value, struct buffer *text)
{
	const struct texts *texts = value;

	for (size_t i = 0; i < texts->count; i++)
		buffer_print(text, "%s%s", i ? ", " : "", texts->at[i]);
}

static void write_words(unsigned bits, int count, const char *(*name)(int index),
			struct buffer *text)
{
	const char *between = "";

	for (int i = 0; i < count; i++)
		if (bits & (1u << i)) {
			buffer_print(text, "%s%s", between, name(i));
			between = ", ";
		}
}

static const char *name_of_leave_out(int index)
{
	return leave_out_name((enum leave_out)index);
}

static const char *name_of_condition(int index)
{
	return condition_name((enum condition)index);
}

static void write_leave_outs(const void *value, struct buffer *text)
{
	write_words(*(const unsigned *)value, LEAVE_OUT_COUNT, name_of_leave_out, text);
}

static void write_conditions(const void *value, struct buffer *text)
{
	write_words(*(const unsigned *)value, CONDITION_COUNT, name_of_condition, text);
}

static void write_moves(const void *value, struct buffer *text)
{
	const struct moves *moves = value;

	for (size_t i = 0; i < moves->count; i++)
		buffer_print(text, "%s%s %d on %s", i ? ", " : "", moves->at[i].programme,
			     moves->at[i].day, moves->at[i].date);
}

static void (*const writers[])(const void *value, struct buffer *text) = {
	[SETTING_ON_OFF] = write_on_off, [SETTING_PER_CENT] = write_number,
	[SETTING_NUMBER] = write_number, [SETTING_NUMBER_OR_NONE] = write_number_or_none,
	[SETTING_WORD] = write_text, [SETTING_MOTION] = write_motion,
	[SETTING_WHERE] = write_where, [SETTING_TRACK] = write_track,
	[SETTING_CUE] = write_cue, [SETTING_BED] = write_text,
	[SETTING_LEAVE_OUTS] = write_leave_outs, [SETTING_CONDITIONS] = write_conditions,
	[SETTING_TEXT] = write_text,
	[SETTING_NAME] = write_text, [SETTING_DATE] = write_text,
	[SETTING_DATES] = write_list, [SETTING_MOVES] = write_moves,
	[SETTING_PROGRAMMES] = write_list, [SETTING_COUNTRY] = write_text,
	[SETTING_STORE] = write_text,
};
static_assert(sizeof writers / sizeof *writers == SETTING_KIND_COUNT,
	      "each kind of setting has a writer");

size_t setting_offset(const struct setting *setting)
{
	bool two_fields = setting->kind == SETTING_TRACK || setting->kind == SETTING_CUE;

	return two_fields ? 0 : setting->field;
}

void setting_write(const struct setting *setting, const struct settings *settings,
		   struct buffer *text)
{
	writers[setting->kind]((const char *)settings + setting_offset(setting), text);
}
