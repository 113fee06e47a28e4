/* practice/arrangement.c -- clips looked up, lengths measured, sounds put in place. */
#include "practice/arrangement.h"

#include "app/app.h"
#include "app/sounds.h"
#include "base/arena.h"
#include "base/error.h"
#include "content/captions_file.h"
#include "engine/breath.h"
#include "model/narration.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* An arrangement that is being made. */
struct maker {
	struct arrangement *arrangement;
	const struct app *app;
	struct arena *arena;
	struct unheard *unheard;
	size_t capacity;
};

/* The same file is told once a step. */
static void tell_unheard(struct maker *maker, size_t step, const char *words)
{
	struct arrangement *made = maker->arrangement;

	for (size_t i = 0; i < made->unheard_count; i++)
		if (maker->unheard[i].step == step && !strcmp(maker->unheard[i].words, words))
			return;
	if (made->unheard_count == maker->capacity) {
		struct unheard *larger;

		maker->capacity = maker->capacity ? maker->capacity * 2 : 8;
		larger = arena_array(maker->arena, maker->capacity, sizeof *larger);
		if (made->unheard_count)
			memcpy(larger, maker->unheard, made->unheard_count * sizeof *larger);
		maker->unheard = larger;
	}
	maker->unheard[made->unheard_count++] = (struct unheard){ step, words };
	made->unheard = maker->unheard;
}

/* Whether the file can be played, and how long it is; else that is told. */
static bool measure_file(struct maker *maker, size_t step, const char *path,
			 int64_t *length_ms)
{
	struct error error;

	if (audio_file_length_ms(path, length_ms, &error))
		return true;
	tell_unheard(maker, step, arena_copy(maker->arena, error.text));
	return false;
}

/* The file of a bell, a bed or a recording; NULL, and told, when it cannot be played. */
static const char *measure_sound(struct maker *maker, size_t step, const char *name,
				 int64_t *length_ms)
{
	const char *path = app_sound(maker->app, maker->arena, name);

	if (path)
		return measure_file(maker, step, path, length_ms) ? path : NULL;
	tell_unheard(maker, step,
		     arena_print(maker->arena, "%s: %s", name,
				 app_sound_missing(maker->app, maker->arena, name)));
	return NULL;
}

static int64_t measure_line(struct maker *maker, size_t step, const char *text,
			    const char **clip)
{
	int64_t length_ms;

	*clip = app_clip(maker->app, maker->arena, text);
	if (*clip && measure_file(maker, step, *clip, &length_ms))
		return length_ms;
	*clip = NULL;
	maker->arrangement->lines_without_clip++;
	return narration_reading_ms(text);
}

/* Finds each line's clip and each bell; sets how long each cue is spoken or read. */
static void measure_lines(struct maker *maker, int64_t *speech_ms)
{
	const struct practice *practice = maker->arrangement->practice;
	size_t cues = timeline_cues(practice), at = 0;
	const char **clips = arena_array(maker->arena, cues + 1, sizeof *clips);
	int64_t unused_ms;

	maker->arrangement->clips = clips;
	for (size_t s = 0; s < practice->step_count; s++) {
		const struct step *step = &practice->steps[s];

		for (size_t c = 0; c < step->cue_count; c++, at++) {
			const struct cue *cue = &step->cues[c];

			if (cue->kind == CUE_BELL)
				measure_sound(maker, s, bell_name(cue->bell), &unused_ms);
			if (cue->kind != CUE_SAY)
				continue;
			speech_ms[at] = measure_line(maker, s, cue->text, &clips[at]);
			maker->arrangement->lines++;
		}
	}
}

/* A recording that is not heard lasts as long as its text takes to read. */
static int64_t reading_ms(const struct step *step)
{
	int64_t length_ms = 0;

	for (size_t i = 0; i < step->text.count; i++)
		length_ms += narration_reading_ms(step->text.at[i]);
	return length_ms ? length_ms : 2000;
}

/* What is wrong with them is told by `groundwork check`; what could be read is
 * shown. */
static struct captions read_captions(const struct app *app, struct arena *arena,
				     const struct step *step)
{
	struct diagnostics unsaid = { .arena = arena };
	struct captions captions = { 0 };
	const char *path = step->captions ? app_captions(app, arena, step->captions)
					  : NULL;

	if (path)
		captions_file_read(arena, path, &captions, &unsaid);
	return captions;
}

static void measure_recordings(struct maker *maker, int64_t *listen_ms)
{
	const struct practice *practice = maker->arrangement->practice;
	const char **paths = arena_array(maker->arena, practice->step_count + 1,
					 sizeof *paths);
	struct captions *captions = arena_array(maker->arena, practice->step_count + 1,
						sizeof *captions);
	int64_t unused_ms;

	maker->arrangement->recordings = paths;
	maker->arrangement->captions = captions;
	for (size_t s = 0; s < practice->step_count; s++) {
		const struct step *step = &practice->steps[s];

		if (step->bed && strcmp(step->bed, "none") != 0)
			measure_sound(maker, s, step->bed, &unused_ms);
		if (step->kind != STEP_LISTEN)
			continue;
		paths[s] = measure_sound(maker, s, step->file, &listen_ms[s]);
		if (!paths[s])
			listen_ms[s] = reading_ms(step);
		captions[s] = read_captions(maker->app, maker->arena, step);
	}
}

struct arrangement_sound arrangement_sound_of(const struct settings *settings)
{
	bool as_written = !strcmp(settings->bed_choice, "as written");

	return (struct arrangement_sound){
		.voice = settings->voice > 0,
		.bed = as_written ? NULL : settings->bed_choice,
		.cue_as_written = settings->cue_as_written,
		.cue = settings->cue,
	};
}

const char *arrangement_bed_after(const char *now)
{
	enum bed bed;

	if (!now)
		return "none";
	if (!strcmp(now, "none"))
		return bed_name((enum bed)0);
	return bed_find(now, &bed) && bed + 1 < BED_COUNT ? bed_name((enum bed)(bed + 1))
							   : NULL;
}

bool arrangement_make(struct arrangement *arrangement, const struct app *app,
		      struct arena *arena, const struct practice *practice,
		      int64_t wanted_ms, struct error *error)
{
	size_t cues = timeline_cues(practice);
	int64_t *speech_ms = arena_array(arena, cues + 1, sizeof *speech_ms);
	int64_t *listen_ms = arena_array(arena, practice->step_count + 1,
					 sizeof *listen_ms);
	struct timeline_room room = {
		.steps = arena_array(arena, practice->step_count + 1,
				     sizeof(struct timed_step)),
		.moments = arena_array(arena, cues + 1, sizeof(struct moment)),
	};
	struct maker maker = { .arrangement = arrangement, .app = app, .arena = arena };

	*arrangement = (struct arrangement){ .practice = practice };
	measure_lines(&maker, speech_ms);
	measure_recordings(&maker, listen_ms);
	return timeline_build(&arrangement->timeline, room, practice,
			      wanted_ms ? wanted_ms : practice->minutes_ms[0],
			      speech_ms, listen_ms, error);
}

const struct caption *arrangement_caption(const struct arrangement *arrangement,
					  size_t step, int64_t at_ms)
{
	const struct captions *captions = &arrangement->captions[step];
	const struct caption *now = NULL;

	assert(step < arrangement->practice->step_count);
	for (size_t i = 0; i < captions->count && captions->at[i].from_ms <= at_ms; i++)
		if (at_ms < captions->at[i].to_ms)
			now = &captions->at[i];
	return now;
}

int64_t arrangement_next_caption_ms(const struct arrangement *arrangement, size_t step,
				    int64_t at_ms)
{
	const struct captions *captions = &arrangement->captions[step];
	int64_t next_ms = -1;

	assert(step < arrangement->practice->step_count);
	for (size_t i = 0; i < captions->count; i++) {
		int64_t from_ms = captions->at[i].from_ms, to_ms = captions->at[i].to_ms;

		if (from_ms > at_ms && (next_ms < 0 || from_ms < next_ms))
			next_ms = from_ms;
		if (to_ms > at_ms && (next_ms < 0 || to_ms < next_ms))
			next_ms = to_ms;
	}
	return next_ms;
}

int64_t arrangement_next_bell_ms(const struct arrangement *arrangement, size_t step,
				 int64_t at_ms)
{
	const struct step *what = &arrangement->practice->steps[step];
	const struct timed_step *timed = &arrangement->timeline.steps[step];

	assert(step < arrangement->practice->step_count);
	if (what->kind == STEP_SIT)
		return timeline_sit_bell(what, timed, at_ms);
	for (size_t c = 0; what->kind == STEP_GUIDE && c < what->cue_count; c++)
		if (what->cues[c].kind == CUE_BELL && timed->moments[c].at_ms >= at_ms)
			return timed->moments[c].at_ms;
	return -1;
}

int64_t arrangement_next_sign_ms(const struct arrangement *arrangement, size_t step,
				 int64_t at_ms)
{
	int64_t bell_ms = arrangement_next_bell_ms(arrangement, step, at_ms + 1);
	int64_t caption_ms = arrangement_next_caption_ms(arrangement, step, at_ms);

	return bell_ms < 0 || (caption_ms >= 0 && caption_ms < bell_ms) ? caption_ms
									: bell_ms;
}

size_t arrangement_run_end(const struct arrangement *arrangement, size_t first)
{
	size_t end = first;

	while (end < arrangement->practice->step_count &&
	       arrangement->timeline.steps[end].timed)
		end++;
	return end;
}

/* A score that grows while it is written. */
struct writer {
	const struct arrangement *arrangement;
	const struct app *app;
	struct arena *arena;
	const struct arrangement_sound *sound;
	struct sound *sounds;
	size_t count, capacity;
	struct bed_span *beds;
	size_t bed_count;
	int64_t at_ms;			/* where the present step begins */
	int64_t rings_ms;		/* until when the bells ring */
};

static void add(struct writer *writer, struct sound sound)
{
	if (writer->count == writer->capacity) {
		size_t more = writer->capacity ? writer->capacity * 2 : 64;
		struct sound *larger = arena_array(writer->arena, more,
						   sizeof *larger);

		if (writer->count)
			memcpy(larger, writer->sounds, writer->count * sizeof *larger);
		writer->sounds = larger;
		writer->capacity = more;
	}
	writer->sounds[writer->count++] = sound;
}

static void add_clip(struct writer *writer, enum bus bus, const char *path,
		     int64_t at_ms, double gain_db)
{
	if (path)
		add(writer, (struct sound){ .kind = SOUND_CLIP, .bus = bus,
					    .at_ms = writer->at_ms + at_ms, .path = path,
					    .gain_db = gain_db });
}

static void add_bell(struct writer *writer, enum bell bell, int64_t at_ms)
{
	const char *path = app_sound(writer->app, writer->arena, bell_name(bell));
	struct error told;	/* when the arrangement was made */
	int64_t length_ms, end_ms;

	if (!path || !audio_file_length_ms(path, &length_ms, &told))
		return;
	add_clip(writer, BUS_BELLS, path, at_ms, 0);
	end_ms = writer->at_ms + at_ms + length_ms;
	if (end_ms > writer->rings_ms)
		writer->rings_ms = end_ms;
}

static void add_bed(struct writer *writer, const struct step *step, int64_t length_ms)
{
	const char *name = step->bed;
	const char *path;

	if (writer->sound->bells_only)
		return;
	if (name && writer->sound->bed)
		name = writer->sound->bed;
	if (!name || !strcmp(name, "none"))
		return;
	path = app_sound(writer->app, writer->arena, name);
	if (path)
		writer->beds[writer->bed_count++] = (struct bed_span){
			path, writer->at_ms, writer->at_ms + length_ms };
}

static void add_guide(struct writer *writer, const struct step *step,
		      const struct timed_step *timed, size_t first_cue)
{
	for (size_t c = 0; c < step->cue_count; c++) {
		const struct cue *cue = &step->cues[c];
		int64_t at_ms = timed->moments[c].at_ms;

		if (cue->kind == CUE_BELL)
			add_bell(writer, cue->bell, at_ms);
		else if (cue->kind == CUE_SAY && writer->sound->voice &&
			 !writer->sound->bells_only)
			add_clip(writer, BUS_VOICE,
				 writer->arrangement->clips[first_cue + c], at_ms, 0);
	}
}

static const char *spoken(enum breath_phase phase)
{
	switch (phase) {
	case BREATH_IN:
		return NARRATION_IN;
	case BREATH_HOLD:
		return NARRATION_HOLD;
	case BREATH_OUT:
		return NARRATION_OUT;
	case BREATH_REST:
		return NARRATION_REST;
	case BREATH_TOP_UP:
		break;
	}
	return NULL;
}

static enum sound_kind tone(enum breath_phase phase)
{
	switch (phase) {
	case BREATH_IN:
		return SOUND_BREATH_IN;
	case BREATH_TOP_UP:
		return SOUND_BREATH_TOP_UP;
	case BREATH_HOLD:
		return SOUND_BREATH_HOLD;
	case BREATH_OUT:
		return SOUND_BREATH_OUT;
	case BREATH_REST:
		break;
	}
	return SOUND_BREATH_REST;
}

/* A phase is spoken when a voice was asked for and has the words; a tone serves
 * otherwise, so that every phase has its sound. */
static void add_phase(struct writer *writer, enum breath_cue cue,
		      enum breath_phase phase, int64_t at_ms, int64_t length_ms)
{
	const char *words = cue == BREATH_CUE_VOICE ? spoken(phase) : NULL;
	const char *clip = words ? app_clip(writer->app, writer->arena, words) : NULL;

	if (clip)
		add_clip(writer, BUS_CUES, clip, at_ms, 0);
	else
		add(writer, (struct sound){ .kind = tone(phase), .bus = BUS_CUES,
					    .at_ms = writer->at_ms + at_ms,
					    .length_ms = length_ms });
}

static void add_breaths(struct writer *writer, const struct step *step,
			const struct timed_step *timed)
{
	enum breath_cue cue = writer->sound->cue_as_written ? step->cue
							    : writer->sound->cue;
	enum breath_phase phase;
	int64_t length_ms;

	if (cue == BREATH_CUE_NONE || writer->sound->bells_only)
		return;
	for (int64_t at_ms = 0;;) {
		at_ms = breath_next_phase(&step->pattern, at_ms, &phase, &length_ms);
		if (at_ms >= timed->length_ms)
			return;
		add_phase(writer, cue, phase, at_ms, length_ms);
		at_ms += length_ms;
	}
}

static void add_sitting(struct writer *writer, const struct step *step,
			const struct timed_step *timed)
{
	for (int64_t at_ms = timeline_sit_bell(step, timed, 0); at_ms >= 0;
	     at_ms = timeline_sit_bell(step, timed, at_ms + 1)) {
		bool between = at_ms > 0 && at_ms < timed->length_ms;

		add_bell(writer, between ? BELL_SMALL : BELL_BOWL, at_ms);
	}
}

static void add_step(struct writer *writer, size_t index, size_t first_cue)
{
	const struct step *step = &writer->arrangement->practice->steps[index];
	const struct timed_step *timed = &writer->arrangement->timeline.steps[index];

	if (!timed->timed)
		return;
	add_bed(writer, step, timed->length_ms);
	switch (step->kind) {
	case STEP_GUIDE:
		add_guide(writer, step, timed, first_cue);
		break;
	case STEP_BREATHE:
		add_breaths(writer, step, timed);
		break;
	case STEP_SIT:
		add_sitting(writer, step, timed);
		break;
	case STEP_LISTEN:
		if (!writer->sound->bells_only)
			add_clip(writer, BUS_VOICE,
				 writer->arrangement->recordings[index], 0, step->gain_db);
		break;
	case STEP_READ:
	case STEP_WRITE:
	case STEP_RATE:
	case STEP_CHOOSE:
	case STEP_KIND_COUNT:
		break;
	}
	writer->at_ms += timed->length_ms;
}

struct score arrangement_score(const struct arrangement *arrangement,
			       const struct app *app, struct arena *arena,
			       const struct arrangement_sound *sound,
			       size_t first, size_t end)
{
	struct writer writer = {
		.arrangement = arrangement, .app = app, .arena = arena, .sound = sound,
		.beds = arena_array(arena, end - first + 1,
				    sizeof(struct bed_span)),
	};
	size_t cue = 0;

	assert(first <= end && end <= arrangement->practice->step_count);
	for (size_t s = 0; s < end; s++) {
		if (s >= first)
			add_step(&writer, s, cue);
		cue += arrangement->practice->steps[s].cue_count;
	}
	return (struct score){
		writer.sounds, writer.count, writer.beds, writer.bed_count, writer.at_ms,
		writer.rings_ms,
	};
}
