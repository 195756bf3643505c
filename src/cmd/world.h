/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_WORLD_H
#define TALKA_CMD_WORLD_H

#include "cmd/command.h"
#include "model/sitting.h"

/* world - what a session is handed by the call: disk, clock, chance, types. */
struct world command_world(const struct command_call *call);

#endif
