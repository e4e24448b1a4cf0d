// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "base/timestamp.h"
#include "server/store/verify.h"

namespace betlog::base {
class Random;
}

namespace betlog::store {

/// Copies the log of a data folder to `file`, as it stands at one moment; a server may be at work
/// meanwhile. The copy is replayed from its first change before it gets its name, and is on disk
/// when this returns. An older backup of that name is replaced in one step; any other file is left
/// alone.
[[nodiscard]] base::Expected<VerifyReport> backUpLog(const QString& folder, const QString& file);

struct RestoreReport
{
    VerifyReport log;
    QString keptIn; ///< the folder where the log before it is kept; empty if there was none
};

/// Puts the log of a backup into a data folder, as a new history: clients are told to forget what
/// came after the backup, and see the log as it was. What was there before is kept in a folder
/// beside it. Refuses, and changes nothing, while a server runs on the folder or where the backup
/// is not sound. At any moment of it a loss of power leaves either log whole.
[[nodiscard]] base::Expected<RestoreReport>
restoreLog(const QString& folder, const QString& file, base::Random& random, base::Timestamp now);

} // namespace betlog::store
