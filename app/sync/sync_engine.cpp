// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_engine.h"

#include "app/sync/sync_engine_impl.h"
#include "base/random.h"

namespace betlog::sync {

SyncEngine::SyncEngine(const Surroundings& surroundings, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(surroundings, *this))
{ }

SyncEngine::~SyncEngine() = default;

void SyncEngine::setServer(const QUrl& httpAddress)
{
    m_impl->setServer(httpAddress);
}

void SyncEngine::setUser(const QString& name)
{
    m_impl->setUser(name);
}

QString SyncEngine::user() const
{
    return m_impl->m_user;
}

const Replica& SyncEngine::replica() const
{
    return m_impl->m_replica;
}

Diagnostics& SyncEngine::diagnostics()
{
    return m_impl->m_diagnostics;
}

const ConnectionStatus& SyncEngine::status() const
{
    return m_impl->m_lines.status();
}

const std::optional<wire::Welcome>& SyncEngine::welcome() const
{
    return m_impl->m_welcome;
}

/// The moment of entry is this client's to say: the bet may reach the server days later.
base::MutationId SyncEngine::place(const wire::CreateBet& bet, base::BetId id)
{
    wire::CreateBet create = bet;
    if (!create.betDate)
        create.betDate = m_impl->m_scheduler.now();
    if (create.userName.isEmpty())
        create.userName = user();
    const base::BetId placed = id.isNull() ? base::BetId(m_impl->m_random.uuid()) : id;
    return m_impl->write(placed, create, std::nullopt, {});
}

base::MutationId SyncEngine::edit(base::BetId bet, const wire::EditBet& edit, const QString& reason)
{
    return m_impl->write(bet, edit, m_impl->versionOf(bet), reason);
}

base::MutationId
SyncEngine::edit(const domain::Bet& seen, const wire::EditBet& edit, const QString& reason)
{
    return m_impl->write(seen.id, edit, seen.version, reason, seen);
}

base::MutationId
SyncEngine::setStatus(base::BetId bet, const wire::SetStatus& status, const QString& reason)
{
    return m_impl->write(bet, status, m_impl->versionOf(bet), reason);
}

base::MutationId SyncEngine::remove(base::BetId bet, const QString& reason)
{
    return m_impl->write(bet, wire::DeleteBet {}, std::nullopt, reason);
}

base::MutationId SyncEngine::restore(base::BetId bet)
{
    return m_impl->write(bet, wire::RestoreBet {}, std::nullopt, {});
}

void SyncEngine::submit(const wire::Mutation& mutation)
{
    m_impl->submit(mutation);
}

QList<QueueEntry> SyncEngine::queue() const
{
    return m_impl->m_courier.entries();
}

void SyncEngine::retry(base::MutationId queued, const QString& reason)
{
    m_impl->retry(queued, reason);
}

bool SyncEngine::discard(base::MutationId queued)
{
    return m_impl->m_courier.discard(queued);
}

base::MutationId SyncEngine::amend(base::MutationId queued, const wire::Operation& operation)
{
    return m_impl->amend(queued, operation);
}

QList<QueueEntry> SyncEngine::conflicts() const
{
    QList<QueueEntry> conflicts = queue();
    conflicts.removeIf(
        [](const QueueEntry& entry) { return entry.state != QueueState::Conflicted; });
    return conflicts;
}

void SyncEngine::keepMine(base::MutationId conflicted)
{
    m_impl->keepMine(conflicted);
}

void SyncEngine::keepTheirs(base::MutationId conflicted)
{
    m_impl->m_courier.takeRefused(conflicted);
}

QList<Fork> SyncEngine::forks() const
{
    return m_impl->m_feed.forks();
}

QList<wire::RoomHead> SyncEngine::heads(domain::WeekKey week) const
{
    QList<wire::RoomHead> heads;
    const RoomChains::Heads& all = m_impl->m_feed.heads();
    for (auto head = all.begin(); head != all.end(); ++head) {
        if (head.key().week == week)
            heads.append({head.key(), head->n, head->hash});
    }
    return heads;
}

void SyncEngine::takeServersCopy(const domain::Room& room)
{
    m_impl->takeServersCopy(room);
}

std::optional<base::Timestamp> SyncEngine::cachedAt() const
{
    return m_impl->isOpen() ? std::nullopt : m_impl->m_heardAt;
}

const AwayReport& SyncEngine::awayReport() const
{
    return m_impl->m_awayReport;
}

void SyncEngine::dismissAwayReport()
{
    m_impl->m_awayReport = {};
}

void SyncEngine::showWeek(domain::WeekKey week)
{
    m_impl->showWeek(week);
}

domain::WeekKey SyncEngine::shownWeek() const
{
    return m_impl->m_interest.shownWeek();
}

domain::WeekKey SyncEngine::currentWeek() const
{
    return m_impl->m_interest.currentWeek();
}

bool SyncEngine::isLoaded(domain::WeekKey week) const
{
    return m_impl->m_feed.isLoaded(week);
}

void SyncEngine::setVisible(bool visible)
{
    m_impl->m_lines.handle(visible ? SyncEvent(event::Shown {}) : SyncEvent(event::Hidden {}));
}

void SyncEngine::connectToServer()
{
    m_impl->connectToServer();
}

void SyncEngine::disconnectFromServer()
{
    m_impl->disconnectFromServer();
}

void SyncEngine::syncNow()
{
    m_impl->m_lines.handle(event::SyncAsked {});
}

void SyncEngine::ping()
{
    m_impl->m_lines.handle(event::PingAsked {});
}

void SyncEngine::pollNow()
{
    m_impl->m_lines.handle(event::PollAsked {});
}

void SyncEngine::cutLine()
{
    m_impl->m_lines.handle(event::LineCut {});
}

void SyncEngine::probe()
{
    m_impl->m_lines.handle(event::Woke {});
}

void SyncEngine::sendText(const QString& message)
{
    m_impl->sendText(message);
}

void SyncEngine::simulate(const wire::ServerMessage& message)
{
    m_impl->simulate(message);
}

} // namespace betlog::sync
