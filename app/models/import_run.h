// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/mutation.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::models {

/// Brings chosen bets into the log through the engine, a few at a time, and can take them all back
/// once. Lives on the engine's thread; the engine outlives it.
class ImportRun final : public QObject
{
    Q_OBJECT

public:
    /// Writes that wait for their answer at once: enough to keep the line busy.
    static constexpr int kInFlight = 16;

    explicit ImportRun(sync::SyncEngine& engine, QObject* parent = nullptr);

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

    [[nodiscard]] int added() const { return static_cast<int>(m_added.size()); }

    /// A sentence for each write that was refused.
    [[nodiscard]] const QStringList& refusals() const { return m_refusals; }

signals:
    void progressed(int done, int total);
    void finished();

private:
    void sendMore();
    void answered(base::MutationId mutation);

    sync::SyncEngine& m_engine;
    QList<wire::Mutation> m_waiting;
    QSet<base::MutationId> m_sent;
    QList<base::BetId> m_added;
    QStringList m_refusals;
    int m_total = 0;
};

} // namespace betlog::models
