/* cli/line_list.h -- some lines of several, as they are typed: "all", or "1,3".
 *
 * Promise: what is chosen is marked and all else is not, or the list is none and false
 *          comes back.
 * Owner:   nothing is kept. Threads: any. Fails: by false.
 */
#ifndef CLI_LINE_LIST_H
#define CLI_LINE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* Marks those of `count` lines that a list names. */
bool line_list_read(const char *list, bool *chosen, size_t count);

#endif
