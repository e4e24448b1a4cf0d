// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// What LineKeeper does when the machine says so.

#include "app/sync/diagnostics.h"
#include "app/sync/line_keeper.h"
#include "app/sync/message_text.h"
#include "app/sync/sync_logging.h"
#include "base/random.h"

#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kMaxOpenPings = 16; ///< older ones get no answer any more

} // namespace

void LineKeeper::doEffect(const SyncEffect& effect)
{
    qCDebug(lcState).noquote() << asText(effect);
    switch (effect.kind) {
    case SyncEffect::Kind::OpenLine:
        return openLine();
    case SyncEffect::Kind::CloseLine:
        return closeLine();
    case SyncEffect::Kind::OpenPolling:
        return openPolling();
    case SyncEffect::Kind::ClosePolling:
        letGo(m_once);
        return close(m_polling);
    case SyncEffect::Kind::SendHello:
        return sayHello();
    case SyncEffect::Kind::SendSubscribe:
        return subscribe();
    case SyncEffect::Kind::SendPing:
        return sendPing();
    case SyncEffect::Kind::SendWrites:
        emit writesDue();
        return;
    case SyncEffect::Kind::Poll:
        return poll();
    case SyncEffect::Kind::PollOnce:
        return pollOnce();
    case SyncEffect::Kind::StartTimer:
        return startTimer(effect.timer, effect.delay);
    case SyncEffect::Kind::StopTimer:
        return stopTimer(effect.timer);
    case SyncEffect::Kind::StopTimers:
        return stopTimers();
    case SyncEffect::Kind::ResetBackoff:
        return m_backoff.reset();
    }
}

// ── lines ──

void LineKeeper::openLine()
{
    close(m_line);
    m_saidHello = false;
    if (m_state.phase == ConnectionState::Connecting)
        ++m_status.attempts;
    m_line = m_transports.makeWebSocket();
    wire(*m_line, Source::Line);
    m_line->open(m_status.server, m_user);
}

/// A WebSocket that was tried beside the polling may have asked for the feed already; the polling
/// has to ask again then.
void LineKeeper::closeLine()
{
    close(m_line);
    if (std::exchange(m_saidHello, false) && m_polling)
        sendTo(m_polling.get(), m_speech.hello());
}

void LineKeeper::openPolling()
{
    close(m_polling);
    m_polling = m_transports.makePolling();
    wire(*m_polling, Source::Polling);
    m_polling->open(m_status.server, m_user);
    sendTo(m_polling.get(), m_speech.hello());
}

void LineKeeper::close(std::unique_ptr<Transport>& transport)
{
    if (!transport)
        return;
    letGo(transport);
    m_pings.clear();
}

/// It may be the sender of the signal that led here.
void LineKeeper::letGo(std::unique_ptr<Transport>& transport)
{
    if (!transport)
        return;
    transport->disconnect(this);
    transport->close();
    transport.release()->deleteLater();
}

void LineKeeper::sayHello()
{
    m_saidHello = true;
    sendTo(m_line.get(), m_speech.hello());
}

void LineKeeper::subscribe()
{
    if (const std::optional<wire::Subscribe> message = m_speech.subscribe())
        sendTo(active(), *message);
}

void LineKeeper::poll()
{
    if (!m_polling)
        return;
    ++m_diagnostics.count().polls;
    m_polling->fetch();
}

/// What it tells of the feed was heard already, or is news that the line will tell once more.
void LineKeeper::pollOnce()
{
    const std::optional<wire::Hello> question = m_speech.poll();
    if (!question)
        return;
    letGo(m_once);
    ++m_diagnostics.count().polls;
    m_once = m_transports.makePolling();
    connect(
        m_once.get(),
        &Transport::received,
        this,
        [this](const wire::ServerMessage& message, qsizetype bytes) {
            m_diagnostics.received(bytes);
            polledOnce(message);
        });
    connect(m_once.get(), &Transport::ended, this, [this](const LineEnd& end) {
        m_diagnostics.note(Diagnostics::Kind::Error, u"Poll: %1"_s.arg(end.detail));
        letGo(m_once);
    });
    m_once->open(m_status.server, m_user);
    sendTo(m_once.get(), *question);
}

void LineKeeper::polledOnce(const wire::ServerMessage& message)
{
    const QString text = asText(message);
    ++m_diagnostics.count().messagesIn;
    m_diagnostics.note(Diagnostics::Kind::Received, u"poll: "_s + text);
    if (std::holds_alternative<wire::Change>(message))
        emit received(message);
    const bool isOver =
        std::holds_alternative<wire::Live>(message) || std::holds_alternative<wire::Reset>(message);
    if (isOver)
        letGo(m_once);
}

void LineKeeper::sendPing()
{
    const qint64 id = ++m_lastPing;
    m_pings.emplace(id, m_scheduler.monotonic());
    if (m_pings.size() > kMaxOpenPings)
        m_pings.erase(m_pings.begin());
    sendTo(active(), wire::Ping {id});
}

// ── alarms ──

std::chrono::milliseconds LineKeeper::pick(const Delay& delay)
{
    if (delay.backoff)
        return m_backoff.next();
    const auto spread = std::max<qint64>((delay.max - delay.min).count(), 0);
    const quint64 more = spread > 0 ? m_random.below(static_cast<quint64>(spread) + 1) : 0;
    return delay.min + std::chrono::milliseconds(static_cast<qint64>(more));
}

void LineKeeper::startTimer(Timer timer, const Delay& delay)
{
    const std::chrono::milliseconds wait = pick(delay);
    Clockwork& work = m_timers[timer];
    if (!work.alarm)
        work.alarm = std::make_unique<base::Alarm>(m_scheduler);
    work.due = m_scheduler.monotonic() + wait;
    if (timer == Timer::Retry)
        m_status.nextRetry = m_scheduler.now() + wait;
    if (work.alarm->isActive() && work.ringsAt <= work.due)
        return;
    work.ringsAt = work.due;
    work.alarm->start(wait, [this, timer]() { ring(timer); });
}

/// Fires, unless the alarm was put off meanwhile.
void LineKeeper::ring(Timer timer)
{
    Clockwork& work = m_timers[timer];
    const std::chrono::milliseconds left = work.due - m_scheduler.monotonic();
    if (left.count() > 0) {
        work.ringsAt = work.due;
        work.alarm->start(left, [this, timer]() { ring(timer); });
        return;
    }
    if (timer == Timer::Retry)
        m_status.nextRetry.reset();
    handle(event::TimerFired {timer});
}

void LineKeeper::stopTimer(Timer timer)
{
    const auto work = m_timers.find(timer);
    if (work != m_timers.end())
        work->second.alarm->stop();
    if (timer == Timer::Retry)
        m_status.nextRetry.reset();
}

void LineKeeper::stopTimers()
{
    for (auto& [timer, work] : m_timers)
        work.alarm->stop();
    m_status.nextRetry.reset();
}

} // namespace betlog::sync
