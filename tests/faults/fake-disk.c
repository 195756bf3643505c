/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "faults/fake-inside.h"

struct body *body_new(struct fake_disk *fake)
{
	struct body *body = mem_alloc(sizeof *body);

	fake->bodies = mem_grow(fake->bodies, fake->body_count + 1, sizeof(struct body *));
	fake->bodies[fake->body_count++] = body;
	return body;
}

static void copy_bytes(struct str *to, const struct str *from)
{
	str_cut(to, 0);
	str_add_slice(to, str_text(from), from->length);
}

void body_resize(struct str *bytes, size_t size)
{
	str_cut(bytes, size);
	while (bytes->length < size)
		str_add_char(bytes, '\0');
}

void body_make_safe(struct body *body)
{
	body_resize(&body->safe, body->clean);
	str_add_slice(&body->safe, str_text(&body->now) + body->clean, body->now.length - body->clean);
	body->clean = body->now.length;
}

void body_lose(struct body *body)
{
	body->clean = body->now.length;
}

struct fake_disk *fake_disk_new(void)
{
	return mem_alloc(sizeof(struct fake_disk));
}

void fake_disk_free(struct fake_disk *fake)
{
	for (size_t i = 0; i < fake->body_count; i++) {
		str_free(&fake->bodies[i]->now);
		str_free(&fake->bodies[i]->safe);
		free(fake->bodies[i]);
	}
	names_clear(&fake->now);
	names_clear(&fake->safe);
	free(fake->bodies);
	free(fake->files);
	free(fake);
}

void fake_disk_plan(struct fake_disk *fake, struct fake_plan plan)
{
	fake->plan = plan;
	memset(fake->calls, 0, sizeof fake->calls);
}

size_t fake_disk_calls(const struct fake_disk *fake, enum fake_call call)
{
	return fake->calls[call];
}

/* Vigna's splitmix64 (2015). */
static uint64_t draw(struct fake_disk *fake)
{
	uint64_t z = fake->chance += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static bool extends(const struct str *now, const struct str *safe)
{
	return now->length > safe->length && !memcmp(str_text(now), str_text(safe), safe->length);
}

/* Of new bytes at the end a part may be there; else it is the old file or the new one. */
static void crash_body(struct fake_disk *fake, struct body *body, bool some)
{
	size_t length = body->safe.length;

	if (some && extends(&body->now, &body->safe))
		length += draw(fake) % (body->now.length - length + 1);
	else if (some && draw(fake) % 2)
		length = body->now.length;
	else
		copy_bytes(&body->now, &body->safe);
	str_cut(&body->now, length);
	body->locked = false;
	body->clean = 0;
	body_make_safe(body);
}

void fake_disk_crash(struct fake_disk *fake, uint64_t seed)
{
	fake->chance = seed;
	for (size_t i = 0; i < fake->body_count; i++)
		crash_body(fake, fake->bodies[i], seed);
	if (seed && draw(fake) % 2)
		names_copy(&fake->safe, &fake->now);
	names_drop_orphans(&fake->safe);
	names_copy(&fake->now, &fake->safe);
	for (size_t i = 0; i < fake->file_count; i++)
		fake->files[i] = (struct file){ .body = NULL };
	fake->dead = false;
	fake_disk_plan(fake, (struct fake_plan){ .die_at = 0 });
}

static void put_folders(struct fake_disk *fake, const char *path)
{
	char *part = mem_text(path);

	for (size_t i = 1; part[i]; i++)
		if (part[i] == '/') {
			part[i] = '\0';
			if (!names_find(&fake->now, part))
				names_add(&fake->now, part, NULL);
			if (!names_find(&fake->safe, part))
				names_add(&fake->safe, part, NULL);
			part[i] = '/';
		}
	free(part);
}

void fake_disk_put(struct fake_disk *fake, const char *path, const void *bytes, size_t size)
{
	struct body *body = body_new(fake);
	struct name *now = names_find(&fake->now, path), *safe = names_find(&fake->safe, path);

	str_add_slice(&body->now, bytes, size);
	body_make_safe(body);
	if (now)
		names_drop(&fake->now, now);
	if (safe)
		names_drop(&fake->safe, safe);
	put_folders(fake, path);
	names_add(&fake->now, path, body);
	names_add(&fake->safe, path, body);
}

const char *fake_disk_get(const struct fake_disk *fake, const char *path, size_t *size)
{
	const struct name *name = names_find(&fake->now, path);

	if (!name || !name->body)
		return NULL;
	if (size)
		*size = name->body->now.length;
	return str_text(&name->body->now);
}

void fake_disk_copy(struct fake_disk *fake, const char *from, const char *to)
{
	struct names all = { .list = NULL };
	size_t length = strlen(from);

	names_copy(&all, &fake->now);
	for (size_t i = 0; i < all.count; i++) {
		const struct name *name = &all.list[i];
		struct str path = STR_INIT;

		if (!name->body || strncmp(name->path, from, length) || name->path[length] != '/')
			continue;
		str_add(&path, to);
		str_add(&path, name->path + length);
		fake_disk_put(fake, str_text(&path), str_text(&name->body->now), name->body->now.length);
		str_free(&path);
	}
	names_clear(&all);
}
