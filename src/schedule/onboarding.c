/* schedule/onboarding.c -- once, and with something to do in it. */
#include "schedule/onboarding.h"

#include "schedule/eligibility.h"
#include "schedule/retreat_dates.h"
#include "app/app.h"
#include "app/opened.h"
#include "schedule/practice_subset.h"
#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

#include <string.h>

#define LOOKING_AROUND "ground-orient"
#define LOOKING_STEPS "arrive, three, after"
#define LOOKING_ABOUT                                                            \
	"Three plain things around you, one after the other, with your eyes open."

enum { LOOKING_COUNT = 3 };

bool onboarding_is_due(struct app *app)
{
	size_t practices;
	bool practised;

	/* what costs least is asked first: this is asked at every start */
	app_practices(app, &practices);
	if (*app_settings(app)->since || !practices)
		return false;
	return app_has_sessions(app, &practised,
				ERROR_NO_MATTER("who may not be new is not asked")) && !practised &&
	       !(app_store(app) && store_words(app_store(app)));
}

bool onboarding_done(struct app *app, struct error *error)
{
	return *app_settings(app)->since || retreat_since_today(app, error);
}

static bool is_grounding(const struct practice *practice)
{
	return practice->intensity == 1 && practice_has(practice, STEP_GUIDE) &&
	       !practice_has(practice, STEP_BREATHE) && !practice_has(practice, STEP_WRITE) &&
	       !(practice->contains & (1u << LEAVE_OUT_BREATH | 1u << LEAVE_OUT_WRITING)) &&
	       practice->offered && !practice->only_assigned && !practice_supports(practice);
}

static int64_t shortest_ms(const struct practice *practice)
{
	int64_t least_ms = practice->minutes_ms[0];

	for (size_t i = 1; i < practice->minutes_count; i++)
		if (practice->minutes_ms[i] < least_ms)
			least_ms = practice->minutes_ms[i];
	return least_ms;
}

/* Some steps of looking around, as long as the file has them. */
static bool look_around(const struct app *app, struct onboarding_practice *found)
{
	const struct practice *practice = app_practice(app, LOOKING_AROUND), *some;
	struct arena *arena = arena_open();

	some = practice && is_grounding(practice) && !eligibility_is_left_out(app, practice)
	       ? practice_subset(arena, practice, LOOKING_STEPS) : NULL;
	if (some && some->step_count == LOOKING_COUNT)
		*found = (struct onboarding_practice){ practice, LOOKING_STEPS,
						  some->minutes_ms[0], LOOKING_ABOUT };
	arena_close(arena);
	return found->practice != NULL;
}

bool onboarding_practice(const struct app *app, struct onboarding_practice *found)
{
	size_t count;
	const struct practice *const *practices = app_practices(app, &count);

	*found = (struct onboarding_practice){ 0 };
	if (look_around(app, found))
		return true;
	for (size_t i = 0; i < count; i++) {
		const struct practice *practice = practices[i];

		if (is_grounding(practice) && !eligibility_is_left_out(app, practice) &&
		    (!found->practice || shortest_ms(practice) < found->minutes_ms))
			*found = (struct onboarding_practice){ practice, NULL,
							      shortest_ms(practice),
							  practice->summary };
	}
	return found->practice != NULL;
}
