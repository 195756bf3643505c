/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faults/fake-inside.h"

#include <stdlib.h>
#include <string.h>

struct name *names_find(const struct names *names, const char *path)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_same(names->list[i].path, path))
			return &names->list[i];
	return NULL;
}

void names_add(struct names *names, const char *path, struct body *body)
{
	names->list = mem_grow(names->list, names->count + 1, sizeof *names->list);
	names->list[names->count++] = (struct name){ .path = mem_text(path), .body = body };
}

void names_drop(struct names *names, struct name *name)
{
	free(name->path);
	*name = names->list[--names->count];
}

void names_clear(struct names *names)
{
	while (names->count)
		names_drop(names, names->list);
	free(names->list);
	names->list = NULL;
}

static bool is_top(const char *path)
{
	return str_same(path, ".") || str_same(path, "/") || !*path;
}

bool names_is_in(const char *path, const char *folder)
{
	const char *slash = strrchr(path, '/');
	size_t length = strlen(folder);

	if (!slash || slash == path)
		return is_top(folder);
	return (size_t)(slash - path) == length && !strncmp(path, folder, length);
}

bool names_have_folder(const struct names *names, const char *path)
{
	const struct name *name = names_find(names, path);

	return is_top(path) || (name && !name->body);
}

bool names_have_parent(const struct names *names, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *parent;
	bool found;

	if (!slash)
		return true;
	parent = mem_text(path);
	parent[slash - path] = '\0';
	found = names_have_folder(names, parent);
	free(parent);
	return found;
}

void names_sync(struct names *safe, const struct names *now, const char *folder)
{
	for (size_t i = safe->count; i-- > 0;)
		if (names_is_in(safe->list[i].path, folder))
			names_drop(safe, &safe->list[i]);
	for (size_t i = 0; i < now->count; i++)
		if (names_is_in(now->list[i].path, folder))
			names_add(safe, now->list[i].path, now->list[i].body);
}

bool names_have_none_in(const struct names *names, const char *folder)
{
	for (size_t i = 0; i < names->count; i++)
		if (names_is_in(names->list[i].path, folder))
			return false;
	return true;
}

void names_drop_orphans(struct names *names)
{
	for (size_t i = 0; i < names->count;)
		if (names_have_parent(names, names->list[i].path)) {
			i++;
		} else {
			names_drop(names, &names->list[i]);
			i = 0;
		}
}

void names_copy(struct names *to, const struct names *from)
{
	names_clear(to);
	for (size_t i = 0; i < from->count; i++)
		names_add(to, from->list[i].path, from->list[i].body);
}
