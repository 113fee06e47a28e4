/* render_bench.c -- a practice written as a sound file, against a program that
 * decodes the same clips at the same places and adds them, and does nothing
 * else. */
#include "bench/bench.h"

#include "app/app.h"
#include "practice/arrangement.h"
#include "audio/engine.h"
#include "base/arena.h"
#include "base/error.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RUNS = 3 };

struct work {
	const char *practice;
	char list[BENCH_PATH + 64], frames[24], out[BENCH_PATH + 64];
	double minutes;
	struct samples ours, floor, ours_speed, floor_speed;
};

static void list_clip(FILE *list, const struct sound *sound)
{
	struct error error;
	int64_t length_ms;

	if (!audio_file_length_ms(sound->path, &length_ms, &error))
		bench_fail(error.text, "a clip");
	fprintf(list, "%lld %lld %s\n", (long long)sound->at_ms * 48,
		(long long)(sound->at_ms + length_ms) * 48, sound->path);
}

/* Spans of one file that touch are one. */
static void list_beds(FILE *list, const struct score *score)
{
	for (size_t i = 0, end; i < score->bed_count; i = end) {
		const struct bed_span *first = &score->beds[i];

		for (end = i + 1; end < score->bed_count; end++)
			if (score->beds[end].from_ms != score->beds[end - 1].to_ms ||
			    strcmp(score->beds[end].path, first->path) != 0)
				break;
		fprintf(list, "%lld %lld %s\n", (long long)first->from_ms * 48,
			(long long)score->beds[end - 1].to_ms * 48, first->path);
	}
}

static void write_list(struct work *work, struct app *app)
{
	const struct arrangement_sound sound = { .voice = true, .cue_as_written = true };
	const struct practice *practice = app_practice(app, work->practice);
	struct arena *arena = arena_open();
	FILE *list = fopen(work->list, "w");
	struct score score;
	struct error error;
	struct arrangement arrangement;

	if (!practice || !list ||
	    !arrangement_make(&arrangement, app, arena, practice, 0, &error))
		bench_fail("it cannot be laid out", work->practice);
	score = arrangement_score(&arrangement, app, arena, &sound, 0, practice->step_count);
	for (size_t i = 0; i < score.sound_count; i++)
		if (score.sounds[i].kind == SOUND_CLIP)
			list_clip(list, &score.sounds[i]);
	list_beds(list, &score);
	fclose(list);
	work->minutes = (double)score.length_ms / 60000;
	snprintf(work->frames, sizeof work->frames, "%lld", (long long)score.length_ms * 48);
	arena_close(arena);
}

static void measure(struct work *work, const char *floor, const char *const *environment)
{
	const char *const ours[] = { bench_groundwork(), "render", work->practice, "-o",
				     work->out, "--replace", NULL };
	const char *const theirs[] = { "/bin/sh", "-c", "exec \"$0\" \"$1\" \"$2\" < \"$3\"",
				       floor, work->out, work->frames, work->list, NULL };
	double ours_s = bench_run_cpu_s(ours, environment);
	double floor_s = bench_run_cpu_s(theirs, environment);

	samples_add(&work->ours, ours_s / work->minutes);
	samples_add(&work->floor, floor_s / work->minutes);
	samples_add(&work->ours_speed, work->minutes * 60 / ours_s);
	samples_add(&work->floor_speed, work->minutes * 60 / floor_s);
}

static void bench_practice(const char *practice, const char *what, const char *home,
			   struct app *app)
{
	struct work work = { .practice = practice };
	char floor[BENCH_PATH], group[160];

	bench_beside("mix_floor", floor);
	snprintf(work.list, sizeof work.list, "%s/list", home);
	snprintf(work.out, sizeof work.out, "%s/out.wav", home);
	write_list(&work, app);
	for (int run = 0; run < RUNS; run++)
		measure(&work, floor, bench_environment(home, NULL));
	snprintf(group, sizeof group, "%s (%s), CPU seconds a minute of it", practice, what);
	bench_group(group);
	bench_row("floor: decode and add", &work.floor, NULL);
	bench_row("groundwork render", &work.ours, &work.floor);
	bench_group("the same as times real time (more is better)");
	bench_row("floor: decode and add", &work.floor_speed, NULL);
	bench_row("groundwork render", &work.ours_speed, &work.floor_speed);
}

int main(void)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const char *const *environment;
	char home[BENCH_PATH];
	struct error error;
	struct app *app;

	bench_folder(home);
	environment = bench_environment(home, NULL);
	for (int i = 0; environment[i]; i++)
		putenv(strdup(environment[i]));
	if (!app_open(&app, &options, &error))
		bench_fail(error.text, "the program");
	bench_title("A practice rendered to a WAV file",
		    "CPU of the whole process, which writes 11 MB a minute; 3 runs in turn.");
	bench_practice("ground-feet", "voice", home, app);
	bench_practice("mind-music", "voice and a recording", home, app);
	bench_practice("breath-longer-out", "voice, bed, and tones, which the floor has not",
		       home, app);
	app_close(app);
	bench_folder_remove(home);
	return 0;
}
