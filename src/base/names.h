/* base/names.h -- whether one name can be taken for another.
 *
 * Promise: two names are alike when they differ only in case, accents, blanks, punctuation,
 *          compatibility forms, hidden characters, or letters that look the same (the
 *          skeletons of Unicode Technical Standard #39). That is for asking a person, never
 *          for deciding who somebody is: Weber and VVeber are alike, and two people.
 * Owner:   nothing is kept. Threads: any. Fails: never; texts are valid UTF-8.
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stdbool.h>

bool names_alike(const char *one, const char *other);

#endif
