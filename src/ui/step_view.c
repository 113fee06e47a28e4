/* ui/step_view.c -- which view shows which kind of step. */
#include "ui/step_view.h"

#include "ui/page.h"

const struct key_row done_keys[] = {
	{ COMMAND_ENTER, { KEY(ENTER) }, "Enter", "done", "done with this step" },
	KEYS_END
};

const struct key_row leave_keys[] = {
	{ COMMAND_END, { 'q', KEY(ESCAPE) }, "q", "end",
	  "end here, at once; what was given is kept" },
	{ COMMAND_SIGNS, { 's' }, "s", "signs to stop",
	  "signs that it is too much just now, and what helps; pauses" },
	KEYS_END
};

const struct key_row step_arrow_keys[] = {
	{ COMMAND_STEP_BACK, { KEY(LEFT), KEY(PAGE_UP) }, "Left", NULL,
	  "to the start of this step, or a step back (PgUp in every step)" },
	{ COMMAND_STEP_ON, { KEY(RIGHT), KEY(PAGE_DOWN) }, "Right", NULL,
	  "a step on (PgDn in every step)" },
	KEYS_END
};

const struct key_row step_page_keys[] = {
	{ COMMAND_STEP_BACK, { KEY(PAGE_UP) }, "PgUp", NULL, NULL },
	{ COMMAND_STEP_ON, { KEY(PAGE_DOWN) }, "PgDn", NULL, NULL },
	KEYS_END
};

const struct key_row sound_keys[] = {
	{ COMMAND_LOUDER, { '+', '=' }, "+", NULL, "louder" },
	{ COMMAND_SOFTER, { '-' }, "-", NULL, "softer" },
	{ COMMAND_BED, { 'b' }, "b", NULL, "another sound beneath the voice, or none" },
	{ COMMAND_CAPTIONS, { 'c' }, "c", NULL, "captions on or off" },
	{ COMMAND_VOICE, { 'v' }, "v", NULL, "the voice on or off" },
	{ COMMAND_BELLS, { 'm' }, "m", NULL, "bells only" },
	KEYS_END
};

const struct keys player_keys = { "While a practice runs", {
	KEY_ROWS({ COMMAND_PAUSE, { ' ' }, "Space", "pause", "pause, and go on" }),
	leave_keys, step_arrow_keys, sound_keys, everywhere_keys
} };

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

void lay_question(struct scroll *scroll, struct texts ask, size_t strong)
{
	for (size_t i = 0; i < ask.count; i++) {
		if (i)
			scroll_gap(scroll, 2);
		scroll_add(scroll, i == strong ? STYLE_STRONG : STYLE_PLAIN, 0, NULL, ask.at[i]);
	}
	scroll_gap(scroll, 1);
}

/* Two more columns on the right, where there are any, hold the signs of more. */
struct area question_area(struct area area, int cols)
{
	struct area middle = area_centred(area, cols);

	if (middle.cols + 2 <= area.cols)
		middle.cols += 2;
	return middle;
}
