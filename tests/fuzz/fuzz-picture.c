/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "view/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void draw(const struct picture *picture, size_t rows, size_t columns)
{
	struct area area = { .rows = rows, .columns = columns };
	struct canvas *canvas = canvas_new(rows, columns, rows % 2);

	layout_board(canvas, area, picture_board(picture, canvas, area));
	canvas_free(canvas);
}

/* Whatever the bytes: a picture that can be drawn, and is the same when it is written and read again; or words. */
static void read_again(const struct picture *picture)
{
	struct arena *arena = arena_new();
	struct picture again;
	char *line = picture_write(picture), *second;

	if (!picture_read(&again, arena, line, strlen(line), NULL, NULL))
		abort();
	second = picture_write(&again);
	if (strcmp(line, second))
		abort();
	free(line);
	free(second);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct err err = ERR_INIT;
	struct picture picture;
	bool read = picture_read(&picture, arena, (const char *)bytes, size, NULL, &err);

	if (read == err_is_set(&err))
		abort();
	if (read) {
		draw(&picture, 24, 80);
		draw(&picture, 7, 20);
		draw(&picture, 1, 1);
		read_again(&picture);
	}
	err_clear(&err);
	arena_free(arena);
	return 0;
}
