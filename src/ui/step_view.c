/* ui/step_view.c -- which view shows which kind of step. */
#include "ui/step_view.h"

const struct step_view *step_view_of(enum step_kind kind)
{
	switch (kind) {
	case STEP_BREATHE:
		return &pacer_view;
	case STEP_GUIDE:
	case STEP_LISTEN:
		return &caption_view;
	case STEP_WRITE:
		return &write_view;
	case STEP_RATE:
		return &rate_view;
	case STEP_CHOOSE:
		return &choose_view;
	case STEP_SIT:
		return &sit_view;
	case STEP_READ:
	case STEP_KIND_COUNT:
		break;
	}
	return &read_view;
}

int draw_question(struct area area, struct texts ask, size_t strong, bool apart)
{
	int row = 0;

	for (size_t i = 0; i < ask.count; i++) {
		row += draw_wrapped(area_inside(area, row, 0, 0),
				    i == strong ? STYLE_STRONG : STYLE_PLAIN, ask.at[i], false);
		if (apart)
			row++;
	}
	return apart ? row : row + 1;
}
