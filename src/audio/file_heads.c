/* audio/file_heads.c -- from mark to mark; what lies between is not read.
 *
 * RIFF: "Multimedia Programming Interface and Data Specifications 1.0" (1991), a chunk is
 * its name, its length and as many bytes, to an even place. Ogg: RFC 3533, section 6. */
#include "audio/file_heads.h"

#include <string.h>
#include <unistd.h>

static uint32_t little_endian(const unsigned char *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
	       (uint32_t)bytes[3] << 24;
}

static bool read_at(int fd, int64_t at, unsigned char *bytes, size_t count)
{
	return pread(fd, bytes, count, (off_t)at) == (ssize_t)count;
}

/* Where the samples begin, and how many bytes of them its header promises; -1: no WAV. */
static int64_t wav_data(int fd, uint32_t *promised)
{
	enum { RIFF_HEAD = 12, CHUNK_HEAD = 8 };
	unsigned char head[RIFF_HEAD];
	int64_t at = RIFF_HEAD;

	if (!read_at(fd, 0, head, RIFF_HEAD) || memcmp(head, "RIFF", 4) != 0)
		return -1;
	while (read_at(fd, at, head, CHUNK_HEAD)) {
		*promised = little_endian(head + 4);
		at += CHUNK_HEAD;
		if (!memcmp(head, "data", 4))
			return at;
		at += *promised + (*promised & 1);
	}
	return -1;
}

int64_t wav_unfinished_data(int fd)
{
	unsigned char first_sample;
	uint32_t promised;
	int64_t at = wav_data(fd, &promised);

	return at > 0 && promised == 0 && read_at(fd, at, &first_sample, 1) ? at : -1;
}

bool wav_is_cut(int fd)
{
	const uint32_t unknown = 0x7ff00000;	/* a pipe's writer cannot know, and says so */
	unsigned char last_sample;
	uint32_t promised;
	int64_t at = wav_data(fd, &promised);

	return at > 0 && promised > 0 && promised < unknown &&
	       !read_at(fd, at + promised - 1, &last_sample, 1);
}

/* Reads a page's head; sets *first when a recording begins with it, and returns its
 * length, 0 when there is no page. */
static int64_t ogg_page(int fd, int64_t at, bool *first)
{
	enum { HEAD = 27, FIRST_PAGE = 2 };
	unsigned char head[HEAD], segments[255];
	int64_t length;

	if (!read_at(fd, at, head, HEAD) || memcmp(head, "OggS", 4) != 0 ||
	    !read_at(fd, at + HEAD, segments, head[26]))
		return 0;
	*first = head[5] & FIRST_PAGE;
	length = HEAD + head[26];
	for (int i = 0; i < head[26]; i++)
		length += segments[i];
	return length;
}

size_t ogg_links(int fd, int64_t starts[OGG_LINKS_MOST])
{
	int64_t at = 0, length;
	bool first, sound_came = true;
	size_t count = 0;

	while ((length = ogg_page(fd, at, &first)) > 0) {
		if (first && sound_came) {
			if (count == OGG_LINKS_MOST)
				break;
			starts[count++] = at;
		}
		sound_came = !first;
		at += length;
	}
	return count;
}
