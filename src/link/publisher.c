/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "link/publisher.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "link/socket.h"

enum { DRAINED = 4096 };

struct subscriber {
	int descriptor;                /* -1 = nobody */
	struct str sending;            /* the line that is on its way, with its LF */
	size_t sent;
	bool behind;                   /* there is a later line than the one on its way */
};

struct publisher {
	char *address;
	int door;
	struct subscriber subscribers[PUBLISHER_SUBSCRIBERS];
	struct str latest;             /* with its LF; "" = nothing was said yet */
	bool rests;                    /* who calls could not be let in: poll() would say so again at once */
};

/* --- The door */

/* A copy of the session may be led by another console. */
static bool is_taken(const char *address)
{
	struct stat facts;

	return lstat(address, &facts) == 0 && S_ISSOCK(facts.st_mode) && !socket_is_left(address);
}

static bool open_door(int door, const char *address, struct err *err)
{
	mode_t before;
	bool bound;

	if (is_taken(address))
		return err_set(err, "another console shows the wall of this session");
	if (unlink(address) < 0 && errno != ENOENT)
		return err_set(err, "%s: %s", address, strerror(errno));
	before = umask(0177);
	bound = socket_bind(door, address, err);
	umask(before);
	if (!bound)
		return false;
	return listen(door, PUBLISHER_SUBSCRIBERS) == 0 || err_set(err, "%s: %s", address, strerror(errno));
}

struct publisher *publisher_open(const char *address, struct err *err)
{
	int door = socket_new(err);
	struct publisher *publisher;

	if (door < 0)
		return NULL;
	if (!open_door(door, address, err)) {
		close(door);
		return NULL;
	}
	publisher = mem_alloc(sizeof *publisher);
	publisher->address = mem_text(address);
	publisher->door = door;
	for (size_t i = 0; i < PUBLISHER_SUBSCRIBERS; i++)
		publisher->subscribers[i].descriptor = -1;
	return publisher;
}

static void let_go(struct subscriber *subscriber)
{
	if (subscriber->descriptor >= 0)
		close(subscriber->descriptor);
	str_free(&subscriber->sending);
	*subscriber = (struct subscriber){ .descriptor = -1 };
}

void publisher_close(struct publisher *publisher)
{
	if (!publisher)
		return;
	for (size_t i = 0; i < PUBLISHER_SUBSCRIBERS; i++)
		let_go(&publisher->subscribers[i]);
	close(publisher->door);
	unlink(publisher->address);
	str_free(&publisher->latest);
	free(publisher->address);
	free(publisher);
}

static struct subscriber *find_place(struct publisher *publisher)
{
	for (size_t i = 0; i < PUBLISHER_SUBSCRIBERS; i++)
		if (publisher->subscribers[i].descriptor < 0)
			return &publisher->subscribers[i];
	return NULL;
}

size_t publisher_count(const struct publisher *publisher)
{
	size_t count = 0;

	for (size_t i = 0; i < PUBLISHER_SUBSCRIBERS; i++)
		count += publisher->subscribers[i].descriptor >= 0;
	return count;
}

/* --- The latest line */

static bool is_sending(const struct subscriber *subscriber)
{
	return subscriber->sent < subscriber->sending.length;
}

static void begin_latest(const struct publisher *publisher, struct subscriber *subscriber)
{
	str_cut(&subscriber->sending, 0);
	str_add_slice(&subscriber->sending, publisher->latest.bytes, publisher->latest.length);
	subscriber->sent = 0;
	subscriber->behind = false;
}

/* As much as the other side takes now. Who is gone is found by poll(), so that whoever counts is told. */
static void push(const struct publisher *publisher, struct subscriber *subscriber)
{
	ssize_t taken = 0;

	while (taken >= 0 && (is_sending(subscriber) || subscriber->behind)) {
		if (!is_sending(subscriber))
			begin_latest(publisher, subscriber);
		taken = socket_send(subscriber->descriptor, subscriber->sending.bytes + subscriber->sent, subscriber->sending.length - subscriber->sent);
		if (taken > 0)
			subscriber->sent += (size_t)taken;
	}
}

void publisher_say(struct publisher *publisher, const char *line, size_t length)
{
	struct str *latest = &publisher->latest;

	if (latest->length == length + 1 && !memcmp(latest->bytes, line, length))
		return;
	str_cut(latest, 0);
	str_add_slice(latest, line, length);
	str_add_char(latest, '\n');
	for (size_t i = 0; i < PUBLISHER_SUBSCRIBERS; i++)
		if (publisher->subscribers[i].descriptor >= 0) {
			publisher->subscribers[i].behind = true;
			push(publisher, &publisher->subscribers[i]);
		}
}

/* --- What poll() found */

static void take_caller(struct publisher *publisher)
{
	struct subscriber *subscriber = find_place(publisher);
	int caller = subscriber ? accept(publisher->door, NULL, NULL) : -1;

	publisher->rests = subscriber && caller < 0 && !socket_would_wait(errno) && errno != ECONNABORTED;
	if (caller < 0)
		return;
	if (!socket_ready(caller)) {
		close(caller);
		return;
	}
	*subscriber = (struct subscriber){ .descriptor = caller, .behind = publisher->latest.length > 0 };
	push(publisher, subscriber);
}

/* Nothing is expected from there but its end. */
static bool is_gone(const struct subscriber *subscriber)
{
	char drained[DRAINED];
	ssize_t got = recv(subscriber->descriptor, drained, sizeof drained, 0);

	return got == 0 || (got < 0 && !socket_would_wait(errno));
}

/* When all places are taken, who calls waits at the door. */
struct publisher_port publisher_port(const struct publisher *publisher, size_t i)
{
	const struct subscriber *subscriber;
	bool shut = publisher->rests || publisher_count(publisher) == PUBLISHER_SUBSCRIBERS;

	if (i == 0)
		return (struct publisher_port){ .descriptor = shut ? -1 : publisher->door, .events = POLLIN };
	subscriber = &publisher->subscribers[i - 1];
	return (struct publisher_port){ .descriptor = subscriber->descriptor, .events = (short)(is_sending(subscriber) ? POLLIN | POLLOUT : POLLIN) };
}

bool publisher_rests(const struct publisher *publisher)
{
	return publisher->rests;
}

void publisher_ready(struct publisher *publisher, size_t i, short revents)
{
	struct subscriber *subscriber = i ? &publisher->subscribers[i - 1] : NULL;

	if (!i) {
		take_caller(publisher);
		return;
	}
	if (subscriber->descriptor < 0)
		return;
	if ((revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) && is_gone(subscriber))
		let_go(subscriber);
	else if (revents & POLLOUT)
		push(publisher, subscriber);
}
