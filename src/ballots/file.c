/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/file.h"

#include <stdlib.h>

#include "ballots/readers.h"

static const struct ballot_reader *const readers[] = {
	&ballots_pabulib, &ballots_preflib, &ballots_blt, &ballots_rows, &ballots_cvotes, NULL
};

const struct ballot_reader *ballot_reader_next(const struct ballot_reader *reader)
{
	size_t i = 0;

	while (reader && readers[i++] != reader)
		;
	return readers[i];
}

static const struct ballot_reader *find_reader(const struct lines *text)
{
	const struct ballot_reader *reader = NULL;

	while ((reader = ballot_reader_next(reader)))
		if (reader->looks(text->block + text->at, text->end - text->at))
			return reader;
	return NULL;
}

/* Why no reader took it: mostly it is no text at all, which the lines themselves say. */
static void tell_unknown(struct lines *text)
{
	uint64_t first_block = text->before;
	struct slice line;

	if (text->at == text->end && !text->stopped)
		faults_add(text->faults, FAULT_ERROR, 0, 0, "the file is empty");
	while (text->before == first_block && lines_next(text, &line))
		;
	if (!faults_errors(text->faults))
		faults_add(text->faults, FAULT_ERROR, 0, 0, "this looks like no form of ballots that talka knows");
}

static struct ballot_file *read_form(const struct ballot_reader *reader, struct lines *text)
{
	struct ballot_file *file = mem_alloc(sizeof *file);

	*file = (struct ballot_file){ .form = reader->form, .arena = arena_new(), .budget = -1 };
	reader->read(text, file);
	if (!faults_errors(text->faults))
		return file;
	ballot_file_free(file);
	return NULL;
}

struct ballot_file *ballot_file_read(struct stream stream, struct faults *faults)
{
	const struct ballot_reader *reader;
	struct ballot_file *file = NULL;
	struct lines text;

	lines_begin(&text, stream, faults);
	reader = find_reader(&text);
	if (reader)
		file = read_form(reader, &text);
	else
		tell_unknown(&text);
	lines_end(&text);
	return file;
}

struct ballot_file *ballot_file_of_bytes(const char *bytes, size_t size, struct faults *faults)
{
	struct stream_memory memory = { bytes, size };

	return ballot_file_read(stream_memory(&memory), faults);
}

void ballot_file_free(struct ballot_file *file)
{
	if (!file)
		return;
	free(file->marks);
	free(file->weights);
	free(file->lines);
	arena_free(file->arena);
	free(file);
}
