/* support/check.h -- cmocka with its includes in order, and small helpers that
 * most tests want: a folder of one's own, files in it.
 *
 * Owner: strings returned live until the test program ends. Threads: one.
 */
#ifndef SUPPORT_CHECK_H
#define SUPPORT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Makes a fresh private folder below TMPDIR. */
const char *check_folder(void);

/* Removes a folder made by check_folder() with all that is in it. */
void check_remove(const char *folder);

/* The path of `name` in `folder`. */
const char *check_path(const char *folder, const char *name);

/* Writes a file (and the folders above it). */
void check_write(const char *path, const char *bytes, size_t length);

#endif
