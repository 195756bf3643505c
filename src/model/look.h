/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_LOOK_H
#define TALKA_MODEL_LOOK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * look - what is selected and scrolled; never on disk, and never what was typed.
 */
struct look {
	size_t row, column;          /* the selection in the list or matrix of the wall */
	const char *filter;          /* "" = all */
	bool both_languages;
};

#endif
