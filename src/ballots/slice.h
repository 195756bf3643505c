/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_SLICE_H
#define TALKA_BALLOTS_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* slice - a part of a line, which ends with no NUL. Lives with the line. */
struct slice {
	const char *text;
	size_t length;
};

struct slice slice_trim(struct slice slice);
/* What stands before the first of the signs; rest begins behind it, or is empty with text NULL. */
struct slice slice_part(struct slice *rest, const char *signs);
bool slice_is(struct slice slice, const char *text);
bool slice_begins(struct slice slice, const char *text);
bool slice_number(struct slice slice, int64_t least, int64_t most, int64_t *out);

#endif
