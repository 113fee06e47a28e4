/* practice/voice_recording.c -- follows the recorder from one state to the next, and says
 * in words what came of it. */
#include "practice/voice_recording.h"

#include "app/app.h"
#include "app/sounds.h"
#include "audio/recorder.h"
#include "practice/playback.h"
#include "practice/voice_recording_take.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/paths.h"
#include "content/lines.h"
#include "content/values.h"
#include "model/narration.h"

#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	KEY_MS = 50,		/* the key that ends a take is heard in it */
	JUDGE_MS = 2000,	/* after which a soft voice is called soft */
	METER_DB = 60,
	FADE_MS = 60,
	ECHO_MS = 400,		/* a fade, and what the device still holds */
	NOTE = 400
};

static const double LOUD = 0.98, SOFT_DB = -36;

struct voice_recording {
	struct app *app;
	const struct practice *practice;
	struct arena *arena;
	const char *voice;
	struct voice_lines lines;
	size_t line;			/* the one that is shown */
	enum voice_recording_state state;
	struct recorder *recorder;
	int64_t begin_ms;		/* when it is to begin; -1: it has */
	struct held_take held;		/* RECORDING_TAKEN */
	struct playback playback;	/* the take, or a clip, and */
	struct sound sound;		/* its only sound, */
	char path[PATH_MAX];		/* a file with this name */
	char note[NOTE];
};

/* Says something about the last thing; "" takes it back. */
static void say(struct voice_recording *record, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say(struct voice_recording *record, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(record->note, sizeof record->note, format, args);
	va_end(args);
}

/* What is heard in tests; NULL where real devices are. */
static const char *test_microphone(const struct app *app)
{
	const char *file = getenv("GROUNDWORK_TEST_MICROPHONE");

	if (clock_is_real(app_clock(app)))
		return NULL;
	return file ? file : "";
}

bool voice_recording_open(struct voice_recording **opened, struct app *app,
			  const struct practice *practice,
			  const struct voice_recording_options *options,
			  struct error *error)
{
	const char *voice = options->voice ? options->voice : RECORDING_VOICE;
	struct recorder_setup setup = { .device = options->device,
					.file = test_microphone(app) };
	struct voice_recording *record;

	*opened = NULL;
	if (!value_is_name(voice))
		return error_set(error, "\"%s\" cannot be the name of a voice: small letters, "
				 "digits and hyphens can, such as %s", voice,
				 RECORDING_VOICE);
	record = memory_alloc(sizeof *record);
	record->app = app;
	record->practice = practice;
	record->arena = arena_open();
	record->voice = arena_copy(record->arena, voice);
	record->held = HELD_TAKE_NONE;
	record->playback = playback_make(app_audio(app), app_clock(app));
	record->begin_ms = -1;
	record->recorder = recorder_open(&setup);
	if (voice_lines_gather(&record->lines, app, practice, record->voice, record->arena,
			       error)) {
		*opened = record;
		return true;
	}
	voice_recording_close(record);
	return false;
}

static int64_t now_ms(const struct voice_recording *record)
{
	return clock_now_ms(app_clock(record->app));
}

static bool is_listening(const struct voice_recording *record)
{
	return record->state == RECORDING_OPENING || record->state == RECORDING_RUNNING ||
	       record->state == RECORDING_ENDING;
}

/* ---- what is heard */

/* Hushes it, and tells how long the loudspeaker may still be heard. */
static int64_t silence(struct voice_recording *record)
{
	bool sounds = record->playback.playing && record->playback.heard;

	playback_hush(&record->playback, FADE_MS);
	return sounds ? ECHO_MS : 0;
}

static void play(struct voice_recording *record, const char *path, int64_t length_ms)
{
	struct score score = { .sounds = &record->sound, .sound_count = 1,
			       .length_ms = length_ms };

	silence(record);
	snprintf(record->path, sizeof record->path, "%s", path);
	record->sound = (struct sound){ .bus = BUS_VOICE, .path = record->path };
	playback_play(&record->playback, &score, 0);
}

void voice_recording_play(struct voice_recording *record)
{
	struct arena *arena = arena_open();
	const char *path = NULL;
	int64_t length_ms = 0;
	struct error error;

	if (record->state == RECORDING_TAKEN)
		path = held_take_path(&record->held, arena);
	else if (record->state == RECORDING_READY)
		path = voice_lines_clip(&record->lines, record->line, arena);
	if (path && audio_file_length_ms(path, &length_ms, &error))
		play(record, path, length_ms);
	else if (path)
		say(record, "It cannot be played: %s.", error.text);
	else if (record->state == RECORDING_READY)
		say(record, "There is no clip of this line yet.");
	arena_close(arena);
}

/* What leaves the loudspeaker; where that cannot be told, what should. */
static int64_t played_ms(const struct voice_recording *record)
{
	const struct playback *playback = &record->playback;

	return playback->heard_ms >= 0 ? playback->heard_ms : playback->at_ms;
}

/* Tells whether nothing can be heard here; says so of a take. */
static bool is_unheard(struct voice_recording *record)
{
	const struct audio *audio = record->playback.audio;

	if (!audio || (app_settings(record->app)->sound &&
		       (record->playback.heard || audio_state(audio) != AUDIO_NO_DEVICE)))
		return false;
	if (record->state == RECORDING_TAKEN && !record->note[0])
		say(record, "It cannot be heard here: %s. It can be kept all the same.",
		    audio_words(audio));
	return true;
}

static void play_on(struct voice_recording *record)
{
	playback_turn(&record->playback);
	if (record->playback.playing &&
	    (played_ms(record) >= record->playback.score.length_ms || is_unheard(record)))
		silence(record);
}

/* ---- what is recorded */

static void begin_when_due(struct voice_recording *record)
{
	if (record->begin_ms < 0 || now_ms(record) < record->begin_ms)
		return;
	record->begin_ms = -1;
	recorder_begin(record->recorder, now_ms(record));
}

void voice_recording_drop(struct voice_recording *record)
{
	if (is_listening(record) && record->begin_ms < 0)
		recorder_end(record->recorder, now_ms(record));
	record->begin_ms = -1;
	silence(record);
	held_take_drop(&record->held);
	say(record, "%s", "");
	record->state = RECORDING_READY;
}

void voice_recording_end(struct voice_recording *record)
{
	if (record->begin_ms >= 0)
		voice_recording_drop(record);
	else if (record->state == RECORDING_OPENING || record->state == RECORDING_RUNNING)
		recorder_end(record->recorder, now_ms(record));
}

/* The microphone must not hear what the loudspeaker still plays. */
void voice_recording_begin(struct voice_recording *record)
{
	if (is_listening(record))
		voice_recording_drop(record);
	record->begin_ms = now_ms(record) + silence(record);
	held_take_drop(&record->held);
	say(record, "%s", "");
	record->state = RECORDING_OPENING;
	begin_when_due(record);
}

void voice_recording_hush(struct voice_recording *record)
{
	bool listened = is_listening(record);

	silence(record);
	if (!listened)
		return;
	voice_recording_drop(record);
	say(record, "The microphone is closed. Everything that was kept is there.");
}

void voice_recording_go(struct voice_recording *record, int by)
{
	size_t last = record->lines.lines->count - 1, line = record->line;
	bool waited = record->state == RECORDING_TAKEN;

	if (is_listening(record))
		return;
	if (by < 0)
		line = (size_t)-by > line ? 0 : line - (size_t)-by;
	else
		line = (size_t)by > last - line ? last : line + (size_t)by;
	if (line == record->line)
		return;
	voice_recording_drop(record);
	if (waited)
		say(record, "The take of line %zu was not kept.", record->line + 1);
	record->line = line;
}

/* One sentence about how the take came out: the worst of it. */
static void say_how_it_is(struct voice_recording *record, int64_t lost_ms)
{
	if (lost_ms > 0)
		say(record, "A moment of it is missing: the machine was busy.");
	else if (record->held.take.clipped)
		say(record, "It was too loud in places: a little further away, or the "
		    "microphone turned down, is better.");
	else if (record->held.take.faint)
		say(record, "It is very soft: come closer, or turn the microphone up.");
	else if (record->held.take.noisy)
		say(record, "The room is loud behind the voice: a quieter place, or "
		    "closer to the microphone, is better.");
	else if (recorder_length_ms(record->recorder) >= 1000 * RECORDER_LONGEST_S)
		say(record, "A take ends after %d minutes.", RECORDER_LONGEST_S / 60);
}

bool voice_recording_take_in(struct voice_recording *record, const char *path,
			     struct error *error)
{
	struct recording take;

	voice_recording_drop(record);
	if (!recording_make_from(&take, path, error) ||
	    !held_take_hold(&record->held, take, error))
		return false;
	record->state = RECORDING_TAKEN;
	say_how_it_is(record, 0);
	return true;
}

/* The recorder is done: what it heard becomes a take. */
static void finish(struct voice_recording *record)
{
	struct recording take;
	struct error error;
	const float *frames;
	size_t count, key;
	int rate;

	frames = recorder_frames(record->recorder, &count, &rate);
	key = (size_t)rate * KEY_MS / 1000;
	record->state = RECORDING_READY;
	if (!recording_make(&take, frames, count > key ? count - key : 0, rate, &error)) {
		say(record, "Nothing was heard. Is this the right microphone, and is it "
		    "switched on? \"groundwork doctor\" lists them.");
		return;
	}
	if (!held_take_hold(&record->held, take, &error)) {
		say(record, "%s.", error.text);
		return;
	}
	record->state = RECORDING_TAKEN;
	say_how_it_is(record, recorder_lost_ms(record->recorder));
	voice_recording_play(record);
}

static void fail(struct voice_recording *record)
{
	const char *words = recorder_words(record->recorder);
	bool heard = recorder_length_ms(record->recorder) > 0;

	record->state = RECORDING_READY;
	say(record, "%c%s. %s", toupper((unsigned char)words[0]), words + 1, heard
	    ? "That take is gone, what was kept is there; Enter begins the line anew."
	    : "\"groundwork doctor\" lists what there is; --from FILE takes in a "
	      "recording made elsewhere.");
}

void voice_recording_turn(struct voice_recording *record)
{
	begin_when_due(record);
	recorder_pump(record->recorder, now_ms(record));
	if (is_listening(record) && record->begin_ms < 0)
		switch (recorder_state(record->recorder)) {
		case RECORDER_OPENING:
			break;
		case RECORDER_RUNNING:
			record->state = RECORDING_RUNNING;
			break;
		case RECORDER_ENDING:
			record->state = RECORDING_ENDING;
			break;
		case RECORDER_IDLE:
			finish(record);
			break;
		case RECORDER_FAILED:
			fail(record);
			break;
		}
	play_on(record);
}

int64_t voice_recording_due_ms(const struct voice_recording *record)
{
	enum recorder_state state = recorder_state(record->recorder);

	if (record->begin_ms >= 0)
		return record->begin_ms;
	if (state != RECORDER_IDLE && state != RECORDER_FAILED)
		return now_ms(record) + RECORDER_PUMP_MS;
	if (recorder_process(record->recorder))
		return now_ms(record) + RECORDER_PUMP_MS;
	return record->playback.playing ? now_ms(record) + AUDIO_PUMP_MS : INT64_MAX;
}

static double db_of(float level)
{
	return 20 * log10((double)level + 1e-6);
}

static void look_at_level(const struct voice_recording *record,
			  struct voice_recording_view *view)
{
	struct recorder_level level = recorder_level(record->recorder);
	double part = 1 + db_of(level.now) / METER_DB;

	view->level = part < 0 ? 0 : part > 1 ? 1 : part;
	if ((double)level.lately >= LOUD)
		view->level_words = "too loud: a little further away";
	else if (db_of(level.lately) >= SOFT_DB)
		view->level_words = "a good level";
	else if (view->length_ms >= JUDGE_MS)
		view->level_words = "very soft: come closer";
}

struct voice_recording_view voice_recording_look(const struct voice_recording *record)
{
	struct voice_recording_view view = {
		.state = record->state, .practice = record->practice,
		.voice = record->voice,
		.chosen = !strcmp(record->voice, app_settings(record->app)->voice_label),
		.line = record->line, .line_count = record->lines.lines->count,
		.kept_count = voice_lines_spoken_here(&record->lines),
		.level_words = "", .playing = record->playback.playing,
		.played_ms = played_ms(record),
		.sound_ms = record->playback.score.length_ms,
		.note = record->note[0] ? record->note : NULL,
	};

	view.text = voice_recording_line(record, record->line, &view.speaker);
	if (record->state == RECORDING_TAKEN)
		view.length_ms = recording_length_ms(&record->held.take);
	else if (record->state == RECORDING_RUNNING || record->state == RECORDING_ENDING)
		view.length_ms = recorder_length_ms(record->recorder);
	if (record->state == RECORDING_RUNNING)
		look_at_level(record, &view);
	return view;
}

const char *voice_recording_line(const struct voice_recording *record, size_t line,
				 enum voice_recording_speaker *speaker)
{
	*speaker = record->lines.speakers[line];
	return voice_lines_at(&record->lines, line)->text;
}

bool voice_recording_keep(struct voice_recording *record, struct error *error)
{
	if (record->state != RECORDING_TAKEN)
		return error_set(error, "there is nothing to keep yet");
	if (!held_take_keep(&record->held, record->app, record->voice,
			    voice_lines_at(&record->lines, record->line), error))
		return false;
	silence(record);
	held_take_drop(&record->held);
	voice_lines_ask(&record->lines, record->line);
	record->state = RECORDING_READY;
	say(record, "%s", "");
	return true;
}

bool voice_recording_choose(struct voice_recording *record, bool chosen,
			    struct error *error)
{
	return app_set(record->app, "sound", "voice_folder",
		       chosen ? record->voice : NARRATION_VOICE, error);
}

void voice_recording_closing(const struct voice_recording *record,
			     char text[RECORDING_CLOSING])
{
	struct voice_recording_view view = voice_recording_look(record);
	char hear[PATH_MAX + 120];

	snprintf(hear, sizeof hear, view.chosen ? "\nIt is the voice that speaks now."
		 : "\nTo hear them, set voice_folder = %s below [sound] in\n%s/groundwork.ini, "
		   "or press u in groundwork record.", view.voice,
		 app_paths(record->app)->own_config);
	snprintf(text, RECORDING_CLOSING,
		 "%zu of %zu lines of \"%s\" are recorded in the voice "
		 "%s.%s%s", view.kept_count, view.line_count, record->practice->title,
		 view.voice, view.kept_count ? hear : "",
		 view.kept_count && view.kept_count < view.line_count
		 ? "\nThe other lines stay with the voice that came with Groundwork, or are "
		   "captions." : "");
}

void voice_recording_close(struct voice_recording *record)
{
	if (!record)
		return;
	silence(record);
	held_take_drop(&record->held);
	recorder_close(record->recorder);
	arena_close(record->arena);
	free(record);
}
