/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/random.h"
#include "base/str.h"

/*
 * talka-pinned is talka but for its chance: main.c is compiled with
 * random_system() named random_pinned(). Each draw begins the seed anew, so that
 * a program that was killed and started again draws what it would have drawn.
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
