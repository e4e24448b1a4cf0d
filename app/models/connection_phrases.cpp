// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/connection_phrases.h"

#include "app/models/phrase_text.h"

#include <QStringList>

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::OfflineReason;

namespace {

QString offlineSentence(const sync::ConnectionStatus& status)
{
    switch (status.reason) {
    case OfflineReason::Unwanted:
        return u"You disconnected. Bets are kept here until you connect again."_s;
    case OfflineReason::ServerStopped:
        return u"The server has stopped. Bets are kept here and sent when it is back."_s;
    case OfflineReason::ProtocolVersion:
        return u"This server speaks another version of Betlog. "
               "Bring both to the same version to go on."_s;
    case OfflineReason::NotAllowed:
        return u"The server did not let you in. Bets are kept here."_s;
    case OfflineReason::None:
    case OfflineReason::Unreachable:
        break;
    }
    return u"You are offline. Bets are kept here and sent when the line is back."_s;
}

QString two(qint64 number)
{
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

} // namespace

QString connectionWord(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Offline:
        return u"Offline"_s;
    case ConnectionState::Connecting:
        return u"Connecting…"_s;
    case ConnectionState::CatchingUp:
        return u"Catching up"_s;
    case ConnectionState::Live:
        return u"Live"_s;
    case ConnectionState::Polling:
        return u"Polling"_s;
    }
    return {};
}

QChar connectionGlyph(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Offline:
        return u'○';
    case ConnectionState::Connecting:
        return u'◌';
    case ConnectionState::CatchingUp:
        return u'◐';
    case ConnectionState::Live:
        return u'●';
    case ConnectionState::Polling:
        return u'↻';
    }
    return {};
}

QString connectionSentence(const sync::ConnectionStatus& status)
{
    switch (status.state) {
    case ConnectionState::Offline:
        return offlineSentence(status);
    case ConnectionState::Connecting:
        return status.attempts > 0 ? u"Reconnecting. Bets are kept here meanwhile."_s
                                   : u"Connecting to the server."_s;
    case ConnectionState::CatchingUp:
        return u"Fetching what changed meanwhile."_s;
    case ConnectionState::Live:
        return u"You are connected. Changes show as they happen."_s;
    case ConnectionState::Polling:
        return u"Live updates are blocked here; checking every 5 s."_s;
    }
    return {};
}

std::optional<qint64> secondsToRetry(const sync::ConnectionStatus& status, base::Timestamp now)
{
    if (status.state != ConnectionState::Offline || !status.nextRetry)
        return std::nullopt;
    const auto left = std::max(0ms, *status.nextRetry - now);
    return std::chrono::ceil<std::chrono::seconds>(left).count();
}

QString retrySentence(const sync::ConnectionStatus& status, base::Timestamp now)
{
    const std::optional<qint64> seconds = secondsToRetry(status, now);
    if (!seconds)
        return {};
    return *seconds > 0 ? u"Trying again in %1 s."_s.arg(*seconds) : u"Trying again now."_s;
}

QString ageSentence(const sync::ConnectionStatus& status, base::Timestamp now)
{
    const bool isUp = status.state == sync::ConnectionState::Live
        || status.state == sync::ConnectionState::Polling;
    if (isUp || !status.lastSync || now - *status.lastSync < std::chrono::minutes(1))
        return {};
    return u"What you see is as it stood %1."_s.arg(agoInWords(*status.lastSync, now));
}

QString connectionTooltip(const sync::ConnectionStatus& status, base::Timestamp now)
{
    QStringList lines {connectionSentence(status)};
    const QString server = serverInWords(status.server);
    lines.append(u"Server: %1"_s.arg(server.isEmpty() ? u"none"_s : server));
    lines.append(u"Latency: %1"_s.arg(
        status.latency ? u"%1 ms"_s.arg(status.latency->count()) : u"not measured yet"_s));
    lines.append(
        u"Last sync: %1"_s.arg(status.lastSync ? agoInWords(*status.lastSync, now) : u"not yet"_s));
    if (const std::optional<qint64> seconds = secondsToRetry(status, now))
        lines.append(u"Next retry: in %1 s"_s.arg(*seconds));
    if (!status.detail.trimmed().isEmpty())
        lines.append(shortened(status.detail, kLongestReason));
    return lines.join(u'\n');
}

QString serverInWords(const QUrl& server)
{
    if (server.host().isEmpty())
        return {};
    const QString host =
        server.host().contains(u':') ? u"[%1]"_s.arg(server.host()) : server.host();
    return server.port() > 0 ? u"%1:%2"_s.arg(host).arg(server.port()) : host;
}

QString agoInWords(base::Timestamp then, base::Timestamp now)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now - then).count();
    // Clocks of two machines differ a little; the near future is "now" as well.
    if (seconds < 5)
        return u"just now"_s;
    if (seconds < 60)
        return u"%1 s ago"_s.arg(seconds);
    if (seconds < 3600)
        return u"%1 min ago"_s.arg(seconds / 60);
    if (seconds < 48 * 3600)
        return u"%1 h ago"_s.arg(seconds / 3600);
    return u"%1 days ago"_s.arg(seconds / 86400);
}

QString durationInWords(std::chrono::milliseconds duration)
{
    const auto seconds =
        std::max<qint64>(0, std::chrono::floor<std::chrono::seconds>(duration).count());
    if (seconds == 0 && duration > 0ms)
        return u"%1 ms"_s.arg(duration.count());
    if (seconds < 60)
        return u"%1 s"_s.arg(seconds);
    if (seconds < 3600)
        return u"%1 min %2 s"_s.arg(seconds / 60).arg(two(seconds % 60));
    if (seconds < 48 * 3600)
        return u"%1 h %2 min"_s.arg(seconds / 3600).arg(two(seconds / 60 % 60));
    return u"%1 days %2 h"_s.arg(seconds / 86400).arg(seconds / 3600 % 24);
}

} // namespace betlog::models
