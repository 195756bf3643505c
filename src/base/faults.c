/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/faults.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

struct faults *faults_new(const char *file)
{
	struct faults *faults = mem_alloc(sizeof *faults);

	faults->file = mem_text(file);
	return faults;
}

void faults_free(struct faults *faults)
{
	if (!faults)
		return;
	for (size_t i = 0; i < faults->count; i++)
		free(faults->list[i].text);
	free(faults->list);
	free(faults->file);
	free(faults);
}

/* The list doubles whenever its count is a power of two, so it needs no word for its room. */
static struct fault *new_fault(struct faults *faults)
{
	size_t count = faults->count;

	if (!(count & (count - 1)))
		faults->list = mem_grow(faults->list, count ? count * 2 : 1, sizeof *faults->list);
	return &faults->list[faults->count++];
}

void faults_add(struct faults *faults, enum fault_kind kind, size_t line, size_t column, const char *format, ...)
{
	struct str text = STR_INIT;
	va_list args;

	va_start(args, format);
	str_add_formatv(&text, format, args);
	va_end(args);
	*new_fault(faults) = (struct fault){ .kind = kind, .line = line, .column = column, .text = str_take(&text) };
}

/* qsort() may turn equal ones round, so each carries its number. */
struct placed {
	struct fault fault;
	size_t number;
};

static int compare(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_places(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->fault.line != b->fault.line)
		return compare(a->fault.line, b->fault.line);
	if (a->fault.column != b->fault.column)
		return compare(a->fault.column, b->fault.column);
	return compare(a->number, b->number);
}

void faults_sort(struct faults *faults)
{
	struct placed *all = mem_array(faults->count, sizeof *all);

	for (size_t i = 0; i < faults->count; i++)
		all[i] = (struct placed){ .fault = faults->list[i], .number = i };
	qsort(all, faults->count, sizeof *all, compare_places);
	for (size_t i = 0; i < faults->count; i++)
		faults->list[i] = all[i].fault;
	free(all);
}

size_t faults_errors(const struct faults *faults)
{
	size_t count = 0;

	for (size_t i = 0; i < faults->count; i++)
		count += faults->list[i].kind == FAULT_ERROR;
	return count;
}

char *faults_line(const struct faults *faults, size_t i)
{
	const struct fault *fault = &faults->list[i];
	struct str line = STR_INIT;
	char *clean;

	str_add(&line, faults->file);
	if (fault->line)
		str_add_format(&line, ":%zu:%zu", fault->line, fault->column);
	str_add_format(&line, ": %s: %s", fault->kind == FAULT_ERROR ? "error" : "warning", fault->text);
	/* It quotes the file, and what stands there must not steer the terminal that shows it. */
	clean = text_clean(str_text(&line), line.length, false, NULL);
	str_free(&line);
	return clean;
}
