// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/away_banner.h"
#include "app/widgets/fork_alarm.h"
#include "app/widgets/note_banner.h"

namespace betlog::widgets {

class LogPane;

/// What the person should know of the log as a whole, in banners above it: the gravest on top.
class LogNotes final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        sync::SyncEngine& engine;
        sync::LogClient& client;
        const base::Clock& clock;
        LogPane& pane;
    };

    LogNotes(const Parts& parts, QWidget& window);

    [[nodiscard]] NoteBanner& note() { return *m_note; } ///< for whoever hosts or joins the log

    [[nodiscard]] ForkAlarm& forks() { return *m_forks; }

    [[nodiscard]] AwayBanner& away() { return *m_away; }

private:
    NoteBanner* m_note; ///< owned by Qt, as all below
    ForkAlarm* m_forks;
    AwayBanner* m_away;
};

} // namespace betlog::widgets
