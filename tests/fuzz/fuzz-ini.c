/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "file/ini.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Whatever the bytes: entries with a name and a value each, or words. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct err err = ERR_INIT;
	struct ini *ini = ini_load((const char *)bytes, size, &err);

	if (!ini != err_is_set(&err))
		abort();
	for (size_t i = 0; ini && i < ini_count(ini); i++) {
		struct ini_entry entry = ini_get(ini, i);

		if (strlen(entry.section) > size || strlen(entry.key) > size || strlen(entry.value) > size)
			abort();
	}
	ini_free(ini);
	err_clear(&err);
	return 0;
}
