// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/all_time_standings.h"
#include "app/models/bet_list_model.h"
#include "app/models/filter_facets.h"
#include "app/models/log_totals.h"
#include "app/models/notice_center.h"
#include "app/models/week_bets.h"
#include "app/models/week_standings.h"
#include "app/widgets/log_dialogs.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/panel_fold.h"
#include "base/scheduler.h"
#include "domain/catalog.h"

#include <QMainWindow>

class QLineEdit;
class QSettings;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace betlog::widgets {

class BetEditor;
class ConnectionIndicator;
class DiagnosticsPanel;
class EditorFlow;
class FilterPanel;
class LeaderboardView;
class LogNotes;
class LogPane;
class NoteBanner;
class NoticeHistoryView;
class TotalsBar;
class WeekPicker;

/// The window: layout and wiring, nothing else. It owns the models of what it shows; the engine,
/// the clock and the settings belong to main and outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Parts
    {
        sync::SyncEngine& engine;
        sync::LogClient& client;
        base::Scheduler& scheduler;
        base::Random& random;
        QSettings& settings;
        domain::Catalog catalog; ///< until the server's own arrives
    };

    explicit MainWindow(const Parts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showWeek(domain::WeekKey week);
    void revealBet(base::BetId bet); ///< where it is: in its week, no filter in the way
    void placeBet();
    void setSelf(const QString& name);
    [[nodiscard]] Panels panels() const; ///< as shown
    [[nodiscard]] models::NoticeFeed& notices();
    [[nodiscard]] NoteBanner& note(); ///< about the log as a whole

signals:
    void syncWanted();
    void importWanted();
    void settingsWanted();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // main_window.cpp
    void layOut();
    [[nodiscard]] QWidget* makeTopBar();
    [[nodiscard]] QWidget* makeStatusBar();
    void foldPanels();
    void togglePanel(bool Panels::*panel);
    void openEditor();
    void closeEditor();
    void restoreState();
    void saveState();

    // main_window_actions.cpp
    void makeActions();
    QAction* addWindowAction(const QString& text, const QString& keys, std::function<void()> act);
    void fillMenu(QMenu& menu);
    void showNotices();
    void showDiagnostics();

    // main_window_wiring.cpp
    void wireLog();
    void wireEngine();
    void wireEditor();
    void wireNotices();
    void wireConnection();
    void wireUndo();
    void takeFacts();
    void showWeekState();
    void fetchCatalog();
    void takeCatalog(const domain::Catalog& catalog);
    void findBet(base::BetId bet);
    void tellRemoved(const QList<domain::Bet>& bets, models::UndoHistory::StepId step);

    Parts m_with;
    LogFacts m_facts;
    Panels m_wanted;
    Panels m_insisted {false, false};

    models::WeekBets m_bets;
    models::BetListModel m_list;
    models::FilterFacets m_facets;
    models::LogTotals m_totals;
    models::WeekStandings m_weekStandings;
    models::AllTimeStandings m_allTimeStandings;
    models::NoticeCenter m_notices;
    LogActions m_actions;
    LogDialogs m_dialogs;

    WeekPicker* m_picker = nullptr; ///< owned by Qt, as all below
    QLineEdit* m_search = nullptr;
    QToolButton* m_filterButton = nullptr;
    QToolButton* m_sideButton = nullptr;
    QToolButton* m_menuButton = nullptr;
    QSplitter* m_splitter = nullptr;
    FilterPanel* m_filters = nullptr;
    LogPane* m_log = nullptr;
    LogNotes* m_notes = nullptr;
    QWidget* m_editorFrame = nullptr;
    BetEditor* m_editor = nullptr;
    EditorFlow* m_editing = nullptr;
    QTabWidget* m_side = nullptr;
    LeaderboardView* m_leaderboard = nullptr;
    NoticeHistoryView* m_history = nullptr;
    TotalsBar* m_totalsBar = nullptr;
    ConnectionIndicator* m_indicator = nullptr;
    DiagnosticsPanel* m_diagnostics = nullptr; ///< made when it is first asked for
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
};

} // namespace betlog::widgets
