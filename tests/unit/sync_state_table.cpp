// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/unit/sync_state_table.h"

#include "wire/error_code.h"

namespace betlog::tests {

using namespace sync;
using namespace Qt::Literals::StringLiterals;
using Phase = ConnectionState;
using Close = wire::CloseCode;
using Way = SyncState::Way;

namespace {

const QString kQuiet = u"stop timers, close polling, close line"_s;
const QString kConnect = u"connecting: "_s + kQuiet + u", open line, start opening in 10000 ms"_s;
const QString kAskHttp =
    u"connecting over http: "_s + kQuiet + u", open polling, start opening in 10000 ms"_s;
const QString kRetry = u"offline (unreachable): "_s + kQuiet + u", start retry by backoff"_s;
const QString kServerStopped =
    u"offline (server stopped): "_s + kQuiet + u", start retry by backoff"_s;
const QString kTooFast =
    u"offline (unreachable), held off: "_s + kQuiet + u", start retry in 10000 to 30000 ms"_s;
const QString kGoodbye =
    u"offline (server stopped), held off: "_s + kQuiet + u", start retry in 2000 to 8000 ms"_s;
const QString kUnwanted = u"offline (unwanted): "_s + kQuiet;
const QString kNotAllowed = u"offline (not allowed): "_s + kQuiet;
const QString kProtocol = u"offline (protocol version): "_s + kQuiet;
const QString kProbe = u"send ping, start probe in 4000 ms"_s;
const QString kTry = u"stop upgrade, open line, start opening in 10000 ms"_s;
const QString kTrialOver = u"polling: close line, stop opening, start upgrade in 30000 ms"_s;
const QString kWelcomed = u"catching up: stop timers, close polling, start silence in 60000 ms, "
                          "start stall in 60000 ms, start ping in 20000 ms, send writes"_s;
const QString kPolled = u"start poll in 4000 to 6000 ms, send writes"_s;

void set(Outcomes& outcomes, const QString& event, const QStringList& where, const QString& what)
{
    for (const QString& situation : where)
        outcomes.insert({situation, event}, what);
}

const QStringList kOffline {u"unwanted"_s, u"retrying"_s, u"held off"_s, u"barred"_s};
const QStringList kPolling {u"polling"_s, u"polling and trying"_s};
const QStringList kOpen {u"catching up"_s, u"live"_s};
const QStringList kActive = QStringList {u"connecting"_s, u"asking over http"_s} + kOpen + kPolling;

/// What the person and the windows do.
void setByHand(Outcomes& outcomes)
{
    set(outcomes, u"wanted"_s, kOffline, kConnect);
    set(outcomes, u"unwanted"_s, kOffline + kActive, kUnwanted);
    set(outcomes, u"hidden"_s, kOffline + kActive, u"hidden"_s);
    set(outcomes, u"hidden"_s, kOpen, u"hidden: start ping in 120000 ms"_s);
    set(outcomes,
        u"hidden"_s,
        {u"polling"_s},
        u"hidden: start poll in 24000 to 36000 ms, start upgrade in 120000 ms"_s);
    set(outcomes,
        u"hidden"_s,
        {u"polling and trying"_s},
        u"hidden: start poll in 24000 to 36000 ms"_s);
    set(outcomes, u"sync asked"_s, {u"retrying"_s, u"held off"_s, u"barred"_s}, kConnect);
    set(outcomes, u"sync asked"_s, {u"connecting"_s, u"asking over http"_s}, kConnect);
    set(outcomes, u"sync asked"_s, kOpen, u"send ping, send subscribe"_s);
    set(outcomes, u"sync asked"_s, {u"polling"_s}, u"trying: stop poll, poll, "_s + kTry);
    set(outcomes, u"sync asked"_s, {u"polling and trying"_s}, u"stop poll, poll"_s);
    set(outcomes, u"ping asked"_s, kOpen + kPolling, u"send ping"_s);
    set(outcomes, u"poll asked"_s, {u"live"_s}, u"poll once"_s);
    set(outcomes, u"poll asked"_s, kPolling, u"stop poll, poll"_s);
    set(outcomes, u"cut"_s, kActive, kRetry);
    set(outcomes, u"interest"_s, kOpen + kPolling, u"send subscribe"_s);
    set(outcomes, u"resume"_s, kActive, kConnect);
    set(outcomes, u"resume"_s, kPolling, kAskHttp);
    set(outcomes, u"woke"_s, {u"retrying"_s, u"connecting"_s, u"asking over http"_s}, kConnect);
    set(outcomes, u"woke"_s, kOpen, u"probing: "_s + kProbe);
    set(outcomes, u"woke"_s, {u"polling"_s}, u"trying: stop poll, poll, "_s + kTry);
    set(outcomes, u"woke"_s, {u"polling and trying"_s}, u"stop poll, poll"_s);
}

void setTimers(Outcomes& outcomes)
{
    set(outcomes, u"opening due"_s, {u"connecting"_s}, u"failed: "_s + kRetry);
    set(outcomes, u"opening due"_s, {u"asking over http"_s}, kRetry);
    set(outcomes, u"opening due"_s, {u"polling and trying"_s}, kTrialOver);
    set(outcomes, u"retry due"_s, {u"retrying"_s, u"held off"_s}, kConnect);
    set(outcomes, u"silence"_s, kOpen, kConnect);
    set(outcomes, u"stall"_s, {u"catching up"_s}, u"failed: "_s + kRetry);
    set(outcomes, u"probe due"_s, kOpen, kConnect);
    set(outcomes, u"ping due"_s, kOpen, u"send ping, start ping in 20000 ms"_s);
    set(outcomes, u"steady"_s, {u"live"_s}, u"reset backoff"_s);
    set(outcomes, u"poll due"_s, kPolling, u"poll"_s);
    set(outcomes, u"upgrade due"_s, {u"polling"_s}, u"trying: "_s + kTry);
}

/// How a WebSocket ends, by where the machine is.
void setEnds(Outcomes& outcomes)
{
    const QStringList ends = {
        u"unreachable"_s,
        u"upgrade refused"_s,
        u"broken"_s,
        u"1001"_s,
        u"4400"_s,
        u"4401"_s,
        u"4403"_s,
        u"4408"_s,
        u"4429"_s,
        u"4503"_s};
    for (const QString& end : ends) {
        set(outcomes, end, {u"connecting"_s, u"catching up"_s}, u"failed: "_s + kRetry);
        set(outcomes, end, {u"live"_s}, kRetry);
        set(outcomes, end, {u"polling and trying"_s}, kTrialOver);
    }
    for (const QString& end : {u"4401"_s, u"4403"_s}) {
        set(outcomes, end, {u"connecting"_s, u"catching up"_s}, u"failed: "_s + kNotAllowed);
        set(outcomes, end, {u"live"_s}, kNotAllowed);
    }
    set(outcomes,
        u"upgrade refused"_s,
        {u"connecting"_s, u"catching up"_s},
        u"failed: "_s + kAskHttp);
    set(outcomes, u"4429"_s, {u"connecting"_s, u"catching up"_s}, u"failed: "_s + kTooFast);
    set(outcomes, u"4429"_s, {u"live"_s}, kTooFast);
    set(outcomes, u"4408"_s, {u"live"_s}, kConnect);
    set(outcomes, u"4503"_s, {u"live"_s}, kServerStopped);
    set(outcomes, u"1001"_s, {u"live"_s}, kServerStopped);
}

void setHeard(Outcomes& outcomes)
{
    set(outcomes, u"opened"_s, {u"connecting"_s, u"polling and trying"_s}, u"send hello"_s);
    set(outcomes, u"welcomed"_s, {u"connecting"_s, u"polling and trying"_s}, kWelcomed);
    set(outcomes, u"protocol refused"_s, kActive, kProtocol);
    set(outcomes,
        u"caught up"_s,
        {u"catching up"_s},
        u"live: stop stall, start steady in 30000 ms"_s);
    set(outcomes, u"heard"_s, kOpen, u"start silence in 60000 ms"_s);
    set(outcomes, u"fed on"_s, {u"catching up"_s}, u"start stall in 60000 ms"_s);
    set(outcomes, u"goodbye"_s, {u"connecting"_s}, kGoodbye);
    set(outcomes, u"goodbye"_s, kOpen, kGoodbye);
    set(outcomes, u"goodbye"_s, {u"polling and trying"_s}, kTrialOver);
    set(outcomes,
        u"poll answered"_s,
        {u"asking over http"_s},
        u"polling, trying: "_s + kTry + u", "_s + kPolled);
    set(outcomes, u"poll answered"_s, kPolling, kPolled);
    set(outcomes, u"poll failed"_s, {u"asking over http"_s}, kRetry);
    set(outcomes, u"poll failed"_s, kPolling, u"poll failed: start poll in 4000 to 6000 ms"_s);
    set(outcomes, u"poll refused"_s, kPolling + QStringList {u"asking over http"_s}, kNotAllowed);
}

QString reasonText(OfflineReason reason)
{
    switch (reason) {
    case OfflineReason::None:
        return u"no reason"_s;
    case OfflineReason::Unwanted:
        return u"unwanted"_s;
    case OfflineReason::Unreachable:
        return u"unreachable"_s;
    case OfflineReason::ServerStopped:
        return u"server stopped"_s;
    case OfflineReason::ProtocolVersion:
        return u"protocol version"_s;
    case OfflineReason::NotAllowed:
        break;
    }
    return u"not allowed"_s;
}

QString phaseText(const SyncState& state)
{
    QString text = asText(state.phase);
    if (state.phase == Phase::Offline)
        text += u" (%1)"_s.arg(reasonText(state.reason));
    if (state.phase == Phase::Connecting && state.way == Way::Http)
        text += u" over http"_s;
    if (state.heldOff)
        text += u", held off"_s;
    return text;
}

} // namespace

LineEnd closed(wire::CloseCode code)
{
    return {LineEnd::Kind::Closed, static_cast<int>(code), {}};
}

LineEnd broken()
{
    return {LineEnd::Kind::Closed, LineEnd::kAbnormal, {}};
}

LineEnd unreachable()
{
    return {LineEnd::Kind::Unreachable, 0, {}};
}

LineEnd refused()
{
    return {LineEnd::Kind::UpgradeRefused, 0, {}};
}

QMap<QString, SyncState> situations()
{
    SyncState unwanted;
    SyncState retrying;
    retrying.wanted = true;
    retrying.reason = OfflineReason::Unreachable;
    SyncState heldOff = retrying;
    heldOff.heldOff = true;
    SyncState barred = retrying;
    barred.reason = OfflineReason::NotAllowed;
    SyncState connecting;
    connecting.wanted = true;
    connecting.phase = Phase::Connecting;
    SyncState asking = connecting;
    asking.way = Way::Http;
    SyncState catchingUp = connecting;
    catchingUp.phase = Phase::CatchingUp;
    SyncState live = connecting;
    live.phase = Phase::Live;
    SyncState polling = asking;
    polling.phase = Phase::Polling;
    SyncState trying = polling;
    trying.trying = true;
    return {
        {u"unwanted"_s, unwanted},
        {u"retrying"_s, retrying},
        {u"held off"_s, heldOff},
        {u"barred"_s, barred},
        {u"connecting"_s, connecting},
        {u"asking over http"_s, asking},
        {u"catching up"_s, catchingUp},
        {u"live"_s, live},
        {u"polling"_s, polling},
        {u"polling and trying"_s, trying}};
}

QMap<QString, SyncEvent> events()
{
    return {
        {u"wanted"_s, event::Wanted {}},
        {u"unwanted"_s, event::Unwanted {}},
        {u"shown"_s, event::Shown {}},
        {u"hidden"_s, event::Hidden {}},
        {u"sync asked"_s, event::SyncAsked {}},
        {u"ping asked"_s, event::PingAsked {}},
        {u"poll asked"_s, event::PollAsked {}},
        {u"cut"_s, event::LineCut {}},
        {u"interest"_s, event::InterestChanged {}},
        {u"resume"_s, event::ResumeNeeded {}},
        {u"woke"_s, event::Woke {}},
        {u"opening due"_s, event::TimerFired {Timer::Opening}},
        {u"retry due"_s, event::TimerFired {Timer::Retry}},
        {u"silence"_s, event::TimerFired {Timer::Silence}},
        {u"stall"_s, event::TimerFired {Timer::Stall}},
        {u"ping due"_s, event::TimerFired {Timer::Ping}},
        {u"probe due"_s, event::TimerFired {Timer::Probe}},
        {u"steady"_s, event::TimerFired {Timer::Steady}},
        {u"poll due"_s, event::TimerFired {Timer::Poll}},
        {u"upgrade due"_s, event::TimerFired {Timer::Upgrade}},
        {u"opened"_s, event::LineOpened {}},
        {u"unreachable"_s, event::LineEnded {unreachable()}},
        {u"upgrade refused"_s, event::LineEnded {refused()}},
        {u"broken"_s, event::LineEnded {broken()}},
        {u"1001"_s, event::LineEnded {closed(Close::GoingAway)}},
        {u"4400"_s, event::LineEnded {closed(Close::BadMessage)}},
        {u"4401"_s, event::LineEnded {closed(Close::SignIn)}},
        {u"4403"_s, event::LineEnded {closed(Close::NotAllowed)}},
        {u"4408"_s, event::LineEnded {closed(Close::SlowConsumer)}},
        {u"4429"_s, event::LineEnded {closed(Close::TooFast)}},
        {u"4503"_s, event::LineEnded {closed(Close::Restarting)}},
        {u"welcomed"_s, event::Welcomed {}},
        {u"protocol refused"_s, event::ProtocolRefused {}},
        {u"caught up"_s, event::CaughtUp {}},
        {u"heard"_s, event::Heard {}},
        {u"fed on"_s, event::FedOn {}},
        {u"pong"_s, event::Ponged {}},
        {u"goodbye"_s, event::SaidGoodbye {std::chrono::seconds(2), std::chrono::seconds(8)}},
        {u"poll answered"_s, event::PollAnswered {}},
        {u"poll failed"_s, event::PollFailed {unreachable()}},
        {u"poll refused"_s, event::PollFailed {closed(Close::SignIn)}}};
}

QString outcomeOf(const SyncState& before, const SyncStep& step)
{
    const SyncState& after = step.state;
    QStringList effects;
    for (const SyncEffect& effect : step.effects)
        effects.append(asText(effect));
    QStringList changes;
    if (phaseText(after) != phaseText(before) || effects.contains(u"stop timers"_s))
        changes.append(phaseText(after));
    else if (before.trying && !after.trying)
        changes.append(asText(after.phase));
    if (after.trying && !before.trying)
        changes.append(u"trying"_s);
    if (after.probing && !before.probing)
        changes.append(u"probing"_s);
    if (before.visible && !after.visible)
        changes.append(u"hidden"_s);
    if (after.pollFailures > before.pollFailures)
        changes.append(u"poll failed"_s);
    QString text = changes.join(u", "_s);
    if (!effects.isEmpty())
        text += (text.isEmpty() ? QString() : u": "_s) + effects.join(u", "_s);
    if (after.failures > before.failures)
        text = u"failed: "_s + text;
    return text.isEmpty() ? u"stays"_s : text;
}

Outcomes statedOutcomes()
{
    Outcomes outcomes;
    setByHand(outcomes);
    setTimers(outcomes);
    setEnds(outcomes);
    setHeard(outcomes);
    return outcomes;
}

} // namespace betlog::tests
