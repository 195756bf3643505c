/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_POLL_DESK_H
#define TALKA_MODEL_POLL_DESK_H

#include "model/ballot.h"

/*
 * poll-desk - what the facilitator's desk knows of a running count: ballots
 * and counts before they are revealed.
 *
 * Floors allow this header to ui alone: no type and no wall can name it.
 */
size_t desk_ballots(const struct poll *poll);
size_t desk_slips(const struct poll *poll);                     /* how many came in, of which a secret round shows none */
const struct ballot *desk_ballot(const struct poll *poll, size_t i);
const struct ballot *desk_ballot_of(const struct poll *poll, const char *participant);   /* NULL; never one that was taken out */
bool desk_has_voted(const struct poll *poll, const char *participant);   /* with this code, in a secret round too */
int64_t desk_count(const struct poll *poll, size_t item);       /* hands for an item; -1 = not counted yet */
int64_t desk_people(const struct poll *poll);                   /* people who took part by hands; -1 = not told */
/* Checks the counts by hand: false and words such as "2 votes too many for 12 people". */
bool desk_check_counts(const struct poll *poll, struct err *err);

#endif
