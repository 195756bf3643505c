/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/plural.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "base/str.h"

enum { DEEPEST = 40 };

struct reading {
	const char *at;
	unsigned long n;
	unsigned depth;
	bool wrong;
};

/* Longer signs stand before their own beginnings. A greater level binds tighter. */
static const struct sign { const char *text; unsigned level; } signs[] = {
	{ "||", 1 }, { "&&", 2 }, { "==", 3 }, { "!=", 3 }, { "<=", 4 }, { ">=", 4 }, { "<", 4 }, { ">", 4 },
	{ "+", 5 }, { "-", 5 }, { "*", 6 }, { "/", 6 }, { "%", 6 },
};

static unsigned long read_choice(struct reading *reading);

static void skip_blanks(struct reading *reading)
{
	reading->at += strspn(reading->at, " \t");
}

static bool take(struct reading *reading, const char *text)
{
	skip_blanks(reading);
	if (!str_begins(reading->at, text))
		return false;
	reading->at += strlen(text);
	return true;
}

static unsigned long fail(struct reading *reading)
{
	reading->wrong = true;
	return 0;
}

static unsigned long read_number(struct reading *reading)
{
	unsigned long value = 0;

	if (*reading->at < '0' || *reading->at > '9')
		return fail(reading);
	for (; *reading->at >= '0' && *reading->at <= '9'; reading->at++) {
		if (value > (ULONG_MAX - 9) / 10)
			return fail(reading);
		value = value * 10 + (unsigned long)(*reading->at - '0');
	}
	return value;
}

static unsigned long read_inside(struct reading *reading)
{
	unsigned long value = read_choice(reading);

	return take(reading, ")") ? value : fail(reading);
}

static unsigned long read_unary(struct reading *reading)
{
	if (reading->depth >= DEEPEST)
		return fail(reading);
	if (take(reading, "("))
		return read_inside(reading);
	if (take(reading, "n"))
		return reading->n;
	if (take(reading, "!")) {
		unsigned long value;

		reading->depth++;
		value = !read_unary(reading);
		reading->depth--;
		return value;
	}
	return read_number(reading);
}

static unsigned long compared(char first, bool or_same, unsigned long a, unsigned long b)
{
	if (or_same && a == b)
		return 1;
	return first == '<' ? a < b : a > b;
}

static unsigned long worked_out(const char *sign, unsigned long a, unsigned long b)
{
	switch (*sign) {
	case '|': return a || b;
	case '&': return a && b;
	case '=': return a == b;
	case '!': return a != b;
	case '+': return a + b;
	case '-': return a - b;
	case '*': return a * b;
	case '/': return b ? a / b : 0;
	case '%': return b ? a % b : 0;
	default: return compared(*sign, sign[1] == '=', a, b);
	}
}

static const struct sign *take_sign(struct reading *reading, unsigned least)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].level >= least && take(reading, signs[i].text))
			return &signs[i];
	return NULL;
}

/* Everything whose signs bind at least so tight. */
static unsigned long read_level(struct reading *reading, unsigned least)
{
	unsigned long value = read_unary(reading);
	const struct sign *sign;

	while (!reading->wrong && (sign = take_sign(reading, least)) != NULL)
		value = worked_out(sign->text, value, read_level(reading, sign->level + 1));
	return value;
}

/* Both ways are read, so that a rule is right for every number or for none. */
static unsigned long read_choice(struct reading *reading)
{
	unsigned long value, yes, no;

	if (++reading->depth >= DEEPEST)
		return fail(reading);
	value = read_level(reading, 1);
	if (!reading->wrong && take(reading, "?")) {
		yes = read_choice(reading);
		no = !reading->wrong && take(reading, ":") ? read_choice(reading) : fail(reading);
		value = value ? yes : no;
	}
	reading->depth--;
	return value;
}

bool plural_form(const char *rule, unsigned long n, unsigned long *form)
{
	struct reading reading = { .at = rule, .n = n };
	unsigned long value = read_choice(&reading);

	skip_blanks(&reading);
	if (reading.wrong || !strchr(";\n", *reading.at))
		return false;
	*form = value;
	return true;
}
