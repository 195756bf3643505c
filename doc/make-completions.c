/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cmd/command.h"

/*
 * make-completions - prints what bash, zsh or fish needs to complete talka's commands,
 * from the tables that the program itself reads.
 */
enum taken { TAKEN_NOTHING, TAKEN_FILES, TAKEN_FOLDERS, TAKEN_CHOICES };

static const char made[] = "# Completes talka(1); made from the program's tables of commands.\n";

/* --- What the tables say */

/* "data|excel|both", but not "FILE|DIR". */
static bool are_choices(const char *argument)
{
	bool parted = false;

	for (; *argument; argument++) {
		if (*argument != '|' && *argument != '-' && !islower((unsigned char)*argument) && !isdigit((unsigned char)*argument))
			return false;
		parted |= *argument == '|';
	}
	return parted;
}

static enum taken taken_by(const char *argument)
{
	if (strstr(argument, "FILE") || strstr(argument, "OUT"))
		return TAKEN_FILES;
	if (strstr(argument, "DIR") || strstr(argument, "SESSION"))
		return TAKEN_FOLDERS;
	return are_choices(argument) ? TAKEN_CHOICES : TAKEN_NOTHING;
}

/* What stands in a synopsis behind the options: "FILE|DIR [OUT.html|OUT.txt]". */
static const char *arguments_of(const struct command *command)
{
	const char *last = command->synopsis;

	for (const char *at = last; (at = strstr(at, "[--")); last = at) {
		at = strchr(at, ']');
		/* "[--rule RULE[,RULE...]|all]" */
		while (at[1] && at[1] != ' ' && strchr(at + 1, ']'))
			at = strchr(at + 1, ']');
		at += strcspn(at, " ");
	}
	return last + strspn(last, " ");
}

static void put_choices(const char *argument)
{
	for (; *argument; argument++)
		putchar(*argument == '|' ? ' ' : *argument);
}

static void put_command_names(void)
{
	for (size_t i = 0; command_get(i); i++)
		printf("%s ", command_get(i)->name);
}

#define EACH_OPTION(option, command) \
	for (const struct command_option *option = (command)->options; option && option->name; option++)

/* --- bash */

static const char bash_begin[] =
    "_talka_files() {\n"
    "	local IFS=$'\\n'\n"
    "	compopt -o filenames 2>/dev/null\n"
    "	COMPREPLY=($(compgen -f -- \"$1\"))\n"
    "}\n"
    "\n"
    "# Folders, and the sessions that can be gone on with.\n"
    "_talka_folders() {\n"
    "	local IFS=$'\\n'\n"
    "	compopt -o filenames 2>/dev/null\n"
    "	COMPREPLY=($(compgen -d -- \"$1\"; [[ $1 == */* ]] || compgen -d -- \"${TALKA_DIR:-$HOME/talka}/$1\"))\n"
    "}\n"
    "\n"
    "_talka_nothing() { :; }\n"
    "\n"
    "_talka() {\n"
    "	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options arguments\n"
    "	COMPREPLY=()\n"
    "	if [[ $word == = ]]; then word=\n"
    "	elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "	fi\n";

static const char *bash_function(enum taken taken)
{
	return taken == TAKEN_FILES ? "_talka_files" : taken == TAKEN_FOLDERS ? "_talka_folders" : "_talka_nothing";
}

static void put_bash_value(const struct command *command, const struct command_option *option)
{
	enum taken taken = taken_by(option->argument);

	printf("	%s,--%s) ", command->name, option->name);
	if (taken == TAKEN_CHOICES) {
		fputs("COMPREPLY=($(compgen -W '", stdout);
		put_choices(option->argument);
		fputs("' -- \"$word\"))", stdout);
	} else {
		printf("%s \"$word\"", bash_function(taken));
	}
	puts("; return;;");
}

static void put_bash_command(const struct command *command)
{
	printf("	%s) options='", command->name);
	EACH_OPTION(option, command)
		printf("--%s ", option->name);
	printf("--help' arguments=%s;;\n", bash_function(taken_by(arguments_of(command))));
}

static void put_bash(void)
{
	printf("%s\n%s", made, bash_begin);
	fputs("	if ((COMP_CWORD == 1)); then\n		COMPREPLY=($(compgen -W '", stdout);
	put_command_names();
	puts("--help --version' -- \"$word\"))\n		return\n	fi");
	puts("	case $command,$before in");
	for (size_t i = 0; command_get(i); i++)
		EACH_OPTION(option, command_get(i))
			if (option->argument)
				put_bash_value(command_get(i), option);
	puts("	esac\n	case $command in");
	for (size_t i = 0; command_get(i); i++)
		put_bash_command(command_get(i));
	puts("	*) return;;\n	esac");
	puts("	if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n	else $arguments \"$word\"\n	fi\n}\n");
	puts("complete -F _talka talka");
}

/* --- zsh */

/* A text within '...', and within the brackets or behind the colons of _arguments. */
static void put_zsh_text(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\'", stdout);
		else if (strchr("[]:\\", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void put_zsh_value(const char *argument)
{
	enum taken taken = taken_by(argument);

	putchar(':');
	put_zsh_text(argument);
	putchar(':');
	if (taken == TAKEN_CHOICES) {
		putchar('(');
		put_choices(argument);
		putchar(')');
	} else {
		fputs(taken == TAKEN_FILES ? "_files" : taken == TAKEN_FOLDERS ? "_talka_folders" : " ", stdout);
	}
}

static void put_zsh_option(const struct command_option *option)
{
	printf(option->argument ? " \\\n		'*--%s=[" : " \\\n		'--%s[", option->name);
	put_zsh_text(option->help);
	putchar(']');
	if (option->argument)
		put_zsh_value(option->argument);
	putchar('\'');
}

static void put_zsh_command(const struct command *command)
{
	const char *arguments = arguments_of(command);

	printf("	%s) _arguments", command->name);
	EACH_OPTION(option, command)
		put_zsh_option(option);
	fputs(" \\\n		'--help[what it does]'", stdout);
	if (*arguments) {
		fputs(" \\\n		'*", stdout);
		put_zsh_value(arguments);
		putchar('\'');
	}
	puts(";;");
}

static void put_zsh(void)
{
	printf("#compdef talka\n%s\n", made);
	puts("# Folders, and the sessions that can be gone on with.\n"
	    "_talka_folders() {\n	_files -/\n	compadd -f -- ${TALKA_DIR:-$HOME/talka}/*(N/)\n}\n");
	puts("_talka() {\n	local -a commands\n	local command=$words[2]\n	if ((CURRENT == 2)); then\n		commands=(");
	for (size_t i = 0; command_get(i); i++) {
		printf("			'%s:", command_get(i)->name);
		put_zsh_text(command_get(i)->help);
		puts("'");
	}
	puts("		)\n		_describe command commands\n		_arguments '--help[all commands]' '--version[which talka this is]'\n		return\n	fi");
	puts("	shift words\n	((CURRENT--))\n	case $command in");
	for (size_t i = 0; command_get(i); i++)
		put_zsh_command(command_get(i));
	puts("	esac\n}\n\n_talka \"$@\"");
}

/* --- fish */

static void put_fish_text(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('\'');
}

static void put_fish_value(const char *argument)
{
	enum taken taken = taken_by(argument);

	if (taken == TAKEN_CHOICES) {
		fputs(" -a '", stdout);
		put_choices(argument);
		putchar('\'');
	} else if (taken == TAKEN_FILES) {
		fputs(" -F", stdout);
	} else if (taken == TAKEN_FOLDERS) {
		fputs(" -a '(__talka_folders)'", stdout);
	}
}

static void put_fish_option(const struct command *command, const struct command_option *option)
{
	printf("complete -c talka -n '__fish_seen_subcommand_from %s' -l %s", command->name, option->name);
	if (option->argument) {
		fputs(taken_by(option->argument) == TAKEN_FILES ? " -r" : " -x", stdout);
		put_fish_value(option->argument);
	}
	fputs(" -d ", stdout);
	put_fish_text(option->help);
	putchar('\n');
}

static void put_fish_command(const struct command *command)
{
	enum taken taken = taken_by(arguments_of(command));

	printf("complete -c talka -n __fish_use_subcommand -a %s -d ", command->name);
	put_fish_text(command->help);
	putchar('\n');
	EACH_OPTION(option, command)
		put_fish_option(command, option);
	printf("complete -c talka -n '__fish_seen_subcommand_from %s' -l help -d 'what it does'\n", command->name);
	if (taken != TAKEN_NOTHING) {
		printf("complete -c talka -n '__fish_seen_subcommand_from %s'", command->name);
		put_fish_value(arguments_of(command));
		putchar('\n');
	}
}

static void put_fish(void)
{
	printf("%s\n", made);
	puts("# Folders, and the sessions that can be gone on with.\n"
	    "function __talka_folders\n	__fish_complete_directories (commandline -ct)\n"
	    "	set -l sessions ~/talka\n	set -q TALKA_DIR; and set sessions $TALKA_DIR\n"
	    "	for session in $sessions/*/\n		string trim -r -c / -- $session\n	end\nend\n");
	puts("complete -c talka -f");
	puts("complete -c talka -n __fish_use_subcommand -l help -d 'all commands'");
	puts("complete -c talka -n __fish_use_subcommand -l version -d 'which talka this is'");
	for (size_t i = 0; command_get(i); i++)
		put_fish_command(command_get(i));
}

int main(int argc, char **argv)
{
	static const struct { const char *shell; void (*put)(void); } shells[] = { { "bash", put_bash }, { "zsh", put_zsh }, { "fish", put_fish } };

	for (size_t i = 0; argc == 2 && i < sizeof shells / sizeof *shells; i++)
		if (str_same(argv[1], shells[i].shell)) {
			shells[i].put();
			return fflush(stdout) ? 1 : 0;
		}
	fputs("usage: make-completions bash|zsh|fish\n", stderr);
	return 2;
}
