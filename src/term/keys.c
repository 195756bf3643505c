/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "term/parts.h"

/* What a sequence may mean that is no key. */
enum { PASTE_BEGIN = KEY_CODE_END_OF_NAMES };

enum { NOTHING = -1, ESCAPE = '\033', LONGEST_SEQUENCE = 16, USUAL_ESCAPE_MS = 25 };

static const char paste_end[] = "\033[201~";

/* The keys whose sequences the data base of terminals knows. */
static const struct { const char *name; uint32_t code; } named[TERM_KEYS] = {
	{ "kcuu1", KEY_CODE_UP }, { "kcud1", KEY_CODE_DOWN }, { "kcuf1", KEY_CODE_RIGHT }, { "kcub1", KEY_CODE_LEFT },
	{ "khome", KEY_CODE_HOME }, { "kend", KEY_CODE_END }, { "kpp", KEY_CODE_PAGE_UP }, { "knp", KEY_CODE_PAGE_DOWN },
	{ "kdch1", KEY_CODE_DELETE }, { "kbs", KEY_CODE_BACKSPACE }, { "kcbt", KEY_CODE_BACKTAB }, { "kent", KEY_CODE_ENTER }, { "kf1", KEY_CODE_F1 },
};

/* What terminals send that TERM does not tell of, behind Esc. */
static const struct { const char *rest; uint32_t code; } known[] = {
	{ "[A", KEY_CODE_UP }, { "OA", KEY_CODE_UP }, { "[B", KEY_CODE_DOWN }, { "OB", KEY_CODE_DOWN },
	{ "[C", KEY_CODE_RIGHT }, { "OC", KEY_CODE_RIGHT }, { "[D", KEY_CODE_LEFT }, { "OD", KEY_CODE_LEFT },
	{ "[H", KEY_CODE_HOME }, { "OH", KEY_CODE_HOME }, { "[1~", KEY_CODE_HOME }, { "[7~", KEY_CODE_HOME },
	{ "[F", KEY_CODE_END }, { "OF", KEY_CODE_END }, { "[4~", KEY_CODE_END }, { "[8~", KEY_CODE_END },
	{ "[3~", KEY_CODE_DELETE }, { "[5~", KEY_CODE_PAGE_UP }, { "[6~", KEY_CODE_PAGE_DOWN },
	{ "OP", KEY_CODE_F1 }, { "[P", KEY_CODE_F1 }, { "[11~", KEY_CODE_F1 }, { "[[A", KEY_CODE_F1 },
	{ "[Z", KEY_CODE_BACKTAB }, { "OM", KEY_CODE_ENTER }, { "[200~", PASTE_BEGIN },
};

void keys_open(struct tty *tty)
{
	const char *delay = getenv("ESCDELAY");
	int64_t ms = USUAL_ESCAPE_MS;

	if (delay)
		str_number(delay, 0, INT_MAX, &ms);
	tty->escape_ms = (int)ms;
	for (size_t i = 0; i < TERM_KEYS; i++)
		tty->keys[i] = term_capability(named[i].name);
}

/* --- Bytes */

static bool is_ready(const struct tty *tty, int wait_ms)
{
	struct pollfd input = { .fd = tty->input, .events = POLLIN };

	return poll(&input, 1, wait_ms) > 0;
}

/* A terminal that is ready and has nothing to say is gone. */
static void read_bytes(struct tty *tty)
{
	ssize_t count = read(tty->input, tty->bytes, sizeof tty->bytes);

	tty->taken = 0;
	tty->held = count > 0 ? (size_t)count : 0;
	tty->gone = !count || (count < 0 && errno != EINTR && errno != EAGAIN);
}

static int next_byte(struct tty *tty, int wait_ms)
{
	if (tty->taken == tty->held && !tty->gone && is_ready(tty, wait_ms))
		read_bytes(tty);
	return tty->taken < tty->held ? (unsigned char)tty->bytes[tty->taken++] : NOTHING;
}

/* --- Sequences */

static uint32_t code_of_sequence(const struct tty *tty, const char *rest)
{
	for (size_t i = 0; i < TERM_KEYS; i++)
		if (tty->keys[i] && tty->keys[i][0] == ESCAPE && str_same(tty->keys[i] + 1, rest))
			return named[i].code;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_same(known[i].rest, rest))
			return known[i].code;
	return KEY_CODE_NONE;
}

/* The rest begins with "[" or "O"; the Linux console says "[[A". */
static bool ends_sequence(const char *rest, size_t length)
{
	char last = rest[length - 1];

	return length > 2 ? last >= '@' && last <= '~' : length == 2 && last >= '@' && last <= '~' && last != '[';
}

/* One key, or swallowed as a whole, never typed letter by letter. */
static uint32_t read_sequence(struct tty *tty, int first)
{
	char rest[LONGEST_SEQUENCE + 1] = { (char)first };

	for (size_t length = 1; length < LONGEST_SEQUENCE && !ends_sequence(rest, length); ) {
		int byte = next_byte(tty, tty->escape_ms);

		if (byte < ' ' || byte > '~')
			break;
		rest[length++] = (char)byte;
	}
	return code_of_sequence(tty, rest);
}

/* An escape alone is a key; Esc and then quickly another key are two. */
static uint32_t after_escape(struct tty *tty)
{
	int next = next_byte(tty, tty->escape_ms);
	char rest[] = { (char)next, '\0' };

	if (next == '[' || next == 'O')
		return read_sequence(tty, next);
	if (next != NOTHING && code_of_sequence(tty, rest))
		return code_of_sequence(tty, rest);
	if (next != NOTHING)
		tty->taken--;
	return KEY_CODE_ESC;
}

/* --- Keys */

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

static bool take_pasted(struct tty *tty, int byte, struct key *key)
{
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

/* A character may come in pieces. */
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

static bool take_escape(struct tty *tty, struct key *key)
{
	uint32_t code = after_escape(tty);

	if (code != PASTE_BEGIN)
		return give(key, code);
	tty->pasting = true;
	str_cut(&tty->paste, 0);
	return false;
}

static bool take(struct tty *tty, int byte, struct key *key)
{
	if (tty->pasting)
		return take_pasted(tty, byte, key);
	return byte == ESCAPE ? take_escape(tty, key) : take_byte(tty, byte, key);
}

/* Being gone is told once. */
bool keys_read(struct tty *tty, struct key *key)
{
	if (tty->gone)
		return false;
	for (int byte; (byte = next_byte(tty, 0)) != NOTHING; )
		if (take(tty, byte, key))
			return true;
	return tty->gone && give(key, KEY_CODE_HANGUP);
}
