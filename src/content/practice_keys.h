/* content/practice_keys.h -- the keys of the section [practice].
 *
 * Promise: one table; its values are read into a struct practice.
 * Owner:   as in key_table.h. Threads: any.
 */
#ifndef CONTENT_PRACTICE_KEYS_H
#define CONTENT_PRACTICE_KEYS_H

struct key_table;

const struct key_table *practice_keys(void);

#endif
