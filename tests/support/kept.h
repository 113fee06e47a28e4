/* support/kept.h -- a log written in a test, one session a line.
 *
 * Promise: "2026-11-20 08:00 intention=Meet what comes|with curiosity; kindness=Tea"
 *          is a finished session of that moment (UTC) in which these texts were kept
 *          under these names. "|" is the end of a line in a text; "*" before it makes
 *          it a choice: "letter-opens=*Four weeks after I come home".
 * Threads: one.
 */
#ifndef SUPPORT_KEPT_H
#define SUPPORT_KEPT_H

/* Writes the lines into the store of these folders. */
void kept_write(const char *data, const char *state, const char *lines);

#endif
