/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/scale.h"

#include <stdlib.h>

#include "base/mem.h"

static void add_level(struct scale *scale)
{
	if (scale->levels == scale->room) {
		scale->room = scale->room ? 2 * scale->room : 16;
		scale->up = mem_grow(scale->up, scale->room, sizeof *scale->up);
	}
	mpz_init_set_ui(scale->up[scale->levels++], 1);
}

void scale_begin(struct scale *scale, const mpz_t den)
{
	*scale = (struct scale){ .up = NULL };
	mpz_init_set(scale->den, den);
	add_level(scale);
}

void scale_end(struct scale *scale)
{
	for (size_t i = 0; i < scale->levels; i++)
		mpz_clear(scale->up[i]);
	free(scale->up);
	mpz_clear(scale->den);
}

size_t scale_last(const struct scale *scale)
{
	return scale->levels - 1;
}

void scale_refine(struct scale *scale, int64_t by)
{
	for (size_t i = 0; i < scale->levels; i++)
		mpz_mul_si(scale->up[i], scale->up[i], by);
	mpz_mul_si(scale->den, scale->den, by);
	add_level(scale);
}

void scale_raise(const struct scale *scale, const struct scaled *number, mpz_t out)
{
	mpz_mul(out, number->num, scale->up[number->level]);
}
