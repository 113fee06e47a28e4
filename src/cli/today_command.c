/* cli/today_command.c -- what the day asks for, as lines or as one object. */
#include "cli/command.h"

#include "cli/wrapped.h"
#include "schedule/today_lines.h"
#include "wire/json.h"
#include "base/out.h"

#include <string.h>

static void set_text(json_t *object, const char *key, const char *text)
{
	if (text)
		json_object_set_new(object, key, json_string(text));
}

static const char *kind_word(enum today_item_kind kind)
{
	static const char *const words[] = {
		[TODAY_PRACTICE] = "practice", [TODAY_LEAST] = "least",
					    [TODAY_CHECK] = "check",
		[TODAY_OFFER] = "offer", [TODAY_PAGE] = "page", [TODAY_LETTER] = "letter",
		[TODAY_TRACK] = "track", [TODAY_HOME] = "home",
	};

	return words[kind];
}

/* What is not known to be done is neither done nor open while the log cannot be read. */
static json_t *done_json(const struct today *today, const struct today_item *due)
{
	return due->done || !today->unread ? json_boolean(due->done) : json_null();
}

static json_t *due_json(const struct today *today, const struct today_item *due)
{
	json_t *object = json_object();

	if (due->practice) {
		json_object_set_new(object, "practice", json_string(due->practice->id));
		json_object_set_new(object, "minutes", minutes_json(due->minutes_ms));
	}
	json_object_set_new(object, "title", json_string(due->title));
	json_object_set_new(object, "kind", json_string(kind_word(due->kind)));
	json_object_set_new(object, "from", json_string(due->from ? due->from : "self"));
	json_object_set_new(object, "done", done_json(today, due));
	set_text(object, "steps", due->practice ? due->steps : NULL);
	set_text(object, "source", due->source);
	set_text(object, "place", due->place);
	set_text(object, "how", due->how);
	set_text(object, "when", due->when);
	set_text(object, "why", due->why);
	if (due->slot != SLOT_ANY)
		set_text(object, "slot", slot_name(due->slot));
	return object;
}

/* The number of the day in its programme, and how many there are: null where days
 * are not counted. */
static void set_place(json_t *object, const struct calendar_day *day)
{
	json_object_set_new(object, "day", day->place ? json_integer(day->place) : json_null());
	json_object_set_new(object, "of", day->of ? json_integer(day->of) : json_null());
	if (day->week)
		json_object_set_new(object, "week", json_integer(day->week));
	if (day->to_arrival)
		json_object_set_new(object, "days_to_arrival", json_integer(day->to_arrival));
}

static const char *mood_word(enum day_mode mode)
{
	static const char *const words[] = {
		[DAY_PLAIN] = "plain", [DAY_MEDICINE] = "session",
		[DAY_RETURN] = "return", [DAY_UNSTEADY] = "unsteady",
	};

	return words[mode];
}

static json_t *list_json(const struct today *today, const struct today_item *due,
			 size_t count, bool practices)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		if ((due[i].practice != NULL) == practices)
			json_array_append_new(list, due_json(today, &due[i]));
	return list;
}

static json_t *unfinished_json(const struct session_record *open)
{
	json_t *object = json_object();

	json_object_set_new(object, "practice", json_string(open->practice));
	json_object_set_new(object, "title", json_string(open->title));
	json_object_set_new(object, "step", json_integer((json_int_t)open->step + 1));
	return object;
}

static void print_json(const struct today *today)
{
	json_t *object = json_object();
	char date[DAY_ISO];

	day_iso(today->day, date);
	json_object_set_new(object, "date", json_string(date));
	json_object_set_new(object, "stage", json_string(phase_name(today->calendar.phase)));
	set_place(object, &today->calendar);
	set_text(object, "heading", today->heading);
	set_text(object, "title", today->title);
	json_object_set_new(object, "session_day", json_boolean(today->calendar.medicine));
	json_object_set_new(object, "mood", json_string(mood_word(today->mode)));
	json_object_set_new(object, "notes", texts_json(&today->notes));
	json_object_set_new(object, "due",
			    list_json(today, today->due, today->due_count, true));
	json_object_set_new(object, "asks",
			    list_json(today, today->due, today->due_count, false));
	json_object_set_new(object, "suggestions",
			    list_json(today, today->suggestions, today->suggestion_count,
				      true));
	set_text(object, "intention", today->intention);
	set_text(object, "plan", today->plan);
	set_text(object, "remark", today->remark);
	set_text(object, "enough", today_enough(today));
	if (today->unfinished)
		json_object_set_new(object, "unfinished", unfinished_json(&today->open));
	json_object_set_new(object, "days_done", json_integer(today->days_done));
	if (today->days_planned)
		json_object_set_new(object, "days_planned", json_integer(today->days_planned));
	command_json(object);
}

static void print_due(const struct today_item *due)
{
	if (due->minutes_ms)
		out_print("%s %5g min  %s", due->done ? "  done" : "      ",
			     (double)due->minutes_ms / 60000, due->title);
	else
		out_print("                 %s", due->title);
	if (due->how)
		out_print(", from %s: %s%s%s", due->from, due->how, due->when ? ", " : "",
			     due->when ? due->when : "");
	if (due->kind == TODAY_LEAST)
		out_print(" (or this much)");
	if (!due->practice)
		out_print(" (groundwork opens on it)");
	else if (due->why)
		out_print("%s %s", due->how ? "." : ":", due->why);
	out_line("");
}

/* That all is done stands before what is only offered, or at the end. */
static void print_what(const struct today *today)
{
	struct today_line lines[TODAY_LINES_MOST];
	const char *enough = today_enough(today);
	size_t count = today_lines(today, true, lines);

	for (size_t i = 0; i < count; i++) {
		if (lines[i].offered && enough) {
			out_line(enough);
			enough = NULL;
		}
		if (lines[i].group)
			out_print("%s:\n", lines[i].group);
		print_due(lines[i].item);
	}
	if (enough)
		out_line(enough);
}

/* What is not ended can be gone on with; the words of the day come before all that it
 * asks for, a paragraph each. */
static void print_words(const struct today *today)
{
	struct texts notes = today_notes(today);

	for (size_t i = 0; i < notes.count; i++) {
		out_line("");
		wrapped_print("", notes.at[i]);
	}
	if (notes.count)
		out_line("");
	if (today->unfinished)
		out_print("Begun and not ended: %s, at step %zu (groundwork opens on it)\n",
			     today->open.title, today->open.step + 1);
}

static void print_week(const struct today *today)
{
	if (today->days_planned > today->days_done)
		out_print("this week %d of %d days\n", today->days_done, today->days_planned);
	else
		out_print("this week %d day%s\n", today->days_done,
			     today->days_done == 1 ? "" : "s");
}

static void print_lines(const struct today *today)
{
	out_print("%s %d %s\n", day_week_name(today->day), today->day.day,
		     day_month_name(today->day));
	if (today->heading)
		out_line(today->heading);
	if (today->title)
		out_line(today->title);
	if (today_greeting(today))
		out_line(today_greeting(today));
	if (today->remark)
		wrapped_print("", today->remark);
	print_words(today);
	print_what(today);
	if (today->plan)
		out_line(today->plan);
	if (today->intention)
		out_print("\"%s\"\n", today->intention);
	if (today->days_done && today->mode != DAY_MEDICINE)
		print_week(today);
}

struct today_options { bool json; };

static const struct command_option options[] = {
	{ "json", STORED_IN(struct today_options, json), .help = "as one object" },
	{ 0 }
};

static int tell_today(struct call *call)
{
	const struct today_options *asked = call->options;
	struct today today;

	today_load(call->app, call->arena, &today);
	if (asked->json)
		print_json(&today);
	else
		print_lines(&today);
	return today.unread ? NOT_DONE : DONE;	/* the remark says why */
}

const struct command today_command = {
	.name = "today",
	.usage = "[--json]",
	.summary = "Says what today asks for, and what could be done",
	.details = "On a day with a session it is the next thing and no more.",
	.options = options, .options_size = sizeof(struct today_options),
	.app = { .silent = true },
	.run = tell_today,
};
