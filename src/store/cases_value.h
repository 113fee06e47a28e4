/* store/cases_value.h -- what goes into a statement of the caseload and what comes out.
 *
 * Promise: the same for every database behind it.
 * Owner:   texts are borrowed, a row's until it has been taken. Threads: any.
 */
#ifndef STORE_CASES_VALUE_H
#define STORE_CASES_VALUE_H

#include <stdbool.h>
#include <stdint.h>

struct cases_row;

/* What stands for a parameter. */
struct cases_value {
	bool is_text;
	const char *text;		/* NULL is NULL */
	int64_t number;
};

#define CASES_TEXT(given) ((struct cases_value){ .is_text = true, .text = (given) })
#define CASES_NUMBER(given) ((struct cases_value){ .number = (given) })

/* Takes one row of an answer. */
typedef void cases_take(void *with, const struct cases_row *row);

/* A column of a row: a text that is borrowed (NULL for NULL), or a number. */
const char *cases_row_text(const struct cases_row *row, int column);
int64_t cases_row_number(const struct cases_row *row, int column);

#endif
