/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "model/items.h"

void letter_text(size_t number, char out[LETTER_BYTES])
{
	char digits[LETTER_BYTES];
	size_t length = 0;

	for (number++; number && length < LETTER_BYTES - 1; number = (number - 1) / 26)
		digits[length++] = (char)('A' + (number - 1) % 26);
	for (size_t i = 0; i < length; i++)
		out[i] = digits[length - 1 - i];
	out[length] = '\0';
}

/* Letters of Cyrillic and Greek that look like a Latin one, as hands type them with another keyboard on. */
static const struct { uint32_t seen; char meant; } look_alikes[] = {
	{ 0x0410, 'A' }, { 0x0430, 'A' }, { 0x0412, 'B' }, { 0x0421, 'C' }, { 0x0441, 'C' }, { 0x0415, 'E' }, { 0x0435, 'E' },
	{ 0x041D, 'H' }, { 0x0406, 'I' }, { 0x0456, 'I' }, { 0x0408, 'J' }, { 0x0458, 'J' }, { 0x041A, 'K' }, { 0x043A, 'K' },
	{ 0x041C, 'M' }, { 0x041E, 'O' }, { 0x043E, 'O' }, { 0x0420, 'P' }, { 0x0440, 'P' }, { 0x0405, 'S' }, { 0x0455, 'S' },
	{ 0x0422, 'T' }, { 0x0425, 'X' }, { 0x0445, 'X' }, { 0x0423, 'Y' }, { 0x0443, 'Y' },
	{ 0x0391, 'A' }, { 0x03B1, 'A' }, { 0x0392, 'B' }, { 0x0395, 'E' }, { 0x0397, 'H' }, { 0x0399, 'I' }, { 0x039A, 'K' },
	{ 0x03BA, 'K' }, { 0x039C, 'M' }, { 0x039D, 'N' }, { 0x039F, 'O' }, { 0x03BF, 'O' }, { 0x03A1, 'P' }, { 0x03C1, 'P' },
	{ 0x03A4, 'T' }, { 0x03A7, 'X' }, { 0x03C7, 'X' }, { 0x03A5, 'Y' }, { 0x03BD, 'V' }, { 0x0396, 'Z' }
};

static char latin(uint32_t codepoint)
{
	if (codepoint >= 'a' && codepoint <= 'z')
		return (char)(codepoint - 'a' + 'A');
	if (codepoint >= 'A' && codepoint <= 'Z')
		return (char)codepoint;
	for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++)
		if (look_alikes[i].seen == codepoint)
			return look_alikes[i].meant;
	return '\0';
}

bool letter_parts(char byte)
{
	return byte == ' ' || byte == ',' || byte == ';' || byte == '.' || byte == '\t';
}

size_t letter_bytes(const char *typed, bool single)
{
	uint32_t codepoint;
	size_t length = 0;

	if (single)
		return text_next(typed, &codepoint);
	while (typed[length] && typed[length] != '=' && !letter_parts(typed[length]))
		length++;
	return length;
}

size_t letter_number(const char *text, size_t length)
{
	const char *stop = text + length;
	size_t number = 0, letters = 0;

	while (text < stop) {
		uint32_t codepoint;
		char letter;

		text += text_next(text, &codepoint);
		letter = latin(codepoint);
		if (!letter || ++letters >= LETTER_BYTES - 3)
			return SIZE_MAX;
		number = number * 26 + (size_t)(letter - 'A') + 1;
	}
	return letters ? number - 1 : SIZE_MAX;
}
