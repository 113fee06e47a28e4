/* wire/json.h -- the door to jansson.
 *
 * Promise: the one header that includes it; whoever writes or reads JSON includes
 *          this one.
 * Owner, threads: as jansson says of each reference.
 */
#ifndef WIRE_JSON_H
#define WIRE_JSON_H

#include <jansson.h>

#endif
