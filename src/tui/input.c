/* tui/input.c -- from the bytes that curses reads to keys; pastes are gathered
 * whole. Letters are put together here, since a locale that is not set would make
 * curses swallow what a terminal sends in UTF-8. */
#include "tui/input.h"

#include "base/buffer.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* Codes of our own, above those of curses. */
enum {
	CODE_PASTE = KEY_MAX + 1, CODE_PASTED, CODE_WORD_LEFT, CODE_WORD_RIGHT,
	CODE_WORD_BACKSPACE, CODE_WORD_DELETE
};

/* The terminal is the one thing there is one of. */
static struct buffer pasted;

/* Both forms of the arrows, whichever the terminal is said to send, and what
 * terminals agree upon without their descriptions saying so. */
static const struct { const char *sequence; int code; } sequences[] = {
	{ "\033[200~", CODE_PASTE }, { "\033[201~", CODE_PASTED },
	{ "\033[A", KEY_UP }, { "\033OA", KEY_UP },
	{ "\033[B", KEY_DOWN }, { "\033OB", KEY_DOWN },
	{ "\033[C", KEY_RIGHT }, { "\033OC", KEY_RIGHT },
	{ "\033[D", KEY_LEFT }, { "\033OD", KEY_LEFT },
	{ "\033[H", KEY_HOME }, { "\033OH", KEY_HOME }, { "\033[1~", KEY_HOME },
	{ "\033[F", KEY_END }, { "\033OF", KEY_END }, { "\033[4~", KEY_END },
	{ "\033[1;5D", CODE_WORD_LEFT }, { "\033[1;3D", CODE_WORD_LEFT },
	{ "\033b", CODE_WORD_LEFT },
	{ "\033[1;5C", CODE_WORD_RIGHT }, { "\033[1;3C", CODE_WORD_RIGHT },
	{ "\033f", CODE_WORD_RIGHT },
	{ "\033\177", CODE_WORD_BACKSPACE },
	{ "\033[3;5~", CODE_WORD_DELETE }, { "\033d", CODE_WORD_DELETE },
};

void input_open(void)
{
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		define_key(sequences[i].sequence, sequences[i].code);
}

/* Writes a code point as UTF-8; returns its length. */
static int encode(wint_t point, char out[8])
{
	if (point < 0x80) {
		out[0] = (char)point;
		out[1] = '\0';
		return 1;
	}
	int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

	for (int i = length - 1; i > 0; i--, point >>= 6)
		out[i] = (char)(0x80 | (point & 0x3f));
	out[0] = (char)((0xf0 << (4 - length)) | point);
	out[length] = '\0';
	return length;
}

static bool is_letter(wint_t point)
{
	return point >= 0x20 && point != 0x7f && !(point >= 0x80 && point < 0xa0) &&
	       !(point >= 0xd800 && point <= 0xdfff) && point <= 0x10ffff;
}

/* How many bytes follow the first one of a character in UTF-8; -1 when it is no
 * first one. */
static int bytes_after(int first)
{
	if (first < 0x80)
		return 0;
	if (first < 0xc2 || first > 0xf4)
		return -1;
	return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/* Puts a code point together from its first byte and those that follow; 0 when
 * they are none. */
static wint_t read_point(int first)
{
	int after = bytes_after(first);
	wint_t point = (wint_t)first;

	if (MB_CUR_MAX == 1 && btowc(0xe9) != WEOF)
		return btowc(first);	/* an old locale of single bytes */
	if (after < 0)
		return 0;
	if (after)
		point &= 0x3fu >> after;
	timeout(100);	/* a slow line may bring them one by one */
	for (; after > 0; after--) {
		int next = getch();

		if (next < 0x80 || next > 0xbf) {
			if (next != ERR)
				ungetch(next);
			break;
		}
		point = point << 6 | (wint_t)(next & 0x3f);
	}
	timeout(0);
	return after ? 0 : point;
}

static void add_pasted(int code)
{
	char text[8];
	wint_t point;

	if (code == '\r' || code == '\n' || code == KEY_ENTER)
		buffer_add(&pasted, "\n", 1);
	else if (code == '\t')
		buffer_add_string(&pasted, "    ");
	else if (code < 0x100 && is_letter(point = read_point(code)))
		buffer_add(&pasted, text, (size_t)encode(point, text));
}

/* Gathers up to the closing bracket; a terminal that never sends it gives what
 * came within half a second. */
static void gather_paste(struct input *input)
{
	int code;

	buffer_clear(&pasted);
	for (;;) {
		timeout(500);
		code = getch();
		if (code == ERR || code == CODE_PASTED)
			break;
		add_pasted(code);
	}
	timeout(0);
	input->kind = INPUT_PASTE;
	input->paste = buffer_string(&pasted);
}

static enum input_kind named_key(int code)
{
	static const struct { int code; enum input_kind kind; } names[] = {
		{ KEY_UP, INPUT_UP }, { KEY_DOWN, INPUT_DOWN },
		{ KEY_LEFT, INPUT_LEFT }, { KEY_RIGHT, INPUT_RIGHT },
		{ KEY_HOME, INPUT_HOME }, { KEY_END, INPUT_END },
		{ KEY_PPAGE, INPUT_PAGE_UP }, { KEY_NPAGE, INPUT_PAGE_DOWN },
		{ KEY_BACKSPACE, INPUT_BACKSPACE }, { KEY_DC, INPUT_DELETE },
		{ KEY_ENTER, INPUT_ENTER }, { KEY_BTAB, INPUT_BACKTAB },
		{ CODE_WORD_LEFT, INPUT_WORD_LEFT },
		{ CODE_WORD_RIGHT, INPUT_WORD_RIGHT },
		{ CODE_WORD_BACKSPACE, INPUT_WORD_BACKSPACE },
		{ CODE_WORD_DELETE, INPUT_WORD_DELETE },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code)
			return names[i].kind;
	return INPUT_NONE;
}

static void control_key(struct input *input, int code)
{
	switch (code) {
	case '\r':
	case '\n':
		input->kind = INPUT_ENTER;
		break;
	case '\t':
		input->kind = INPUT_TAB;
		break;
	case 033:
		input->kind = INPUT_ESCAPE;
		break;
	case 0x08:
	case 0x7f:
		input->kind = INPUT_BACKSPACE;
		break;
	default:
		input->kind = INPUT_CONTROL;
		input->text[0] = (char)(code + '@');
		break;
	}
}

bool input_read(struct input *input)
{
	wint_t point;
	int code;

	memset(input, 0, sizeof *input);
	do
		code = getch();
	while (code == KEY_RESIZE);	/* nobody pressed that */
	if (code == ERR)
		return false;
	if (code == CODE_PASTE)
		gather_paste(input);
	else if (code > 0xff)
		input->kind = named_key(code);
	else if (code < 0x20 || code == 0x7f)
		control_key(input, code);
	else if (is_letter(point = read_point(code))) {
		input->kind = INPUT_TEXT;
		encode(point, input->text);
	}
	return true;
}

void input_close(void)
{
	buffer_free(&pasted);
}
