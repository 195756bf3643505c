/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/exercise.h"
#include "model/inside.h"
#include "model/pipes.h"
#include "model/undo.h"

/* All verbs: the shared ones of each module, then each type's own. */

static const struct verb *const shared[] = {
	session_verbs, people_verbs, groups_verbs, agenda_verbs, extra_verbs, pipes_verbs, items_verbs, merge_verbs, poll_verbs, rounds_verbs, cast_verbs, sealed_verbs, minutes_verbs, undo_verbs
};

enum { SHARED = sizeof shared / sizeof *shared };

/* The k-th table of verbs: the shared ones, then each type's own; NULL where a type has none. */
static bool verb_table(const struct session *session, size_t k, const struct verb **table)
{
	const struct exercise_type *const *types = session_registry(session)->types;

	if (k < SHARED) {
		*table = shared[k];
		return true;
	}
	for (size_t i = 0; i < k - SHARED; i++)
		if (!types[i])
			return false;
	if (!types[k - SHARED])
		return false;
	*table = types[k - SHARED]->verbs;
	return true;
}

const struct verb *verb_find(const struct session *session, const char *name)
{
	const struct verb *table;

	for (size_t k = 0; verb_table(session, k, &table); k++)
		for (; table && table->name; table++)
			if (!strcmp(table->name, name))
				return table;
	return NULL;
}

/* Types that share a verb name it with the same row; it is told once. */
static bool told_before(const struct session *session, const struct verb *verb)
{
	return verb_find(session, verb->name) != verb;
}

const struct verb *verb_get(const struct session *session, size_t i)
{
	const struct verb *table;

	for (size_t k = 0; verb_table(session, k, &table); k++)
		for (; table && table->name; table++)
			if (!told_before(session, table) && i-- == 0)
				return table;
	return NULL;
}
