/* model/helpline.h -- whom to call, country by country.
 *
 * Promise: plain values, dated: a number whose day of verification is missing has
 *          been checked by nobody, and is shown with that remark where numbers are
 *          chosen or looked over; never in a hard moment. The program shows numbers;
 *          it never dials and never sends.
 * Owner:   the arena of whoever loaded them; everything is const afterwards.
 * Threads: any.
 */
#ifndef MODEL_HELPLINE_H
#define MODEL_HELPLINE_H

#include "model/practice.h"

/* Where people whose country is not listed can look. */
#define COUNTRY_ELSEWHERE "elsewhere"

enum { COUNTRIES_MOST = 80, HELPLINES_MOST = 200 };

/* Whether calling costs something. */
enum cost { COST_UNKNOWN, COST_FREE, COST_CHARGED };

struct country {
	const char *code;		/* us, gb, ...; or COUNTRY_ELSEWHERE */
	const char *name;
	struct texts emergency;		/* numbers; none: only known on the spot */
	const char *source;
	const char *verified;		/* YYYY-MM-DD; NULL: by nobody yet */
	const char *file;
	int line;
};

struct helpline {
	const char *id;
	const char *country;		/* a code */
	const char *name;
	struct texts numbers;		/* to call; none when it can only be written to */
	const char *text, *web;		/* NULL when there is none */
	const char *hours, *languages;	/* NULL when not known */
	enum cost cost;
	const char *source;
	const char *verified;		/* YYYY-MM-DD; NULL: by nobody yet */
	const char *file;
	int line;
};

struct helplines {
	const struct country *countries; /* by name, elsewhere last */
	size_t country_count;
	const struct helpline *lines;	/* those of one country together */
	size_t line_count;
};

/* The country of that code; NULL when there is none. */
const struct country *helplines_country(const struct helplines *helplines,
					const char *code);

/* The lines of a country, in the order of the file; sets *count. */
const struct helpline *helplines_of(const struct helplines *helplines,
				    const char *code, size_t *count);

#endif
