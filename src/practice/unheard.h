/* practice/unheard.h -- a sound that should be heard and cannot be.
 *
 * Owner: the words live as long as what was laid out. Threads: any.
 */
#ifndef PRACTICE_UNHEARD_H
#define PRACTICE_UNHEARD_H

#include <stddef.h>

/* No file of its name, or none that can be read. */
struct unheard {
	size_t step;
	const char *words;	/* which file, and why */
};

#endif
