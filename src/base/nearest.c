/* base/nearest.c -- optimal string alignment distance over short names. */
#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 63 };

static int least(int a, int b)
{
	return a < b ? a : b;
}

int nearest_distance(const char *a, const char *b)
{
	int rows[3][LONGEST + 1];
	int *two_back = rows[0], *back = rows[1], *row = rows[2];
	int a_length = (int)strnlen(a, LONGEST), b_length = (int)strnlen(b, LONGEST);

	for (int j = 0; j <= b_length; j++)
		back[j] = j;
	for (int i = 1; i <= a_length; i++) {
		int *spare = two_back;

		row[0] = i;
		for (int j = 1; j <= b_length; j++) {
			int cost = a[i - 1] != b[j - 1];

			row[j] = least(back[j - 1] + cost,
				       least(back[j] + 1, row[j - 1] + 1));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], two_back[j - 2] + 1);
		}
		two_back = back;
		back = row;
		row = spare;
	}
	return back[b_length];
}

static int nearness(const char *word, const char *name)
{
	int distance = nearest_distance(word, name);
	int allowed = (int)strlen(name) / 3;

	if (word[0] && strstr(name, word))
		return 0;
	return distance <= (allowed < 1 ? 1 : allowed) ? distance : -1;
}

size_t nearest_names(const char *word, const char *const *names, size_t count,
		     size_t *found, size_t most)
{
	size_t kept = 0;
	int furthest = -1;

	for (size_t i = 0; i < count; i++) {
		int near = nearness(word, names[i]);

		furthest = near > furthest ? near : furthest;
	}
	for (int wanted = 0; wanted <= furthest && kept < most; wanted++)
		for (size_t i = 0; i < count && kept < most; i++)
			if (nearness(word, names[i]) == wanted)
				found[kept++] = i;
	return kept;
}
