/* schedule/today_item.h -- one line of Today, and a list of them.
 *
 * Promise: plain values: what can be begun, read or answered, and the words beside it.
 * Owner:   strings live in the arena of the day; a list writes into its owner's array.
 * Threads: any. Fails: never; a list that is full takes no more.
 */
#ifndef SCHEDULE_TODAY_ITEM_H
#define SCHEDULE_TODAY_ITEM_H

#include "model/practice.h"
#include "model/programme.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum today_item_kind {
	TODAY_PRACTICE,			/* what the day asks for */
	TODAY_LEAST,			/* enough on a day when little is possible */
	TODAY_CHECK,			/* a check-in beside it */
	TODAY_OFFER,			/* a suggestion */
	TODAY_PAGE,			/* a page to be read: `steps` is its name */
	TODAY_LETTER,			/* the letter to oneself */
	TODAY_TRACK,			/* steady or tender is to be chosen */
	TODAY_HOME			/* the first day at home is to be said */
};

struct today_item {
	enum today_item_kind kind;
	const struct practice *practice;	/* the whole; NULL: none */
	const char *title;
	const char *steps;		/* only these; NULL: all of it */
	const char *source, *place;	/* for the log; source NULL: oneself */
	const char *from;		/* who asks; NULL: nobody */
	const char *how, *when;		/* "5 a week, 2 so far"; of who asks; NULL */
	const char *why;		/* a quiet line; NULL */
	const char *warning;		/* a rule, to be told before it begins; NULL */
	int64_t minutes_ms;		/* the length to begin with; 0: none */
	bool exactly;			/* that length was asked for */
	enum slot slot;
	bool now;			/* its part of the day is now */
	bool done;
};

struct today_list {
	struct today_item *at;
	size_t count, most;
};

static inline void today_list_add(struct today_list *list, const struct today_item *due)
{
	assert(list->count <= list->most);
	if (list->count < list->most)
		list->at[list->count++] = *due;
}

#endif
