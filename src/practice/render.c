/* practice/render.c -- a practice without a person: as a sound file, and in numbers. */
#include "practice/player.h"

#include "app/app.h"
#include "app/sounds.h"
#include "practice/arrangement.h"
#include "base/arena.h"
#include "base/error.h"

static struct player_plan plan_of(const struct arrangement *arrangement)
{
	return (struct player_plan){
		arrangement->timeline.length_ms, arrangement->timeline.longest_silence_ms,
		arrangement->timeline.stretch, arrangement->lines,
		arrangement->lines_without_clip,
	};
}

/* A file in which something is silent that should be heard is not written. */
static bool can_be_heard(const struct arrangement *arrangement, struct error *error)
{
	if (arrangement->unheard_count)
		return error_set(error, "%s", arrangement->unheard[0].words);
	for (size_t s = 0; s < arrangement->practice->step_count; s++)
		if (arrangement->recordings[s] &&
		    !audio_file_is_whole(arrangement->recordings[s], error))
			return false;
	return true;
}

static bool write_score(struct app *app, struct arena *arena,
			const struct arrangement *arrangement, const char *path,
			int64_t *length_ms, struct error *error)
{
	struct arrangement_sound sound = { .voice = true, .cue_as_written = true };
	const struct practice *practice = arrangement->practice;
	struct audio_setup setup = app_sound_setup(app);
	struct score score = arrangement_score(arrangement, app, arena, &sound, 0,
					       practice->step_count);

	if (!score.length_ms)
		return error_set(error, "%s has nothing to hear: its steps wait for "
				 "the person", practice->id);
	*length_ms = score.rings_ms > score.length_ms ? score.rings_ms : score.length_ms;
	return audio_render(&score, &setup, path, error);
}

bool player_render(struct app *app, const struct practice *practice,
		   int64_t minutes_ms, const char *path, struct player_plan *out,
		   struct error *error)
{
	struct arena *arena = arena_open();
	struct arrangement arrangement;
	bool ok = arrangement_make(&arrangement, app, arena, practice, minutes_ms, error) &&
		  can_be_heard(&arrangement, error);

	*out = plan_of(&arrangement);
	ok = ok && write_score(app, arena, &arrangement, path, &out->length_ms, error);
	arena_close(arena);
	return ok;
}

bool player_plan(struct app *app, const struct practice *practice,
		 int64_t minutes_ms, struct player_plan *out, struct error *error)
{
	struct arena *arena = arena_open();
	struct arrangement arrangement;
	bool ok = arrangement_make(&arrangement, app, arena, practice, minutes_ms, error);

	*out = plan_of(&arrangement);
	arena_close(arena);
	return ok;
}

const struct unheard *player_unheard(struct app *app, struct arena *arena,
				     const struct practice *practice, size_t *count)
{
	struct arrangement arrangement;
	struct error unreachable;	/* no other length is asked for */

	arrangement_make(&arrangement, app, arena, practice, 0, &unreachable);
	*count = arrangement.unheard_count;
	return arrangement.unheard;
}
