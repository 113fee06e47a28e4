/* content/bundle_names.c -- the few kinds of names that a bundle has. */
#include "content/bundle.h"

#include <ctype.h>
#include <string.h>

static const char *const sounds[] = { ".opus", ".flac", ".ogg", ".wav", ".mp3", NULL };
static const char *const sounds_and_captions[] = {
	".opus", ".flac", ".ogg", ".wav", ".mp3", ".vtt", NULL };
static const char *const texts[] = { ".ini", NULL };

static const struct {
	enum bundle_part part;
	const char *folder;
	int folders;			/* names between the folder and the file's */
	const char *const *endings;
} shapes[] = {
	{ BUNDLE_PRACTICE, "practices/", 0, texts },
	{ BUNDLE_CLIP, "audio/voices/", 1, sounds },
	{ BUNDLE_SOUND, "audio/sounds/", 0, sounds_and_captions },
};

/* Letters, digits, hyphen and underscore; nothing that a shell or a file system
 * reads in a second way. */
static size_t plain_name(const char *text)
{
	size_t length = 0;

	while (isalnum((unsigned char)text[length]) || (length && text[length] == '-') ||
	       (length && text[length] == '_'))
		length++;
	return length;
}

static bool is_file(const char *name, const char *const *endings)
{
	size_t length = plain_name(name);

	for (; length && *endings; endings++)
		if (!strcmp(name + length, *endings))
			return true;
	return false;
}

static bool has_shape(const char *name, size_t shape)
{
	size_t folder = strlen(shapes[shape].folder);

	if (strncmp(name, shapes[shape].folder, folder) != 0)
		return false;
	name += folder;
	for (int i = 0; i < shapes[shape].folders; i++) {
		size_t length = plain_name(name);

		if (!length || name[length] != '/')
			return false;
		name += length + 1;
	}
	return is_file(name, shapes[shape].endings);
}

bool bundle_part_of(const char *name, enum bundle_part *part)
{
	if (strlen(name) > BUNDLE_NAME_MOST)
		return false;
	if (!strcmp(name, "assignment.ini") || !strcmp(name, "signature")) {
		*part = *name == 'a' ? BUNDLE_ASSIGNMENT : BUNDLE_SIGNATURE;
		return true;
	}
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (has_shape(name, i)) {
			*part = shapes[i].part;
			return true;
		}
	return false;
}
