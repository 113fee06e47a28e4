/* cli/page_command.c -- the pages that there are, and one of them in full. */
#include "cli/command.h"

#include "app/pages.h"
#include "base/arena.h"
#include "base/nearest.h"
#include "base/out.h"
#include "cli/numbers.h"
#include "cli/wrapped.h"
#include "practice/safety.h"

#include <string.h>

static void print_pages(struct app *app)
{
	size_t count;
	const struct page *const *pages = app_pages(app, &count);

	for (size_t i = 0; i < count; i++)
		out_print("%-24s%s\n", pages[i]->id, pages[i]->title);
	if (!count)
		command_note("there are no pages");
}

static void print_part(const struct page_part *part)
{
	out_line("");
	if (part->heading)
		wrapped_title(part->heading);
	for (size_t i = 0; i < part->line_count; i++) {
		const struct page_line *line = &part->lines[i];

		if (i && (!line->item || !part->lines[i - 1].item))
			out_line("");
		wrapped_print(line->item ? "  - " : "", line->text);
	}
}

/* On the page of support the numbers themselves stand below whom to call. */
static void print_parts(const struct app *app, const struct page *page)
{
	bool due = !strcmp(page->id, SAFETY_SUPPORT_PAGE);

	for (size_t i = 0; i < page->part_count; i++) {
		print_part(&page->parts[i]);
		if (!due || (strcmp(page->parts[i].name, "whom") && i + 1 < page->part_count))
			continue;
		out_line("");
		numbers_to_call(app);
		due = false;
	}
}

static void print_page(const struct app *app, const struct page *page)
{
	wrapped_print("", page->title);
	print_parts(app, page);
	out_line("");
	for (size_t i = 0; i < page->sources.count; i++)
		wrapped_print(i ? "          " : "Sources:  ", page->sources.at[i]);
	wrapped_print("Reviewed: ", page->reviewed_by ? page->reviewed_by
						      : "not yet clinically reviewed");
}

static int no_such_page(struct call *call, const char *name)
{
	size_t count, near;
	const struct page *const *pages = app_pages(call->app, &count);
	const char **names = arena_array(call->arena, count, sizeof *names);

	for (size_t i = 0; i < count; i++)
		names[i] = pages[i]->id;
	if (nearest_names(name, names, count, &near, 1))
		return command_failed("there is no page \"%s\"; did you mean %s?", name,
				      names[near]);
	return command_failed("there is no page \"%s\"; 'groundwork page' shows all", name);
}

static int page(struct call *call)
{
	const char *name = call->word_count ? call->words[0] : NULL;
	const struct page *named = name ? app_page(call->app, name) : NULL;

	if (name && !named)
		return no_such_page(call, name);
	if (named)
		print_page(call->app, named);
	else
		print_pages(call->app);
	return DONE;
}

const struct command page_command = {
	.name = "page",
	.usage = "[NAME]",
	.summary = "Shows a page to be read, such as when-to-call",
	.details = "Without a NAME it lists the pages there are. The page \"support\" has your "
		   "own numbers on it.",
	.most = 1, .takes = { .listed_by = "page" },
	.opens = OPENS_APP_ANYHOW,	/* pages can be read when nothing else works */
	.app = { .silent = true, .at_once = true },
	.run = page,
};
