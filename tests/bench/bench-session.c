/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "exercises/registry.h"
#include "model/sitting.h"

/*
 * bench-session FOLDER - how long a large session takes to open, and what the
 * door costs beside the bare write and sync of the same bytes.
 *
 * Both on the real disk, medians of several runs, in one process. FOLDER must
 * not exist; it holds the large session (500 people, 200 items, 50,000 events)
 * afterwards, for whoever wants to open it.
 */
enum { PEOPLE = 500, ITEMS = 200, EVENTS = 50000, BATCH = 500, OPENINGS = 9, ENTRIES = 201 };

static const char workshop[] =
    "[workshop]\nformat = 1\nid = large\ntitle = \"A large evening\"\n"
    "[exercise.needs]\ntype = collect\nmethod = open\nprompt = \"What do you need?\"\n"
    "[exercise.vote]\ntype = vote\nmethod = dots\nitems = needs\n";

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

static double at(double *times, size_t count, double part)
{
	qsort(times, count, sizeof *times, by_size);
	return times[(size_t)((double)(count - 1) * part)];
}

static _Noreturn void give_up(const struct err *err)
{
	fprintf(stderr, "bench-session: %s\n", err_text(err));
	exit(1);
}

static void must(struct sitting *sitting, const struct entry *entries, size_t count)
{
	enum verdict verdicts[BATCH];
	struct err err = ERR_INIT;

	if (sitting_enter(sitting, entries, count, verdicts, &err) != APPEND_DONE || err_is_set(&err))
		give_up(&err);
}

static void enter(struct sitting *sitting, const char *verb, const char *item, const char *value)
{
	struct entry entry = { .verb = verb, .exercise = "needs", .item = item, .value = value };

	must(sitting, &entry, 1);
}

static void say_items(struct sitting *sitting)
{
	struct str lines = STR_INIT, value = STR_INIT;

	for (int i = 0; i < ITEMS; i++)
		str_add_format(&lines, "%sSomebody to help with thing number %d in the house", i ? "\n" : "", i + 1);
	value_text(&value, str_text(&lines));
	enter(sitting, "item.paste", "needs-1", str_text(&value));
	str_free(&lines);
	str_free(&value);
}

/* Events of everyday kinds: said again, worded anew. */
static void fill(struct sitting *sitting)
{
	static char ids[BATCH][16];
	struct entry entries[BATCH];

	for (int i = 0; i < BATCH; i++) {
		snprintf(ids[i], sizeof ids[i], "needs-%d", i % ITEMS + 1);
		entries[i] = i % 3 ? (struct entry){ .verb = "item.again", .exercise = "needs", .item = ids[i] }
		    : (struct entry){ .verb = "item.edit", .exercise = "needs", .item = ids[i],
			.value = "text=Somebody to help with one thing or another in the house" };
	}
	while (sitting_events(sitting) + BATCH <= EVENTS)
		must(sitting, entries, BATCH);
	must(sitting, entries, EVENTS - sitting_events(sitting));
}

static void make(const struct world *world, const char *folder)
{
	struct faults *faults = faults_new("large.ini");
	struct script *script = script_load("large.ini", workshop, strlen(workshop), world->registry, faults);
	struct sitting_plan plan = { .folder = folder };
	struct err err = ERR_INIT;
	struct sitting *sitting = script ? sitting_begin(world, script, &plan, &err) : NULL;
	struct entry start = { .verb = "exercise.start", .exercise = "needs" }, people = { .verb = "people.add", .value = "count=500" };

	if (!sitting)
		give_up(&err);
	must(sitting, &people, 1);
	must(sitting, &start, 1);
	say_items(sitting);
	fill(sitting);
	sitting_close(sitting);
	faults_free(faults);
}

static void time_opening(const struct world *world, const char *folder)
{
	double times[OPENINGS];
	struct rusage usage;
	size_t events = 0;

	for (size_t i = 0; i < OPENINGS; i++) {
		double start = now();
		struct sitting *sitting = sitting_resume(world, folder, true, NULL);

		times[i] = now() - start;
		events = sitting_events(sitting);
		sitting_close(sitting);
	}
	getrusage(RUSAGE_SELF, &usage);
	printf("open and fold %zu events: median %.1f ms (least %.1f, most %.1f); peak resident %.1f MB\n", events,
	    at(times, OPENINGS, 0.5), at(times, OPENINGS, 0), at(times, OPENINGS, 1), (double)usage.ru_maxrss / 1024);
}

/* In turn, so that both see the same disk: the door, then the same number of bytes by hand. */
static void time_door(const struct world *world, const char *folder)
{
	struct sitting *sitting = sitting_resume(world, folder, false, NULL);
	char *path = disk_join(folder, "bare");
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	double door[ENTRIES], bare[ENTRIES];
	static const char bytes[120] = { 'x' };

	for (int i = 0; i < ENTRIES; i++) {
		double start = now();

		enter(sitting, "item.again", "needs-7", "");
		door[i] = now() - start;
		start = now();
		if (pwrite(file, bytes, sizeof bytes, (off_t)i * (off_t)sizeof bytes) < 0 || fdatasync(file) < 0)
			perror("bare");
		bare[i] = now() - start;
	}
	printf("sitting_enter(): median %.3f ms; pwrite + fdatasync alone: median %.3f ms; the door adds %.3f ms\n",
	    at(door, ENTRIES, 0.5), at(bare, ENTRIES, 0.5), at(door, ENTRIES, 0.5) - at(bare, ENTRIES, 0.5));
	close(file);
	unlink(path);
	free(path);
	sitting_close(sitting);
}

int main(int argc, char **argv)
{
	struct clock clock;
	struct disk disk = disk_system();
	struct random random = random_system();
	struct err err = ERR_INIT;
	struct world world = { .disk = &disk, .clock = &clock, .random = &random, .registry = exercises_registry(),
		.version = "bench", .who = "" };

	if (argc != 2) {
		fputs("usage: bench-session FOLDER\n", stderr);
		return 2;
	}
	if (!clock_system_open(&clock, &err))
		give_up(&err);
	make(&world, argv[1]);
	time_opening(&world, argv[1]);
	time_door(&world, argv[1]);
	clock_system_close(&clock);
	return 0;
}
