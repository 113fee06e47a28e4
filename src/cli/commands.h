/* cli/commands.h -- the list of commands, in the order in which they are told of.
 *
 * Promise: a command is one file that exports `NAME_command`, and one line here; all
 *          else comes from its entry.
 * Owner:   constants. Threads: any.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

#define COMMANDS(COMMAND)      \
	COMMAND(play)          \
	COMMAND(today)         \
	COMMAND(card)          \
	COMMAND(list)          \
	COMMAND(show)          \
	COMMAND(page)          \
	COMMAND(hard)          \
	COMMAND(clinic)        \
	COMMAND(check)         \
	COMMAND(lines)         \
	COMMAND(record)        \
	COMMAND(render)        \
	COMMAND(log)           \
	COMMAND(rescue)        \
	COMMAND(assign)        \
	COMMAND(import)        \
	COMMAND(assignments)   \
	COMMAND(report)        \
	COMMAND(caseload)      \
	COMMAND(key)           \
	COMMAND(doctor)        \
	COMMAND(completions)

#define COMMAND_DECLARATION(name) extern const struct command name##_command;
COMMANDS(COMMAND_DECLARATION)

/* All of them; NULL ends the list. */
extern const struct command *const commands[];

#endif
