/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "link/subscription.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "link/socket.h"

enum { PART_BYTES = 65536 };

struct subscription {
	int descriptor;
	struct str heard;              /* after the last LF */
	char *line;
	char part[PART_BYTES];
};

struct subscription *subscription_new(void)
{
	struct subscription *subscription = mem_alloc(sizeof *subscription);

	subscription->descriptor = -1;
	return subscription;
}

static void hang_up(struct subscription *subscription)
{
	if (subscription->descriptor >= 0)
		close(subscription->descriptor);
	subscription->descriptor = -1;
	str_cut(&subscription->heard, 0);
}

void subscription_free(struct subscription *subscription)
{
	if (!subscription)
		return;
	hang_up(subscription);
	str_free(&subscription->heard);
	free(subscription->line);
	free(subscription);
}

bool subscription_call(struct subscription *subscription, const char *address, struct err *err)
{
	int descriptor = socket_new(err);

	hang_up(subscription);
	if (descriptor < 0)
		return false;
	if (!socket_connect(descriptor, address, err)) {
		close(descriptor);
		return false;
	}
	subscription->descriptor = descriptor;
	return true;
}

int subscription_descriptor(const struct subscription *subscription)
{
	return subscription->descriptor;
}

/* False where nothing more is to be had now. */
static bool hear(struct subscription *subscription)
{
	ssize_t got = recv(subscription->descriptor, subscription->part, PART_BYTES, 0);

	if (got > 0)
		str_add_slice(&subscription->heard, subscription->part, (size_t)got);
	else if (got == 0 || !socket_would_wait(errno))
		hang_up(subscription);
	return got > 0;
}

/* How many bytes the whole lines at the start take. */
static size_t whole_lines(const char *bytes, size_t length)
{
	while (length && bytes[length - 1] != '\n')
		length--;
	return length;
}

/* Moves the last whole line out of what was heard. */
static bool take_line(struct subscription *subscription, size_t *length)
{
	struct str *heard = &subscription->heard;
	size_t used = whole_lines(heard->bytes, heard->length), before;

	if (!used)
		return false;
	before = whole_lines(heard->bytes, used - 1);
	*length = used - 1 - before;
	free(subscription->line);
	subscription->line = mem_alloc(*length + 1);
	memcpy(subscription->line, heard->bytes + before, *length);
	memmove(heard->bytes, heard->bytes + used, heard->length - used);
	str_cut(heard, heard->length - used);
	return true;
}

const char *subscription_read(struct subscription *subscription, size_t *length)
{
	bool taken = false;

	while (subscription->descriptor >= 0 && hear(subscription)) {
		taken = take_line(subscription, length) || taken;
		if (subscription->heard.length > SUBSCRIPTION_BYTES)
			hang_up(subscription);
	}
	return taken ? subscription->line : NULL;
}
