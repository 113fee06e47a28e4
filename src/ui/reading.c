/* ui/reading.c -- headings strong, items with a dash, numbers with their remarks. */
#include "ui/reading.h"

#include "app/contacts.h"
#include "base/arena.h"

#include <string.h>

enum { INDENT = 2 };

void reading_part(struct scroll *scroll, const char *heading,
		  const struct page_line *lines, size_t count)
{
	if (scroll->first && (heading || count))
		scroll_blank(scroll);
	if (heading)
		scroll_add(scroll, STYLE_STRONG, 0, NULL, heading);
	for (size_t i = 0; i < count; i++) {
		if (i && (!lines[i].item || !lines[i - 1].item))
			scroll_blank(scroll);
		scroll_add(scroll, STYLE_PLAIN, lines[i].item ? INDENT : 0,
			   lines[i].item ? "-" : NULL, lines[i].text);
	}
}

static bool is_own(const struct contact *contact)
{
	return contact->kind == CONTACT_CLINIC || contact->kind == CONTACT_PERSON;
}

static void add(struct scroll *scroll, struct arena *arena, const struct contact *contact)
{
	scroll_add(scroll, is_own(contact) ? STYLE_STRONG : STYLE_PLAIN, INDENT, NULL,
		   contact->about ? arena_print(arena, "%s: %s (%s)", contact->who,
						contact->how, contact->about)
				  : arena_print(arena, "%s: %s", contact->who, contact->how));
}

/* An emergency number of nowhere in particular has no remark and no country. */
static bool is_unknown(const struct contact *contact)
{
	return contact->kind == CONTACT_EMERGENCY && !strcmp(contact->who, "Emergency");
}

int reading_contacts(struct scroll *scroll, const struct app *app,
		     enum reading_contacts which)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct contact *contacts = contacts_list(app, arena, &count);
	int added = 0;

	for (size_t i = 0; i < count && which == READING_DANGER; i++)
		if (contacts[i].kind == CONTACT_EMERGENCY)
			add(scroll, arena, &contacts[i]), added++;
	for (size_t i = 0; i < count; i++) {
		if ((which == READING_DANGER && contacts[i].kind == CONTACT_EMERGENCY) ||
		    (which == READING_KNOWN && is_unknown(&contacts[i])))
			continue;
		add(scroll, arena, &contacts[i]);
		added++;
	}
	arena_close(arena);
	return added;
}
