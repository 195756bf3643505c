/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/slice.h"

#include <string.h>

#include "base/str.h"

struct slice slice_trim(struct slice slice)
{
	while (slice.length && (slice.text[0] == ' ' || slice.text[0] == '\t')) {
		slice.text++;
		slice.length--;
	}
	while (slice.length && (slice.text[slice.length - 1] == ' ' || slice.text[slice.length - 1] == '\t'))
		slice.length--;
	return slice;
}

struct slice slice_part(struct slice *rest, const char *signs)
{
	struct slice part = *rest;
	const char *end = NULL;

	for (; *signs && part.length; signs++) {
		const char *at = memchr(part.text, *signs, part.length);

		if (!at)
			continue;
		part.length = (size_t)(at - part.text);
		end = at;
	}
	*rest = end ? (struct slice){ end + 1, rest->length - part.length - 1 } : (struct slice){ NULL, 0 };
	return part;
}

bool slice_is(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && (!slice.length || !memcmp(slice.text, text, slice.length));
}

bool slice_begins(struct slice slice, const char *text)
{
	size_t length = strlen(text);

	return slice.length >= length && !memcmp(slice.text, text, length);
}

bool slice_number(struct slice slice, int64_t least, int64_t most, int64_t *out)
{
	char digits[24];

	slice = slice_trim(slice);
	if (slice.length >= sizeof digits)
		return false;
	memcpy(digits, slice.text ? slice.text : "", slice.length);
	digits[slice.length] = '\0';
	return str_number(digits, least, most, out);
}
