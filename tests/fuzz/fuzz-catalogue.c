/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Whatever the bytes: a catalogue whose texts end, or words. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const msgids[] = { "", "vote", "%lld point", "Anyone else?" };
	struct err err = ERR_INIT;
	struct catalogue *catalogue = catalogue_read(bytes, size, &err);

	if (!catalogue != err_is_set(&err))
		abort();
	for (size_t i = 0; catalogue && i < sizeof msgids / sizeof *msgids; i++) {
		const char *told = catalogue_find(catalogue, msgids[i]);

		if (told && strlen(told) > size)
			abort();
		for (unsigned long n = 0; n < 25; n++)
			if ((told = catalogue_find_count(catalogue, msgids[i], n)) != NULL && strlen(told) > size)
				abort();
	}
	catalogue_free(catalogue);
	err_clear(&err);
	return 0;
}
