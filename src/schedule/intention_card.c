/* schedule/intention_card.c -- a few lines, laid out twice: for a fixed width, for a browser. */
#include "schedule/intention_card.h"

#include "app/app.h"
#include "schedule/intention_history.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "base/paths.h"

#include <stdio.h>
#include <string.h>

#define KINDNESS "And if it does not show itself:"
#define BY_DAY "Clinic, by day: "
#define BY_NIGHT "Clinic, by night: "

enum { INSIDE = CARD_COLUMNS - 6, LONG = 90, VERY_LONG = 240, PRIVATE = 0600 };

/* What stands on a card; NULL where there is nothing. */
struct card {
	const char *line, *kindness, *day, *night;
};

static const char *if_set(const char *text)
{
	return text && *text ? text : NULL;
}

static bool look(struct app *app, struct arena *arena, struct card *card,
		 struct error *error)
{
	struct intention_history thread;
	bool whole = intention_history_load(app, arena, &thread, error);

	*card = (struct card){ thread.intention, thread.kindness,
			       if_set(app_settings(app)->clinic_day),
			       if_set(app_settings(app)->clinic_night) };
	return whole;
}

/* ---- in a frame of plain letters, which every printer has */

static void add_edge(struct buffer *text)
{
	buffer_add_string(text, "+");
	for (int i = 0; i < CARD_COLUMNS - 2; i++)
		buffer_add_string(text, "-");
	buffer_add_string(text, "+\n");
}

static void add_row(struct buffer *text, const char *bytes, size_t length, int indent)
{
	int left = INSIDE - indent - utf8_width(bytes, length);

	buffer_print(text, "|  %*s%.*s%*s  |\n", indent, "", (int)length, bytes,
		     left > 0 ? left : 0, "");
}

/* A paragraph; what goes on below its first row stands `indent` columns in. */
static void add_wrapped(struct buffer *text, const char *paragraph, int indent)
{
	struct arena *arena = arena_open();
	struct utf8_line *lines;
	size_t count = utf8_wrap(arena, paragraph, strlen(paragraph), INSIDE - indent, &lines);

	for (size_t i = 0; i < count; i++)
		add_row(text, paragraph + lines[i].start, lines[i].end - lines[i].start,
			i ? indent : 0);
	arena_close(arena);
}

static void add_number(struct buffer *text, const char *whose, const char *number)
{
	struct buffer both = { 0 };

	if (!number)
		return;
	buffer_print(&both, "%s%s", whose, number);
	add_wrapped(text, buffer_string(&both), 2);
	buffer_free(&both);
}

static void add_framed(struct buffer *text, const struct card *card)
{
	add_edge(text);
	add_row(text, "", 0, 0);
	add_wrapped(text, card->line, 0);
	add_row(text, "", 0, 0);
	if (card->kindness) {
		add_wrapped(text, KINDNESS, 0);
		add_wrapped(text, card->kindness, 0);
		add_row(text, "", 0, 0);
	}
	add_number(text, BY_DAY, card->day);
	add_number(text, BY_NIGHT, card->night);
	if (card->day || card->night)
		add_row(text, "", 0, 0);
	add_edge(text);
}

/* ---- for a browser, which prints it */

static void add_paragraph(struct buffer *text, const char *class, const char *before,
			  const char *words)
{
	if (!words)
		return;
	buffer_print(text, "<p class=\"%s\">%s<span dir=\"auto\">", class, before);
	html_add_text(text, words);
	buffer_add_string(text, "</span></p>\n");
}

/* A longer line gets smaller letters, so that it stays on one card. */
static int points(const char *line)
{
	int width = utf8_width(line, strlen(line));

	return width > VERY_LONG ? 11 : width > LONG ? 15 : 20;
}

/* The size is written out: A6 is no name that CSS knows. */
static const char card_style[] =
	"@page{size:148mm 105mm;margin:0}\n"
	"body{font:11pt/1.4 serif}\n"
	"main{box-sizing:border-box;max-width:148mm;min-height:104mm;padding:12mm;"
	"border:1px solid var(--line)}\n"
	"p{margin:0 0 4mm;break-inside:avoid}\n"
	"h1{font-weight:normal;font-size:%dpt;line-height:1.3;margin:0 0 8mm}\n"
	"p.number{margin-bottom:1mm}\n"
	"@media print{main{border:0}}\n";

static void add_page(struct buffer *text, const struct card *card)
{
	char style[sizeof card_style + 16];

	snprintf(style, sizeof style, card_style, points(card->line));
	html_begin(text, "Intention card", style);
	html_add_in(text, "h1", card->line);
	buffer_add_string(text, "\n");
	add_paragraph(text, "kindness", KINDNESS "<br>\n", card->kindness);
	add_paragraph(text, "number", BY_DAY, card->day);
	add_paragraph(text, "number", BY_NIGHT, card->night);
	html_end(text);
}

bool intention_card(struct app *app, struct arena *arena, bool html, const char **text,
		    struct error *error)
{
	struct buffer laid_out = { 0 };
	struct card card;

	*text = NULL;
	if (!look(app, arena, &card, error))
		return false;
	if (!card.line)
		return true;
	html ? add_page(&laid_out, &card) : add_framed(&laid_out, &card);
	*text = arena_copy(arena, buffer_string(&laid_out));
	buffer_free(&laid_out);
	return true;
}

bool intention_card_write(struct app *app, bool html, const char *path, struct error *error)
{
	struct arena *arena = arena_open();
	const char *card;
	bool ok = intention_card(app, arena, html, &card, error);

	if (ok)
		ok = card ? file_write(path, card, strlen(card), PRIVATE, error)
			  : error_set(error, "%s", CARD_NONE);
	arena_close(arena);
	return ok;
}

bool intention_card_keep(struct app *app, const char **folder, struct error *error)
{
	struct arena *arena = arena_open();
	bool ok;

	*folder = app_paths(app)->data;
	ok = paths_make_private(*folder, error) &&
	       intention_card_write(app, true, paths_join(arena, *folder, CARD_HTML),
				    error) &&
	       intention_card_write(app, false, paths_join(arena, *folder, CARD_TEXT),
				    error);
	arena_close(arena);
	return ok;
}
