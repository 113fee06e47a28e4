/* content/language.h -- words that Groundwork does not use.
 *
 * Promise: finds promises of healing and commands to go on, in what a person
 *          reads or hears, and says what to write instead. In a shipped file
 *          such a word is an error, in a person's own a warning.
 * Owner:   nothing is kept. Threads: one at a time. Fails: never.
 */
#ifndef CONTENT_LANGUAGE_H
#define CONTENT_LANGUAGE_H

struct spot;

/* Notes every such word in the value at the spot. */
void language_check(const struct spot *spot);

#endif
