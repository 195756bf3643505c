/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_PAPER_H
#define TALKA_EXPORT_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tr.h"
#include "model/session.h"

/*
 * paper - what is printed before a workshop, or between two of its exercises.
 *
 * Of a session that has no events yet, items that the room is still to say stand
 * as letters with room to write; later with the real letters and wordings.
 *
 * Invariants:
 *  - The same session and plan give the same bytes.
 *  - What the facilitator alone should see stands only on the running order.
 */
struct paper_plan {
	size_t language;                     /* of the script's languages, for texts */
	const struct language *tongue;       /* the same for talka's own words on what people get; NULL = English */
	size_t people;                       /* how many slips and codes */
	const struct exercise *exercise;     /* slips and tally sheets of this one alone; NULL = of all */
	const char *parts;                   /* names parted by LF; NULL = all */
};

/* What there is, each on sheets of its own. i from 0; NULL after the last. */
struct paper_part { const char *name, *help; };
const struct paper_part *paper_part(size_t i);

/* Pages of at most 60 lines and 72 columns, parted by form feeds. Caller frees. */
char *paper_text(const struct session *session, const struct paper_plan *plan);
/* One file with its styles in it, for A4. Caller frees. */
char *paper_html(const struct session *session, const struct paper_plan *plan);

#endif
