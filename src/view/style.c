/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/style.h"

const char *style_name(enum style style)
{
	static const char *const names[STYLE_COUNT] = {
		[STYLE_NORMAL] = "normal",
		[STYLE_BOLD] = "bold",
		[STYLE_DIM] = "dim",
		[STYLE_TITLE] = "title",
		[STYLE_SELECTED] = "selected",
		[STYLE_KEY] = "key",
		[STYLE_RULE] = "rule",
		[STYLE_GOOD] = "good",
		[STYLE_WARN] = "warn",
		[STYLE_ACCENT] = "accent",
		[STYLE_FIELD] = "field",
	};

	return names[style];
}
