/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_PICTURE_FORM_H
#define TALKA_VIEW_PICTURE_FORM_H

#include "view/board.h"

/*
 * picture-form - private to the writing and reading of pictures: what both call the parts of a board.
 */
enum { PICTURE_FORM = 1 };                               /* the number of the form; another one is not read */

extern const char *const picture_kinds[BLOCK_KINDS];
enum { PICTURE_EMPHASES = EMPHASIS_GOOD + 1 };
extern const char *const picture_emphases[PICTURE_EMPHASES];

#endif
