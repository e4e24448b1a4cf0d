// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/models/week_bets.h"
#include "app/models/week_changes_model.h"
#include "app/sync/replica.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/team_colours.h"
#include "base/expected.h"
#include "base/scheduler.h"
#include "wire/room_head.h"

#include <QDialog>

class QLabel;
class QListView;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace betlog::sync {
class LogClient;
struct ToldChanges;
} // namespace betlog::sync

namespace betlog::widgets {

class BetLogView;
class WrappedLabel;

/// What ever happened in one week: every change, the log as it stood after any of them, and the
/// six words that seal it all. Read only: the past is looked at, not changed.
///
/// A slider goes through the changes (← → step by step, Home and End to the ends); a change in the
/// list takes it to just after that change.
class WeekHistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxChanges = 20'000; ///< beyond, the later part is left out

    /// The client and the scheduler outlive the dialog.
    struct Parts
    {
        sync::LogClient& client;
        base::Scheduler& scheduler;
        LogFacts facts;
        TeamColours colours;
        domain::WeekKey week;
        QString self;
        /// Where the chains of the week's rooms end, as this computer has checked them; empty where
        /// it does not follow the week.
        QList<wire::RoomHead> heads = {};
    };

    explicit WeekHistoryDialog(const Parts& parts, QWidget* parent = nullptr);
    ~WeekHistoryDialog() override;

    /// Asks the server for all of it, page by page.
    void load();
    /// The next page; for `load`, and for tests that have no server.
    void take(const base::Expected<sync::ToldChanges>& page);

    /// How many changes the log is shown after.
    [[nodiscard]] int position() const;

private:
    void layOut();
    [[nodiscard]] QWidget* makeSeal();
    [[nodiscard]] QWidget* makePast();
    [[nodiscard]] QWidget* makeSteps();
    void askAfter(base::Seq since);
    void showAll();
    void showPosition(int position);
    void showSeal();
    void copySeal();
    void say(const QString& sentence);

    Parts m_with;
    models::WeekChronicle m_gathered;
    models::WeekChangesModel m_changes;
    sync::Replica m_past; ///< filled by this dialog alone
    models::WeekBets m_bets;
    models::BetListModel m_list;
    WrappedLabel* m_said = nullptr; ///< owned by Qt, as all below
    QWidget* m_sealRow = nullptr;
    QLabel* m_seal = nullptr;
    QWidget* m_body = nullptr;
    WrappedLabel* m_when = nullptr;
    BetLogView* m_log = nullptr;
    QListView* m_changeList = nullptr;
    QSlider* m_slider = nullptr;
};

} // namespace betlog::widgets
