/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/second-screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "link/publisher.h"
#include "ui/projection.h"

enum { REST_MS = 250 };

struct port { struct second_screen *screen; size_t i; };

struct second_screen {
	struct publisher *publisher;
	struct app *app;
	struct port ports[PUBLISHER_PORTS];
	struct source sources[PUBLISHER_PORTS];
};

struct address_roots second_screen_roots(const struct command_call *call)
{
	return (struct address_roots){ .runtime = call->environment("XDG_RUNTIME_DIR"), .temporary = call->environment("TMPDIR") };
}

static void watch(struct second_screen *screen)
{
	for (size_t i = 0; i < PUBLISHER_PORTS; i++) {
		struct publisher_port port = publisher_port(screen->publisher, i);

		screen->sources[i].descriptor = port.descriptor;
		screen->sources[i].events = port.events;
	}
}

static bool ready(void *context, short revents)
{
	struct port *port = context;

	publisher_ready(port->screen->publisher, port->i, revents);
	app_set_walls(port->screen->app, publisher_count(port->screen->publisher));
	return true;
}

static int64_t deadline(void *context)
{
	const struct port *door = context;

	return publisher_rests(door->screen->publisher) ? REST_MS : -1;
}

static void publish(struct second_screen *screen)
{
	struct picture picture = projection_of(screen->app);
	char *line = picture_write(&picture);

	publisher_say(screen->publisher, line, strlen(line));
	free(line);
}

static void settle(void *context)
{
	struct second_screen *screen = ((struct port *)context)->screen;

	if (publisher_count(screen->publisher))
		publish(screen);
	watch(screen);
}

struct second_screen *second_screen_open(const struct command_call *call, const struct sitting *sitting, struct app *app, struct err *err)
{
	struct address_roots roots = second_screen_roots(call);
	char *address = sitting_read_only(sitting) && !sitting_script_changed(sitting) ? NULL : address_of(&roots, session_key(sitting_session(sitting)), err);
	struct publisher *publisher = NULL;
	struct second_screen *screen;

	if (address) {
		address_sweep(&roots);
		publisher = publisher_open(address, err);
	}
	free(address);
	if (!publisher)
		return NULL;
	screen = mem_alloc(sizeof *screen);
	screen->publisher = publisher;
	screen->app = app;
	for (size_t i = 0; i < PUBLISHER_PORTS; i++) {
		screen->ports[i] = (struct port){ .screen = screen, .i = i };
		screen->sources[i] = (struct source){ .context = &screen->ports[i], .ready = ready };
	}
	/* Once a turn is enough. */
	screen->sources[0].settle = settle;
	screen->sources[0].deadline = deadline;
	watch(screen);
	return screen;
}

void second_screen_join(struct second_screen *screen, struct loop *loop)
{
	for (size_t i = 0; screen && i < PUBLISHER_PORTS; i++)
		loop_add(loop, &screen->sources[i]);
}

void second_screen_close(struct second_screen *screen)
{
	if (!screen)
		return;
	publisher_close(screen->publisher);
	free(screen);
}
