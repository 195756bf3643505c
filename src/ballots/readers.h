/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_READERS_H
#define TALKA_BALLOTS_READERS_H

#include "ballots/build.h"

/* readers - one a form, in the order in which they are asked whether a file looks like theirs. */
extern const struct ballot_reader ballots_pabulib, ballots_preflib, ballots_blt, ballots_rows, ballots_cvotes;

#endif
