/* audio/loudness.c -- the only file that knows libebur128. */
#include "audio/loudness.h"

#include "audio/score.h"
#include "base/crash.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

/* The gates look at blocks of 400 ms. */
enum { LEAST = 45 * AUDIO_RATE / 100, PIECE = 1024 };

static void add_silence(ebur128_state *state, size_t count)
{
	static const float silence[PIECE];

	for (size_t done = 0; done < count; done += PIECE)
		ebur128_add_frames_float(state, silence,
					 count - done < PIECE ? count - done : PIECE);
}

struct loudness loudness_of(const float *frames, size_t count)
{
	struct loudness loudness = { LOUDNESS_SILENT, LOUDNESS_SILENT };
	ebur128_state *state = ebur128_init(1, AUDIO_RATE,
					    EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
	double peak = 0;

	if (!state)
		crash_without_memory();
	ebur128_add_frames_float(state, frames, count);
	if (count < LEAST)
		add_silence(state, LEAST - count);
	if (ebur128_loudness_global(state, &loudness.lufs) ||
	    !(loudness.lufs > LOUDNESS_SILENT))
		loudness.lufs = LOUDNESS_SILENT;
	if (!ebur128_true_peak(state, 0, &peak) && peak > 0)
		loudness.true_peak_db = 20 * log10(peak);
	ebur128_destroy(&state);
	return loudness;
}
