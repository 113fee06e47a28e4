/* base/paths.h -- where things lie.
 *
 * Promise: every folder the program reads or writes is named here and nowhere
 *          else, by the XDG base directories and the GROUNDWORK_* variables.
 *          Naming makes nothing: paths_make_private() does.
 * Owner:   the arena given; the struct is a value.
 * Threads: any, while nobody changes the environment.
 */
#ifndef BASE_PATHS_H
#define BASE_PATHS_H

#include <stdbool.h>

struct arena;
struct error;

struct paths {
	const char *content;	 /* shipped content: practices/ and more */
	const char *audio;	 /* shipped sounds/ and voices/ */
	const char *config;	 /* shipped groundwork.ini, helplines.ini, themes/ */
	const char *own_content; /* the person's own content */
	const char *own_audio;	 /* the person's own sounds and voices */
	const char *own_config;	 /* the folder of the person's own groundwork.ini */
	const char *data;	 /* the folder of the database */
	const char *state;	 /* the last events, and last resorts */
	const char *last;	 /* when none of these can be written: a folder of the
				    running system, gone when that ends */
};

/* Finds everything: the shipped folders beside the program when it runs in its
 * own tree, else under ../share/groundwork; the person's by XDG. Fails when
 * neither XDG nor HOME says where a person's things belong. */
bool paths_find(struct paths *paths, struct arena *arena, struct error *error);

/* Makes a folder and its parents, the last one readable by the owner only. */
bool paths_make_private(const char *folder, struct error *error);

/* The same where others can write beside it (/tmp): fails for a link, and for a folder of
 * somebody else. */
bool paths_make_own(const char *folder, struct error *error);

/* Whether a folder is there and belongs to another user of this machine, who can then read
 * and change what is in it. */
bool paths_is_foreign(const char *folder);

/* Joins a folder and a name. */
const char *paths_join(struct arena *arena, const char *folder, const char *name);

/* The same path from the root, as far as it is known where we stand. */
const char *paths_absolute(struct arena *arena, const char *path);

#endif
