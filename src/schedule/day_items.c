/* schedule/day_items.c -- the lists of a day, one after the other. */
#include "schedule/day_items.h"

#include "app/app.h"
#include "schedule/practice_subset.h"

#include <assert.h>
#include <string.h>

enum { LISTS_MOST = 4 };

struct list {
	const struct portions *portions;
	enum day_item_kind kind;
};

static size_t lists_of(const struct asked_day *asked, struct list lists[LISTS_MOST])
{
	const struct programme_day *day = asked->day;
	size_t count = 0;

	if (!day || !asked->programme)
		return 0;
	lists[count++] = (struct list){ programme_portions(asked->programme, day, asked->form,
							   asked->track), ITEM_ASKED };
	if (asked->third)
		lists[count++] = (struct list){ &day->third, ITEM_ASKED };
	lists[count++] = (struct list){ &day->checks, ITEM_CHECK };
	if (!asked->medicine)
		lists[count++] = (struct list){ &day->least, ITEM_LEAST };
	assert(count <= LISTS_MOST);
	return count;
}

bool day_item(const struct app *app, struct arena *arena, const struct portion *portion,
	      struct day_item *item)
{
	item->whole = app_practice(app, portion->practice);
	item->steps = practice_subset_steps(arena, &portion->steps);
	item->some = item->whole ? practice_subset(arena, item->whole, item->steps) : NULL;
	item->slot = portion->slot;
	return item->some != NULL;
}

size_t day_items(const struct app *app, struct arena *arena, const struct asked_day *asked,
		 struct day_item items[DAY_ITEMS_MOST])
{
	struct list lists[LISTS_MOST];
	size_t list_count = lists_of(asked, lists), count = 0;

	for (size_t l = 0; l < list_count; l++)
		for (size_t i = 0; i < lists[l].portions->count; i++) {
			struct day_item item = { .kind = lists[l].kind,
						 .among = lists[l].portions };

			assert(count < DAY_ITEMS_MOST);
			if (day_item(app, arena, &lists[l].portions->at[i], &item))
				items[count++] = item;
		}
	return count;
}

bool day_asks(const struct asked_day *asked, const char *practice)
{
	struct list lists[LISTS_MOST];
	size_t count = lists_of(asked, lists);

	for (size_t l = 0; l < count; l++)
		for (size_t i = 0; i < lists[l].portions->count; i++)
			if (!strcmp(lists[l].portions->at[i].practice, practice))
				return true;
	return false;
}
