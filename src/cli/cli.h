/* cli/cli.h -- everything that a shell can ask for.
 *
 * Promise: GNU habits: long options, --help everywhere, results on stdout,
 *          messages on stderr. Exit status 0: done; 1: it could not be done, and
 *          one line said why; 2: the call was wrong.
 * Threads: one.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/faces.h"

/* Runs the program; returns its exit status. */
int cli_main(int argc, char **argv, const struct faces *faces);

#endif
