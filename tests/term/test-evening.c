/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/talka-support.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/random.h"
#include "file/csv.h"

/*
 * The sample evening, led by the keys of evening.keys through a real terminal,
 * once without trouble and then with a talka that is killed again and again.
 */
enum { MOST_STEPS = 400, MOST_WORDS = 40, KILLS = 5 };

struct step {
	char *words[MOST_WORDS];         /* names of keys; a " in front: typed as it stands */
	size_t word_count, first_word;   /* first_word: how many words all steps before have */
	size_t line;
	bool makes_event;
	const char *again;               /* NULL = nothing */
	const char *shows;               /* afterwards; NULL = not looked at */
};

struct plan {
	struct arena *arena;
	struct step steps[MOST_STEPS];
	size_t count, words, lines;
};

/* --- Reading the plan */

static const char *after_word(const char *line)
{
	return *line == '"' ? line + 1 + strcspn(line + 1, "\"") : line + strcspn(line, " ");
}

static void read_words(struct plan *plan, struct step *step, const char *line)
{
	while (*(line += strspn(line, " "))) {
		const char *end = after_word(line);

		assert_true(step->word_count < MOST_WORDS);
		step->words[step->word_count++] = arena_slice(plan->arena, line, (size_t)(end - line));
		line = *end == '"' ? end + 1 : end;
	}
}

static void read_step(struct plan *plan, const char *line, const char *again)
{
	struct step *step = &plan->steps[plan->count++];

	assert_true(plan->count < MOST_STEPS);
	*step = (struct step){ .makes_event = *line != '~', .again = again, .first_word = plan->words, .line = plan->lines };
	read_words(plan, step, line + !step->makes_event);
	plan->words += step->word_count;
}

static void read_line(struct plan *plan, const char *line, const char **again)
{
	plan->lines++;
	if (!*line || *line == '#')
		return;
	if (str_begins(line, "again "))
		*again = line + strlen("again ");
	else if (str_begins(line, "shows "))
		plan->steps[plan->count - 1].shows = line + strlen("shows ");
	else
		read_step(plan, line, *again);
}

static struct plan *plan_read(const struct place *place)
{
	const char *source = getenv("srcdir"), *again = NULL;
	char *path = disk_join(source ? source : ".", "tests/term/evening.keys"), *text = place_read(place, path);
	struct plan *plan = mem_alloc(sizeof *plan);

	plan->arena = arena_new();
	for (const char *line = text, *end; (end = strchr(line, '\n')); line = end + 1)
		read_line(plan, arena_slice(plan->arena, line, (size_t)(end - line)), &again);
	plan->steps[plan->count].again = again;
	free(text);
	free(path);
	assert_true(plan->count > 100);
	return plan;
}

static void plan_free(struct plan *plan)
{
	arena_free(plan->arena);
	free(plan);
}

/* --- Leading it */

struct evening {
	const struct place *place;
	const struct plan *plan;
	const char *session;
	struct pty *pty;
	size_t events, killed;
};

static void press(const struct evening *evening, const struct step *step, size_t words)
{
	for (size_t i = 0; i < words; i++) {
		if (*step->words[i] == '"')
			pty_type(evening->pty, step->words[i] + 1);
		else
			pty_keys(evening->pty, step->words[i]);
	}
}

/* Killed in the middle of a step: the step is repeated where its event is not on the journal. Every second death is late. */
static void die_in(struct evening *evening, const struct step *step, size_t word)
{
	bool late = evening->killed % 2 && step->makes_event;
	size_t events;

	press(evening, step, late ? step->word_count : word + 1);
	assert_true(!late || place_wait_events(evening->place, evening->session, evening->pty, evening->events + 1));
	talka_kill(evening->pty);
	evening->killed++;
	evening->pty = talka_resume(evening->place, evening->session);
	assert_true(pty_wait(evening->pty, "open the curtain"));
	/* Counted only now: a ballot that was in its box before it died has its event since. */
	events = place_events(evening->place, evening->session);
	assert_in_range(events, evening->events, evening->events + step->makes_event);
	if (events > evening->events) {
		pty_keys(evening->pty, step[1].again);
	} else {
		pty_keys(evening->pty, step->again);
		press(evening, step, step->word_count);
	}
}

static void do_step(struct evening *evening, const struct step *step, const size_t *deaths)
{
	size_t word = step->word_count;

	for (size_t i = 0; deaths && i < KILLS; i++)
		if (deaths[i] >= step->first_word && deaths[i] < step->first_word + step->word_count)
			word = deaths[i] - step->first_word;
	if (word < step->word_count)
		die_in(evening, step, word);
	else
		press(evening, step, step->word_count);
	evening->events += step->makes_event;
	if (!place_wait_events(evening->place, evening->session, evening->pty, evening->events)
	    || place_events(evening->place, evening->session) > evening->events)
		fail_msg("line %zu, \"%s ...\", made no event, or more than one", step->line, step->words[0]);
	if (step->shows)
		assert_true(pty_wait(evening->pty, step->shows));
}

/* From the file to the tables; deaths: after which words it is killed, NULL = it is not. */
static void lead(struct evening *evening, const size_t *deaths)
{
	evening->pty = talka_run(evening->place, evening->session, "workshops/needs-single-parents.ini");
	assert_true(pty_wait(evening->pty, "open the curtain"));
	evening->events = 1;
	for (size_t i = 0; i < evening->plan->count; i++)
		do_step(evening, &evening->plan->steps[i], deaths);
	assert_int_equal(place_events(evening->place, evening->session), evening->events);
	pty_keys(evening->pty, "q");
	assert_true(pty_wait(evening->pty, "excel/results.csv"));
	assert_true(pty_wait(evening->pty, "what was chosen"));
	talka_ends(evening->pty, 0);
}

/* --- Its tables, without what tells when and in how many runs it was led */

enum { MOST_COLUMNS = 64, MOST_ROWS = 1000 };

struct reading { char *rows[MOST_ROWS]; size_t count; bool left_out[MOST_COLUMNS], is_ballots; };

static bool tells_of_time(const char *column)
{
	return str_ends(column, "_at") || str_ends(column, "_local") || str_ends(column, "seconds") || str_same(column, "runs")
	    || str_same(column, "first_seq");
}

/* How often a box was shuffled depends on when it died; what is in it does not. */
static bool tells_of_order(const char *column)
{
	return str_same(column, "row_no") || str_same(column, "ballot");
}

static bool read_row(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct reading *reading = context;
	struct str row = STR_INIT;

	(void)lengths;
	assert_true(n <= MOST_COLUMNS && reading->count < MOST_ROWS);
	for (size_t i = 0; i < n; i++) {
		if (line == 1)
			reading->left_out[i] = tells_of_time(fields[i]) || (reading->is_ballots && tells_of_order(fields[i]));
		if (!reading->left_out[i])
			str_add_format(&row, "%s|", fields[i] ? fields[i] : "(nothing)");
	}
	str_add_char(&row, '\n');
	reading->rows[reading->count++] = str_take(&row);
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *text_of(struct reading *reading)
{
	struct str text = STR_INIT;

	if (reading->is_ballots)
		qsort(reading->rows, reading->count, sizeof *reading->rows, by_text);
	for (size_t i = 0; i < reading->count; i++) {
		str_add(&text, reading->rows[i]);
		free(reading->rows[i]);
	}
	return str_take(&text);
}

static char *read_table(const struct place *place, const char *session, const char *folder, const char *name)
{
	char *in = disk_join(session, folder), *path = disk_join(in, name), *bytes = place_read(place, path);
	size_t mark = str_begins(bytes, "\xEF\xBB\xBF") ? 3 : 0;
	struct reading reading = { .is_ballots = str_same(name, "ballots.csv") };
	struct err err = ERR_INIT;

	if (!csv_read(bytes + mark, strlen(bytes + mark), mark ? ';' : ',', read_row, &reading, &err))
		fail_msg("%s: %s", path, err_text(&err));
	free(bytes);
	free(path);
	free(in);
	return text_of(&reading);
}

struct comparison { const struct place *place; const char *one, *other, *folder; size_t tables; };

static void compare(void *context, const char *name)
{
	struct comparison *comparison = context;
	char *one, *other;

	if (!str_ends(name, ".csv") || str_same(name, "events.csv"))
		return;
	one = read_table(comparison->place, comparison->one, comparison->folder, name);
	other = read_table(comparison->place, comparison->other, comparison->folder, name);
	if (strcmp(one, other))
		fail_msg("%s/%s differs:\n%s\n%s", comparison->folder, name, one, other);
	comparison->tables++;
	free(other);
	free(one);
}

static void assert_same_tables(const struct place *place, const char *one, const char *other)
{
	static const char *const folders[] = { "tables", "excel" };

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct comparison comparison = { .place = place, .one = one, .other = other, .folder = folders[i] };
		char *path = disk_join(one, folders[i]);

		place->disk.list(place->disk.context, path, compare, &comparison);
		assert_true(comparison.tables >= 17);
		free(path);
	}
}

static void assert_verified(const struct place *place, const char *session)
{
	struct pty *pty = talka_start(place, &(struct pty_options){ 0 }, "verify", session, NULL);

	talka_ends(pty, 0);
}

/* --- */

static bool has(const size_t *list, size_t count, size_t number)
{
	while (count)
		if (list[--count] == number)
			return true;
	return false;
}

struct stretch { size_t first, end; };

/* Not twice in one step: each has its own resume. */
static void choose_deaths(const struct plan *plan, struct stretch stretch, uint64_t seed, size_t deaths[KILLS])
{
	struct random_seeded state = { .seed = seed };
	struct random random = random_seeded(&state);
	size_t steps[KILLS];

	for (size_t i = 0; i < KILLS; i++) {
		do
			steps[i] = stretch.first + random_below(&random, (uint32_t)(stretch.end - stretch.first));
		while (has(steps, i, steps[i]));
		deaths[i] = plan->steps[steps[i]].first_word + random_below(&random, (uint32_t)plan->steps[steps[i]].word_count);
	}
}

static void lead_and_compare(struct evening *evening, struct stretch stretch, uint64_t seed)
{
	struct str name = STR_INIT;
	size_t deaths[KILLS];
	char *undisturbed = (char *)(uintptr_t)evening->session, *killed;

	str_add_format(&name, "%s-%" PRIu64, evening->place->session, seed);
	killed = str_take(&name);
	choose_deaths(evening->plan, stretch, seed, deaths);
	evening->session = killed;
	evening->killed = 0;
	lead(evening, deaths);
	assert_int_equal(evening->killed, KILLS);
	assert_same_tables(evening->place, undisturbed, killed);
	assert_verified(evening->place, killed);
	evening->session = undisturbed;
	free(killed);
}

static void killed_five_times_the_evening_gives_the_same_tables(void **state)
{
	const struct place *place = *state;
	struct plan *plan = plan_read(place);
	struct evening evening = { .place = place, .plan = plan, .session = place->session };

	lead(&evening, NULL);
	assert_verified(place, place->session);
	for (uint64_t seed = 1; seed <= 5; seed++)
		lead_and_compare(&evening, (struct stretch){ 0, plan->count }, seed);
	plan_free(plan);
}

static size_t step_that_shows(const struct plan *plan, const char *shows)
{
	for (size_t i = 0; i < plan->count; i++)
		if (plan->steps[i].shows && str_same(plan->steps[i].shows, shows))
			return i;
	fail_msg("no step shows \"%s\"", shows);
	return 0;
}

/* The ballots lie in their sealed box, some of them where the journal does not know it yet. */
static void killed_five_times_in_the_secret_round_no_ballot_is_lost_and_none_is_there_twice(void **state)
{
	const struct place *place = *state;
	struct plan *plan = plan_read(place);
	struct evening evening = { .place = place, .plan = plan, .session = place->session };
	struct stretch round = { step_that_shows(plan, "0 of 8 slips in"), step_that_shows(plan, "All are in.") + 1 };

	lead(&evening, NULL);
	for (uint64_t seed = 11; seed <= 13; seed++)
		lead_and_compare(&evening, round, seed);
	plan_free(plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(killed_five_times_the_evening_gives_the_same_tables, place_open, place_close),
		cmocka_unit_test_setup_teardown(killed_five_times_in_the_secret_round_no_ballot_is_lost_and_none_is_there_twice, place_open, place_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
