/* support/fault_vfs.c -- a shim around SQLite's default VFS. */
#include "support/fault_vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SHIM_NAME "groundwork-faults"

struct shim_file {
	sqlite3_file base;
	sqlite3_file *real;	/* lies behind this struct */
	bool counted;
};

static sqlite3_vfs shim;	/* SQLite keeps a pointer to it */

static struct fault_plan *plan_of(void)
{
	return shim.pAppData;
}

static sqlite3_vfs *real_vfs(void)
{
	static sqlite3_vfs *real;

	if (!real)
		real = sqlite3_vfs_find("unix");
	return real;
}

static bool is_meant(const char *path)
{
	const char *only = plan_of()->only;

	return !only || (path && strstr(path, only));
}

/* Counts an operation; tells whether it must fail. */
static bool is_due(bool counted)
{
	struct fault_plan *plan = plan_of();

	if (!counted)
		return false;
	plan->count++;
	return plan->at && (plan->count == plan->at ||
			    (plan->lasting && plan->count > plan->at));
}

static int fault(void)
{
	if (plan_of()->manner == FAULT_KILL)
		kill(getpid(), SIGKILL);
	return plan_of()->code;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct shim_file *)file)->real;
}

static bool counts(sqlite3_file *file)
{
	return ((struct shim_file *)file)->counted;
}

static int shim_close(sqlite3_file *file)
{
	return real_of(file)->pMethods->xClose(real_of(file));
}

static int shim_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
	return real_of(file)->pMethods->xRead(real_of(file), bytes, count, at);
}

static int shim_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
	sqlite3_file *real = real_of(file);

	if (is_due(counts(file))) {
		if (plan_of()->manner != FAULT_FAIL)
			real->pMethods->xWrite(real, bytes, count / 2, at);
		return fault();
	}
	return real->pMethods->xWrite(real, bytes, count, at);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	if (is_due(counts(file)))
		return fault();
	return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

/* A killed process leaves what it wrote to the kernel; only a power cut would
 * need the disk, and a test cannot have one. */
static int shim_sync(sqlite3_file *file, int flags)
{
	(void)flags;
	return is_due(counts(file)) ? fault() : SQLITE_OK;
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int shim_lock(sqlite3_file *file, int lock)
{
	return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int shim_unlock(sqlite3_file *file, int lock)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int shim_reserved(sqlite3_file *file, int *reserved)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), reserved);
}

static int shim_control(sqlite3_file *file, int op, void *with)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), op, with);
}

static int shim_sector(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int shim_device(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = shim_close,
	.xRead = shim_read,
	.xWrite = shim_write,
	.xTruncate = shim_truncate,
	.xSync = shim_sync,
	.xFileSize = shim_size,
	.xLock = shim_lock,
	.xUnlock = shim_unlock,
	.xCheckReservedLock = shim_reserved,
	.xFileControl = shim_control,
	.xSectorSize = shim_sector,
	.xDeviceCharacteristics = shim_device,
};

static int shim_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags,
		     int *out_flags)
{
	struct shim_file *opened = (struct shim_file *)file;
	int rc;

	(void)vfs;
	file->pMethods = NULL;
	opened->real = (sqlite3_file *)(opened + 1);
	opened->real->pMethods = NULL;
	opened->counted = is_meant(path);
	if (opened->counted && plan_of()->read_only) {
		if (flags & SQLITE_OPEN_CREATE)
			return SQLITE_CANTOPEN;
		flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
	}
	if ((flags & SQLITE_OPEN_CREATE) && is_due(opened->counted))
		return fault();
	rc = real_vfs()->xOpen(real_vfs(), path, opened->real, flags, out_flags);
	if (!rc)
		file->pMethods = &methods;
	return rc;
}

static int shim_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	(void)vfs;
	(void)sync;
	if (is_due(is_meant(path)))
		return fault();
	return real_vfs()->xDelete(real_vfs(), path, 0);
}

static int shim_sleep(sqlite3_vfs *vfs, int microseconds)
{
	struct fault_plan *plan = vfs->pAppData;

	plan->waits++;
	return microseconds;
}

void fault_vfs_install(struct fault_plan *plan)
{
	shim = *real_vfs();
	shim.pNext = NULL;
	shim.zName = SHIM_NAME;
	shim.szOsFile = (int)sizeof(struct shim_file) + real_vfs()->szOsFile;
	shim.pAppData = plan;
	shim.xOpen = shim_open;
	shim.xDelete = shim_delete;
	shim.xSleep = shim_sleep;
	sqlite3_vfs_register(&shim, 1);
}

void fault_vfs_remove(void)
{
	sqlite3_vfs_unregister(&shim);
	sqlite3_vfs_register(real_vfs(), 1);
}
