// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// Files for SQLite on SimDisks. What SQLite expects of each function is in its documentation of
// sqlite3_io_methods.

#include "tests/support/sim_handle.h"

#include <algorithm>
#include <cstring>

namespace betlog::tests {

namespace {

constexpr int kShmRegions = 64;

SimHandle& handleOf(sqlite3_file* file)
{
    return *reinterpret_cast<SimHandle*>(file);
}

bool isDead(const SimHandle& handle)
{
    return handle.disk && (handle.disk->isDown() || handle.disk->life() != handle.life);
}

// ── content ──

int readFile(sqlite3_file* file, void* into, int size, sqlite3_int64 offset)
{
    const SimHandle& handle = handleOf(file);
    if (isDead(handle))
        return SQLITE_IOERR_READ;
    const QByteArray& content = handle.file->content;
    const qsizetype there = std::clamp<qsizetype>(content.size() - offset, 0, size);
    std::copy_n(content.constData() + offset, there, static_cast<char*>(into));
    if (there == size)
        return SQLITE_OK;
    std::memset(static_cast<char*>(into) + there, 0, static_cast<size_t>(size - there));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
{
    SimHandle& handle = handleOf(file);
    const QByteArrayView bytes(static_cast<const char*>(from), size);
    if (!handle.disk) {
        handle.file->write(offset, bytes);
        handle.file->unsynced.clear();
        return SQLITE_OK;
    }
    if (isDead(handle))
        return SQLITE_IOERR_WRITE;
    if (handle.disk->isFullFor(*handle.file, offset + size))
        return SQLITE_FULL;
    return handle.disk->write(*handle.file, offset, bytes) ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    SimHandle& handle = handleOf(file);
    if (!handle.disk) {
        handle.file->content.truncate(size);
        return SQLITE_OK;
    }
    if (isDead(handle) || !handle.disk->truncate(*handle.file, size))
        return SQLITE_IOERR_TRUNCATE;
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int)
{
    SimHandle& handle = handleOf(file);
    if (handle.disk && (isDead(handle) || !handle.disk->sync(*handle.file)))
        return SQLITE_IOERR_FSYNC;
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    const SimHandle& handle = handleOf(file);
    if (isDead(handle))
        return SQLITE_IOERR_FSTAT;
    *size = handle.file->content.size();
    return SQLITE_OK;
}

// ── locks between the handles of one file ──

int lockFile(sqlite3_file* file, int level)
{
    SimHandle& handle = handleOf(file);
    if (isDead(handle))
        return SQLITE_IOERR_LOCK;
    SimFile& shared = *handle.file;
    if (handle.lock >= level)
        return SQLITE_OK;
    if (handle.lock == SQLITE_LOCK_NONE) {
        if (shared.pendingLocks > 0 || shared.exclusiveLocks > 0)
            return SQLITE_BUSY;
        ++shared.sharedLocks;
        handle.lock = SQLITE_LOCK_SHARED;
    }
    if (level >= SQLITE_LOCK_RESERVED && handle.lock < SQLITE_LOCK_RESERVED) {
        if (shared.reservedLocks > 0)
            return SQLITE_BUSY;
        shared.reservedLocks = 1;
        handle.lock = SQLITE_LOCK_RESERVED;
    }
    if (level != SQLITE_LOCK_EXCLUSIVE)
        return SQLITE_OK;
    if (handle.lock < SQLITE_LOCK_PENDING) {
        shared.pendingLocks = 1;
        handle.lock = SQLITE_LOCK_PENDING;
    }
    if (shared.sharedLocks > 1)
        return SQLITE_BUSY;
    shared.exclusiveLocks = 1;
    handle.lock = SQLITE_LOCK_EXCLUSIVE;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int level)
{
    SimHandle& handle = handleOf(file);
    SimFile& shared = *handle.file;
    if (handle.lock >= SQLITE_LOCK_EXCLUSIVE && level < SQLITE_LOCK_EXCLUSIVE)
        shared.exclusiveLocks = 0;
    if (handle.lock >= SQLITE_LOCK_PENDING && level < SQLITE_LOCK_PENDING)
        shared.pendingLocks = 0;
    if (handle.lock >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED)
        shared.reservedLocks = 0;
    if (handle.lock >= SQLITE_LOCK_SHARED && level < SQLITE_LOCK_SHARED)
        --shared.sharedLocks;
    handle.lock = std::min(handle.lock, level);
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* file, int* isReserved)
{
    *isReserved = handleOf(file).file->reservedLocks;
    return SQLITE_OK;
}

// ── memory that the handles of one write-ahead log share ──

int mapShm(sqlite3_file* file, int region, int size, int extend, volatile void** memory)
{
    const SimHandle& handle = handleOf(file);
    *memory = nullptr;
    if (isDead(handle) || region >= kShmRegions)
        return SQLITE_IOERR_SHMMAP;
    auto& regions = handle.file->shm;
    while (extend != 0 && regions.size() <= static_cast<size_t>(region))
        regions.push_back(std::make_unique<char[]>(static_cast<size_t>(size)));
    if (static_cast<size_t>(region) < regions.size())
        *memory = regions.at(static_cast<size_t>(region)).get();
    return SQLITE_OK;
}

void unlockShm(SimHandle& handle, int lock)
{
    const unsigned bit = 1U << static_cast<unsigned>(lock);
    const auto index = static_cast<size_t>(lock);
    if ((handle.shmShared & bit) != 0)
        --handle.file->shmShared.at(index);
    if ((handle.shmExclusive & bit) != 0)
        handle.file->shmExclusive.at(index) = false;
    handle.shmShared &= ~bit;
    handle.shmExclusive &= ~bit;
}

bool canLockShm(const SimHandle& handle, int lock, bool isShared)
{
    const unsigned bit = 1U << static_cast<unsigned>(lock);
    const auto index = static_cast<size_t>(lock);
    if (handle.file->shmExclusive.at(index))
        return (handle.shmExclusive & bit) != 0;
    const int mine = (handle.shmShared & bit) != 0 ? 1 : 0;
    return isShared || handle.file->shmShared.at(index) == mine;
}

void takeShm(SimHandle& handle, int lock, bool isShared)
{
    const unsigned bit = 1U << static_cast<unsigned>(lock);
    const auto index = static_cast<size_t>(lock);
    if (isShared && (handle.shmShared & bit) == 0) {
        ++handle.file->shmShared.at(index);
        handle.shmShared |= bit;
    }
    if (!isShared) {
        handle.file->shmExclusive.at(index) = true;
        handle.shmExclusive |= bit;
    }
}

int lockShm(sqlite3_file* file, int first, int count, int flags)
{
    SimHandle& handle = handleOf(file);
    if (isDead(handle))
        return SQLITE_IOERR_SHMLOCK;
    const bool isShared = (flags & SQLITE_SHM_SHARED) != 0;
    for (int lock = first; lock < first + count; ++lock) {
        if ((flags & SQLITE_SHM_LOCK) != 0 && !canLockShm(handle, lock, isShared))
            return SQLITE_BUSY;
    }
    for (int lock = first; lock < first + count; ++lock) {
        if ((flags & SQLITE_SHM_LOCK) != 0)
            takeShm(handle, lock, isShared);
        else
            unlockShm(handle, lock);
    }
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file*) { }

int unmapShm(sqlite3_file* file, int isDelete)
{
    SimHandle& handle = handleOf(file);
    for (int lock = 0; lock < SimFile::kShmLocks; ++lock)
        unlockShm(handle, lock);
    if (isDelete != 0)
        handle.file->shm.clear();
    return SQLITE_OK;
}

// ── the rest of a file ──

int closeFile(sqlite3_file* file)
{
    SimHandle& handle = handleOf(file);
    unlockFile(file, SQLITE_LOCK_NONE);
    handle.file.~shared_ptr();
    return SQLITE_OK;
}

int control(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file*)
{
    return 512;
}

/// As every disk of today promises, and as SQLite's own file system claims.
int characteristics(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

const sqlite3_io_methods kMethods {
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = fileSize,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = checkReserved,
    .xFileControl = control,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = mapShm,
    .xShmLock = lockShm,
    .xShmBarrier = shmBarrier,
    .xShmUnmap = unmapShm,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

} // namespace

const sqlite3_io_methods& simHandleMethods()
{
    return kMethods;
}

} // namespace betlog::tests
