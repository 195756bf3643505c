/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_STYLE_H
#define TALKA_VIEW_STYLE_H

/*
 * style - what a cell means; the terminal decides what that looks like.
 *
 * Invariants:
 *  - No meaning hangs on colour alone: what matters has bold, reverse, a word or a sign too.
 */
enum style {
	STYLE_NORMAL,
	STYLE_BOLD,
	STYLE_DIM,           /* less important; normal where the terminal has no dim */
	STYLE_TITLE,         /* bold */
	STYLE_SELECTED,      /* reverse */
	STYLE_KEY,           /* a key's name in the footer: bold */
	STYLE_RULE,          /* lines */
	STYLE_GOOD,          /* accent beside a sign */
	STYLE_WARN,          /* accent and bold beside a word */
	STYLE_ACCENT,        /* letters of items, bars */
	STYLE_FIELD,         /* what is being typed: underlined */
	STYLE_COUNT
};

/* "bold", "selected", ... as golden screens write it. */
const char *style_name(enum style style);

#endif
