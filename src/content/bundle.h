/* content/bundle.h -- an assignment with what belongs to it, as one file.
 *
 * Promise: a bundle (.gwb) is a tar, gzipped: first assignment.ini, then practices/
 *          and audio/, last a signature. The reader believes nothing: it hands on
 *          plain files with names that it knows, each once, counts what comes out
 *          while it comes, and refuses the rest. It writes no files: the sink does,
 *          and is told at the end whether all of it was well.
 * Owner:   what the sink is given is borrowed until it returns.
 * Threads: one at a time.
 * Fails:   with a sentence that names the entry (never its raw bytes).
 */
#ifndef CONTENT_BUNDLE_H
#define CONTENT_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;
struct error;

enum bundle_part {
	BUNDLE_ASSIGNMENT,		/* assignment.ini, the first */
	BUNDLE_PRACTICE,		/* practices/NAME.ini */
	BUNDLE_CLIP,			/* audio/voices/VOICE/NAME.opus, ... */
	BUNDLE_SOUND,			/* audio/sounds/NAME.opus, ... or .vtt */
	BUNDLE_SIGNATURE,		/* signature, the last */
	BUNDLE_PART_COUNT
};

#define BUNDLE_ENDING ".gwb"

enum {
	BUNDLE_FILES_MOST = 1000,
	BUNDLE_TEXT_MOST = 256 << 10,	/* an INI file, as everywhere */
	BUNDLE_SOUND_MOST = 64 << 20,
	BUNDLE_WHOLE_MOST = 256 << 20,	/* unpacked, and packed as well */
	BUNDLE_NAME_MOST = 200
};

/* What a name says that a file is; false when a bundle has no such file. */
bool bundle_part_of(const char *name, enum bundle_part *part);

/* Who takes what comes out, in its order; each may fail, which ends the reading. */
struct bundle_sink {
	void *user;
	bool (*begin)(void *user, enum bundle_part part, const char *name,
		      struct error *error);
	bool (*take)(void *user, const char *bytes, size_t length, struct error *error);
	bool (*end)(void *user, struct error *error);
};

/* Reads a bundle from the file system, or from memory; `name` is what mistakes are
 * said of. */
bool bundle_read(const char *path, const struct bundle_sink *sink, struct error *error);
bool bundle_read_bytes(const char *name, const char *bytes, size_t length,
		       const struct bundle_sink *sink, struct error *error);

/* A file to be put into a bundle. */
struct bundle_file {
	const char *name;
	const char *bytes;
	size_t length;
};

/* Adds the packed bundle to a buffer; the files come in the order given. Fails for
 * what the reader would refuse. */
bool bundle_pack(const struct bundle_file *files, size_t count, struct buffer *packed,
		 struct error *error);

#endif
