/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_FILE_H
#define TALKA_CMD_FILE_H

#include "cmd/command.h"
#include "model/script.h"

/* file - where workshops and sessions are, as commands need it. */

/* A workshop that may be run. NULL where it has errors: then all its faults, also warnings, go to call->problems. */
struct script *file_read_script(const struct command_call *call, const char *path);
/* To look at, not to run: warnings are told in any case. */
struct script *file_check_script(const struct command_call *call, const char *path);
/* $TALKA_DIR, else ~/talka. Caller frees. */
char *file_sessions_folder(const struct command_call *call);

#endif
