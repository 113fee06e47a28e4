/*
 * gwsynth NAME FILE makes one sound; FILE ends in .wav (24 bits, the master for
 * an encoder) or .flac (16 bits, ready to ship). Without arguments it lists what
 * it can make. The same program writes the same bytes every time.
 */
#include "recipes.h"

#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK = 4096 };

struct recipe {
	const char *name;
	double seconds;
	void (*render)(struct sound *s);
};

static const struct recipe RECIPES[] = {
	{ "bowl", 26, bell_bowl },
	{ "low", 30, bell_low },
	{ "small", 12, bell_small },
	{ "rain", 60, bed_rain },
	{ "ocean", 64, bed_ocean },
	{ "brown", 30, bed_brown },
	{ "drone", 48, bed_drone },
	{ "night", 60, bed_night },
	{ "bowls", 240, piece_bowls },
};

enum { RECIPE_COUNT = sizeof RECIPES / sizeof RECIPES[0] };

static const struct recipe *recipe_find(const char *name)
{
	for (int k = 0; k < RECIPE_COUNT; k++)
		if (strcmp(RECIPES[k].name, name) == 0)
			return &RECIPES[k];
	return NULL;
}

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length > tail && strcmp(text + length - tail, end) == 0;
}

/*
 * To whole numbers by hand, with triangular dither of two steps: what is left of
 * a long ring then sinks into an even hush and never breaks up.
 */
static void pack(const struct sound *s, size_t first, int frames, int bits, struct dice *dice, int *out)
{
	double full = ldexp(1, bits - 1);

	for (int i = 0; i < 2 * frames; i++) {
		double x = s->side[i % 2][first + (size_t)i / 2] * (full - 1);
		double v = rint(x + dice_unit(dice) - dice_unit(dice));

		out[i] = (int)fmax(-full, fmin(full - 1, v)) * (1 << (32 - bits));
	}
}

static bool save(const struct sound *s, SNDFILE *file, int bits)
{
	struct dice dice = { 0xD17 };
	int block[2 * BLOCK];

	for (size_t first = 0; first < s->frames; first += BLOCK) {
		int frames = s->frames - first < BLOCK ? (int)(s->frames - first) : BLOCK;

		pack(s, first, frames, bits, &dice, block);
		if (sf_writef_int(file, block, frames) != frames)
			return false;
	}
	return true;
}

static bool write_file(const struct sound *s, const char *path)
{
	bool flac = ends_in(path, ".flac");
	SF_INFO info = { .samplerate = RATE, .channels = 2 };
	double smallest = 1.0;
	bool saved;

	info.format = flac ? SF_FORMAT_FLAC | SF_FORMAT_PCM_16 : SF_FORMAT_WAV | SF_FORMAT_PCM_24;
	SNDFILE *file = sf_open(path, SFM_WRITE, &info);
	if (!file) {
		fprintf(stderr, "gwsynth: cannot write %s: %s\n", path, sf_strerror(NULL));
		return false;
	}
	if (flac)
		sf_command(file, SFC_SET_COMPRESSION_LEVEL, &smallest, sizeof smallest);
	saved = save(s, file, flac ? 16 : 24);
	if (!saved)
		fprintf(stderr, "gwsynth: cannot write %s: %s\n", path, sf_strerror(file));
	return sf_close(file) == 0 && saved;
}

static bool make(const struct recipe *recipe, const char *path)
{
	struct sound s;
	bool made;

	if (!sound_open(&s, recipe->seconds)) {
		fprintf(stderr, "gwsynth: no memory for %.0f seconds of sound\n", recipe->seconds);
		return false;
	}
	recipe->render(&s);
	made = write_file(&s, path);
	if (made)
		printf("%s: %.0f s, mean power %.1f dBFS, peak %.1f dBFS\n", recipe->name, recipe->seconds,
			20 * log10(sound_rms(&s)), 20 * log10(sound_peak(&s)));
	sound_close(&s);
	return made;
}

static void list(FILE *to)
{
	fprintf(to, "usage: gwsynth NAME FILE.wav|FILE.flac\n");
	for (int k = 0; k < RECIPE_COUNT; k++)
		fprintf(to, "  %-6s %4.0f s\n", RECIPES[k].name, RECIPES[k].seconds);
}

int main(int count, char **words)
{
	const struct recipe *recipe = count == 3 ? recipe_find(words[1]) : NULL;

	if (count == 1) {
		list(stdout);
		return 0;
	}
	if (!recipe || !(ends_in(words[2], ".wav") || ends_in(words[2], ".flac"))) {
		list(stderr);
		return 2;
	}
	return make(recipe, words[2]) ? 0 : 1;
}
