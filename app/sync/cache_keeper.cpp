// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/cache_keeper.h"

#include <utility>

namespace betlog::sync {

using namespace std::chrono_literals;

namespace {

/// A blink: what is lost with it is told again by the server.
constexpr std::chrono::milliseconds kGathering = 500ms;
/// How far the moment at which the log was heard may lag behind where nothing else happens.
constexpr std::chrono::milliseconds kQuiet = 5min;

} // namespace

CacheKeeper::CacheKeeper(
    base::Scheduler& scheduler,
    Cache* cache,
    const Replica::Writer& replica,
    const FeedReader& feed,
    std::function<std::optional<Moment>()> moment)
    : m_cache(cache)
    , m_replica(replica)
    , m_feed(feed)
    , m_moment(std::move(moment))
    , m_alarm(scheduler)
{ }

CacheKeeper::~CacheKeeper()
{
    flush();
}

void CacheKeeper::setServer(const QUrl& server)
{
    m_alarm.stop();
    m_due = Due::Never;
    m_server = server;
    m_written.clear();
    m_bets.clear();
    m_isWhole = true;
}

void CacheKeeper::begin(const FeedPosition& position)
{
    m_written = position.heads;
    m_epoch = position.epoch;
    m_isWhole = false;
}

void CacheKeeper::noteBet(base::BetId bet)
{
    if (!m_isWhole)
        m_bets.insert(bet);
    schedule(Due::Soon);
}

void CacheKeeper::noteAll()
{
    m_isWhole = true;
    schedule(Due::Soon);
}

void CacheKeeper::notePlace()
{
    schedule(Due::Soon);
}

void CacheKeeper::noteTime()
{
    if (m_due == Due::Never)
        schedule(Due::Later);
}

void CacheKeeper::schedule(Due due)
{
    if (!m_cache || m_due == due)
        return;
    m_due = due;
    m_alarm.start(due == Due::Soon ? kGathering : kQuiet, [this]() { flush(); });
}

void CacheKeeper::flush()
{
    m_alarm.stop();
    if (std::exchange(m_due, Due::Never) == Due::Never)
        return;
    if (const std::optional<Moment> moment = m_moment())
        m_cache->write(step(*moment));
}

/// Nothing of one history counts in another: the first step there is a whole one.
CacheStep CacheKeeper::step(const Moment& moment)
{
    if (const base::Epoch epoch = m_feed.position().epoch; std::exchange(m_epoch, epoch) != epoch)
        m_isWhole = true;
    CacheStep step {m_server, m_isWhole, m_feed.position(), moment.welcome, moment.toldAt, {}, {}};
    const RoomChains::Heads heads = std::exchange(m_written, step.position.heads);
    const QSet<base::BetId> bets = std::exchange(m_bets, {});
    if (std::exchange(m_isWhole, false)) {
        step.bets = m_replica.allConfirmed();
        return step;
    }
    step.position.heads.removeIf(
        [&heads](const std::pair<const domain::Room&, RoomChains::Head&>& head) {
            const auto written = heads.constFind(head.first);
            return written != heads.constEnd() && *written == head.second;
        });
    for (const base::BetId id : bets) {
        if (const auto bet = m_replica.confirmedAtRest(id))
            step.bets.append(*bet);
        else
            step.gone.append(id);
    }
    return step;
}

} // namespace betlog::sync
