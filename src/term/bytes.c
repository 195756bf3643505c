/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "term/parts.h"

/* --- What the data base of terminals says */

const char *term_capability(const char *name)
{
	const char *text = tigetstr(name);

	return text && text != (char *)-1 ? text : NULL;
}

void term_add(struct str *bytes, const char *capability)
{
	for (; capability && *capability; capability++) {
		const char *end = capability[0] == '$' && capability[1] == '<' ? strchr(capability, '>') : NULL;

		if (end)
			capability = end;
		else
			str_add_char(bytes, *capability);
	}
}

/* --- To the terminal */

static bool takes_bytes(int wait_ms)
{
	struct pollfd output = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&output, 1, wait_ms) > 0;
}

/* A terminal that is gone is found out when it is read. */
void term_send(const struct str *bytes)
{
	for (size_t at = 0; at < bytes->length; ) {
		size_t left = bytes->length - at;
		ssize_t sent;

		if (signals_ending() && !takes_bytes(0))
			return;
		/* That it takes bytes is said of one: a write of more may wait. */
		sent = write(STDOUT_FILENO, bytes->bytes + at, signals_ending() ? 1 : left);
		if (sent > 0)
			at += (size_t)sent;
		else if (errno == EAGAIN)
			takes_bytes(-1);
		else if (errno != EINTR)
			return;
	}
}

/* --- From the terminal */

/* A signal on the way says nothing about the terminal. */
static bool is_ready(const struct tty *tty, int wait_ms)
{
	struct pollfd input = { .fd = tty->input, .events = POLLIN };
	int ready;

	do
		ready = poll(&input, 1, wait_ms);
	while (ready < 0 && errno == EINTR);
	return ready > 0;
}

/* The byte taken last stays in front. A terminal that is ready and has nothing to say is gone. */
static void read_bytes(struct tty *tty)
{
	size_t kept = tty->taken ? 1 : 0;
	ssize_t count;

	if (kept)
		tty->bytes[0] = tty->bytes[tty->taken - 1];
	count = read(tty->input, tty->bytes + kept, sizeof tty->bytes - kept);
	tty->gone = !count || (count < 0 && errno != EINTR && errno != EAGAIN);
	tty->taken = tty->fresh = kept;
	tty->held = kept + (count > 0 ? (size_t)count : 0);
}

bool term_waiting(struct tty *tty, int wait_ms)
{
	if (tty->taken == tty->held && !tty->gone && is_ready(tty, wait_ms))
		read_bytes(tty);
	return tty->taken < tty->held;
}

int term_next(struct tty *tty, int wait_ms)
{
	return term_waiting(tty, wait_ms) ? (unsigned char)tty->bytes[tty->taken++] : NO_BYTE;
}
