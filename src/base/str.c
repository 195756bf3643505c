/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void make_room(struct str *str, size_t more)
{
	size_t need = str->length + more + 1;

	if (need <= str->room)
		return;
	while (str->room < need)
		str->room = str->room ? str->room * 2 : 64;
	str->bytes = mem_grow(str->bytes, str->room, 1);
}

void str_add_slice(struct str *str, const char *bytes, size_t length)
{
	make_room(str, length);
	if (length)
		memcpy(str->bytes + str->length, bytes, length);
	str->length += length;
	str->bytes[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
	str_add_slice(str, text, strlen(text));
}

void str_add_char(struct str *str, char byte)
{
	str_add_slice(str, &byte, 1);
}

void str_add_line(struct str *str, const char *line)
{
	if (str->length)
		str_add_char(str, '\n');
	str_add(str, line);
}

void str_add_formatv(struct str *str, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		return;
	make_room(str, (size_t)length);
	vsnprintf(str->bytes + str->length, (size_t)length + 1, format, args);
	str->length += (size_t)length;
}

void str_add_format(struct str *str, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	str_add_formatv(str, format, args);
	va_end(args);
}

void str_cut(struct str *str, size_t length)
{
	if (length >= str->length)
		return;
	str->length = length;
	str->bytes[length] = '\0';
}

const char *str_text(const struct str *str)
{
	return str->bytes ? str->bytes : "";
}

char *str_take(struct str *str)
{
	char *bytes;

	make_room(str, 0);
	str->bytes[str->length] = '\0';
	bytes = str->bytes;
	*str = (struct str)STR_INIT;
	return bytes;
}

void str_free(struct str *str)
{
	free(str->bytes);
	*str = (struct str)STR_INIT;
}

bool str_same(const char *a, const char *b)
{
	return a == b || (a && b && *a == *b && !strcmp(a, b));
}

bool str_is(const char *text, const char *bytes, size_t length)
{
	return strlen(text) == length && !memcmp(text, bytes, length);
}

bool str_begins(const char *text, const char *start)
{
	while (*start && *text == *start) {
		text++;
		start++;
	}
	return !*start;
}

bool str_ends(const char *text, const char *end)
{
	size_t all = strlen(text), part = strlen(end);

	return part <= all && !strcmp(text + all - part, end);
}

const char *str_next_line(const char **text, size_t *length)
{
	const char *line = *text;

	if (!*line)
		return NULL;
	*length = strcspn(line, "\n");
	*text += *length + (line[*length] == '\n');
	return line;
}

size_t str_lines(const char *text)
{
	size_t lines = *text ? 1 : 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

bool str_number(const char *text, int64_t least, int64_t most, int64_t *out)
{
	char *end;
	long long number;

	if (!text || !*text || strspn(text, "+-0123456789") != strlen(text))
		return false;
	errno = 0;
	number = strtoll(text, &end, 10);
	if (errno || *end || number < least || number > most)
		return false;
	*out = number;
	return true;
}
