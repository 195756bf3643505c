/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_POLL_NEXT_H
#define TALKA_MODEL_POLL_NEXT_H

#include "model/poll.h"

/*
 * poll-next - what Enter leads to inside a count. False where the count is
 * through (or nothing is offered) and the agenda goes on.
 */
/* The run-off of the standing tie; and what it came to, once it is settled, for the round that has the tie. */
struct entry run_off_entry(const struct poll *poll, struct arena *arena);
struct entry run_off_settles(const struct poll *poll, struct arena *arena);
bool poll_next(const struct poll *poll, struct arena *arena, struct next *next);

#endif
