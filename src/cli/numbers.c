/* cli/numbers.c -- the entry of the country, then its lines. */
#include "cli/numbers.h"

#include "app/contacts.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/out.h"
#include "cli/wrapped.h"
#include "practice/safety.h"

void numbers_to_call(const struct app *app)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct contact *contacts = contacts_list(app, arena, &count);

	for (size_t i = 0; i < count; i++)
		wrapped_print("  ", contact_words(&contacts[i], arena));
	if (contacts_wanting(app)) {
		out_line("");
		wrapped_print("", CONTACTS_UNSET);
	}
	arena_close(arena);
}

struct texts numbers_hard_moment(const struct app *app, struct arena *arena)
{
	struct texts words = safety_hard_moment();
	size_t contacts, count = 0;
	const struct contact *contact = contacts_list(app, arena, &contacts);
	const char **lines = arena_array(arena, words.count + contacts + 2, sizeof *lines);

	for (size_t i = 0; i < words.count; i++)
		lines[count++] = words.at[i];
	for (size_t i = 0; i < contacts; i++)
		lines[count++] = contact_words(&contact[i], arena);
	if (contacts_wanting(app))
		lines[count++] = CONTACTS_UNSET;
	if (app_page(app, "when-to-call"))
		lines[count++] = "When to call: groundwork page when-to-call";
	return (struct texts){ lines, count };
}

static const char *joined(struct arena *arena, const struct texts *texts)
{
	const char *all = texts->count ? texts->at[0] : "";

	for (size_t i = 1; i < texts->count; i++)
		all = arena_print(arena, "%s or %s", all, texts->at[i]);
	return all;
}

static const char *ways(struct arena *arena, const struct helpline *line)
{
	const char *numbers = joined(arena, &line->numbers);
	const char *text = line->text ? arena_print(arena, "%stext %s", *numbers ? "; " : "",
						    line->text) : "";

	return arena_print(arena, "%s%s%s%s", numbers, text,
			   line->web && (*numbers || *text) ? "; " : "",
			   line->web ? line->web : "");
}

static const char *checked(struct arena *arena, const char *verified)
{
	return verified ? arena_print(arena, "compared on %s", verified) : "not yet verified";
}

const struct number_line *numbers_of(const struct app *app, struct arena *arena,
				     const struct country *country, size_t *count)
{
	size_t lines;
	const struct helpline *all = app_helplines(app, country->code, &lines);
	struct number_line *found = arena_array(arena, lines + 1, sizeof *found);

	*count = 0;
	if (country->emergency.count)
		found[(*count)++] = (struct number_line){
			"Emergency", joined(arena, &country->emergency),
			checked(arena, country->verified) };
	for (size_t i = 0; i < lines; i++)
		found[(*count)++] = (struct number_line){ all[i].name, ways(arena, &all[i]),
							  checked(arena, all[i].verified) };
	return found;
}
