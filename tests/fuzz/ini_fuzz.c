/* The line reader takes any bytes: what it tells is in order, clean and within its
 * limits, and it tells something about everything. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "content/ini.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
	int line;		/* of the last event */
	size_t events;
	bool readable;		/* a section that can be read is open */
};

static void require(bool truth)
{
	if (!truth)
		abort();
}

static bool is_clean(const char *text)
{
	size_t length = strlen(text);

	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
			return false;
	return utf8_valid(text, length);
}

static void see_section(void *user, const char *name, int line)
{
	struct seen *seen = user;

	require(line > seen->line);
	require(!name || (*name && is_clean(name) && strlen(name) <= INI_SECTION_MOST));
	seen->line = line;
	seen->readable = name != NULL;
	seen->events++;
}

static void see_entry(void *user, const char *section, const char *key,
		      const char *value, int line)
{
	struct seen *seen = user;
	size_t length = strlen(value);

	require(seen->readable && line > 0);
	require(*section && *key && strlen(key) <= INI_KEY_MOST);
	require(is_clean(key) && is_clean(value));
	require(!length || (value[0] != ' ' && value[length - 1] != ' '));
	require(!strstr(value, " ;") && !strstr(value, " #"));
	seen->events++;
}

static void see_mistake(void *user, int line, const char *text)
{
	struct seen *seen = user;

	require(line >= 0 && is_clean(text) && *text);
	seen->events++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct seen seen = { 0 };
	struct ini_events events = { &seen, see_section, see_entry, see_mistake };
	bool ok = ini_read((const char *)data, size, &events);

	require(ok || seen.events == 1);
	return 0;
}
