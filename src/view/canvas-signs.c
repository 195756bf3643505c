/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/canvas.h"

enum { BLOCK_EIGHTH = 0x258F, BLOCK_FULL = 0x2588 };   /* an eighth more for each code point less */

uint32_t canvas_sign(const struct canvas *canvas, enum sign sign)
{
	static const struct { uint16_t sign; char ascii; } signs[SIGN_COUNT] = {
		[SIGN_LINE] = { 0x2500, '-' },
		[SIGN_TICK] = { 0x2713, '+' },
		[SIGN_CROSS] = { 0x2717, 'x' },
		[SIGN_FULL_DOT] = { 0x25CF, '*' },
		[SIGN_EMPTY_DOT] = { 0x25CB, 'o' },
		[SIGN_ARROW] = { 0x2192, '>' },
		[SIGN_MARK] = { 0x25B6, '>' },
		[SIGN_BLOCK] = { BLOCK_FULL, '#' },
	};

	return canvas->ascii ? (uint32_t)(unsigned char)signs[sign].ascii : signs[sign].sign;
}

void canvas_rule(struct canvas *canvas, size_t row)
{
	canvas_fill(canvas, row, 0, canvas->columns, STYLE_RULE, canvas_sign(canvas, SIGN_LINE));
}

static size_t eighths(size_t room, int64_t value, int64_t most)
{
	double share = most > 0 ? (double)value / (double)most : 1;
	double length = (share < 1 ? share : 1) * (double)room * 8;

	return length < 1 ? 1 : (size_t)length;
}

void canvas_bar(struct canvas *canvas, size_t row, size_t column, size_t room, int64_t value, int64_t most)
{
	size_t parts, whole, rest;

	if (value <= 0 || !room)
		return;
	parts = eighths(room, value, most);
	whole = parts / 8;
	rest = parts % 8;
	if (canvas->ascii) {   /* halves count as whole signs, and something is always seen */
		whole = rest >= 4 || !whole ? whole + 1 : whole;
		rest = 0;
	}
	canvas_fill(canvas, row, column, whole, STYLE_ACCENT, canvas_sign(canvas, SIGN_BLOCK));
	if (rest)
		canvas_fill(canvas, row, column + whole, 1, STYLE_ACCENT, BLOCK_EIGHTH - (uint32_t)rest + 1);
}
