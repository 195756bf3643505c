/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_EXPLAIN_INSIDE_H
#define TALKA_MODEL_EXPLAIN_INSIDE_H

#include "model/explain.h"
#include "tally/pairwise.h"

/* explain-inside - private to the explanations: what their files share. */

enum { EXPLAIN_MOST = 12 };      /* things named in one sentence; the rest is counted */

/* What stands before the i-th of count things: nothing, a comma, "and". */
const char *explain_joint(size_t i, size_t count);
/* A name that a number follows: in quotes where it would run into the number. */
void explain_counted(const char *name, struct str *out);
/* "A beats B 9 to 7" */
void explain_duel(const struct pairwise *pairs, const char *const *names, size_t a, size_t b, struct str *out);
/* "A beats B 9 to 7, B beats C 8 to 6", ...; closed: and the last against the first. */
void explain_chain(const struct pairwise *pairs, const char *const *names, const uint32_t *items, size_t count, bool closed,
    struct str *out);

/* How people graded each item, and how much they agree on it. */
void explain_grades(const struct tally_ballots *ballots, const char *const *names, struct arena *arena, struct str *out);
void explain_worst_defeats(const struct explain *about, struct arena *arena, struct str *out);
void explain_paths(const struct explain *about, struct arena *arena, struct str *out);
void explain_locked(const struct explain *about, struct arena *arena, struct str *out);
void explain_optima(const struct explain *about, struct arena *arena, struct str *out);
void explain_stages(const struct explain *about, struct arena *arena, struct str *out);
void explain_gauges(const struct explain *about, struct arena *arena, struct str *out);
void explain_final(const struct explain *about, struct arena *arena, struct str *out);
void explain_spending(const struct explain *about, struct arena *arena, struct str *out);

#endif
