/* cli/options.h -- the words of a call, read by the command's entry.
 *
 * Promise: GNU's long options, which may be shortened and stand anywhere; values are
 *          checked as far as their kind tells.
 * Owner:   values stay argv's; lists lie in the call's arena. Threads: one.
 * Fails:   false after saying what is wrong, or after giving the help that was asked
 *          for; *status is then the exit status.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

struct call;
struct command;

/* Reads options, the action and the words into the call. */
bool options_read(struct call *call, int argc, char **argv, int *status);

#endif
