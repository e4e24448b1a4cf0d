// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/connection_notices.h"

#include "app/models/connection_phrases.h"
#include "app/models/phrase_text.h"

#include <utility>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using sync::ConnectionState;
using sync::OfflineReason;

ConnectionNotices::ConnectionNotices(base::Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_steady(scheduler)
{ }

void ConnectionNotices::change(const sync::ConnectionStatus& status)
{
    const std::optional<Told> now = toldOf(status);
    if (!now)
        return;
    m_latest = status;
    if (m_candidate == now)
        return;
    m_candidate = now;
    if (m_told == now && !m_quiet) {
        m_steady.stop();
        return;
    }
    const auto wait = m_quiet ? std::chrono::milliseconds(kCalm) : kSteady;
    m_steady.start(wait, [this]() { settle(); });
}

std::optional<ConnectionNotices::Told>
ConnectionNotices::toldOf(const sync::ConnectionStatus& status) const
{
    switch (status.state) {
    case ConnectionState::Live:
    case ConnectionState::Polling:
        return Told {status.state, OfflineReason::None};
    case ConnectionState::Offline:
        // Before anything was tried there is nothing to tell.
        if (status.reason == OfflineReason::None)
            return std::nullopt;
        return Told {status.state, status.reason};
    case ConnectionState::Connecting:
        // Whoever was connected is offline while the line is being opened again.
        if (m_told && m_told->state != ConnectionState::Offline)
            return Told {ConnectionState::Offline, OfflineReason::Unreachable};
        return std::nullopt;
    case ConnectionState::CatchingUp:
        break;
    }
    return std::nullopt;
}

void ConnectionNotices::settle()
{
    if (!m_candidate)
        return;
    const bool wasQuiet = std::exchange(m_quiet, false);
    if (wasQuiet)
        m_changes.clear();
    else if (isFlapping())
        return tellFlapping();
    tell(*m_candidate);
}

bool ConnectionNotices::isFlapping()
{
    const auto now = m_scheduler.monotonic();
    m_changes.append(now);
    m_changes.removeIf([now](auto then) { return now - then > kFlapWindow; });
    return m_changes.size() > kFlaps;
}

void ConnectionNotices::tellFlapping()
{
    m_quiet = true;
    Notice notice;
    notice.kind = Notice::Kind::Connection;
    notice.text = u"The line comes and goes. Nothing you enter is lost."_s;
    notice.at = m_scheduler.now();
    notice.connection = m_candidate->state;
    m_steady.start(kCalm, [this]() { settle(); });
    emit told(notice);
}

void ConnectionNotices::tell(const Told& now)
{
    m_told = now;
    Notice notice;
    notice.kind = Notice::Kind::Connection;
    notice.at = m_scheduler.now();
    notice.connection = now.state;
    if (now.state == ConnectionState::Live) {
        notice.text = m_wasLive ? u"You are connected again."_s : u"You are connected."_s;
        notice.detail = serverInWords(m_latest.server);
        m_wasLive = true;
    } else {
        sync::ConnectionStatus status = m_latest;
        status.state = now.state; // it may be connecting again already
        status.reason = now.reason;
        notice.text = connectionSentence(status);
        notice.detail = shortened(m_latest.detail, kLongestReason);
    }
    emit told(notice);
}

} // namespace betlog::models
