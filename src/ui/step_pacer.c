/* ui/step_pacer.c -- what the pacer shows of a session. */
#include "ui/step_view.h"

#include "app/app.h"
#include "tui/pacer.h"
#include "tui/screen.h"

static enum motion motion_of(const struct playing *playing)
{
	return pacer_motion(app_settings(playing->ui->app)->motion);
}

static const char *phase_word(const struct session_view *view)
{
	const struct breath_view *breath = &view->breath;

	if (breath->phase == BREATH_IN && view->step->word_in)
		return view->step->word_in;
	if (breath->phase == BREATH_OUT && view->step->word_out)
		return view->step->word_out;
	return breath_phase_word(breath->phase);
}

static void draw(const struct playing *playing, void *state, struct area area)
{
	const struct session_view *view = &playing->view;
	struct pacer pacer = { motion_of(playing), phase_word(view), view->breath.left_ms,
			       view->breath.fullness, view->breath.breath, view->breaths };

	(void)state;
	if (view->has_breath)
		pacer_draw(&pacer, area);
}

static int64_t frame_ms(const struct playing *playing)
{
	if (playing->view.state != SESSION_RUNNING)
		return 0;
	return pacer_frame_ms(motion_of(playing), playing->view.breath.left_ms);
}

const struct step_view pacer_view = { .draw = draw, .frame_ms = frame_ms };
