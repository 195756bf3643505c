/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_TONGUES_H
#define TALKA_CMD_TONGUES_H

#include "base/err.h"
#include "base/tr.h"
#include "file/disk.h"
#include "model/script.h"

/*
 * tongues - the catalogues of a workshop's languages, one for each, read once.
 *
 * "lt" and "lt-zem" are told by lt.mo of the first folder that has one; a language
 * that no folder has stays English, and so does one whose file is broken.
 */
struct tongues {
	struct language *list;           /* in the order of the script's languages; codes are borrowed from it */
	struct catalogue **catalogues;
	size_t count;
};

/* folders ended by NULL, or NULL. err tells of the last broken file, which is no failure. */
struct tongues tongues_open(const struct disk *disk, const char *const *folders, const struct script *script, struct err *err);
void tongues_close(struct tongues *tongues);

/* The catalogue of one language, NULL where there is none. */
struct catalogue *tongues_find(const struct disk *disk, const char *const *folders, const char *code, struct err *err);

#endif
