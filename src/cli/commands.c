/* cli/commands.c -- the list itself. */
#include "cli/commands.h"

#define COMMAND_ADDRESS(name) &name##_command,

const struct command *const commands[] = { COMMANDS(COMMAND_ADDRESS) NULL };
