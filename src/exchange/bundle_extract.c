/* exchange/bundle_extract.c -- each file new, hashed while it is written, flushed when it ends. */
#include "exchange/bundle_extract.h"

#include "app/sounds.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/paths.h"
#include "content/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CAPTIONS_ENDING ".vtt"

struct unpacking {
	struct arena *arena;
	const char *bundle;
	struct bundle_extracted *into;
	struct listing listing;
	/* the file that is being written */
	enum bundle_part part;
	const char *name;
	int fd;
	size_t bytes;
	struct digest *digest;
	struct buffer text;		/* of the assignment, and of the signature */
};

static bool make_folders(const char *path, struct error *error)
{
	char folder[4096];
	const char *slash = strrchr(path, '/');

	snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
	return paths_make_private(folder, error);
}

static bool begin_file(struct unpacking *unpacking, struct error *error)
{
	const char *path = paths_join(unpacking->arena, unpacking->into->folder,
				      unpacking->name);

	if (!make_folders(path, error))
		return false;
	unpacking->fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
	return unpacking->fd >= 0 ||
	       error_set(error, "%s: cannot be written: %s", path, strerror(errno));
}

static void count_part(struct bundle_extracted *into, enum bundle_part part,
		       struct arena *arena,
		       const char *name)
{
	into->practices += part == BUNDLE_PRACTICE;
	into->clips += part == BUNDLE_CLIP;
	into->sounds += part == BUNDLE_SOUND;
	if (part == BUNDLE_CLIP && !into->voice) {
		const char *voice = name + strlen("audio/voices/");

		into->voice = arena_copy_bytes(arena, voice, strcspn(voice, "/"));
	}
}

static bool begin(void *user, enum bundle_part part, const char *name, struct error *error)
{
	struct unpacking *unpacking = user;

	unpacking->part = part;
	unpacking->name = arena_copy(unpacking->arena, name);
	unpacking->bytes = 0;
	unpacking->digest = digest_open();
	buffer_clear(&unpacking->text);
	count_part(unpacking->into, part, unpacking->arena, name);
	return part == BUNDLE_SIGNATURE || begin_file(unpacking, error);
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(fd, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

static bool take(void *user, const char *bytes, size_t length, struct error *error)
{
	struct unpacking *unpacking = user;

	unpacking->bytes += length;
	digest_add(unpacking->digest, bytes, length);
	if (unpacking->part == BUNDLE_ASSIGNMENT || unpacking->part == BUNDLE_SIGNATURE)
		buffer_add(&unpacking->text, bytes, length);
	return unpacking->part == BUNDLE_SIGNATURE ||
	       write_all(unpacking->fd, bytes, length) ||
	       error_set(error, "%s: cannot be written: %s", unpacking->name,
			 strerror(errno));
}

static bool close_file(struct unpacking *unpacking)
{
	bool ok = fsync(unpacking->fd) == 0;

	ok = close(unpacking->fd) == 0 && ok;
	unpacking->fd = -1;
	return ok;
}

/* A file can have any name: whether it is a sound is known once it is there. */
static bool is_heard(const struct unpacking *unpacking)
{
	const char *path = paths_join(unpacking->arena, unpacking->into->folder,
				      unpacking->name);
	size_t length = strlen(path), ending = strlen(CAPTIONS_ENDING);
	int64_t length_ms;

	if (length > ending && !strcmp(path + length - ending, CAPTIONS_ENDING))
		return true;
	return audio_file_length_ms(path, &length_ms, ERROR_NO_MATTER("it is counted"));
}

static bool end_file(struct unpacking *unpacking)
{
	bool ok = close_file(unpacking);

	if (ok && (unpacking->part == BUNDLE_CLIP || unpacking->part == BUNDLE_SOUND))
		unpacking->into->unheard += !is_heard(unpacking);
	return ok;
}

static bool end(void *user, struct error *error)
{
	struct unpacking *unpacking = user;
	struct bundle_extracted *into = unpacking->into;
	char digest[DIGEST_TEXT];

	digest_text(unpacking->digest, digest);
	unpacking->digest = NULL;
	if (unpacking->part == BUNDLE_SIGNATURE)
		return signature_read(unpacking->bundle, buffer_string(&unpacking->text),
				      unpacking->text.length, &unpacking->listing,
				      &into->signer, error) &&
		       vouchers_read(unpacking->bundle, into->text, &into->signer, error);
	listing_add(&unpacking->listing, unpacking->name, unpacking->bytes, digest);
	if (unpacking->part == BUNDLE_ASSIGNMENT) {
		into->length = unpacking->text.length;
		into->text = arena_copy_bytes(unpacking->arena,
					      buffer_string(&unpacking->text),
					      into->length);
	}
	return end_file(unpacking) ||
	       error_set(error, "%s: cannot be written: %s", unpacking->name,
			 strerror(errno));
}

static int flush_one(const char *path, const struct stat *about, int type, struct FTW *at)
{
	(void)about, (void)at;
	if (type == FTW_D)
		folder_flush(path);
	return 0;
}

static bool make_fresh(struct arena *arena, const char *parent,
		       struct bundle_extracted *unpacked,
		       struct error *error)
{
	char *folder = arena_print(arena, "%s/.new-XXXXXX", parent);

	if (!paths_make_private(parent, error))
		return false;
	if (!mkdtemp(folder))
		return error_set(error, "%s: the folder could not be made: %s", folder,
				 strerror(errno));
	unpacked->folder = folder;
	return true;
}

bool bundle_extract(struct arena *arena, const char *path, const char *parent,
		    struct bundle_extracted *unpacked, struct error *error)
{
	struct unpacking unpacking = { .arena = arena, .bundle = path, .into = unpacked,
				       .listing = { .arena = arena }, .fd = -1 };
	const struct bundle_sink sink = { &unpacking, begin, take, end };
	char unused[DIGEST_TEXT];
	bool ok;

	*unpacked = (struct bundle_extracted){ .folder = NULL };
	if (!make_fresh(arena, parent, unpacked, error))
		return false;
	ok = bundle_read(path, &sink, error);
	if (unpacking.digest)
		digest_text(unpacking.digest, unused);
	if (unpacking.fd >= 0)
		close(unpacking.fd);
	if (ok) {
		listing_digest(&unpacking.listing, unpacked->digest);
		nftw(unpacked->folder, flush_one, 16, FTW_PHYS);
	} else {
		folder_remove(unpacked->folder);
	}
	buffer_free(&unpacking.text);
	return ok;
}
