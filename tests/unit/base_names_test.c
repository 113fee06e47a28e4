/* Names that can be taken for one another, and names that cannot. */
#include "support/check.h"

#include "base/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *one, *other; } alike[] = {
	{ "Dr Weber", "Dr Weber" },
	{ "Dr Weber", "dr  weber" },		/* case, two blanks */
	{ "Dr Weber", "Dr. Weber" },
	{ "Dr Weber", "Dr\u00A0Weber" },	/* a blank that is none */
	{ "Dr Weber", "Dr\u200B Weber" },
	{ "Dr Weber", "DrWeber," },
	{ "Dr Weber", "Dr W\u0435ber" },	/* a Cyrillic e */
	{ "Dr Weber", "Dr We\u042Cer" },	/* a Cyrillic soft sign looks like b */
	{ "Hans", "\u041Dans" },		/* a Cyrillic capital N */
	{ "Vera", "V\u0415RA" },
	{ "Vera Lind", "\uFF36\uFF45\uFF52\uFF41 Lind" },	/* full width */
	{ "Vera Lind", "\U0001D415\U0001D41E\U0001D42B\U0001D41A Lind" },	/* bold */
	{ "Ian", "lan" }, { "IAN", "ian" }, { "Bill", "BiII" }, { "Bill", "Bi11" },
	{ "Otto", "0tto" }, { "Marn", "Mam" },
	{ "M\u00FCller", "Mu\u0308ller" }, { "M\u00FCller", "Muller" },
	{ "Stra\u00DFe", "STRASSE" },
	{ "\u03A1aul", "Paul" },		/* a Greek Rho */
	{ "\U0001F33F", "\U0001F33F" },
	{ "\u0639\u0644\u06CC", "\u0639\u0644\u0649" },	/* two forms of an Arabic letter */
};

static const struct { const char *one, *other; } apart[] = {
	{ "Vera", "Vara" }, { "Anna", "Hanna" }, { "", "Anna" }, { "Dr Weber", "Weber" },
	{ "\U0001F33F", "\U0001F338" }, { "...", "---" },
	{ "\u0930\u093E\u092E", "\u0930\u092E\u093E" },	/* two names in Hindi */
	{ "\u4F60", "\u597D" },
};

static void what_looks_the_same_is_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (!names_alike(alike[i].one, alike[i].other) ||
		    !names_alike(alike[i].other, alike[i].one))
			fail_msg("%s and %s", alike[i].one, alike[i].other);
}

static void what_looks_otherwise_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (names_alike(apart[i].one, apart[i].other))
			fail_msg("%s and %s", apart[i].one, apart[i].other);
}

/* The table is looked up by halves, so it is in order, and one look is enough: nothing in the
 * right column stands in the left one. */
static void the_table_is_in_order_and_closed(void **state)
{
	static const struct { uint32_t point; const char *looks; } table[] = {
#define X(character, like) { character, like },
#include "base/confusables.def"
#undef X
	};
	size_t count = sizeof table / sizeof *table;

	(void)state;
	assert_true(count > 2000);
	for (size_t i = 0; i < count; i++) {
		assert_true(*table[i].looks && strlen(table[i].looks) < 16);
		assert_true(!i || table[i - 1].point < table[i].point);
		for (size_t k = 0; k < count && !table[i].looks[1]; k++)
			assert_true(table[k].point != (unsigned char)*table[i].looks);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_looks_the_same_is_alike),
		cmocka_unit_test(what_looks_otherwise_is_not),
		cmocka_unit_test(the_table_is_in_order_and_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
