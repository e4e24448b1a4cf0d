// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/world/planted_faults.h"

#include <QByteArray>
#include <QString>

namespace betlog::tests {

/// Which world to run.
struct WorldPlan
{
    quint32 seed = 1;
    int steps = 60;
    Fault fault = Fault::None;
    bool isTold = false; ///< every event goes to stderr
};

/// What happened in one or more worlds.
struct WorldTotals
{
    qint64 worlds = 0;
    qint64 steps = 0;
    qint64 callbacks = 0;
    qint64 messages = 0;
    qint64 mutations = 0;
    qint64 changes = 0;
    qint64 refusals = 0;
    qint64 cuts = 0;
    qint64 stalls = 0;
    qint64 lost = 0;
    qint64 duplicates = 0;
    qint64 serverCrashes = 0;
    qint64 clientCrashes = 0;
    qint64 tornWrites = 0;
    qint64 newHistories = 0;

    WorldTotals& operator+=(const WorldTotals& more);
    /// One number after the other with its name.
    [[nodiscard]] QString text() const;
    /// The bare numbers, for another process; parse() reads them.
    [[nodiscard]] QString numbers() const;
    [[nodiscard]] static WorldTotals parse(const QString& numbers);
};

struct WorldReport
{
    QString failure; ///< empty: everything held
    QByteArray digest; ///< of every event: the same seed gives the same
    WorldTotals totals;
};

/// Runs one world.
[[nodiscard]] WorldReport runWorld(const WorldPlan& plan);

/// The fewest steps of a failing world that still fail, as far as halving finds them.
[[nodiscard]] WorldPlan shortestFailing(WorldPlan plan);

} // namespace betlog::tests
