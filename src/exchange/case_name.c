/* exchange/case_name.c -- a name is held against those of everybody in the caseload. */
#include "exchange/case_name.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/utf8.h"
#include "model/caseload.h"

#include <string.h>

/* Those in the caseload whom a report has to do with. */
struct acquaintance {
	const char *name;		/* of the sender, as it is known here */
	const char *namesake;		/* of somebody else who can be taken for the name said */
};

static struct acquaintance find(const struct case_person *people, size_t count,
				const char *person, const char *name)
{
	struct acquaintance found = { .name = name };

	for (size_t i = 0; i < count; i++)
		if (!strcmp(people[i].id, person))
			found.name = people[i].name;
		else if (names_alike(people[i].name, name))
			found.namesake = people[i].name;
	return found;
}

/* A key that is new, and a name that is not, or looks as if it were not. */
static const char *namesake_words(struct arena *arena, const char *name, const char *digits,
				  const char *namesake)
{
	const char *looks = utf8_same(name, namesake) ? ""
		: arena_print(arena, "The name \"%s\" looks like \"%s\", and is not the same. ",
			      name, namesake);

	return arena_print(
		arena, "%sThis report is signed with another key (%s) than that of the %s whom you "
		"know. It may be somebody else of that name, somebody who lost their key, or "
		"somebody who only uses the name. The two are kept apart. Please compare the "
		"digits by telephone before you rely on it.", looks, digits, namesake);
}

/* A key that is known, under a name that it never had. */
static const char *renamed_words(struct arena *arena, const char *name,
				 const struct acquaintance *known)
{
	if (!known->namesake)
		return arena_print(arena, "This report says that it is from %s. The key is that "
				   "of %s, who did not use that name before: please ask them.",
				   name, known->name);
	return arena_print(arena, "This report says that it is from %s, but the key is that of %s. "
			   "The %s whom you know has another key: please ask both before you rely "
			   "on it.", name, known->name, known->namesake);
}

const char *case_name_warning(struct arena *arena, const struct case_person *people,
			      size_t count, const struct case_added *did, const char *name,
			      const char *digits)
{
	struct acquaintance known = find(people, count, did->person, name);

	if (did->person_is_new)
		return known.namesake ? namesake_words(arena, name, digits, known.namesake)
				      : NULL;
	return did->name_is_new && !names_alike(name, known.name)
	       ? renamed_words(arena, name, &known) : NULL;
}

const char *case_name_shared(struct arena *arena, const struct case_person *people,
			     size_t count, const char *person, const char *name)
{
	const char *namesake = find(people, count, person, name).namesake;

	return !namesake ? NULL
	       : arena_print(arena, "Somebody else here is called %s: the first digits of their "
			     "keys tell them apart.", namesake);
}
