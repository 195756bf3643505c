/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/footer.h"

#include "base/text.h"

/* What matters: what is done again and again in an exercise has a priority of at most so much. */
enum { NARROW_COLUMNS = 60, MOST_HINTS = 6, MATTERS = 3, LEAST_NAME = 6 };

struct spacing { size_t inside, between, most; };

static struct spacing tight_spacing(const struct canvas *canvas)
{
	if (canvas->columns < NARROW_COLUMNS)
		return (struct spacing){ .inside = 1, .between = 2, .most = canvas->columns / 2 };
	return (struct spacing){ .inside = 1, .between = 3, .most = canvas->columns / 3 };
}

static struct spacing wide_spacing(const struct canvas *canvas)
{
	return (struct spacing){ .inside = 2, .between = 4, .most = canvas->columns / 3 };
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t hint_columns(const struct hint *hint, struct spacing spacing)
{
	return text_columns(hint->key) + spacing.inside + smaller(text_columns(hint->does), spacing.most);
}

/* Hints stand in the order given and go by priority, of equal ones the last first: a rank says when. */
static size_t rank(const struct hint *hints, size_t i)
{
	return ((size_t)hints[i].priority << 16) + i;
}

static size_t hints_columns(const struct hint *hints, size_t count, size_t limit, struct spacing spacing)
{
	size_t columns = 1;

	for (size_t i = 0; i < count; i++)
		if (rank(hints, i) < limit)
			columns += hint_columns(&hints[i], spacing) + (columns > 1 ? spacing.between : 0);
	return columns;
}

/* The greatest rank below the limit. */
static size_t last_rank(const struct hint *hints, size_t count, size_t limit)
{
	size_t last = 0;

	for (size_t i = 0; i < count; i++)
		if (rank(hints, i) < limit && rank(hints, i) > last)
			last = rank(hints, i);
	return last;
}

/* Above the two that matter most. */
static size_t second_limit(const struct hint *hints, size_t count)
{
	size_t limit = SIZE_MAX;

	for (size_t shown = count; shown > 2; shown--)
		limit = last_rank(hints, count, limit);
	return limit;
}

/* All hints below this rank fit. */
static size_t find_limit(const struct hint *hints, size_t count, size_t room, struct spacing spacing)
{
	size_t limit = SIZE_MAX, shown = count;

	for (; shown > 1 && (shown > MOST_HINTS || hints_columns(hints, count, limit, spacing) > room); shown--)
		limit = last_rank(hints, count, limit);
	return limit;
}

static size_t put_hint(struct canvas *canvas, size_t column, const struct hint *hint, struct spacing spacing)
{
	size_t row = canvas->rows - 1, start = column;

	column += canvas_put(canvas, row, column, canvas->columns - column, STYLE_KEY, hint->key) + spacing.inside;
	if (column < canvas->columns)
		column += canvas_put_clipped(canvas, row, column, smaller(canvas->columns - column, spacing.most), STYLE_NORMAL, hint->does);
	return column - start;
}

/* The closest there is: names are cut shorter only while there is no room for two of them. */
static struct spacing fit_two(const struct canvas *canvas, const struct hint *hints, size_t count)
{
	struct spacing spacing = tight_spacing(canvas);

	while (count > 1 && spacing.most > LEAST_NAME && hints_columns(hints, count, second_limit(hints, count), spacing) > canvas->columns)
		spacing.most--;
	return spacing;
}

static size_t shown_that_matter(const struct hint *hints, size_t count, size_t limit)
{
	size_t shown = 0;

	for (size_t i = 0; i < count; i++)
		shown += hints[i].priority <= MATTERS && rank(hints, i) < limit;
	return shown;
}

/* A name is cut only where there is no room for all of it. */
static void uncut(const struct canvas *canvas, const struct hint *hints, size_t count, size_t limit, struct spacing *spacing)
{
	struct spacing roomy = *spacing;

	roomy.most = canvas->columns;
	if (hints_columns(hints, count, limit, roomy) <= canvas->columns)
		*spacing = roomy;
}

/* Closer together where that keeps what would be left out. */
void footer_put(struct canvas *canvas, const struct hint *hints, size_t count)
{
	struct spacing spacing = wide_spacing(canvas), tight = fit_two(canvas, hints, count);
	size_t limit = find_limit(hints, count, canvas->columns, spacing), closer = find_limit(hints, count, canvas->columns, tight);

	if (canvas->columns < NARROW_COLUMNS || shown_that_matter(hints, count, closer) > shown_that_matter(hints, count, limit)) {
		spacing = tight;
		limit = closer;
	}
	uncut(canvas, hints, count, limit, &spacing);

	for (size_t i = 0, column = 1; i < count && column < canvas->columns; i++)
		if (rank(hints, i) < limit)
			column += put_hint(canvas, column, &hints[i], spacing) + spacing.between;
}
