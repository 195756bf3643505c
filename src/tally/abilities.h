/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_ABILITIES_H
#define TALKA_TALLY_ABILITIES_H

#include "tally/detail.h"

/*
 * abilities - bradley-terry: how strong each item is, so that the duels are likely.
 *
 * P(a before b) = e^a / (e^a + e^b). The only rule in floating point, as its
 * definition is.
 */
struct tally_abilities {
	const double *ability;         /* an item a cell; their mean is 0 */
	bool prior;                    /* the duels do not link all items: each was given a win and a loss
	                                  against a made-up middling item, or there would be no answer */
};

#endif
