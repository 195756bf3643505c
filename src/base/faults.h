/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_FAULTS_H
#define TALKA_BASE_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * faults - all that is wrong with a file, each with its place.
 *
 * Shape of a line: FILE:LINE:COLUMN: error|warning: WHAT; WHAT TO DO
 *
 * Invariants:
 *  - faults_sort() orders by line and column, and keeps the order of equal places.
 *  - line 0 means "the whole file"; then line and column are not printed.
 *  - columns count characters from 1, not bytes.
 *
 * Ownership: texts are copied; faults_free() frees all.
 */
enum fault_kind { FAULT_ERROR, FAULT_WARNING };

struct fault {
	enum fault_kind kind;
	size_t line, column;
	char *text;
};

struct faults {
	char *file;
	struct fault *list;
	size_t count;
};

struct faults *faults_new(const char *file);
void faults_free(struct faults *faults);
void faults_add(struct faults *faults, enum fault_kind kind, size_t line, size_t column,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
void faults_sort(struct faults *faults);
size_t faults_errors(const struct faults *faults);
/* The line of fault i as it is printed. Caller frees. */
char *faults_line(const struct faults *faults, size_t i);

#endif
