/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_FOURS_H
#define TALKA_TALLY_FOURS_H

#include "tally/ballots.h"

/*
 * fours - four marks of a ballot in a word, so that one step asks all of them.
 *
 * The first mark stands in the lowest 16 bits, whatever the machine's order of
 * bytes. Marks are at least 0, those of grades at least -1.
 */
enum { FOUR = 4 };

/* The marks from here on; behind the last (of count) stand zeros. */
static inline uint64_t fours_load(const int16_t *marks, size_t count)
{
	uint64_t four = 0;

	if (count >= FOUR)
		return (uint64_t)(uint16_t)marks[0] | (uint64_t)(uint16_t)marks[1] << 16 | (uint64_t)(uint16_t)marks[2] << 32
		    | (uint64_t)(uint16_t)marks[3] << 48;
	for (size_t i = 0; i < count; i++)
		four |= (uint64_t)(uint16_t)marks[i] << 16 * i;
	return four;
}

/*
 * Brings near what will be loaded a little later, 64 marks at a time: each costs so
 * little work that the memory would be waited for. Behind the last mark it does nothing.
 */
static inline void fours_ahead(const int16_t *marks)
{
	enum { AHEAD = 1024, LINE = 32 };

	__builtin_prefetch((const char *)marks + AHEAD * sizeof *marks);
	__builtin_prefetch((const char *)marks + (AHEAD + LINE) * sizeof *marks);
}

/* 1 for each mark that is above 0. Not for grades. */
static inline uint64_t fours_above(uint64_t four)
{
	return (four + 0x7fff7fff7fff7fffu) >> 15 & 0x0001000100010001u;
}

/* 1 for each mark that is at least 0. */
static inline uint64_t fours_graded(uint64_t four)
{
	return ~four >> 15 & 0x0001000100010001u;
}

/* 1 for each mark that is 1. Not for grades. */
static inline uint64_t fours_first(uint64_t four)
{
	return fours_above(four) & ~fours_above(four ^ 0x0001000100010001u);
}

/* The four ones side by side, the first the lowest. */
static inline uint64_t fours_bits(uint64_t ones)
{
	return ones * 0x0001000200040008u >> 48;
}

#endif
