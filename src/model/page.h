/* model/page.h -- a page to be read: when to call, what this is, support.
 *
 * Promise: plain values in the order in which they were written.
 * Owner:   the arena of whoever loaded it; everything is const afterwards.
 * Threads: any.
 */
#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include "model/practice.h"

enum { PARTS_MOST = 32 };

/* A paragraph, or one item of a list. */
struct page_line {
	bool item;
	const char *text;
};

struct page_part {
	const char *name;
	int line;
	const char *heading;		/* NULL when it has none */
	struct page_line *lines;
	size_t line_count;
};

struct page {
	const char *id, *path;
	bool own;			/* from the person's own folder */
	const char *title, *summary;
	struct texts sources;
	const char *reviewed_by;	/* NULL: not yet clinically reviewed */
	const struct page_part *parts;
	size_t part_count;
};

#endif
