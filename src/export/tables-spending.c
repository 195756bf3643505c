/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"
#include "model/exercise.h"
#include "model/poll-record.h"
#include "tally/spending.h"

/* What a budget was spent on. */

static const struct column columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it.", .key = true },
	{ .name = "in_force", .kind = COLUMN_FLAG, .help = "1 where no later round replaced it." },
	{ .name = "budget", .kind = COLUMN_INTEGER, .help = "How much could be spent in the round." },
	{ .name = "item", .kind = COLUMN_ID, .help = "The item.", .key = true, .refers = "items.item" },
	{ .name = "cost", .kind = COLUMN_INTEGER, .help = "What it costs." },
	{ .name = "votes", .kind = COLUMN_INTEGER, .help = "How many people chose it." },
	{ .name = "funded", .kind = COLUMN_FLAG, .help = "1 where it is paid for." },
	{ .name = "purchase", .kind = COLUMN_INTEGER, .help = "As which it was bought, from 1; nothing where it was not." },
	{ .name = "effective_votes", .kind = COLUMN_INTEGER,
	  .help = "Its cost over what each supporter paid; to be divided by effective_votes_div." },
	{ .name = "effective_votes_div", .kind = COLUMN_INTEGER, .help = "What effective_votes is to be divided by." },
	{ .name = "paid_each", .kind = COLUMN_INTEGER,
	  .help = "The most that a supporter paid for it; to be divided by paid_each_div. Whoever had less left paid that." },
	{ .name = "paid_each_div", .kind = COLUMN_INTEGER, .help = "What paid_each is to be divided by." },
	{ .name = "from_rest", .kind = COLUMN_FLAG, .help = "1 where it was paid from what was left over, by most votes." }
};

static const struct table_shape shape = TABLE_SHAPE("spending", "One row an item of a closed round in which money was shared out.", columns);

static void tell_purchase(struct table *table, size_t row, const struct tally_spending *spending, size_t i)
{
	const struct tally_purchase *purchase = &spending->bought[i];

	table_number(table, row, "purchase", (int64_t)i + 1);
	table_number(table, row, "from_rest", purchase->completion);
	if (purchase->completion)
		return;
	table_number(table, row, "effective_votes", purchase->effective.num);
	table_number(table, row, "effective_votes_div", purchase->effective.div);
	table_number(table, row, "paid_each", purchase->payment.num);
	table_number(table, row, "paid_each_div", purchase->payment.div);
}

static void add_item(struct table *table, const struct round_record *record, const struct tally_spending *spending, size_t item)
{
	size_t row = table_add(table);

	table_text(table, row, "exercise", record->exercise->id);
	table_number(table, row, "round", record->round);
	table_number(table, row, "in_force", record->in_force);
	table_number(table, row, "budget", record->budget);
	table_text(table, row, "item", record->items[item].id);
	table_number(table, row, "cost", record->costs[item]);
	table_number(table, row, "votes", record->result->item[item].score);
	table_number(table, row, "funded", record->result->item[item].chosen && !spending->tied_count);
	for (size_t i = 0; i < spending->count && !spending->tied_count; i++)
		if (spending->bought[i].item == item)
			tell_purchase(table, row, spending, i);
}

/* In the order in which it was bought, the rest by votes. */
static void add_round(struct table *table, const struct round_record *record)
{
	uint32_t *order;

	if (!record->result || !record->result->detail || !record->result->detail->spending)
		return;
	order = spending_order(record->result, table->arena);
	for (size_t i = 0; i < record->item_count; i++)
		add_item(table, record, record->result->detail->spending, order[i]);
}

static void fill(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < records_count(session); i++)
		if (records_get(session, i)->closed)
			add_round(table, records_get(session, i));
}

const struct table_source tables_of_spending[] = {
	{ .shape = &shape, .fill = fill },
	{ .shape = NULL }
};
