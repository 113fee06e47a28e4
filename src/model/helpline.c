/* model/helpline.c -- looking up a country. */
#include "model/helpline.h"

#include <string.h>

const struct country *helplines_country(const struct helplines *helplines,
					const char *code)
{
	for (size_t i = 0; i < helplines->country_count; i++)
		if (!strcmp(helplines->countries[i].code, code))
			return &helplines->countries[i];
	return NULL;
}

const struct helpline *helplines_of(const struct helplines *helplines,
				    const char *code, size_t *count)
{
	size_t first = 0;

	*count = 0;
	while (first < helplines->line_count &&
	       strcmp(helplines->lines[first].country, code) != 0)
		first++;
	while (first + *count < helplines->line_count &&
	       !strcmp(helplines->lines[first + *count].country, code))
		(*count)++;
	return *count ? helplines->lines + first : NULL;
}
