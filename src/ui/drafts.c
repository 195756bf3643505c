/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drafts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct draft { char *question, *text; };

struct drafts {
	struct draft *list;
	size_t count;
};

struct drafts *drafts_new(void)
{
	return mem_alloc(sizeof(struct drafts));
}

static void drop(struct drafts *drafts, size_t i)
{
	free(drafts->list[i].question);
	free(drafts->list[i].text);
	drafts->list[i] = drafts->list[--drafts->count];
}

void drafts_free(struct drafts *drafts)
{
	if (!drafts)
		return;
	while (drafts->count)
		drop(drafts, drafts->count - 1);
	free(drafts->list);
	free(drafts);
}

static size_t find(const struct drafts *drafts, const char *question)
{
	size_t i = 0;

	while (i < drafts->count && strcmp(drafts->list[i].question, question))
		i++;
	return i;
}

void drafts_keep(struct drafts *drafts, const char *question, const char *text)
{
	size_t i = find(drafts, question);

	if (i < drafts->count)
		drop(drafts, i);
	if (!*text)
		return;
	drafts->list = mem_grow(drafts->list, drafts->count + 1, sizeof *drafts->list);
	drafts->list[drafts->count++] = (struct draft){ .question = mem_text(question), .text = mem_text(text) };
}

const char *drafts_find(const struct drafts *drafts, const char *question)
{
	size_t i = find(drafts, question);

	return i < drafts->count ? drafts->list[i].text : NULL;
}
