// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/hub.h"

#include "server/net/frame.h"
#include "wire/codec.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds kTick {1};
constexpr auto kBeats = static_cast<int>(wire::limits::kHeartbeat / kTick);

/// The more there are, the wider the window in which they come back.
wire::Goodbye goodbyeTo(qsizetype sessions, const QString& reason)
{
    using std::chrono::milliseconds;
    constexpr milliseconds kFirst {500};
    constexpr milliseconds kShortest {2000};
    constexpr milliseconds kEach {1};
    return {reason, kFirst, kFirst + kShortest + sessions * kEach};
}

} // namespace

Hub::Hub(const Parts& parts)
    : m_fanOut(parts.log.head().seq, parts.metrics)
    , m_context {
          parts.log,
          parts.auth,
          parts.settings,
          m_fanOut,
          parts.metrics,
          parts.scheduler,
          parts.random}
    , m_presence(parts.scheduler, [this](const wire::Presence& now) { sendToSynced(now); })
    , m_tick(parts.scheduler)
{
    const core::ChangeFeed& feed = parts.log.feed();
    connect(
        &feed,
        &core::ChangeFeed::committed,
        this,
        [this](const QList<core::CommittedChange>& changes) { m_fanOut.broadcast(changes); });
    connect(&feed, &core::ChangeFeed::catalogReplaced, this, [this] {
        sendToSynced(wire::CatalogChanged());
    });
    m_tick.start(kTick, [this] { tick(); });
}

Hub::~Hub() = default;

void Hub::open(SessionLine* line)
{
    auto session = std::make_unique<Session>(m_context, std::unique_ptr<SessionLine>(line));
    const Number number = ++m_last;
    connect(session.get(), &Session::becameSynced, this, [this, number] { welcomeIn(number); });
    connect(session.get(), &Session::ended, this, [this, number] { remove(number); });
    m_sessions.emplace(number, Place {std::move(session), m_beat});
}

void Hub::welcomeIn(Number number)
{
    Place& place = m_sessions.at(number);
    place.isPresent = true;
    m_presence.join(place.session->userName());
}

void Hub::remove(Number number)
{
    const auto found = m_sessions.find(number);
    if (found->second.isPresent)
        m_presence.leave(found->second.session->userName());
    m_ended.push_back(std::move(found->second.session));
    m_sessions.erase(found);
}

void Hub::sendToSynced(const wire::ServerMessage& message)
{
    const QByteArray frame = textFrame(wire::encode(message));
    for (const auto& [number, place] : m_sessions) {
        if (place.session->isSynced())
            place.session->sendFrame(frame);
    }
}

void Hub::tick()
{
    m_tick.start(kTick, [this] { tick(); });
    m_ended.clear();
    m_beat = (m_beat + 1) % kBeats;
    const wire::Heartbeat heartbeat {m_fanOut.recent().told(), m_context.scheduler.now()};
    const QByteArray live = textFrame(wire::encode(wire::ServerMessage(heartbeat)));
    // Closing a session takes it out of m_sessions.
    std::vector<Session*> all;
    all.reserve(m_sessions.size());
    for (const auto& [number, place] : m_sessions) {
        if (place.beat == m_beat && place.session->isSynced())
            place.session->sendHeartbeat(live);
        all.push_back(place.session.get());
    }
    for (Session* const session : all)
        session->checkProgress();
}

void Hub::sayGoodbye(const QString& reason)
{
    sendToSynced(goodbyeTo(static_cast<qsizetype>(m_sessions.size()), reason));
    std::vector<Session*> all;
    for (const auto& [number, place] : m_sessions)
        all.push_back(place.session.get());
    for (Session* const session : all)
        session->close(
            session->isSynced() ? wire::CloseCode::Restarting : wire::CloseCode::GoingAway, reason);
}

} // namespace betlog::net
