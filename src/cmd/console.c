/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/console.h"

#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/second-screen.h"
#include "cmd/tongues.h"
#include "export/export.h"
#include "export/found.h"
#include "model/poll-record.h"
#include "ui/app.h"
#include "ui/loop.h"
#include "ui/play.h"

enum { KEY_FILE_BYTES = 16 * 1024 * 1024, ROWS = 24, COLUMNS = 80, FILE_COLUMNS = 22 };

/* --- Keys from a file, on a terminal or without one */

struct player {
	struct command_call *call;
	struct front front;
	struct terminal *terminal;     /* NULL = none */
	bool ascii;
};

static void play_key(void *context, const struct key *key)
{
	struct player *player = context;

	player->front.key(player->front.context, key);
	player->front.turn(player->front.context);
	if (player->terminal)
		front_draw(&player->front, player->terminal);
}

static bool save_screen(void *context, const char *name, struct err *err)
{
	struct player *player = context;
	size_t rows = ROWS, columns = COLUMNS;
	struct canvas *canvas;
	char *text;
	bool saved;

	if (player->terminal)
		player->terminal->size(player->terminal->context, &rows, &columns);
	canvas = canvas_new(rows, columns, player->ascii);
	player->front.draw(player->front.context, canvas);
	text = canvas_text(canvas);
	saved = disk_replace(player->call->disk, name, text, strlen(text), err);
	free(text);
	canvas_free(canvas);
	return saved;
}

static void wait(void *context, int64_t ms)
{
	(void)context;
	poll(NULL, 0, (int)ms);
}

static bool has_ended(const void *context)
{
	const struct player *player = context;

	return player->front.ended(player->front.context);
}

static bool play(struct player *player, const char *path, struct err *err)
{
	struct play_stage stage = { .context = player, .key = play_key, .save_screen = save_screen, .wait = wait, .ended = has_ended };
	char *keys = NULL;
	size_t size;
	bool played;

	if (!disk_read_all(player->call->disk, path, KEY_FILE_BYTES, &keys, &size, err))
		return false;
	played = play_keys(keys, &stage, err) || err_add(err, "%s", path);
	free(keys);
	return played;
}

/* --- On the terminal */

/* Without a second screen the evening goes on; why there is none is told afterwards. */
static void lead_by_hand(const struct command_call *call, struct sitting *sitting, struct app *app, struct terminal *terminal, struct err *no_screen)
{
	struct front front = app_front(app);
	struct loop *loop = loop_new(call->clock);
	struct second_screen *screen = second_screen_open(call, sitting, app, no_screen);

	second_screen_join(screen, loop);
	if (!app_ended(app))
		loop_show(loop, terminal, &front);
	loop_free(loop);
	second_screen_close(screen);
}

static bool lead(struct command_call *call, struct sitting *sitting, const struct console *console, const struct language *tongues,
    struct err *no_screen, struct err *err)
{
	struct app *app = app_new(&(struct app_options){ .sitting = sitting, .clock = call->clock, .random = call->random, .tongues = tongues,
		.ascii = console->ascii });
	struct player player = { .call = call, .front = app_front(app), .terminal = console->terminal, .ascii = console->ascii };
	bool done = !console->keys_file || play(&player, console->keys_file, err);

	if (done && console->terminal)
		lead_by_hand(call, sitting, app, console->terminal, no_screen);
	app_free(app);
	return done;
}

bool console_open(const struct command_call *call, bool ascii, const char *keys_file, struct console *console, struct err *err)
{
	struct err no_terminal = ERR_INIT;
	bool ready;

	*console = (struct console){ .terminal = call->terminal->open(ascii, &no_terminal), .ascii = ascii, .keys_file = keys_file };
	if (console->terminal)
		console->ascii = !console->terminal->utf8;
	else
		setlocale(LC_CTYPE, "C.UTF-8");   /* the widths of characters, which a terminal would have brought */
	ready = console->terminal || keys_file || err_set(err, "%s", err_text(&no_terminal));
	err_clear(&no_terminal);
	return ready;
}

void console_close(const struct command_call *call, const struct console *console)
{
	if (console->terminal)
		call->terminal->close(console->terminal);
}

/* --- Afterwards */

static bool write_tables(const struct command_call *call, const struct sitting *sitting, struct err *err)
{
	struct export_options all = EXPORT_ALL;

	if (!session_is_closed(sitting_session(sitting)) || sitting_read_only(sitting))
		return true;
	return export_session(sitting, call->disk, &all, err) || err_add(err, "the tables could not be written, the session is whole");
}

static bool all_is_saved(const struct sitting *sitting, struct err *err)
{
	return !sitting_has_kept(sitting) || err_set(err, "the last step could not be saved and is not in the session; all before it is");
}

/* Its key is on this computer alone. */
static void tell_sealed(const struct command_call *call, const struct session *session)
{
	const struct round_record *record;

	for (size_t i = 0; (record = records_sealed(session, i)); i++)
		fprintf(call->out, "the secret round of \"%s\" is still open; on this computer it can be gone on with and closed\n",
		    record->exercise->title.by[0]);
}

/* In single quotes where a shell could read it otherwise. */
static void tell_way_back(const struct command_call *call, const char *folder)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+";
	const char *called = call->called ? call->called : "talka", *quote = called[strspn(called, plain)] ? "'" : "";

	fprintf(call->out, "go on with: %s%s%s resume '%s'\n", quote, called, quote, folder);
}

/* Which file holds what, for somebody who opens a spreadsheet. */
static void tell_tables(const struct command_call *call, const struct sitting *sitting)
{
	struct arena *arena = arena_new();
	const struct found *found;
	size_t count = found_in(sitting, &found, arena);

	if (count)
		fprintf(call->out, "its tables, for Excel and LibreOffice:\n");
	for (size_t i = 0; i < count; i++)
		fprintf(call->out, "  %-*s  %s\n", FILE_COLUMNS, found[i].file, found[i].holds);
	fprintf(call->out, "all its tables, for programs: the folder \"tables\"; for spreadsheets: the folder \"excel\"\n");
	arena_free(arena);
}

/* On the screen it could be overlooked. */
static void tell_remains(const struct command_call *call, const struct sitting *sitting)
{
	if (sitting_remains(sitting))
		fprintf(call->out, "still to be done:\n%s\n", sitting_remains(sitting));
}

static void tell_where(const struct command_call *call, const struct sitting *sitting, bool written)
{
	fprintf(call->out, "session: %s\n", sitting_folder(sitting));
	if (session_is_closed(sitting_session(sitting)) && written)
		tell_tables(call, sitting);
	tell_sealed(call, sitting_session(sitting));
	tell_remains(call, sitting);
	if (!session_is_closed(sitting_session(sitting)) && !sitting_read_only(sitting))
		tell_way_back(call, sitting_folder(sitting));
}

/* What was amiss but no reason to send people home. */
static void tell_broken(const struct command_call *call, struct err *broken, const char *went_on)
{
	if (err_is_set(broken))
		fprintf(call->problems, "talka: %s; %s\n", err_text(broken), went_on);
	err_clear(broken);
}

int console_lead(struct command_call *call, struct sitting *sitting, const struct console *console)
{
	struct err err = ERR_INIT, broken = ERR_INIT, no_screen = ERR_INIT;
	struct tongues tongues = tongues_open(call->disk, call->languages, session_script(sitting_session(sitting)), &broken);
	bool done = lead(call, sitting, console, tongues.list, &no_screen, &err);

	console_close(call, console);
	tongues_close(&tongues);
	tell_broken(call, &broken, "the wall's own words were English");
	tell_broken(call, &no_screen, "there was no second screen for talka wall");
	done = done && all_is_saved(sitting, &err) && write_tables(call, sitting, &err);
	tell_where(call, sitting, done);
	if (!done)
		fprintf(call->problems, "talka: %s\n", err_text(&err));
	err_clear(&err);
	sitting_close(sitting);
	return done ? EXIT_DONE : EXIT_FAILED;
}
