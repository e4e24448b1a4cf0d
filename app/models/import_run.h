// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/mutation.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace betlog::base {
class Random;
}

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::models {

/// Brings chosen bets into the log through the engine, a few at a time, and can take them all back
/// once. A bet that was brought in before and deleted since is restored. Lives on the engine's
/// thread; engine and random outlive it.
class ImportRun final : public QObject
{
    Q_OBJECT

public:
    /// Writes that wait for their answer at once: enough to keep the line busy.
    static constexpr int kInFlight = 16;

    ImportRun(sync::SyncEngine& engine, base::Random& random, QObject* parent = nullptr);

    void start(const QList<wire::Mutation>& writes);
    /// Sends no more; what is under way is still answered.
    void stop();
    /// Deletes every bet that this run added.
    void undo();

    [[nodiscard]] bool isRunning() const { return !m_waiting.isEmpty() || !m_sent.isEmpty(); }

    [[nodiscard]] int total() const { return m_total; }

    [[nodiscard]] int done() const
    {
        return m_total - static_cast<int>(m_waiting.size() + m_sent.size());
    }

    /// The newest week that a bet was added to.
    [[nodiscard]] std::optional<domain::WeekKey> newestWeek() const { return m_newestWeek; }

    [[nodiscard]] int added() const { return static_cast<int>(m_added.size()); }

    /// A sentence for each write that was refused.
    [[nodiscard]] const QStringList& refusals() const { return m_refusals; }

signals:
    void progressed(int done, int total);
    void finished();

private:
    void sendMore();
    void send(wire::Mutation write);
    void takeAccepted(base::MutationId mutation, const domain::Bet& bet);
    void takeRefused(base::MutationId mutation, const base::Error& error);
    void goOn();

    sync::SyncEngine& m_engine;
    base::Random& m_random;
    QList<wire::Mutation> m_waiting;
    QHash<base::MutationId, wire::Mutation> m_sent;
    QList<base::BetId> m_added;
    std::optional<domain::WeekKey> m_newestWeek;
    QStringList m_refusals;
    int m_total = 0;
};

} // namespace betlog::models
