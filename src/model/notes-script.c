/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/notes.h"

const char *notes_speak(const struct exercise *exercise, size_t language)
{
	return script_text(&exercise->unseen->speak, language);
}

const char *notes_for(const struct exercise *exercise, size_t language)
{
	return script_text(&exercise->unseen->notes, language);
}

const char *notes_of_item(const struct list_item *item)
{
	return item->unseen->note;
}
