/* exchange/assign_write.c -- gathers what goes along, lists it, signs the list, packs. */
#include "exchange/assign.h"

#include "exchange/assign_parts.h"
#include "exchange/given.h"
#include "exchange/own_key.h"
#include "app/app.h"
#include "app/opened.h"
#include "app/sounds.h"
#include "exchange/signing.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/library.h"
#include "content/bundle.h"
#include "content/ini.h"
#include "content/lines.h"

#include <stdlib.h>
#include <string.h>

struct packing {
	struct app *app;
	struct arena *arena;
	struct bundle_file files[BUNDLE_FILES_MOST];
	size_t count;
	struct listing listing;
	struct error *error;
};

static bool pack(struct packing *packing, const char *name, const char *bytes, size_t length)
{
	struct digest *digest;
	char text[DIGEST_TEXT];

	for (size_t i = 0; i < packing->count; i++)
		if (!strcmp(packing->files[i].name, name))
			return true;
	if (packing->count + 1 >= BUNDLE_FILES_MOST)
		return error_set(packing->error, "these are more than the %d files that a "
				 "bundle can hold", BUNDLE_FILES_MOST);
	digest = digest_open();
	digest_add(digest, bytes, length);
	digest_text(digest, text);
	listing_add(&packing->listing, name, length, text);
	packing->files[packing->count++] = (struct bundle_file){ name, bytes, length };
	return true;
}

static bool pack_path(struct packing *packing, const char *name, const char *path,
		      size_t most)
{
	size_t length;
	char *bytes;

	return file_read(packing->arena, path, most, &bytes, &length, packing->error) &&
	       pack(packing, name, bytes, length);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A sound that is the person's own; a shipped one is there already. */
static bool pack_sound(struct packing *packing, const char *path)
{
	const char *own = app_paths(packing->app)->own_audio;

	if (!path || strncmp(path, own, strlen(own)) != 0)
		return true;
	return pack_path(packing, arena_print(packing->arena, "audio/sounds/%s",
					      base_name(path)), path, BUNDLE_SOUND_MOST);
}

static bool pack_practice(struct packing *packing, const struct practice *practice)
{
	const char *name = arena_print(packing->arena, "practices/%s.ini", practice->id);
	bool well = pack_path(packing, name, practice->path, INI_FILE_MOST);

	for (size_t i = 0; well && i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		if (step->bed)
			well = pack_sound(packing, app_sound(packing->app, packing->arena,
							      step->bed));
		if (well && step->file)
			well = pack_sound(packing, app_sound(packing->app, packing->arena,
							      step->file));
		if (well && step->captions)
			well = pack_sound(packing, app_captions(packing->app, packing->arena,
								 step->captions));
	}
	return well;
}

/* Every practice of the assignment, with its own ones. */
static const struct practice **practices_of(const struct packing *packing,
					    const struct assignment *assignment,
					    const struct luggage *luggage, size_t *count)
{
	struct library all = library_with(app_library(packing->app), packing->arena,
					  luggage->practices, luggage->count);
	const struct practice **practices =
		arena_take_many(packing->arena, assignment->task_count,
				sizeof *practices);

	*count = 0;
	for (size_t i = 0; i < assignment->task_count; i++)
		practices[(*count)++] = library_find(&all,
						     assignment->tasks[i].todo.practice);
	return practices;
}

static bool pack_voice(struct packing *packing, const struct draft *draft,
		       const struct practice *const *practices, size_t count)
{
	struct spoken_lines lines = { .arena = packing->arena };
	struct problems unused = { .arena = packing->arena };
	const char *voice = draft->voice;
	size_t before = packing->count;
	bool well = true;

	lines_gather(&lines, voice, practices, count, &unused);
	for (size_t i = 0; well && i < lines.count; i++) {
		const char *path = app_clip_of_voice(packing->app, packing->arena, voice,
					   lines.at[i].text);

		if (path)
			well = pack_path(packing, arena_print(packing->arena,
							      "audio/voices/%s/%s", voice,
							      base_name(path)),
					 path, BUNDLE_SOUND_MOST);
	}
	if (well && packing->count == before && !draft->voice_as_before)
		return error_set(packing->error, "there are no recordings of these practices "
				 "in the voice \"%s\", in %s/voices", voice,
				 app_paths(packing->app)->own_audio);
	return well;
}

static bool pack_all(struct packing *packing, const struct draft *draft,
		     const struct assignment *assignment, const struct luggage *luggage)
{
	const char *text = draft_text(draft, packing->arena);
	const struct practice **practices;
	size_t count;
	bool well = pack(packing, "assignment.ini", text, strlen(text));

	for (size_t i = 0; well && i < luggage->count; i++)
		well = pack_practice(packing, luggage->practices[i]);
	if (!well || !draft->voice)
		return well;
	practices = practices_of(packing, assignment, luggage, &count);
	return pack_voice(packing, draft, practices, count);
}

static bool write_bundle(struct packing *packing, const char *path,
			 const struct identity *identity)
{
	struct buffer signature = { 0 }, packed = { 0 };
	bool well;

	signature_write(identity, &packing->listing, &signature);
	packing->files[packing->count++] =
		(struct bundle_file){ "signature", signature.bytes, signature.length };
	well = bundle_pack(packing->files, packing->count, &packed, packing->error) &&
	       file_write(path, packed.bytes, packed.length, 0600, packing->error);
	buffer_free(&packed);
	buffer_free(&signature);
	return well;
}

static bool write_checked(struct app *app, const struct draft *draft,
			  const struct assignment *assignment,
			  const struct luggage *luggage, const char *path,
			  const char *passphrase, struct arena *arena,
			  struct error *error)
{
	const char *text = draft_text(draft, arena);
	struct identity *identity = NULL;
	struct packing *packing;
	bool well;

	if (!assign_is_bundle(path))
		return file_write(path, text, strlen(text), 0600, error);
	packing = arena_take(arena, sizeof *packing);
	*packing = (struct packing){ .app = app, .arena = arena, .error = error,
				     .listing = { .arena = arena } };
	well = pack_all(packing, draft, assignment, luggage) &&
	       own_key_open(app, passphrase, &identity, NULL, error) &&
	       write_bundle(packing, path, identity);
	identity_close(identity);
	return well;
}

bool draft_write(struct app *app, const struct draft *draft, const char *path,
		 const char *passphrase, bool replace, struct error *error)
{
	struct problems problems = { .arena = arena_open() };
	const struct assignment *assignment;
	struct luggage luggage;
	bool well = false;

	assignment = draft_parse(app, draft, path, &luggage, &problems);
	if (!assignment)
		error_set(error, "it is not ready to be written: %s", problems.count
			  ? problems.at[0].text : "nothing is in it");
	else if (file_exists(path) && !replace)
		error_set(error, "%s is there already: name another file, or say --replace",
			  path);
	else
		well = write_checked(app, draft, assignment, &luggage, path, passphrase,
				     problems.arena, error);
	if (well)
		given_keep(app, draft->title, draft->to, draft->voice,
			   draft_text(draft, problems.arena));
	arena_close(problems.arena);
	return well;
}
