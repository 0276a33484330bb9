#include "text/stretch.h"

#define MOST_RATIO 10000

static int32_t expansion(eg_len lacks, eg_len letters)
{
	if (letters <= 0)
		return 0;
	int64_t e = lacks * 1000 / letters; /* towards nought: the spaces take the rest */
	return (int32_t)(e > EG_EXPAND_MOST    ? EG_EXPAND_MOST
			 : e < -EG_EXPAND_MOST ? -EG_EXPAND_MOST
					       : e);
}

eg_stretch eg_stretch_of(eg_len lacks, eg_len letters, eg_len gaps, eg_len joints, bool expand)
{
	eg_stretch s = {.expand = expand ? expansion(lacks, letters) : 0};
	s.gaps = lacks - eg_len_scale(letters, s.expand, 1000);
	eg_len may = s.gaps >= 0 ? gaps / 2 + joints : gaps / 3;
	if (s.gaps == 0)
		return s;
	s.ratio = may > 0 ? eg_len_scale(s.gaps, 1000, may) : s.gaps > 0 ? MOST_RATIO : -MOST_RATIO;
	s.ratio = s.ratio > MOST_RATIO ? MOST_RATIO : s.ratio;
	return s;
}

eg_len eg_shrink_of(eg_len letters, eg_len gaps, bool expand)
{
	return gaps / 3 + (expand && letters > 0 ? letters * EG_EXPAND_MOST / 1000 : 0);
}
