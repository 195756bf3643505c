/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TERM_RANDOM_CANVAS_H
#define TALKA_TESTS_TERM_RANDOM_CANVAS_H

#include "view/canvas.h"

/*
 * random-canvas - fills a canvas with wide, marked and shaped characters in all styles.
 *
 * The same seed gives the same cells, in the program under test and in the test.
 * The last row ends in "seed N.": it is what a terminal is sent last.
 */
void random_canvas(struct canvas *canvas, unsigned seed);

#endif
