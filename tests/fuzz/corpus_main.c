/* Runs a fuzz target over its corpus, without a fuzzer: the program X_corpus_test
 * reads every file of tests/fuzz/corpus/X, and each of them cut short. What a
 * fuzzer has found once belongs there. */
#include "support/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[512];

/* A copy that ends where the bytes end, so that a step beyond is caught. */
static void try_bytes(const uint8_t *bytes, size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);

	assert_non_null(copy);
	if (size)
		memcpy(copy, bytes, size);
	assert_int_equal(LLVMFuzzerTestOneInput(copy, size), 0);
	free(copy);
}

static void try_file(const char *path)
{
	static uint8_t bytes[1 << 20];
	FILE *file = fopen(path, "rb");
	size_t size;

	if (!file)
		fail_msg("%s cannot be read", path);
	size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	try_bytes(bytes, size);
	for (size_t part = 1; part < 8; part++)
		try_bytes(bytes, size * part / 8);
}

static void every_file_of_the_corpus_is_taken(void **state)
{
	DIR *corpus = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	(void)state;
	if (!corpus)
		fail_msg("%s cannot be opened", folder);
	while ((entry = readdir(corpus))) {
		char path[1024];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		try_file(path);
		count++;
	}
	closedir(corpus);
	assert_true(count > 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_of_the_corpus_is_taken),
	};
	const char *slash = strrchr(argv[0], '/'), *name = slash ? slash + 1 : argv[0];
	const char *end = strstr(name, "_corpus_test");

	if (argc > 1)
		snprintf(folder, sizeof folder, "%s", argv[1]);
	else
		snprintf(folder, sizeof folder, "tests/fuzz/corpus/%.*s",
			 end ? (int)(end - name) : (int)strlen(name), name);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
