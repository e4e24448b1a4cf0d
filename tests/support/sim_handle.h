// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/sim_disk.h"

#include <sqlite3.h>

namespace betlog::tests {

/// One open file, in the memory that SQLite gives.
struct SimHandle
{
    sqlite3_file base; ///< first, as SQLite wants it
    SimDisk* disk; ///< nullptr: a temporary file, on no disk
    SimDisk::FilePointer file;
    int life;
    int lock;
    unsigned shmShared; ///< bit i: lock i is held
    unsigned shmExclusive;
};

/// What SQLite can do with a SimHandle.
[[nodiscard]] const sqlite3_io_methods& simHandleMethods();

} // namespace betlog::tests
