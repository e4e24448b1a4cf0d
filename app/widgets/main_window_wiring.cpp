// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// Who hears whom in the window.

#include "app/sync/log_client.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/connection_banner.h"
#include "app/widgets/connection_indicator.h"
#include "app/widgets/editor_flow.h"
#include "app/widgets/filter_panel.h"
#include "app/widgets/leaderboard_view.h"
#include "app/widgets/log_notes.h"
#include "app/widgets/log_pane.h"
#include "app/widgets/main_window.h"
#include "app/widgets/notice_history_view.h"
#include "app/widgets/toast_stack.h"
#include "app/widgets/totals_bar.h"
#include "app/widgets/week_picker.h"

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QTabWidget>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::BetFilter;
using sync::SyncEngine;

namespace {

const auto kLastLeague = u"editor/league"_s;

}

void MainWindow::wireLog()
{
    BetLogView& log = m_log->view();
    connect(&log, &BetLogView::settleWanted, &m_actions, &LogActions::settle);
    connect(&log, &BetLogView::retryWanted, &m_dialogs, &LogDialogs::retry);
    connect(&log, &BetLogView::discardWanted, &m_actions, &LogActions::discard);
    connect(&log, &BetLogView::deleteWanted, &m_dialogs, &LogDialogs::askAndRemove);
    connect(&log, &BetLogView::receiptWanted, &m_dialogs, &LogDialogs::showReceipt);
    connect(&log, &BetLogView::historyWanted, &m_dialogs, &LogDialogs::showHistory);
    connect(&log, &BetLogView::payoutWanted, &m_dialogs, &LogDialogs::askPayout);
    connect(&log, &BetLogView::placeWanted, this, &MainWindow::placeBet);
    connect(&log, &BetLogView::thisWeekWanted, this, [this] { m_picker->goToCurrent(); });
    connect(m_log, &LogPane::clearFilterWanted, this, [this] {
        m_search->clear();
        m_list.setFilter({});
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        BetFilter filter = m_list.filter();
        filter.search(text);
        m_list.setFilter(filter);
    });
    connect(m_picker, &WeekPicker::weekWanted, this, &MainWindow::showWeek);
    connect(&m_totals, &models::LogTotals::totalsChanged, m_totalsBar, &TotalsBar::setTotals);
    m_totalsBar->setTotals(m_totals.totals());
    connect(
        &m_list,
        &models::BetListModel::shownBetsChanged,
        m_leaderboard,
        &LeaderboardView::noteChange);
    connect(m_leaderboard, &LeaderboardView::personChosen, this, [this](const QString& name) {
        BetFilter filter = m_list.filter();
        filter.people = {name};
        m_list.setFilter(filter);
    });
}

void MainWindow::wireUndo()
{
    models::UndoHistory& history = m_actions.history();
    const auto show = [this, &history] {
        m_undo->setEnabled(history.canUndo());
        m_redo->setEnabled(history.canRedo());
        m_undo->setText(history.canUndo() ? tr("Undo %1").arg(history.undoText()) : tr("Undo"));
        m_redo->setText(history.canRedo() ? tr("Redo %1").arg(history.redoText()) : tr("Redo"));
    };
    connect(&history, &models::UndoHistory::changed, this, show);
    connect(&history, &models::UndoHistory::declined, this, [this](const QString& why) {
        m_notices.feed().tellDone(why);
    });
    show();
}

void MainWindow::wireEngine()
{
    SyncEngine& engine = m_with.engine;
    connect(&engine, &SyncEngine::welcomed, this, &MainWindow::takeFacts);
    connect(&engine, &SyncEngine::welcomed, this, &MainWindow::fetchCatalog);
    connect(&engine, &SyncEngine::catalogChanged, this, &MainWindow::fetchCatalog);
    connect(&engine, &SyncEngine::weekLoaded, this, &MainWindow::showWeekState);
    connect(&engine, &SyncEngine::statusChanged, this, &MainWindow::showWeekState);
    connect(&engine, &SyncEngine::currentWeekChanged, this, [this](domain::WeekKey week) {
        // Who was looking at the current week goes along when a new one begins.
        const bool followed = m_bets.week() == m_picker->currentWeek();
        m_picker->setCurrentWeek(week);
        showWeek(followed ? week : m_bets.week());
    });
    connect(&engine, &SyncEngine::happened, this, [this](const sync::LogEvent& event) {
        if (event.live && !event.simulated)
            m_log->view().markArrived(event.bet.id);
    });
    connect(
        &engine.replica(),
        &sync::Replica::sendingCountChanged,
        m_totalsBar,
        &TotalsBar::setSendingCount);
    m_totalsBar->setSendingCount(engine.replica().sendingCount());
}

void MainWindow::wireEditor()
{
    BetLogView& log = m_log->view();
    m_editing = new EditorFlow(
        {.editor = *m_editor, .actions = m_actions, .engine = m_with.engine, .bets = m_bets},
        *this);
    connect(&log, &BetLogView::editWanted, m_editing, &EditorFlow::edit);
    connect(&log, &BetLogView::duplicateWanted, m_editing, &EditorFlow::duplicate);
    connect(m_editing, &EditorFlow::openWanted, this, &MainWindow::openEditor);
    connect(m_editing, &EditorFlow::closeWanted, this, &MainWindow::closeEditor);
    connect(m_editing, &EditorFlow::placed, this, [this](base::BetId bet) {
        if (m_list.indexOf(bet).isValid())
            return;
        const std::optional<sync::ShownBet> shown = m_with.engine.replica().find(bet);
        const bool isHere = !shown || shown->bet.weekKey == m_bets.week();
        m_notices.feed().tellDone(
            isHere ? tr("Placed. The search or a filter hides it.") : tr("Placed in this week."),
            bet,
            models::NoticeAction {tr("Show"), [this, bet] {
                                      revealBet(bet);
                                  }});
    });
    connect(&m_dialogs, &LogDialogs::rewriteWanted, m_editing, &EditorFlow::rewrite);
    connect(&m_dialogs, &LogDialogs::revealWanted, this, &MainWindow::revealBet);
    connect(
        m_editor, &BetEditor::defaultsChanged, this, [this](const QString&, const QString& league) {
            m_with.settings.setValue(kLastLeague, league);
        });
}

void MainWindow::wireNotices()
{
    connect(&m_actions, &LogActions::removed, this, &MainWindow::tellRemoved);
    m_notices.feed().setBringBack([this](base::BetId bet) { m_actions.restore(bet); });
    auto* const toasts = new ToastStack(m_notices.feed(), m_with.scheduler, m_log);
    connect(toasts, &ToastStack::openRequested, this, &MainWindow::revealBet);
    connect(toasts, &ToastStack::historyRequested, this, &MainWindow::showNotices);
    connect(toasts, &ToastStack::connectionRequested, this, &MainWindow::showDiagnostics);
    connect(m_history, &NoticeHistoryView::openRequested, this, &MainWindow::revealBet);
    connect(m_history, &NoticeHistoryView::connectionRequested, this, &MainWindow::showDiagnostics);
    connect(&m_notes->away(), &AwayBanner::openWanted, this, &MainWindow::revealBet);
    const auto countUnread = [this](int unread) {
        m_side->setTabText(1, unread > 0 ? tr("Notices (%1)").arg(unread) : tr("Notices"));
    };
    connect(
        &m_notices.history(), &models::NoticeHistoryModel::unreadCountChanged, this, countUnread);
    countUnread(m_notices.history().unreadCount());
}

void MainWindow::wireConnection()
{
    SyncEngine& engine = m_with.engine;
    auto* const banner = new ConnectionBanner(m_with.scheduler, this);
    m_log->addBanner(banner);
    connect(this, &MainWindow::syncWanted, &engine, &SyncEngine::syncNow);
    connect(banner, &ConnectionBanner::retryRequested, &engine, &SyncEngine::syncNow);
    connect(banner, &ConnectionBanner::connectRequested, &engine, &SyncEngine::connectToServer);
    connect(banner, &ConnectionBanner::detailsRequested, this, &MainWindow::showDiagnostics);
    connect(m_indicator, &ConnectionIndicator::clicked, this, &MainWindow::showDiagnostics);
    const auto show = [this, &engine, banner] {
        sync::ConnectionStatus status = engine.status();
        // What is shown may be older than this run of the program.
        if (const std::optional<base::Timestamp> age = engine.cachedAt())
            status.lastSync = age;
        banner->setStatus(status);
        m_indicator->setStatus(status);
    };
    connect(&engine, &SyncEngine::statusChanged, this, show);
    connect(&engine, &SyncEngine::cacheLoaded, this, show);
    show();
}

void MainWindow::setSelf(const QString& name)
{
    m_notices.feed().setSelf(name);
    m_dialogs.setSelf(name);
    m_editor->setDefaults(name, m_with.settings.value(kLastLeague).toString());
}

void MainWindow::tellRemoved(const QList<domain::Bet>& bets, models::UndoHistory::StepId step)
{
    const domain::Bet& first = bets.first();
    const QString text = bets.size() > 1 ? tr("You deleted %1 bets.").arg(countText(bets.size()))
        : first.number == 0              ? tr("You deleted a bet.")
                                         : tr("You deleted bet #%1.").arg(first.number);
    m_notices.feed().tellDone(text, {}, models::NoticeAction {tr("Undo"), [this, step] {
                                                                  m_actions.history().undoStep(
                                                                      step);
                                                              }});
}

// ── weeks and facts ──────────────────────────────────────────────────────────────────────────

void MainWindow::showWeek(domain::WeekKey week)
{
    const domain::WeekKey current = m_with.engine.currentWeek();
    m_with.engine.showWeek(week);
    m_bets.show(week, week == current);
    m_picker->setCurrentWeek(current);
    m_picker->setWeek(week);
    m_leaderboard->setWeek(week, current);
    showWeekState();
}

void MainWindow::showWeekState()
{
    using State = BetLogView::WeekState;
    const bool loaded = m_with.engine.isLoaded(m_bets.week());
    const bool offline = m_with.engine.status().state == sync::ConnectionState::Offline;
    m_log->view().setWeekState(
        loaded        ? State::Loaded
            : offline ? State::Missing
                      : State::Loading,
        m_bets.week() == m_with.engine.currentWeek());
}

void MainWindow::takeFacts()
{
    if (const std::optional<wire::Welcome>& welcome = m_with.engine.welcome())
        m_facts = {welcome->currency, welcome->rules, welcome->weekStart};
    m_log->view().setSettlesByHand(
        m_with.engine.welcome() && m_with.engine.welcome()->user.bookkeeper);
    m_bets.setRules(m_facts.rules);
    m_log->view().setFacts(m_facts);
    m_dialogs.setFacts(m_facts);
    m_notes->forks().setCurrency(m_facts.currency);
    m_totalsBar->setFacts(m_facts);
    m_leaderboard->setFacts(m_facts);
    m_picker->setWeekStart(m_facts.weekStart);
    m_editor->setLog(m_facts.currency, m_facts.rules);
}

void MainWindow::fetchCatalog()
{
    m_with.client.catalog(this, [this](const base::Expected<domain::Catalog>& answer) {
        // An empty catalogue offers nothing; the one that is built in is better than that.
        if (answer && !answer->leagues.isEmpty())
            takeCatalog(*answer);
    });
}

void MainWindow::takeCatalog(const domain::Catalog& catalog)
{
    m_log->view().setTeamColours(TeamColours(catalog));
    m_dialogs.setTeamColours(TeamColours(catalog));
    m_editor->setCatalog(catalog);
}

void MainWindow::revealBet(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.engine.replica().find(bet);
    if (!shown)
        return findBet(bet);
    if (!m_bets.find(bet))
        showWeek(shown->bet.weekKey);
    if (!m_list.indexOf(bet).isValid()) {
        m_search->clear();
        m_list.setFilter({});
    }
    m_log->view().reveal(bet);
    m_log->view().setFocus();
}

/// Its week is not followed any more: asks where it is, goes there, and reveals it then.
void MainWindow::findBet(base::BetId bet)
{
    using Changes = QList<wire::Change>;
    m_with.client.history(bet, this, [this, bet](const base::Expected<Changes>& changes) {
        if (!changes || changes->isEmpty())
            return;
        if (changes->last().type == wire::ChangeType::Deleted)
            return m_notices.feed().tellDone(tr("This bet was deleted."));
        const domain::WeekKey week = changes->last().bet.weekKey;
        if (m_with.engine.isLoaded(week))
            return;
        showWeek(week);
        const auto once = static_cast<Qt::ConnectionType>(Qt::SingleShotConnection);
        connect(
            &m_with.engine, &SyncEngine::weekLoaded, this, [this, bet] { revealBet(bet); }, once);
    });
}

} // namespace betlog::widgets
