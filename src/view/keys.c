/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

/* The first name of a code is the one that is written; all are read. */
static const struct { uint32_t code; const char *name; } names[] = {
	{ KEY_CODE_ENTER, "Enter" },
	{ KEY_CODE_TAB, "Tab" },
	{ KEY_CODE_BACKTAB, "S-Tab" },
	{ KEY_CODE_ESC, "Esc" },
	{ KEY_CODE_BACKSPACE, "BS" },
	{ KEY_CODE_BACKSPACE, "Backspace" },
	{ KEY_CODE_DELETE, "Del" },
	{ KEY_CODE_UP, "Up" },
	{ KEY_CODE_DOWN, "Down" },
	{ KEY_CODE_LEFT, "Left" },
	{ KEY_CODE_RIGHT, "Right" },
	{ KEY_CODE_HOME, "Home" },
	{ KEY_CODE_END, "End" },
	{ KEY_CODE_PAGE_UP, "PgUp" },
	{ KEY_CODE_PAGE_DOWN, "PgDn" },
	{ KEY_CODE_F1, "F1" },
	{ KEY_CODE_PASTE, "Paste" },
	{ KEY_CODE_RESIZE, "Resize" },
	{ KEY_CODE_SUSPEND, "C-z" },
	{ KEY_CODE_HANGUP, "Hangup" },
	{ ' ', "Space" },
	{ ',', "Comma" },
	{ '*', "Star" },
	{ '|', "Bar" },
};

enum { NAME_COUNT = sizeof names / sizeof *names };

uint32_t key_of_character(uint32_t character)
{
	switch (character) {
	case '\r':
	case '\n':
		return KEY_CODE_ENTER;
	case '\t':
		return KEY_CODE_TAB;
	case 27:
		return KEY_CODE_ESC;
	case 8:
	case 127:
		return KEY_CODE_BACKSPACE;
	case 26:
		return KEY_CODE_SUSPEND;
	default:
		return character;
	}
}

/* A comma is known as "Comma" too, but people read ",". */
static bool has_name_of_its_own(uint32_t code)
{
	return code == ' ' || code > KEY_CODE_NAMED;
}

char *key_text(uint32_t code)
{
	struct str str = STR_INIT;

	for (size_t i = 0; has_name_of_its_own(code) && i < NAME_COUNT; i++)
		if (names[i].code == code)
			return mem_text(names[i].name);
	if (code > 0 && code < 32)
		str_add_format(&str, "C-%c", (int)code + (code < 27 ? 'a' - 1 : '@'));
	else if (code > 32 && code < KEY_CODE_NAMED)
		text_add_codepoint(&str, code);
	return str_take(&str);
}

static uint32_t parse_codepoint(const char *digits)
{
	char *end;
	unsigned long code = strtoul(digits, &end, 16);

	return *digits && !*end && strlen(digits) <= 6 && code > 0 && code < KEY_CODE_NAMED ? key_of_character((uint32_t)code) : KEY_CODE_NONE;
}

static uint32_t parse_control(char letter)
{
	bool known = letter >= '@' && letter <= '~';

	return known && (letter & 0x1f) ? key_of_character((uint32_t)(letter & 0x1f)) : KEY_CODE_NONE;
}

uint32_t key_parse(const char *name)
{
	uint32_t code;
	size_t length = text_next(name, &code);

	if (length && !name[length])
		return key_of_character(code);
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (str_same(names[i].name, name))
			return names[i].code;
	if (str_begins(name, "U+"))
		return parse_codepoint(name + 2);
	if (str_begins(name, "C-") && strlen(name) == 3)
		return parse_control(name[2]);
	return KEY_CODE_NONE;
}
