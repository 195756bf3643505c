/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 16 * 1024 };

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *first, *now;
	size_t total;
};

static _Noreturn void give_up(void)
{
	fputs("talka: the machine has no memory left; close other programs and start again, nothing is lost\n", stderr);
	abort();
}

static size_t product(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		give_up();
	return count * size;
}

void *mem_alloc(size_t size)
{
	void *block = calloc(1, size ? size : 1);

	if (!block)
		give_up();
	return block;
}

void *mem_array(size_t count, size_t size)
{
	return mem_alloc(product(count, size));
}

void *mem_grow(void *block, size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *grown = realloc(block, bytes ? bytes : 1);

	if (!grown)
		give_up();
	return grown;
}

char *mem_text(const char *text)
{
	size_t size = text ? strlen(text) : 0;
	char *copy = mem_alloc(size + 1);

	if (size)
		memcpy(copy, text, size);
	return copy;
}

struct arena *arena_new(void)
{
	return mem_alloc(sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->first, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
}

void arena_clear(struct arena *arena)
{
	for (struct block *block = arena->first; block; block = block->next)
		block->used = 0;
	arena->now = arena->first;
}

static struct block *add_block(struct arena *arena, size_t size)
{
	size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
	struct block *block = malloc(sizeof *block + room);

	if (!block)
		give_up();
	*block = (struct block){ .size = room };
	if (arena->now) {
		block->next = arena->now->next;
		arena->now->next = block;
	} else {
		arena->first = block;
	}
	arena->now = block;
	arena->total += room;
	return block;
}

static struct block *block_with_room(struct arena *arena, size_t size)
{
	struct block *block = arena->now;

	while (block && block->size - block->used < size && block->next && !block->next->used)
		block = arena->now = block->next;
	return block && block->size - block->used >= size ? block : add_block(arena, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t unit = alignof(max_align_t);
	size_t bytes = size > SIZE_MAX - unit ? size : (size + unit - 1) / unit * unit;
	struct block *block = block_with_room(arena, bytes);
	void *taken = block->bytes + block->used;

	block->used += bytes;
	return memset(taken, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, product(count, size));
}

void *arena_grow(struct arena *arena, const void *block, size_t old_count, size_t new_count, size_t size)
{
	void *grown = arena_array(arena, new_count, size);

	if (old_count)
		memcpy(grown, block, product(old_count, size));
	return grown;
}

char *arena_slice(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_slice(arena, text, strlen(text)) : arena_slice(arena, "", 0);
}

char *arena_formatv(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = arena_alloc(arena, (size_t)(length < 0 ? 0 : length) + 1);
	vsnprintf(text, (size_t)(length < 0 ? 0 : length) + 1, format, args);
	return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_formatv(arena, format, args);
	va_end(args);
	return text;
}

size_t arena_bytes(const struct arena *arena)
{
	return arena->total;
}
