/* command_docs.h -- what the documents say of a command, made from its entry. */
#ifndef SUPPORT_COMMAND_DOCS_H
#define SUPPORT_COMMAND_DOCS_H

struct buffer;
struct command;

/* Adds its part of the manual page's chapter on commands. */
void manual_add_command(struct buffer *page, const struct command *command);

/* Adds its row of the README's table. */
void readme_add_command(struct buffer *table, const struct command *command);

#endif
