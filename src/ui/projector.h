/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PROJECTOR_H
#define TALKA_UI_PROJECTOR_H

#include <stddef.h>

#include "ui/loop.h"
#include "view/picture.h"

/*
 * projector - the front of talka wall: the picture that the console sent, laid out for this terminal.
 *
 * Invariants:
 *  - Where nobody sends, the quiet picture of the last console is shown; before the first one, talka's own.
 *  - What cannot be read is told on the last row, and the picture before it stays.
 *  - Keys do nothing but tell where they belong; only Ctrl-C leaves, so that no slip of a hand shows the room a shell.
 */
struct projector;

struct projector *projector_new(const struct picture_tongues *tongues);     /* borrowed */
void projector_free(struct projector *projector);
void projector_show(struct projector *projector, const char *line, size_t length);
void projector_alone(struct projector *projector);       /* nobody sends */
struct front projector_front(struct projector *projector);

#endif
