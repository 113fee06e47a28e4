/* cli/help.h -- what a command's entry tells of it.
 *
 * Promise: plain text for a page of 80 columns, on stdout.
 * Owner:   nothing is kept. Threads: one.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

struct command;

/* Prints the help of one command. */
void help_print(const struct command *command);

/* Prints all commands, a line each. */
void help_print_all(void);

#endif
