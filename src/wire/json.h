/* wire/json.h -- the door to jansson, and the values that every face writes alike.
 *
 * Promise: the one header that includes it; whoever writes or reads JSON includes
 *          this one.
 * Owner, threads: as jansson says of each reference; what is made here is the caller's.
 */
#ifndef WIRE_JSON_H
#define WIRE_JSON_H

#include <jansson.h>

#include <stdint.h>
#include <stdio.h>

struct texts;

/* A length in minutes: a whole number where it is one. */
json_t *minutes_json(int64_t length_ms);

/* A moment in ISO 8601 with its offset. */
json_t *moment_json(int64_t moment_ms, int offset_s);

/* An array of strings. */
json_t *texts_json(const struct texts *texts);

/* A value as lines that people can read as well, for the caller to free; releases the
 * value. */
char *json_text(json_t *value);

#endif
