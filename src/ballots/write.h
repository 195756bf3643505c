/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_WRITE_H
#define TALKA_BALLOTS_WRITE_H

#include "ballots/file.h"
#include "base/err.h"
#include "base/str.h"

/*
 * write - ballots in the forms of others, so that others can check a count.
 *
 * Invariants:
 *  - What is written reads back as the same items, ballots and weights.
 *  - What a form cannot hold is refused in words, never left out.
 */
struct ballot_writer {
	const char *form, *help;
	const char *endings;           /* of names of files: "soc soi toc toi cat" */
	bool (*write)(const struct ballot_file *file, const char *title, struct str *out, struct err *err);
};

/* The first writer for NULL, NULL after the last. */
const struct ballot_writer *ballot_writer_next(const struct ballot_writer *writer);
/* By the ending of a file's name; NULL where no form has it. */
const struct ballot_writer *ballot_writer_for(const char *path);

#endif
