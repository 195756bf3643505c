/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_FRACTION_H
#define TALKA_TALLY_FRACTION_H

#include <gmp.h>

#include "tally/result.h"

/* fraction - between GMP's fractions and numbers that results can hold. */

void fraction_set(mpq_t out, int64_t num, int64_t div);
/* Exact where it fits 63 bits, else as near as it can be. */
struct tally_ratio fraction_ratio(const mpq_t number);

#endif
