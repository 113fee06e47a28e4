/* content/document.h -- a file of content: a head, parts, and the laws of the whole.
 *
 * Promise: every section is opened once, every entry goes to the section that is open,
 *          every mistake of the grammar is noted; what cannot be placed is told once
 *          and not again line by line. At the end a missing head, missing keys and
 *          missing parts are noted, then what only the whole can show; the problems
 *          are in the order of lines.
 * Owner:   everything lives in the arena given.
 * Threads: one at a time.
 * Fails:   document_read() is false when any error was noted.
 */
#ifndef CONTENT_DOCUMENT_H
#define CONTENT_DOCUMENT_H

#include "content/key_schema.h"
#include "model/practice.h"

struct document;

/* Sections that may come several times, each with a struct of its own. */
struct part_kind {
	size_t most, size;		/* of the struct */
	/* "a page has at most" 30 "parts: make two pages of it" */
	const char *at_most, *instead;
};

struct parts {
	const struct part_kind *kind;
	void *at;			/* their structs, in the order of the file */
	struct section *sections;
	size_t count;
	bool told_many;
};

/* What a kind of file has. */
struct document_kind {
	const char *word;		/* its head's section, "page"; NULL: no head */
	const char *example;		/* of a file's name, "when-to-call" */
	const struct key_schema *head;
	const char *head_has;		/* "title, summary and source" */
	const struct part_kind *parts;
	const char *no_parts;		/* the sentence about a head alone */
	/* Opens a section other than the head, whose words are split for it, by
	 * document_part() or document_named(); else NULL, after noting why not. */
	struct section *(*open)(struct document *document, const char *name,
				const struct texts *words, int line);
	/* Looks at the whole when it has been read; may be NULL. */
	void (*check)(struct document *document);
};

/* A file as it is being read. */
struct document {
	const struct document_kind *kind;
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *file;
	bool own;
	void *into;			/* what the head fills, or the caller's own */
	struct section head;		/* its line is 0 until it came */
	struct parts parts;
	struct section *open;		/* NULL: what comes cannot be placed */
	bool broken;			/* some section could not be read */
	size_t errors_before, diagnostics_before;
};

#define document_error(document, line, ...)                                      \
	diagnostics_error((document)->diagnostics, (document)->file, line, __VA_ARGS__)

struct document *document_begin(struct arena *arena, const struct document_kind *kind,
				const char *path, bool own, void *into,
				struct diagnostics *diagnostics);

struct parts parts_begin(struct arena *arena, const struct part_kind *kind);

/* The file's name without folder and ending; notes when it is no name. */
const char *document_id(struct document *document);

/* Reads a whole file from memory. */
bool document_read(struct document *document, const char *bytes, size_t length);

/* Loads the bytes of a file; false, and noted, when it cannot be read at all. */
bool document_load(struct arena *arena, const char *path, char **bytes, size_t *length,
		   struct diagnostics *diagnostics);

/* Adds a part with its keys; NULL when there are too many. */
struct section *document_part(struct document *document, struct parts *parts,
			      const char *name, int line, const struct key_schema *table);

/* The same for [KIND name]: the name has to be one, and new. */
struct section *document_named(struct document *document, struct parts *parts,
			       const char *name, const struct texts *words, int line,
			       const char *example, const struct key_schema *table);

/* Notes that [name] stands there again, first in another line; gives NULL. */
struct section *document_twice(struct document *document, const char *name, int line,
			       int first);

/* Notes that there is no such section, and which was probably meant; gives NULL. */
struct section *document_unknown(struct document *document, const char *name,
				 const char *word, int line, const char *expected,
				 const char *const *known, size_t count);

#endif
