/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poll.h>
#include <stdlib.h>

#include "base/catalogue.h"
#include "base/mem.h"
#include "base/str.h"
#include "cmd/second-screen.h"
#include "cmd/tongues.h"
#include "file/journal.h"
#include "link/subscription.h"
#include "model/session.h"
#include "ui/projector.h"

extern const struct command command_wall;

enum { CALL_AGAIN_MS = 500 };

static const struct command_option options[] = {
	{ .name = "ascii", .help = "draw with plain ASCII signs" },
	{ .name = NULL }
};

/* --- The languages of the boards, read when they are first met */

struct tongue { char *code; struct catalogue *catalogue; struct language language; };

struct shelf {
	const struct command_call *call;
	struct tongue **tongues;       /* they stay where they are: boards point to them */
	size_t count;
};

static struct tongue *read_tongue(const struct shelf *shelf, const char *code)
{
	struct tongue *tongue = mem_alloc(sizeof *tongue);

	tongue->code = mem_text(code);
	tongue->catalogue = tongues_find(shelf->call->disk, shelf->call->languages, code, NULL);
	tongue->language = (struct language){ .code = tongue->code, .catalogue = tongue->catalogue };
	return tongue;
}

static const struct language *find_language(void *context, const char *code)
{
	struct shelf *shelf = context;

	for (size_t i = 0; i < shelf->count; i++)
		if (str_same(shelf->tongues[i]->code, code))
			return &shelf->tongues[i]->language;
	shelf->tongues = mem_grow(shelf->tongues, shelf->count + 1, sizeof *shelf->tongues);
	shelf->tongues[shelf->count] = read_tongue(shelf, code);
	return &shelf->tongues[shelf->count++]->language;
}

static void clear_shelf(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->count; i++) {
		catalogue_free(shelf->tongues[i]->catalogue);
		free(shelf->tongues[i]->code);
		free(shelf->tongues[i]);
	}
	free(shelf->tongues);
}

/* --- The guest of the loop: listens, and calls again */

struct wall {
	struct address_roots roots;
	char *address;                 /* of the session that was named; NULL = the latest */
	struct subscription *subscription;
	struct projector *projector;
	struct source source;
};

static bool call_latest(struct wall *wall)
{
	bool called = false;
	char *address;

	for (size_t i = 0; !called && (address = address_latest(&wall->roots, i, NULL)); i++) {
		called = subscription_call(wall->subscription, address, NULL);
		free(address);
	}
	return called;
}

static void call_console(struct wall *wall)
{
	if (wall->address)
		subscription_call(wall->subscription, wall->address, NULL);
	else
		call_latest(wall);
}

static void listen_to_console(struct wall *wall)
{
	size_t length;
	const char *line = subscription_read(wall->subscription, &length);

	if (line)
		projector_show(wall->projector, line, length);
	if (subscription_descriptor(wall->subscription) < 0)
		projector_alone(wall->projector);
}

static bool ready(void *context, short revents)
{
	struct wall *wall = context;

	(void)revents;
	if (subscription_descriptor(wall->subscription) < 0)
		call_console(wall);
	else
		listen_to_console(wall);
	wall->source.descriptor = subscription_descriptor(wall->subscription);
	return true;
}

static int64_t deadline(void *context)
{
	const struct wall *wall = context;

	return wall->source.descriptor < 0 ? CALL_AGAIN_MS : -1;
}

/* --- The command */

static void show(struct command_call *call, struct wall *wall, struct terminal *terminal)
{
	struct shelf shelf = { .call = call };
	struct picture_tongues tongues = { .context = &shelf, .find = find_language };
	struct loop *loop = loop_new(call->clock);
	struct front front;

	wall->projector = projector_new(&tongues);
	wall->subscription = subscription_new();
	wall->source = (struct source){ .context = wall, .descriptor = -1, .events = POLLIN, .deadline = deadline, .ready = ready };
	ready(wall, 0);
	loop_add(loop, &wall->source);
	front = projector_front(wall->projector);
	loop_show(loop, terminal, &front);
	loop_free(loop);
	subscription_free(wall->subscription);
	projector_free(wall->projector);
	clear_shelf(&shelf);
}

/* The session's name for ever, from its first event; "" and words. Lives with arena. */
static const char *key_of(const struct command_call *call, const char *folder, struct arena *arena, struct err *err)
{
	struct journal *journal = journal_open(call->disk, folder, true, err);
	const char *key = journal ? session_key_told(journal, arena) : "";

	if (journal && !*key)
		err_set(err, "%s: nothing was written into this session yet", folder);
	journal_close(journal);
	return key;
}

static char *find_session(const struct command_call *call, const struct address_roots *roots, const char *folder, struct err *err)
{
	struct arena *arena = arena_new();
	const char *key = key_of(call, folder, arena, err);
	char *address = *key ? address_of(roots, key, err) : NULL;

	arena_free(arena);
	return address;
}

/* All that can be wrong is told before the screen is taken. */
static bool find_address(const struct command_call *call, struct wall *wall, struct err *err)
{
	if (call->argument_count)
		wall->address = find_session(call, &wall->roots, call->arguments[0], err);
	else
		free(address_latest(&wall->roots, 0, err));
	return !err_is_set(err);
}

static int run(struct command_call *call)
{
	struct err err = ERR_INIT;
	struct wall wall = { .roots = second_screen_roots(call) };
	bool found = find_address(call, &wall, &err);
	struct terminal *terminal = found ? call->terminal->open(command_value(&command_wall, call, "ascii"), &err) : NULL;

	if (terminal) {
		show(call, &wall, terminal);
		call->terminal->close(terminal);
	} else {
		fprintf(call->problems, "talka wall: %s\n", err_text(&err));
	}
	err_clear(&err);
	free(wall.address);
	return terminal ? EXIT_DONE : EXIT_FAILED;
}

const struct command command_wall = {
	.name = "wall",
	.synopsis = "[--ascii] [SESSION]",
	.help = "show the wall of a running session on a second screen",
	.options = options,
	.most = 1,
	.run = run
};
