/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/registry.h"

const char *const exercises_later[] = {
	NULL
};
