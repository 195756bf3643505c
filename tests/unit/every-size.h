/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_EVERY_SIZE_H
#define TALKA_TESTS_EVERY_SIZE_H

#include <stddef.h>

/* every-size - rows and columns of screens from nothing to a large one, every height with every width. */
static const size_t heights[] = { 1, 2, 3, 5, 6, 7, 8, 10, 12, 16, 24, 40 };
static const size_t widths[] = { 1, 2, 3, 5, 8, 13, 20, 31, 40, 60, 80, 120 };

enum { HEIGHTS = sizeof heights / sizeof *heights, WIDTHS = sizeof widths / sizeof *widths };

#endif
