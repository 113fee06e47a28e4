/* app/contacts.c -- their own first, then what everybody can call. */
#include "app/contacts.h"

#include "app/app.h"
#include "app/app_internal.h"
#include "app/assigned.h"
#include "app/pages.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/moment.h"
#include "model/settings.h"

#include <string.h>

#define ANYWHERE "112 in Europe, 911 in North America, 999 in the UK; elsewhere the " \
	"local number"

enum { OWN_MOST = 4, UNREAD_MOST = 3, EMERGENCIES = 1, DIGITS_LEAST = 3,
       STAY_MOST_DAYS = 30 };

struct list {
	struct arena *arena;
	struct contact *at;
	size_t count;
};

static void add(struct list *list, enum contact_kind kind, const char *who,
		const char *how, const char *about)
{
	if (*how)
		list->at[list->count++] = (struct contact){ kind, who, how, about };
}

/* Takes the text out of the buffer into the arena; NULL when it is empty. */
static const char *settle(struct arena *arena, struct buffer *text)
{
	const char *kept = text->length ? arena_copy(arena, buffer_string(text)) : NULL;

	buffer_free(text);
	return kept;
}

static void add_piece(struct buffer *text, const char *between, const char *before,
		      const char *piece)
{
	if (piece)
		buffer_print(text, "%s%s%s", text->length ? between : "", before, piece);
}

static const char *ways(struct arena *arena, const struct helpline *line)
{
	struct buffer text = { 0 };
	const char *kept;

	for (size_t i = 0; i < line->numbers.count; i++)
		add_piece(&text, " or ", "", line->numbers.at[i]);
	add_piece(&text, "; ", "text ", line->text);
	add_piece(&text, "; ", "", line->web);
	kept = settle(arena, &text);
	return kept ? kept : "";
}

static const char *about(struct arena *arena, const struct helpline *line)
{
	struct buffer text = { 0 };

	add_piece(&text, "; ", "", line->hours);
	add_piece(&text, "; ", "", line->languages);
	add_piece(&text, "; ", "", line->cost == COST_FREE ? "free"
		  : line->cost == COST_CHARGED ? "costs something" : NULL);
	return settle(arena, &text);
}

static void add_lines(struct list *list, enum contact_kind kind,
		      const struct helpline *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add(list, kind, lines[i].name, ways(list->arena, &lines[i]),
		    about(list->arena, &lines[i]));
}

static const char *emergency_numbers(struct arena *arena, const struct country *country)
{
	struct buffer text = { 0 };

	for (size_t i = 0; country && i < country->emergency.count; i++)
		add_piece(&text, " or ", "", country->emergency.at[i]);
	return settle(arena, &text);
}

/* The country of a code, when it is listed; NULL when it is not. */
static const struct country *listed(const struct app *app, const char *code)
{
	const struct country *country = app_country(app, code);

	return country && !strcmp(country->code, code) &&
	       strcmp(code, COUNTRY_ELSEWHERE) ? country : NULL;
}

static bool date_of(const char *text, int64_t *date)
{
	struct day day;
	bool known = day_parse(text, &day);

	if (known)
		*date = day_number(day);
	return known;
}

/* From the day of arrival until home; for a month when that is not known, and without any
 * date by the person's own word. */
static bool is_on_retreat(const struct app *app)
{
	const struct settings *settings = app_settings(app);
	int64_t now_ms = clock_civil_ms(app_clock(app)), arrival, home;
	int64_t today = day_number(moment_day(now_ms, moment_offset_s(now_ms),
					      settings->day_starts_hour));

	if (!date_of(settings->arrival, &arrival))
		return settings->where == WHERE_RETREAT;
	if (!date_of(settings->home, &home) || home < arrival)
		home = arrival + STAY_MOST_DAYS;
	return today >= arrival && today < home;
}

/* Where a person is, and where they live when that is another country; NULL: not known,
 * or not another. */
struct places {
	const char *code;		/* as the settings have it; "": not said */
	const struct country *here, *home;
};

static struct places places_of(const struct app *app)
{
	struct places places = { .code = "" };
	const struct settings *settings = app ? app_settings(app) : NULL;

	if (!app)
		return places;
	places.code = settings->country;
	if (*settings->country_retreat && is_on_retreat(app))
		places.code = settings->country_retreat;
	places.here = listed(app, places.code);
	if (strcmp(places.code, settings->country) != 0)
		places.home = listed(app, settings->country);
	return places;
}

static bool is_there(const struct list *list, const char *who, const char *how)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->at[i].who && !strcmp(list->at[i].who, who) &&
		    !strcmp(list->at[i].how, how))
			return true;
	return false;
}

/* Two assignments of one clinic mostly name the same number, which stands once. Whoever
 * assigned something is the clinic of these weeks. */
static void add_assigned(struct list *list, const struct app *app)
{
	size_t count;
	const struct assigned *all = app_assigned(app, &count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < all[i].contacts.count; j++)
			if (!is_there(list, all[i].from, all[i].contacts.at[j]))
				add(list, CONTACT_CLINIC, all[i].from, all[i].contacts.at[j],
				    NULL);
	if (app_assigned_unread(app))
		add(list, CONTACT_UNREAD, NULL, "What is kept could not be read: a number that "
		    "came with an assignment may be missing here.", NULL);
}

static void add_own(struct list *list, const struct app *app)
{
	const struct settings *settings = app_settings(app);

	if (app->settings_unread)
		add(list, CONTACT_UNREAD, NULL, "Your settings could not be read: numbers of "
		    "your own are missing here.", NULL);
	add(list, CONTACT_CLINIC, "Clinic, by day", settings->clinic_day, NULL);
	add(list, CONTACT_CLINIC, "Clinic, by night", settings->clinic_night, NULL);
	add_assigned(list, app);
	add(list, CONTACT_PERSON, "Your person", settings->person_1, NULL);
	add(list, CONTACT_PERSON, "Your person", settings->person_2, NULL);
}

static size_t assigned_contacts(const struct app *app)
{
	size_t count, contacts = 0;
	const struct assigned *all = app_assigned(app, &count);

	for (size_t i = 0; i < count; i++)
		contacts += all[i].contacts.count;
	return contacts;
}

/* A country that is not listed any more has lost its lines, too. */
static void add_lost_lines(struct list *list, const struct app *app,
			   const struct places *places)
{
	bool lost = *places->code && strcmp(places->code, COUNTRY_ELSEWHERE) && !places->here;

	if (app->helplines_unread || lost)
		add(list, CONTACT_UNREAD, NULL, "The lines of countries could not all be read: "
		    "one may be missing here.", NULL);
}

/* Those from home, which are better than nothing and may not answer. */
static void add_lines_of_home(struct list *list, const struct country *home,
			      const struct helpline *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *known = about(list->arena, &lines[i]);

		add(list, CONTACT_LINE, lines[i].name, ways(list->arena, &lines[i]),
		    arena_print(list->arena, "%s%sfrom home, %s: it may not be reached from "
				"abroad", known ? known : "", known ? "; " : "", home->name));
	}
}

static void add_emergency(struct list *list, const struct country *country)
{
	const char *numbers = emergency_numbers(list->arena, country);

	if (numbers)
		add(list, CONTACT_EMERGENCY,
		    arena_print(list->arena, "Emergency, %s", country->name), numbers, NULL);
	else
		add(list, CONTACT_EMERGENCY, "Emergency", ANYWHERE, NULL);
}

const struct contact *contacts_list(const struct app *app, struct arena *arena,
				    size_t *count)
{
	const struct places places = places_of(app);
	const struct helpline *near = NULL, *home = NULL, *far = NULL;
	size_t nears = 0, homes = 0, fars = 0;
	struct list list = { .arena = arena };

	if (places.here)
		near = app_helplines(app, places.here->code, &nears);
	if (places.home)
		home = app_helplines(app, places.home->code, &homes);
	if (app)
		far = app_helplines(app, COUNTRY_ELSEWHERE, &fars);
	list.at = arena_array(arena, OWN_MOST + (app ? assigned_contacts(app) : 0) +
			      UNREAD_MOST + nears + EMERGENCIES + homes + fars,
			      sizeof *list.at);
	if (app)
		add_own(&list, app);
	add_lines(&list, CONTACT_LINE, near, nears);
	if (app)
		add_lost_lines(&list, app, &places);
	add_emergency(&list, places.here);
	add_lines_of_home(&list, places.home, home, homes);
	add_lines(&list, CONTACT_DIRECTORY, far, fars);
	*count = list.count;
	return list.at;
}

const char *contact_words(const struct contact *contact, struct arena *arena)
{
	if (contact->kind == CONTACT_UNREAD)
		return contact->how;
	return arena_print(arena, "%s: %s%s%s%s", contact->who, contact->how,
			   contact->about ? " (" : "", contact->about ? contact->about : "",
			   contact->about ? ")" : "");
}

/* A name alone cannot be called. */
static bool has_number(const char *text)
{
	int digits = 0;

	for (; *text; text++)
		digits += *text >= '0' && *text <= '9';
	return digits >= DIGITS_LEAST;
}

static bool some_has_number(const struct texts *contacts)
{
	bool found = false;

	for (size_t i = 0; i < contacts->count; i++)
		found |= has_number(contacts->at[i]);
	return found;
}

static bool has_clinic(const struct app *app)
{
	const struct settings *settings = app_settings(app);
	bool found = has_number(settings->clinic_day) || has_number(settings->clinic_night);
	size_t count;
	const struct assigned *all = app_assigned(app, &count);

	for (size_t i = 0; i < count; i++)
		found |= some_has_number(&all[i].contacts);
	return found;
}

const char *contacts_wanting(const struct app *app)
{
	return contacts_wanting_with(app, &(struct texts){ NULL, 0 });
}

const char *contacts_wanting_with(const struct app *app, const struct texts *coming)
{
	const struct settings *settings = app_settings(app);
	int people = !!*settings->person_1 + !!*settings->person_2;
	bool clinic = has_clinic(app) || some_has_number(coming);

	if (people == 2)
		return clinic ? NULL : "a number of the clinic";
	if (people == 1)
		return clinic ? "a second person of yours"
			      : "a number of the clinic, and a second person of yours";
	return clinic ? "two people of yours" : "a number of the clinic, and two people of yours";
}

bool contacts_lack(const struct app *app, const char *key)
{
	const struct settings *settings = app_settings(app);

	if (!strcmp(key, "person_1"))
		return !*settings->person_1;
	if (!strcmp(key, "person_2"))
		return !*settings->person_2;
	return !strcmp(key, "clinic_day") && !has_clinic(app);
}

const char *contacts_remark(const char *key, const char *value)
{
	bool clinic = !strncmp(key, "clinic_", strlen("clinic_"));

	if ((!clinic && strncmp(key, "person_", strlen("person_"))) || !*value ||
	    has_number(value))
		return NULL;
	return clinic ? "Kept as it is. There is no number in it, and in a hard hour a number is "
			"what helps."
		      : "Kept as it is. There is no number in it: fine for somebody beside you, "
			"for anybody else a number helps.";
}

const char *contacts_danger(const struct app *app, struct arena *arena)
{
	const char *numbers = emergency_numbers(arena, places_of(app).here);

	return arena_print(arena, "In danger? Call %s now.",
			   numbers ? numbers : "112, 911 or 999");
}
