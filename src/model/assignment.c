/* model/assignment.c -- how often, in words. */
#include "model/assignment.h"

#include <stdio.h>
#include <string.h>

static const char *const words[] = { "once", "daily", "twice daily" };

void times_write(const struct times *times, char text[TIMES_TEXT])
{
	if (times->often == OFTEN_WEEKLY)
		snprintf(text, TIMES_TEXT, "%d a week", times->a_week);
	else
		snprintf(text, TIMES_TEXT, "%s", words[times->often]);
}

bool times_read(const char *text, struct times *times)
{
	for (int i = 0; i < OFTEN_WEEKLY; i++)
		if (!strcmp(text, words[i])) {
			*times = (struct times){ (enum how_often)i, 0 };
			return true;
		}
	if (text[0] < '1' || text[0] > '7' || strcmp(text + 1, " a week") != 0)
		return false;
	*times = (struct times){ OFTEN_WEEKLY, text[0] - '0' };
	return true;
}
