// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/log_event.h"

namespace betlog::sync {

/// What others did while this client was not listening, oldest first; `LogEvent::bet.id` is what a
/// screen opens. Own writes are not among it.
struct AwayReport
{
    static constexpr qsizetype kMaxEvents = 500; ///< a person reads the first few

    std::optional<base::Timestamp> since; ///< when this client last listened, if it knows
    QList<LogEvent> events; ///< the newest kMaxEvents
    int count = 0; ///< of all, those that are not kept included

    [[nodiscard]] bool isEmpty() const { return count == 0; }
};

} // namespace betlog::sync

Q_DECLARE_METATYPE(betlog::sync::AwayReport)
