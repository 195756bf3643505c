/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_REGISTRY_H
#define TALKA_EXERCISES_REGISTRY_H

#include "model/script.h"

/*
 * registry - all types of exercise, made from the rows of Makefile.am.
 *
 * A file of exercise_sources named rank-points.c defines
 * `const struct exercise_type exercise_rank_points`.
 */
const struct script_registry *exercises_registry(void);

#endif
