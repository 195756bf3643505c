/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_LINK_SUBSCRIPTION_H
#define TALKA_LINK_SUBSCRIPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/*
 * subscription - the other end of a publisher: its latest line, as often as it is there.
 *
 * Invariants:
 *  - Only whole lines are given, of several the last.
 *  - No call waits.
 */
struct subscription;

enum { SUBSCRIPTION_BYTES = 4 * 1024 * 1024 };               /* no line is longer */

struct subscription *subscription_new(void);
void subscription_free(struct subscription *subscription);   /* NULL is fine */
/* False where nobody publishes there. What was heard before is forgotten. */
bool subscription_call(struct subscription *subscription, const char *address, struct err *err);
int subscription_descriptor(const struct subscription *subscription);    /* -1 = not connected */
/* Reads what is there. The last whole line, without LF, lives until the next call; NULL = none. Where the other side is gone, or
 * sends a line without end, the descriptor is -1 afterwards. */
const char *subscription_read(struct subscription *subscription, size_t *length);

#endif
