// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/log_settings.h"
#include "server/core/log_terms.h"

#include <QHostAddress>
#include <QStringList>

namespace betlog::ops {

enum class LogLevel { Debug, Info, Warning, Error };

/// Everything that can be set of a server. The defaults need no set-up: SQLite in the person's own
/// data folder, loopback, port 3000.
struct Config
{
    QString dataFolder; ///< absolute
    QHostAddress bind = QHostAddress::LocalHost;
    quint16 port = 3000; ///< 0 picks a free one
    QStringList allowedOrigins; ///< besides the server's own address: "https://bets.example"
    QStringList allowedHosts; ///< names by which a proxy or a router brings people: "bets.example"
    LogLevel logLevel = LogLevel::Info;

    core::LogTerms terms; ///< a new log has the machine's time zone, USD:2, Sunday 10:00 …

    QStringList bookkeepers; ///< empty: everybody
};

/// The settings of a new log with this configuration.
[[nodiscard]] core::LogSettings newLogSettings(const Config& config);

/// Where a person's log is kept unless they say otherwise.
[[nodiscard]] QString defaultDataFolder();

} // namespace betlog::ops
