/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_ZONE_H
#define TALKA_BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * zone - how far the local time of an IANA zone is from UTC.
 *
 * Reads the machine's zone files (TZif, RFC 8536, in /usr/share/zoneinfo) by
 * itself, because libc knows only the one zone of its process's TZ.
 *
 * Invariants:
 *  - zone_new() never fails: a zone that this machine does not know counts as UTC.
 *  - After the last change of the file its closing rule (a POSIX TZ text) goes on for ever.
 *  - Nothing here reads or changes the process's TZ.
 *
 * Ownership: zone_free() frees.
 */
struct zone;

struct zone *zone_new(const char *name);
void zone_free(struct zone *zone);
int32_t zone_offset(const struct zone *zone, int64_t utc);      /* seconds east of UTC; utc within the years 1 to 9999 */
bool zone_known(const char *name);

#endif
