/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "view/terminal.h"

enum { DEADLINE_MS = 30 * 1000, ROWS = 24, COLUMNS = 80, MOST_VARIABLES = 64 };

struct pty {
	int master;                /* -1 after a hang-up */
	int life;                  /* reads its end when the last process of the program is gone */
	pid_t pid;                 /* 0 when waited for */
	int status;
	struct termios before;
	size_t rows, columns;
	VTerm *vterm;
	VTermScreen *screen;
	bool other_screen, cursor_hidden;
	struct str output;
};

static _Noreturn void give_up(const char *what)
{
	perror(what);
	abort();
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- The screen */

static int set_property(VTermProp property, VTermValue *value, void *context)
{
	struct pty *pty = context;

	if (property == VTERM_PROP_ALTSCREEN)
		pty->other_screen = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		pty->cursor_hidden = !value->boolean;
	return 1;
}

static void open_screen(struct pty *pty)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = set_property };

	pty->vterm = vterm_new((int)pty->rows, (int)pty->columns);
	vterm_set_utf8(pty->vterm, 1);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_reset(pty->screen, 1);
}

/* --- Start */

static void set_size(struct pty *pty)
{
	struct winsize size = { .ws_row = (unsigned short)pty->rows, .ws_col = (unsigned short)pty->columns };

	if (ioctl(pty->master, TIOCSWINSZ, &size))
		give_up("TIOCSWINSZ");
}

static void open_master(struct pty *pty)
{
	pty->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (pty->master < 0 || grantpt(pty->master) || unlockpt(pty->master))
		give_up("no pty");
	fcntl(pty->master, F_SETFD, FD_CLOEXEC);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
}

/* NAME=value replaces the NAME that is there. */
static void add_variable(const char **variables, const char *variable)
{
	size_t name = strcspn(variable, "=") + 1, i = 0;

	while (variables[i] && strncmp(variables[i], variable, name))
		i++;
	if (i < MOST_VARIABLES)
		variables[i] = variable;
}

static void add_own(struct str *str, const char **variables, const char *name)
{
	const char *value = getenv(name);

	if (!value)
		return;
	str_add_format(str, "%s=%s", name, value);
	add_variable(variables, str_take(str));
}

/* Runs in the child, which ends or becomes another program: nothing is freed. */
static void collect_environment(const char **variables, const char *const *more)
{
	static const char *const own[] = { "PATH", "HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE", "GCOV_PREFIX" };
	struct str str = STR_INIT;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		add_own(&str, variables, own[i]);
	add_variable(variables, "TERM=xterm-256color");
	add_variable(variables, "LC_ALL=C.UTF-8");
	add_variable(variables, "TZ=UTC");
	for (; more && *more; more++)
		add_variable(variables, *more);
}

static void take_terminal(const char *name)
{
	int slave;

	setsid();
	slave = open(name, O_RDWR);
	if (slave < 0 || ioctl(slave, TIOCSCTTY, 0))
		give_up(name);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
}

static _Noreturn void become(const char *const arguments[], const struct pty_options *options, const char *terminal)
{
	const char *variables[MOST_VARIABLES + 1] = { NULL };

	collect_environment(variables, options->environment);
	take_terminal(terminal);
	if (options->folder && chdir(options->folder))
		give_up(options->folder);
	execve(arguments[0], (char *const *)(uintptr_t)arguments, (char *const *)(uintptr_t)variables);
	give_up(arguments[0]);
}

static void start(struct pty *pty, const char *const arguments[], const struct pty_options *options)
{
	const char *terminal = ptsname(pty->master);
	int life[2];

	if (!terminal || pipe(life))
		give_up("pipe");
	fcntl(life[0], F_SETFD, FD_CLOEXEC);
	pty->pid = fork();
	if (pty->pid < 0)
		give_up("fork");
	if (!pty->pid)
		become(arguments, options, terminal);
	close(life[1]);
	pty->life = life[0];
}

struct pty *pty_start(const char *const arguments[], const struct pty_options *options)
{
	struct pty *pty = mem_alloc(sizeof *pty);

	pty->rows = options->rows ? options->rows : ROWS;
	pty->columns = options->columns ? options->columns : COLUMNS;
	open_master(pty);
	set_size(pty);
	if (tcgetattr(pty->master, &pty->before))
		give_up("tcgetattr");
	open_screen(pty);
	start(pty, arguments, options);
	return pty;
}

void pty_end(struct pty *pty)
{
	if (pty->pid) {
		kill(-pty->pid, SIGKILL);
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	if (pty->master >= 0)
		close(pty->master);
	close(pty->life);
	vterm_free(pty->vterm);
	str_free(&pty->output);
	free(pty);
}

/* --- What the program writes */

static void take_output(struct pty *pty, const char *bytes, size_t length)
{
	char answer[256];
	size_t answered;

	str_add_slice(&pty->output, bytes, length);
	vterm_input_write(pty->vterm, bytes, length);
	while ((answered = vterm_output_read(pty->vterm, answer, sizeof answer)))
		if (write(pty->master, answer, answered) < 0)
			return;
}

void pty_drain(struct pty *pty)
{
	char bytes[4096];
	ssize_t length;

	while (pty->master >= 0 && (length = read(pty->master, bytes, sizeof bytes)) > 0)
		take_output(pty, bytes, (size_t)length);
}

/* Waits for output or the end; false when the deadline has passed. */
static bool wait_for_news(struct pty *pty, int64_t deadline, bool for_end)
{
	struct pollfd fds[] = { { .fd = pty->master, .events = POLLIN }, { .fd = for_end ? pty->life : -1, .events = POLLIN } };
	int64_t left = deadline - now_ms();

	if (left <= 0)
		return false;
	poll(fds, 2, (int)left);
	pty_drain(pty);
	/* Nobody has the terminal open any more: poll() would return at once, again and again. */
	if (!for_end && (fds[0].revents & POLLHUP) && !(fds[0].revents & POLLIN))
		return false;
	if (for_end && (fds[0].revents & POLLHUP) && !fds[1].revents)
		poll(&fds[1], 1, (int)left);
	return true;
}

static void tell_screen(struct pty *pty, const char *due, const char *text)
{
	char *screen = pty_screen(pty);

	fprintf(stderr, "waited in vain: %s \"%s\"; the screen shows:\n%s", due, text, screen);
	free(screen);
}

static bool wait_until(struct pty *pty, const char *text, bool shown)
{
	int64_t deadline = now_ms() + DEADLINE_MS;

	pty_drain(pty);
	while (pty_shows(pty, text) != shown)
		if (!wait_for_news(pty, deadline, false)) {
			if (pty_shows(pty, text) == shown)
				break;
			tell_screen(pty, shown ? "for" : "for the end of", text);
			return false;
		}
	return true;
}

bool pty_wait(struct pty *pty, const char *text)
{
	return wait_until(pty, text, true);
}

bool pty_wait_without(struct pty *pty, const char *text)
{
	return wait_until(pty, text, false);
}

static bool has_ended(const struct pty *pty)
{
	struct pollfd life = { .fd = pty->life, .events = POLLIN };

	return poll(&life, 1, 0) > 0;
}

bool pty_wait_exit(struct pty *pty, int *status)
{
	int64_t deadline = now_ms() + DEADLINE_MS;

	while (!has_ended(pty))
		if (!wait_for_news(pty, deadline, true)) {
			tell_screen(pty, "for", "the program's end");
			return false;
		}
	pty_drain(pty);
	if (pty->pid)
		waitpid(pty->pid, &pty->status, 0);
	pty->pid = 0;
	*status = pty->status;
	return true;
}

/* --- What the screen shows */

static void add_cell(struct str *str, const VTermScreenCell *cell)
{
	if (!cell->chars[0])
		str_add_char(str, ' ');
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		text_add_codepoint(str, cell->chars[i]);
}

static void add_row(struct pty *pty, struct str *str, size_t row)
{
	size_t start = str->length, end;
	VTermScreenCell cell;

	for (size_t column = 0; column < pty->columns; column += cell.width > 0 ? (size_t)cell.width : 1) {
		if (!vterm_screen_get_cell(pty->screen, (VTermPos){ .row = (int)row, .col = (int)column }, &cell))
			break;
		add_cell(str, &cell);
	}
	for (end = str->length; end > start && str->bytes[end - 1] == ' '; end--)
		;
	str_cut(str, end);
}

char *pty_row(struct pty *pty, size_t row)
{
	struct str str = STR_INIT;

	add_row(pty, &str, row);
	return str_take(&str);
}

char *pty_screen(struct pty *pty)
{
	struct str str = STR_INIT;

	for (size_t row = 0; row < pty->rows; row++) {
		add_row(pty, &str, row);
		str_add_char(&str, '\n');
	}
	return str_take(&str);
}

bool pty_shows(struct pty *pty, const char *text)
{
	char *screen = pty_screen(pty);
	bool found = strstr(screen, text) != NULL;

	free(screen);
	return found;
}

bool pty_reversed(struct pty *pty, size_t row, size_t column)
{
	VTermScreenCell cell;

	return vterm_screen_get_cell(pty->screen, (VTermPos){ .row = (int)row, .col = (int)column }, &cell) && cell.attrs.reverse;
}

void pty_cursor(struct pty *pty, size_t *row, size_t *column, bool *shown)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
	*row = (size_t)at.row;
	*column = (size_t)at.col;
	*shown = !pty->cursor_hidden;
}

const char *pty_output(struct pty *pty, size_t *length)
{
	*length = pty->output.length;
	return str_text(&pty->output);
}

/* --- What the room does */

static void send(struct pty *pty, const char *bytes, size_t length)
{
	while (length) {
		ssize_t sent = write(pty->master, bytes, length);

		if (sent > 0) {
			bytes += sent;
			length -= (size_t)sent;
		} else if (errno != EAGAIN || !wait_for_news(pty, now_ms() + DEADLINE_MS, false)) {
			return;
		}
	}
}

void pty_type(struct pty *pty, const char *text)
{
	send(pty, text, strlen(text));
}

/* libvterm knows which bytes the modes ask for. */
static void send_pressed(struct pty *pty)
{
	char bytes[256];
	size_t length;

	while ((length = vterm_output_read(pty->vterm, bytes, sizeof bytes)))
		send(pty, bytes, length);
}

static VTermKey vterm_key(uint32_t code)
{
	static const struct { uint32_t code; VTermKey key; } known[] = {
		{ KEY_CODE_ENTER, VTERM_KEY_ENTER }, { KEY_CODE_TAB, VTERM_KEY_TAB }, { KEY_CODE_ESC, VTERM_KEY_ESCAPE },
		{ KEY_CODE_BACKSPACE, VTERM_KEY_BACKSPACE }, { KEY_CODE_DELETE, VTERM_KEY_DEL },
		{ KEY_CODE_UP, VTERM_KEY_UP }, { KEY_CODE_DOWN, VTERM_KEY_DOWN }, { KEY_CODE_LEFT, VTERM_KEY_LEFT }, { KEY_CODE_RIGHT, VTERM_KEY_RIGHT },
		{ KEY_CODE_HOME, VTERM_KEY_HOME }, { KEY_CODE_END, VTERM_KEY_END },
		{ KEY_CODE_PAGE_UP, VTERM_KEY_PAGEUP }, { KEY_CODE_PAGE_DOWN, VTERM_KEY_PAGEDOWN }, { KEY_CODE_F1, VTERM_KEY_FUNCTION(1) },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].code == code)
			return known[i].key;
	return VTERM_KEY_NONE;
}

static void press(struct pty *pty, uint32_t code)
{
	struct str str = STR_INIT;

	if (vterm_key(code) != VTERM_KEY_NONE) {
		vterm_keyboard_key(pty->vterm, vterm_key(code), VTERM_MOD_NONE);
		send_pressed(pty);
	} else if (code == KEY_CODE_BACKTAB) {
		pty_type(pty, "\033[Z");
	} else {
		text_add_codepoint(&str, code == KEY_CODE_SUSPEND ? 26 : code);
		pty_type(pty, str_text(&str));
		str_free(&str);
	}
}

static void press_word(struct pty *pty, const char *word)
{
	char *name = mem_text(word), *star = strrchr(name, '*');
	int64_t times = 1;
	uint32_t code;

	if (star && star > name && str_number(star + 1, 1, 10000, &times))
		*star = '\0';
	code = key_parse(name);
	for (; times > 0; times--) {
		if (code == KEY_CODE_NONE)
			pty_type(pty, name);
		else
			press(pty, code);
	}
	free(name);
}

void pty_keys(struct pty *pty, const char *names)
{
	char *copy = mem_text(names);

	for (char *word = copy, *end; *word; word = end) {
		size_t length = strcspn(word, " ");

		end = word + length + (word[length] == ' ');
		word[length] = '\0';
		if (length)
			press_word(pty, word);
	}
	free(copy);
}

void pty_paste(struct pty *pty, const char *text)
{
	vterm_keyboard_start_paste(pty->vterm);
	send_pressed(pty);
	pty_type(pty, text);
	vterm_keyboard_end_paste(pty->vterm);
	send_pressed(pty);
}

void pty_resize(struct pty *pty, size_t rows, size_t columns)
{
	pty->rows = rows;
	pty->columns = columns;
	vterm_set_size(pty->vterm, (int)rows, (int)columns);
	set_size(pty);
}

void pty_signal(struct pty *pty, int number)
{
	if (pty->pid)
		kill(pty->pid, number);
}

void pty_hang_up(struct pty *pty)
{
	close(pty->master);
	pty->master = -1;
}

/* --- Was it given back? */

static bool same_settings(const struct termios *a, const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag && a->c_lflag == b->c_lflag &&
	       !memcmp(a->c_cc, b->c_cc, sizeof a->c_cc);
}

/* The last word of the program about this mode: "h" on, "l" off. */
static bool mode_is_on(const struct pty *pty, const char *mode)
{
	const char *last = NULL, *at = str_text(&pty->output);

	while ((at = strstr(at, mode)))
		last = at += strlen(mode);
	return last && *last == 'h';
}

static bool say(bool wrong, const char *what)
{
	if (wrong)
		fprintf(stderr, "not restored: %s\n", what);
	return !wrong;
}

bool pty_is_restored(struct pty *pty)
{
	struct termios after = { 0 };
	bool well = true;

	pty_drain(pty);
	tcgetattr(pty->master, &after);
	well &= say(pty->other_screen, "the alternate screen is still there");
	well &= say(pty->cursor_hidden, "the cursor is hidden");
	well &= say(mode_is_on(pty, "\033[?2004"), "bracketed paste is on");
	well &= say(mode_is_on(pty, "\033[?1"), "the arrow keys still send application codes");
	well &= say(!same_settings(&after, &pty->before), "the settings of the terminal differ");
	return well;
}
