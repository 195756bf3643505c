/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/random-canvas.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *const pieces[] = {
	"needs", "日本語", "e\u0301\u0323", "žąsis", "─", "▏", "שלום", "سلام", "   ", "中", "a", "→ ✓", "",
};

enum { PIECES = sizeof pieces / sizeof *pieces, PUTS = 60, MOST_ROOM = 8, MARKER = 12 };

/* A linear congruential generator (Knuth, MMIX): any will do, as long as it is the same everywhere. */
static size_t next(uint64_t *state, size_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(*state >> 33) % below;
}

/* libvterm drops marks in the last column. */
static size_t room_of(const struct canvas *canvas, const char *piece, size_t column, size_t room)
{
	size_t most = canvas->columns - column - (strstr(piece, "\u0301") != NULL);

	return room < most ? room : most;
}

void random_canvas(struct canvas *canvas, unsigned seed)
{
	uint64_t state = seed;
	char marker[MARKER + 1];

	for (size_t i = 0; i < PUTS; i++) {
		const char *piece = pieces[next(&state, PIECES)];
		size_t row = next(&state, canvas->rows), column = next(&state, canvas->columns);
		enum style style = (enum style)next(&state, STYLE_COUNT);

		canvas_put(canvas, row, column, room_of(canvas, piece, column, 1 + next(&state, MOST_ROOM)), style, piece);
	}
	snprintf(marker, sizeof marker, "seed %u.", seed);
	canvas_fill(canvas, canvas->rows - 1, 0, canvas->columns, STYLE_NORMAL, ' ');
	canvas_put(canvas, canvas->rows - 1, canvas->columns - MARKER, MARKER, STYLE_NORMAL, marker);
	canvas->cursor_row = next(&state, canvas->rows);
	canvas->cursor_column = next(&state, canvas->columns);
	canvas->cursor_shown = next(&state, 2);
}
