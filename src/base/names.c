/* base/names.c -- a name is drawn down to what the eye takes in, twice: with the case that it
 * has (I and l are one then) and without (I and i are). */
#include "base/names.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { LOOKS_MOST = 16, ACCENT_FIRST = 0x0300, ACCENT_LAST = 0x036F };

static const struct confusable {
	ucs4_t point;
	char looks[LOOKS_MOST];
} confusables[] = {
#define X(character, like) { character, like },
#include "base/confusables.def"
#undef X
};

static int by_point(const void *key, const void *row)
{
	ucs4_t point = *(const ucs4_t *)key;
	ucs4_t other = ((const struct confusable *)row)->point;

	return point < other ? -1 : point > other;
}

/* Letters, digits and the signs that belong to letters; no accents. */
static bool counts(ucs4_t point)
{
	return (point < ACCENT_FIRST || point > ACCENT_LAST) &&
	       uc_is_general_category_withtable(point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
						UC_CATEGORY_MASK_M) &&
	       !uc_is_property_default_ignorable_code_point(point);
}

static void add_point(struct buffer *out, ucs4_t point)
{
	const struct confusable *found =
		bsearch(&point, confusables, sizeof confusables / sizeof *confusables,
			sizeof *confusables, by_point);
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, point, sizeof bytes);

	if (found)
		buffer_add_string(out, found->looks);
	else if (counts(point) && length > 0)
		buffer_add(out, (const char *)bytes, (size_t)length);
}

/* What remains of a name that is decomposed already. */
static void add_skeleton(struct buffer *out, const uint8_t *name, size_t length)
{
	size_t at = 0;

	buffer_clear(out);
	while (at < length) {
		ucs4_t point;
		int bytes = u8_mbtoucr(&point, name + at, length - at);

		if (bytes > 0)
			add_point(out, point);
		at += (size_t)(bytes > 0 ? bytes : 1);
	}
}

enum form { AS_WRITTEN, CASE_FOLDED };

/* Folds before the skeleton is drawn, or after. */
static void draw(struct buffer *out, const char *name, enum form form)
{
	const uint8_t *units = (const uint8_t *)name;
	size_t length = 0, folded_length = 0;
	uint8_t *plain = form == CASE_FOLDED
		? u8_casefold(units, strlen(name), NULL, UNINORM_NFKD, NULL, &length)
		: u8_normalize(UNINORM_NFKD, units, strlen(name), NULL, &length);
	uint8_t *folded;

	add_skeleton(out, plain, plain ? length : 0);
	free(plain);
	folded = u8_casefold((const uint8_t *)buffer_string(out), out->length, NULL,
			     UNINORM_NFKD, NULL, &folded_length);
	buffer_clear(out);
	if (folded)
		buffer_add(out, (const char *)folded, folded_length);
	free(folded);
}

static bool alike_in(enum form form, const char *one, const char *other)
{
	struct buffer first = { 0 }, second = { 0 };
	bool same;

	draw(&first, one, form);
	draw(&second, other, form);
	same = first.length && first.length == second.length &&
	       !memcmp(first.bytes, second.bytes, first.length);
	buffer_free(&first);
	buffer_free(&second);
	return same;
}

bool names_alike(const char *one, const char *other)
{
	return utf8_same(one, other) || alike_in(AS_WRITTEN, one, other) ||
	       alike_in(CASE_FOLDED, one, other);
}
