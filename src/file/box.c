/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file/box.h"

#include <errno.h>
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

enum {
	CODE_BYTES = 32, ROOM_LEAST = 64, NUMBER_BYTES = 4, NUMBERS = 4,
	HEAD_BYTES = NUMBER_BYTES * NUMBERS, MOST_BYTES = 256 * 1024 * 1024
};

static const char mark[] = "talka-box 1\n";

enum { MARK_BYTES = sizeof mark - 1, NONCE_AT = MARK_BYTES, SEALED_AT = NONCE_AT + crypto_secretbox_NONCEBYTES };

struct texts { char **list; size_t count; };

struct box {
	unsigned char key[crypto_secretbox_KEYBYTES];
	bool key_kept;                 /* on disk */
	size_t record_bytes;           /* with the NUL */
	struct texts slips, codes;
};

/* --- What is in it -------------------------------------------------------- */

static void wipe(char *text)
{
	sodium_memzero(text, strlen(text));
	free(text);
}

static void texts_insert(struct texts *texts, size_t at, const char *text)
{
	texts->list = mem_grow(texts->list, texts->count + 1, sizeof *texts->list);
	memmove(texts->list + at + 1, texts->list + at, (texts->count - at) * sizeof *texts->list);
	texts->list[at] = mem_text(text);
	texts->count++;
}

/* SIZE_MAX where there is none. */
static size_t texts_find(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (!strcmp(texts->list[i], text))
			return i;
	return SIZE_MAX;
}

static void texts_drop(struct texts *texts, const char *text)
{
	size_t at = texts_find(texts, text);

	if (at == SIZE_MAX)
		return;
	wipe(texts->list[at]);
	texts->count--;
	memmove(texts->list + at, texts->list + at + 1, (texts->count - at) * sizeof *texts->list);
}

static void texts_free(struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		wipe(texts->list[i]);
	free(texts->list);
}

static void texts_shuffle(struct texts *texts, const struct random *random)
{
	uint32_t *order = mem_array(texts->count + 1, sizeof *order);
	char **list = mem_array(texts->count + 1, sizeof *list);

	random_shuffle(random, order, texts->count);
	for (size_t i = 0; i < texts->count; i++)
		list[i] = texts->list[order[i]];
	free(texts->list);
	free(order);
	texts->list = list;
}

struct box *box_new(const struct random *random, size_t text_bytes)
{
	struct box *box = mem_alloc(sizeof *box);

	random->bytes(random->context, box->key, sizeof box->key);
	box->record_bytes = text_bytes + 1;
	return box;
}

void box_free(struct box *box)
{
	if (!box)
		return;
	texts_free(&box->slips);
	texts_free(&box->codes);
	sodium_memzero(box, sizeof *box);
	free(box);
}

size_t box_count(const struct box *box)
{
	return box->slips.count;
}

const char *box_text(const struct box *box, size_t i)
{
	return box->slips.list[i];
}

size_t box_codes(const struct box *box)
{
	return box->codes.count;
}

const char *box_code(const struct box *box, size_t i)
{
	return box->codes.list[i];
}

bool box_has_code(const struct box *box, const char *code)
{
	return texts_find(&box->codes, code) != SIZE_MAX;
}

bool box_put(struct box *box, const char *code, const char *text, struct err *err)
{
	size_t at = 0;

	if (strlen(text) >= box->record_bytes || strlen(code) >= CODE_BYTES)
		return err_set(err, "this ballot is longer than any that the round takes");
	texts_insert(&box->slips, box->slips.count, text);
	if (!*code)
		return true;
	while (at < box->codes.count && strcmp(box->codes.list[at], code) < 0)
		at++;
	texts_insert(&box->codes, at, code);
	return true;
}

void box_take(struct box *box, const char *code, const char *text)
{
	texts_drop(&box->slips, text);
	if (*code)
		texts_drop(&box->codes, code);
}

/* --- As bytes --------------------------------------------------------------- */

static size_t plain_bytes(size_t room, size_t record_bytes)
{
	return HEAD_BYTES + room * (CODE_BYTES + record_bytes);
}

static void put_number(unsigned char *bytes, size_t i, size_t number)
{
	for (size_t k = 0; k < NUMBER_BYTES; k++)
		bytes[i * NUMBER_BYTES + k] = (unsigned char)(number >> (8 * k));
}

static size_t get_number(const unsigned char *bytes, size_t i)
{
	size_t number = 0;

	for (size_t k = 0; k < NUMBER_BYTES; k++)
		number |= (size_t)bytes[i * NUMBER_BYTES + k] << (8 * k);
	return number;
}

static size_t room_for(const struct box *box)
{
	size_t most = box->slips.count > box->codes.count ? box->slips.count : box->codes.count, room = ROOM_LEAST;

	while (room < most)
		room *= 2;
	return room;
}

static unsigned char *texts_write(const struct texts *texts, unsigned char *out, size_t room, size_t bytes)
{
	for (size_t i = 0; i < texts->count; i++)
		memcpy(out + i * bytes, texts->list[i], strlen(texts->list[i]));
	return out + room * bytes;
}

static unsigned char *write_plain(const struct box *box, size_t *size)
{
	size_t room = room_for(box);
	unsigned char *plain;

	*size = plain_bytes(room, box->record_bytes);
	plain = mem_alloc(*size);
	put_number(plain, 0, room);
	put_number(plain, 1, box->record_bytes);
	put_number(plain, 2, box->slips.count);
	put_number(plain, 3, box->codes.count);
	texts_write(&box->slips, texts_write(&box->codes, plain + HEAD_BYTES, room, CODE_BYTES), room, box->record_bytes);
	return plain;
}

static unsigned char *seal(const struct box *box, const struct random *random, size_t *size)
{
	size_t inside;
	unsigned char *plain = write_plain(box, &inside), *sealed;

	*size = SEALED_AT + crypto_secretbox_MACBYTES + inside;
	sealed = mem_alloc(*size);
	memcpy(sealed, mark, MARK_BYTES);
	random->bytes(random->context, sealed + NONCE_AT, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(sealed + SEALED_AT, plain, inside, sealed + NONCE_AT, box->key);
	sodium_memzero(plain, inside);
	free(plain);
	return sealed;
}

static bool texts_read(struct texts *texts, const unsigned char *from, size_t count, size_t bytes)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = (const char *)from + i * bytes;

		if (!memchr(text, '\0', bytes))
			return false;
		texts_insert(texts, i, text);
	}
	return true;
}

static bool read_plain(struct box *box, const unsigned char *plain, size_t size)
{
	size_t room, slips, codes;

	if (size < HEAD_BYTES)
		return false;
	room = get_number(plain, 0);
	box->record_bytes = get_number(plain, 1);
	slips = get_number(plain, 2);
	codes = get_number(plain, 3);
	if (!room || room > size || box->record_bytes > size || slips > room || codes > room
	    || size != plain_bytes(room, box->record_bytes))
		return false;
	return texts_read(&box->codes, plain + HEAD_BYTES, codes, CODE_BYTES)
	    && texts_read(&box->slips, plain + HEAD_BYTES + room * CODE_BYTES, slips, box->record_bytes);
}

/* --- On disk ----------------------------------------------------------------- */

static bool keep_key(struct box *box, const struct box_place *place, struct err *err)
{
	char *folder;

	if (box->key_kept)
		return true;
	folder = mem_text(place->key);
	if (strrchr(folder, '/'))
		*strrchr(folder, '/') = '\0';
	box->key_kept = disk_make_folders(place->disk, folder, err)
	    && disk_replace(place->disk, place->key, (const char *)box->key, sizeof box->key, err);
	free(folder);
	return box->key_kept;
}

bool box_write(struct box *box, const struct random *random, const struct box_place *place, struct err *err)
{
	unsigned char *sealed;
	size_t size;
	bool written;

	if (!keep_key(box, place, err))
		return false;
	texts_shuffle(&box->slips, random);
	sealed = seal(box, random, &size);
	written = disk_replace(place->disk, place->file, (const char *)sealed, size, err);
	free(sealed);
	return written;
}

static bool read_key(struct box *box, const struct box_place *place)
{
	char *bytes;
	size_t size;

	if (!disk_read_all(place->disk, place->key, sizeof box->key, &bytes, &size, NULL))
		return false;
	if (size == sizeof box->key)
		memcpy(box->key, bytes, size);
	box->key_kept = size == sizeof box->key;
	sodium_memzero(bytes, size);
	free(bytes);
	return box->key_kept;
}

/* A wrong key and a changed byte look alike: the message is not what this key sealed. */
static enum box_found unseal(struct box *box, const unsigned char *bytes, size_t size)
{
	size_t inside;
	unsigned char *plain;
	enum box_found found;

	if (size < SEALED_AT + crypto_secretbox_MACBYTES || memcmp(bytes, mark, MARK_BYTES))
		return BOX_UNREADABLE;
	inside = size - SEALED_AT - crypto_secretbox_MACBYTES;
	plain = mem_alloc(inside + 1);
	if (crypto_secretbox_open_easy(plain, bytes + SEALED_AT, size - SEALED_AT, bytes + NONCE_AT, box->key))
		found = BOX_LOCKED;
	else
		found = read_plain(box, plain, inside) ? BOX_OPENED : BOX_UNREADABLE;
	sodium_memzero(plain, inside);
	free(plain);
	return found;
}

static enum box_found read_box(struct box *box, const struct box_place *place, struct err *err)
{
	char *bytes;
	size_t size;
	enum box_found found;

	if (!disk_is_file(place->disk, place->file)) {
		err_set(err, "%s: %s", place->file, disk_words(-ENOENT));
		return BOX_MISSING;
	}
	if (!disk_read_all(place->disk, place->file, MOST_BYTES, &bytes, &size, err))
		return BOX_UNREADABLE;
	found = read_key(box, place) ? unseal(box, (const unsigned char *)bytes, size) : BOX_LOCKED;
	free(bytes);
	if (found == BOX_LOCKED)
		err_set(err, "%s: it opens only where it was sealed", place->file);
	else if (found == BOX_UNREADABLE)
		err_set(err, "%s: it is damaged, or no box at all", place->file);
	return found;
}

struct box *box_open(const struct box_place *place, enum box_found *found, struct err *err)
{
	struct box *box = mem_alloc(sizeof *box);

	*found = read_box(box, place, err);
	if (*found == BOX_OPENED)
		return box;
	box_free(box);
	return NULL;
}

static bool remove_one(const struct disk *disk, const char *path, struct err *err)
{
	int error = disk_is_file(disk, path) ? disk->remove(disk->context, path) : 0;

	return !error || err_set(err, "%s: %s", path, disk_words(error));
}

bool box_remove(const struct box_place *place, struct err *err)
{
	return remove_one(place->disk, place->file, err) && remove_one(place->disk, place->key, err);
}
