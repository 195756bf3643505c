/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_LOOP_H
#define TALKA_UI_LOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "view/terminal.h"

/*
 * loop - waits for what comes next, and tells whoever it concerns.
 *
 * Invariants:
 *  - All keys that are waiting are read before the screen is drawn, once.
 *  - A source is called when its descriptor is ready or its deadline has passed, never else.
 *
 * Ownership: sources are borrowed; they live longer than the loop.
 */
struct loop;

struct source {
	void *context;
	int descriptor;                        /* -1: only a deadline; it and events are read anew each turn */
	short events;                          /* as poll() takes them */
	int64_t (*deadline)(void *context);    /* milliseconds from now, -1 = none; NULL = none */
	/* revents: what is ready; 0 = the deadline has passed. False ends the loop. */
	bool (*ready)(void *context, short revents);
	void (*settle)(void *context);         /* each turn's end, after the screen was drawn; NULL = nothing to do */
};

struct loop *loop_new(const struct clock *clock);
void loop_free(struct loop *loop);
void loop_add(struct loop *loop, const struct source *source);
/* Until a source says that it is over. After each turn, once: settle(context), which may be NULL. */
void loop_run(struct loop *loop, void (*settle)(void *context), void *context);

/* What a terminal shows: a session's console or the start page. */
struct front {
	void *context;
	void (*key)(void *context, const struct key *key);
	void (*turn)(void *context);                    /* NULL: nothing to do */
	void (*draw)(const void *context, struct canvas *canvas);
	int64_t (*deadline)(const void *context);       /* NULL: never */
	bool (*ended)(const void *context);
	bool (*wants_suspend)(void *context);
	bool (*wants_redraw)(void *context);
};

/* Shows the front on the terminal until it has ended. */
void loop_show(struct loop *loop, struct terminal *terminal, const struct front *front);
/* One drawing, outside of any loop: for keys that come from a file. */
void front_draw(const struct front *front, struct terminal *terminal);

struct app;
struct front app_front(struct app *app);

#endif
