/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/input.h"

#define ROW(name) extern const struct input input_##name;
#include "inputs-list.h"
#undef ROW

#define ROW(name) &input_##name,
static const struct input *const inputs[] = {
#include "inputs-list.h"
	NULL
};
#undef ROW

const struct input *input_next(const struct input *input)
{
	const struct input *const *row = inputs;

	while (input && *row != input)
		row++;
	return input ? row[1] : row[0];
}
