/* model/programme.c -- which day it is, and what it holds. */
#include "model/programme.h"

#include <assert.h>

#define NAME(id, name) name,
static const char *const day_counts[] = { DAY_COUNTS(NAME) };
static const char *const slots[] = { SLOTS(NAME) };
static const char *const tracks[] = { TRACKS(NAME) };

const char *day_count_name(enum day_count counts)
{
	assert(counts < DAY_COUNT_COUNT);
	return day_counts[counts];
}

const char *slot_name(enum slot slot)
{
	assert(slot < SLOT_COUNT);
	return slots[slot];
}

const char *track_name(enum track track)
{
	assert(track < TRACK_COUNT);
	return tracks[track];
}

const struct programme_day *programme_day(const struct programme *programme,
					  size_t form, int place)
{
	int met = 0;

	for (size_t i = 0; i < programme->day_count; i++) {
		const struct programme_day *day = &programme->days[i];

		met += (day->forms >> form) & 1;
		if (((day->forms >> form) & 1) && met == place)
			return day;
	}
	return NULL;
}

const struct programme_day *programme_week(const struct programme *programme, int week)
{
	for (size_t i = 0; i < programme->week_count; i++)
		if (programme->weeks[i].number == week)
			return &programme->weeks[i];
	return NULL;
}

const struct portions *programme_portions(const struct programme *programme,
					  const struct programme_day *day, size_t form,
					  enum track track)
{
	if (track == TRACK_TENDER && day->tender.count)
		return &day->tender;
	if (form && form + 1 == programme->form_count && day->shortest.count)
		return &day->shortest;
	return &day->todo;
}

const char *programme_title(const struct programme_day *day, enum track track)
{
	return track == TRACK_TENDER && day->tender_title ? day->tender_title : day->title;
}

const struct texts *programme_notes(const struct programme_day *day, enum track track)
{
	return track == TRACK_TENDER && day->tender_notes.count ? &day->tender_notes
								: &day->notes;
}

size_t programme_form_for(const struct programme *programme, int days)
{
	size_t form = 0;

	while (form + 1 < programme->form_count && programme->forms[form] > days)
		form++;
	return form;
}
