/* cli/spoken.h -- every line that a voice speaks, wherever it stands.
 *
 * Promise: the lines of the practices, the breath cues, and those of a hard
 *          moment, each once; `lines`, `check` and the narrator agree by it.
 * Owner:   the arena in `lines`; texts are the app's.
 * Threads: one. Fails: two texts that would share a clip are noted as an error.
 */
#ifndef CLI_SPOKEN_H
#define CLI_SPOKEN_H

#include "content/lines.h"

struct app;

/* `lines` begins with its arena set and all else 0. */
void spoken_gather(struct app *app, const char *voice, struct spoken_lines *lines,
		   struct diagnostics *diagnostics);

#endif
