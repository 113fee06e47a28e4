#!/usr/bin/env bash
# one_row_test.sh: a new row of settings.def is all that a new setting needs.
# What deals with settings is compiled once more, with two rows added, and asked.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/model"

sed '/^#undef SETTING/d' src/model/settings.def > "$work/model/settings.def"
cat >> "$work/model/settings.def" <<'ROWS'
SETTING(caseload, frogs, frogs, NUMBER, 4,
	"How many frogs sing, from 2 to 9.",
	.example = "5", .least = 2, .most = 9, .label = "Frogs", .help = "At night.")
SETTING(caseload, pond, pond, ON_OFF, true, "on or off.", .example = "off")
#undef SETTING
ROWS

cat > "$work/main.c" <<'MAIN'
#include "base/arena.h"
#include "content/settings_file.h"
#include "ui/settings_rows.h"

#include <stdio.h>
#include <string.h>

static struct diagnostics diagnostics;
static struct settings settings;

static void set(const char *key, const char *value)
{
	settings_file_set(diagnostics.arena, &settings, "mine.ini", "caseload", key, value,
			  &diagnostics);
	printf("frogs %d pond %d\n", settings.frogs, settings.pond);
}

int main(void)
{
	char text[SETTING_TEXT_MOST];

	diagnostics.arena = arena_open();
	settings = settings_defaults();
	set("frogs", "9");
	set("pond", "off");
	set("frogs", "10");
	set("toads", "1");
	for (size_t i = 0; i < diagnostics.count; i++)
		printf("%s\n", diagnostic_line(diagnostics.arena, &diagnostics.at[i]));
	for (size_t i = 0; i < setting_row_count(); i++) {
		struct setting_row row = setting_row(i);

		if (!row.setting || strcmp(row.setting->section, "caseload"))
			continue;
		setting_step(&row, &settings, -1, text);
		printf("%s: %s (%s)\n", row.label, text, row.help);
	}
	arena_close(diagnostics.arena);
	return 0;
}
MAIN

cat > "$work/wanted" <<'WANTED'
frogs 9 pond 1
frogs 9 pond 0
frogs 9 pond 0
frogs 9 pond 0
mine.ini: error: frogs = "10": expected a whole number from 2 to 9, such as "frogs = 5"
mine.ini: error: unknown key "toads" in [caseload]; [caseload] knows store, frogs, pond
Frogs: 8 (At night.)
WANTED

name=one_row_is_all_that_a_setting_needs
${CC:-cc} -std=c17 -O0 -D_GNU_SOURCE -I"$work" -Isrc -o "$work/program" "$work/main.c" \
	src/ui/settings_rows.c src/base/{arena,buffer,crash,error,file,hash,memory,moment,nearest,plain_text,utf8}.c src/model/*.c \
	src/content/{document,ini,key_schema,wording_lint,diagnostics,readers,settings_file,values}.c \
	$(pkg-config --cflags --libs inih) -lunistring -lm -lpthread &&
	"$work/program" > "$work/said" && diff -u "$work/wanted" "$work/said" &&
	echo "ok 1 - $name" && exit
echo "not ok 1 - $name"
exit 1
