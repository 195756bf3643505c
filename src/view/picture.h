/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_PICTURE_H
#define TALKA_VIEW_PICTURE_H

#include "base/err.h"
#include "view/board.h"
#include "view/layout.h"

/*
 * picture - all that a second screen shows: a head line and boards, and their form as one line of bytes.
 *
 * The form is JSON with the members of board.h, what is empty left out.
 *
 * Invariants:
 *  - Whatever the bytes, reading ends with a picture that can be drawn, or in words.
 *  - A picture that was written and read draws the same cells at every size.
 *
 * Ownership: texts and boards are borrowed; of a picture that was read they live with the arena.
 */
enum { PICTURE_BOARDS = 2 };

struct picture {
	const char *workshop, *place, *title, *clock;    /* of the head, as frame_head() takes them */
	const struct board *boards[PICTURE_BOARDS];      /* the first that stands whole is shown, else the last */
	size_t count;                                    /* 0: the quiet one */
	const struct board *quiet;                       /* of the curtain; also shown where nobody sends any more */
};

/* The board to show there; never NULL. */
const struct board *picture_board(const struct picture *picture, struct canvas *canvas, struct area area);

/* One line without LF; caller frees. */
char *picture_write(const struct picture *picture);

/* Languages are told by their codes: find() gives the language of one, or NULL for English. */
struct picture_tongues { void *context; const struct language *(*find)(void *context, const char *code); };

bool picture_read(struct picture *picture, struct arena *arena, const char *bytes, size_t size, const struct picture_tongues *tongues,
    struct err *err);

#endif
