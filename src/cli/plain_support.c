/* cli/plain_support.c -- people first, one question, and what follows from it. */
#include "cli/plain_parts.h"

#include "schedule/begin.h"
#include "app/contacts.h"
#include "practice/safety.h"
#include "base/arena.h"

#include <string.h>

static void say_part(struct plain *plain, struct safety_part part)
{
	for (size_t i = 0; i < part.count; i++)
		plain_say(plain, "%s%s", part.lines[i].item ? "- " : "", part.lines[i].text);
}

void plain_say_contacts(struct plain *plain)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct contact *contacts = contacts_list(plain->app, arena, &count);

	for (size_t i = 0; i < count; i++)
		plain_say(plain, "%s: %s%s%s%s", contacts[i].who, contacts[i].how,
			  contacts[i].about ? " (" : "",
			  contacts[i].about ? contacts[i].about : "",
			  contacts[i].about ? ")" : "");
	if (!contacts_are_set(plain->app))
		plain_say(plain, "%s", CONTACTS_UNSET);
	arena_close(arena);
}

static void ask(struct plain *plain)
{
	say_part(plain, safety_part(plain->app, "now"));
	plain_say(plain, "y for yes, n for no or not sure; an empty line goes on.");
	plain->asks_safe = true;
}

void plain_say_support(struct plain *plain)
{
	say_part(plain, safety_part(plain->app, "thanks"));
	plain_say_contacts(plain);
	ask(plain);
}

static void answer(struct plain *plain, bool safe)
{
	struct safety_part further[PARTS_MOST];
	size_t count = safety_further(plain->app, further);

	player_keep_safe(plain->player, safe);
	plain->asks_safe = false;
	say_part(plain, safety_part(plain->app, safe ? "yes" : "no"));
	for (size_t i = 0; i < count; i++)
		say_part(plain, further[i]);
}

void plain_take_safe(struct plain *plain, const char *line)
{
	if (!line[0])
		plain->asks_safe = false;
	else if (!strcmp(line, "y") || !strcmp(line, "yes"))
		answer(plain, true);
	else if (!strcmp(line, "n") || !strcmp(line, "no"))
		answer(plain, false);
	else
		ask(plain);
}

bool plain_say_left_out(struct plain *plain, const struct practice *practice)
{
	struct arena *arena = arena_open();
	const char *words = begin_told_first(plain->app, practice, arena);

	if (words)
		plain_say(plain, "%s", words);
	arena_close(arena);
	return words != NULL;
}
