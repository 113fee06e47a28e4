/* cli/check.h -- one practice, one bundle, or all clips, looked through for mistakes.
 *
 * Promise: whatever is found goes into the list of problems, with its file and line;
 *          nothing stops before the end.
 * Owner:   the caller, of the check and all in it. Threads: one.
 */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "content/diagnostics.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct arena;
struct library;
struct practice;

/* A sound file that was decoded to its end. */
struct heard_file {
	struct heard_file *before;
	const char *path;
	const char *broken;	/* what is missing of it; NULL: it is whole */
};

struct check {
	struct app *app;
	struct arena *arena;
	struct heard_file *heard;	/* the last of them */
	bool shipped_hidden;		/* an own practice stands in the place of a shipped one */
	struct diagnostics diagnostics;
};

/* Checks one practice file: limits, sounds, lengths, clips. NULL when it has mistakes. */
const struct practice *check_practice_file(struct check *check, const char *path, bool own);

/* Checks what is in a bundle, but for who signed it. */
void check_bundle_file(struct check *check, const char *path);

/* Warns of every clip, in every voice, that no line of the library speaks. */
void check_left_over_clips(struct check *check);

#endif
