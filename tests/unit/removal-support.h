/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_REMOVAL_SUPPORT_H
#define TALKA_TESTS_REMOVAL_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export/export.h"
#include "export/verify.h"
#include "faults/fake-inside.h"
#include "unit/session-support.h"

/* removal-support - what was removed is looked for on the whole disk, and what is left is verified. */

static inline bool holds(const struct str *bytes, const char *words)
{
	size_t length = strlen(words);

	for (size_t i = 0; i + length <= bytes->length; i++)
		if (!memcmp(bytes->bytes + i, words, length))
			return true;
	return false;
}

/* The first file of the disk in which the words stand, or NULL: what grep -r would find. */
static inline const char *grep(const struct room *room, const char *words)
{
	for (size_t i = 0; i < room->fake->now.count; i++) {
		const struct name *name = &room->fake->now.list[i];

		if (name->body && holds(&name->body->now, words))
			return name->path;
	}
	return NULL;
}

static inline void nothing_has(const struct room *room, const char *words)
{
	const char *path = grep(room, words);

	if (path)
		fail_msg("\"%s\" stands in %s:\n%s", words, path, fake_disk_get(room->fake, path, NULL));
}

static inline void write_tables(struct room *room)
{
	struct export_options all = EXPORT_ALL;

	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
}

static inline void verify_is_content(struct room *room)
{
	struct str report = STR_INIT;

	if (!verify_session(room->sitting, &room->disk, &report))
		fail_msg("%s", str_text(&report));
	str_free(&report);
}

static inline void take_out(struct room *room, const struct removal_order *order)
{
	struct err err = ERR_INIT;

	if (!sitting_remove(room->sitting, order, &err))
		fail_msg("%s", err_text(&err));
}

#endif
