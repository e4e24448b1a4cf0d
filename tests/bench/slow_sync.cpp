// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// Preloaded into a server, makes its disk one that takes its time: each sync takes the milliseconds
// of BENCH_SYNC_MS more. What a group commit is worth shows where syncs cost something.

#include <cstdlib>
#include <dlfcn.h>
#include <time.h>

namespace {

using Sync = int (*)(int);

int syncSlowly(const char* name, int descriptor)
{
    const char* const text = std::getenv("BENCH_SYNC_MS");
    const long milliseconds = text != nullptr ? std::atol(text) : 0;
    const timespec pause {milliseconds / 1000, milliseconds % 1000 * 1'000'000};
    ::nanosleep(&pause, nullptr);
    return reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, name))(descriptor);
}

} // namespace

extern "C" int fsync(int descriptor)
{
    return syncSlowly("fsync", descriptor);
}

extern "C" int fdatasync(int descriptor)
{
    return syncSlowly("fdatasync", descriptor);
}
