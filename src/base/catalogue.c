/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/catalogue.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/plural.h"
#include "base/str.h"
#include "base/text.h"

enum { HEAD_BYTES = 20, ROW_BYTES = 8, FORMS_MOST = 6, NUMBERS_TRIED = 200 };

static const uint32_t magic = 0x950412de;

/* length counts the NULs between forms, not the one at the end. */
struct piece { const char *text; size_t length; };

struct message { struct piece id, told; };

struct catalogue {
	char *bytes;
	size_t size;
	bool big_endian;
	struct message *messages;      /* sorted by id.text */
	size_t count;
	const char *rule;              /* NULL = the English one */
};

/* --- The bytes */

static uint32_t number_at(const struct catalogue *catalogue, size_t at)
{
	uint32_t number = 0;

	for (size_t i = 0; i < 4; i++)
		number = number << 8 | (unsigned char)catalogue->bytes[at + (catalogue->big_endian ? i : 3 - i)];
	return number;
}

static bool find_order(struct catalogue *catalogue)
{
	if (catalogue->size < HEAD_BYTES)
		return false;
	if (number_at(catalogue, 0) == magic)
		return true;
	catalogue->big_endian = true;
	return number_at(catalogue, 0) == magic;
}

static bool has_table(const struct catalogue *catalogue, size_t at, size_t count)
{
	return at <= catalogue->size && count <= (catalogue->size - at) / ROW_BYTES;
}

/* A text ends with a NUL inside the file and is UTF-8. */
static bool read_piece(const struct catalogue *catalogue, size_t row_at, struct piece *piece, struct err *err)
{
	size_t length = number_at(catalogue, row_at), at = number_at(catalogue, row_at + 4), wrong_at;

	if (at >= catalogue->size || length >= catalogue->size - at || catalogue->bytes[at + length])
		return err_set(err, "a text lies outside of the file");
	*piece = (struct piece){ .text = catalogue->bytes + at, .length = length };
	return text_is_utf8(piece->text, length, &wrong_at) || err_set(err, "a text is not UTF-8");
}

static bool read_messages(struct catalogue *catalogue, struct err *err)
{
	size_t count = number_at(catalogue, 8), ids = number_at(catalogue, 12), told = number_at(catalogue, 16);

	if (!has_table(catalogue, ids, count) || !has_table(catalogue, told, count))
		return err_set(err, "a table lies outside of the file");
	catalogue->messages = mem_array(count, sizeof *catalogue->messages);
	for (; catalogue->count < count; catalogue->count++) {
		struct message *message = &catalogue->messages[catalogue->count];

		if (!read_piece(catalogue, ids + catalogue->count * ROW_BYTES, &message->id, err)
		    || !read_piece(catalogue, told + catalogue->count * ROW_BYTES, &message->told, err))
			return false;
		if (catalogue->count && strcmp(message[-1].id.text, message->id.text) >= 0)
			return err_set(err, "the texts are not sorted");
	}
	return true;
}

/* --- The forms of a text, each behind the NUL of the one before */

static const char *form_of(const struct piece *piece, unsigned long form)
{
	const char *text = piece->text, *end = piece->text + piece->length;

	for (; form && text + strlen(text) < end; form--)
		text += strlen(text) + 1;
	return form ? NULL : text;
}

/* The next directive of a format at or after *text, which moves behind it; 0 = none. %% is none. */
static size_t next_directive(const char **text, const char **start)
{
	size_t length;

	for (;;) {
		*start = strchr(*text, '%');
		if (!*start)
			return 0;
		length = 1 + strspn(*start + 1, "-+ #0123456789.*hlqjztL");
		length += (*start)[length] != '\0';
		*text = *start + length;
		if ((*start)[length - 1] != '%' || length == 1)
			return length;
	}
}

static bool same_directives(const char *a, const char *b)
{
	const char *a_start, *b_start;
	size_t a_length, b_length;

	do {
		a_length = next_directive(&a, &a_start);
		b_length = next_directive(&b, &b_start);
		if (a_length != b_length || (a_length && memcmp(a_start, b_start, a_length)))
			return false;
	} while (a_length);
	return true;
}

/* The form for one may leave the number out, in the msgid as in the translation. */
static bool fits(const struct message *message, const char *told)
{
	const char *many = form_of(&message->id, 1);

	return same_directives(message->id.text, told) || (many && same_directives(many, told));
}

static bool check_messages(const struct catalogue *catalogue, struct err *err)
{
	for (size_t i = 0; i < catalogue->count; i++) {
		const struct message *message = &catalogue->messages[i];
		const char *told;

		for (unsigned long form = 0; message->id.length && (told = form_of(&message->told, form)) != NULL; form++)
			if (*told && !fits(message, told))
				return err_set(err, "\"%s\" has other directives than \"%s\"", told, message->id.text);
	}
	return true;
}

/* --- The header: what is said for "" */

/* What stands behind a name in the header, or NULL. */
static const char *header_value(const char *header, const char *name)
{
	const char *at = header ? strstr(header, name) : NULL;

	return at ? at + strlen(name) : NULL;
}

static bool check_charset(const char *header, struct err *err)
{
	const char *charset = header_value(header, "charset=");

	return !charset || str_begins(charset, "UTF-8\n") || str_begins(charset, "utf-8\n") || err_set(err, "the texts are not said to be UTF-8");
}

static bool rule_holds(const char *rule, unsigned long forms)
{
	unsigned long form;

	for (unsigned long n = 0; n < NUMBERS_TRIED; n++)
		if (!plural_form(rule, n, &form) || form >= forms)
			return false;
	return true;
}

static bool read_header(struct catalogue *catalogue, struct err *err)
{
	const char *header = catalogue_find(catalogue, ""), *forms = header_value(header, "nplurals=");

	catalogue->rule = header_value(header, "plural=");
	if (!check_charset(header, err))
		return false;
	if (!catalogue->rule)
		return true;
	return (forms && *forms >= '1' && *forms <= '0' + FORMS_MOST && rule_holds(catalogue->rule, (unsigned long)(*forms - '0')))
	    || err_set(err, "the rule of its plural forms cannot be read");
}

/* --- */

static bool read_all(struct catalogue *catalogue, struct err *err)
{
	if (!find_order(catalogue))
		return err_set(err, "this is no catalogue of texts (.mo)");
	if (number_at(catalogue, 4) >> 16 > 1)
		return err_set(err, "this form of a catalogue is not known");
	return read_messages(catalogue, err) && check_messages(catalogue, err) && read_header(catalogue, err);
}

struct catalogue *catalogue_read(const void *bytes, size_t size, struct err *err)
{
	struct catalogue *catalogue = mem_alloc(sizeof *catalogue);

	*catalogue = (struct catalogue){ .bytes = mem_alloc(size), .size = size };
	if (size)
		memcpy(catalogue->bytes, bytes, size);
	if (read_all(catalogue, err))
		return catalogue;
	catalogue_free(catalogue);
	return NULL;
}

void catalogue_free(struct catalogue *catalogue)
{
	if (!catalogue)
		return;
	free(catalogue->messages);
	free(catalogue->bytes);
	free(catalogue);
}

size_t catalogue_count(const struct catalogue *catalogue)
{
	return catalogue->count;
}

static int compare(const void *msgid, const void *message)
{
	return strcmp(msgid, ((const struct message *)message)->id.text);
}

static const struct message *find(const struct catalogue *catalogue, const char *msgid)
{
	return bsearch(msgid, catalogue->messages, catalogue->count, sizeof *catalogue->messages, compare);
}

static const char *unless_empty(const char *text)
{
	return text && *text ? text : NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *msgid)
{
	const struct message *message = find(catalogue, msgid);

	return message ? unless_empty(message->told.text) : NULL;
}

unsigned long catalogue_form(const struct catalogue *catalogue, unsigned long n)
{
	unsigned long form = n != 1;

	if (catalogue->rule)
		plural_form(catalogue->rule, n, &form);
	return form;
}

const char *catalogue_find_count(const struct catalogue *catalogue, const char *one, unsigned long n)
{
	const struct message *message = find(catalogue, one);

	return message ? unless_empty(form_of(&message->told, catalogue_form(catalogue, n))) : NULL;
}
