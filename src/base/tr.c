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

/* No language tells -3 from 3. */
static unsigned long size_of(long n)
{
	return n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
}

unsigned long tr_form(const struct language *language, long n)
{
	return language && language->catalogue ? catalogue_form(language->catalogue, size_of(n)) : n != 1;
}

const char *tr_count(const struct language *language, const char *one, const char *many, long n)
{
	const char *told = language && language->catalogue ? catalogue_find_count(language->catalogue, one, size_of(n)) : NULL;

	if (told)
		return told;
	return n == 1 ? one : many;
}
