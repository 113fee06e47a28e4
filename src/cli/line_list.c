/* cli/line_list.c -- numbers from 1 on, with commas between. */
#include "cli/line_list.h"

#include <stdlib.h>
#include <string.h>

bool line_list_read(const char *list, bool *chosen, size_t count)
{
	bool all = !strcmp(list, "all");

	for (size_t i = 0; i < count; i++)
		chosen[i] = all;
	if (all)
		return true;
	do {
		char *end;
		long number = strtol(list, &end, 10);

		if (end == list || number < 1 || (size_t)number > count || (*end && *end != ','))
			return false;
		chosen[number - 1] = true;
		list = *end ? end + 1 : end;
	} while (*list);
	return true;
}
