/* model/settings.c -- the words for motion. */
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
