/* content/ini_text.h -- what a line of an INI file is, before anything is made of
 * it.
 *
 * Promise: plain questions about bytes, the same in every locale.
 * Owner:   nothing is kept. Threads: any. Fails: never.
 */
#ifndef CONTENT_INI_TEXT_H
#define CONTENT_INI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Tells whether a character is a blank or a tab, or one that keys are made of. */
bool ini_is_blank(char c);
bool ini_is_key_char(char c);

/* The offset of what comes after the blanks at `at`. */
size_t ini_skip_blanks(const char *text, size_t length, size_t at);

/* Tells whether a comment would begin there: at a ; or #. */
bool ini_is_comment(const char *text, size_t length, size_t at);

/* Tells whether indented text looks like a key or a section that was moved in. */
bool ini_looks_like_a_start(const char *text, size_t length, size_t at);

/* What keeps the bytes of a line, or of a whole file, from being read, and how to
 * mend it; NULL when nothing does. */
const char *ini_line_trouble(const char *text, size_t length);
const char *ini_file_trouble(const char *bytes, size_t length);

/* Copies a section's name with single blanks into a place of `size` bytes; false
 * when it does not fit. */
bool ini_copy_name(char *place, size_t size, const char *name, size_t length);

#endif
