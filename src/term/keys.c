/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "term/parts.h"

static const char paste_end[] = "\033[201~";

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

/* Any byte may be pasted, also 0. */
static bool ends_paste(const struct str *paste)
{
	size_t length = sizeof paste_end - 1;

	return paste->length >= length && !memcmp(paste->bytes + paste->length - length, paste_end, length);
}

/* Somebody whose terminal lost the end of a paste wants out: the key stands alone. */
static bool leaves_paste(struct tty *tty, int byte)
{
	return (byte == ESCAPE || byte == CONTROL_C) && !term_waiting(tty, SEQUENCE_MS);
}

static bool take_pasted(struct tty *tty, int byte, struct key *key)
{
	if (leaves_paste(tty, byte)) {
		tty->escaped = byte == ESCAPE;
		return give_paste(tty, key);
	}
	str_add_char(&tty->paste, (char)byte);
	if (!ends_paste(&tty->paste))
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

static bool take_sequence(struct tty *tty, struct key *key)
{
	uint32_t code = sequence_read(tty);

	tty->escaped = code == KEY_CODE_ESC && !term_waiting(tty, 0);
	if (code != PASTE_BEGIN)
		return give(key, code);
	tty->pasting = true;
	str_cut(&tty->paste, 0);
	return false;
}

static bool take(struct tty *tty, int byte, struct key *key)
{
	bool late = tty->escaped && sequence_is_late(tty);

	tty->escaped = false;
	if (tty->pasting)
		return take_pasted(tty, byte, key);
	tty->taken -= late;
	return byte == ESCAPE || late ? take_sequence(tty, key) : take_byte(tty, byte, key);
}

bool keys_read(struct tty *tty, struct key *key)
{
	for (int byte; (byte = term_next(tty, 0)) != NO_BYTE; )
		if (take(tty, byte, key))
			return true;
	return tty->gone && give(key, KEY_CODE_HANGUP);
}
