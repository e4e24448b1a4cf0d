// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_engine_impl.h"

#include <QPointer>

#include <utility>

/// From one run of the program, one server, one connection to the next.
namespace betlog::sync {

void SyncEngine::Impl::setServer(const QUrl& httpAddress)
{
    if (httpAddress == m_lines.status().server)
        return;
    const bool wasWanted = m_lines.isWanted() || m_isWantedAfterLoading;
    m_lines.handle(event::Unwanted {});
    m_keeper.flush();
    m_feed.clear();
    m_courier.setLog(httpAddress);
    m_keeper.setServer(httpAddress);
    m_heardAt.reset();
    m_missed = {};
    m_awayReport = {};
    m_interest.setCarriedRooms({});
    m_welcome.reset();
    m_replica.writer().setPresence({});
    m_lines.setServer(httpAddress);
    interestChanged();
    m_isWantedAfterLoading = wasWanted;
    loadCache();
}

/// The line is opened once it is known from where to go on, and what is still to be sent.
void SyncEngine::Impl::connectToServer()
{
    m_isWantedAfterLoading = true;
    connectIfLoaded();
}

void SyncEngine::Impl::connectIfLoaded()
{
    if (m_isLoading || m_isQueueLoading)
        return;
    if (std::exchange(m_isWantedAfterLoading, false))
        m_lines.handle(event::Wanted {});
}

void SyncEngine::Impl::disconnectFromServer()
{
    m_isWantedAfterLoading = false;
    m_lines.handle(event::Unwanted {});
}

// ── the cache ──

void SyncEngine::Impl::loadCache()
{
    m_isLoading = true;
    const quint64 question = ++m_loading;
    if (!m_cache)
        return takeCached(std::optional<CachedLog>());
    m_cache->load(
        m_lines.status().server,
        [this, life = QPointer(this), question](base::Expected<std::optional<CachedLog>> loaded) {
            if (life && question == m_loading)
                takeCached(std::move(loaded));
        });
}

void SyncEngine::Impl::takeCached(base::Expected<std::optional<CachedLog>> loaded)
{
    m_isLoading = false;
    if (!loaded)
        m_diagnostics.note(Diagnostics::Kind::Error, loaded.error().detail);
    else if (*loaded)
        show(std::move(**loaded));
    if (m_cache)
        emit m_engine.cacheLoaded();
    connectIfLoaded();
}

void SyncEngine::Impl::show(CachedLog log)
{
    m_welcome = log.welcome;
    m_heardAt = log.toldAt;
    m_feed.restore(log.position);
    m_keeper.begin(log.position);
    QList<domain::Room> carried;
    QList<domain::WeekKey> weeks;
    for (const RoomCursor::Cover& cover : log.position.covers) {
        if (cover.pattern.league && cover.pattern.week)
            carried.append({*cover.pattern.league, *cover.pattern.week});
        else if (cover.pattern.week)
            weeks.append(*cover.pattern.week);
    }
    m_interest.setCarriedRooms(carried);
    m_interest.keepShowing(weeks);
    m_replica.writer().setTerms({log.welcome.weekStart, log.welcome.rules});
    m_replica.writer().replace({domain::RoomPattern {}}, log.bets);
    followWeek();
    interestChanged();
    emit m_engine.welcomed(log.welcome);
    for (const RoomCursor::Cover& cover : log.position.covers) {
        if (!cover.pattern.league && cover.pattern.week)
            emit m_engine.weekLoaded(*cover.pattern.week);
    }
    if (!log.position.heads.isEmpty())
        emit m_engine.forksChanged();
}

/// Kept is only what a server has told.
std::optional<CacheKeeper::Moment> SyncEngine::Impl::moment() const
{
    if (!m_welcome || !m_heardAt)
        return std::nullopt;
    return CacheKeeper::Moment {*m_welcome, *m_heardAt};
}

// ── while away ──

void SyncEngine::Impl::noteMissed(const LogEvent& event)
{
    if (m_missed.isEmpty())
        m_missed.since = m_heardAt;
    ++m_missed.count;
    m_missed.events.append(event);
    if (m_missed.events.size() > AwayReport::kMaxEvents)
        m_missed.events.removeFirst();
}

void SyncEngine::Impl::reportMissed()
{
    if (m_missed.isEmpty())
        return;
    m_awayReport = std::exchange(m_missed, {});
    emit m_engine.cameBack(m_awayReport);
}

void SyncEngine::Impl::takeServersCopy(const domain::Room& room)
{
    m_feed.takeServersCopy(room);
    emit m_engine.forksChanged();
    m_lines.handle(event::ResumeNeeded {});
}

} // namespace betlog::sync
