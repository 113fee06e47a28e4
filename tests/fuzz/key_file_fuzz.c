/* The file of a key takes any bytes: what opens has its keys, is written and read back the
 * same; all else is one clean sentence. A locked one is only looked at: a passphrase may take
 * a second and a gibibyte, by its design. */
#include "base/error.h"
#include "base/plain_text.h"
#include "secret/keyfile.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
	if (!truth)
		abort();
}

static bool is_clean(const struct error *error)
{
	return *error->text && plain_text_is(error->text, false);
}

static void look_at(const char *path, const struct identity *identity)
{
	struct keyfile_about about;
	struct error error;

	require(identity_pairs(identity) >= 1 && identity_pairs(identity) <= PAIRS_MOST);
	require(keyfile_look(path, &about, &error) && about.there);
	require(person_is(&about.person, identity_person(identity)));
}

/* A file without a name: its path leads to what is open. */
static int file_of(const uint8_t *data, size_t size, char path[64])
{
	int fd = memfd_create("key", MFD_CLOEXEC);

	require(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	snprintf(path, 64, "/proc/self/fd/%d", fd);
	return fd;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = { "" };
	struct identity *identity;
	struct keyfile_about about;
	char path[64];
	int fd = file_of(data, size, path);

	if (!keyfile_look(path, &about, &error)) {
		require(is_clean(&error));
	} else if (keyfile_read(path, NULL, &identity, &error)) {
		require(!about.locked);
		look_at(path, identity);
		identity_close(identity);
	} else {
		require(!identity && is_clean(&error));
	}
	close(fd);
	return 0;
}
