/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_MEM_H
#define TALKA_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

/*
 * mem - memory that is never NULL, and arenas.
 *
 * Invariants:
 *  - Nothing here returns NULL: without memory the program ends in words.
 *  - What comes from an arena is zeroed, aligned for any type, and lives until
 *    arena_clear() or arena_free().
 *
 * Ownership: mem_*: caller frees with free(). arena_*: lives with the arena.
 */
void *mem_alloc(size_t size);                               /* zeroed */
void *mem_array(size_t count, size_t size);                 /* zeroed, product checked */
void *mem_grow(void *block, size_t count, size_t size);     /* realloc, product checked; the new part is not zeroed */
char *mem_text(const char *text);                           /* a copy; NULL gives "" */

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);                       /* NULL is fine */
/* Takes all back but keeps the blocks for the next use. */
void arena_clear(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A larger copy of an array of the arena (the old one stays until the end). */
void *arena_grow(struct arena *arena, const void *block, size_t old_count, size_t new_count, size_t size);
char *arena_text(struct arena *arena, const char *text);    /* NULL gives "" */
char *arena_slice(struct arena *arena, const char *bytes, size_t length);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_formatv(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
size_t arena_bytes(const struct arena *arena);              /* taken from the system, for figures */

#endif
