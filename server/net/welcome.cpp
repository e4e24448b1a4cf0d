// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/welcome.h"

#include "wire/limits.h"

namespace betlog::net {

wire::Welcome welcomeTo(
    const core::Actor& actor,
    const core::LogService& log,
    const core::LogSettings& settings,
    const base::Clock& clock,
    base::Random& random)
{
    const core::LogHead head = log.head();
    wire::Welcome welcome;
    welcome.protocol = wire::limits::kProtocolVersion;
    welcome.serverVersion = QStringLiteral(BETLOG_VERSION);
    welcome.epoch = head.epoch;
    welcome.seq = head.seq;
    welcome.sessionId = base::SessionId(random.uuid());
    welcome.user = {actor.name, actor.bookkeeper};
    welcome.serverTime = clock.now();
    welcome.weekKey = settings.weekStart.weekOf(welcome.serverTime);
    welcome.weekStart = settings.weekStart;
    welcome.currency = settings.currency;
    welcome.rules = settings.rules;
    welcome.heartbeat = wire::limits::kHeartbeat;
    return welcome;
}

} // namespace betlog::net
