/* cli/page_command.c -- the pages that there are, and one of them in full. */
#include "cli/command.h"

#include "app/app.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/nearest.h"
#include "cli/wrapped.h"

#include <stdio.h>
#include <string.h>

static void print_pages(struct app *app)
{
	size_t count;
	const struct page *const *pages = app_pages(app, &count);

	for (size_t i = 0; i < count; i++)
		printf("%-24s%s\n", pages[i]->id, pages[i]->title);
	if (!count)
		fputs("groundwork: there are no pages\n", stderr);
}

static void print_part(const struct page_part *part)
{
	putchar('\n');
	if (part->heading)
		wrapped_title(part->heading);
	for (size_t i = 0; i < part->line_count; i++) {
		const struct page_line *line = &part->lines[i];

		if (i && (!line->item || !part->lines[i - 1].item))
			putchar('\n');
		wrapped_print(line->item ? "  - " : "", line->text);
	}
}

static void print_page(const struct page *page)
{
	wrapped_print("", page->title);
	for (size_t i = 0; i < page->part_count; i++)
		print_part(&page->parts[i]);
	putchar('\n');
	for (size_t i = 0; i < page->sources.count; i++)
		wrapped_print(i ? "          " : "Sources:  ", page->sources.at[i]);
	wrapped_print("Reviewed: ", page->reviewed_by ? page->reviewed_by
						      : "not yet clinically reviewed");
}

static int no_such_page(struct app *app, const char *name)
{
	struct arena *arena = arena_open();
	size_t count, near;
	const struct page *const *pages = app_pages(app, &count);
	const char **names = arena_take_many(arena, count, sizeof *names);
	int status;

	for (size_t i = 0; i < count; i++)
		names[i] = pages[i]->id;
	if (nearest_names(name, names, count, &near, 1))
		status = command_failed("there is no page \"%s\"; did you mean %s?", name,
					names[near]);
	else
		status = command_failed("there is no page \"%s\"; 'groundwork page' shows all",
					name);
	arena_close(arena);
	return status;
}

int page_command(const struct command *command, int argc, char **argv,
		 const struct faces *faces)
{
	const struct app_options options = { .silent = true, .no_store = true };
	const struct page *page = NULL;
	struct error error;
	struct app *app;
	char **rest;
	int status = DONE, left = command_options(command, argc, argv, NULL, 0, &rest);

	(void)faces;
	if (left < 0)
		return left == -1 ? DONE : WRONG_CALL;
	if (left > 1)
		return command_wrong(command, "\"%s\" is more than it takes", rest[1]);
	/* Pages are there to be read when nothing else is. */
	if (!app_open(&app, &options, &error) && !app)
		return command_failed("%s", error.text);
	command_say_notes(app);
	if (left == 1)
		page = app_page(app, rest[0]);
	if (page)
		print_page(page);
	else if (left == 1)
		status = no_such_page(app, rest[0]);
	else
		print_pages(app);
	app_close(app);
	return status;
}
