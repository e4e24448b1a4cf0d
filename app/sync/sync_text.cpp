// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_state.h"

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

struct EventNamer
{
    QString operator()(const event::Wanted&) const { return u"connection wanted"_s; }

    QString operator()(const event::Unwanted&) const { return u"disconnected by hand"_s; }

    QString operator()(const event::Shown&) const { return u"window shown"_s; }

    QString operator()(const event::Hidden&) const { return u"window hidden"_s; }

    QString operator()(const event::SyncAsked&) const { return u"sync asked for"_s; }

    QString operator()(const event::PingAsked&) const { return u"ping asked for"_s; }

    QString operator()(const event::PollAsked&) const { return u"poll asked for"_s; }

    QString operator()(const event::LineCut&) const { return u"line cut by hand"_s; }

    QString operator()(const event::InterestChanged&) const { return u"other rooms wanted"_s; }

    QString operator()(const event::ResumeNeeded&) const { return u"resume needed"_s; }

    QString operator()(const event::Woke&) const { return u"network or machine woke"_s; }

    QString operator()(const event::TimerFired& fired) const
    {
        return u"%1 timer fired"_s.arg(asText(fired.timer));
    }

    QString operator()(const event::LineOpened&) const { return u"line opened"_s; }

    QString operator()(const event::LineEnded& ended) const
    {
        return u"line ended: "_s + asText(ended.end);
    }

    QString operator()(const event::Welcomed&) const { return u"welcomed"_s; }

    QString operator()(const event::ProtocolRefused&) const { return u"other protocol version"_s; }

    QString operator()(const event::CaughtUp&) const { return u"caught up"_s; }

    QString operator()(const event::Heard&) const { return u"heard a message"_s; }

    QString operator()(const event::FedOn&) const { return u"fed on"_s; }

    QString operator()(const event::Ponged&) const { return u"pong"_s; }

    QString operator()(const event::SaidGoodbye&) const { return u"server said goodbye"_s; }

    QString operator()(const event::PollAnswered&) const { return u"poll answered"_s; }

    QString operator()(const event::PollFailed& failed) const
    {
        return u"poll failed: "_s + asText(failed.end);
    }
};

QString asText(const Delay& delay)
{
    if (delay.backoff)
        return u"by backoff"_s;
    if (delay.min == delay.max)
        return u"in %1 ms"_s.arg(delay.min.count());
    return u"in %1 to %2 ms"_s.arg(delay.min.count()).arg(delay.max.count());
}

} // namespace

QString asText(const LineEnd& end)
{
    switch (end.kind) {
    case LineEnd::Kind::Unreachable:
        return u"unreachable"_s;
    case LineEnd::Kind::UpgradeRefused:
        return u"upgrade refused"_s;
    case LineEnd::Kind::Closed:
        break;
    }
    return u"closed (%1)"_s.arg(end.closeCode);
}

QString asText(const SyncEvent& event)
{
    return std::visit(EventNamer {}, event);
}

QString asText(Timer timer)
{
    switch (timer) {
    case Timer::Opening:
        return u"opening"_s;
    case Timer::Retry:
        return u"retry"_s;
    case Timer::Silence:
        return u"silence"_s;
    case Timer::Stall:
        return u"stall"_s;
    case Timer::Ping:
        return u"ping"_s;
    case Timer::Probe:
        return u"probe"_s;
    case Timer::Steady:
        return u"steady"_s;
    case Timer::Poll:
        return u"poll"_s;
    case Timer::Upgrade:
        break;
    }
    return u"upgrade"_s;
}

QString asText(const SyncEffect& effect)
{
    switch (effect.kind) {
    case SyncEffect::Kind::OpenLine:
        return u"open line"_s;
    case SyncEffect::Kind::CloseLine:
        return u"close line"_s;
    case SyncEffect::Kind::OpenPolling:
        return u"open polling"_s;
    case SyncEffect::Kind::ClosePolling:
        return u"close polling"_s;
    case SyncEffect::Kind::SendHello:
        return u"send hello"_s;
    case SyncEffect::Kind::SendSubscribe:
        return u"send subscribe"_s;
    case SyncEffect::Kind::SendPing:
        return u"send ping"_s;
    case SyncEffect::Kind::SendWrites:
        return u"send writes"_s;
    case SyncEffect::Kind::Poll:
        return u"poll"_s;
    case SyncEffect::Kind::PollOnce:
        return u"poll once"_s;
    case SyncEffect::Kind::StartTimer:
        return u"start %1 %2"_s.arg(asText(effect.timer), asText(effect.delay));
    case SyncEffect::Kind::StopTimer:
        return u"stop %1"_s.arg(asText(effect.timer));
    case SyncEffect::Kind::StopTimers:
        return u"stop timers"_s;
    case SyncEffect::Kind::ResetBackoff:
        break;
    }
    return u"reset backoff"_s;
}

QString asText(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Offline:
        return u"offline"_s;
    case ConnectionState::Connecting:
        return u"connecting"_s;
    case ConnectionState::CatchingUp:
        return u"catching up"_s;
    case ConnectionState::Live:
        return u"live"_s;
    case ConnectionState::Polling:
        break;
    }
    return u"polling"_s;
}

} // namespace betlog::sync
