/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/str.h"

enum { HEADER_BYTES = 44, FILE_MOST = 256 * 1024, DAY = 86400 };

/* One change of a year's clocks: Mm.w.d, Jn or n of POSIX, and the second of that day by the clock before it. */
struct change {
	char form;             /* 'M', 'J' or '0' */
	int month, week, day;
	int32_t second;
};

struct rule {
	int32_t standard, summer;
	bool two;              /* there is a summer time */
	struct change start, end;
};

struct zone {
	size_t count;
	int64_t *times;        /* ascending */
	int32_t *offsets;      /* from times[i] on */
	int32_t before;        /* before times[0] */
	bool ruled;
	struct rule rule;      /* from the last time on */
};

/* --- The rule at the end of the file */

static bool eat(const char **at, char c)
{
	if (**at != c)
		return false;
	++*at;
	return true;
}

static int digits(const char **at)
{
	int number = 0;

	while (**at >= '0' && **at <= '9' && number < 10000)
		number = number * 10 + *(*at)++ - '0';
	return number;
}

/* [+-]hh[:mm[:ss]] in seconds */
static int32_t eat_time(const char **at)
{
	int sign = eat(at, '-') ? -1 : 1;
	int seconds;

	eat(at, '+');
	seconds = digits(at) * 3600;
	if (eat(at, ':'))
		seconds += digits(at) * 60;
	if (eat(at, ':'))
		seconds += digits(at);
	return sign * seconds;
}

static void eat_name(const char **at)
{
	if (eat(at, '<')) {
		*at += strcspn(*at, ">");
		eat(at, '>');
	} else {
		*at += strcspn(*at, "+-,0123456789");
	}
}

static bool eat_change(const char **at, struct change *change)
{
	if (!eat(at, ','))
		return false;
	*change = (struct change){ .form = '0', .second = 2 * 3600 };
	if (eat(at, 'M')) {
		change->form = 'M';
		change->month = digits(at);
		eat(at, '.');
		change->week = digits(at);
		eat(at, '.');
	} else if (eat(at, 'J')) {
		change->form = 'J';
	}
	change->day = digits(at);
	if (eat(at, '/'))
		change->second = eat_time(at);
	return true;
}

static bool read_rule(const char *text, struct rule *rule)
{
	if (!*text)
		return false;
	eat_name(&text);
	rule->standard = -eat_time(&text);
	if (!*text)
		return true;
	eat_name(&text);
	rule->summer = *text && *text != ',' ? -eat_time(&text) : rule->standard + 3600;
	rule->two = eat_change(&text, &rule->start) && eat_change(&text, &rule->end);
	return rule->two && !*text;
}

static int64_t first_of(int year, int month, int *weekday)
{
	struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = 1 };
	int64_t utc = timegm(&tm);

	*weekday = tm.tm_wday;
	return utc;
}

/* Week 5 is the last one of the month, be it the fourth. */
static int64_t nth_weekday(int year, const struct change *change)
{
	int weekday, next_weekday;
	int64_t first = first_of(year, change->month, &weekday);
	int64_t next = first_of(year, change->month + 1, &next_weekday);
	int64_t day = first + DAY * ((change->day - weekday + 7) % 7 + 7 * (change->week - 1));

	return day < next ? day : day - 7 * DAY;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Seconds since 1970 by the clock on the wall before the change. */
static int64_t change_at(int year, const struct change *change)
{
	int weekday;
	int day = change->day;

	if (change->form == 'M')
		return nth_weekday(year, change) + change->second;
	if (change->form == 'J')
		day -= day < 60 || !is_leap(year);
	return first_of(year, 1, &weekday) + (int64_t)DAY * day + change->second;
}

static int year_of(int64_t utc)
{
	time_t time = (time_t)utc;
	struct tm tm;

	return gmtime_r(&time, &tm) ? tm.tm_year + 1900 : 1970;
}

static int32_t rule_offset(const struct rule *rule, int64_t utc)
{
	int year;
	int64_t start, end;
	bool summer;

	if (!rule->two)
		return rule->standard;
	year = year_of(utc + rule->standard);
	start = change_at(year, &rule->start) - rule->standard;
	end = change_at(year, &rule->end) - rule->summer;
	summer = start < end ? start <= utc && utc < end : !(end <= utc && utc < start);
	return summer ? rule->summer : rule->standard;
}

/* --- The file */

static int64_t read_number(const unsigned char *bytes, size_t width)
{
	uint64_t number = bytes[0] & 0x80 ? UINT64_MAX : 0;

	for (size_t i = 0; i < width; i++)
		number = number << 8 | bytes[i];
	return (int64_t)number;
}

/* The counts in the order of the header. */
enum { UT, STD, LEAP, TIMES, TYPES, CHARS, COUNTS };

struct part {
	const unsigned char *data;
	size_t counts[COUNTS], width, size;
};

static bool read_part(const unsigned char *bytes, size_t length, size_t width, struct part *part)
{
	if (length < HEADER_BYTES || memcmp(bytes, "TZif", 4))
		return false;
	for (int i = 0; i < COUNTS; i++) {
		int64_t count = read_number(bytes + 20 + 4 * i, 4);

		if (count < 0 || count > FILE_MOST)
			return false;
		part->counts[i] = (size_t)count;
	}
	part->data = bytes + HEADER_BYTES;
	part->width = width;
	part->size = part->counts[TIMES] * (width + 1) + part->counts[TYPES] * 6 + part->counts[CHARS] +
	    part->counts[LEAP] * (width + 4) + part->counts[STD] + part->counts[UT];
	return part->counts[TYPES] > 0 && part->size <= length - HEADER_BYTES;
}

static int32_t type_offset(const struct part *part, size_t type)
{
	const unsigned char *types = part->data + part->counts[TIMES] * (part->width + 1);

	return type < part->counts[TYPES] ? (int32_t)read_number(types + 6 * type, 4) : 0;
}

static void take_part(struct zone *zone, const struct part *part)
{
	const unsigned char *types = part->data + part->counts[TIMES] * part->width;

	zone->count = part->counts[TIMES];
	zone->times = mem_array(zone->count, sizeof *zone->times);
	zone->offsets = mem_array(zone->count, sizeof *zone->offsets);
	zone->before = type_offset(part, 0);
	for (size_t i = 0; i < zone->count; i++) {
		zone->times[i] = read_number(part->data + i * part->width, part->width);
		zone->offsets[i] = type_offset(part, types[i]);
	}
}

/* "\n" rule "\n" */
static void take_rule(struct zone *zone, const unsigned char *bytes, size_t length)
{
	struct str text = STR_INIT;

	for (size_t i = 1; i < length && bytes[i] != '\n'; i++)
		str_add_char(&text, (char)bytes[i]);
	zone->ruled = read_rule(str_text(&text), &zone->rule);
	str_free(&text);
}

/* A file of version 2 or later says everything twice: the second time with 64 bits and a rule. */
static bool read_zone(struct zone *zone, const unsigned char *bytes, size_t length)
{
	struct part part;
	size_t first;

	if (!read_part(bytes, length, 4, &part))
		return false;
	first = HEADER_BYTES + part.size;
	if (bytes[4] >= '2' && read_part(bytes + first, length - first, 8, &part)) {
		first += HEADER_BYTES + part.size;
		take_rule(zone, bytes + first, length - first);
	}
	take_part(zone, &part);
	return true;
}

/* Letters, digits and "_+-/" only: the name may come from a file, and must not lead elsewhere. */
static bool is_name(const char *name)
{
	return *name && *name != '/' &&
	    !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/")];
}

static bool load(struct zone *zone, const char *name)
{
	struct str path = STR_INIT;
	FILE *file = NULL;
	unsigned char *bytes;
	bool known = false;

	str_add_format(&path, "/usr/share/zoneinfo/%s", name);
	if (is_name(name))
		file = fopen(str_text(&path), "rb");
	str_free(&path);
	if (!file)
		return false;
	bytes = mem_alloc(FILE_MOST);
	known = read_zone(zone, bytes, fread(bytes, 1, FILE_MOST, file));
	free(bytes);
	fclose(file);
	return known;
}

struct zone *zone_new(const char *name)
{
	struct zone *zone = mem_alloc(sizeof *zone);

	load(zone, name);
	return zone;
}

void zone_free(struct zone *zone)
{
	if (!zone)
		return;
	free(zone->times);
	free(zone->offsets);
	free(zone);
}

bool zone_known(const char *name)
{
	struct zone *zone = mem_alloc(sizeof *zone);
	bool known = load(zone, name);

	zone_free(zone);
	return known || str_same(name, "UTC");
}

int32_t zone_offset(const struct zone *zone, int64_t utc)
{
	size_t low = 0, high = zone->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (zone->times[middle] <= utc)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == zone->count && zone->ruled)
		return rule_offset(&zone->rule, utc);
	return low ? zone->offsets[low - 1] : zone->before;
}
