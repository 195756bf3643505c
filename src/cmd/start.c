/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/language-name.h"
#include "base/mem.h"
#include "base/str.h"
#include "cmd/console.h"
#include "cmd/file.h"
#include "cmd/world.h"
#include "exercises/registry.h"

extern const struct command command_start;

enum { MOST_BYTES = 1024 * 1024, MOST_SESSIONS = 50, MOST_MOVES = 8, FIRST_BYTES = 4096 };

static const struct command_option options[] = {
	{ .name = "ascii", .help = "draw with plain ASCII signs" },
	{ .name = NULL }
};

/* --- What can be begun or gone on with */

struct names { char **list; size_t count; };

static void keep_name(void *of, const char *name)
{
	struct names *names = of;

	names->list = mem_grow(names->list, names->count + 1, sizeof *names->list);
	names->list[names->count++] = mem_text(name);
}

static struct names names_in(const struct disk *disk, const char *folder)
{
	struct names names = { .list = NULL };

	disk->list(disk->context, folder, keep_name, &names);
	return names;
}

static void names_free(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->list[i]);
	free(names->list);
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* For whom, in which languages, and where the file is. */
static const char *about(const struct script *script, const char *path, struct arena *arena)
{
	const char *words = *script->audience ? arena_format(arena, "for %s; ", script->audience) : "";

	for (size_t i = 0; i < script->language_count; i++)
		words = arena_format(arena, "%s%s%s", words, i ? ", " : "", language_name(arena, script->languages[i]));
	return arena_format(arena, "%s; %s", words, path);
}

/* The first event of a session tells whether the people in it were invented. */
static bool is_rehearsal(const struct disk *disk, const char *folder)
{
	char *path = disk_join(folder, "events.csv"), *start = mem_alloc(FIRST_BYTES + 1);
	struct disk_fact fact;
	int file = disk_open_to_read(disk, path, INT64_MAX, &fact, NULL);
	int64_t got = file < 0 ? 0 : disk_read_at(disk, file, start, FIRST_BYTES, 0);
	char *line;

	start[got < 0 ? 0 : got] = '\0';
	line = strchr(start, '\n');
	if (line)
		line[1 + strcspn(line + 1, "\n")] = '\0';
	got = line && strstr(line, " rehearsal=1");
	if (file >= 0)
		disk->close(disk->context, file);
	free(start);
	free(path);
	return got;
}

static void add_offer(const struct command_call *call, struct start *start, enum start_part part, const struct script *script, const char *path, const char *fault)
{
	struct arena *arena = arena_new();
	struct start_offer offer = { .title = path, .path = path, .note = last_part(path), .about = path, .fault = fault };

	if (script)
		offer.title = script->title.by[0];
	if (script && part == START_WORKSHOPS) {
		offer.about = about(script, path, arena);
		offer.note = script_minutes(script) ? arena_format(arena, "%" PRId64 " min", script_minutes(script)) : "";
	}
	if (part == START_SESSIONS && is_rehearsal(call->disk, path))
		offer.note = arena_format(arena, "rehearsal %s", offer.note);
	start_add(start, part, &offer);
	arena_free(arena);
}

/* The title of a workshop file, or its first fault. False where there is no such file. */
static bool offer(const struct command_call *call, struct start *start, enum start_part part, const char *file, const char *path)
{
	struct faults *faults = faults_new(file);
	struct script *script;
	char *bytes = NULL, *fault = NULL;
	size_t size;

	if (!disk_read_all(call->disk, file, MOST_BYTES, &bytes, &size, NULL)) {
		faults_free(faults);
		return false;
	}
	script = script_load(file, bytes, size, exercises_registry(), faults);
	if (!script)
		fault = faults_line(faults, 0);
	add_offer(call, start, part, script, path, fault);
	script_free(script);
	free(fault);
	free(bytes);
	faults_free(faults);
	return true;
}

static bool holds(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_same(names->list[i], name))
			return true;
	return false;
}

/* A file that was offered from a nearer folder hides its namesakes: whoever changed a copy means the copy. */
static void offer_workshops(const struct command_call *call, struct start *start, const char *folder, struct names *offered)
{
	struct names names = names_in(call->disk, folder);

	for (size_t i = 0; i < names.count; i++) {
		char *path = str_same(folder, ".") ? mem_text(names.list[i]) : disk_join(folder, names.list[i]);

		if (str_ends(path, ".ini") && !holds(offered, names.list[i]) && offer(call, start, START_WORKSHOPS, path, path))
			keep_name(offered, names.list[i]);
		free(path);
	}
	names_free(&names);
}

static bool has_workshop(const struct command_call *call, const char *folder)
{
	char *file = disk_join(folder, "workshop.ini");
	bool has = disk_is_file(call->disk, file);

	free(file);
	return has;
}

/* To the folder in which the session goes on, as far as it is there: a stick may have been pulled. Takes folder. */
static char *follow_moves(const struct command_call *call, char *folder)
{
	for (size_t moves = 0; moves < MOST_MOVES; moves++) {
		char *to = sitting_moved_to(call->disk, folder);

		if (!to || !has_workshop(call, to)) {
			free(to);
			break;
		}
		free(folder);
		folder = to;
	}
	return folder;
}

static void offer_session(const struct command_call *call, struct start *start, const char *folder, struct names *offered)
{
	char *path = follow_moves(call, mem_text(folder)), *file = disk_join(path, "workshop.ini");

	if (!holds(offered, path) && offer(call, start, START_SESSIONS, file, path))
		keep_name(offered, path);
	free(file);
	free(path);
}

/* Their names begin with the day, so the latest are the last. */
static void list_sessions(void *context, struct start *start)
{
	const struct command_call *call = context;
	char *sessions = file_sessions_folder(call), *folder = disk_from_root(call->disk, sessions);
	struct names names = names_in(call->disk, folder), offered = { .list = NULL };

	for (size_t i = names.count; i-- > 0 && offered.count < MOST_SESSIONS;) {
		char *path = disk_join(folder, names.list[i]);

		offer_session(call, start, path, &offered);
		free(path);
	}
	names_free(&names);
	names_free(&offered);
	free(folder);
	free(sessions);
}

static struct start *make_page(struct command_call *call, const char *sessions)
{
	struct start *start = start_new(&(struct start_options){ .sessions_folder = sessions, .list_sessions = list_sessions, .context = call });
	struct names offered = { .list = NULL };

	offer_workshops(call, start, ".", &offered);
	offer_workshops(call, start, "workshops", &offered);
	offer_workshops(call, start, TALKA_WORKSHOPS, &offered);
	names_free(&offered);
	return start;
}

/* --- What was chosen */

static struct sitting *begin(const struct command_call *call, const struct world *world, const char *path, struct err *err)
{
	struct script *script = file_read_script(call, path);
	char *parent = file_sessions_folder(call);
	struct sitting_plan plan = { .parent = parent };
	struct sitting *sitting = script ? sitting_begin(world, script, &plan, err) : NULL;

	free(parent);
	return sitting;
}

static int lead_chosen(struct command_call *call, const struct start *start, struct terminal *terminal)
{
	struct world world = command_world(call);
	struct console console = { .terminal = terminal, .ascii = !terminal->utf8 };
	struct err err = ERR_INIT;
	enum start_part part;
	const char *path = start_chosen(start, &part);
	struct sitting *sitting = part == START_SESSIONS ? sitting_resume(&world, path, false, &err) : begin(call, &world, path, &err);

	if (sitting)
		return console_lead(call, sitting, &console);
	call->terminal->close(terminal);
	fprintf(call->problems, "talka: %s\n", err_text(&err));
	err_clear(&err);
	return EXIT_FAILED;
}

static int show(struct command_call *call, struct start *start, struct terminal *terminal)
{
	struct front front = start_front(start);
	struct loop *loop = loop_new(call->clock);
	enum start_part part;

	loop_show(loop, terminal, &front);
	loop_free(loop);
	if (start_chosen(start, &part))
		return lead_chosen(call, start, terminal);
	call->terminal->close(terminal);
	return EXIT_DONE;
}

static int run(struct command_call *call)
{
	struct err err = ERR_INIT;
	struct terminal *terminal = call->terminal->open(command_value(&command_start, call, "ascii"), &err);
	char *sessions = file_sessions_folder(call);
	struct start *start;
	int code = EXIT_FAILED;

	if (terminal) {
		start = make_page(call, sessions);
		code = show(call, start, terminal);
		start_free(start);
	} else {
		fprintf(call->problems, "talka: %s\n", err_text(&err));
	}
	free(sessions);
	err_clear(&err);
	return code;
}

const struct command command_start = {
	.name = "start",
	.synopsis = "[--ascii]",
	.help = "choose a workshop or a session from a list; the same as talka alone",
	.options = options,
	.run = run
};
