/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void csv_quote(struct str *out, const char *text)
{
	size_t length = strlen(text), size = csv_write(NULL, 0, text, length);
	char *quoted = mem_alloc(size);

	/* It cuts silently where the room is too small; this is the room that it asked for. */
	csv_write(quoted, size, text, length);
	str_add_slice(out, quoted, size);
	free(quoted);
}

struct field { bool empty; size_t start, length; };

struct reading {
	struct str texts;          /* of this row, each with a NUL */
	struct field *fields;
	const char **starts;       /* the row as it is handed on */
	size_t *lengths;
	size_t count, room;
	size_t line, row_line;     /* where the parser is; where the row began */
	bool in_row, stopped, unfinished;
	csv_row_fn *row;
	void *context;
};

static void make_room(struct reading *reading)
{
	if (reading->count < reading->room)
		return;
	reading->room = reading->room ? reading->room * 2 : 16;
	reading->fields = mem_grow(reading->fields, reading->room, sizeof *reading->fields);
	reading->starts = mem_grow(reading->starts, reading->room, sizeof *reading->starts);
	reading->lengths = mem_grow(reading->lengths, reading->room, sizeof *reading->lengths);
}

static void take_field(void *bytes, size_t length, void *context)
{
	struct reading *reading = context;

	make_room(reading);
	reading->fields[reading->count++] = (struct field){
		.empty = !bytes, .start = reading->texts.length, .length = length,
	};
	str_add_slice(&reading->texts, bytes, length);
	str_add_char(&reading->texts, '\0');
}

static void take_row(int end, void *context)
{
	struct reading *reading = context;

	reading->unfinished = end == -1;
	for (size_t i = 0; i < reading->count; i++) {
		const struct field *field = &reading->fields[i];

		reading->starts[i] = field->empty ? NULL : reading->texts.bytes + field->start;
		reading->lengths[i] = field->length;
	}
	if (!reading->stopped && !reading->unfinished)
		reading->stopped = !reading->row(reading->context, reading->row_line, reading->starts, reading->lengths,
		    reading->count);
	reading->in_row = false;
	reading->count = 0;
	str_cut(&reading->texts, 0);
}

/* The next line with its end: LF, CR or CRLF. */
static size_t line_size(const char *bytes, size_t size)
{
	size_t end = 0;

	while (end < size && bytes[end] != '\n' && bytes[end] != '\r')
		end++;
	if (end + 1 < size && bytes[end] == '\r' && bytes[end + 1] == '\n')
		return end + 2;
	return end < size ? end + 1 : size;
}

static bool is_blank_line(const char *bytes)
{
	return *bytes == '\n' || *bytes == '\r';
}

/* libcsv tells no places, so it is fed line by line. */
static bool feed(struct csv_parser *parser, struct reading *reading, const char *bytes, size_t size, struct err *err)
{
	while (size && !reading->stopped) {
		size_t length = line_size(bytes, size);

		reading->line++;
		if (!reading->in_row && !is_blank_line(bytes)) {
			reading->in_row = true;
			reading->row_line = reading->line;
		}
		if (csv_parse(parser, bytes, length, take_field, take_row, reading) != length)
			return err_set(err, "line %zu: a quote stands where none may be; a text with quotes stands in quotes, "
			    "and each quote in it is doubled", reading->line);
		bytes += length;
		size -= length;
	}
	return true;
}

static bool finish(struct csv_parser *parser, struct reading *reading, struct err *err)
{
	if (reading->stopped)
		return true;
	if (csv_fini(parser, take_field, take_row, reading))
		return err_set(err, "line %zu: a quote is opened in this row and never closed; was the file cut short?",
		    reading->row_line);
	if (reading->unfinished)
		return err_set(err, "line %zu: the last line has no end; was the file cut short?", reading->line);
	return true;
}

/* Without it libcsv drops the blanks around a bare text. */
static int no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

bool csv_read(const char *bytes, size_t size, char delimiter, csv_row_fn *row, void *context, struct err *err)
{
	struct reading reading = { .row = row, .context = context };
	struct csv_parser parser;
	bool read;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
		return err_set(err, "libcsv does not start");
	csv_set_delim(&parser, (unsigned char)delimiter);
	csv_set_space_func(&parser, no_space);
	/* After an error csv_fini() would make up a row and forget the error. */
	read = feed(&parser, &reading, bytes, size, err) && finish(&parser, &reading, err);
	csv_free(&parser);
	str_free(&reading.texts);
	free(reading.fields);
	free(reading.starts);
	free(reading.lengths);
	return read;
}
