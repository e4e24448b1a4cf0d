// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/ops/config.h"

#include <QProcessEnvironment>

namespace betlog::ops {

/// What betlogd was asked to do.
enum class Task { Serve, Import, Verify, Backup, Restore, Seal, ShowHelp, ShowVersion };

struct CommandLine
{
    Task task = Task::Serve;
    Config config;
    QStringList files; ///< of Import, at least one; of Backup and Restore, one; absolute there
    domain::WeekKey week; ///< of Seal
    std::optional<QTimeZone> sourceTimeZone; ///< of Import: where those who entered the bets were
};

/// Reads the arguments (without the program's name). What they leave out is taken from the
/// environment, BETLOG_PORT for --port and so on; the command line wins. Every error is one
/// sentence that names the option.
[[nodiscard]] base::Expected<CommandLine>
readCommandLine(const QStringList& arguments, const QProcessEnvironment& environment);

[[nodiscard]] QString helpText();

} // namespace betlog::ops
