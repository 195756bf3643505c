/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/random.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

static void draw_system(void *context, void *out, size_t size)
{
	(void)context;
	randombytes_buf(out, size);
}

struct random random_system(void)
{
	if (sodium_init() < 0) {
		fputs("talka: this machine gives no random numbers, and without them no lot is fair\n", stderr);
		abort();
	}
	return (struct random){ .bytes = draw_system };
}

/* Little end first, so that a seed gives the same lot on every machine. */
static void put_number(unsigned char *out, uint64_t number)
{
	for (int i = 0; i < 8; i++)
		out[i] = (unsigned char)(number >> (8 * i));
}

static void draw_seeded(void *context, void *out, size_t size)
{
	struct random_seeded *state = context;
	unsigned char key[crypto_stream_xsalsa20_KEYBYTES] = { 0 };
	unsigned char nonce[crypto_stream_xsalsa20_NONCEBYTES] = { 0 };

	put_number(key, state->seed);
	put_number(nonce, state->drawn++);
	crypto_stream_xsalsa20(out, size, nonce, key);
}

struct random random_seeded(struct random_seeded *state)
{
	return (struct random){ .context = state, .bytes = draw_seeded };
}

static uint32_t draw_number(const struct random *random)
{
	unsigned char bytes[4];

	random->bytes(random->context, bytes, sizeof bytes);
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

uint32_t random_below(const struct random *random, uint32_t limit)
{
	/* 2^32 modulo limit: numbers below it would make small results likelier. */
	uint32_t uneven = (uint32_t)(-limit) % limit;
	uint32_t number;

	do
		number = draw_number(random);
	while (number < uneven);
	return number % limit;
}

void random_shuffle(const struct random *random, uint32_t *indices, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t j = random_below(random, (uint32_t)i + 1);

		indices[i] = indices[j];
		indices[j] = (uint32_t)i;
	}
}

void random_key(const struct random *random, char *out, size_t length)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

	for (size_t i = 0; i < length; i++)
		out[i] = letters[random_below(random, 32)];
	out[length] = '\0';
}
