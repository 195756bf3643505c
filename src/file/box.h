/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_BOX_H
#define TALKA_FILE_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/random.h"
#include "file/disk.h"

/*
 * box - the sealed box of a secret round: what stands on its slips, as texts, and which codes are spent.
 *
 * A file is a mark, a nonce, and one message of libsodium's crypto_secretbox.
 *
 * Invariants:
 *  - Each box_write() shuffles the texts anew, seals all anew under a fresh nonce, and replaces the
 *    file before: old and new have no byte in common that tells anything.
 *  - All texts have one size in the file, and the file has one size up to 64 texts, twice that up to
 *    128, and so on: it tells no more than how many came.
 *  - No code is beside a text: codes are sorted, texts are shuffled.
 *  - The key is on disk before the first file that it opens.
 *
 * Ownership: box_free() frees, and wipes what was in it.
 */
struct box_place {
	const struct disk *disk;
	const char *file, *key;          /* paths; the key's lies outside of what may be copied */
};

enum box_found { BOX_OPENED, BOX_MISSING, BOX_LOCKED /* its key is not here, or another one */, BOX_UNREADABLE };

struct box;

/* With a fresh key. text_bytes: the longest text that box_put() will be given. */
struct box *box_new(const struct random *random, size_t text_bytes);
/* NULL and words where it is not BOX_OPENED. */
struct box *box_open(const struct box_place *place, enum box_found *found, struct err *err);
void box_free(struct box *box);                                        /* NULL is fine */

size_t box_count(const struct box *box);
const char *box_text(const struct box *box, size_t i);                 /* until the next change */
size_t box_codes(const struct box *box);
const char *box_code(const struct box *box, size_t i);                 /* sorted by bytes */
bool box_has_code(const struct box *box, const char *code);

/* In memory, until box_write(). code "" = none is spent. False and words where one is too long for the box. */
bool box_put(struct box *box, const char *code, const char *text, struct err *err);
/* One text that is the same goes out again, and the code. */
void box_take(struct box *box, const char *code, const char *text);

/* Shuffles and writes. False and words: the file is as it was, or already as it should be. */
bool box_write(struct box *box, const struct random *random, const struct box_place *place, struct err *err);
/* The file, then the key. Neither need be there. */
bool box_remove(const struct box_place *place, struct err *err);

#endif
