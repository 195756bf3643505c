/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_SECOND_SCREEN_H
#define TALKA_CMD_SECOND_SCREEN_H

#include "cmd/command.h"
#include "link/address.h"
#include "model/sitting.h"
#include "ui/app.h"
#include "ui/loop.h"

/*
 * second-screen - the console's end of talka wall: a guest of the loop that publishes what the room may see.
 *
 * Invariants:
 *  - The console waits for no wall, and costs nothing while none is there.
 */
struct second_screen;

struct address_roots second_screen_roots(const struct command_call *call);
/* NULL and words where there can be none; the workshop goes on without. NULL without words where the session is only looked at. */
struct second_screen *second_screen_open(const struct command_call *call, const struct sitting *sitting, struct app *app, struct err *err);
void second_screen_join(struct second_screen *screen, struct loop *loop);    /* NULL is fine */
void second_screen_close(struct second_screen *screen);                     /* NULL is fine */

#endif
