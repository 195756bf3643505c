/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_DAY_H
#define TALKA_BASE_DAY_H

#include <stdbool.h>

/*
 * day - a day to come, as people write it: 2026-12-14, 2026.12.14, 14.12.2026,
 * 14.12. (the next one), 10d or 2w (in ten days, in two weeks).
 *
 * Invariants:
 *  - What is read is a day of the calendar, today or later, in the years 1000 to 9999.
 */
enum { DAY_TEXT = 11 };                  /* room for 2026-12-14 and NUL */

/* today as 2026-11-23. False where the text is no such day; out is untouched then. */
bool day_read(const char *text, const char *today, char out[DAY_TEXT]);

#endif
