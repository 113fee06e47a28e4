/* store/assignments.h -- what was taken in, and from whom, kept.
 *
 * Promise: an assignment is kept whole or not at all, together with who signed it;
 *          one of the same id that stands takes its leave in the same moment. Only
 *          the main database takes any: what was written aside is about sessions.
 * Owner:   results live in the arena given. Threads: one.
 * Fails:   with a sentence; then nothing has changed.
 */
#ifndef STORE_ASSIGNMENTS_H
#define STORE_ASSIGNMENTS_H

#include "model/taken.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct store;

/* Tells whether any can be taken in now. */
bool store_can_take(struct store *store, struct error *error);

/* All that were ever taken in, oldest first. */
bool store_assignments(struct store *store, struct arena *arena,
		       const struct taken **list, size_t *count, struct error *error);

/* The keys that are known, oldest first. */
bool store_signers(struct store *store, struct arena *arena,
		   const struct known_signer **list, size_t *count,
		   struct error *error);

/* Keeps an assignment and its signer (NULL: nobody), whose row and moments are
 * ignored but for last_ms; one that stands with the same id is replaced. */
bool store_take(struct store *store, const struct taken *taken,
		const struct known_signer *signer, struct error *error);

/* Takes a line of one of them, by its row and counted from 0, or declines it. */
bool store_accept_task(struct store *store, int64_t row, size_t task, bool accepted,
		       struct error *error);

/* Puts the one away that stands with this id; *found: whether there was one. */
bool store_end_assignment(struct store *store, const char *id, int64_t now_ms,
			  bool *found, struct error *error);

#endif
