/* command_docs.c -- an entry as roff, and as a row of Markdown. */
#include "support/command_docs.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "cli/command.h"

#include <ctype.h>
#include <string.h>

enum { COLUMNS = 88, README_OPTIONS_MOST = 6 };

/* ---- the manual page */

/* In roff a backslash, a dash and an apostrophe mean something. */
static void add_plain(struct buffer *page, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\\')
			buffer_add_string(page, "\\e");
		else if (text[i] == '-')
			buffer_add_string(page, "\\-");
		else if (text[i] == '\'')
			buffer_add_string(page, "\\(aq");
		else
			buffer_add(page, text + i, 1);
	}
}

static void add_in_font(struct buffer *page, char font, const char *text, size_t length)
{
	buffer_print(page, "\\f%c", font);
	add_plain(page, text, length);
	buffer_add_string(page, "\\fR");
}

/* Options are bold; in a usage so are other words that are typed as they stand, and
 * what stands for something else is in italics. */
static char font_of(const char *word, size_t length, bool usage)
{
	bool small = length > 0, capital = length > 0;

	if (length > 1 && word[0] == '-')
		return 'B';
	for (size_t i = 0; i < length; i++) {
		small = small && islower((unsigned char)word[i]);
		capital = capital && isupper((unsigned char)word[i]);
	}
	return !usage || !(small || capital) ? 'R' : small ? 'B' : 'I';
}

static void add_word(struct buffer *page, const char *word, size_t length, bool usage)
{
	size_t before = strspn(word, "[('"), after = length;
	char font;

	before = before < length ? before : length;
	while (after > before && strchr("]).,;:'", word[after - 1]))
		after--;
	font = font_of(word + before, after - before, usage);
	add_plain(page, word, before);
	if (font == 'R')
		add_plain(page, word + before, after - before);
	else
		add_in_font(page, font, word + before, after - before);
	add_plain(page, word + after, length - after);
}

static void add_words(struct buffer *page, const char *text, size_t length, bool usage)
{
	const char *end = text + length;

	while (text < end) {
		size_t word = strcspn(text, " ");

		word = word < (size_t)(end - text) ? word : (size_t)(end - text);
		add_word(page, text, word, usage);
		text += word;
		if (text < end)
			buffer_add(page, text++, 1);
	}
}

/* Lines as in the rest of the page; a dot at the beginning would be a command. */
static void add_prose(struct buffer *page, const char *text)
{
	struct arena *arena = arena_open();
	struct buffer marked = { 0 };
	struct utf8_line *lines;
	size_t count;

	add_words(&marked, text, strlen(text), false);
	count = utf8_wrap(arena, marked.bytes, marked.length, COLUMNS, &lines);
	for (size_t i = 0; i < count; i++) {
		const char *line = marked.bytes + lines[i].start;

		buffer_print(page, "%s%.*s\n", *line == '.' ? "\\&" : "",
			     (int)(lines[i].end - lines[i].start), line);
	}
	buffer_free(&marked);
	arena_close(arena);
}

static void add_item(struct buffer *page, const char *words, const char *help)
{
	buffer_add_string(page, ".TP\n");
	add_words(page, words, strlen(words), true);
	buffer_add_string(page, "\n");
	add_prose(page, help);
}

static const char *option_words(struct arena *arena, const struct command_option *option)
{
	const char *letter = option->letter ? arena_print(arena, "-%c, ", option->letter) : "";

	return arena_print(arena, "%s--%s%s%s", letter, option->name,
			   option->argument ? " " : "",
			   option->argument ? option->argument : "");
}

static void add_items(struct buffer *page, const struct command *command)
{
	struct arena *arena = arena_open();

	buffer_add_string(page, ".RS\n");
	for (size_t i = 0; command->actions && command->actions[i].name; i++)
		add_item(page, arena_print(arena, "%s %s", command->actions[i].name,
					   command->actions[i].arguments),
			 command->actions[i].help);
	for (size_t i = 0; command->options && command->options[i].name; i++)
		add_item(page, option_words(arena, &command->options[i]),
			 command->options[i].help);
	buffer_add_string(page, ".RE\n");
	arena_close(arena);
}

void manual_add_command(struct buffer *page, const struct command *command)
{
	struct arena *arena = arena_open();
	const char *usage = command->usage, *tag = ".TP";

	do {
		size_t length = strcspn(usage, "\n");

		buffer_print(page, "%s\n.B %s%s", tag, command->name, length ? " \\fR" : "");
		add_words(page, usage, length, true);
		buffer_add_string(page, "\n");
		tag = ".TQ";
		usage += length + (usage[length] == '\n');
	} while (*usage);
	add_prose(page, arena_print(arena, "%s.", command->summary));
	if (command->details)
		add_prose(page, command->details);
	if (command->actions || command->options)
		add_items(page, command);
	arena_close(arena);
}

/* ---- the README */

/* What must be said, without what may be. */
static size_t needed(const struct command *command)
{
	const char *usage = command->usage;
	const char *optional = strstr(usage, command->actions ? "[" : "[-");
	size_t length = optional ? (size_t)(optional - usage) : strlen(usage);

	if (strcspn(usage, "\n") < length)
		length = strcspn(usage, "\n");
	while (length && usage[length - 1] == ' ')
		length--;
	return length;
}

/* Adds an option unless it stands in the call already; tells whether it did. */
static bool add_option(struct buffer *table, const struct command_option *option,
		       const char *call, const char *before)
{
	struct buffer words = { 0 };
	bool added;

	if (option->letter)
		buffer_print(&words, "-%c", option->letter);
	else
		buffer_print(&words, "--%s", option->name);
	if (option->argument)
		buffer_print(&words, " %s", option->argument);
	added = !strstr(call, buffer_string(&words));
	if (added)
		buffer_print(table, "%s`%s`", before, buffer_string(&words));
	buffer_free(&words);
	return added;
}

static void add_choices(struct buffer *table, const struct command *command,
			const char *call)
{
	const struct command_option *options = command->options;
	size_t count = 0;
	bool some = false;

	for (size_t i = 0; command->actions && command->actions[i].name; i++) {
		buffer_print(table, "%s`%s`", some ? ", " : " (", command->actions[i].name);
		some = true;
	}
	while (options && options[count].name)
		count++;
	for (size_t i = 0; !command->actions && count <= README_OPTIONS_MOST && i < count; i++)
		some |= add_option(table, &options[i], call, some ? ", " : " (");
	if (some)
		buffer_add_string(table, ")");
}

void readme_add_command(struct buffer *table, const struct command *command)
{
	struct buffer call = { 0 };
	size_t length = needed(command);

	buffer_print(&call, "groundwork %s%s%.*s", command->name, length ? " " : "",
		     (int)length, command->usage);
	buffer_print(table, "| `%s` | %s", buffer_string(&call), command->summary);
	add_choices(table, command, buffer_string(&call));
	buffer_add_string(table, " |\n");
	buffer_free(&call);
}
