/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/random.h"
#include "base/str.h"
/* The real one is below the pinned one. */
#undef disk_system
#include "file/disk.h"

/*
 * talka-pinned is talka but for its chance and its disk: main.c is compiled with
 * random_system() named random_pinned(), disk_system() named disk_pinned(). Each
 * draw begins the seed anew, so that a program that was killed and started again
 * draws what it would have drawn. While a file "full" stands in HOME, the disk is.
 */
static uint64_t seed(void)
{
	const char *given = getenv("TALKA_SEED");
	int64_t number = 1;

	if (given && !str_number(given, 0, INT64_MAX, &number))
		abort();
	return (uint64_t)number;
}

static void draw(void *context, void *out, size_t size)
{
	struct random_seeded state = { .seed = seed() };
	struct random random = random_seeded(&state);

	(void)context;
	random.bytes(random.context, out, size);
}

struct random random_pinned(void)
{
	return (struct random){ .bytes = draw };
}

static bool is_full(void)
{
	const char *home = getenv("HOME");
	char *path = disk_join(home ? home : "", "full");
	bool full = home && access(path, F_OK) == 0;

	free(path);
	return full;
}

static int64_t write_unless_full(void *context, int file, const void *bytes, size_t size, int64_t at)
{
	struct disk disk = disk_system();

	(void)context;
	return is_full() ? -ENOSPC : disk.write(disk.context, file, bytes, size, at);
}

struct disk disk_pinned(void);

struct disk disk_pinned(void)
{
	struct disk disk = disk_system();

	disk.write = write_unless_full;
	return disk;
}
