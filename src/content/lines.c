/* content/lines.c -- a list in order, and a table of slots to find keys in. */
#include "content/lines.h"

#include "base/arena.h"
#include "base/hash.h"

#include <string.h>

/* The slot of a key: the one that holds it, or the empty one where it belongs.
 * Slots hold an index + 1; there are more of them than lines. */
static size_t find_slot(const struct spoken_lines *lines, const char *key)
{
	uint64_t hash = hash_add(HASH_START, key, strlen(key));
	size_t slot = (size_t)(hash & (lines->slot_count - 1));

	while (lines->slots[slot] &&
	       strcmp(lines->at[lines->slots[slot] - 1].key, key) != 0)
		slot = (slot + 1) & (lines->slot_count - 1);
	return slot;
}

static void make_room(struct spoken_lines *lines)
{
	size_t more = lines->capacity ? lines->capacity * 2 : 256;
	struct spoken_line *larger;

	if (lines->count < lines->capacity)
		return;
	larger = arena_array(lines->arena, more, sizeof *larger);
	if (lines->count)
		memcpy(larger, lines->at, lines->count * sizeof *larger);
	lines->at = larger;
	lines->capacity = more;
	lines->slot_count = more * 2;
	lines->slots = arena_array(lines->arena, lines->slot_count,
				   sizeof *lines->slots);
	for (size_t i = 0; i < lines->count; i++)
		lines->slots[find_slot(lines, lines->at[i].key)] = i + 1;
}

bool lines_add(struct spoken_lines *lines, const char *key, const char *text,
	       const char *file, int line, struct diagnostics *diagnostics)
{
	struct spoken_line *added;
	size_t slot;

	make_room(lines);
	slot = find_slot(lines, key);
	if (lines->slots[slot]) {
		const struct spoken_line *there = &lines->at[lines->slots[slot] - 1];

		if (!strcmp(there->text, text))
			return true;
		diagnostics_error(diagnostics, file, line,
				  "this line and \"%.60s\" (%s:%d) would share the clip %s: "
				  "change a word in one of them", there->text,
				  *there->file ? there->file : "the program's own",
				  there->line,
				  key);
		return false;
	}
	added = &lines->at[lines->count++];
	*added = (struct spoken_line){ .text = text, .file = file, .line = line };
	memcpy(added->key, key, strnlen(key, NARRATION_KEY - 1));
	lines->slots[slot] = lines->count;
	return true;
}

static void add_text(struct spoken_lines *lines, const char *voice, const char *text,
		     const char *file, int line, struct diagnostics *diagnostics)
{
	char key[NARRATION_KEY];

	narration_key(voice, text, key);
	lines_add(lines, key, text, file, line, diagnostics);
}

void lines_gather(struct spoken_lines *lines, const char *voice,
		  const struct practice *const *practices, size_t count,
		  struct diagnostics *diagnostics)
{
	static const char *const breath_cues[] = {
		NARRATION_IN, NARRATION_OUT, NARRATION_HOLD, NARRATION_REST
	};

	for (size_t i = 0; i < sizeof breath_cues / sizeof breath_cues[0]; i++)
		add_text(lines, voice, breath_cues[i], "", 0, diagnostics);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < practices[i]->step_count; j++) {
			const struct step *step = &practices[i]->steps[j];

			for (size_t k = 0; k < step->cue_count; k++)
				if (step->cues[k].kind == CUE_SAY)
					add_text(lines, voice, step->cues[k].text,
						 practices[i]->path, step->cues[k].line,
						 diagnostics);
		}
}
