/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_WRITERS_H
#define TALKA_BALLOTS_WRITERS_H

#include "ballots/write.h"

/* writers - one a form, in the order in which they are asked whether a name's ending is theirs. */
extern const struct ballot_writer writer_preflib, writer_pabulib;

#endif
