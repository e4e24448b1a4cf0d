// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/ops/command_line.h"

namespace betlog::server {

struct ImportOutcome
{
    QString text; ///< "4 added, 0 already there, 0 refused"
    QStringList sentences; ///< one for each bet that was wrong or refused
};

/// `betlogd import`: brings files into the log of the data folder, which no server may have at the
/// same time. Bets come in, a catalogue replaces the one on offer. The error is the first file
/// that could not be read at all; files before it are in.
[[nodiscard]] base::Expected<ImportOutcome> runImportCommand(const ops::CommandLine& line);

} // namespace betlog::server
