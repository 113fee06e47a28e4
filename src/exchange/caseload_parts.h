/* exchange/caseload_parts.h -- what the files of the caseload share and nobody else sees.
 *
 * Owner: caseload_close(). Threads: one.
 */
#ifndef EXCHANGE_CASELOAD_PARTS_H
#define EXCHANGE_CASELOAD_PARTS_H

#include "exchange/caseload.h"
#include "secret/identity.h"
#include "store/cases.h"

struct caseload {
	struct app *app;
	struct cases *cases;
	struct identity *own;		/* NULL until it is unlocked */
};

/* The digits of a key that is kept as "SIGNS:SEALS". */
const char *caseload_digits(struct arena *arena, const char *key);

#endif
