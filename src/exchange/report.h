/* exchange/report.h -- what a person tells a therapist: gathered, shown, written.
 *
 * Promise: a report holds what was chosen and nothing else, and what is shown is what
 *          is written. Sealed, only the one to whom it goes can read it, not even
 *          the writer; it is signed with the person's own key. Nothing is ever sent:
 *          a file is written, whole or not at all.
 * Owner:   results live in the arena given. Threads: one.
 * Fails:   with a sentence; then nothing was written.
 */
#ifndef EXCHANGE_REPORT_H
#define EXCHANGE_REPORT_H

#include "exchange/report_readers.h"
#include "model/report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct error;

#define REPORT_ENDING ".gwr"

/* What is wished for; report_wish() fills it with what is usual: since the day on which the
 * last one to this person ended, for the first one since they asked for something;
 * sessions. One of the last 24 hours that it is to replace counts as never made. */
struct report_wish {
	struct report_reader to;
	const char *replaces;		/* the file; NULL: none */
	const char *name;		/* as whom; NULL: as they call the person */
	int64_t first_date, last_date;
	unsigned shares;		/* bits 1u << enum share */
	struct texts texts;		/* names of report_texts() */
};
bool report_wish(struct app *app, struct arena *arena, const struct report_reader *to,
		 const char *replaces, struct report_wish *wish, struct error *error);

/* The texts that were written in a span, each with a name of its own such as
 * int-why/line@2026-11-22; oldest first. */
bool report_texts(struct app *app, struct arena *arena, int64_t first_date,
		  int64_t last_date, const struct report_text **texts, size_t *count,
		  struct error *error);

/* Gathers it. A text may be named without its date when there is one of them. */
bool report_gather(struct app *app, struct arena *arena, const struct report_wish *wish,
		   struct report *report, struct error *error);

/* What is in it, whole, as lines. */
const char *report_words(const struct report *report, struct arena *arena);

/* Tells whether there is nothing in it that was done, asked, rated or written. */
bool report_is_empty(const struct report *report);

/* The forms of a file, by the ending of its name. */
enum report_form { REPORT_SEALED, REPORT_HTML, REPORT_CSV, REPORT_JSON, REPORT_FORM_COUNT };
bool report_form_of(const char *path, enum report_form *form);

/* Writes it, mode 0600; what is there is replaced only when `replace` says so. The
 * passphrase of the own key (NULL: none) matters for a sealed one only. */
bool report_save(struct app *app, const struct report *report, const char *passphrase,
		 const char *path, bool replace, struct error *error);

/* The same for one that was gathered here: what it tells is remembered, once it is
 * written. When it cannot be, *remark says so (else NULL), and the next one tells it
 * again. */
bool report_make(struct app *app, struct arena *arena, const struct report *report,
		 const char *passphrase, const char *path, bool replace,
		 const char **remark, struct error *error);

/* Writes several, newest first, into one open file: .html, .csv or .json. */
bool report_save_all(const struct report *reports, size_t count, const char *path,
		     bool replace, struct error *error);

/* A name for the next one in the data folder's `reports`, which is made. */
bool report_place(struct app *app, struct arena *arena, const struct report *report,
		  enum report_form form, const char **path, struct error *error);

#endif
