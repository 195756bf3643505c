/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/talka-support.h"

#include <ftw.h>
#include <stdio.h>
#include <unistd.h>

enum { MOST_BYTES = 16 * 1024 * 1024, MOST_WORDS = 15 };

/* --- A new folder */

int place_open(void **state)
{
	struct place *place = mem_alloc(sizeof *place);

	place->folder = mem_text("/tmp/talka-term-XXXXXX");
	if (!mkdtemp(place->folder))
		return 1;
	place->session = disk_join(place->folder, "s");
	place->disk = disk_system();
	*state = place;
	return 0;
}

static int drop(const char *path, const struct stat *facts, int kind, struct FTW *at)
{
	(void)facts, (void)kind, (void)at;
	return remove(path);
}

int place_close(void **state)
{
	struct place *place = *state;
	int failed = getenv("KEEP") ? 0 : nftw(place->folder, drop, 16, FTW_DEPTH | FTW_PHYS);

	free(place->session);
	free(place->folder);
	free(place);
	return failed;
}

/* --- The program */

static char *in_folder(const char *variable, const char *name)
{
	const char *folder = getenv(variable);

	return disk_join(folder ? folder : ".", name);
}

char *talka_program(void)
{
	return in_folder("builddir", "tests/term/talka-pinned");
}

struct pty *talka_start(const struct place *place, const struct pty_options *options, ...)
{
	static const char *const own[] = { "HOME", "XDG_RUNTIME_DIR" };
	enum { OWN = sizeof own / sizeof *own };
	char *program = talka_program(), *variables[OWN];
	const char *words[MOST_WORDS + 1] = { program }, *environment[OWN + 1] = { NULL };
	struct pty_options all = *options;
	struct pty *pty;
	va_list args;
	size_t count = 1;

	va_start(args, options);
	while (count < MOST_WORDS && (words[count] = va_arg(args, const char *)))
		count++;
	va_end(args);
	for (size_t i = 0; i < OWN; i++) {
		struct str variable = STR_INIT;

		str_add_format(&variable, "%s=%s", own[i], place->folder);
		environment[i] = variables[i] = str_take(&variable);
	}
	if (!all.environment)
		all.environment = environment;
	all.folder = place->folder;
	pty = pty_start(words, &all);
	for (size_t i = 0; i < OWN; i++)
		free(variables[i]);
	free(program);
	return pty;
}

struct pty *talka_run(const struct place *place, const char *session, const char *workshop)
{
	char *path = strchr(workshop, '/') ? in_folder("srcdir", workshop) : mem_text(workshop);
	struct pty *pty = talka_start(place, &(struct pty_options){ 0 }, "run", "--into", session, path, NULL);

	free(path);
	return pty;
}

struct pty *talka_resume(const struct place *place, const char *session)
{
	return talka_start(place, &(struct pty_options){ 0 }, "resume", session, NULL);
}

void talka_ends(struct pty *pty, int code)
{
	int status;

	assert_true(pty_wait_exit(pty, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), code);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

void talka_kill(struct pty *pty)
{
	int status;

	pty_signal(pty, SIGKILL);
	assert_true(pty_wait_exit(pty, &status));
	assert_true(WIFSIGNALED(status));
	pty_end(pty);
}

/* --- Its disk (see pinned.c) */

void place_fill(const struct place *place, bool full)
{
	char *path = disk_join(place->folder, "full");

	assert_true(full ? disk_replace(&place->disk, path, "", 0, NULL) : place->disk.remove(place->disk.context, path) == 0);
	free(path);
}

/* --- What it has written */

char *place_read(const struct place *place, const char *path)
{
	struct err err = ERR_INIT;
	char *bytes = NULL;
	size_t size;

	if (!disk_read_all(&place->disk, path, MOST_BYTES, &bytes, &size, &err))
		fail_msg("%s", err_text(&err));
	return bytes;
}

struct search { const struct place *place; const char *folder, *words; bool found; };

static bool file_has(const struct place *place, const char *path, const char *words)
{
	char *bytes = NULL;
	size_t size = 0, length = strlen(words);
	bool found = false;

	if (disk_read_all(&place->disk, path, MOST_BYTES, &bytes, &size, NULL))
		for (size_t i = 0; i + length <= size && !found; i++)
			found = !memcmp(bytes + i, words, length);
	free(bytes);
	return found;
}

static void search_one(void *of, const char *name)
{
	struct search *search = of;
	char *path = disk_join(search->folder, name);

	search->found |= file_has(search->place, path, search->words) || place_has(search->place, path, search->words);
	free(path);
}

bool place_has(const struct place *place, const char *folder, const char *words)
{
	struct search search = { .place = place, .folder = folder, .words = words };

	place->disk.list(place->disk.context, folder, search_one, &search);
	return search.found;
}

size_t place_events(const struct place *place, const char *session)
{
	char *path = disk_join(session, "events.csv"), *bytes = NULL;
	size_t events = 0, size;

	if (disk_read_all(&place->disk, path, MOST_BYTES, &bytes, &size, NULL))
		for (const char *line = strchr(bytes, '\n'), *end; line && (end = strchr(line + 1, '\n')); line = end) {
			char *open = strstr(line, ",session.open,");

			events += !open || open > end;
		}
	free(bytes);
	free(path);
	return events;
}

struct awaited { const struct place *place; const char *session; size_t events; };

static bool are_there(void *context)
{
	const struct awaited *awaited = context;

	return place_events(awaited->place, awaited->session) >= awaited->events;
}

bool place_wait_events(const struct place *place, const char *session, struct pty *pty, size_t events)
{
	struct awaited awaited = { .place = place, .session = session, .events = events };

	return pty_wait_until(pty, are_there, &awaited, "a further event in the journal");
}
