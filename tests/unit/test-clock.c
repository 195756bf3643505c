/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/str.h"
#include "base/zone.h"

static int64_t utc_of(const char *text)
{
	int64_t utc = 0;

	assert_true(clock_parse(text, &utc));
	return utc;
}

static void check_local(const char *utc, const char *zone, const char *due)
{
	char *local = clock_local(utc_of(utc), zone);

	assert_string_equal(local, due);
	free(local);
}

static void a_time_and_its_text_are_the_same(void **state)
{
	const char *const texts[] = {
		"1970-01-01T00:00:00Z", "2026-11-23T17:30:00Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z",
	};
	char again[CLOCK_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		clock_text(utc_of(texts[i]), again);
		assert_string_equal(again, texts[i]);
	}
	assert_int_equal(utc_of("2026-11-23T17:30:00Z"), 1795455000);
}

static void what_is_no_time_is_refused(void **state)
{
	const char *const texts[] = {
		"", "2026-11-23", "2026-11-23T17:30:00", "2026-11-23 17:30:00Z", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z",
		"2026-11-23T17:30:61Z", "2026-1-23T17:30:00Z", " 2026-11-23T17:30:00Z", "2026-11-23T17:30:00Z ", "99999-01-01T00:00:00Z",
	};
	int64_t utc = 7;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_false(clock_parse(texts[i], &utc));
	assert_int_equal(utc, 7);
}

static void times_out_of_reach_are_told_as_the_last_ones(void **state)
{
	char text[CLOCK_TEXT];

	(void)state;
	clock_text(INT64_MAX, text);
	assert_string_equal(text, "9999-12-31T23:59:59Z");
	clock_text(INT64_MIN, text);
	assert_string_equal(text, "1000-01-01T00:00:00Z");
	free(clock_local(INT64_MAX, "Europe/Vilnius"));
	assert_in_range(clock_local_minutes(INT64_MIN, "Europe/Vilnius"), 0, 1439);
}

static void local_times_follow_summer_and_winter(void **state)
{
	(void)state;
	check_local("2026-11-23T17:30:00Z", "Europe/Vilnius", "2026-11-23T19:30:00");
	check_local("2026-07-01T17:30:00Z", "Europe/Vilnius", "2026-07-01T20:30:00");
	check_local("2026-03-29T00:59:59Z", "Europe/Stockholm", "2026-03-29T01:59:59");
	check_local("2026-03-29T01:00:00Z", "Europe/Stockholm", "2026-03-29T03:00:00");
	check_local("2026-10-25T00:59:59Z", "Europe/Stockholm", "2026-10-25T02:59:59");
	check_local("2026-10-25T01:00:00Z", "Europe/Stockholm", "2026-10-25T02:00:00");
	check_local("2026-01-15T12:00:00Z", "Australia/Sydney", "2026-01-15T23:00:00");
	check_local("2026-06-15T12:00:00Z", "Asia/Kolkata", "2026-06-15T17:30:00");
	check_local("2026-06-15T12:00:00Z", "UTC", "2026-06-15T12:00:00");
}

static void local_times_go_on_after_the_last_change_of_the_file(void **state)
{
	(void)state;
	check_local("2070-07-01T17:30:00Z", "Europe/Vilnius", "2070-07-01T20:30:00");
	check_local("2070-12-01T17:30:00Z", "Europe/Vilnius", "2070-12-01T19:30:00");
	check_local("2070-01-15T12:00:00Z", "Australia/Sydney", "2070-01-15T23:00:00");
	check_local("2070-07-15T12:00:00Z", "Australia/Sydney", "2070-07-15T22:00:00");
	check_local("2070-07-01T12:00:00Z", "Europe/Dublin", "2070-07-01T13:00:00");
	check_local("2070-12-01T12:00:00Z", "Europe/Dublin", "2070-12-01T12:00:00");
	check_local("2070-12-01T12:00:00Z", "Asia/Tokyo", "2070-12-01T21:00:00");
}

static void a_zone_nobody_knows_counts_as_utc(void **state)
{
	const char *const names[] = { "", "Europe/Atlantis", "../../../etc/passwd", "/etc/localtime", "Europe", "tzdata.zi", "a.b" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		check_local("2026-11-23T17:30:00Z", names[i], "2026-11-23T17:30:00");
		assert_false(zone_known(names[i]));
	}
	assert_true(zone_known("UTC"));
	assert_true(zone_known("Europe/Riga"));
}

static void the_process_has_its_own_zone_still(void **state)
{
	(void)state;
	setenv("TZ", "America/New_York", 1);
	check_local("2026-11-23T17:30:00Z", "Europe/Vilnius", "2026-11-23T19:30:00");
	assert_string_equal(getenv("TZ"), "America/New_York");
	setenv("TZ", "UTC", 1);
}

static void minutes_are_counted_from_local_midnight(void **state)
{
	(void)state;
	assert_int_equal(clock_local_minutes(utc_of("2026-11-23T17:30:59Z"), "Europe/Vilnius"), 19 * 60 + 30);
	assert_int_equal(clock_local_minutes(utc_of("2026-11-23T22:00:00Z"), "Europe/Vilnius"), 0);
	assert_int_equal(clock_local_minutes(utc_of("1969-12-31T23:59:00Z"), "UTC"), 1439);
}

static void a_virtual_clock_stands_until_it_is_moved(void **state)
{
	struct clock_virtual now = { .ms = 900, .utc = 1000 };
	struct clock clock = clock_virtual(&now, "Europe/Riga");

	(void)state;
	assert_int_equal(clock.ms(clock.context), 900);
	for (int i = 0; i < 11; i++)
		clock_virtual_pass(&now, 100);
	assert_int_equal(clock.ms(clock.context), 2000);
	assert_int_equal(clock.utc(clock.context), 1002);
	assert_string_equal(clock.zone, "Europe/Riga");
	assert_string_equal(clock.boot_id, "");
}

static void check_zone_of(const char *tz, const char *due)
{
	struct clock clock;

	setenv("TZ", tz, 1);
	assert_true(clock_system_open(&clock, NULL));
	if (due)
		assert_string_equal(clock.zone, due);
	assert_true(zone_known(clock.zone));
	clock_system_close(&clock);
	setenv("TZ", "UTC", 1);
}

static void the_machines_zone_is_one_that_it_knows(void **state)
{
	(void)state;
	check_zone_of("Europe/Tallinn", "Europe/Tallinn");
	check_zone_of(":Europe/Tallinn", "Europe/Tallinn");
	check_zone_of("/usr/share/zoneinfo/Europe/Tallinn", "Europe/Tallinn");
	check_zone_of("CET-1CEST,M3.5.0,M10.5.0/3", NULL);
	check_zone_of("", NULL);
}

static void the_machines_clock_goes_forward(void **state)
{
	struct clock clock;
	int64_t before;

	(void)state;
	assert_true(clock_system_open(&clock, NULL));
	before = clock.ms(clock.context);
	assert_true(before > 0);
	assert_true(clock.ms(clock.context) >= before);
	assert_true(clock.utc(clock.context) > utc_of("2024-01-01T00:00:00Z"));
	clock_system_close(&clock);
}

static void check_day(const char *text, const char *due)
{
	char day[DAY_TEXT] = "none";

	assert_int_equal(day_read(text, "2026-11-23", day), *due != '\0');
	assert_string_equal(day, *due ? due : "none");
}

static void a_day_is_read_as_people_write_it(void **state)
{
	static const char *const days[][2] = {
		{ "2026-12-14", "2026-12-14" }, { "2026.12.14", "2026-12-14" }, { "14.12.2026", "2026-12-14" }, { "14. 12. 2026", "2026-12-14" },
		{ "14.12.", "2026-12-14" }, { "14.12", "2026-12-14" }, { "1.2.", "2027-02-01" }, { "23.11.", "2026-11-23" }, { "22.11.", "2027-11-22" },
		{ "10d", "2026-12-03" }, { "2w", "2026-12-07" }, { "0d", "2026-11-23" }, { "29.2.2028", "2028-02-29" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		check_day(days[i][0], days[i][1]);
}

static void what_is_no_day_to_come_is_refused(void **state)
{
	static const char *const texts[] = { "", "soon", "2026-11-22", "1.1.2026", "31.2.2027", "29.2.", "2026-13-01", "14", "14.12.2026.1", "99999.1.1",
		"w", "2x", "-1d", "99999d", "14,12", "0.0." };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		check_day(texts[i], "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_time_and_its_text_are_the_same),
		cmocka_unit_test(what_is_no_time_is_refused),
		cmocka_unit_test(times_out_of_reach_are_told_as_the_last_ones),
		cmocka_unit_test(local_times_follow_summer_and_winter),
		cmocka_unit_test(local_times_go_on_after_the_last_change_of_the_file),
		cmocka_unit_test(a_zone_nobody_knows_counts_as_utc),
		cmocka_unit_test(the_process_has_its_own_zone_still),
		cmocka_unit_test(minutes_are_counted_from_local_midnight),
		cmocka_unit_test(a_virtual_clock_stands_until_it_is_moved),
		cmocka_unit_test(the_machines_zone_is_one_that_it_knows),
		cmocka_unit_test(the_machines_clock_goes_forward),
		cmocka_unit_test(a_day_is_read_as_people_write_it),
		cmocka_unit_test(what_is_no_day_to_come_is_refused),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
