/* content_bench.c -- reading all practices, against inih reading the same files. */
#include "bench/bench.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "content/ini.h"
#include "content/library.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 15, ROUNDS = 20 };

static const char shipped[] = "content";
static const char folder[] = "content/practices";

struct files {
	const char **paths;
	size_t count, bytes;
};

static int copy_entry(void *user, const char *section, const char *name,
		      const char *value)
{
	struct arena *arena = user;

	(void)section;
	arena_copy(arena, name);
	arena_copy(arena, value);
	return 1;
}

/* inih, and every name and value kept. */
static void read_with_inih(const struct files *files)
{
	struct arena *arena = arena_open();

	for (size_t i = 0; i < files->count; i++)
		if (ini_parse(files->paths[i], copy_entry, arena) < 0)
			bench_fail("inih cannot open it", files->paths[i]);
	arena_close(arena);
}

static void no_section(void *user, const char *name, int line)
{
	(void)user, (void)name, (void)line;
}

static void keep_entry(void *user, const char *section, const char *key,
		       const char *value, int line)
{
	(void)line;
	copy_entry(user, section, key, value);
}

static void no_mistake(void *user, int line, const char *text)
{
	(void)user, (void)line;
	bench_fail(text, "a shipped practice");
}

/* Our line reader over inih, and every name and value kept. */
static void read_lines(const struct files *files)
{
	struct arena *arena = arena_open();
	const struct ini_events events = { arena, no_section, keep_entry, no_mistake };
	struct error error;
	size_t length;
	char *bytes;

	for (size_t i = 0; i < files->count; i++) {
		if (!file_read(arena, files->paths[i], INI_FILE_MOST, &bytes, &length,
			       &error))
			bench_fail(error.text, "a shipped practice");
		ini_read(bytes, length, &events);
	}
	arena_close(arena);
}

/* Everything: lines, keys, values, limits and language. */
static void read_library(const struct files *files)
{
	struct library *library;
	struct error error;

	if (!library_open(&library, shipped, NULL, &error))
		bench_fail(error.text, shipped);
	if (library->count != files->count)
		bench_fail("not all of it can be read", folder);
	library_close(library);
}

static void find_files(struct files *files, struct arena *arena)
{
	const char **names;
	struct error error;
	char *bytes;
	size_t length;

	if (!folder_list(arena, folder, ".ini", &names, &files->count, &error))
		bench_fail(error.text, folder);
	files->paths = names;
	files->bytes = 0;
	for (size_t i = 0; i < files->count; i++) {
		names[i] = arena_print(arena, "%s/%s", folder, names[i]);
		if (!file_read(arena, names[i], INI_FILE_MOST, &bytes, &length, &error))
			bench_fail(error.text, names[i]);
		files->bytes += length;
	}
}

int main(void)
{
	static void (*const ways[])(const struct files *) = { read_with_inih, read_lines,
							       read_library };
	static const char *const names[] = { "floor: inih, names and values kept",
					     "our line reader over inih",
					     "the library: checked practices" };
	struct samples samples[3] = { 0 };
	struct arena *arena = arena_open();
	struct files files;
	char how[200];

	find_files(&files, arena);
	snprintf(how, sizeof how, "%zu files, %zu bytes each on average, already in memory; "
		 "%d runs in turn of %d rounds each.", files.count, files.bytes / files.count,
		 RUNS, ROUNDS);
	bench_title("Reading practices", how);
	for (int run = 0; run < RUNS; run++)
		for (int way = 0; way < 3; way++) {
			double before_s = bench_own_cpu_s();

			for (int i = 0; i < ROUNDS; i++)
				ways[way](&files);
			samples_add(&samples[way], (bench_own_cpu_s() - before_s) * 1e6 /
							   ROUNDS / (double)files.count);
		}
	bench_group("microseconds of CPU a practice");
	for (int way = 0; way < 3; way++)
		bench_row(names[way], &samples[way], way ? &samples[0] : NULL);
	arena_close(arena);
	return 0;
}
