/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "file/csv.h"
#include "file/journal-inside.h"

enum { RUN = 1, MS = 2, ROUND = 6, VALUE = 9, CRC = 10, FIELDS = 11 };
enum { MOST_DIGITS = 18 };
enum { CRC_LENGTH = CRC_TEXT - 1, TAIL = CRC_LENGTH + 2 };   /* ",x01234567\n" */

struct field { size_t start, end; };

static uint32_t crc_of(uint32_t crc, const char *bytes, size_t length)
{
	return (uint32_t)crc32_z(crc, (const unsigned char *)bytes, length);
}

static void crc_text(uint32_t crc, char out[CRC_TEXT])
{
	out[0] = 'x';
	for (int i = CRC_LENGTH - 1; i; i--, crc >>= 4)
		out[i] = "0123456789abcdef"[crc & 15];
	out[CRC_LENGTH] = '\0';
}

uint32_t line_header_crc(void)
{
	return crc_of(0, JOURNAL_HEADER, strlen(JOURNAL_HEADER) - 1);
}

/* fields: a line up to the comma before its crc. */
static uint32_t chain(const char *prev, const char *fields, size_t length)
{
	return crc_of(crc_of(crc_of(0, prev, CRC_LENGTH), ",", 1), fields, length);
}

static bool chain_fits(const char *prev, const char *line, size_t length, uint32_t *crc)
{
	char due[CRC_TEXT];

	if (length < TAIL || line[length - TAIL] != ',')
		return false;
	*crc = chain(prev, line, length - TAIL);
	crc_text(*crc, due);
	return !memcmp(due, line + length - TAIL + 1, CRC_LENGTH);
}

bool line_follows(const char *line, size_t length)
{
	uint32_t crc;

	return chain_fits(line - 1 - CRC_LENGTH, line, length, &crc);
}

/* Ids, codes and names of events: ASCII that can be seen. */
static bool is_plain(char byte)
{
	return byte > ' ' && byte < 0x7f && byte != ',' && byte != '"';
}

static bool cut_plain(const char *line, size_t length, size_t *at, struct field *field)
{
	size_t end = *at;

	while (end < length && is_plain(line[end]))
		end++;
	*field = (struct field){ .start = *at, .end = end };
	*at = end + 1;
	return end < length && line[end] == ',';
}

/* What a value has as an escape, or not at all. */
static bool is_broken(char byte)
{
	return !byte || byte == '\n' || byte == '\r' || byte == '\t';
}

/* The field is what stands between the quotes. */
static bool cut_quoted(const char *line, size_t length, size_t *at, struct field *field)
{
	size_t end = *at + 1;

	if (end >= length || line[*at] != '"')
		return false;
	for (; end < length; end++) {
		if (is_broken(line[end]))
			return false;
		if (line[end] != '"')
			continue;
		if (end + 1 == length || line[end + 1] != '"')
			break;
		end++;
	}
	*field = (struct field){ .start = *at + 1, .end = end };
	*at = end + 2;
	return end + 1 < length && line[end + 1] == ',';
}

static bool cut(const char *line, size_t length, struct field fields[FIELDS])
{
	size_t at = 0;

	for (size_t i = 0; i < VALUE; i++)
		if (!cut_plain(line, length, &at, &fields[i]))
			return false;
	if (!cut_quoted(line, length, &at, &fields[VALUE]))
		return false;
	fields[CRC] = (struct field){ .start = at, .end = length - 1 };
	return at + CRC_LENGTH + 1 == length;
}

static int64_t digits(const char *start, size_t count)
{
	int64_t number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (start[i] - '0');
	return number;
}

/* Written the one way that it would be written again. */
static bool is_number(const char *line, struct field field)
{
	size_t count = field.end - field.start;

	if (!count || count > MOST_DIGITS || (count > 1 && line[field.start] == '0'))
		return false;
	for (size_t i = field.start; i < field.end; i++)
		if (line[i] < '0' || line[i] > '9')
			return false;
	return true;
}

static bool is_round(const char *line, struct field field)
{
	return field.start == field.end || (is_number(line, field) && line[field.start] != '0');
}

static bool is_row(const char *line, const struct field fields[FIELDS], int64_t seq)
{
	return is_number(line, fields[0]) && is_number(line, fields[RUN]) && is_number(line, fields[MS])
	    && is_round(line, fields[ROUND]) && digits(line, fields[0].end) == seq;
}

static bool fits(const char *line, size_t length, uint32_t prev, int64_t seq, uint32_t *crc, struct field fields[FIELDS])
{
	char before[CRC_TEXT];

	crc_text(prev, before);
	return chain_fits(before, line, length, crc) && cut(line, length, fields) && is_row(line, fields, seq);
}

bool line_fits(const char *line, size_t length, uint32_t prev, int64_t seq, uint32_t *crc)
{
	struct field fields[FIELDS];

	return fits(line, length, prev, seq, crc, fields);
}

/* From behind the opening quote to on top of it, each doubled quote once; returns where the text ends. */
static size_t unquote(char *line, struct field value)
{
	size_t from = value.start, to = value.start - 1;

	while (from < value.end) {
		const char *quote = memchr(line + from, '"', value.end - from);
		size_t length = quote ? (size_t)(quote - line) - from + 1 : value.end - from;

		memmove(line + to, line + from, length);
		to += length;
		from += quote ? length + 1 : length;
	}
	return to;
}

static void split(char *line, const struct field fields[FIELDS])
{
	size_t end = unquote(line, fields[VALUE]);

	for (size_t i = 0; i < VALUE; i++)
		line[fields[i].end] = '\0';
	line[end] = '\0';
	memmove(line + end + 1, line + fields[CRC].start, CRC_LENGTH);
	line[end + 1 + CRC_LENGTH] = '\0';
}

bool line_take(char *line, size_t length, uint32_t prev, int64_t seq, uint32_t *crc)
{
	struct field fields[FIELDS];

	if (!fits(line, length, prev, seq, crc, fields))
		return false;
	split(line, fields);
	return true;
}

static const char *next_text(const char **at)
{
	const char *text = *at;

	*at += strlen(text) + 1;
	return text;
}

static int64_t next_number(const char **at)
{
	const char *text = next_text(at);

	return digits(text, (size_t)(*at - text) - 1);
}

/* In the order of the columns: each initialiser is one step on, so they cannot be one expression. */
struct journal_row line_row(const char *split)
{
	struct journal_row row;

	row.seq = next_number(&split);
	row.run = next_number(&split);
	row.ms = next_number(&split);
	row.time = next_text(&split);
	row.event = next_text(&split);
	row.exercise = next_text(&split);
	row.round = next_number(&split);
	row.participant = next_text(&split);
	row.item = next_text(&split);
	row.value = next_text(&split);
	row.crc = (uint32_t)strtoul(split + 1, NULL, 16);
	return row;
}

uint32_t line_write(struct str *out, const struct journal_row *row, int64_t seq, uint32_t prev)
{
	size_t start = out->length;
	char text[CRC_TEXT];
	uint32_t crc;

	str_add_format(out, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%s,%s,%s,", seq, row->run, row->ms,
	    row->time, row->event, row->exercise);
	if (row->round)
		str_add_format(out, "%" PRId64, row->round);
	str_add_format(out, ",%s,%s,", row->participant, row->item);
	csv_quote(out, row->value);
	crc_text(prev, text);
	crc = chain(text, out->bytes + start, out->length - start);
	crc_text(crc, text);
	str_add_format(out, ",%s\n", text);
	return crc;
}
