/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TERM_PARTS_H
#define TALKA_TERM_PARTS_H

#include <termios.h>

#include "base/str.h"
#include "term/term.h"

/*
 * parts - what the files of term share. Nobody else but their test includes this.
 *
 * Of curses only its data base of terminals is used: what talka shows is a
 * canvas already, and curses would keep two more of the same, compare them
 * again and send a frame in as many pieces as the cursor has places.
 */
enum { TERM_KEYS = 13, NO_BYTE = -1, CONTROL_C = 3, ESCAPE = 27 };

/* What a sequence may mean that is no key. */
enum { PASTE_BEGIN = KEY_CODE_END_OF_NAMES };

/* A sequence that has begun is no key by hand: its rest is waited for, however slow the line. */
enum { SEQUENCE_MS = 1000 };

struct tty {
	struct terminal face;
	int input;
	struct termios before, raw;
	struct str entering, leaving; /* bytes that take the terminal and bring it back */
	bool away;                    /* the screen is somebody else's: the next frame takes it */
	bool gone;                    /* nothing more comes from it */
	bool ended;                   /* that, or the request to end, has been told */
	size_t height, width;

	struct canvas *shown;         /* what the screen shows */
	bool repaint;                 /* the screen may show something else */
	struct str frame;             /* what is being sent */
	size_t row, column;           /* where the terminal writes next, */
	bool place_known;             /* if that is known */
	int style, cursor;            /* that it was told last; -1 = not known */
	const char *place;            /* a capability that takes a row and a column */
	struct str styles[STYLE_COUNT], clear, clear_line, show_cursor, hide_cursor;
	bool scrolls_at_end;          /* where the last cell of the last row is written */

	const char *keys[TERM_KEYS];  /* what this terminal sends for them */
	int escape_ms;                /* how soon behind an Esc comes what belongs to it */
	bool escaped;                 /* the key before was an Esc and nothing behind it */
	char bytes[1024];             /* read and not yet taken: from taken to held; the last read began at fresh */
	size_t taken, held, fresh;
	bool pasting;
	struct str paste;
	char pending[4];              /* the first bytes of a character */
	size_t pending_length;
};

/* --- bytes.c: to and from the terminal */
/* NULL where the terminal has none; lives as long as the terminal is open. */
const char *term_capability(const char *name);
/* Without padding ("$<5>"), which is for printers of another age. NULL adds nothing. */
void term_add(struct str *bytes, const char *capability);
/* Waits for a terminal that takes nothing, but not when the program is asked to end. */
void term_send(const struct str *bytes);
/* The next byte, waited for so long; NO_BYTE where none came. The two taken last may be put back (tty->taken--). */
int term_next(struct tty *tty, int wait_ms);
/* Is there one, or does one come in time? */
bool term_waiting(struct tty *tty, int wait_ms);

/* --- signals.c */
struct signals_terminal {
	int input, output;
	struct termios before;        /* as it was, and will be again after a crash */
	char leave[256];              /* bytes that bring the terminal back */
	size_t leave_length;
};

bool signals_open(struct err *err);
void signals_close(void);
int signals_descriptor(void);
/* The oldest signal not yet taken; 0 = none. */
int signals_take(void);
/* Has the program been asked to end (SIGTERM, SIGHUP)? Known at once, also while the pipe is not read. */
bool signals_ending(void);
/* Is this terminal ours to set? In the background to set it stops the program. */
bool signals_in_front(int terminal);
/* From now on a crash gives this terminal back. */
void signals_guard(const struct signals_terminal *terminal);
/* Stops the process until it is continued; our own handlers rest meanwhile. */
void signals_stop(void);

/* --- sequences.c: what stands behind an Esc */
void sequences_open(struct tty *tty);
/* The Esc is taken already. The key, PASTE_BEGIN, or KEY_CODE_NONE for what is no key: swallowed as a whole, never typed letter by letter. */
uint32_t sequence_read(struct tty *tty);
/* Is the byte taken last the first one of a rest that came so late that its Esc was given as a key? */
bool sequence_is_late(const struct tty *tty);

/* --- keys.c */
bool keys_read(struct tty *tty, struct key *key);

/* --- draw.c */
void draw_open(struct tty *tty);
void draw_close(struct tty *tty);
/* Nothing is known of the screen, neither its size nor what it shows: all is drawn anew. */
void draw_forget(struct tty *tty);
void draw_canvas(void *context, const struct canvas *canvas);

#endif
