/* base/hash.c -- FNV-1a as Fowler, Noll and Vo published it. */
#include "base/hash.h"

uint64_t hash_add(uint64_t hash, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		hash ^= (unsigned char)bytes[i];
		hash *= UINT64_C(0x100000001b3);
	}
	return hash;
}
