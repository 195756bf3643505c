/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/registry.h"

#include "model/exercise.h"

#define ROW(name) extern const struct exercise_type exercise_##name;
#include "exercises-list.h"
#undef ROW

static const struct exercise_type *const types[] = {
#define ROW(name) &exercise_##name,
#include "exercises-list.h"
#undef ROW
	NULL
};

const struct script_registry *exercises_registry(void)
{
	static const struct script_registry registry = { .types = types };

	return &registry;
}
