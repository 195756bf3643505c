/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "link/address.h"
#include "link/publisher.h"
#include "link/socket.h"
#include "link/subscription.h"

/* A publisher and who subscribes to it, in one process, over a real socket. */
struct desk {
	struct arena *arena;
	char *folder, *address;
	struct publisher *publisher;
	struct subscription *subscriptions[PUBLISHER_SUBSCRIBERS + 1];
	size_t count;
};

static int open_desk(void **state)
{
	struct desk *desk = mem_alloc(sizeof *desk);
	struct address_roots roots;

	desk->arena = arena_new();
	desk->folder = mem_text("/tmp/talka-link-XXXXXX");
	if (!mkdtemp(desk->folder))
		return 1;
	roots = (struct address_roots){ .runtime = desk->folder };
	desk->address = address_of(&roots, "one", NULL);
	desk->publisher = publisher_open(desk->address, NULL);
	*state = desk;
	return !desk->publisher;
}

static int close_desk(void **state)
{
	struct desk *desk = *state;
	char *inner = arena_format(desk->arena, "%s/talka", desk->folder);

	for (size_t i = 0; i < desk->count; i++)
		subscription_free(desk->subscriptions[i]);
	publisher_close(desk->publisher);
	rmdir(inner);
	if (rmdir(desk->folder))
		return 1;
	free(desk->folder);
	free(desk->address);
	arena_free(desk->arena);
	free(desk);
	return 0;
}

/* What the loop does: looks which ports are ready, until none is. */
static void turn(struct desk *desk)
{
	struct pollfd polled[PUBLISHER_PORTS];

	for (;;) {
		for (size_t i = 0; i < PUBLISHER_PORTS; i++) {
			struct publisher_port port = publisher_port(desk->publisher, i);

			polled[i] = (struct pollfd){ .fd = port.descriptor, .events = port.events };
		}
		if (poll(polled, PUBLISHER_PORTS, 0) <= 0)
			return;
		for (size_t i = 0; i < PUBLISHER_PORTS; i++)
			if (polled[i].revents)
				publisher_ready(desk->publisher, i, polled[i].revents);
	}
}

static struct subscription *subscribe(struct desk *desk)
{
	struct subscription *subscription = desk->subscriptions[desk->count++] = subscription_new();

	assert_true(subscription_call(subscription, desk->address, NULL));
	turn(desk);
	return subscription;
}

static void say(struct desk *desk, const char *line)
{
	publisher_say(desk->publisher, line, strlen(line));
}

static void must_hear(struct subscription *subscription, const char *line)
{
	size_t length;
	const char *heard = subscription_read(subscription, &length);

	if (!line) {
		assert_null(heard);
		return;
	}
	assert_non_null(heard);
	assert_int_equal(length, strlen(line));
	assert_memory_equal(heard, line, length);
}

static void who_subscribes_hears_what_was_said_last(void **state)
{
	struct desk *desk = *state;
	struct subscription *early, *late;

	early = subscribe(desk);
	must_hear(early, NULL);
	say(desk, "one");
	say(desk, "two");
	must_hear(early, "two");
	must_hear(early, NULL);
	late = subscribe(desk);
	must_hear(late, "two");
	say(desk, "two");
	must_hear(early, NULL);
}

/* Much more than a socket holds is said to one who does not read. */
static void who_does_not_read_holds_nobody_up_and_gets_the_latest(void **state)
{
	enum { LINES = 2000, BYTES = 5000 };
	struct desk *desk = *state;
	struct subscription *frozen = subscribe(desk), *awake = subscribe(desk);
	char *line = mem_alloc(BYTES + 1);
	size_t length = 0;
	const char *heard = NULL;

	memset(line, 'x', BYTES);
	for (int i = 0; i < LINES; i++) {
		snprintf(line, 8, "%07d", i);
		line[7] = 'x';
		say(desk, line);
		must_hear(awake, line);
	}
	/* It takes what had been on its way, and in the end the latest. */
	for (int i = 0; i < LINES && !(heard && !memcmp(heard, line, BYTES)); i++) {
		heard = subscription_read(frozen, &length);
		assert_true(!heard || length == BYTES);
		turn(desk);
	}
	assert_non_null(heard);
	must_hear(frozen, NULL);
	free(line);
}

static void who_is_gone_is_let_go_and_makes_room(void **state)
{
	struct desk *desk = *state;

	say(desk, "here");
	for (size_t i = 0; i <= PUBLISHER_SUBSCRIBERS; i++)
		subscribe(desk);
	assert_int_equal(publisher_count(desk->publisher), PUBLISHER_SUBSCRIBERS);
	must_hear(desk->subscriptions[PUBLISHER_SUBSCRIBERS], NULL);
	subscription_free(desk->subscriptions[0]);
	desk->subscriptions[0] = NULL;
	turn(desk);
	assert_int_equal(publisher_count(desk->publisher), PUBLISHER_SUBSCRIBERS);
	must_hear(desk->subscriptions[PUBLISHER_SUBSCRIBERS], "here");
}

/* turn() ends only when no port is ready any more: a door that cannot let in must not say so for ever. */
static void without_descriptors_the_door_rests_and_opens_again(void **state)
{
	struct desk *desk = *state;
	struct subscription *subscription = desk->subscriptions[desk->count++] = subscription_new();
	struct rlimit before, none;
	int next;

	say(desk, "here");
	assert_true(subscription_call(subscription, desk->address, NULL));
	next = dup(STDIN_FILENO);
	close(next);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	none = (struct rlimit){ .rlim_cur = (rlim_t)next, .rlim_max = before.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	turn(desk);
	assert_true(publisher_rests(desk->publisher));
	publisher_ready(desk->publisher, 0, 0);
	assert_true(publisher_rests(desk->publisher));
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	publisher_ready(desk->publisher, 0, 0);
	assert_false(publisher_rests(desk->publisher));
	must_hear(subscription, "here");
}

static void the_end_of_the_publisher_is_noticed(void **state)
{
	struct desk *desk = *state;
	struct subscription *subscription = subscribe(desk);

	say(desk, "the last words");
	publisher_close(desk->publisher);
	desk->publisher = NULL;
	must_hear(subscription, "the last words");
	assert_int_equal(subscription_descriptor(subscription), -1);
	assert_false(subscription_call(subscription, desk->address, NULL));
}

/* --- Addresses */

static void the_socket_and_its_folder_are_the_users_alone(void **state)
{
	struct desk *desk = *state;
	struct stat facts;
	char *folder = arena_format(desk->arena, "%s/talka", desk->folder);

	assert_int_equal(stat(desk->address, &facts), 0);
	assert_int_equal(facts.st_mode & 0777, 0600);
	assert_int_equal(stat(folder, &facts), 0);
	assert_int_equal(facts.st_mode & 0777, 0700);
}

static void one_session_has_one_address_whatever_its_key_is(void **state)
{
	struct desk *desk = *state;
	struct address_roots roots = { .runtime = desk->folder };
	char *same = address_of(&roots, "one", NULL), *other = address_of(&roots, "../other/key", NULL), *latest = address_latest(&roots, 0, NULL);

	assert_string_equal(desk->address, same);
	assert_string_equal(desk->address, latest);
	assert_null(address_latest(&roots, 1, NULL));
	assert_string_not_equal(other, same);
	assert_int_equal(strrchr(other, '/') - other, strrchr(same, '/') - same);
	free(same);
	free(other);
	free(latest);
}

static void two_consoles_do_not_take_each_others_place(void **state)
{
	struct desk *desk = *state;
	struct err err = ERR_INIT;

	assert_null(publisher_open(desk->address, &err));
	assert_string_equal(err_text(&err), "another console shows the wall of this session");
	err_clear(&err);
	say(desk, "alive");
	must_hear(subscribe(desk), "alive");
}

/* A process that is killed closes its socket and leaves the file. */
static char *leave_socket(struct desk *desk)
{
	struct address_roots roots = { .runtime = desk->folder };
	char *address = address_of(&roots, "../other/key", NULL);
	int door = socket_new(NULL);

	assert_true(socket_bind(door, address, NULL));
	assert_int_equal(listen(door, 1), 0);
	close(door);
	return address;
}

static void sockets_of_killed_consoles_are_swept_and_the_living_stay(void **state)
{
	struct desk *desk = *state;
	struct address_roots roots = { .runtime = desk->folder };
	char *left = leave_socket(desk);

	assert_int_equal(access(left, F_OK), 0);
	address_sweep(&roots);
	assert_int_equal(access(left, F_OK), -1);
	assert_int_equal(access(desk->address, F_OK), 0);
	say(desk, "alive");
	must_hear(subscribe(desk), "alive");
	free(left);
}

static void must_refuse_roots(const struct address_roots *roots, const char *words)
{
	struct err err = ERR_INIT;

	assert_null(address_of(roots, "other", &err));
	if (!strstr(err_text(&err), words))
		fail_msg("\"%s\" does not tell \"%s\"", err_text(&err), words);
	err_clear(&err);
}

static void a_folder_of_sockets_that_others_may_enter_is_refused(void **state)
{
	struct desk *desk = *state;
	struct address_roots runtime = { .runtime = desk->folder };
	char *folder = arena_format(desk->arena, "%s/talka", desk->folder);

	assert_int_equal(chmod(folder, 0755), 0);
	must_refuse_roots(&runtime, "others may enter this folder");
	assert_int_equal(chmod(folder, 0700), 0);
}

static void a_link_in_the_place_of_the_folder_is_refused(void **state)
{
	struct desk *desk = *state;
	struct address_roots temporary = { .temporary = desk->folder };
	char *link = arena_format(desk->arena, "%s/talka-%d", desk->folder, (int)getuid());

	assert_int_equal(symlink("/", link), 0);
	must_refuse_roots(&temporary, "should be a folder");
	assert_int_equal(unlink(link), 0);
}

static void a_runtime_folder_that_is_not_there_gives_way_to_the_temporary_one(void **state)
{
	struct desk *desk = *state;
	struct address_roots roots = { .runtime = "/nowhere/run", .temporary = desk->folder };
	char *address = address_of(&roots, "../other/key", NULL), *folder = arena_format(desk->arena, "%s/talka-%d", desk->folder, (int)getuid());

	assert_non_null(address);
	assert_memory_equal(address, folder, strlen(folder));
	assert_int_equal(rmdir(folder), 0);
	free(address);
}

static void a_path_that_is_no_address_is_told(void **state)
{
	struct err err = ERR_INIT;
	char *path = mem_alloc(201);

	(void)state;
	memset(path, 'a', 200);
	assert_null(publisher_open(path, &err));
	assert_non_null(strstr(err_text(&err), "XDG_RUNTIME_DIR"));
	err_clear(&err);
	free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_subscribes_hears_what_was_said_last),
		TEST(who_does_not_read_holds_nobody_up_and_gets_the_latest),
		TEST(who_is_gone_is_let_go_and_makes_room),
		TEST(without_descriptors_the_door_rests_and_opens_again),
		TEST(the_end_of_the_publisher_is_noticed),
		TEST(sockets_of_killed_consoles_are_swept_and_the_living_stay),
		TEST(the_socket_and_its_folder_are_the_users_alone),
		TEST(one_session_has_one_address_whatever_its_key_is),
		TEST(two_consoles_do_not_take_each_others_place),
		TEST(a_folder_of_sockets_that_others_may_enter_is_refused),
		TEST(a_link_in_the_place_of_the_folder_is_refused),
		TEST(a_runtime_folder_that_is_not_there_gives_way_to_the_temporary_one),
		TEST(a_path_that_is_no_address_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
