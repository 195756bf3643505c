/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/term.h"

#include <curses.h>
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

enum { USUAL_HEIGHT = 24, USUAL_WIDTH = 80 };

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

/* --- What the terminal is */

static bool find_terminal(struct err *err)
{
	const char *name = getenv("TERM");
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, "standard input or output is not a terminal; start this in a terminal window");
	if (setupterm(NULL, STDOUT_FILENO, &status) == ERR)
		return name && *name ? err_set(err, "nothing is known here about the terminal \"%s\"; try again with TERM=xterm", name) :
		    err_set(err, "TERM is empty, and is to name the kind of this terminal; try again with TERM=xterm");
	if (term_capability("cup"))
		return true;
	del_curterm(cur_term);
	return err_set(err, "the terminal \"%s\" cannot place text on its screen; use another one (TERM tells which it is)", name ? name : "");
}

/* --- Its size */

static void read_size(void *context, size_t *rows, size_t *width)
{
	const struct tty *tty = context;

	*rows = tty->height;
	*width = tty->width;
}

static size_t usual(const char *capability, int otherwise)
{
	int number = tigetnum(capability);

	return (size_t)(number > 0 ? number : otherwise);
}

/* LINES and COLUMNS of the environment are not asked: they would freeze the size. */
static void follow_size(struct tty *tty)
{
	struct winsize size;

	if (!ioctl(tty->input, TIOCGWINSZ, &size) && size.ws_row && size.ws_col) {
		tty->height = size.ws_row;
		tty->width = size.ws_col;
	} else if (!tty->height) {
		tty->height = usual("lines", USUAL_HEIGHT);
		tty->width = usual("cols", USUAL_WIDTH);
	}
	draw_forget(tty);
}

static void redraw(void *context)
{
	struct tty *tty = context;

	tty->repaint = true;
}

/* --- Taking it and giving it back */

static void fill_leaving(struct tty *tty, bool ansi)
{
	if (ansi)
		str_add(&tty->leaving, modes_off);
	term_add(&tty->leaving, term_capability("sgr0"));
	term_add(&tty->leaving, term_capability("rmkx"));
	term_add(&tty->leaving, term_capability("cnorm"));
	/* Where there is one screen only the shell gets a clean one, without what the group said. */
	term_add(&tty->leaving, term_capability(term_capability("rmcup") ? "rmcup" : "clear"));
}

static void fill_entering(struct tty *tty, bool ansi)
{
	term_add(&tty->entering, term_capability("smcup"));
	term_add(&tty->entering, term_capability("smkx"));
	if (ansi)
		str_add(&tty->entering, modes_on);
}

/* In the background the settings are the shell's already: to set them would stop the program. */
static void leave(struct tty *tty)
{
	if (!tty->away)
		term_send(&tty->leaving);
	tty->away = true;
	if (signals_in_front(tty->input))
		tcsetattr(tty->input, TCSANOW, &tty->before);
}

/*
 * Ctrl-S, Ctrl-C and Ctrl-Z are keys. The bytes for the terminal go with the next
 * frame. In the background this stops the program until it is in front, and what
 * is asked to end is not to stop.
 */
static void enter(struct tty *tty)
{
	if (!signals_ending())
		tcsetattr(tty->input, TCSANOW, &tty->raw);
	follow_size(tty);
}

static void suspend(void *context)
{
	leave(context);
	signals_stop();
	enter(context);
	raise(SIGWINCH);   /* the size may have changed meanwhile: the next key says so */
}

/* What a crash sends and sets. */
static void guard(const struct tty *tty)
{
	struct signals_terminal terminal = { .input = tty->input, .output = STDOUT_FILENO, .before = tty->before };

	terminal.leave_length = tty->leaving.length < sizeof terminal.leave ? tty->leaving.length : sizeof terminal.leave;
	for (size_t i = 0; i < terminal.leave_length; i++)
		terminal.leave[i] = tty->leaving.bytes[i];
	signals_guard(&terminal);
}

/* --- Its keys */

static int descriptor(void *context, size_t i)
{
	const struct tty *tty = context;

	if (i == 0)
		return signals_descriptor();
	return i == 1 && !tty->ended ? tty->input : -1;
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

/* Once, whatever ends first: the terminal, or the patience of who asked the program to end. */
static bool tell_end(struct tty *tty)
{
	bool told = tty->ended;

	tty->ended = true;
	return !told;
}

static bool read_key(void *context, struct key *key)
{
	struct tty *tty = context;
	int number = signals_take();

	if (number)
		*key = (struct key){ .code = take_signal(tty, number) };
	else if (!keys_read(tty, key))
		return false;
	if (key->code != KEY_CODE_HANGUP)
		return true;
	return tell_end(tty);
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
	struct tty *tty;
	bool ansi;

	if (!find_terminal(err))
		return NULL;
	if (!signals_open(err)) {
		del_curterm(cur_term);
		return NULL;
	}
	tty = mem_alloc(sizeof *tty);
	tty->input = STDIN_FILENO;
	tty->away = true;
	fill_face(tty, find_utf8(options->fallback_locale) && !options->ascii);
	tcdrain(tty->input);   /* started in the background it stops here: the settings of now are the shell's own */
	tcgetattr(tty->input, &tty->before);
	tty->raw = tty->before;
	cfmakeraw(&tty->raw);
	ansi = str_begins(term_capability("cup"), "\033[");
	fill_leaving(tty, ansi);
	fill_entering(tty, ansi);
	guard(tty);
	sequences_open(tty);
	draw_open(tty);
	enter(tty);
	return &tty->face;
}

void term_close(struct terminal *terminal)
{
	struct tty *tty = terminal ? terminal->context : NULL;

	if (!tty)
		return;
	leave(tty);
	signals_close();
	draw_close(tty);
	del_curterm(cur_term);
	str_free(&tty->entering);
	str_free(&tty->leaving);
	str_free(&tty->paste);
	free(tty);
}
