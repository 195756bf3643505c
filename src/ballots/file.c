/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/file.h"

#include <stdlib.h>
#include <string.h>

#include "ballots/readers.h"
#include "base/text.h"

#define MARK "\xef\xbb\xbf"

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

static const struct ballot_reader *find_reader(const char *bytes, size_t size)
{
	const struct ballot_reader *reader = NULL;

	while ((reader = ballot_reader_next(reader)))
		if (reader->looks(bytes, size))
			return reader;
	return NULL;
}

static size_t line_of(const char *bytes, size_t at)
{
	size_t line = 1;

	while (at--)
		line += bytes[at] == '\n';
	return line;
}

static bool is_text(const char *bytes, size_t size, struct faults *faults)
{
	size_t wrong;

	if (!size)
		faults_add(faults, FAULT_ERROR, 0, 0, "the file is empty");
	else if (memchr(bytes, '\0', size))
		faults_add(faults, FAULT_ERROR, 0, 0, "the file holds NUL bytes; it is no text file, or not UTF-8");
	else if (!text_is_utf8(bytes, size, &wrong))
		faults_add(faults, FAULT_ERROR, line_of(bytes, wrong), 1, "byte %zu of the file is not UTF-8; save the file as UTF-8", wrong + 1);
	else
		return true;
	return false;
}

struct ballot_file *ballot_file_read(const char *bytes, size_t size, struct faults *faults)
{
	const struct ballot_reader *reader;
	struct ballot_file *file;

	/* A spreadsheet's mark that the text is UTF-8 is no part of it. */
	if (size >= strlen(MARK) && !memcmp(bytes, MARK, strlen(MARK))) {
		bytes += strlen(MARK);
		size -= strlen(MARK);
	}
	if (!is_text(bytes, size, faults))
		return NULL;
	reader = find_reader(bytes, size);
	if (!reader) {
		faults_add(faults, FAULT_ERROR, 0, 0, "this looks like no form of ballots that talka knows");
		return NULL;
	}
	file = mem_alloc(sizeof *file);
	*file = (struct ballot_file){ .form = reader->form, .arena = arena_new(), .budget = -1 };
	reader->read(bytes, size, file, faults);
	if (!faults_errors(faults))
		return file;
	ballot_file_free(file);
	return NULL;
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
