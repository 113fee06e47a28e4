/* content/bundle.c -- entry by entry, suspicious of each.
 *
 * Only tar and only gzip are understood: every further format of the library would be
 * further code that meets hostile bytes. */
#include "content/bundle.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 << 10, SHOWN_MOST = 60 };

struct reader {
	struct archive *archive;
	struct arena *arena;
	const struct bundle_sink *sink;
	const char *bundle;		/* its name, for sentences */
	struct error *error;
	const char *names[BUNDLE_FILES_MOST];
	size_t count;
	int64_t bytes;			/* that have come out so far */
	enum bundle_part last;
};

#define refuse(reader, ...) error_set((reader)->error, __VA_ARGS__)

/* Of what Groundwork never writes: the person cannot mend it, who made it can. */
#define ASK_ANEW "; do not use it, and ask for one made with \"groundwork assign\""

/* A name as it can be shown: its odd bytes as question marks. */
static const char *shown(const struct reader *reader, const char *name)
{
	char *copy = arena_print(reader->arena, "%.*s", SHOWN_MOST, name ? name : "?");

	for (char *at = copy; *at; at++)
		if (*at < ' ' || *at > '~')
			*at = '?';
	return copy;
}

/* ---- the few kinds of names that a bundle has */

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

	while (utf8_is_plain_letter(text[length]) || (length && text[length] == '-') ||
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

/* ---- what comes out of one */

static const char *odd_kind(struct archive_entry *entry)
{
	if (archive_entry_hardlink(entry) || archive_entry_symlink(entry) ||
	    archive_entry_filetype(entry) == AE_IFLNK)
		return "a link";
	if (archive_entry_filetype(entry) == AE_IFDIR)
		return "a folder of its own";
	if (archive_entry_filetype(entry) != AE_IFREG)
		return "a device or a pipe";
	return archive_entry_sparse_count(entry) > 0 ? "a file with holes" : NULL;
}

static bool leads_out(const char *name)
{
	return name[0] == '/' || !strncmp(name, "../", 3) || strstr(name, "/../") ||
	       !strcmp(name, "..");
}

static bool was_there(const struct reader *reader, const char *name)
{
	for (size_t i = 0; i < reader->count; i++)
		if (!strcmp(reader->names[i], name))
			return true;
	return false;
}

/* The first is the assignment, and nothing comes after the signature. */
static bool is_in_order(struct reader *reader, enum bundle_part part)
{
	if ((reader->count == 0) != (part == BUNDLE_ASSIGNMENT))
		return refuse(reader, "%s: a bundle begins with assignment.ini, and this one "
			      "does not" ASK_ANEW, reader->bundle);
	if (reader->count && reader->last == BUNDLE_SIGNATURE)
		return refuse(reader, "%s: something was added behind its signature" ASK_ANEW,
			      reader->bundle);
	return true;
}

static int64_t most_of(enum bundle_part part)
{
	return part == BUNDLE_CLIP || part == BUNDLE_SOUND ? BUNDLE_SOUND_MOST
							   : BUNDLE_TEXT_MOST;
}

static bool look_at(struct reader *reader, struct archive_entry *entry,
		    enum bundle_part *part)
{
	const char *name = archive_entry_pathname(entry), *odd = odd_kind(entry);

	if (!name || leads_out(name))
		return refuse(reader, "%s: \"%s\" would be written outside of its folder; "
			      "nothing was taken out of it" ASK_ANEW, reader->bundle,
			      shown(reader, name));
	if (odd)
		return refuse(reader, "%s: \"%s\" is %s, and a bundle holds plain files only"
			      ASK_ANEW, reader->bundle, shown(reader, name), odd);
	if (!bundle_part_of(name, part))
		return refuse(reader, "%s: \"%s\" is no file that belongs into a bundle"
			      ASK_ANEW, reader->bundle, shown(reader, name));
	if (was_there(reader, name))
		return refuse(reader, "%s: \"%s\" is in it twice" ASK_ANEW, reader->bundle,
			      name);
	if (reader->count == BUNDLE_FILES_MOST)
		return refuse(reader, "%s: it holds more than %d files" ASK_ANEW, reader->bundle,
			      BUNDLE_FILES_MOST);
	if (!is_in_order(reader, *part))
		return false;
	reader->names[reader->count++] = arena_copy(reader->arena, name);
	reader->last = *part;
	return true;
}

static bool is_broken(struct reader *reader)
{
	return refuse(reader, "%s: it is no bundle, or it is damaged or cut off on its way: "
		      "ask for it once more", reader->bundle);
}

static bool take_bytes(struct reader *reader, enum bundle_part part, const char *name)
{
	char piece[PIECE];
	int64_t of_this = 0;
	la_ssize_t got;

	while ((got = archive_read_data(reader->archive, piece, PIECE)) > 0) {
		of_this += got;
		reader->bytes += got;
		if (of_this > most_of(part))
			return refuse(reader, "%s: \"%s\" is larger than the %lld KiB that a "
				      "bundle can hold of such a file" ASK_ANEW, reader->bundle,
				      name, (long long)most_of(part) >> 10);
		if (reader->bytes > BUNDLE_WHOLE_MOST)
			return refuse(reader, "%s: unpacked it is larger than the %d MiB "
				      "that a bundle can hold" ASK_ANEW,
				      reader->bundle, BUNDLE_WHOLE_MOST >> 20);
		if (!reader->sink->take(reader->sink->user, piece, (size_t)got,
					reader->error))
			return false;
	}
	return got == 0 || is_broken(reader);
}

static bool take_entry(struct reader *reader, struct archive_entry *entry)
{
	const struct bundle_sink *sink = reader->sink;
	enum bundle_part part;
	const char *name;

	if (!look_at(reader, entry, &part))
		return false;
	name = reader->names[reader->count - 1];
	return sink->begin(sink->user, part, name, reader->error) &&
	       take_bytes(reader, part, name) && sink->end(sink->user, reader->error);
}

static bool take_all(struct reader *reader)
{
	struct archive_entry *entry;
	int rc;

	while ((rc = archive_read_next_header(reader->archive, &entry)) == ARCHIVE_OK)
		if (!take_entry(reader, entry))
			return false;
	if (rc != ARCHIVE_EOF)
		return is_broken(reader);
	if (reader->count == 0)
		return is_broken(reader);
	if (reader->last != BUNDLE_SIGNATURE)
		return refuse(reader, "%s: it ends without a signature: it was cut off, or "
			      "it was not made with Groundwork; ask for it once more",
			      reader->bundle);
	return true;
}

/* A reader of its own for each bundle; `open` says where the bytes come from. */
static struct archive *reader_new(void)
{
	struct archive *archive = archive_read_new();

	if (archive) {
		archive_read_support_format_tar(archive);
		archive_read_support_filter_gzip(archive);
	}
	return archive;
}

static bool read_opened(struct archive *archive, bool opened, const char *name,
			const struct bundle_sink *sink, struct error *error)
{
	struct reader reader = { .archive = archive, .arena = arena_open(), .sink = sink,
				 .bundle = name, .error = error };
	bool ok = opened ? take_all(&reader) : is_broken(&reader);

	arena_close(reader.arena);
	archive_read_free(archive);
	return ok;
}

bool bundle_read_bytes(const char *name, const char *bytes, size_t length,
		       const struct bundle_sink *sink, struct error *error)
{
	struct archive *archive = reader_new();
	bool opened = archive &&
		      archive_read_open_memory(archive, bytes, length) == ARCHIVE_OK;

	return read_opened(archive, opened, name, sink, error);
}

bool bundle_read(const char *path, const struct bundle_sink *sink, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct archive *archive;
	struct stat about;
	bool ok;

	if (fd < 0 || fstat(fd, &about)) {
		error_set(error, "%s: cannot be read: %s", path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (!S_ISREG(about.st_mode) || about.st_size > BUNDLE_WHOLE_MOST) {
		close(fd);
		return S_ISREG(about.st_mode)
		       ? error_set(error, "%s: it is larger than the %d MiB that a "
				   "bundle can have" ASK_ANEW, path,
				   BUNDLE_WHOLE_MOST >> 20)
		       : error_set(error, "%s: is not a file", path);
	}
	archive = reader_new();
	ok = read_opened(archive, archive && archive_read_open_fd(archive, fd, PIECE) ==
			 ARCHIVE_OK, path, sink, error);
	close(fd);
	return ok;
}

static la_ssize_t add_piece(struct archive *archive, void *user, const void *bytes,
			    size_t length)
{
	(void)archive;
	buffer_add(user, bytes, length);
	return (la_ssize_t)length;
}

static bool pack_file(struct archive *archive, const struct bundle_file *file)
{
	struct archive_entry *entry = archive_entry_new();
	bool ok;

	archive_entry_set_pathname(entry, file->name);
	archive_entry_set_size(entry, (la_int64_t)file->length);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0600);
	ok = archive_write_header(archive, entry) == ARCHIVE_OK &&
	       archive_write_data(archive, file->bytes, file->length) ==
	       (la_ssize_t)file->length;
	archive_entry_free(entry);
	return ok;
}

/* Held to what the reader accepts, so that nobody sends what cannot be read. */
static bool may_be_packed(const struct bundle_file *files, size_t count,
			  struct error *error)
{
	enum bundle_part part;
	int64_t all = 0;

	if (count > BUNDLE_FILES_MOST)
		return error_set(error, "a bundle holds at most %d files, and these are %zu",
				 BUNDLE_FILES_MOST, count);
	for (size_t i = 0; i < count; i++) {
		if (!bundle_part_of(files[i].name, &part))
			return error_set(error, "\"%s\" is no name that a bundle can hold",
					 files[i].name);
		if ((int64_t)files[i].length > most_of(part))
			return error_set(error, "\"%s\" is larger than the %lld KiB that a "
					 "bundle can hold of such a file", files[i].name,
					 (long long)most_of(part) >> 10);
		all += (int64_t)files[i].length;
	}
	if (all > BUNDLE_WHOLE_MOST)
		return error_set(error, "all together are larger than the %d MiB that a bundle "
				 "can hold", BUNDLE_WHOLE_MOST >> 20);
	return true;
}

bool bundle_pack(const struct bundle_file *files, size_t count, struct buffer *packed,
		 struct error *error)
{
	struct archive *archive;
	bool ok;

	if (!may_be_packed(files, count, error))
		return false;
	archive = archive_write_new();
	ok = archive_write_set_format_ustar(archive) == ARCHIVE_OK &&
	       archive_write_add_filter_gzip(archive) == ARCHIVE_OK &&
	       archive_write_set_options(archive, "gzip:!timestamp") == ARCHIVE_OK &&
	       archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
	       archive_write_open(archive, packed, NULL, add_piece, NULL) == ARCHIVE_OK;
	for (size_t i = 0; ok && i < count; i++)
		ok = pack_file(archive, &files[i]);
	ok = archive_write_close(archive) == ARCHIVE_OK && ok;
	if (!ok)
		error_set(error, "the bundle could not be packed: %s",
			  archive_error_string(archive) ? archive_error_string(archive)
							: "no reason is known");
	archive_write_free(archive);
	return ok;
}
