/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/command.h"

/* talka tally as main calls it, with a clock that goes on by a step whenever it is looked at. */
struct scene {
	char path[32], *out, *problems;
	struct disk disk;
	int64_t ms, step;
};

static int64_t look(void *context)
{
	struct scene *scene = context;

	return scene->ms += scene->step;
}

static int begin(void **state)
{
	static const char ballots[] = "count,ranking\n3,A>B\n1,B\n";
	struct scene *scene = mem_alloc(sizeof *scene);
	int file;

	memcpy(scene->path, "/tmp/talka-tally-XXXXXX", sizeof "/tmp/talka-tally-XXXXXX");
	file = mkstemp(scene->path);
	if (file < 0 || write(file, ballots, sizeof ballots - 1) != sizeof ballots - 1 || close(file))
		return 1;
	scene->disk = disk_system();
	*state = scene;
	return 0;
}

static int end(void **state)
{
	struct scene *scene = *state;

	unlink(scene->path);
	free(scene->out);
	free(scene->problems);
	free(scene);
	return 0;
}

static int tally(struct scene *scene, const char *rules)
{
	char talka[] = "talka", command[] = "tally", rule[] = "--rule", *names = mem_text(rules);
	char *argv[] = { talka, command, rule, names, scene->path, NULL };
	struct random_seeded chance = { .seed = 1 };
	struct random random = random_seeded(&chance);
	struct clock clock = { .context = scene, .ms = look, .zone = "UTC", .boot_id = "" };
	struct command_call call = { .disk = &scene->disk, .random = &random, .clock = &clock };
	size_t size;
	int code;

	call.out = open_memstream(&scene->out, &size);
	call.problems = open_memstream(&scene->problems, &size);
	code = command_main(&call, 5, argv);
	fclose(call.out);
	fclose(call.problems);
	free(names);
	return code;
}

static void a_long_count_tells_how_far_it_is(void **state)
{
	struct scene *scene = *state;

	scene->step = 700;
	assert_int_equal(tally(scene, "borda,copeland,schulze"), EXIT_DONE);
	assert_null(strstr(scene->problems, "borda"));
	assert_non_null(strstr(scene->problems, "copeland (2 of 3)\n"));
	assert_non_null(strstr(scene->problems, "schulze (3 of 3)\n"));
	assert_null(strstr(scene->out, " of 3)"));
}

static void a_short_count_tells_nothing_but_its_result(void **state)
{
	struct scene *scene = *state;

	assert_int_equal(tally(scene, "borda,copeland,schulze"), EXIT_DONE);
	assert_string_equal(scene->problems, "");
	assert_non_null(strstr(scene->out, "A is first by 3 of 3 rules"));
}

static void a_rule_that_cannot_count_them_is_a_failure(void **state)
{
	struct scene *scene = *state;

	assert_int_equal(tally(scene, "borda,score"), EXIT_FAILED);
	assert_non_null(strstr(scene->problems, "score cannot count these ballots"));
	assert_string_equal(scene->out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_long_count_tells_how_far_it_is, begin, end),
		cmocka_unit_test_setup_teardown(a_short_count_tells_nothing_but_its_result, begin, end),
		cmocka_unit_test_setup_teardown(a_rule_that_cannot_count_them_is_a_failure, begin, end),
	};

	return cmocka_run_group_tests_name("tally command", tests, NULL, NULL);
}
