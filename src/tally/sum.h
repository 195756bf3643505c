/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_SUM_H
#define TALKA_TALLY_SUM_H

#include "tally/rule.h"

/*
 * sum - the count of every rule that adds up what each mark is worth.
 *
 * Ownership: nothing; the result lives with the arena.
 */
/* What a mark is worth; most is options->most, or the largest mark there is. */
typedef int64_t mark_worth_fn(int16_t mark, int16_t most);

bool sum_count(const struct tally_ballots *ballots, int16_t most, mark_worth_fn *worth, struct arena *arena,
    struct tally_result *result);

#endif
