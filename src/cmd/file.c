/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/file.h"

#include <stdlib.h>

#include "base/mem.h"
#include "exercises/registry.h"

enum { MOST_BYTES = 1024 * 1024 };

static void print(const struct command_call *call, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		char *line = faults_line(faults, i);

		fprintf(call->problems, "%s\n", line);
		free(line);
	}
}

static struct script *read_script(const struct command_call *call, const char *path, bool checks)
{
	struct faults *faults = faults_new(path);
	struct script *script = NULL;
	struct err err = ERR_INIT;
	char *bytes = NULL;
	size_t size;

	if (disk_read_all(call->disk, path, MOST_BYTES, &bytes, &size, &err))
		script = script_load(path, bytes, size, exercises_registry(), faults);
	else
		fprintf(call->problems, "%s\n", err_text(&err));
	if (!script || checks)
		print(call, faults);
	err_clear(&err);
	faults_free(faults);
	free(bytes);
	return script;
}

struct script *file_read_script(const struct command_call *call, const char *path)
{
	return read_script(call, path, false);
}

struct script *file_check_script(const struct command_call *call, const char *path)
{
	return read_script(call, path, true);
}

char *file_sessions_folder(const struct command_call *call)
{
	const char *named = call->environment("TALKA_DIR"), *home = call->environment("HOME");

	return named && *named ? mem_text(named) : disk_join(home && *home ? home : ".", "talka");
}
