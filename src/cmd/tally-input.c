/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "ballots/write.h"
#include "cmd/tally.h"

static bool is_standard_input(const char *path)
{
	return str_same(path, "-");
}

static void close_file(void *source)
{
	ballot_file_free(source);
}

static void print_faults(const struct command_call *call, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		char *line = faults_line(faults, i);

		fprintf(call->problems, "%s\n", line);
		free(line);
	}
}

static bool is_unranked(enum tally_kind kind, int16_t mark)
{
	return kind == TALLY_RANKS ? mark <= 0 : kind == TALLY_GRADES && mark < 0;
}

/* The first cell that holds nothing, or the number of all cells. */
static size_t find_unranked(const struct tally_ballots *ballots)
{
	size_t cells = ballots->count * ballots->items, i = 0;

	while (i < cells && !is_unranked(ballots->kind, ballots->marks[i]))
		i++;
	return i;
}

bool tally_has_unranked(const struct tally_ballots *ballots)
{
	return find_unranked(ballots) < ballots->count * ballots->items;
}

/* Every such ballot, so that the file can be mended in one go. */
static void reject_unranked(const struct ballot_file *file, struct faults *faults)
{
	const struct tally_ballots *ballots = &file->ballots;

	for (size_t i = 0; i < ballots->count; i++)
		for (size_t item = 0; item < ballots->items; item++)
			if (is_unranked(ballots->kind, ballot_marks(ballots, i)[item])) {
				faults_add(faults, FAULT_ERROR, file->lines[i], 1, "the ballot leaves out \"%s\", and --unranked is reject",
				    file->names[item]);
				break;
			}
}

/* Never over a file that is there. */
static bool write_file(const struct command_call *call, const struct ballot_file *file, const char *path)
{
	const struct ballot_writer *writer = ballot_writer_for(path);
	struct disk_fact fact;
	struct str out = STR_INIT;
	struct err err = ERR_INIT;
	bool done;

	if (!call->disk->fact(call->disk->context, path, &fact) && fact.kind != DISK_NOTHING)
		err_set(&err, "there is such a file already");
	done = !err_is_set(&err) && writer->write(file, path, &out, &err)
	    && disk_replace(call->disk, path, str_text(&out), out.length, &err);
	if (!done)
		fprintf(call->problems, "%s: %s\n", path, err_text(&err));
	err_clear(&err);
	str_free(&out);
	return done;
}

static void take_file(const struct ballot_file *file, const char *path, const struct tally_wanted *wanted, struct tally_batch *batch)
{
	struct tally_job *job = batch->jobs = arena_alloc(batch->arena, sizeof *job);

	batch->count = 1;
	*job = (struct tally_job){ .title = path, .form = file->form, .names = file->names,
		.labels = file->labels ? file->labels : file->names, .ballots = file->ballots, .options = wanted->options };
	job->options.costs = file->costs;
	if (!wanted->has_budget)
		job->options.budget = file->budget > 0 ? file->budget : 0;
	job->seats = wanted->seats ? wanted->seats : file->seats ? file->seats : 1;
	job->options.seats = job->seats;
	job->options.lot = file->lot;
}

static struct ballot_file *read_path(const struct command_call *call, const char *path, struct faults *faults)
{
	struct ballot_file *file = NULL;
	struct stream_file state;
	struct err err = ERR_INIT;

	if (is_standard_input(path))
		return ballot_file_read(stream_pipe(call->in), faults);
	if (stream_file_open(&state, call->disk, path, &err)) {
		file = ballot_file_read(stream_file(&state), faults);
		stream_file_close(&state);
	} else {
		fprintf(call->problems, "%s\n", err_text(&err));
	}
	err_clear(&err);
	return file;
}

static bool open_file(const struct command_call *call, const char *path, const struct tally_wanted *wanted, struct tally_batch *batch)
{
	const char *title = is_standard_input(path) ? "standard input" : path;
	struct faults *faults = faults_new(title);
	struct ballot_file *file = read_path(call, path, faults);

	if (file && wanted->reject_unranked)
		reject_unranked(file, faults);
	print_faults(call, faults);
	batch->source = file;
	batch->close = close_file;
	if (file && !faults_errors(faults) && (!wanted->write || write_file(call, file, wanted->write)))
		take_file(file, title, wanted, batch);
	faults_free(faults);
	return batch->count;
}

static bool refuse_write(const struct command_call *call, const char *path, const struct tally_wanted *wanted)
{
	if (wanted->write)
		fprintf(call->problems, "%s: --write needs a file of ballots; `talka export` writes the tables of a session\n", path);
	return wanted->write;
}

bool tally_batch_open(const struct command_call *call, const char *path, const struct tally_wanted *wanted, struct tally_batch *batch)
{
	struct disk_fact fact;

	*batch = (struct tally_batch){ .arena = arena_new() };
	if (!is_standard_input(path) && !call->disk->fact(call->disk->context, path, &fact) && fact.kind == DISK_FOLDER)
		return !refuse_write(call, path, wanted) && tally_open_session(call, path, wanted, batch);
	return open_file(call, path, wanted, batch);
}

void tally_batch_free(struct tally_batch *batch)
{
	if (batch->source)
		batch->close(batch->source);
	arena_free(batch->arena);
}
