/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_POLL_NEXT_H
#define TALKA_MODEL_POLL_NEXT_H

#include "model/poll.h"

/*
 * poll-next - what Enter leads to inside a count. False where the count is
 * through (or nothing is offered) and the agenda goes on.
 */
bool poll_next(const struct poll *poll, struct arena *arena, struct next *next);

#endif
