/* cli/spoken.c -- what the files say, and what stands in no file. */
#include "cli/spoken.h"

#include "app/app.h"
#include "practice/grounding_turns.h"

void spoken_gather(struct app *app, const char *voice, struct spoken_lines *lines,
		   struct diagnostics *diagnostics)
{
	struct texts grounding = grounding_lines();
	char key[NARRATION_KEY];
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	lines_gather(lines, voice, practices, count, diagnostics);
	for (size_t i = 0; i < grounding.count; i++) {
		narration_key(voice, grounding.at[i], key);
		lines_add(lines, key, grounding.at[i], "", 0, diagnostics);
	}
}
