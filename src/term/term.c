/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/term.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "base/mem.h"
#include "term/parts.h"

enum { ESCAPE_MS = 25, CONTROL_C = 3 };

/* Bracketed paste; and no reordering by the terminal, since the lines come in their final order. */
static const char modes_on[] = "\033[?2004h\033[8l";
static const char modes_off[] = "\033[?2004l\033[8h";

static bool is_utf8(void)
{
	return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

static bool find_utf8(const char *fallback)
{
	if (!setlocale(LC_CTYPE, ""))
		setlocale(LC_CTYPE, "C");
	if (is_utf8())
		return true;
	if (setlocale(LC_CTYPE, fallback ? fallback : "C.UTF-8") && is_utf8())
		return true;
	setlocale(LC_CTYPE, "");
	return false;
}

static const char *capability(const char *name)
{
	char copy[8];
	const char *text;

	strncpy(copy, name, sizeof copy - 1);
	copy[sizeof copy - 1] = '\0';
	text = tigetstr(copy);
	return text && text != (char *)-1 ? text : NULL;
}

static bool check_terminal(struct err *err)
{
	const char *name = getenv("TERM");
	int status;
	bool can;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, "standard input or output is not a terminal; start this in a terminal window");
	if (setupterm(NULL, STDOUT_FILENO, &status) == ERR)
		return err_set(err, "nothing is known here about the terminal \"%s\"; try again with TERM=xterm", name ? name : "");
	can = capability("cup") != NULL;
	del_curterm(cur_term);
	return can || err_set(err, "the terminal \"%s\" cannot place text on its screen; use another one (TERM tells which it is)", name ? name : "");
}

/* term.h has a macro "columns". */
static void read_size(void *context, size_t *rows, size_t *width)
{
	(void)context;
	*rows = (size_t)LINES;
	*width = (size_t)COLS;
}

static int descriptor(void *context, size_t i)
{
	const struct tty *tty = context;

	if (i == 0)
		return signals_descriptor();
	return i == 1 && !tty->gone ? tty->input : -1;
}

static void redraw(void *context)
{
	struct tty *tty = context;

	tty->repaint = true;
}

static void follow_size(struct tty *tty)
{
	struct winsize size;

	if (!ioctl(tty->input, TIOCGWINSZ, &size) && size.ws_row && size.ws_col)
		resizeterm(size.ws_row, size.ws_col);
	draw_forget(tty);
}

/* Past curses, which would keep the bytes in another buffer than its own. */
static void switch_modes(const struct tty *tty, const char *modes)
{
	/* A terminal that takes nothing is found to be gone when it is read. */
	if (tty->ansi && write(STDOUT_FILENO, modes, strlen(modes)) < 0)
		return;
}

static void leave(struct tty *tty)
{
	switch_modes(tty, modes_off);
	endwin();
}

/* After endwin() an update takes the terminal again, with its modes. */
static void enter(struct tty *tty)
{
	follow_size(tty);
	switch_modes(tty, modes_on);
	clearok(curscr, TRUE);
	doupdate();
}

static void suspend(void *context)
{
	leave(context);
	signals_stop();
	enter(context);
	raise(SIGWINCH);   /* the size may have changed meanwhile: the next key says so */
}

static uint32_t take_signal(struct tty *tty, int number)
{
	switch (number) {
	case SIGWINCH:
		follow_size(tty);
		return KEY_CODE_RESIZE;
	case SIGCONT:
		/* Stopped by force, without our knowing: whoever had the terminal may have changed it. */
		leave(tty);
		enter(tty);
		return KEY_CODE_RESIZE;
	case SIGTSTP:
		return KEY_CODE_SUSPEND;
	case SIGINT:
		return CONTROL_C;
	default:
		return KEY_CODE_HANGUP;
	}
}

static bool read_key(void *context, struct key *key)
{
	struct tty *tty = context;
	int number = signals_take();

	if (!number)
		return keys_read(tty, key);
	*key = (struct key){ .code = take_signal(tty, number) };
	return true;
}

/* Padding ("$<5>") is for printers of another age: write() cannot do it. */
static void add_capability(struct signals_terminal *terminal, const char *text)
{
	for (; text && *text && terminal->leave_length < sizeof terminal->leave; text++) {
		const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;

		if (end)
			text = end;
		else
			terminal->leave[terminal->leave_length++] = *text;
	}
}

static void guard(const struct tty *tty, const struct termios *before)
{
	static const char *const leaving[] = { "sgr0", "rmkx", "cnorm", "rmcup" };
	struct signals_terminal terminal = { .input = tty->input, .output = STDOUT_FILENO, .before = *before };

	if (tty->ansi)
		add_capability(&terminal, modes_off);
	for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++)
		add_capability(&terminal, capability(leaving[i]));
	signals_guard(&terminal);
}

static bool start_curses(struct tty *tty, struct err *err)
{
	use_tioctl(TRUE);   /* LINES and COLUMNS of the environment would freeze the size */
	tty->screen = newterm(NULL, stdout, stdin);
	if (!tty->screen)
		return err_set(err, "the terminal \"%s\" cannot be used; try again with TERM=xterm", getenv("TERM"));
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_MS);
	raw();              /* Ctrl-S, Ctrl-C and Ctrl-Z are keys */
	noecho();
	nonl();
	tty->ansi = !strncmp(capability("cup"), "\033[", 2);
	switch_modes(tty, modes_on);
	return true;
}

static void fill_face(struct tty *tty, bool utf8)
{
	tty->face = (struct terminal){
		.context = tty,
		.size = read_size,
		.read = read_key,
		.draw = draw_canvas,
		.redraw = redraw,
		.suspend = suspend,
		.descriptor = descriptor,
		.utf8 = utf8,
	};
}

struct terminal *term_open(const struct term_options *options, struct err *err)
{
	struct termios before;
	struct tty *tty;

	if (!check_terminal(err) || !signals_open(err))
		return NULL;
	tty = mem_alloc(sizeof *tty);
	tty->input = STDIN_FILENO;
	fill_face(tty, find_utf8(options->fallback_locale) && !options->ascii);
	tcgetattr(tty->input, &before);
	if (!start_curses(tty, err)) {
		signals_close();
		free(tty);
		return NULL;
	}
	guard(tty, &before);
	keys_open(tty);
	draw_open(tty);
	return &tty->face;
}

void term_close(struct terminal *terminal)
{
	struct tty *tty = terminal ? terminal->context : NULL;

	if (!tty)
		return;
	leave(tty);
	signals_close();
	delwin(tty->keys);
	delscreen(tty->screen);
	canvas_free(tty->shown);
	str_free(&tty->paste);
	free(tty);
}
