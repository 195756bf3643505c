/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/str.h"
#include "faults/fake-disk.h"
#include "file/journal.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char header[] = "seq,run,ms,time,event,exercise,round,participant,item,value,crc";

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void add_chained(struct str *out, const char *line, size_t length, unsigned long *crc)
{
	char prev[16];

	snprintf(prev, sizeof prev, "x%08lx,", *crc);
	*crc = crc32_z(crc32_z(0, (const unsigned char *)prev, 10), (const unsigned char *)line, length);
	str_add_slice(out, line, length);
	str_add_format(out, ",x%08lx\n", *crc);
}

/* Lines get the crc that fits them, which no mutation would ever find. */
static void chain_lines(struct str *out, const char *bytes, size_t size)
{
	unsigned long crc = crc32_z(0, (const unsigned char *)header, sizeof header - 1);

	str_add_format(out, "%s\n", header);
	while (size) {
		const char *end = memchr(bytes, '\n', size);
		size_t length = end ? (size_t)(end - bytes) : size;

		add_chained(out, bytes, length, &crc);
		length += end != NULL;
		bytes += length;
		size -= length;
	}
}

/* All texts together are no longer than what was read. */
static void check_rows(const struct journal *journal, size_t most)
{
	size_t length = 0;

	for (size_t i = 0; i < journal_count(journal); i++) {
		struct journal_row row = journal_get(journal, i);
		char *text = journal_unescape(row.value, strlen(row.value));

		must(row.seq == (int64_t)i + 1 && row.run >= 0 && row.ms >= 0 && row.round >= 0);
		length += strlen(row.time) + strlen(row.event) + strlen(row.exercise) + strlen(row.participant)
		    + strlen(row.item) + strlen(text);
		free(text);
	}
	must(length <= most);
}

static size_t size_of(struct fake_disk *fake, const char *path)
{
	size_t size = 0;

	fake_disk_get(fake, path, &size);
	return size;
}

/* What was read stands elsewhere byte for byte, and takes one row more. */
static void check_move(struct fake_disk *fake, struct journal *journal, const struct str *given)
{
	size_t count = journal_count(journal), size;
	struct journal_row row = { .time = "", .event = "", .exercise = "", .participant = "", .item = "", .value = "" };

	must(journal_move(journal, "t", NULL, NULL));
	size = size_of(fake, "t/events.csv");
	must(!count || size <= given->length);
	must(!count || !memcmp(fake_disk_get(fake, "t/events.csv", &size), str_text(given), size));
	must(journal_append(journal, &row, 1, NULL) == APPEND_DONE);
	must(journal_count(journal) == count + 1);
	check_rows(journal, given->length);
}

static void check_journal(const struct str *given)
{
	struct fake_disk *fake = fake_disk_new();
	struct disk disk = fake_disk_table(fake);
	struct journal *journal;

	fake_disk_put(fake, "s/events.csv", str_text(given), given->length);
	journal = journal_open(&disk, "s", false, NULL);
	if (journal) {
		check_rows(journal, given->length);
		must(journal_state(journal) == JOURNAL_DAMAGED
		    || size_of(fake, "s/events.torn") == journal_torn_bytes(journal));
		check_move(fake, journal, given);
		journal_close(journal);
	}
	fake_disk_free(fake);
}

/* The bytes as a file, and as lines of a chain that is whole. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str plain = STR_INIT, chained = STR_INIT;

	str_add_slice(&plain, (const char *)bytes, size);
	check_journal(&plain);
	chain_lines(&chained, (const char *)bytes, size);
	check_journal(&chained);
	str_free(&plain);
	str_free(&chained);
	return 0;
}
