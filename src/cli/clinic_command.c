/* cli/clinic_command.c -- the practices on paper, for a clinic to approve.
 *
 * Made from the files themselves, so that the list cannot say anything else than
 * the program does. */
#include "cli/command.h"

#include "app/pages.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/markup.h"
#include "base/out.h"
#include "cli/numbers.h"
#include "cli/wrapped.h"
#include "model/leave_outs.h"
#include "model/practice.h"
#include "model/practice_words.h"
#include "model/rules_text.h"
#include "schedule/eligibility.h"

#include <string.h>

#define TITLE "Practices in Groundwork, for a clinic to read and approve"
#define HOW                                                                      \
	"Please mark what your patients may use, and strike out what they may not. " \
	"Intensity 1 is grounding, 2 inward, 3 demanding. Practices marked with a star " \
	"may be offered on a day with a medicine session. Groundwork holds to the rules by " \
	"itself: what they are against is not offered, and whoever begins it all the same " \
	"is told first. The cautions stand here in short and in full in the program, " \
	"before each practice. With --words all that is said and asked stands behind it."
#define NUMBERS "Numbers in a hard moment"
#define WORDS "What is said and asked"
#define SIGNED "For the clinic: ______________________   Date: ______________"
#define UNREVIEWED "not yet clinically reviewed"

/* Tells whether a sentence ends there; a mark that stands alone is a key to press. */
static bool ends_sentence(const char *text, size_t at)
{
	return strchr(".!?", text[at]) && at && text[at - 1] != ' ' &&
	       (!text[at + 1] || text[at + 1] == ' ');
}

/* The first sentence of each caution. */
static const char *cautions_in_short(struct arena *arena, const struct practice *practice)
{
	struct buffer joined = { 0 };
	const char *text;

	for (size_t i = 0; i < practice->cautions.count; i++) {
		const char *caution = practice->cautions.at[i];
		size_t length = 0;

		while (caution[length] && !ends_sentence(caution, length))
			length++;
		length += caution[length] != '\0';
		buffer_print(&joined, "%s%.*s", i ? " " : "", (int)length, caution);
	}
	text = arena_copy(arena, buffer_string(&joined));
	buffer_free(&joined);
	return text;
}

static const char *joined(struct arena *arena, const struct texts *texts,
			  const char *between)
{
	struct buffer all = { 0 };
	const char *text;

	for (size_t i = 0; i < texts->count; i++)
		buffer_print(&all, "%s%s", i ? between : "", texts->at[i]);
	text = arena_copy(arena, buffer_string(&all));
	buffer_free(&all);
	return text;
}

/* What the program holds to by itself. */
static const char *rules_in_words(struct app *app, struct arena *arena,
				  const struct practice *practice)
{
	const struct rules rules = practice_rules(practice);
	struct texts texts = rules_texts(arena, &rules, eligibility_steady_first(app, &rules));

	return texts.count ? joined(arena, &texts, " ") : "-";
}

static const char *contents(struct arena *arena, const struct practice *practice)
{
	return practice->contains ? leave_outs_text(arena, practice->contains) : "-";
}

static const char *minutes(struct arena *arena, const struct practice *practice)
{
	struct buffer all = { 0 };
	const char *text;

	for (size_t i = 0; i < practice->minutes_count; i++)
		buffer_print(&all, "%s%g", i ? ", " : "",
			     (double)practice->minutes_ms[i] / 60000);
	text = arena_print(arena, "%s min", buffer_string(&all));
	buffer_free(&all);
	return text;
}

/* How a practice comes to a person, when not like the others. */
static const char *way(const struct practice *practice)
{
	if (practice->only_assigned)
		return "only when assigned";
	return practice->offered ? NULL : "never suggested";
}

static void print_entry(struct app *app, struct arena *arena,
			const struct practice *practice)
{
	out_print("\n[ ] %s%s (%s)\n", practice->title, practice->medicine_day ? " *" : "",
			practice->id);
	out_print("    %s; intensity %d; contains: %s%s\n", minutes(arena, practice),
			practice->intensity, contents(arena, practice),
			way(practice) ? arena_print(arena, "; %s", way(practice)) : "");
	wrapped_print("    rules:    ", rules_in_words(app, arena, practice));
	wrapped_print("    caution:  ", cautions_in_short(arena, practice));
	wrapped_print("    source:   ", joined(arena, &practice->sources, "; "));
	wrapped_print("    reviewed: ", practice->reviewed_by ? practice->reviewed_by
							     : UNREVIEWED);
}

static void put_html(const char *text)
{
	struct buffer html = { 0 };

	html_add_text(&html, text);
	out_data(buffer_string(&html));
	buffer_free(&html);
}

/* On a narrow screen a row is a block, and each cell says what it is. */
static void put_cell(const char *what, const char *text)
{
	out_print("<td data-what=\"%s\">", what);
	put_html(text);
	out_data("</td>");
}

static void put_row(struct app *app, struct arena *arena, const struct practice *practice)
{
	out_data("<tr><td class=\"box\" data-what=\"approved\">&#9744;</td>");
	put_cell("practice", arena_print(arena, "%s%s (%s)%s", practice->title,
			     practice->medicine_day ? " *" : "", practice->id,
			     way(practice) ? arena_print(arena, ", %s", way(practice)) : ""));
	put_cell("length", minutes(arena, practice));
	put_cell("intensity", arena_print(arena, "%d", practice->intensity));
	put_cell("contains", contents(arena, practice));
	put_cell("rules", rules_in_words(app, arena, practice));
	put_cell("caution", cautions_in_short(arena, practice));
	put_cell("source", joined(arena, &practice->sources, "; "));
	put_cell("reviewed", practice->reviewed_by ? practice->reviewed_by : UNREVIEWED);
	out_line("</tr>");
}

static void print_kinds(struct app *app, bool html)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	for (int kind = 0; kind < PRACTICE_KIND_COUNT; kind++) {
		const char *name = practice_kind_name((enum practice_kind)kind);
		bool begun = false;

		for (size_t i = 0; i < count; i++) {
			if (practices[i]->kind != (enum practice_kind)kind)
				continue;
			if (!begun && html)
				out_print("<tr><th colspan=\"9\" scope=\"colgroup\">%s</th></tr>\n", name);
			if (!begun && !html) {
				out_line("");
				wrapped_title(name);
			}
			begun = true;
			html ? put_row(app, arena, practices[i])
			     : print_entry(app, arena, practices[i]);
		}
	}
	arena_close(arena);
}

/* Whom the program names in a hard moment, for the clinic to look over as well. */
static void print_country(const struct app *app, struct arena *arena,
			  const struct country *country, bool html)
{
	size_t count;
	const struct number_line *lines = numbers_of(app, arena, country, &count);

	for (size_t i = 0; i < count && html; i++) {
		out_data("<tr><td class=\"box\" data-what=\"approved\">&#9744;</td>");
		put_cell("country", country->name);
		put_cell("who", lines[i].who);
		put_cell("number", lines[i].how);
		put_cell("compared", lines[i].checked);
		out_line("</tr>");
	}
	if (!html)
		out_print("\n%s\n", country->name);
	for (size_t i = 0; i < count && !html; i++)
		wrapped_print("    [ ] ", arena_print(arena, "%s: %s (%s)", lines[i].who,
						      lines[i].how, lines[i].checked));
}

static void print_countries(struct app *app, bool html)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct country *countries = app_countries(app, &count);

	for (size_t i = 0; i < count; i++)
		print_country(app, arena, &countries[i], html);
	arena_close(arena);
}

/* All that a practice says and asks, in its order. */
static void print_words_of(struct arena *arena, const struct practice *practice, bool html)
{
	struct texts words = practice_words(arena, practice);

	if (html) {
		out_data("<h3>");
		put_html(practice->title);
		out_line("</h3>");
	} else {
		out_line("");
		wrapped_print("", practice->title);
	}
	for (size_t i = 0; i < words.count; i++) {
		if (!html) {
			wrapped_print("    ", words.at[i]);
			continue;
		}
		out_data("<p>");
		put_html(words.at[i]);
		out_line("</p>");
	}
}

static void print_words(struct app *app, bool html)
{
	struct arena *arena = arena_open();
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	if (html) {
		out_line("<h2>" WORDS "</h2>");
	} else {
		out_line("");
		wrapped_title(WORDS);
	}
	for (size_t i = 0; i < count; i++)
		print_words_of(arena, practices[i], html);
	arena_close(arena);
}

static void print_plain(struct app *app, const char *date, bool words)
{
	wrapped_title(TITLE);
	out_print("Groundwork " GROUNDWORK_VERSION ", %s\n\n", date);
	wrapped_print("", HOW);
	print_kinds(app, false);
	out_line("");
	wrapped_title(NUMBERS);
	print_countries(app, false);
	if (words)
		print_words(app, false);
	out_line("\n\n" SIGNED);
}

static const char page_style[] =
	"@page{size:A4 landscape;margin:12mm}\n"
	"main{font:9pt/1.35 serif;padding:1.5em}\n"
	"table{border-collapse:collapse}\n"
	"td,th{border:1px solid var(--line);padding:.2em .4em;text-align:left;"
	"vertical-align:top}\n"
	"tr{break-inside:avoid}\nh3{margin:1.4em 0 .2em}\n"
	"@media screen and (max-width:44em){table,tbody,tr,th,td{display:block;border:0}"
	"thead{display:none}tr{border-bottom:1px solid var(--line);padding:.6em 0}"
	"td::before{content:attr(data-what) \": \";color:var(--quiet)}}\n";

static void put_begin(const char *date)
{
	struct buffer html = { 0 };

	html_begin(&html, TITLE, page_style);
	out_data(buffer_string(&html));
	buffer_free(&html);
	out_print("<h1>" TITLE "</h1>\n<p>Groundwork " GROUNDWORK_VERSION ", %s</p>\n<p>", date);
	put_html(HOW);
}

static void put_end(void)
{
	struct buffer html = { 0 };

	html_end(&html);
	out_data(buffer_string(&html));
	buffer_free(&html);
}

static void print_html(struct app *app, const char *date, bool words)
{
	put_begin(date);
	out_line("</p>\n<table>\n<thead><tr><th>approved</th><th>practice</th><th>length</th>"
			 "<th>intensity</th><th>contains</th><th>rules</th><th>caution</th><th>source</th>"
			 "<th>reviewed</th></tr></thead>\n<tbody>");
	print_kinds(app, true);
	out_line("</tbody></table>\n<h2>" NUMBERS "</h2>\n<table>\n<thead><tr><th>approved</th>"
			 "<th>country</th><th>who</th><th>number</th>"
			 "<th>compared with the official page</th></tr></thead>\n<tbody>");
	print_countries(app, true);
	out_line("</tbody></table>");
	if (words)
		print_words(app, true);
	out_line("<p>" SIGNED "</p>");
	put_end();
}

struct clinic_options { bool html, words; };

static const struct command_option options[] = {
	{ "html", STORED_IN(struct clinic_options, html),
	  .help = "as a page for a browser, which prints better" },
	{ "words", STORED_IN(struct clinic_options, words),
	  .help = "with all that is said and asked in each practice" },
	{ 0 }
};

static int clinic(struct call *call)
{
	const struct clinic_options *asked = call->options;
	int64_t now_ms = clock_civil_ms(app_clock(call->app));
	char date[MOMENT_TEXT];

	moment_format(now_ms, moment_offset_s(now_ms), date);
	date[sizeof "2026-11-24" - 1] = '\0';
	asked->html ? print_html(call->app, date, asked->words)
		    : print_plain(call->app, date, asked->words);
	return DONE;
}

const struct command clinic_command = {
	.name = "clinic",
	.usage = "[--html] [--words]",
	.summary = "Lists every practice for a clinic to read and approve, to be printed",
	.details = "Title, kind, minutes, what it contains, how demanding it is, the rules "
		   "that are held to, cautions in short, sources, and who has reviewed it; and the "
		   "numbers of each country with the day on which they were compared. All taken "
		   "from the files.",
	.options = options, .options_size = sizeof(struct clinic_options),
	.app = { .silent = true, .no_store = true },
	.run = clinic,
};
