/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/fraction.h"

void fraction_set(mpq_t out, int64_t num, int64_t div)
{
	mpz_set_si(mpq_numref(out), num);
	mpz_set_si(mpq_denref(out), div);
	mpq_canonicalize(out);
}

struct tally_ratio fraction_ratio(const mpq_t number)
{
	struct tally_ratio ratio;
	mpz_t num, div;

	mpz_init_set(num, mpq_numref(number));
	mpz_init_set(div, mpq_denref(number));
	while (!mpz_fits_slong_p(num) || !mpz_fits_slong_p(div)) {
		mpz_fdiv_q_2exp(num, num, 1);
		mpz_fdiv_q_2exp(div, div, 1);
	}
	ratio = (struct tally_ratio){ mpz_get_si(num), mpz_sgn(div) ? mpz_get_si(div) : 1 };
	mpz_clears(num, div, NULL);
	return ratio;
}
