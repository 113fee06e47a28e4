/* practice/safety.c -- few words, eyes open, and people. */
#include "practice/safety.h"

#include "app/pages.h"

#include <assert.h>
#include <string.h>

/* Said in this order because a small window shows the first ones. */
static const char *const hard_moment[] = {
	"Eyes open, if you like. You are here, in front of a screen, and nothing has to "
	"be done right now.",
	"Feel your feet on the floor. Press down a little, then ease off.",
	"Look around slowly, from one side of the room to the other.",
	"Name five things you can see, aloud if you want. Any five will do.",
	"Hold something cool or rough, or have a sip of water. Say what day it is.",
	"You do not have to be alone with this. Call or sit with someone you trust, call "
	"your clinic, or tell a member of staff.",
	"If you or someone else may be in danger, call the emergency number now (112 in "
	"Europe, 911 in North America, 999 in the UK).",
};

static_assert(sizeof hard_moment / sizeof *hard_moment > SAFETY_GROUNDING,
	      "the last ones are about people");

struct texts safety_hard_moment(void)
{
	return (struct texts){ hard_moment, sizeof hard_moment / sizeof *hard_moment };
}

static const struct page_line thanks[] = {
	{ false, "Thank you for saying so. Thoughts of this kind come to many people in "
		 "hard times, and they can change. Telling a person helps." },
	{ false, "Groundwork cannot see what you answer, and nobody is alerted. So the next "
		 "step is a person." },
};

static const struct page_line now[] = {
	{ false, "Are you able to keep yourself safe right now?" },
};

static const struct page_line no[] = {
	{ true, "Call the emergency number, or say to the nearest person: I need you to "
		"stay with me." },
	{ true, "Go where somebody is, and stay with someone." },
	{ true, "Put distance between yourself and anything you could hurt yourself with." },
	{ true, "Whom can you be with for the next hour? Name one person, and call that one "
		"next." },
};

static const struct page_line yes[] = {
	{ true, "Call the clinic today, even if it seems that it could wait." },
	{ true, "Tell one person. A message counts." },
	{ true, "Read your safety page, the one that you wrote in an easier hour." },
};

static const struct page_line whom[] = {
	{ true, "your clinic, your people, then the lines of your country" },
};

static const struct page_line how[] = {
	{ false, "The first sentence may be short:" },
	{ true, "I am having thoughts of not wanting to live, and I do not want to be alone "
		"with them." },
	{ false, "You need not explain anything, and you can hang up when you want to. Some "
		 "lines answer text messages." },
};

static const struct page_line too_much[] = {
	{ true, "Leave the pacing. Let the breath go as it wishes, small and quiet." },
	{ true, "Eyes open, feet on the floor. Look slowly round the room, and sit down." },
	{ true, "Chest pain, fainting, or breath that has not settled after ten minutes: call "
		"the emergency number. Press ! for numbers." },
};

static const struct page_line signs[] = {
	{ true, "light-headed, a headache, tingling lips or fingers, ringing ears" },
	{ true, "a tight chest, or fear that rises instead of passing" },
	{ true, "feeling unreal, or much less steady than when you began" },
	{ false, "Stopping counts as good care: back in the practice, q ends it." },
};

#define PART(name, heading) { #name, heading, name, sizeof name / sizeof *name }

static const struct built_in {
	const char *name, *heading;
	const struct page_line *lines;
	size_t count;
} parts_built_in[] = {
	PART(thanks, NULL), PART(now, "One question"), PART(no, "No, or not sure"),
	PART(yes, "Yes"), PART(whom, "Whom to call, in this order"),
	PART(how, "How to begin"),
};

enum { WITH_A_PLACE = 5, BUILT_IN = sizeof parts_built_in / sizeof *parts_built_in };
static_assert((int)WITH_A_PLACE <= (int)BUILT_IN, "the parts with a place come first");
static_assert((int)BUILT_IN - (int)WITH_A_PLACE <= (int)PARTS_MOST, "the others have room");

static struct safety_part of_page(const struct page_part *part)
{
	return (struct safety_part){ part->heading, part->lines, part->line_count };
}

static struct safety_part built_in(size_t at)
{
	const struct built_in *part = &parts_built_in[at];

	return (struct safety_part){ part->heading, part->lines, part->count };
}

struct safety_part safety_part(const struct app *app, const char *name)
{
	const struct page *page = app ? app_page(app, SAFETY_SUPPORT_PAGE) : NULL;

	for (size_t i = 0; page && i < page->part_count; i++)
		if (!strcmp(page->parts[i].name, name) && page->parts[i].line_count)
			return of_page(&page->parts[i]);
	for (size_t i = 0; i < BUILT_IN; i++)
		if (!strcmp(parts_built_in[i].name, name))
			return built_in(i);
	return (struct safety_part){ 0 };
}

static bool has_a_place(const char *name)
{
	for (size_t i = 0; i < WITH_A_PLACE; i++)
		if (!strcmp(parts_built_in[i].name, name))
			return true;
	return false;
}

size_t safety_stop_signs(struct safety_part parts[PARTS_MOST])
{
	parts[0] = (struct safety_part){ "If it is too much just now", too_much,
					 sizeof too_much / sizeof *too_much };
	parts[1] = (struct safety_part){ "The signs: any one is reason enough", signs,
					 sizeof signs / sizeof *signs };
	return 2;
}

size_t safety_further(const struct app *app, struct safety_part parts[PARTS_MOST])
{
	const struct page *page = app ? app_page(app, SAFETY_SUPPORT_PAGE) : NULL;
	size_t count = 0;

	for (size_t i = 0; page && i < page->part_count && count < PARTS_MOST; i++)
		if (!has_a_place(page->parts[i].name))
			parts[count++] = of_page(&page->parts[i]);
	for (size_t i = WITH_A_PLACE; !page && i < BUILT_IN; i++)
		parts[count++] = built_in(i);
	return count;
}
