/* app/halves.h -- halves of files, left by a program that was killed while it wrote.
 *
 * Promise: clears what file_write() left in the folders that are ours when it is older than
 *          the system's start, so that its writer is gone; touches nothing else.
 * Owner:   nothing is kept. Threads: one. Fails: never; what cannot be removed stays.
 */
#ifndef APP_HALVES_H
#define APP_HALVES_H

struct paths;

/* Clears them in a person's own folders. */
void halves_clear(const struct paths *paths);

#endif
