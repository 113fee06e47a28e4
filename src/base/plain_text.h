/* base/plain_text.h -- which characters a text may have that comes from somebody else.
 *
 * Promise: one list for every reader: content, bundles, reports, captions, settings, keys
 *          and the words of a call. What nobody sees, and what turns the direction of what
 *          stands around it, does not belong: with it a name, a title or a telephone number
 *          could show as another. These are control characters, hidden ones (soft hyphen,
 *          zero-width blanks, joiners, tags, byte order marks), ends of lines other than
 *          '\n', embeddings and overrides of direction, and bytes that are no UTF-8.
 *          Belonging all the same, since writing needs them: joiners behind a letter of a
 *          script that joins (Persian, Hindi ...) and between emoji; variation selectors
 *          behind what they can vary; and, on a line that holds a right-to-left letter,
 *          direction marks, and isolates that are closed again on that line: there they
 *          can do no more than the letters themselves.
 * Owner:   the caller's texts. Threads: any. Fails: never.
 */
#ifndef BASE_PLAIN_TEXT_H
#define BASE_PLAIN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place in a text where something stands that does not belong. */
struct odd_character {
	size_t at, bytes;
};

/* Finds the first one. `lines` allows the end of a line and the tab. */
bool plain_text_odd(const char *text, size_t length, bool lines,
		    struct odd_character *odd);

/* Tells whether there is none. */
bool plain_text_is(const char *text, bool lines);

/* Says which it is and behind which words, as "U+200B (zero width space), behind "I like"". */
enum { ODD_WORDS = 200 };
void plain_text_odd_words(const char *text, const struct odd_character *odd,
			  char words[ODD_WORDS]);

/* Takes everything out of a text that does not belong; without `lines` an end of a line or
 * a tab becomes a blank. */
void plain_text_make(char *text, bool lines);

/* Makes a sentence fit to be shown, whatever it was made of: a question mark for each thing
 * that does not belong. Ends of lines and tabs stay. */
void plain_text_show(char *text);

/* Writes a date as YYYY-MM-DD. */
enum { DATE_TEXT = 16 };
void plain_text_date(int64_t date, char text[DATE_TEXT]);

#endif
