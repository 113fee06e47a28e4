/* wire/record_json.h -- a session as JSON, as docs/json.md describes it.
 *
 * Owner:   the caller gets a new reference. Threads: any. Fails: never.
 */
#ifndef WIRE_RECORD_JSON_H
#define WIRE_RECORD_JSON_H

#include "wire/json.h"

struct session_record;

/* id, practice, title, started, seconds, planned_seconds, ended, source,
 * answers. */
json_t *session_json(const struct session_record *session);

#endif
