// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/probe/probe_report.h"
#include "app/sync/http_call.h"
#include "base/ids.h"
#include "wire/messages.h"

#include <QList>

#include <optional>

namespace betlog::probe {

/// Where it fails, if it does; the answer to "is it the network or the server?".
enum class Fault {
    None,
    Network, ///< nothing answers at the address
    NotRunning, ///< the machine is there, and nothing listens on the port
    Stranger, ///< something answers that is no Betlog
    Between, ///< HTTP passes and WebSocket does not: a proxy in between
    Server ///< the server answers, and does not do its work
};

/// The server's own word on itself (GET /api/health); nullopt where it is no such word.
struct Health
{
    QString version;
    base::Epoch epoch;
    base::Seq seq;
    qint64 uptimeSeconds = 0;
    int connections = 0;
};

[[nodiscard]] std::optional<Health> readHealth(const sync::HttpAnswer& answer);

[[nodiscard]] Finding healthFinding(const Health& health, double ms);
[[nodiscard]] Finding helloFinding(const wire::Welcome& welcome, double ms);
[[nodiscard]] Finding pingFinding(QList<double> roundTripsMs);
[[nodiscard]] Finding postFinding(QList<double> answersMs);
[[nodiscard]] Finding changeFinding(const wire::Change& change);
[[nodiscard]] Finding failure(const QString& step, double ms, const QString& why);
/// The last line: what it was.
[[nodiscard]] Finding verdict(Fault fault, const QString& why);

} // namespace betlog::probe
