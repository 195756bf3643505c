/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gmp.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ballots/file.h"
#include "base/random.h"
#include "base/str.h"
#include "file/csv.h"
#include "tally/fraction.h"
#include "tally/pairwise.h"
#include "tally/purses.h"
#include "tally/rule.h"

/*
 * bench-tally - how long counts take on generated ballots: each figure is the
 * median of five runs, in processor time (a machine may be busy otherwise), beside
 * what is asked. The same seed gives the same ballots.
 *
 * bench-tally [FILE.pb] also counts that budget by equal shares with add1;
 * bench-tally --write FILE COUNT ITEMS writes the rankings, for a reference to count.
 */
enum { RUNS = 5, SEED = 2026, LINE_BYTES = 512 };

struct work {
	struct tally_ballots ballots;
	struct rule_options options;
	const struct rule *rule;        /* NULL: the duels alone */
	struct str text;                /* a file to read first; empty = none */
	const struct supporters *supporters;   /* the ballots, like ones merged already; NULL = not yet */
};

static double now_ms(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* --- ballots ---------------------------------------------------------------------- */

static void fill_rankings(int16_t *marks, size_t items, size_t count)
{
	struct random_seeded state = { .seed = SEED };
	struct random random = random_seeded(&state);
	uint32_t *order = mem_array(items, sizeof *order);

	for (size_t i = 0; i < count; i++) {
		for (uint32_t item = 0; item < items; item++)
			order[item] = item;
		random_shuffle(&random, order, items);
		for (size_t place = 0; place < items; place++)
			marks[i * items + order[place]] = (int16_t)(place + 1);
	}
	free(order);
}

static struct tally_ballots rankings(size_t items, size_t count)
{
	int16_t *marks = mem_array(items * count, sizeof *marks);

	fill_rankings(marks, items, count);
	return (struct tally_ballots){ .kind = TALLY_RANKS, .items = items, .count = count, .marks = marks };
}

/* Each ballot begins one item later, so that all items go round in one circle; the rest is by chance. */
static struct tally_ballots circle(size_t items)
{
	struct tally_ballots ballots = rankings(items, items + items / 2);
	int16_t *marks = mem_array(items * ballots.count, sizeof *marks);

	memcpy(marks, ballots.marks, items * ballots.count * sizeof *marks);
	for (size_t i = 0; i < items; i++)
		for (size_t item = 0; item < items; item++)
			marks[i * items + item] = (int16_t)((item + items - i) % items + 1);
	free((void *)(uintptr_t)ballots.marks);
	ballots.marks = marks;
	return ballots;
}

static struct tally_ballots approvals(size_t items, size_t count)
{
	struct random_seeded state = { .seed = SEED };
	struct random random = random_seeded(&state);
	int16_t *marks = mem_array(items * count, sizeof *marks);

	for (size_t i = 0; i < count; i++)
		for (size_t choice = 0; choice < 8; choice++)
			marks[i * items + random_below(&random, (uint32_t)items)] = 1;
	return (struct tally_ballots){ .kind = TALLY_APPROVALS, .items = items, .count = count, .marks = marks };
}

static const int64_t *costs_of(size_t items)
{
	struct random_seeded state = { .seed = SEED };
	struct random random = random_seeded(&state);
	int64_t *costs = mem_array(items, sizeof *costs);

	for (size_t i = 0; i < items; i++)
		costs[i] = 1000 + random_below(&random, 99000);
	return costs;
}

static struct str ranking_file(const struct tally_ballots *ballots)
{
	struct str text = STR_INIT;
	uint32_t *order = mem_array(ballots->items, sizeof *order);

	str_add(&text, "count,ranking\n");
	for (size_t i = 0; i < ballots->count; i++) {
		for (uint32_t item = 0; item < ballots->items; item++)
			order[ballot_marks(ballots, i)[item] - 1] = item;
		str_add(&text, "1,");
		for (size_t place = 0; place < ballots->items; place++)
			str_add_format(&text, "%sItem %" PRIu32, place ? ">" : "", order[place]);
		str_add_char(&text, '\n');
	}
	free(order);
	return text;
}

/* --- measuring --------------------------------------------------------------------- */

static void fail(const char *words)
{
	fprintf(stderr, "bench-tally: %s\n", words);
	exit(1);
}

static double count_once(struct work *work)
{
	struct arena *arena = arena_new();
	struct tally_result result;
	struct err err = ERR_INIT;
	double began = now_ms(), took;
	bool done = work->rule ? rule_count(work->rule, &work->ballots, &work->options, arena, &result, &err)
	    : pairwise_new(&work->ballots, UNRANKED_LAST, arena, &err) != NULL;

	took = now_ms() - began;
	if (!done)
		fail(err_text(&err));
	arena_free(arena);
	return took;
}

static double read_and_count_once(struct work *work)
{
	struct faults *faults = faults_new("generated");
	double began = now_ms(), took;
	struct ballot_file *file = ballot_file_of_bytes(str_text(&work->text), work->text.length, faults);

	if (!file)
		fail(faults->list[0].text);
	work->ballots = file->ballots;
	took = count_once(work);
	took = now_ms() - began;
	ballot_file_free(file);
	faults_free(faults);
	return took;
}

static bool drop_row(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	(void)context, (void)line, (void)fields, (void)lengths, (void)n;
	return true;
}

static double parse_once(struct work *work)
{
	double began = now_ms();

	if (!csv_read(str_text(&work->text), work->text.length, ',', drop_row, NULL, NULL))
		fail("the generated file is no CSV");
	return now_ms() - began;
}

static int smaller_first(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static double median(double (*once)(struct work *work), struct work *work)
{
	double took[RUNS];

	for (size_t i = 0; i < RUNS; i++)
		took[i] = once(work);
	qsort(took, RUNS, sizeof *took, smaller_first);
	return took[RUNS / 2];
}

/* What must hold is twice the aim. */
static void tell(const char *what, double took, double aim)
{
	printf("%-58s %10.2f ms", what, took);
	if (aim > 0)
		printf(" %8.0f ms  %5.2f  %s", aim, took / aim, took <= 2 * aim ? "within twice" : "NOT within twice");
	printf("\n");
	fflush(stdout);
}

/* --- memory ------------------------------------------------------------------------ */

enum { KIB = 1024 };

/* The most memory that a process of its own needs, which begins as small as this one is. */
static double peak_kib(void (*work)(FILE *file), FILE *file)
{
	struct rusage usage = { .ru_maxrss = 0 };
	pid_t child = fork();
	int status = 1;

	if (!child) {
		work(file);
		_exit(0);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status)
		fail("a process of its own does not end well");
	return (double)usage.ru_maxrss;
}

static void write_rankings(FILE *file)
{
	struct tally_ballots ballots = rankings(50, 100000);
	struct str text = ranking_file(&ballots);

	if (fwrite(str_text(&text), 1, text.length, file) != text.length || fflush(file))
		fail("no room for a file of ballots");
}

static void do_nothing(FILE *file)
{
	(void)file;
}

static void count_by_all(FILE *file)
{
	struct faults *faults = faults_new("generated");
	struct arena *arena = arena_new();
	const struct rule *rule = NULL;
	struct ballot_file *ballots;

	rewind(file);
	ballots = ballot_file_read(stream_pipe(file), faults);
	if (!ballots)
		fail(faults->list[0].text);
	while ((rule = rule_next(rule))) {
		struct tally_result result;

		if (!rule_fits(rule, &ballots->ballots) || rule->budget)
			continue;
		if (!rule_count(rule, &ballots->ballots, &(struct rule_options){ .seats = 1 }, arena, &result, NULL))
			fail(rule->name);
	}
}

/* First of all, while this process is small. A ballot is its marks, its weight and its line. */
static void bench_memory(void)
{
	static const double parsed = 100000.0 * (50 * sizeof(int16_t) + sizeof(int32_t) + sizeof(uint32_t)) / KIB;
	FILE *file = tmpfile();
	double floor, peak;

	if (!file)
		fail("no room for a file of ballots");
	floor = peak_kib(do_nothing, file);
	peak_kib(write_rankings, file);
	peak = peak_kib(count_by_all, file) - floor;
	fclose(file);
	printf("%-58s %10.0f KiB %7.0f KiB %5.2f  %s\n", "memory: 100,000 x 50 read and counted by every rule", peak, 3 * parsed, peak / parsed,
	    peak <= 3 * parsed ? "within three times the ballots" : "NOT within three times the ballots");
}

/* --- the table ----------------------------------------------------------------------- */

static void bench_duels(const char *what, size_t items, double aim)
{
	struct work work = { .ballots = rankings(items, 100000) };

	tell(what, median(count_once, &work), aim);
	free((void *)(uintptr_t)work.ballots.marks);
}

static void bench_reading(void)
{
	struct tally_ballots ballots = rankings(50, 100000);
	struct work work = { .text = ranking_file(&ballots), .rule = rule_find("schulze") };
	double parsing = median(parse_once, &work);

	free((void *)(uintptr_t)ballots.marks);
	tell("the same file of 100,000 x 50, parsed by libcsv alone", parsing, 0);
	tell("read it and count by schulze", median(read_and_count_once, &work), parsing);
	str_free(&work.text);
}

/* The duels are made anew in each run; here they are taken off. */
static void bench_rule(const char *what, const char *rule, struct tally_ballots ballots, double aim)
{
	uint32_t *lot = mem_array(ballots.items, sizeof *lot);
	struct work work = { .ballots = ballots }, duels = { .ballots = ballots };

	for (uint32_t i = 0; i < ballots.items; i++)
		lot[i] = i;
	work.options.lot = lot;
	work.rule = rule_find(rule);
	tell(what, median(count_once, &work) - median(count_once, &duels), aim);
	free((void *)(uintptr_t)ballots.marks);
	free(lot);
}

static double purses_once(struct work *work)
{
	int64_t voters = (int64_t)work->ballots.count;
	double began, took;
	struct purses_run run;
	mpq_t share;

	mpq_init(share);
	fraction_set(share, work->options.budget, voters);
	began = now_ms();
	purses_begin(&run, work->supporters, work->options.costs, work->options.lot, share, work->options.budget, false);
	took = now_ms() - began;
	purses_end(&run);
	mpq_clear(share);
	return took;
}

static void bench_shares(void)
{
	enum { ITEMS = 160, VOTERS = 90000 };
	struct arena *arena = arena_new();
	struct work work = { .ballots = approvals(ITEMS, VOTERS), .rule = rule_find("equal-shares") };

	work.supporters = supporters_new(&work.ballots, arena);
	work.options = (struct rule_options){ .budget = 2000000, .costs = costs_of(ITEMS), .lot = arena_array(arena, ITEMS, sizeof(uint32_t)) };
	tell("equal shares, one run, 90,000 x 160, like ballots merged", median(purses_once, &work), 10);
	work.options.lot = NULL;
	tell("the same with merging and telling", median(count_once, &work), 0);
	arena_free(arena);
	free((void *)(uintptr_t)work.ballots.marks);
	free((void *)(uintptr_t)work.options.costs);
}

static struct str whole_file(const char *path)
{
	struct str text = STR_INIT;
	char bytes[LINE_BYTES];
	FILE *file = fopen(path, "rb");
	size_t got;

	while (file && (got = fread(bytes, 1, sizeof bytes, file)))
		str_add_slice(&text, bytes, got);
	if (file)
		fclose(file);
	return text;
}

static void bench_budget(const char *path)
{
	struct str text = whole_file(path);
	struct faults *faults = faults_new(path);
	struct ballot_file *file = ballot_file_of_bytes(str_text(&text), text.length, faults);
	struct work work = { .rule = rule_find("equal-shares") };

	if (!file)
		fail(faults->list[0].text);
	work.ballots = file->ballots;
	work.options = (struct rule_options){ .budget = file->budget, .costs = file->costs, .completion = COMPLETION_ADD1, .lot = file->lot };
	tell("equal shares with add1, the file named", median(count_once, &work), 50);
	ballot_file_free(file);
	faults_free(faults);
	str_free(&text);
}

static void tell_processor(void)
{
	char line[LINE_BYTES];
	FILE *file = fopen("/proc/cpuinfo", "r");

	while (file && fgets(line, sizeof line, file))
		if (str_begins(line, "model name")) {
			printf("%s", line);
			break;
		}
	if (file)
		fclose(file);
}

static void tell_machine(void)
{
	struct utsname name;

	if (!uname(&name))
		printf("%s %s %s; ", name.sysname, name.release, name.machine);
	printf("compiler %s; GMP %s\n", __VERSION__, gmp_version);
	tell_processor();
#ifdef __SANITIZE_ADDRESS__
	printf("built with sanitizers: these figures tell nothing; configure without them\n");
#endif
	printf("processor time, medians of %d runs, seed %d\n\n%-58s %13s %11s  ratio\n", RUNS, SEED, "work", "took", "asked");
}

static int write_ballots(const char *path, const char *count, const char *items)
{
	struct tally_ballots ballots = rankings((size_t)strtoul(items, NULL, 10), (size_t)strtoul(count, NULL, 10));
	struct str text = ranking_file(&ballots);
	FILE *file = fopen(path, "wb");
	bool done = file && fwrite(str_text(&text), 1, text.length, file) == text.length;

	if (file)
		done = !fclose(file) && done;
	free((void *)(uintptr_t)ballots.marks);
	str_free(&text);
	return done ? 0 : 1;
}

int main(int argc, char **argv)
{
	if (argc == 5 && !strcmp(argv[1], "--write"))
		return write_ballots(argv[2], argv[3], argv[4]);
	tell_machine();
	bench_memory();
	bench_duels("duels, 100,000 ballots x 50 items", 50, 35);
	bench_duels("duels, 100,000 ballots x 200 items", 200, 200);
	bench_reading();
	bench_rule("schulze, 200 items, from the duels", "schulze", rankings(200, 1001), 2);
	bench_rule("ranked pairs, 200 items, from the duels, equal ones by lot", "ranked-pairs", rankings(200, 1001), 6);
	bench_rule("kemeny, 16 items in one circle", "kemeny", circle(16), 1);
	bench_rule("kemeny, 20 items in one circle", "kemeny", circle(20), 30);
	bench_rule("kemeny, 24 items in one circle", "kemeny", circle(24), 900);
	bench_shares();
	if (argc > 1)
		bench_budget(argv[1]);
	return 0;
}
