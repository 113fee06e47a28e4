/* content/helplines_keys.h -- the keys of a country and of a line.
 *
 * Promise: one table each; values are read into struct country and struct
 *          helpline.
 * Owner:   as in key_table.h. Threads: any.
 */
#ifndef CONTENT_HELPLINES_KEYS_H
#define CONTENT_HELPLINES_KEYS_H

#include "content/key_table.h"

const struct key_table *country_keys(void);
const struct key_table *helpline_keys(void);

#endif
