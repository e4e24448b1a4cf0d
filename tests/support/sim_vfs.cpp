// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// A file system for SQLite (sqlite.org/vfs.html) on SimDisks.

#include "tests/support/sim_vfs.h"

#include "tests/support/sim_handle.h"

#include <algorithm>
#include <new>
#include <sqlite3.h>

namespace betlog::tests {

namespace {

struct FileSystem
{
    sqlite3_vfs vfs {};
    sqlite3_vfs* system = nullptr;
    std::map<QByteArray, SimDisk*> disks; ///< by prefix
    quint32 chance = 0;
};

FileSystem& fileSystem()
{
    static FileSystem theOne;
    return theOne;
}

SimDisk* diskOf(const char* path)
{
    const QByteArray name(path ? path : "");
    const auto disk = fileSystem().disks.find(name.left(name.indexOf('/') + 1));
    return disk == fileSystem().disks.end() ? nullptr : disk->second;
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    SimDisk* const disk = diskOf(path);
    if (path && !disk) {
        sqlite3_vfs* const system = fileSystem().system;
        return system->xOpen(system, path, file, flags, outFlags);
    }
    file->pMethods = nullptr;
    SimDisk::FilePointer opened;
    if (!disk)
        opened = std::make_shared<SimFile>();
    else if (!disk->isDown())
        opened = disk->open(path, (flags & SQLITE_OPEN_CREATE) != 0);
    if (!opened)
        return SQLITE_CANTOPEN;
    SimHandle* const handle = new (file) SimHandle {
        {&simHandleMethods()},
        disk,
        std::move(opened),
        disk ? disk->life() : 0,
        SQLITE_LOCK_NONE,
        0,
        0};
    Q_ASSERT(handle->file);
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* path, int syncDirectory)
{
    SimDisk* const disk = diskOf(path);
    if (!disk) {
        sqlite3_vfs* const system = fileSystem().system;
        return system->xDelete(system, path, syncDirectory);
    }
    if (disk->isDown())
        return SQLITE_IOERR_DELETE;
    if (!disk->exists(path))
        return SQLITE_IOERR_DELETE_NOENT;
    return disk->remove(path) ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

int accessFile(sqlite3_vfs*, const char* path, int flags, int* isThere)
{
    SimDisk* const disk = diskOf(path);
    if (!disk) {
        sqlite3_vfs* const system = fileSystem().system;
        return system->xAccess(system, path, flags, isThere);
    }
    *isThere = disk->exists(path) ? 1 : 0;
    return disk->isDown() ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* path, int size, char* full)
{
    if (!diskOf(path)) {
        sqlite3_vfs* const system = fileSystem().system;
        return system->xFullPathname(system, path, size, full);
    }
    sqlite3_snprintf(size, full, "%s", path);
    return SQLITE_OK;
}

/// A linear congruential generator: all that SQLite wants is that it differs.
int randomness(sqlite3_vfs*, int size, char* into)
{
    quint32& chance = fileSystem().chance;
    for (int i = 0; i < size; ++i) {
        chance = chance * 1664525U + 1013904223U;
        into[i] = static_cast<char>(chance >> 24U);
    }
    return size;
}

int sleepFor(sqlite3_vfs*, int microseconds)
{
    return microseconds; // There is nobody else who could go on meanwhile.
}

int currentTime(sqlite3_vfs*, double* day)
{
    *day = 2460645.5;
    return SQLITE_OK;
}

void install()
{
    FileSystem& files = fileSystem();
    if (files.system)
        return;
    files.system = sqlite3_vfs_find(nullptr);
    files.vfs = *files.system;
    files.vfs.iVersion = 1;
    files.vfs.szOsFile = std::max(files.system->szOsFile, static_cast<int>(sizeof(SimHandle)));
    files.vfs.zName = "simulated";
    files.vfs.xOpen = openFile;
    files.vfs.xDelete = deleteFile;
    files.vfs.xAccess = accessFile;
    files.vfs.xFullPathname = fullPath;
    files.vfs.xRandomness = randomness;
    files.vfs.xSleep = sleepFor;
    files.vfs.xCurrentTime = currentTime;
    sqlite3_vfs_register(&files.vfs, 1);
}

} // namespace

QByteArray mountSimDisk(SimDisk& disk)
{
    install();
    FileSystem& files = fileSystem();
    // The lowest that is free: what one world says of its disks, the next says in the same words.
    QByteArray prefix;
    for (int number = 1; prefix.isEmpty() || files.disks.contains(prefix); ++number)
        prefix = "simdisk" + QByteArray::number(number) + '/';
    files.disks.emplace(prefix, &disk);
    return prefix;
}

void unmountSimDisk(SimDisk& disk)
{
    std::erase_if(
        fileSystem().disks, [&disk](const auto& mounted) { return mounted.second == &disk; });
}

void restartSqliteChance()
{
    fileSystem().chance = 0;
    sqlite3_randomness(0, nullptr);
}

} // namespace betlog::tests
