/* practice/render.c -- a practice without a person: as a sound file, and in numbers. */
#include "practice/player.h"

#include "app/app.h"
#include "app/sounds.h"
#include "practice/arrangement.h"
#include "base/arena.h"
#include "base/error.h"

bool player_render(struct app *app, const struct practice *practice,
		   int64_t minutes_ms, const char *path, int64_t *length_ms,
		   struct error *error)
{
	struct arrangement_sound sound = { .voice = true, .cue_as_written = true };
	struct audio_setup setup = app_sound_setup(app);
	struct arena *arena = arena_open();
	struct score score;
	struct arrangement arrangement;
	bool ok = arrangement_make(&arrangement, app, arena, practice, minutes_ms, error);

	if (ok) {
		score = arrangement_score(&arrangement, app, arena, &sound, 0,
					  practice->step_count);
		*length_ms = score.length_ms;
		ok = score.length_ms > 0 ||
		       error_set(error, "%s has nothing to hear: its steps wait for "
				 "the person", practice->id);
		ok = ok && audio_render(&score, &setup, path, error);
	}
	arena_close(arena);
	return ok;
}

bool player_plan(struct app *app, const struct practice *practice,
		 int64_t minutes_ms, struct player_plan *out, struct error *error)
{
	struct arena *arena = arena_open();
	struct arrangement arrangement;
	bool ok = arrangement_make(&arrangement, app, arena, practice, minutes_ms, error);

	*out = (struct player_plan){ arrangement.timeline.length_ms,
				     arrangement.timeline.longest_silence_ms,
				     arrangement.timeline.stretch, arrangement.lines,
				     arrangement.lines_without_clip };
	arena_close(arena);
	return ok;
}
