// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QStringList>
#include <QUrl>

#include <chrono>

namespace betlog::probe {

/// What the command line asks for.
struct ProbeOptions
{
    QUrl server; ///< http or https
    QString user;
    int posts = 0; ///< bets to place
    bool takeBack = false; ///< deletes them again
    bool watch = false;
    bool json = false;
    std::chrono::milliseconds timeout {10'000}; ///< for each step
    bool hasTimeout = false; ///< given: watching ends after it

    /// Fails with a sentence for the person who typed it. Asking for help or the version ends the
    /// program.
    [[nodiscard]] static base::Expected<ProbeOptions> fromArguments(const QStringList& arguments);
};

} // namespace betlog::probe
