/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/str.h"

enum { NUMBERS = 3, NUMBER_DIGITS = 4, WEEK = 7, MOST_AHEAD = 1000, DAY_SECONDS = 86400 };

struct numbers { int64_t list[NUMBERS]; size_t count; };

/* Up to three numbers, parted by one dot or stroke each; a dot may stand at the end. */
static bool read_numbers(const char *text, struct numbers *numbers)
{
	while (*text) {
		size_t digits = strspn(text, "0123456789");
		char number[NUMBER_DIGITS + 1] = "";

		if (!digits || digits > NUMBER_DIGITS || numbers->count == NUMBERS)
			return false;
		memcpy(number, text, digits);
		if (!str_number(number, 0, INT32_MAX, &numbers->list[numbers->count++]))
			return false;
		text += digits;
		if (*text && *text != '.' && *text != '-')
			return false;
		text += *text != '\0';
		text += strspn(text, " ");
	}
	return true;
}

/* A day that the calendar lacks is not what its own seconds say. */
static bool seconds_of(int64_t year, int64_t month, int64_t day, int64_t *utc)
{
	char text[64], again[CLOCK_TEXT];

	snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", (int)year, (int)month, (int)day);
	if (!clock_parse(text, utc))
		return false;
	clock_text(*utc, again);
	return str_same(text, again);
}

static bool is_ahead(const char *text, int64_t today, int64_t *utc)
{
	size_t digits = strspn(text, "0123456789");
	int64_t count;
	char number[NUMBER_DIGITS + 1] = "";

	if (!digits || digits > NUMBER_DIGITS || (!str_same(text + digits, "d") && !str_same(text + digits, "w")))
		return false;
	memcpy(number, text, digits);
	if (!str_number(number, 0, MOST_AHEAD, &count))
		return false;
	*utc = today + count * (text[digits] == 'w' ? WEEK : 1) * DAY_SECONDS;
	return true;
}

/* Without a year it is the next such day. */
static bool is_without_year(const struct numbers *numbers, int64_t year, int64_t today, int64_t *utc)
{
	return numbers->count == 2 && ((seconds_of(year, numbers->list[1], numbers->list[0], utc) && *utc >= today)
	    || seconds_of(year + 1, numbers->list[1], numbers->list[0], utc));
}

static bool is_whole(const struct numbers *numbers, int64_t *utc)
{
	const int64_t *list = numbers->list;

	return numbers->count == NUMBERS && (list[0] > 31 ? seconds_of(list[0], list[1], list[2], utc) : seconds_of(list[2], list[1], list[0], utc));
}

bool day_read(const char *text, const char *today, char out[DAY_TEXT])
{
	struct numbers numbers = { .count = 0 }, now = { .count = 0 };
	int64_t from, utc;
	char time[CLOCK_TEXT];

	if (!read_numbers(today, &now) || !is_whole(&now, &from))
		return false;
	if (!is_ahead(text, from, &utc)
	    && !(read_numbers(text, &numbers) && (is_whole(&numbers, &utc) || is_without_year(&numbers, now.list[0], from, &utc))))
		return false;
	if (utc < from)
		return false;
	clock_text(utc, time);
	memcpy(out, time, DAY_TEXT - 1);
	out[DAY_TEXT - 1] = '\0';
	return true;
}
