/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "term/parts.h"

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

/* A terminal that takes nothing is found to be gone when it is read. */
void term_send(const struct str *bytes)
{
	struct pollfd output = { .fd = STDOUT_FILENO, .events = POLLOUT };

	for (size_t at = 0; at < bytes->length; ) {
		ssize_t sent = write(STDOUT_FILENO, bytes->bytes + at, bytes->length - at);

		if (sent > 0)
			at += (size_t)sent;
		else if (errno == EAGAIN)
			poll(&output, 1, -1);
		else if (errno != EINTR)
			return;
	}
}
