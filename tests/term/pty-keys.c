/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/pty-inside.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "view/terminal.h"

/* The program may not read before somebody has read what it wrote. */
static bool wait_for_room(struct pty *pty)
{
	struct pollfd fd = { .fd = pty->master, .events = POLLIN | POLLOUT };

	poll(&fd, 1, DEADLINE_MS);
	pty_drain(pty);
	return (fd.revents & (POLLIN | POLLOUT)) != 0;
}

static void send(struct pty *pty, const char *bytes, size_t length)
{
	while (length) {
		ssize_t sent = write(pty->master, bytes, length);

		if (sent > 0) {
			bytes += sent;
			length -= (size_t)sent;
		} else if (errno != EAGAIN || !wait_for_room(pty)) {
			return;
		}
	}
}

void pty_type(struct pty *pty, const char *text)
{
	send(pty, text, strlen(text));
}

/* libvterm knows which bytes the modes ask for. */
static void send_pressed(struct pty *pty)
{
	char bytes[256];
	size_t length;

	while ((length = vterm_output_read(pty->vterm, bytes, sizeof bytes)))
		send(pty, bytes, length);
}

static VTermKey vterm_key(uint32_t code)
{
	static const struct { uint32_t code; VTermKey key; } known[] = {
		{ KEY_CODE_ENTER, VTERM_KEY_ENTER }, { KEY_CODE_TAB, VTERM_KEY_TAB }, { KEY_CODE_ESC, VTERM_KEY_ESCAPE },
		{ KEY_CODE_BACKSPACE, VTERM_KEY_BACKSPACE }, { KEY_CODE_DELETE, VTERM_KEY_DEL },
		{ KEY_CODE_UP, VTERM_KEY_UP }, { KEY_CODE_DOWN, VTERM_KEY_DOWN }, { KEY_CODE_LEFT, VTERM_KEY_LEFT }, { KEY_CODE_RIGHT, VTERM_KEY_RIGHT },
		{ KEY_CODE_HOME, VTERM_KEY_HOME }, { KEY_CODE_END, VTERM_KEY_END },
		{ KEY_CODE_PAGE_UP, VTERM_KEY_PAGEUP }, { KEY_CODE_PAGE_DOWN, VTERM_KEY_PAGEDOWN }, { KEY_CODE_F1, VTERM_KEY_FUNCTION(1) },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].code == code)
			return known[i].key;
	return VTERM_KEY_NONE;
}

static void press(struct pty *pty, uint32_t code)
{
	struct str str = STR_INIT;

	if (vterm_key(code) != VTERM_KEY_NONE) {
		vterm_keyboard_key(pty->vterm, vterm_key(code), VTERM_MOD_NONE);
		send_pressed(pty);
	} else if (code == KEY_CODE_BACKTAB) {
		pty_type(pty, "\033[Z");
	} else {
		text_add_codepoint(&str, code == KEY_CODE_SUSPEND ? 26 : code);
		pty_type(pty, str_text(&str));
		str_free(&str);
	}
}

static void press_word(struct pty *pty, const char *word)
{
	char *name = mem_text(word), *star = strrchr(name, '*');
	int64_t times = 1;
	uint32_t code;

	if (star && star > name && str_number(star + 1, 1, 10000, &times))
		*star = '\0';
	code = key_parse(name);
	for (; times > 0; times--) {
		if (code == KEY_CODE_NONE)
			pty_type(pty, name);
		else
			press(pty, code);
	}
	free(name);
}

void pty_keys(struct pty *pty, const char *names)
{
	char *copy = mem_text(names);

	for (char *word = copy, *end; *word; word = end) {
		size_t length = strcspn(word, " ");

		end = word + length + (word[length] == ' ');
		word[length] = '\0';
		if (length)
			press_word(pty, word);
	}
	free(copy);
}

void pty_paste(struct pty *pty, const char *text)
{
	vterm_keyboard_start_paste(pty->vterm);
	send_pressed(pty);
	pty_type(pty, text);
	vterm_keyboard_end_paste(pty->vterm);
	send_pressed(pty);
}
