/* app/safety.h -- what is said in a hard moment.
 *
 * Promise: the same few sentences on the screen and in plain lines, in the order
 *          in which they help, most needed first.
 * Owner:   literals. Threads: any. Fails: never.
 */
#ifndef APP_SAFETY_H
#define APP_SAFETY_H

#include "model/practice.h"

/* The sentences for a hard moment. */
struct texts safety_hard_moment(void);

#endif
