/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <poll.h>
#include <sys/ioctl.h>

#include "base/text.h"
#include "term/parts.h"

/* Codes of our own, above all of curses. */
enum { PASTE_BEGIN = KEY_MAX + 100, PASTE_END };

enum { LONGEST_SEQUENCE = 16 };

static const char paste_end[] = "\033[201~";

void keys_open(struct tty *tty)
{
	tty->keys = newpad(1, 1);
	keypad(tty->keys, TRUE);
	nodelay(tty->keys, TRUE);
	define_key("\033[200~", PASTE_BEGIN);
	define_key(paste_end, PASTE_END);
}

static uint32_t code_of_curses(int key)
{
	switch (key) {
	case KEY_ENTER: return KEY_CODE_ENTER;
	case KEY_BTAB: return KEY_CODE_BACKTAB;
	case KEY_BACKSPACE: return KEY_CODE_BACKSPACE;
	case KEY_DC: return KEY_CODE_DELETE;
	case KEY_UP: return KEY_CODE_UP;
	case KEY_DOWN: return KEY_CODE_DOWN;
	case KEY_LEFT: return KEY_CODE_LEFT;
	case KEY_RIGHT: return KEY_CODE_RIGHT;
	case KEY_HOME: return KEY_CODE_HOME;
	case KEY_END: return KEY_CODE_END;
	case KEY_PPAGE: return KEY_CODE_PAGE_UP;
	case KEY_NPAGE: return KEY_CODE_PAGE_DOWN;
	case KEY_F(1): return KEY_CODE_F1;
	default: return KEY_CODE_NONE;
	}
}

/* What terminals send that TERM does not tell of, behind "ESC [" or "ESC O". */
static int curses_of_sequence(const char *rest)
{
	static const struct { const char *rest; int key; } known[] = {
		{ "A", KEY_UP }, { "B", KEY_DOWN }, { "C", KEY_RIGHT }, { "D", KEY_LEFT },
		{ "H", KEY_HOME }, { "F", KEY_END }, { "1~", KEY_HOME }, { "4~", KEY_END }, { "7~", KEY_HOME }, { "8~", KEY_END },
		{ "3~", KEY_DC }, { "5~", KEY_PPAGE }, { "6~", KEY_NPAGE }, { "P", KEY_F(1) }, { "11~", KEY_F(1) }, { "[A", KEY_F(1) },
		{ "Z", KEY_BTAB }, { "M", KEY_ENTER }, { "200~", PASTE_BEGIN }, { "201~", PASTE_END },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_same(known[i].rest, rest))
			return known[i].key;
	return ERR;
}

static bool ends_sequence(const char *rest, size_t length)
{
	char last = rest[length - 1];

	return length > 1 ? last >= '@' && last <= '~' : last >= '@' && last <= '~' && last != '[';
}

/* The rest of a sequence that curses did not know: one key, or swallowed as a whole, never typed letter by letter. */
static int read_sequence(struct tty *tty)
{
	char rest[LONGEST_SEQUENCE + 1] = "";
	size_t length = 0;

	while (length < LONGEST_SEQUENCE) {
		int byte = wgetch(tty->keys);

		if (byte < ' ' || byte > '~')
			break;
		rest[length++] = (char)byte;
		if (ends_sequence(rest, length))
			break;
	}
	return curses_of_sequence(rest);
}

/* An escape alone is a key; Esc and then quickly another key are two. */
static int after_escape(struct tty *tty)
{
	int next = wgetch(tty->keys);

	if (next == '[' || next == 'O')
		return read_sequence(tty);
	if (next != ERR)
		ungetch(next);
	return '\033';
}

static bool give(struct key *key, uint32_t code)
{
	*key = (struct key){ .code = code };
	return code != KEY_CODE_NONE;
}

static bool give_paste(struct tty *tty, struct key *key)
{
	tty->pasting = false;
	*key = (struct key){ .code = KEY_CODE_PASTE, .text = str_text(&tty->paste), .length = tty->paste.length };
	return true;
}

/* The end may come in pieces, slower than curses waits for a key: then it is found in the text. */
static bool take_pasted(struct tty *tty, int byte, struct key *key)
{
	if (byte == PASTE_END)
		return give_paste(tty, key);
	if (byte > 0xFF)
		return false;
	str_add_char(&tty->paste, (char)byte);
	if (!str_ends(str_text(&tty->paste), paste_end))
		return false;
	str_cut(&tty->paste, tty->paste.length - (sizeof paste_end - 1));
	return give_paste(tty, key);
}

static size_t length_by_first(unsigned char byte)
{
	return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/* Curses hands the bytes of a character out one by one. */
static bool take_byte(struct tty *tty, int byte, struct key *key)
{
	char text[sizeof tty->pending + 1] = "";
	uint32_t code;

	if ((byte & 0xC0) != 0x80)
		tty->pending_length = 0;
	if (byte < 0x80)
		return give(key, key_of_character((uint32_t)byte));
	tty->pending[tty->pending_length++] = (char)byte;
	if (tty->pending_length < length_by_first((unsigned char)tty->pending[0]))
		return false;
	for (size_t i = 0; i < tty->pending_length; i++)
		text[i] = tty->pending[i];
	tty->pending_length = 0;
	text_next(text, &code);
	return give(key, code);
}

static bool take(struct tty *tty, int got, struct key *key)
{
	if (tty->pasting)
		return take_pasted(tty, got, key);
	if (got == '\033')
		got = after_escape(tty);
	if (got == ERR)
		return false;
	if (got == PASTE_BEGIN) {
		tty->pasting = true;
		str_cut(&tty->paste, 0);
		return false;
	}
	return got > 0xFF ? give(key, code_of_curses(got)) : take_byte(tty, got, key);
}

static bool hung_up(struct tty *tty)
{
	struct pollfd fd = { .fd = tty->input, .events = POLLIN };
	int waiting = 0;

	if (poll(&fd, 1, 0) < 1)
		return false;
	if (fd.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	/* Readable, and nothing to read: the end of the file, which curses cannot tell from silence. */
	return (fd.revents & POLLIN) && !ioctl(tty->input, FIONREAD, &waiting) && !waiting;
}

bool keys_read(struct tty *tty, struct key *key)
{
	if (tty->gone)
		return false;
	if (hung_up(tty)) {
		tty->gone = true;
		return give(key, KEY_CODE_HANGUP);
	}
	for (int got; (got = wgetch(tty->keys)) != ERR; )
		if (take(tty, got, key))
			return true;
	return false;
}
