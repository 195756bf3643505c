/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_CLOCK_H
#define TALKA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/*
 * clock - time as a table of functions handed in by main; tests and rehearsals pin it.
 *
 * Units: ms are milliseconds of a clock that also runs while the machine
 * sleeps (CLOCK_BOOTTIME), for durations; utc is whole seconds since 1970.
 *
 * The system's zone is that of $TZ, else of /etc/localtime, else of /etc/timezone,
 * the first that this machine's zone files know; else UTC.
 * Local times come from those files, see zone.h; a zone that they lack counts as UTC.
 * Times before the year 1000 and after 9999 are told as the first and last of them.
 */
struct clock {
	void *context;
	int64_t (*ms)(void *context);
	int64_t (*utc)(void *context);
	const char *zone;      /* IANA name or "UTC"; borrowed */
	const char *boot_id;   /* of this boot of the machine; borrowed, may be "" */
};

/* The machine's clock. zone and boot_id are read by clock_system_open(); clock_system_close() frees them. */
bool clock_system_open(struct clock *clock, struct err *err);
void clock_system_close(struct clock *clock);

/* A clock that stands still until it is moved: state is the caller's and outlives the clock. */
struct clock_virtual { int64_t ms, utc; };
struct clock clock_virtual(struct clock_virtual *state, const char *zone);
void clock_virtual_pass(struct clock_virtual *state, int64_t ms);

enum { CLOCK_TEXT = 21 };                                      /* room for 2026-11-23T17:30:00Z and NUL */
void clock_text(int64_t utc, char out[CLOCK_TEXT]);
bool clock_parse(const char *text, int64_t *utc);              /* the inverse */
/* Local time in zone as 2026-11-23T19:30:00 (no Z), caller frees. */
char *clock_local(int64_t utc, const char *zone);
int clock_local_minutes(int64_t utc, const char *zone);        /* minutes since local midnight */

#endif
