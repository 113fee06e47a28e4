/* ui/journal_entry.h -- one session of the journal, in words. */
#ifndef UI_JOURNAL_ENTRY_H
#define UI_JOURNAL_ENTRY_H

#include <stddef.h>

struct answer;
struct session_record;
struct ui;

/* Opens the page of a session, which must live as long as the page. */
void journal_entry_open(struct ui *ui, const struct session_record *session);

/* An answer in one line of words, for lists. */
void answer_words(const struct answer *answer, char *text, size_t size);

#endif
