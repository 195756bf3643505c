/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/command.h"

#include "base/str.h"

size_t command_options(const struct command *command)
{
	size_t count = 0;

	while (command->options && command->options[count].name)
		count++;
	return count;
}

const char *command_value(const struct command *command, const struct command_call *call, const char *name)
{
	for (size_t i = 0; i < command_options(command); i++)
		if (str_same(command->options[i].name, name))
			return call->values[i];
	return NULL;
}
