/* model/record.c -- the words for how a session ended. */
#include "model/record.h"

#include <string.h>

#define ENDING_WORD(id, name) name,
static const char *const names[] = { ENDINGS(ENDING_WORD) };

const char *ending_name(enum ending ending)
{
	return names[ending];
}

bool ending_find(const char *name, enum ending *ending)
{
	for (int i = 0; i < ENDING_COUNT; i++)
		if (!strcmp(names[i], name)) {
			*ending = (enum ending)i;
			return true;
		}
	return false;
}
