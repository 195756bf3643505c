/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>

#include "cmd/world.h"

#include "cmd/version.h"
#include "exercises/registry.h"

struct world command_world(const struct command_call *call)
{
	return (struct world){ .disk = call->disk, .clock = call->clock, .random = call->random,
		.registry = exercises_registry(), .version = talka_version(), .built = TALKA_BUILT, .keys = call->keys, .who = call->who };
}
