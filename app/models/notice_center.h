// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice_feed.h"
#include "app/models/notice_history_model.h"

#include <QObject>

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::models {

/// Everything that is told to the person: listens to the engine, feeds the toasts, keeps the
/// history.
class NoticeCenter final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    NoticeCenter(sync::SyncEngine& engine, base::Scheduler& scheduler, QObject* parent = nullptr);

    [[nodiscard]] NoticeFeed& feed() { return m_feed; }

    [[nodiscard]] NoticeHistoryModel& history() { return m_history; }

private:
    void listen();

    sync::SyncEngine& m_engine;
    NoticeFeed m_feed;
    NoticeHistoryModel m_history;
};

} // namespace betlog::models
