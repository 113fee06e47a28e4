/* model/settings.c -- the words for motion and for where one is. */
#include "model/settings.h"

#include <string.h>

#define MOTION_WORD(id, name) name,
static const char *const names[] = { MOTIONS(MOTION_WORD) };

const char *motion_name(enum motion motion)
{
	return names[motion];
}

bool motion_find(const char *name, enum motion *motion)
{
	for (int i = 0; i < MOTION_COUNT; i++)
		if (!strcmp(names[i], name)) {
			*motion = (enum motion)i;
			return true;
		}
	return false;
}

#define WHERE_WORD(id, name) name,
static const char *const wheres[] = { "", WHERES(WHERE_WORD) };

const char *where_name(enum where where)
{
	return wheres[where];
}

bool where_find(const char *name, enum where *where)
{
	for (int i = 0; i < WHERE_COUNT; i++)
		if (!strcmp(wheres[i], name)) {
			*where = (enum where)i;
			return true;
		}
	return false;
}
