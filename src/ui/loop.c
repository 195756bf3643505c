/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/loop.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ui/app.h"

struct guest {
	const struct source *source;
	int64_t due_ms;                /* of the clock; -1 = none */
};

struct loop {
	const struct clock *clock;
	struct guest *guests;
	struct pollfd *polled;         /* one a guest; descriptor -1 is passed over by poll() */
	size_t count;
	bool over;
};

struct loop *loop_new(const struct clock *clock)
{
	struct loop *loop = mem_alloc(sizeof *loop);

	loop->clock = clock;
	return loop;
}

void loop_free(struct loop *loop)
{
	if (!loop)
		return;
	free(loop->guests);
	free(loop->polled);
	free(loop);
}

void loop_add(struct loop *loop, const struct source *source)
{
	loop->guests = mem_grow(loop->guests, loop->count + 1, sizeof *loop->guests);
	loop->polled = mem_grow(loop->polled, loop->count + 1, sizeof *loop->polled);
	loop->guests[loop->count++] = (struct guest){ .source = source, .due_ms = -1 };
}

static int64_t now(const struct loop *loop)
{
	return loop->clock->ms(loop->clock->context);
}

/* Asks every guest what it waits for, and when it wants to be woken; returns the wait until the first, -1 = for ever. */
static int64_t ask_guests(struct loop *loop)
{
	int64_t first = -1, start = now(loop);

	for (size_t i = 0; i < loop->count; i++) {
		const struct source *source = loop->guests[i].source;
		int64_t wait = source->deadline ? source->deadline(source->context) : -1;

		loop->polled[i] = (struct pollfd){ .fd = source->descriptor, .events = source->events };
		loop->guests[i].due_ms = wait < 0 ? -1 : start + wait;
		if (wait >= 0 && (first < 0 || wait < first))
			first = wait;
	}
	return first;
}

static void call(struct loop *loop, size_t i, int64_t at)
{
	struct guest *guest = &loop->guests[i];
	bool due = guest->due_ms >= 0 && at >= guest->due_ms;

	if ((loop->polled[i].revents || due) && !guest->source->ready(guest->source->context, loop->polled[i].revents))
		loop->over = true;
}

static void turn(struct loop *loop)
{
	int64_t wait = ask_guests(loop);
	int ready = poll(loop->polled, loop->count, wait > INT_MAX ? INT_MAX : (int)wait);
	int64_t at = now(loop);

	if (ready < 0) {
		/* A signal is no event: who wants it has a pipe of its own. */
		loop->over = errno != EINTR && errno != EAGAIN;
		return;
	}
	for (size_t i = 0; i < loop->count && !loop->over; i++)
		call(loop, i, at);
}

static void settle_guests(struct loop *loop)
{
	for (size_t i = 0; i < loop->count; i++)
		if (loop->guests[i].source->settle)
			loop->guests[i].source->settle(loop->guests[i].source->context);
}

void loop_run(struct loop *loop, void (*settle)(void *context), void *context)
{
	loop->over = false;
	while (!loop->over) {
		turn(loop);
		if (settle && !loop->over)
			settle(context);
		if (!loop->over)
			settle_guests(loop);
	}
}

/* --- A front on a terminal */

enum { MOST_DESCRIPTORS = 4 };

struct show {
	struct terminal *terminal;
	const struct front *front;
	struct canvas *canvas;
	bool broken;                   /* a descriptor says that nobody is there any more */
};

static void fit_canvas(struct show *show)
{
	size_t rows, columns;

	show->terminal->size(show->terminal->context, &rows, &columns);
	if (show->canvas && show->canvas->rows == rows && show->canvas->columns == columns)
		return;
	canvas_free(show->canvas);
	show->canvas = canvas_new(rows, columns, !show->terminal->utf8);
}

static void draw(struct show *show)
{
	fit_canvas(show);
	show->front->draw(show->front->context, show->canvas);
	show->terminal->draw(show->terminal->context, show->canvas);
}

static void obey(struct show *show)
{
	if (show->front->wants_suspend && show->front->wants_suspend(show->front->context))
		show->terminal->suspend(show->terminal->context);
	if (show->front->wants_redraw && show->front->wants_redraw(show->front->context))
		show->terminal->redraw(show->terminal->context);
}

static void read_keys(struct show *show)
{
	struct key key;

	while (!show->front->ended(show->front->context) && show->terminal->read(show->terminal->context, &key)) {
		show->front->key(show->front->context, &key);
		obey(show);
	}
}

void front_draw(const struct front *front, struct terminal *terminal)
{
	struct show show = { .terminal = terminal, .front = front };

	obey(&show);
	draw(&show);
	canvas_free(show.canvas);
}

static bool keys_ready(void *context, short revents)
{
	struct show *show = context;

	show->broken = revents & (POLLHUP | POLLERR | POLLNVAL);
	return true;
}

static int64_t show_deadline(void *context)
{
	const struct front *front = ((struct show *)context)->front;

	return front->deadline ? front->deadline(front->context) : -1;
}

/* Once a turn: whatever woke the loop, all keys are read, then the screen is drawn. */
static bool show_turn(struct show *show)
{
	read_keys(show);
	if (show->front->turn)
		show->front->turn(show->front->context);
	if (show->front->ended(show->front->context))
		return false;
	if (show->broken) {
		struct key gone = { .code = KEY_CODE_HANGUP };

		show->front->key(show->front->context, &gone);
		return false;
	}
	draw(show);
	return true;
}

struct turning { struct loop *loop; struct show *show; };

static void settle_show(void *context)
{
	struct turning *turning = context;

	if (!show_turn(turning->show))
		turning->loop->over = true;
}

static size_t add_terminal(struct loop *loop, struct show *show, struct source sources[MOST_DESCRIPTORS])
{
	size_t count = 0;

	for (int descriptor; count < MOST_DESCRIPTORS; count++) {
		descriptor = show->terminal->descriptor(show->terminal->context, count);
		if (descriptor < 0)
			break;
		sources[count] = (struct source){ .context = show, .descriptor = descriptor, .events = POLLIN, .ready = keys_ready };
		if (!count)
			sources[count].deadline = show_deadline;
		loop_add(loop, &sources[count]);
	}
	return count;
}

void loop_show(struct loop *loop, struct terminal *terminal, const struct front *front)
{
	struct show show = { .terminal = terminal, .front = front };
	struct turning turning = { .loop = loop, .show = &show };
	struct source sources[MOST_DESCRIPTORS];
	size_t count = add_terminal(loop, &show, sources);

	if (show_turn(&show))
		loop_run(loop, settle_show, &turning);
	loop->count -= count;
	canvas_free(show.canvas);
}
