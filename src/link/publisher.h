/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_LINK_PUBLISHER_H
#define TALKA_LINK_PUBLISHER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/*
 * publisher - offers the latest line to whoever subscribes to an address.
 *
 * Invariants:
 *  - No call waits for a subscriber: who does not read misses lines, never parts of one, and gets the latest when it reads again.
 *  - The socket is made 0600; a socket that a killed process left is replaced, one that lives is not.
 *  - What subscribers send is thrown away.
 *
 * Ownership: lines are copied. publisher_close() takes the socket away.
 */
struct publisher;

/* Ports are for poll(): the first takes callers, the others are the subscribers. */
enum { PUBLISHER_SUBSCRIBERS = 4, PUBLISHER_PORTS = 1 + PUBLISHER_SUBSCRIBERS };

struct publisher_port { int descriptor; short events; };     /* descriptor -1: nothing to wait for */

struct publisher *publisher_open(const char *address, struct err *err);
void publisher_close(struct publisher *publisher);           /* NULL is fine */
size_t publisher_count(const struct publisher *publisher);   /* subscribers that are there */
/* A line without LF; the same line again is nothing new. */
void publisher_say(struct publisher *publisher, const char *line, size_t length);
struct publisher_port publisher_port(const struct publisher *publisher, size_t i);
void publisher_ready(struct publisher *publisher, size_t i, short revents);
/* No descriptor was left for who calls: call publisher_ready() for the first port a little later, nothing else wakes it. */
bool publisher_rests(const struct publisher *publisher);

#endif
