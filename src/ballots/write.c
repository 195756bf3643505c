/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/write.h"

#include <string.h>

#include "ballots/writers.h"

static const struct ballot_writer *const writers[] = { &writer_preflib, &writer_pabulib, NULL };

const struct ballot_writer *ballot_writer_next(const struct ballot_writer *writer)
{
	size_t i = 0;

	while (writer && writers[i++] != writer)
		;
	return writers[i];
}

static bool has_word(const char *words, const char *word)
{
	size_t length = strlen(word), part;

	for (; *words; words += part + (words[part] != '\0')) {
		part = strcspn(words, " ");
		if (part == length && !memcmp(words, word, length))
			return true;
	}
	return false;
}

const struct ballot_writer *ballot_writer_for(const char *path)
{
	const char *dot = strrchr(path, '.');
	const struct ballot_writer *writer = NULL;

	while (dot && (writer = ballot_writer_next(writer)))
		if (has_word(writer->endings, dot + 1))
			return writer;
	return NULL;
}
