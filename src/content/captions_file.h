/* content/captions_file.h -- a WebVTT file becomes captions.
 *
 * Promise: reads the part of WebVTT that captions of a recording need: cues with
 *          times and text. Settings after the times, NOTE, STYLE and REGION
 *          blocks and tags inside a text are passed over. Every mistake is noted
 *          with its line.
 * Owner:   the captions live in the arena.
 * Threads: one at a time.
 * Fails:   false when anything was noted; the cues that could be read are still
 *          set.
 */
#ifndef CONTENT_CAPTIONS_FILE_H
#define CONTENT_CAPTIONS_FILE_H

#include "content/diagnostics.h"
#include "model/captions.h"

#include <stdbool.h>

/* Reads a file of at most 256 KiB. */
bool captions_file_read(struct arena *arena, const char *path,
			struct captions *captions, struct diagnostics *diagnostics);

/* Reads from memory, `path` being what mistakes are said of. */
bool captions_file_parse(struct arena *arena, const char *path, const char *bytes,
			 size_t length, struct captions *captions,
			 struct diagnostics *diagnostics);

#endif
