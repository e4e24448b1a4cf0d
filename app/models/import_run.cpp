// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/import_run.h"

#include "app/sync/sync_engine.h"
#include "base/random.h"

#include <utility>

namespace betlog::models {

ImportRun::ImportRun(sync::SyncEngine& engine, base::Random& random, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_random(random)
{
    connect(
        &m_engine,
        &sync::SyncEngine::accepted,
        this,
        [this](base::MutationId mutation, const domain::Bet& bet) { takeAccepted(mutation, bet); });
    connect(
        &m_engine,
        &sync::SyncEngine::refused,
        this,
        [this](base::MutationId mutation, base::BetId, const base::Error& error) {
            takeRefused(mutation, error);
        });
}

void ImportRun::start(const QList<wire::Mutation>& writes)
{
    m_waiting = writes;
    m_total = static_cast<int>(writes.size());
    m_added.clear();
    m_newestWeek.reset();
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
    while (!m_waiting.isEmpty() && m_sent.size() < kInFlight)
        send(m_waiting.takeFirst());
}

void ImportRun::send(wire::Mutation write)
{
    // An attempt of its own each time: the answer to an earlier import of the same file, before its
    // bets were deleted, would say that all went well and bring nothing back.
    write.id = base::MutationId(m_random.uuid());
    m_sent.insert(write.id, write);
    m_engine.submit(write);
}

void ImportRun::takeAccepted(base::MutationId mutation, const domain::Bet& bet)
{
    if (m_sent.remove(mutation) == 0)
        return;
    if (!m_added.contains(bet.id))
        m_added.append(bet.id);
    m_newestWeek = std::max(m_newestWeek, std::optional(bet.weekKey));
    goOn();
}

void ImportRun::takeRefused(base::MutationId mutation, const base::Error& error)
{
    if (!m_sent.contains(mutation))
        return;
    wire::Mutation write = m_sent.take(mutation);
    // Told here, with all the others; it need not stand in the log as well.
    m_engine.discard(mutation);
    const bool isKnown = error.code == base::ErrorCode::AlreadyExists;
    if (isKnown && std::holds_alternative<wire::CreateBet>(write.operation)) {
        write.operation = wire::RestoreBet();
        send(write);
        return;
    }
    m_refusals.append(error.detail);
    goOn();
}

void ImportRun::goOn()
{
    sendMore();
    emit progressed(done(), m_total);
    if (!isRunning())
        emit finished();
}

} // namespace betlog::models
