/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/pty-inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void add_cell(struct str *str, const VTermScreenCell *cell)
{
	if (!cell->chars[0])
		str_add_char(str, ' ');
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		text_add_codepoint(str, cell->chars[i]);
}

static void add_row(struct pty *pty, struct str *str, size_t row)
{
	size_t start = str->length, end;
	VTermScreenCell cell;

	for (size_t column = 0; column < pty->columns; column += cell.width > 0 ? (size_t)cell.width : 1) {
		if (!vterm_screen_get_cell(pty->screen, (VTermPos){ .row = (int)row, .col = (int)column }, &cell))
			break;
		add_cell(str, &cell);
	}
	for (end = str->length; end > start && str->bytes[end - 1] == ' '; end--)
		;
	str_cut(str, end);
}

char *pty_row(struct pty *pty, size_t row)
{
	struct str str = STR_INIT;

	add_row(pty, &str, row);
	return str_take(&str);
}

char *pty_screen(struct pty *pty)
{
	struct str str = STR_INIT;

	for (size_t row = 0; row < pty->rows; row++) {
		add_row(pty, &str, row);
		str_add_char(&str, '\n');
	}
	return str_take(&str);
}

bool pty_shows(struct pty *pty, const char *text)
{
	char *screen = pty_screen(pty);
	bool found = strstr(screen, text) != NULL;

	free(screen);
	return found;
}

bool pty_reversed(struct pty *pty, size_t row, size_t column)
{
	VTermScreenCell cell;

	return vterm_screen_get_cell(pty->screen, (VTermPos){ .row = (int)row, .col = (int)column }, &cell) && cell.attrs.reverse;
}

void pty_cursor(struct pty *pty, size_t *row, size_t *column, bool *shown)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
	*row = (size_t)at.row;
	*column = (size_t)at.col;
	*shown = !pty->cursor_hidden;
}

const char *pty_output(struct pty *pty, size_t *length)
{
	*length = pty->output.length;
	return str_text(&pty->output);
}

static bool same_settings(const struct termios *a, const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag && a->c_lflag == b->c_lflag &&
	       !memcmp(a->c_cc, b->c_cc, sizeof a->c_cc);
}

/* The last word of the program about this mode: 'h' on, 'l' off, 0 none. */
static char word_on(const struct pty *pty, const char *mode)
{
	const char *last = "", *at = str_text(&pty->output);

	while ((at = strstr(at, mode)))
		last = at += strlen(mode);
	return *last;
}

static bool say(bool wrong, const char *what)
{
	if (wrong)
		fprintf(stderr, "not restored: %s\n", what);
	return !wrong;
}

bool pty_is_restored(struct pty *pty)
{
	struct termios after = { 0 };
	bool well = true;

	pty_drain(pty);
	tcgetattr(pty->master, &after);
	well &= say(pty->other_screen, "the alternate screen is still there");
	/* libvterm hides the cursor again where DECSC was sent while it was hidden; terminals do not. */
	well &= say(word_on(pty, "\033[?25") == 'l', "the cursor is hidden");
	well &= say(word_on(pty, "\033[?2004") == 'h', "bracketed paste is on");
	well &= say(word_on(pty, "\033[?1") == 'h', "the arrow keys still send application codes");
	well &= say(!same_settings(&after, &pty->before), "the settings of the terminal differ");
	return well;
}
