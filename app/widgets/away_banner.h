// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice_history_model.h"
#include "base/clock.h"

#include <QDialog>

class QListView;

namespace betlog::sync {
class SyncEngine;
struct AwayReport;
} // namespace betlog::sync

namespace betlog::widgets {

class NoteBanner;

/// What others did while this client was away, newest first; Enter or a click shows the bet in the
/// log beside it.
class AwayList final : public QDialog
{
    Q_OBJECT

public:
    /// The clock outlives the list. `self` is told as "You".
    AwayList(
        const sync::AwayReport& report,
        const QString& self,
        const base::Clock& clock,
        QWidget* parent = nullptr);

signals:
    void openWanted(betlog::base::BetId bet);

private:
    models::NoticeHistoryModel m_changes;
    QListView* m_list; ///< owned by Qt
};

/// "7 changes while you were away", above the log until the person has looked, or does not want to.
class AwayBanner final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        sync::SyncEngine& engine;
        const base::Clock& clock;
        NoteBanner& banner;
    };

    AwayBanner(const Parts& parts, QWidget& window);

    /// Where there is something to look at.
    void showList();

signals:
    void openWanted(betlog::base::BetId bet);
    void reported(bool isAny); ///< whether there is something to look at

private:
    void refresh();
    void dismiss();

    Parts m_with;
    QWidget& m_window;
};

} // namespace betlog::widgets
