/* model/captions.h -- what is read while a recording is heard.
 *
 * Owner: the arena of whoever read them. Threads: any. Units: ms from the
 * recording's start.
 */
#ifndef MODEL_CAPTIONS_H
#define MODEL_CAPTIONS_H

#include <stddef.h>
#include <stdint.h>

struct caption {
	int64_t from_ms, to_ms;
	const char *text;
};

struct captions {
	const struct caption *at;	/* by from_ms */
	size_t count;
};

#endif
