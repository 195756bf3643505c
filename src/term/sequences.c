/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "term/parts.h"

/* The usual delay is long enough for a modem, and too short for a hand. */
enum { LONGEST_KNOWN = 16, USUAL_ESCAPE_MS = 50, MOST_ESCAPE_MS = 10000, BELL = 7, KEYPAD_SHIFT = 'p' - '0' };

/* The keys whose sequences the data base of terminals knows. */
static const struct { const char *name; uint32_t code; } named[TERM_KEYS] = {
	{ "kcuu1", KEY_CODE_UP }, { "kcud1", KEY_CODE_DOWN }, { "kcuf1", KEY_CODE_RIGHT }, { "kcub1", KEY_CODE_LEFT },
	{ "khome", KEY_CODE_HOME }, { "kend", KEY_CODE_END }, { "kpp", KEY_CODE_PAGE_UP }, { "knp", KEY_CODE_PAGE_DOWN },
	{ "kdch1", KEY_CODE_DELETE }, { "kbs", KEY_CODE_BACKSPACE }, { "kcbt", KEY_CODE_BACKTAB }, { "kent", KEY_CODE_ENTER }, { "kf1", KEY_CODE_F1 },
};

static const char paste_begin[] = "[200~";

/* What terminals send that TERM does not tell of, behind Esc. */
static const struct { const char *rest; uint32_t code; } known[] = {
	{ "[A", KEY_CODE_UP }, { "OA", KEY_CODE_UP }, { "[B", KEY_CODE_DOWN }, { "OB", KEY_CODE_DOWN },
	{ "[C", KEY_CODE_RIGHT }, { "OC", KEY_CODE_RIGHT }, { "[D", KEY_CODE_LEFT }, { "OD", KEY_CODE_LEFT },
	{ "[H", KEY_CODE_HOME }, { "OH", KEY_CODE_HOME }, { "[1~", KEY_CODE_HOME }, { "[7~", KEY_CODE_HOME },
	{ "[F", KEY_CODE_END }, { "OF", KEY_CODE_END }, { "[4~", KEY_CODE_END }, { "[8~", KEY_CODE_END },
	{ "[3~", KEY_CODE_DELETE }, { "[5~", KEY_CODE_PAGE_UP }, { "[6~", KEY_CODE_PAGE_DOWN },
	{ "OP", KEY_CODE_F1 }, { "[P", KEY_CODE_F1 }, { "[11~", KEY_CODE_F1 }, { "[[A", KEY_CODE_F1 },
	{ "[Z", KEY_CODE_BACKTAB }, { "OM", KEY_CODE_ENTER }, { "OX", '=' }, { paste_begin, PASTE_BEGIN },
};

void sequences_open(struct tty *tty)
{
	const char *delay = getenv("ESCDELAY");
	int64_t ms = USUAL_ESCAPE_MS;

	if (delay)
		str_number(delay, 0, MOST_ESCAPE_MS, &ms);
	tty->escape_ms = (int)ms;
	for (size_t i = 0; i < TERM_KEYS; i++)
		tty->keys[i] = term_capability(named[i].name);
}

/* The number block while keys send application codes: "Op" is 0, "Oy" is 9, + - * / . and , are about them. */
static bool is_keypad(const char *rest)
{
	return rest[0] == 'O' && rest[1] >= 'j' && rest[1] <= 'y' && !rest[2];
}

static uint32_t code_of(const struct tty *tty, const char *rest)
{
	for (size_t i = 0; i < TERM_KEYS; i++)
		if (tty->keys[i] && tty->keys[i][0] == ESCAPE && str_same(tty->keys[i] + 1, rest))
			return named[i].code;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_same(known[i].rest, rest))
			return known[i].code;
	return is_keypad(rest) ? (uint32_t)(rest[1] - KEYPAD_SHIFT) : KEY_CODE_NONE;
}

/* Does this byte end the rest that was so far? The Linux console says "[[A", rxvt "[7$". */
static bool is_last(const char *rest, size_t length, int byte)
{
	if (byte == '$')
		return length > 1 && strspn(rest + 1, "0123456789") == length - 1;
	return byte >= '@' && byte <= '~' && !(byte == '[' && length == 1 && rest[0] == '[');
}

/* Old reports of the mouse: a button, a column and a row, as characters of any kind. */
static void swallow_mouse(struct tty *tty)
{
	for (int i = 0; i < 3; i++)
		term_next(tty, SEQUENCE_MS);
}

/* One that is longer than all known ones is swallowed to its end too. */
static uint32_t read_sequence(struct tty *tty, int first)
{
	char rest[LONGEST_KNOWN + 1] = { (char)first };
	bool ended = false;
	uint32_t code;

	for (size_t length = 1; !ended; ) {
		int byte = term_next(tty, SEQUENCE_MS);

		if (byte < ' ' || byte > '~') {
			tty->taken -= byte != NO_BYTE;   /* it was broken off, and this is something else */
			return KEY_CODE_NONE;
		}
		ended = is_last(rest, length, byte);
		if (length < LONGEST_KNOWN)
			rest[length++] = (char)byte;
	}
	code = code_of(tty, rest);
	if (!code && str_same(rest, "[M"))
		swallow_mouse(tty);
	return code;
}

/* --- Texts that a terminal sends: answers to questions that a program asked before us */

/* How they begin: a byte, and one of some others, which nobody types at once behind an Esc. */
static const char *const openings[] = { "]0123456789", "P0123456789>!+$", "_G" };

static bool begins_text(struct tty *tty, int first)
{
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (*openings[i] == first) {
			int second = term_next(tty, tty->escape_ms);

			tty->taken -= second != NO_BYTE;
			return second > 0 && strchr(openings[i] + 1, second);
		}
	return false;
}

/* They end in a bell or in Esc \. */
static void swallow_text(struct tty *tty)
{
	for (int byte, before = 0; (byte = term_next(tty, SEQUENCE_MS)) != NO_BYTE && byte != BELL; before = byte)
		if (before == ESCAPE && byte == '\\')
			return;
}

/* --- All of them */

/* An escape alone is a key; Esc and then quickly another key are two. */
uint32_t sequence_read(struct tty *tty)
{
	int next = term_next(tty, tty->escape_ms);
	char rest[] = { (char)next, '\0' };

	if (next == '[' || next == 'O')
		return read_sequence(tty, next);
	if (begins_text(tty, next)) {
		swallow_text(tty);
		return KEY_CODE_NONE;
	}
	if (next != NO_BYTE && code_of(tty, rest))
		return code_of(tty, rest);
	tty->taken -= next != NO_BYTE;
	return KEY_CODE_ESC;
}

/* A paste, or a sequence and nothing else in one piece: only who types ahead of a busy program is that quick, and then "Ok", not "OA". */
static bool is_rest(const char *rest, size_t length)
{
	if (length >= strlen(paste_begin) && !memcmp(rest, paste_begin, strlen(paste_begin)))
		return true;
	for (size_t i = 1; i < length; i++)
		if (is_last(rest, i, rest[i]))
			return i + 1 == length && (rest[0] == '[' || (length == 2 && rest[1] <= 'Z'));
	return false;
}

bool sequence_is_late(const struct tty *tty)
{
	const char *rest = tty->bytes + tty->fresh;

	return tty->taken == tty->fresh + 1 && (*rest == '[' || *rest == 'O') && is_rest(rest, tty->held - tty->fresh);
}
