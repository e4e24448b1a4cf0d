// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "base/ids.h"
#include "base/timestamp.h"

#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

namespace betlog::models {

/// What a notice offers besides being read.
struct NoticeAction
{
    QString label; ///< "Undo"
    std::function<void()> run;
};

/// One thing that happened, as it is told in a toast and in the notification history.
struct Notice
{
    enum class Kind {
        Placed,
        Settled,
        Edited,
        Deleted,
        Restored,
        Several, ///< many bets at once
        Connection,
        Done, ///< something this person did, usually with an Undo
        Problem ///< something was refused or failed
    };

    quint64 id = 0; ///< given by the feed
    Kind kind = Kind::Done;
    QString text; ///< plain text, never markup
    QString detail; ///< a quieter second line; may be empty
    QString actor; ///< whose colour it wears; empty: nobody's
    base::BetId bet; ///< what it opens; null: nothing
    base::Timestamp at;
    std::optional<sync::ConnectionState> connection; ///< of Kind::Connection
    std::optional<NoticeAction> action;
    bool simulated = false; ///< made in the diagnostics; nothing of it is stored
};

} // namespace betlog::models

Q_DECLARE_METATYPE(betlog::models::Notice)
