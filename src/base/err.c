/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"

static char *__attribute__((format(printf, 1, 0))) format_text(const char *format, va_list args)
{
	struct str text = STR_INIT;

	str_add_formatv(&text, format, args);
	return str_take(&text);
}

bool err_set(struct err *err, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	err_clear(err);
	va_start(args, format);
	err->text = format_text(format, args);
	va_end(args);
	return false;
}

bool err_add(struct err *err, const char *format, ...)
{
	struct str text = STR_INIT;
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	str_add_formatv(&text, format, args);
	va_end(args);
	str_add(&text, ": ");
	str_add(&text, err_text(err));
	free(err->text);
	err->text = str_take(&text);
	return false;
}

bool err_public(struct err *err, const char *text)
{
	if (err) {
		free(err->public_text);
		err->public_text = mem_text(text);
	}
	return false;
}

bool err_is_set(const struct err *err)
{
	return err && err->text;
}

const char *err_text(const struct err *err)
{
	return err_is_set(err) ? err->text : "";
}

const char *err_public_text(const struct err *err)
{
	return err && err->public_text ? err->public_text : err_text(err);
}

void err_clear(struct err *err)
{
	if (!err)
		return;
	free(err->text);
	free(err->public_text);
	*err = (struct err)ERR_INIT;
}
