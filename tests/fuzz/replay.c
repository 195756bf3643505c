/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/*
 * replay - main for a fuzzing harness where libFuzzer is not: runs every file
 * of tests/fuzz/corpus/HARNESS once, as TAP. A crash is a missing line of the plan.
 */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { INPUT_MOST = 1024 * 1024 };

static void replay(const char *path)
{
	uint8_t *bytes = mem_alloc(INPUT_MOST);
	FILE *file = fopen(path, "rb");
	size_t size = file ? fread(bytes, 1, INPUT_MOST, file) : 0;
	/* Exactly as large as the input, so that one byte too far is seen. */
	uint8_t *exact = mem_alloc(size);

	memcpy(exact, bytes, size);
	if (file)
		fclose(file);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	free(bytes);
}

static int is_input(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/'), *source = getenv("srcdir");
	struct str folder = STR_INIT;
	struct dirent **entries;
	int count;

	(void)argc;
	str_add_format(&folder, "%s/tests/fuzz/corpus/%s", source ? source : ".", slash ? slash + 1 : argv[0]);
	count = scandir(str_text(&folder), &entries, is_input, alphasort);
	printf("1..%d\n", count > 0 ? count : 1);
	if (count <= 0)
		printf("not ok 1 - there is a corpus in %s\n", str_text(&folder));
	for (int i = 0; i < count; i++) {
		struct str path = STR_INIT;

		str_add_format(&path, "%s/%s", str_text(&folder), entries[i]->d_name);
		replay(str_text(&path));
		printf("ok %d - %s is read without a fault\n", i + 1, entries[i]->d_name);
		fflush(stdout);
		str_free(&path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	str_free(&folder);
	return 0;
}
