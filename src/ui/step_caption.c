/* ui/step_caption.c -- the words being spoken, and the quiet between them. */
#include "ui/step_view.h"

static const char *words_of(const struct playing *playing)
{
	const struct session_view *view = &playing->view;

	if (playing->captions && view->has_caption && view->caption)
		return view->caption;
	if (view->step->kind == STEP_LISTEN && view->step->text.count)
		return view->step->text.at[0];
	return "";
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	struct area text = area_centred(area, 60);
	const char *words = words_of(playing);
	int rows = draw_height(words, text.cols);
	int above = rows < area.rows ? (area.rows - rows) / 2 : 0;

	(void)state;
	if (!playing->captions)
		draw_centred(area, area.row + area.rows / 2, STYLE_QUIET,
			     "Captions are off. c shows them.");
	text = area_inside(text, above, 0, 0);
	draw_wrapped(text, playing->view.speaking ? STYLE_STRONG : STYLE_PLAIN, words, true);
	draw_cursor(text.row, text.col, false);
}

const struct step_view caption_view = { .draw = draw };
