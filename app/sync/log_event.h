// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"
#include "wire/change.h"

#include <QMetaType>

namespace betlog::sync {

/// Something that happened in the log through somebody else (or another window of the same person),
/// for toasts and the notification history. Own writes are not events.
struct LogEvent
{
    wire::ChangeType type = wire::ChangeType::Created;
    std::optional<wire::UpdateType> updateType;
    QString actor;
    QString reason; ///< a bookkeeper's, or empty
    domain::Bet bet;
    std::optional<domain::Bet> before; ///< as it was here, where it was known
    base::Timestamp timestamp;
    bool live = true; ///< false: it happened while this client was away
    bool simulated = false; ///< made in the diagnostics; nothing of it is stored
};

} // namespace betlog::sync

Q_DECLARE_METATYPE(betlog::sync::LogEvent)
