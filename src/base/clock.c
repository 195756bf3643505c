/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"

enum { DAY = 86400, PATH_BYTES = 1024 };

/* The years of four digits, 1000 to 9999: the text has room for them. */
static const int64_t first_second = -30610224000, last_second = 253402300799;

/* --- The machine's clock */

struct machine {
	char *zone, *boot_id;
};

static bool read_ms(clockid_t id, int64_t *ms)
{
	struct timespec now;

	if (clock_gettime(id, &now))
		return false;
	*ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
	return true;
}

/* Where there is no CLOCK_BOOTTIME (macOS), CLOCK_MONOTONIC counts a closed lid. */
static bool since_boot(int64_t *ms)
{
#ifdef CLOCK_BOOTTIME
	if (read_ms(CLOCK_BOOTTIME, ms))
		return true;
#endif
	return read_ms(CLOCK_MONOTONIC, ms);
}

static int64_t system_ms(void *context)
{
	int64_t ms = 0;

	(void)context;
	since_boot(&ms);
	return ms;
}

static int64_t system_utc(void *context)
{
	(void)context;
	return (int64_t)time(NULL);
}

/* The first line of a small file, "" where there is none. Caller frees. */
static char *first_line(const char *path)
{
	char line[PATH_BYTES] = "";
	FILE *file = fopen(path, "re");

	if (file) {
		if (!fgets(line, sizeof line, file))
			line[0] = '\0';
		fclose(file);
	}
	line[strcspn(line, "\r\n")] = '\0';
	return mem_text(line);
}

/* Europe/Vilnius of /usr/share/zoneinfo/Europe/Vilnius. */
static const char *after_folder(const char *path)
{
	const char *folder = strstr(path, "zoneinfo/");

	return folder ? folder + strlen("zoneinfo/") : path;
}

/* Takes name; NULL where this machine has no such zone. */
static char *known_zone(char *name)
{
	char *zone = zone_known(after_folder(name)) ? mem_text(after_folder(name)) : NULL;

	free(name);
	return zone;
}

static char *linked_zone(void)
{
	char target[PATH_BYTES];
	ssize_t length = readlink("/etc/localtime", target, sizeof target - 1);

	target[length > 0 ? length : 0] = '\0';
	return known_zone(mem_text(target));
}

static char *machine_zone(void)
{
	const char *wish = getenv("TZ");
	char *zone = wish ? known_zone(mem_text(wish + (*wish == ':'))) : NULL;

	if (!zone)
		zone = linked_zone();
	if (!zone)
		zone = known_zone(first_line("/etc/timezone"));
	return zone ? zone : mem_text("UTC");
}

bool clock_system_open(struct clock *clock, struct err *err)
{
	struct machine *machine;
	int64_t ms;

	if (!since_boot(&ms))
		return err_set(err, "this machine tells no time since it was started, so durations cannot be measured");
	machine = mem_alloc(sizeof *machine);
	machine->zone = machine_zone();
	machine->boot_id = first_line("/proc/sys/kernel/random/boot_id");
	*clock = (struct clock){
		.context = machine,
		.ms = system_ms,
		.utc = system_utc,
		.zone = machine->zone,
		.boot_id = machine->boot_id,
	};
	return true;
}

void clock_system_close(struct clock *clock)
{
	struct machine *machine = clock->context;

	if (machine) {
		free(machine->zone);
		free(machine->boot_id);
		free(machine);
	}
	*clock = (struct clock){ 0 };
}

/* --- The clock that stands still */

static int64_t virtual_ms(void *context)
{
	const struct clock_virtual *state = context;

	return state->ms;
}

static int64_t virtual_utc(void *context)
{
	const struct clock_virtual *state = context;

	return state->utc;
}

struct clock clock_virtual(struct clock_virtual *state, const char *zone)
{
	return (struct clock){ .context = state, .ms = virtual_ms, .utc = virtual_utc, .zone = zone, .boot_id = "" };
}

/* utc moves by the whole seconds that ms passes, so that many small steps lose nothing. */
void clock_virtual_pass(struct clock_virtual *state, int64_t ms)
{
	int64_t before = state->ms / 1000;

	state->ms += ms;
	state->utc += state->ms / 1000 - before;
}

/* --- Texts */

static int64_t within_years(int64_t utc)
{
	return utc < first_second ? first_second : utc > last_second ? last_second : utc;
}

void clock_text(int64_t utc, char out[CLOCK_TEXT])
{
	time_t time = (time_t)within_years(utc);
	struct tm tm;

	if (!gmtime_r(&time, &tm) || !strftime(out, CLOCK_TEXT, "%Y-%m-%dT%H:%M:%SZ", &tm))
		out[0] = '\0';
}

/* What is not written back as it came (a 30th of February, a blank) is no time. */
bool clock_parse(const char *text, int64_t *utc)
{
	struct tm tm = { 0 };
	char again[CLOCK_TEXT];
	int64_t found;

	if (!strptime(text, "%Y-%m-%dT%H:%M:%SZ", &tm))
		return false;
	found = (int64_t)timegm(&tm);
	clock_text(found, again);
	if (!str_same(text, again))
		return false;
	*utc = found;
	return true;
}

static int64_t local_seconds(int64_t utc, const char *name)
{
	struct zone *zone = zone_new(name);
	int64_t local = within_years(utc) + zone_offset(zone, within_years(utc));

	zone_free(zone);
	return local;
}

char *clock_local(int64_t utc, const char *zone)
{
	char text[CLOCK_TEXT];

	clock_text(local_seconds(utc, zone), text);
	text[strcspn(text, "Z")] = '\0';
	return mem_text(text);
}

int clock_local_minutes(int64_t utc, const char *zone)
{
	int64_t second = local_seconds(utc, zone) % DAY;

	return (int)((second < 0 ? second + DAY : second) / 60);
}
