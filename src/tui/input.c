/* tui/input.c -- from the bytes that curses reads to keys; pastes are gathered
 * whole. Letters are put together here, since a locale that is not set would make
 * curses swallow what a terminal sends in UTF-8. */
#include "tui/input.h"

#include "base/buffer.h"
#include "base/charset.h"

#include <curses.h>
#include <limits.h>
#include <string.h>

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

/* Tells whether it can stand in a text: no control, of either kind. */
static bool is_letter(const char *letter)
{
	unsigned char first = (unsigned char)*letter;

	return first >= 0x20 && first != 0x7f &&
	       !(first == 0xc2 && (unsigned char)letter[1] < 0xa0);
}

/* Puts a letter together from its first byte and those that follow; false when they are
 * none. */
static bool read_letter(int first, char letter[CHARSET_LETTER])
{
	char bytes[MB_LEN_MAX] = { (char)first };
	size_t length = 1, used;

	timeout(100);	/* a slow line may bring them one by one */
	while (!(used = charset_read(bytes, length, letter)) && length < sizeof bytes) {
		int next = getch();

		if (next < 0 || next > 0xff) {
			if (next != ERR)
				ungetch(next);
			break;
		}
		bytes[length++] = (char)next;
	}
	timeout(0);
	if (used && used < length)	/* the last one begins something else */
		ungetch((unsigned char)bytes[length - 1]);
	return used && is_letter(letter);
}

static void add_pasted(int code)
{
	char letter[CHARSET_LETTER];

	if (code == '\r' || code == '\n' || code == KEY_ENTER)
		buffer_add(&pasted, "\n", 1);
	else if (code == '\t')
		buffer_add_string(&pasted, "    ");
	else if (code < 0x100 && read_letter(code, letter))
		buffer_add_string(&pasted, letter);
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
	else if (read_letter(code, input->text))
		input->kind = INPUT_TEXT;
	else
		*input->text = '\0';
	return true;
}

void input_close(void)
{
	buffer_free(&pasted);
}
