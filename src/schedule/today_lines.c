/* schedule/today_lines.c -- groups in their order; a line is in the first that takes it. */
#include "schedule/today_lines.h"

#include <assert.h>

struct teller {
	const struct today *today;
	bool whole;
	struct today_line *lines;
	size_t count;
};

static bool is_retreat(const struct today *today)
{
	return today->calendar.phase == PHASE_RETREAT;
}

static bool is_beside(const struct today_item *item)
{
	return item->kind != TODAY_PRACTICE && item->kind != TODAY_LEAST;
}

static void add(struct teller *teller, const struct today_item *item, const char *group)
{
	assert(teller->count < TODAY_LINES_MOST);
	teller->lines[teller->count++] = (struct today_line){ item, group,
							      item->kind == TODAY_OFFER };
}

/* On the retreat what belongs to another part of the day waits for it. */
static bool is_told(const struct teller *teller, const struct today_item *item)
{
	return teller->whole || !is_retreat(teller->today) || item->now || item->done;
}

static const char *slot_group(const struct today *today, enum slot slot)
{
	static const char *const names[] = {
		[SLOT_ANY] = "For today", [SLOT_MORNING] = "In the morning",
		[SLOT_FREE] = "In a free hour, if you like",
		[SLOT_EVENING] = "In the evening",
	};

	static_assert(sizeof names / sizeof *names == SLOT_COUNT, "a name for each");
	return slot == SLOT_ANY && is_retreat(today) ? "At any hour" : names[slot];
}

/* The practices in the order in which they are asked, and the least of the day with
 * those that it may stand for. */
static void add_practices(struct teller *teller)
{
	int slot = SLOT_COUNT;

	for (size_t i = 0; i < teller->today->due_count; i++) {
		const struct today_item *item = &teller->today->due[i];
		bool same = (int)item->slot == slot || item->kind == TODAY_LEAST;

		if (is_beside(item) || !is_told(teller, item))
			continue;
		add(teller, item, same ? NULL : slot_group(teller->today, item->slot));
		if (!same)
			slot = item->slot;
	}
}

static void add_beside(struct teller *teller)
{
	const char *group = "Also here";

	for (size_t i = 0; i < teller->today->due_count; i++) {
		const struct today_item *item = &teller->today->due[i];

		if (!is_beside(item) || !is_told(teller, item))
			continue;
		add(teller, item, group);
		group = NULL;
	}
}

static const char *offers_group(const struct today *today)
{
	if (today->mode == DAY_RETURN || today->mode == DAY_UNSTEADY)
		return "Any one of these";
	return today->due_count ? "If you would like more" : "If you like";
}

static void add_offers(struct teller *teller)
{
	const struct today *today = teller->today;

	for (size_t i = 0; i < today->suggestion_count; i++)
		add(teller, &today->suggestions[i], i ? NULL : offers_group(today));
}

/* The next thing of this part of the day, and no more. */
static void add_next(struct teller *teller)
{
	for (size_t i = 0; i < teller->today->due_count; i++) {
		const struct today_item *item = &teller->today->due[i];

		if (item->now && !item->done) {
			add(teller, item, NULL);
			return;
		}
	}
}

size_t today_lines(const struct today *today, bool whole,
		   struct today_line lines[TODAY_LINES_MOST])
{
	struct teller teller = { .today = today, .whole = whole, .lines = lines };

	if (today->mode == DAY_MEDICINE) {
		add_next(&teller);
		return teller.count;
	}
	if (today->mode == DAY_RETURN)
		add_offers(&teller);
	add_practices(&teller);
	add_beside(&teller);
	if (today->mode != DAY_RETURN)
		add_offers(&teller);
	return teller.count;
}

const char *today_greeting(const struct today *today)
{
	if (today->mode == DAY_RETURN)
		return "Good to see you. What is the smallest thing today?";
	return today->mode == DAY_UNSTEADY ? "Steady ground first. The rest can wait." : NULL;
}

/* What of the day's own things is still open. */
struct open {
	bool now, later, least_done, some_done;
};

static struct open look_at_open(const struct today *today)
{
	struct open open = { .now = false };

	for (size_t i = 0; i < today->due_count; i++) {
		const struct today_item *item = &today->due[i];
		bool waits = item->practice && !item->done && item->kind != TODAY_LEAST;

		open.now |= waits && item->now;
		open.later |= waits && !item->now && item->slot == SLOT_EVENING;
		open.least_done |= item->kind == TODAY_LEAST && item->done;
		open.some_done |= item->done;
	}
	return open;
}

const char *today_enough(const struct today *today)
{
	struct open open = look_at_open(today);

	if (today->mode == DAY_MEDICINE) {
		if (open.now)
			return NULL;
		return open.later ? "That is all for now. The computer can be closed."
				  : "That is all for today. The computer can be closed.";
	}
	if (today->mode != DAY_PLAIN || today->unfinished)
		return NULL;
	if (open.now)
		return open.least_done ? "This much is enough for today." : NULL;
	if (open.later)
		return "That is all for now. The evening has something of its own.";
	return open.some_done || today->practised[today->weekday]
	       ? "That is all for today." : NULL;
}

/* The notes of a session day belong to its morning, the hours after, and the night, in
 * this order; where there are fewer, the last one stays. Which it is, the next thing
 * says, and with nothing left the hour. */
static struct texts session_note(const struct today *today)
{
	static const char *const none[] = {
		"The people around you take care of the day. When things happen, they will "
		"say."
	};
	static const size_t places[] = { [SLOT_ANY] = 0, [SLOT_MORNING] = 0,
					 [SLOT_FREE] = 1, [SLOT_EVENING] = 2 };
	const struct texts *notes = &today->notes;
	struct today_line next[TODAY_LINES_MOST];
	size_t at = places[today_lines(today, false, next) ? next[0].item->slot
							     : today->part];

	static_assert(sizeof places / sizeof *places == SLOT_COUNT, "a note for each slot");
	if (!notes->count)
		return (struct texts){ none, 1 };
	return (struct texts){ &notes->at[at < notes->count ? at : notes->count - 1], 1 };
}

struct texts today_notes(const struct today *today)
{
	return today->mode == DAY_MEDICINE ? session_note(today) : today->notes;
}
