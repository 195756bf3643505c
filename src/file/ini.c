/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file/ini.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef HAVE_INIPARSER_INIPARSER_H
#include <iniparser/iniparser.h>
#else
#include <iniparser.h>
#endif

#include "base/mem.h"
#include "base/str.h"
#include "file/disk.h"

struct ini {
	dictionary *values;
	struct ini_entry *entries;
	size_t count;
};

/* iniparser 4.1 reads from a path only: a file that is gone when its number is closed, and the path to it. */
#ifdef HAVE_MEMFD_CREATE
static int open_copy(struct str *path)
{
	int file = memfd_create("workshop", MFD_CLOEXEC);

	str_add_format(path, "/proc/self/fd/%d", file);
	return file;
}

static void close_copy(int file, const char *path)
{
	(void)path;
	close(file);
}
#else
static int open_copy(struct str *path)
{
	const char *folder = getenv("TMPDIR");

	str_add_format(path, "%s/talka-XXXXXX", folder && *folder ? folder : "/tmp");
	return mkstemp(path->bytes);
}

static void close_copy(int file, const char *path)
{
	unlink(path);
	close(file);
}
#endif

static int silent(const char *format, ...)
{
	(void)format;
	return 0;
}

static dictionary *load(int file, const char *path, const char *bytes, size_t size, struct err *err)
{
	struct disk disk = disk_system();
	int error = disk_write_all(&disk, file, bytes, size, 0);
	dictionary *values;

	if (error) {
		err_set(err, "no copy could be made to read from: %s", disk_words(error));
		return NULL;
	}
	/* Its messages go to stderr and would spoil the screen. */
	iniparser_set_error_callback(silent);
	values = iniparser_load(path);
	if (!values)
		err_set(err, "libiniparser cannot read it; each line is to be [section], name = value, or ; comment");
	return values;
}

static dictionary *load_copy(const char *bytes, size_t size, struct err *err)
{
	struct str path = STR_INIT;
	int file = open_copy(&path);
	dictionary *values = NULL;

	if (file < 0) {
		err_set(err, "no copy could be made to read from: %s", disk_words(errno));
	} else {
		values = load(file, str_text(&path), bytes, size, err);
		close_copy(file, str_text(&path));
	}
	str_free(&path);
	return values;
}

static bool is_of(const char *name, const char *section)
{
	size_t length = strlen(section);

	return !strncmp(name, section, length) && name[length] == ':';
}

/* A section that stands in the file twice is in the dictionary only once, and others may have come between. */
static const char *earlier_section(const dictionary *values, ssize_t before, const char *name)
{
	for (ssize_t i = 0; i < before; i++)
		if (values->key[i] && !values->val[i] && is_of(name, values->key[i]))
			return values->key[i];
	return "";
}

/*
 * The dictionary is a plain list in the order of the file: "section" without a
 * value, "section:key" with one. To ask for each key by its name would look
 * through it once a key, and twice for each section.
 */
static void list_entries(struct ini *ini)
{
	const char *section = "";

	for (ssize_t i = 0; i < ini->values->size; i++) {
		const char *name = ini->values->key[i], *value = ini->values->val[i];

		if (name && !value)
			section = name;
		if (!name || !value)
			continue;
		if (!is_of(name, section))
			section = earlier_section(ini->values, i, name);
		ini->entries[ini->count++] = (struct ini_entry){ .section = section, .key = name + strlen(section) + 1, .value = value };
	}
}

struct ini *ini_load(const char *bytes, size_t size, struct err *err)
{
	dictionary *values = load_copy(bytes, size, err);
	struct ini *ini;

	if (!values)
		return NULL;
	ini = mem_alloc(sizeof *ini);
	ini->values = values;
	ini->entries = mem_array((size_t)values->n + 1, sizeof *ini->entries);
	list_entries(ini);
	return ini;
}

void ini_free(struct ini *ini)
{
	if (!ini)
		return;
	iniparser_freedict(ini->values);
	free(ini->entries);
	free(ini);
}

size_t ini_count(const struct ini *ini)
{
	return ini->count;
}

struct ini_entry ini_get(const struct ini *ini, size_t i)
{
	return ini->entries[i];
}
