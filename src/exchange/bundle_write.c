/* exchange/bundle_write.c -- gathers what goes along, lists it, signs the list, packs. */
#include "exchange/bundle_write.h"

#include "app/app.h"
#include "app/opened.h"
#include "app/sounds.h"
#include "exchange/user_key.h"
#include "exchange/signing.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/bundle.h"
#include "content/ini.h"
#include "content/lines.h"
#include "content/diagnostics.h"
#include "model/practice.h"

#include <assert.h>
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
	bool ok = pack_path(packing, name, practice->path, INI_FILE_MOST);

	for (size_t i = 0; ok && i < practice->step_count; i++) {
		const struct step *step = &practice->steps[i];

		if (step->bed)
			ok = pack_sound(packing, app_sound(packing->app, packing->arena,
							   step->bed));
		if (ok && step->file)
			ok = pack_sound(packing, app_sound(packing->app, packing->arena,
							   step->file));
		if (ok && step->captions)
			ok = pack_sound(packing, app_captions(packing->app, packing->arena,
							      step->captions));
	}
	return ok;
}

static bool pack_voice(struct packing *packing, const struct bundle_contents *contents)
{
	struct spoken_lines lines = { .arena = packing->arena };
	struct diagnostics unused = { .arena = packing->arena };
	const char *voice = contents->voice;
	size_t before = packing->count;
	bool ok = true;

	lines_gather(&lines, voice, contents->spoken, contents->spoken_count, &unused);
	for (size_t i = 0; ok && i < lines.count; i++) {
		const char *path = app_clip_of_voice(packing->app, packing->arena, voice,
					   lines.at[i].text);

		if (path)
			ok = pack_path(packing, arena_print(packing->arena,
							    "audio/voices/%s/%s", voice,
							    base_name(path)),
				       path, BUNDLE_SOUND_MOST);
	}
	if (ok && packing->count == before && !contents->may_be_silent)
		return error_set(packing->error, "there are no recordings of these practices "
				 "in the voice \"%s\", in %s/voices", voice,
				 app_paths(packing->app)->own_audio);
	return ok;
}

static bool pack_all(struct packing *packing, const struct bundle_contents *contents,
		     const struct identity *identity)
{
	struct buffer text = { 0 };
	const char *whole;
	bool ok;

	buffer_add_string(&text, contents->text);
	vouchers_write(identity, &text);
	whole = arena_copy(packing->arena, buffer_string(&text));
	buffer_free(&text);
	ok = pack(packing, "assignment.ini", whole, strlen(whole));
	for (size_t i = 0; ok && i < contents->attached_count; i++)
		ok = pack_practice(packing, contents->attached[i]);
	return ok && (!contents->voice || pack_voice(packing, contents));
}

static bool write_signed(struct packing *packing, const char *path, enum file_place place,
			 const struct identity *identity)
{
	struct buffer signature = { 0 }, packed = { 0 };
	bool ok;

	signature_write(identity, &packing->listing, &signature);
	assert(packing->count < BUNDLE_FILES_MOST);
	packing->files[packing->count++] =
		(struct bundle_file){ "signature", signature.bytes, signature.length };
	ok = bundle_pack(packing->files, packing->count, &packed, packing->error) &&
	     file_put(path, place, packed.bytes, packed.length, 0600, packing->error);
	buffer_free(&packed);
	buffer_free(&signature);
	return ok;
}

bool bundle_write(struct app *app, const struct bundle_contents *contents,
		  const char *path, enum file_place place, const char *passphrase,
		  struct error *error)
{
	struct arena *arena = arena_open();
	struct packing *packing = arena_alloc(arena, sizeof *packing);
	struct identity *identity = NULL;
	bool ok;

	*packing = (struct packing){ .app = app, .arena = arena, .error = error,
				     .listing = { .arena = arena } };
	ok = user_key_open(app, passphrase, &identity, error) &&
	     pack_all(packing, contents, identity) &&
	     write_signed(packing, path, place, identity);
	identity_close(identity);
	arena_close(arena);
	return ok;
}
