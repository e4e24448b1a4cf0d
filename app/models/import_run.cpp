// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/import_run.h"

#include "app/sync/sync_engine.h"

namespace betlog::models {

ImportRun::ImportRun(sync::SyncEngine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(
        &m_engine,
        &sync::SyncEngine::accepted,
        this,
        [this](base::MutationId mutation, const domain::Bet& bet) {
            if (!m_sent.contains(mutation))
                return;
            if (!m_added.contains(bet.id))
                m_added.append(bet.id);
            answered(mutation);
        });
    connect(
        &m_engine,
        &sync::SyncEngine::refused,
        this,
        [this](base::MutationId mutation, base::BetId, const base::Error& error) {
            if (!m_sent.contains(mutation))
                return;
            m_refusals.append(error.detail);
            // Told here, once, with all the others: it need not stand in the log as well.
            m_engine.discard(mutation);
            answered(mutation);
        });
}

void ImportRun::start(const QList<wire::Mutation>& writes)
{
    m_waiting = writes;
    m_total = static_cast<int>(writes.size());
    m_added.clear();
    m_refusals.clear();
    sendMore();
    if (!isRunning())
        emit finished();
}

void ImportRun::stop()
{
    m_total -= static_cast<int>(m_waiting.size());
    m_waiting.clear();
    if (!isRunning())
        emit finished();
}

void ImportRun::undo()
{
    for (const base::BetId bet : std::exchange(m_added, {}))
        m_engine.remove(bet);
}

void ImportRun::sendMore()
{
    while (!m_waiting.isEmpty() && m_sent.size() < kInFlight) {
        const wire::Mutation write = m_waiting.takeFirst();
        m_sent.insert(write.id);
        m_engine.submit(write);
    }
}

void ImportRun::answered(base::MutationId mutation)
{
    m_sent.remove(mutation);
    sendMore();
    emit progressed(done(), m_total);
    if (!isRunning())
        emit finished();
}

} // namespace betlog::models
