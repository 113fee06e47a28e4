/* base/plain_text.c -- a text is walked once; each hidden character is asked whether what
 * stands around it needs it. */
#include "base/plain_text.h"

#include "base/moment.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unictype.h>
#include <uniname.h>
#include <unistr.h>

enum {
	ZERO_WIDTH_SPACE = 0x200B, JOINER = 0x200D, EMOJI_SELECTOR = 0xFE0F,
	ISOLATE_FIRST = 0x2066, ISOLATE_END = 0x2069, SHOWN_BEFORE = 24
};

/* One step through a text. */
struct walk {
	const uint8_t *text;
	size_t length, at, next;	/* the present character is [at, next) */
	ucs4_t before, point;		/* 0: none; `point` also when it is no UTF-8 */
	bool well_formed;
	bool lines;
	bool turns;			/* marks of direction may stand on this line */
};

/* ---- what a character is */

static bool is_between(ucs4_t point, ucs4_t first, ucs4_t last)
{
	return point >= first && point <= last;
}

/* Marks: left-to-right, right-to-left, Arabic letter; and isolates with their end. */
static bool is_direction(ucs4_t point)
{
	return point == 0x200E || point == 0x200F || point == 0x061C ||
	       is_between(point, ISOLATE_FIRST, ISOLATE_END);
}

static bool is_selector(ucs4_t point)
{
	return is_between(point, 0xFE00, 0xFE0F) || is_between(point, 0xE0100, 0xE01EF) ||
	       is_between(point, 0x180B, 0x180F);
}

/* Signs of Arabic and Syriac numbers are of the same class, but can be seen. */
static bool is_hidden(ucs4_t point)
{
	const uint32_t hidden = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
				UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;

	if (point < 0x7F)
		return point < ' ';
	return uc_is_property_default_ignorable_code_point(point) ||
	       uc_is_property_not_a_character(point) ||
	       (uc_is_general_category_withtable(point, hidden) &&
		!is_between(point, 0x0600, 0x0605) && point != 0x06DD && point != 0x070F &&
		!is_between(point, 0x0890, 0x08E2) && point != 0x110BD && point != 0x110CD);
}

/* Letters and their signs from scripts in which a joiner is a matter of spelling: Arabic
 * to Myanmar, Khmer and Mongolian, and their younger blocks. */
static bool joins(ucs4_t point)
{
	static const struct { ucs4_t first, last; } blocks[] = {
		{ 0x0600, 0x109F }, { 0x1780, 0x18AF }, { 0x1950, 0x1CFF },
		{ 0xA800, 0xABFF }, { 0xFB50, 0xFDFF }, { 0xFE70, 0xFEFC },
		{ 0x10A00, 0x11FFF }, { 0x1E900, 0x1E95F },
	};

	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (is_between(point, blocks[i].first, blocks[i].last))
			return uc_is_general_category_withtable(
				point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
	return false;
}

static bool ends_emoji(ucs4_t point)
{
	return point == EMOJI_SELECTOR || is_between(point, 0x1F3FB, 0x1F3FF) ||
	       uc_is_property_extended_pictographic(point);
}

static bool is_right_to_left(ucs4_t point)
{
	int direction = point < 0x0590 ? UC_BIDI_L : uc_bidi_class(point);

	return (direction == UC_BIDI_R || direction == UC_BIDI_AL) && !is_direction(point);
}

/* ---- walking */

static ucs4_t take_point(const struct walk *walk, size_t at, size_t *next, bool *well_formed)
{
	ucs4_t point = 0;
	int bytes = at < walk->length
		? u8_mbtoucr(&point, walk->text + at, walk->length - at) : 0;

	*well_formed = bytes > 0;
	*next = at + (size_t)(bytes > 0 ? bytes : 1);
	return bytes > 0 ? point : 0;
}

/* Looks over a line that begins here: a right-to-left letter, and every isolate closed. */
static bool line_turns(const struct walk *walk, size_t at)
{
	bool letter = false, well_formed;
	int depth = 0;

	while (at < walk->length && walk->text[at] != '\n' && depth >= 0) {
		ucs4_t point = take_point(walk, at, &at, &well_formed);

		letter |= is_right_to_left(point);
		if (is_between(point, ISOLATE_FIRST, ISOLATE_END))
			depth += point == ISOLATE_END ? -1 : 1;
	}
	return letter && depth == 0;
}

static bool step(struct walk *walk)
{
	bool begins = walk->next == 0 || walk->point == '\n';

	walk->before = walk->point;
	walk->at = walk->next;
	if (walk->at >= walk->length)
		return false;
	if (begins)
		walk->turns = line_turns(walk, walk->at);
	walk->point = take_point(walk, walk->at, &walk->next, &walk->well_formed);
	return true;
}

static struct walk begin(const char *text, size_t length, bool lines)
{
	return (struct walk){ .text = (const uint8_t *)text, .length = length,
			      .lines = lines };
}

static ucs4_t point_after(const struct walk *walk)
{
	bool well_formed;
	size_t next;

	return take_point(walk, walk->next, &next, &well_formed);
}

/* Whether the present character belongs where it stands. */
static bool belongs(const struct walk *walk)
{
	ucs4_t point = walk->point, before = walk->before;

	if (!walk->well_formed)
		return false;
	if (!is_hidden(point) || (walk->lines && (point == '\n' || point == '\t')))
		return true;
	if (is_direction(point))
		return walk->turns;
	if (is_selector(point))
		return before > 0x7F ? !is_hidden(before) && !uc_is_property_white_space(before)
				     : isdigit((int)before) || before == '#' || before == '*';
	if (!is_between(point, ZERO_WIDTH_SPACE, JOINER))
		return false;
	return joins(before) || (point == JOINER && ends_emoji(before) &&
				 uc_is_property_extended_pictographic(point_after(walk)));
}

bool plain_text_odd(const char *text, size_t length, bool lines,
		    struct odd_character *odd)
{
	struct walk walk = begin(text, length, lines);

	while (step(&walk))
		if (!belongs(&walk)) {
			*odd = (struct odd_character){ walk.at, walk.next - walk.at };
			return true;
		}
	return false;
}

bool plain_text_is(const char *text, bool lines)
{
	struct odd_character odd;

	return !plain_text_odd(text, strlen(text), lines, &odd);
}

/* ---- saying */

static void name_of(const char *text, const struct odd_character *odd, char words[ODD_WORDS])
{
	struct walk walk = begin(text + odd->at, odd->bytes, false);
	char name[UNINAME_MAX];

	if (!step(&walk) || !walk.well_formed) {
		snprintf(words, ODD_WORDS, "a byte that is no UTF-8");
		return;
	}
	if (!unicode_character_name(walk.point, name))
		snprintf(name, sizeof name, "control character");
	for (char *at = name; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	snprintf(words, ODD_WORDS, "U+%04X (%.80s)", (unsigned)walk.point, name);
}

/* Where the words begin that are shown of what stands before it on its line. */
static size_t shown_from(const char *text, size_t at)
{
	size_t from = at;

	while (from && at - from < SHOWN_BEFORE && text[from - 1] != '\n')
		from--;
	while (from < at && ((unsigned char)text[from] & 0xC0) == 0x80)
		from++;
	return from;
}

static void keep_on_line(char *words)
{
	for (; *words; words++)
		if (*words == '\n' || *words == '\t')
			*words = ' ';
}

void plain_text_odd_words(const char *text, const struct odd_character *odd,
			  char words[ODD_WORDS])
{
	size_t from = shown_from(text, odd->at), length;

	name_of(text, odd, words);
	length = strlen(words);
	if (from < odd->at)
		snprintf(words + length, ODD_WORDS - length, ", behind \"%.*s\"",
			 (int)(odd->at - from), text + from);
	plain_text_show(words);
	keep_on_line(words);
}

/* ---- taking out */

/* Leaves out what does not belong, or puts `instead` for each. What stands before a
 * character counts as it was, so that one walk is enough. */
static bool replace_odd(char *text, bool lines, const char *instead)
{
	struct walk walk = begin(text, strlen(text), lines);
	bool found = false;
	char *to = text;

	while (step(&walk)) {
		size_t bytes = walk.next - walk.at;
		bool well = belongs(&walk);

		found |= !well;
		if (well)
			memmove(to, text + walk.at, bytes);
		else
			memcpy(to, instead, strlen(instead));
		to += well ? bytes : strlen(instead);
	}
	*to = '\0';
	return found;
}

/* Taking one out can leave another without what it needed. */
void plain_text_make(char *text, bool lines)
{
	if (!lines)
		keep_on_line(text);
	while (replace_odd(text, true, ""))
		continue;
}

void plain_text_show(char *text)
{
	while (replace_odd(text, true, "?"))
		continue;
}

void plain_text_date(int64_t date, char text[DATE_TEXT])
{
	day_iso(day_from_number(date), text);
}
