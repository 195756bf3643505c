/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-index.h"

#include <string.h>

size_t script_mark(const char *bytes, size_t size)
{
	return size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

size_t script_characters(const char *bytes, size_t length)
{
	size_t characters = 0;

	for (size_t i = 0; i < length; i++)
		characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return characters;
}

static bool refuse(struct faults *faults, const char *words)
{
	faults_add(faults, FAULT_ERROR, 0, 0, "%s", words);
	return false;
}

static bool is_blank(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!memchr(" \t\r\n", bytes[i], 4))
			return false;
	return true;
}

/* By its mark, or because most of every second byte is NUL and hardly any other. */
static bool is_utf16(const char *bytes, size_t size)
{
	size_t pairs = (size < 512 ? size : 512) / 2, nothings[2] = { 0, 0 }, most, least;

	if (size >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)))
		return true;
	for (size_t i = 0; i < pairs * 2; i++)
		nothings[i % 2] += !bytes[i];
	most = nothings[0] > nothings[1] ? nothings[0] : nothings[1];
	least = nothings[0] + nothings[1] - most;
	return most * 3 > pairs * 2 && least * 10 < most;
}

static bool refuse_nul(const char *bytes, const char *nul, struct faults *faults)
{
	size_t line = 1;
	const char *start = bytes;

	for (const char *end; (end = memchr(start, '\n', (size_t)(nul - start))); start = end + 1)
		line++;
	faults_add(faults, FAULT_ERROR, line, script_characters(start, (size_t)(nul - start)) + 1,
	    "there is a NUL byte, so this is no text file; choose the workshop's .ini file");
	return false;
}

bool script_bytes_are_text(const char *bytes, size_t size, struct faults *faults)
{
	const char *nul;

	if (size > SCRIPT_MOST_BYTES) {
		faults_add(faults, FAULT_ERROR, 0, 0,
		    "the file has %.1f MiB, a workshop file at most 1 MiB; is it the right file?", (double)size / (1024 * 1024));
		return false;
	}
	if (is_blank(bytes + script_mark(bytes, size), size - script_mark(bytes, size)))
		return refuse(faults, "the file is empty; \"talka new FILE\" writes one to start from");
	nul = memchr(bytes, '\0', size);
	if ((nul || (unsigned char)bytes[0] >= 0xFE) && is_utf16(bytes, size))
		return refuse(faults, "the file is in UTF-16; save it as UTF-8");
	if (nul)
		return refuse_nul(bytes, nul, faults);
	if (!memchr(bytes, '\n', size) && memchr(bytes, '\r', size))
		return refuse(faults, "the lines end in CR alone, as on very old computers; save the file with line ends LF or CRLF");
	return true;
}
