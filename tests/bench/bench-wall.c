/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/mem.h"
#include "base/str.h"
#include "file/disk.h"
#include "term/pty.h"

/*
 * bench-wall TALKA FOLDER - from a key to the console's first byte: without a second
 * screen, with one that follows, and with one that stands still.
 *
 * The real program in real terminals. FOLDER must not exist. Every key moves the
 * selection, so that each gives the second screen another board.
 */
enum { KEYS = 2001, ITEMS = 24 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

static void must(bool done, const char *what)
{
	if (done)
		return;
	fprintf(stderr, "bench-wall: %s\n", what);
	exit(1);
}

static void write_workshop(const char *path)
{
	struct disk disk = disk_system();
	struct str text = STR_INIT;

	str_add(&text, "[workshop]\nformat = 1\nid = bench\ntitle = \"An evening\"\n"
	    "[exercise.needs]\ntype = collect\nprompt = \"What do we need?\"\nitems = known\nread-aloud = no\n[list.known]\n");
	for (int i = 0; i < ITEMS; i++)
		str_add_format(&text, "item%d = \"Somebody to help with thing number %d in the house\"\n", i, i + 1);
	must(disk_replace(&disk, path, text.bytes, text.length, NULL), path);
	str_free(&text);
}

/* Until nothing comes any more: of two keys that are read at once the second takes the first back, and nothing is drawn. */
static void wait_for_rest(struct pty *pty)
{
	const struct timespec moment = { .tv_nsec = 2000000 };
	size_t before, after;

	do {
		pty_output(pty, &before);
		nanosleep(&moment, NULL);
		pty_drain(pty);
		pty_output(pty, &after);
	} while (after != before);
}

static double time_key(struct pty *pty, const char *key)
{
	size_t before, after;
	double start;

	wait_for_rest(pty);
	pty_output(pty, &before);
	start = now();
	pty_type(pty, key);
	do {
		pty_drain(pty);
		pty_output(pty, &after);
	} while (after == before);
	return now() - start;
}

static void time_keys(struct pty *pty, const char *what)
{
	static double times[KEYS];

	for (size_t i = 0; i < KEYS; i++)
		times[i] = time_key(pty, i % 2 ? "k" : "j");
	qsort(times, KEYS, sizeof *times, by_size);
	printf("key to first byte, %s: p50 %.3f ms, p99 %.3f ms\n", what, times[KEYS / 2], times[KEYS * 99 / 100]);
}

static struct pty *start(const char *const arguments[], const char *folder)
{
	char *runtime = arena_format(arena_new(), "XDG_RUNTIME_DIR=%s", folder);
	const char *environment[] = { runtime, NULL };

	return pty_start(arguments, &(struct pty_options){ .environment = environment });
}

static struct pty *start_console(const char *talka, const char *folder)
{
	char *workshop = disk_join(folder, "bench.ini"), *session = disk_join(folder, "s");
	const char *arguments[] = { talka, "run", "--into", session, workshop, NULL };
	struct pty *console;

	write_workshop(workshop);
	console = start(arguments, folder);
	must(pty_wait(console, "open the curtain"), "no console");
	pty_keys(console, "Enter Enter");
	must(pty_wait(console, "What do we need?"), "no exercise");
	return console;
}

int main(int argc, char **argv)
{
	struct pty *console, *wall;

	if (argc != 3 || mkdir(argv[2], 0700)) {
		fputs("usage: bench-wall TALKA FOLDER\n", stderr);
		return 2;
	}
	console = start_console(argv[1], argv[2]);
	time_keys(console, "one screen");
	wall = start((const char *const[]){ argv[1], "wall", NULL }, argv[2]);
	must(pty_wait(wall, "What do we need?"), "no wall");
	time_keys(console, "a wall that follows");
	pty_signal(wall, SIGSTOP);
	time_keys(console, "a wall that stands still");
	pty_signal(wall, SIGCONT);
	pty_end(wall);
	pty_end(console);
	return 0;
}
