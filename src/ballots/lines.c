/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/lines.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define MARK "\xef\xbb\xbf"

enum { BLOCK = 1 << 16, LINE_MOST = 1 << 26, FAULTS_MOST = 100 };

void lines_fault(struct lines *lines, const char *format, ...)
{
	struct str text = STR_INIT;
	char *clean;
	va_list args;

	if (lines->stopped)
		return;
	va_start(args, format);
	str_add_formatv(&text, format, args);
	va_end(args);
	/* It may hold words of the file, and those anything. */
	clean = text_clean(str_text(&text), text.length, false, NULL);
	faults_add(lines->faults, FAULT_ERROR, lines->line, 1, "%s", clean);
	free(clean);
	str_free(&text);
	if (lines->faults->count < FAULTS_MOST)
		return;
	faults_add(lines->faults, FAULT_ERROR, 0, 0, "these are %d faults; what comes behind line %zu was not read", FAULTS_MOST, lines->line);
	lines->stopped = true;
}

/* Twice the room, for a line that does not fit. */
static bool grow(struct lines *lines)
{
	if (lines->room >= LINE_MOST) {
		lines->line++;
		lines_fault(lines, "the line is longer than %d MiB; is this a file of ballots?", LINE_MOST >> 20);
		lines->stopped = true;
		return false;
	}
	lines->room *= 2;
	lines->block = mem_grow(lines->block, lines->room + 1, 1);
	return true;
}

/* What is not handed out yet moves to the front, and the room behind it is filled. False where nothing came. */
static bool fill(struct lines *lines)
{
	size_t kept = lines->end - lines->at;
	int64_t got;

	if (lines->at_end || lines->stopped || (kept == lines->room && !grow(lines)))
		return false;
	memmove(lines->block, lines->block + lines->at, kept);
	lines->before += lines->at;
	got = stream_fill(&lines->stream, lines->block + kept, lines->room - kept);
	if (got < 0) {
		faults_add(lines->faults, FAULT_ERROR, 0, 0, "%s", disk_words((int)got));
		lines->stopped = true;
		got = 0;
	}
	lines->at = 0;
	lines->end = kept + (size_t)got;
	lines->block[lines->end] = '\0';
	lines->at_end = lines->end < lines->room;
	return got;
}

void lines_begin(struct lines *lines, struct stream stream, struct faults *faults)
{
	*lines = (struct lines){ .stream = stream, .faults = faults, .room = BLOCK, .block = mem_alloc(BLOCK + 1) };
	fill(lines);
	if (!strncmp(lines->block, MARK, strlen(MARK)))
		lines->at = strlen(MARK);
}

void lines_end(struct lines *lines)
{
	free(lines->block);
	lines->block = NULL;
}

static bool is_text(struct lines *lines, struct slice line)
{
	size_t wrong;

	if (memchr(line.text, '\0', line.length))
		lines_fault(lines, "the line holds NUL bytes; it is no text file, or not UTF-8");
	else if (!text_is_utf8(line.text, line.length, &wrong))
		lines_fault(lines, "byte %" PRIu64 " of the file is not UTF-8; save the file as UTF-8",
		    lines->before + (uint64_t)(line.text - lines->block) + wrong + 1);
	else if (memchr(line.text, '\r', line.length))
		lines_fault(lines, "the line holds CR, with which old files end their lines; save the file with lines that end in LF or CRLF");
	else
		return true;
	lines->stopped = true;
	return false;
}

/* The next LF; NULL where the text ends, or cannot be read on. */
static const char *find_end(struct lines *lines)
{
	const char *end;
	size_t seen = 0;

	while (!(end = memchr(lines->block + lines->at + seen, '\n', lines->end - lines->at - seen))) {
		seen = lines->end - lines->at;
		if (!fill(lines))
			return NULL;
	}
	return end;
}

bool lines_next(struct lines *lines, struct slice *line)
{
	const char *end = lines->stopped ? NULL : find_end(lines);

	if (lines->stopped || lines->at == lines->end)
		return false;
	*line = (struct slice){ lines->block + lines->at, (end ? (size_t)(end - lines->block) : lines->end) - lines->at };
	lines->at += line->length + (end ? 1 : 0);
	lines->line++;
	if (line->length && line->text[line->length - 1] == '\r')
		line->length--;
	return is_text(lines, *line);
}

char *lines_own(const struct lines *lines, const char *in_line)
{
	return lines->block + (in_line - lines->block);
}
