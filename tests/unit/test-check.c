/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/command.h"

/* talka check and talka new, as main calls them, in a folder of their own. */
struct scene {
	char folder[32], *out, *problems;
	struct disk disk;
};

static int begin(void **state)
{
	struct scene *scene = mem_alloc(sizeof *scene);

	memcpy(scene->folder, "/tmp/talka-check-XXXXXX", sizeof "/tmp/talka-check-XXXXXX");
	if (!mkdtemp(scene->folder) || chdir(scene->folder))
		return 1;
	scene->disk = disk_system();
	*state = scene;
	return 0;
}

static void drop(void *of, const char *name)
{
	(void)of;
	if (unlink(name))
		rmdir(name);
}

static int end(void **state)
{
	struct scene *scene = *state;

	scene->disk.list(scene->disk.context, scene->folder, drop, NULL);
	free(scene->out);
	free(scene->problems);
	if (chdir("/") || rmdir(scene->folder))
		return 1;
	free(scene);
	return 0;
}

static int run(struct scene *scene, int argc, char **argv)
{
	size_t size;
	struct command_call call = { .disk = &scene->disk };
	int code;

	free(scene->out);
	free(scene->problems);
	call.out = open_memstream(&scene->out, &size);
	call.problems = open_memstream(&scene->problems, &size);
	code = command_main(&call, argc, argv);
	fclose(call.out);
	fclose(call.problems);
	return code;
}

#define RUN(scene, ...) run(scene, (int)(sizeof (char *[]){ __VA_ARGS__ } / sizeof(char *)), (char *[]){ __VA_ARGS__, NULL })

static char talka[] = "talka", check[] = "check", new_file[] = "new", plain[] = "--plain", x[] = "x.ini", y[] = "y.ini", dot[] = ".";

static void write_file(const char *name, const char *bytes, size_t size)
{
	FILE *file = fopen(name, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

static const char workshop[] = "[workshop]\nformat = 1\nid = a\ntitle = A\n[exercise.b]\ntype = break\ntitle = Coffee\nminutes = 5\n";

static void write_workshop(const char *name)
{
	write_file(name, workshop, strlen(workshop));
}

static void a_sound_file_gives_its_running_order_alone(void **state)
{
	struct scene *scene = *state;

	write_workshop(x);
	assert_int_equal(RUN(scene, talka, check, x), EXIT_DONE);
	assert_non_null(strstr(scene->out, "5 min  b  break"));
	assert_string_equal(scene->problems, "");
}

static void faults_go_to_the_problems_and_end_with_1(void **state)
{
	struct scene *scene = *state;

	write_workshop(y);
	write_file(x, "[workshop]\n", 11);
	assert_int_equal(RUN(scene, talka, check, x, y), EXIT_FAILED);
	assert_true(str_begins(scene->problems, "x.ini: error: there is no exercise"));
	assert_non_null(strstr(scene->problems, "\nx.ini:1:2: error: [workshop] has no \"format\"; "));
	assert_true(str_begins(scene->out, "A\n"));
}

static void plain_is_a_line_an_exercise(void **state)
{
	struct scene *scene = *state;

	write_workshop(x);
	write_workshop(y);
	assert_int_equal(RUN(scene, talka, check, plain, x, y), EXIT_DONE);
	assert_string_equal(scene->out, "a\t\t5\tb\tbreak\t\tCoffee\t0\na\t\t5\tb\tbreak\t\tCoffee\t0\n");
}

static void what_is_no_file_is_told_in_words(void **state)
{
	struct scene *scene = *state;

	assert_int_equal(RUN(scene, talka, check, x), EXIT_FAILED);
	assert_true(str_begins(scene->problems, "x.ini: "));
	assert_int_equal(RUN(scene, talka, check, dot), EXIT_FAILED);
	assert_non_null(strstr(scene->problems, "folder"));
	assert_string_equal(scene->out, "");
	assert_int_equal(RUN(scene, talka, check), EXIT_USAGE);
}

static void ten_megabytes_are_told_within_a_second(void **state)
{
	struct scene *scene = *state;
	clock_t start = clock();

	write_file(x, "", 0);
	assert_int_equal(truncate(x, 10 * 1024 * 1024), 0);
	assert_int_equal(RUN(scene, talka, check, x), EXIT_FAILED);
	assert_true(clock() - start < CLOCKS_PER_SEC);
	assert_non_null(strstr(scene->problems, "is it the right file?"));
}

static void a_new_file_passes_check_without_a_word(void **state)
{
	struct scene *scene = *state;

	assert_int_equal(RUN(scene, talka, new_file, x), EXIT_DONE);
	assert_non_null(strstr(scene->problems, "x.ini is written"));
	assert_int_equal(RUN(scene, talka, check, x), EXIT_DONE);
	assert_string_equal(scene->problems, "");
}

static void new_prints_what_it_would_write(void **state)
{
	struct scene *scene = *state;
	struct err err = ERR_INIT;
	char *written;
	size_t size;

	assert_int_equal(RUN(scene, talka, new_file, x), EXIT_DONE);
	assert_true(disk_read_all(&scene->disk, x, 100000, &written, &size, &err));
	assert_int_equal(RUN(scene, talka, new_file), EXIT_DONE);
	assert_string_equal(scene->out, written);
	assert_string_equal(scene->problems, "");
	free(written);
}

static void new_never_writes_over_a_file(void **state)
{
	struct scene *scene = *state;
	struct stat fact;

	write_file(x, "mine", 4);
	assert_int_equal(RUN(scene, talka, new_file, x), EXIT_FAILED);
	assert_non_null(strstr(scene->problems, "x.ini is there already"));
	assert_int_equal(stat(x, &fact), 0);
	assert_int_equal(fact.st_size, 4);
}

static int fail_to_write(void *context, int file)
{
	(void)context, (void)file;
	return -ENOSPC;
}

static void a_new_file_that_could_not_be_kept_is_taken_away(void **state)
{
	struct scene *scene = *state;
	struct stat fact;

	scene->disk.sync = fail_to_write;
	assert_int_equal(RUN(scene, talka, new_file, x), EXIT_FAILED);
	assert_non_null(strstr(scene->problems, "x.ini: the disk is full"));
	assert_int_equal(stat(x, &fact), -1);
}

struct shipped { struct scene *scene; const char *folder; size_t count; };

static void check_shipped(void *of, const char *name)
{
	struct shipped *shipped = of;
	char *path = disk_join(shipped->folder, name);

	if (str_ends(name, ".ini")) {
		assert_int_equal(RUN(shipped->scene, talka, check, path), EXIT_DONE);
		assert_string_equal(shipped->scene->problems, "");
		shipped->count++;
	}
	free(path);
}

static void every_workshop_that_ships_passes_without_a_word(void **state)
{
	struct scene *scene = *state;
	char *folder = disk_join(getenv("srcdir"), "workshops");
	struct shipped shipped = { .scene = scene, .folder = folder };

	assert_int_equal(scene->disk.list(scene->disk.context, folder, check_shipped, &shipped), 0);
	assert_true(shipped.count >= 3);
	free(folder);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_sound_file_gives_its_running_order_alone),
		CASE(faults_go_to_the_problems_and_end_with_1),
		CASE(plain_is_a_line_an_exercise),
		CASE(what_is_no_file_is_told_in_words),
		CASE(ten_megabytes_are_told_within_a_second),
		CASE(a_new_file_passes_check_without_a_word),
		CASE(new_prints_what_it_would_write),
		CASE(new_never_writes_over_a_file),
		CASE(every_workshop_that_ships_passes_without_a_word),
		CASE(a_new_file_that_could_not_be_kept_is_taken_away),
	};

	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
