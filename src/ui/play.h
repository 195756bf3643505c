/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PLAY_H
#define TALKA_UI_PLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/loop.h"

/*
 * play - keys from a file instead of a hand: for tests, for films, for teaching.
 *
 * A file of words parted by blanks: names of keys as key_parse() reads them
 * ("Enter", "C-b"), NAME*5 = five times, Paste30 = a paste of 30 lines, "..." =
 * the characters between the quotes, anything else letter by letter. Alone on a
 * line: `save-screen NAME`, `wait MILLISECONDS`, and # for a comment.
 */
struct play_stage {
	void *context;
	void (*key)(void *context, const struct key *key);
	bool (*save_screen)(void *context, const char *name, struct err *err);
	void (*wait)(void *context, int64_t ms);
	bool (*ended)(const void *context);            /* then the rest is left out */
};

/* False and words with the line where a line cannot be played. */
bool play_keys(const char *text, const struct play_stage *stage, struct err *err);

#endif
