/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language-name.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"

/* Those of Europe, and of people who often come new to it. */
static const struct { const char *code, *name; } names[] = {
	{ "am", "አማርኛ" }, { "ar", "العربية" }, { "az", "Azərbaycanca" }, { "be", "Беларуская" }, { "bg", "Български" },
	{ "bn", "বাংলা" }, { "bs", "Bosanski" }, { "ca", "Català" }, { "cs", "Čeština" }, { "cy", "Cymraeg" },
	{ "da", "Dansk" }, { "de", "Deutsch" }, { "el", "Ελληνικά" }, { "en", "English" }, { "es", "Español" },
	{ "et", "Eesti" }, { "eu", "Euskara" }, { "fa", "فارسی" }, { "fi", "Suomi" }, { "fo", "Føroyskt" },
	{ "fr", "Français" }, { "ga", "Gaeilge" }, { "gl", "Galego" }, { "he", "עברית" }, { "hi", "हिन्दी" },
	{ "hr", "Hrvatski" }, { "hu", "Magyar" }, { "hy", "Հայերեն" }, { "is", "Íslenska" }, { "it", "Italiano" },
	{ "ja", "日本語" }, { "ka", "ქართული" }, { "kk", "Қазақша" }, { "ko", "한국어" }, { "ku", "Kurdî" },
	{ "lb", "Lëtzebuergesch" }, { "lt", "Lietuvių" }, { "lv", "Latviešu" }, { "mk", "Македонски" }, { "mt", "Malti" },
	{ "nb", "Norsk bokmål" }, { "nl", "Nederlands" }, { "nn", "Norsk nynorsk" }, { "no", "Norsk" }, { "pl", "Polski" },
	{ "ps", "پښتو" }, { "pt", "Português" }, { "ro", "Română" }, { "ru", "Русский" }, { "se", "Davvisámegiella" },
	{ "sk", "Slovenčina" }, { "sl", "Slovenščina" }, { "so", "Soomaali" }, { "sq", "Shqip" }, { "sr", "Српски" },
	{ "sv", "Svenska" }, { "sw", "Kiswahili" }, { "th", "ไทย" }, { "ti", "ትግርኛ" }, { "tr", "Türkçe" },
	{ "uk", "Українська" }, { "ur", "اردو" }, { "uz", "Oʻzbekcha" }, { "vi", "Tiếng Việt" }, { "zh", "中文" },
};

const char *language_name(struct arena *arena, const char *code)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(names[i].code, code))
			return arena_format(arena, "%s (%s)", names[i].name, code);
	return code;
}
