/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void add_line(void *context, const char *start, size_t length)
{
	str_add_slice(context, start, length);
}

static void check_measures(const char *text)
{
	struct str lines = STR_INIT;
	char *clipped = text_clip(text, 7, false);

	must(text_columns(clipped) <= 7);
	text_wrap(text, 5, add_line, &lines);
	must(lines.length <= strlen(text));
	str_free(&lines);
	free(clipped);
}

static void check_words(const char *text)
{
	char *key = text_key(text), *ascii = text_ascii(text);
	const char *const names[] = { "minutes", key };

	for (const char *at = ascii; *at; at++)
		must((unsigned char)*at < 0x80);
	text_nearest(text, names, 2);
	free(key);
	free(ascii);
}

/* A clean text is valid and stays as it is; nothing that reads it stumbles. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *clean = text_clean((const char *)bytes, size, size % 2, NULL);
	char *again = text_clean(clean, strlen(clean), size % 2, NULL);

	setlocale(LC_CTYPE, "C.UTF-8");
	must(text_is_utf8(clean, strlen(clean), NULL));
	must(str_same(clean, again));
	check_measures(clean);
	check_words(clean);
	free(clean);
	free(again);
	return 0;
}
