/* cli/record_json.h -- a session as JSON, as docs/json.md describes it.
 *
 * Owner:   the caller gets a new reference. Threads: any. Fails: never.
 */
#ifndef CLI_RECORD_JSON_H
#define CLI_RECORD_JSON_H

#include <jansson.h>

struct session_record;

/* id, practice, title, started, seconds, planned_seconds, ended, source,
 * answers. */
json_t *session_json(const struct session_record *session);

#endif
