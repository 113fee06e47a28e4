/* content/step_values.h -- values that only steps have: cues, patterns, bells.
 *
 * Promise: readers for tables of keys; each notes what is wrong with its value.
 * Owner:   as in key_table.h. Threads: one at a time.
 */
#ifndef CONTENT_STEP_VALUES_H
#define CONTENT_STEP_VALUES_H

#include "content/key_table.h"

/* Into struct step: adds a cue. */
bool read_say(const struct spot *spot, void *into);
bool read_pause(const struct spot *spot, void *into);
bool read_bell(const struct spot *spot, void *into);

/* Into struct step: the words of the two phases. */
bool read_phase_words(const struct spot *spot, void *into);

bool read_shown(const struct spot *spot, void *into);	/* enum shown */
bool read_pattern(const struct spot *spot, void *into);	/* struct breath_pattern */
bool read_breaths(const struct spot *spot, void *into);	/* int */
bool read_cue(const struct spot *spot, void *into);	/* enum breath_cue */
bool read_sit_bells(const struct spot *spot, void *into); /* struct sit_bells */
bool read_bed(const struct spot *spot, void *into);	/* const char * */
bool read_file_name(const struct spot *spot, void *into); /* const char * */
bool read_captions(const struct spot *spot, void *into); /* const char * */
bool read_gain(const struct spot *spot, void *into);	/* double, decibels */
bool read_rating(const struct spot *spot, void *into);	/* int */

/* Into struct step: from which number on the support page opens. */
bool read_support(const struct spot *spot, void *into);

#endif
