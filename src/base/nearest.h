/* base/nearest.h -- "did you mean": names ordered by how few edits away they
 * are.
 *
 * Owner:   the caller; nothing is kept. Threads: any. Fails: never.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The number of single-byte insertions, deletions, replacements and swaps of
 * neighbours between two words (both under 64 bytes; longer ones are compared
 * by their first 63). */
int nearest_distance(const char *a, const char *b);

/* Writes the indexes of up to `most` of the `count` names that come near to
 * `word`, nearest first; returns how many there are. A name counts as near when
 * it contains the word, or when at most a third of its letters differ. */
size_t nearest_names(const char *word, const char *const *names, size_t count,
		     size_t *found, size_t most);

#endif
