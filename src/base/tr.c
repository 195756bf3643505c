/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tr.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/catalogue.h"

const char *tr(const struct language *language, const char *msgid)
{
	/* What stands for "" is the catalogue's header. */
	bool known = language && language->catalogue && *msgid;
	const char *told = known ? catalogue_find(language->catalogue, msgid) : NULL;

	return told ? told : msgid;
}

const char *tr_count(const struct language *language, const char *one, const char *many, long n)
{
	/* No language tells -3 from 3. */
	unsigned long size = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
	const char *told = language && language->catalogue ? catalogue_find_count(language->catalogue, one, size) : NULL;

	if (told)
		return told;
	return n == 1 ? one : many;
}
