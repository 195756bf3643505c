/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SCRIPT_ORDER_H
#define TALKA_MODEL_SCRIPT_ORDER_H

#include <stddef.h>

/*
 * script-order - the running order as one page of text, for the facilitator alone: it tells
 * what to prepare, so that no type of exercise may include it.
 */
struct script;

/* At most columns wide; columns 0: for pipes, a line an exercise, fields parted by TAB: workshop, begin, minutes,
 * exercise, type, method, title, seconds to speak. Caller frees. */
char *script_running_order(const struct script *script, size_t columns);

#endif
