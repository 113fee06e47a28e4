/* base/draft.h -- a text on the disk for as long as another program edits it.
 *
 * Promise: a draft is a private folder of its own (groundwork-XXXXXX, mode 0700) with the
 *          text in it. It lies on the disk where that is possible, since a text that a
 *          person writes for an hour must outlive the machine's sleep. Whoever has a draft
 *          holds it, and every program that is started meanwhile holds it too: one that
 *          nobody holds is a left-over, whose program is gone.
 *          A draft is removed by draft_remove() alone, never by an error.
 * Owner:   the caller, from draft_make() or draft_take() to draft_let_go() or
 *          draft_remove(); its strings live in the arena.
 * Threads: one.
 * Fails:   with the place and the system's reason.
 */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct paths;

struct draft {
	const char *folder, *path;	/* and of the text in it */
	int hold;			/* a descriptor with a lock */
};

/* Makes one with a text in it. */
bool draft_make(struct draft *draft, struct arena *arena, const struct paths *paths,
		const char *text, struct error *error);

/* Tells whether nobody but this process holds it: an editor that goes on in a window of
 * its own does. */
bool draft_is_alone(struct draft *draft);

/* Tells whether an editor left a copy of its own beside the text, as editors do for what
 * was not saved when they were cut short. */
bool draft_has_rescue(const struct draft *draft);

/* The folders of left-overs, in the arena. */
size_t draft_left_overs(struct arena *arena, const struct paths *paths,
			const char *const **folders);

/* Takes a left-over into one's hands; false when a program holds it, or it is no draft of
 * this person. */
bool draft_take(struct draft *draft, struct arena *arena, const char *folder);

/* The text in it as far as it is one, for the caller to free; NULL when it cannot be taken
 * as a text, and *why says why ("it is longer than a page here can be"). */
char *draft_read(const struct draft *draft, const char **why);

/* Moves the text to where a person finds it, named by the moment; *path says where it is
 * then, which is where it was when it cannot be moved. Tells whether it was moved. */
bool draft_set_aside(const struct draft *draft, struct arena *arena,
		     const struct paths *paths, int64_t now_s, const char **path);

/* Lets go of it and leaves it there. */
void draft_let_go(struct draft *draft);

/* Removes it with all that is in it. */
void draft_remove(struct draft *draft);

#endif
