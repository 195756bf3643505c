/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>

#include "cmd/command.h"

static const char text[] =
    "; A workshop for talka. Lines that begin with ; are comments.\n"
    ";\n"
    ";   talka check FILE       says what is wrong with it\n"
    ";   talka rehearse FILE    plays it with invented people\n"
    ";   talka run FILE         leads the evening\n"
    ";   man talka-workshop     tells every key\n"
    "\n"
    "[workshop]\n"
    "format    = 1\n"
    "; It names folders and tables: only a-z, 0-9 and -\n"
    "id        = my-evening\n"
    "version   = 1\n"
    "title     = \"An evening for us: what would make everyday life easier?\"\n"
    "; Texts in a second language: languages = en, lt; then title.lt = \"...\" too.\n"
    "languages = en\n"
    "start     = 18:00\n"
    "end       = 19:30\n"
    "; What talka asks at the start, because it differs from evening to evening.\n"
    "ask       = place | facilitator\n"
    "; What you bring and see to before people come: talka check and talka paper show it.\n"
    "prepare.1 = \"Chairs in a half circle, all with a view of the wall\"\n"
    "prepare.2 = \"For each person a pen and a slip of paper\"\n"
    "\n"
    "[participants]\n"
    "; What you want to know of the people; \"no answer\" is always possible.\n"
    "attribute.place = town | village\n"
    "\n"
    "; --- The exercises, in the order of the evening. What stands behind\n"
    "; \"exercise.\" is the id: short, without blanks, the same for ever.\n"
    "\n"
    "[exercise.welcome]\n"
    "type    = info\n"
    "title   = \"Welcome\"\n"
    "minutes = 5\n"
    "text    = \"Good evening! Tonight we collect what we need, choose what matters most, and say who begins.\"\n"
    "; Only you see these two: what to say, and what to do.\n"
    "speak   = \"Nobody has to say anything. There are no wrong answers.\"\n"
    "notes   = \"Paper and pens on every chair?\"\n"
    "\n"
    "[exercise.needs]\n"
    "type    = collect\n"
    "minutes = 25\n"
    "prompt  = \"What would make everyday life easier for you?\"\n"
    "; Minutes of silence before the first one speaks.\n"
    "think   = 2\n"
    "; What to begin with: the list below. Take the line out to begin with nothing.\n"
    "items   = first-needs\n"
    "\n"
    "[exercise.coffee]\n"
    "type     = break\n"
    "title    = \"Coffee\"\n"
    "minutes  = 10\n"
    "; What may be dropped when time runs out: must, should or could.\n"
    "priority = could\n"
    "\n"
    "[exercise.ranking]\n"
    "type    = rank\n"
    "minutes = 20\n"
    "title   = \"What matters most?\"\n"
    "; The items that the exercise \"needs\" has collected by then.\n"
    "items   = needs\n"
    "; Everyone writes the letters of three, and three places stand above the line.\n"
    "choose  = 3\n"
    "cut     = 3\n"
    "\n"
    "[exercise.first-step]\n"
    "type    = vote\n"
    "minutes = 10\n"
    "title   = \"Where do we begin?\"\n"
    "items   = ranking.selected\n"
    "input   = hands\n"
    "\n"
    "[exercise.goodbye]\n"
    "type    = round\n"
    "minutes = 10\n"
    "prompt  = \"One word: how do you go home?\"\n"
    "\n"
    "; --- Lists, to be used as items. In front of the = stands the id of the item.\n"
    "\n"
    "[list.first-needs]\n"
    "care      = \"Someone to look after the children at short notice\"\n"
    "lift      = \"A lift when the bus does not go\"\n"
    "lift.note = \"Only you see this note.\"\n";

static int refuse(struct command_call *call, const char *path, int error)
{
	if (error == -EEXIST)
		fprintf(call->problems, "%s is there already and was left as it is; give another name\n", path);
	else
		fprintf(call->problems, "%s: %s\n", path, disk_words(error));
	return EXIT_FAILED;
}

static int write_text(const struct disk *disk, int file)
{
	int error = disk_write_all(disk, file, text, strlen(text), 0);

	return error ? error : disk_sync_wait(disk, file);
}

static int write_file(struct command_call *call, const char *path)
{
	const struct disk *disk = call->disk;
	int file = disk_open(disk, path, DISK_WRITE | DISK_CREATE | DISK_NEW), error;

	if (file < 0)
		return refuse(call, path, file);
	error = write_text(disk, file);
	disk->close(disk->context, file);
	if (error) {
		disk->remove(disk->context, path);
		return refuse(call, path, error);
	}
	fprintf(call->problems, "%s is written; open it in any editor, then: talka check %s\n", path, path);
	return EXIT_DONE;
}

static int run(struct command_call *call)
{
	if (call->argument_count)
		return write_file(call, call->arguments[0]);
	fputs(text, call->out);
	return EXIT_DONE;
}

const struct command command_new = {
	.name = "new",
	.synopsis = "[FILE]",
	.help = "write a workshop file to start from; never over a file that is there",
	.most = 1,
	.run = run
};
