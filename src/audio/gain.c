/* audio/gain.c -- the ear hears ratios: a square law is near enough to it. */
#include "audio/gain.h"

#include <math.h>

double gain_from_per_cent(int per_cent)
{
	double part = per_cent < 0 ? 0 : per_cent > 100 ? 1 : per_cent / 100.0;

	return part * part;
}

double gain_from_db(double db)
{
	if (isnan(db))
		return 1;
	return pow(10, fmin(db, 24) / 20);
}
