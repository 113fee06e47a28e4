/* content/file_kind.h -- which kind of content a file is.
 *
 * Promise: groundwork.ini holds settings; else it is what the folder says that it
 *          lies in (practices/ and so on); else what its first section says; else a
 *          practice.
 * Owner:   nothing is kept. Threads: any. Fails: never.
 */
#ifndef CONTENT_FILE_KIND_H
#define CONTENT_FILE_KIND_H

enum file_kind {
	FILE_OF_PRACTICE,
	FILE_OF_PROGRAMME,
	FILE_OF_ASSIGNMENT,
	FILE_OF_PAGE,
	FILE_OF_HELPLINES,
	FILE_OF_SETTINGS
};

struct arena;

/* The arena is for reading the file. */
enum file_kind file_kind(struct arena *arena, const char *path);

#endif
