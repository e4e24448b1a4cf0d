// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/log_settings.h"

#include <QHostAddress>
#include <QStringList>

#include <optional>

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
    LogLevel logLevel = LogLevel::Info;

    // What a log is counted in is settled when it is made. Nothing: as the log was made, or the
    // default for a new one (the machine's time zone, USD:2, Sunday 10:00).
    std::optional<QTimeZone> timeZone;
    std::optional<domain::Currency> currency;
    std::optional<Qt::DayOfWeek> weekDay;
    std::optional<int> weekHour; ///< 0 to 23

    domain::SettlementRules rules;
    QStringList bookkeepers; ///< empty: everybody
};

/// The settings of a new log with this configuration.
[[nodiscard]] core::LogSettings newLogSettings(const Config& config);

/// Where a person's log is kept unless they say otherwise.
[[nodiscard]] QString defaultDataFolder();

} // namespace betlog::ops
