/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_LINK_ADDRESS_H
#define TALKA_LINK_ADDRESS_H

#include <stddef.h>

#include "base/err.h"

/*
 * address - where the console of a session is met by this user's other programs.
 *
 * A socket a session, in $XDG_RUNTIME_DIR/talka or, where that is no folder of
 * this user's, in talka-UID of the folder for temporary files.
 *
 * Invariants:
 *  - The folder of the sockets is a real folder of this user's that nobody else may enter, else there are words.
 *  - A session has one address, wherever its folder is: who knows its key finds it after it was moved, too.
 *
 * Ownership: char * results: caller frees.
 */
struct address_roots { const char *runtime, *temporary; };   /* $XDG_RUNTIME_DIR, $TMPDIR; NULL or "" = not set */

/* The address of the session with this key, any text. NULL and words. */
char *address_of(const struct address_roots *roots, const char *key, struct err *err);
/* The i-th address that there is, the latest first; NULL after the last, or with words where the folder is not as it should be. */
char *address_latest(const struct address_roots *roots, size_t i, struct err *err);
/* Takes away the sockets of consoles that were killed; those that answer, or are busy, stay. */
void address_sweep(const struct address_roots *roots);

#endif
