// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// The window's menu and keys.

#include "app/sync/log_client.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/diagnostics_panel.h"
#include "app/widgets/diagnostics_wiring.h"
#include "app/widgets/editor_flow.h"
#include "app/widgets/keys_overview.h"
#include "app/widgets/log_notes.h"
#include "app/widgets/log_pane.h"
#include "app/widgets/main_window.h"
#include "app/widgets/notice_history_view.h"
#include "app/widgets/week_picker.h"

#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QToolButton>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

QAction*
MainWindow::addWindowAction(const QString& text, const QString& keys, std::function<void()> act)
{
    auto* const action = new QAction(text, this);
    action->setShortcut(QKeySequence(keys));
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    auto* const menu = new QMenu(m_menuButton);
    fillMenu(*menu);
    m_menuButton->setMenu(menu);
    addWindowAction(tr("Search"), u"Ctrl+F"_s, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    addWindowAction(tr("Previous week"), u"Alt+Left"_s, [this] { m_picker->goBack(); });
    addWindowAction(tr("Next week"), u"Alt+Right"_s, [this] { m_picker->goForward(); });
    addWindowAction(tr("This week"), u"Alt+Home"_s, [this] { m_picker->goToCurrent(); });
    addWindowAction(tr("Menu"), u"F10"_s, [this] { m_menuButton->showMenu(); });
    connect(m_filterButton, &QToolButton::clicked, this, [this] { togglePanel(&Panels::filters); });
    connect(m_sideButton, &QToolButton::clicked, this, [this] { togglePanel(&Panels::side); });
}

void MainWindow::fillMenu(QMenu& menu)
{
    menu.addAction(addWindowAction(tr("Place bet"), u"Ctrl+N"_s, [this] { placeBet(); }));
    m_undo = addWindowAction(tr("Undo"), u"Ctrl+Z"_s, [this] { m_actions.history().undo(); });
    m_redo = addWindowAction(tr("Redo"), u"Ctrl+Shift+Z"_s, [this] { m_actions.history().redo(); });
    menu.addAction(m_undo);
    menu.addAction(m_redo);
    menu.addAction(
        addWindowAction(tr("Your changes"), u"Ctrl+U"_s, [this] { m_dialogs.showWrites(); }));
    QAction* const missed = addWindowAction(
        tr("While you were away"), u"Ctrl+M"_s, [this] { m_notes->away().showList(); });
    missed->setEnabled(false);
    connect(&m_notes->away(), &AwayBanner::reported, missed, &QAction::setEnabled);
    menu.addAction(missed);
    menu.addSeparator();
    menu.addAction(addWindowAction(tr("Import…"), u"Ctrl+I"_s, [this] { emit importWanted(); }));
    menu.addAction(addWindowAction(
        tr("Settings, host or join…"), u"Ctrl+,"_s, [this] { emit settingsWanted(); }));
    menu.addSeparator();
    menu.addAction(addWindowAction(
        tr("History of the week, seal"), u"Ctrl+H"_s, [this] { m_dialogs.showWeekHistory(); }));
    menu.addSeparator();
    menu.addAction(
        addWindowAction(tr("Filters"), u"Ctrl+1"_s, [this] { togglePanel(&Panels::filters); }));
    menu.addAction(addWindowAction(
        tr("Leaderboard and notices"), u"Ctrl+2"_s, [this] { togglePanel(&Panels::side); }));
    menu.addSeparator();
    menu.addAction(addWindowAction(tr("Sync now"), u"F5"_s, [this] { emit syncWanted(); }));
    menu.addAction(
        addWindowAction(tr("Sync diagnostics"), u"F12"_s, [this] { showDiagnostics(); }));
    menu.addAction(addWindowAction(tr("All keys"), u"F1"_s, [this] {
        auto* const keys = new KeysOverview(this);
        keys->setAttribute(Qt::WA_DeleteOnClose);
        keys->open();
    }));
    menu.addSeparator();
    menu.addAction(addWindowAction(tr("Quit"), u"Ctrl+Q"_s, [this] { close(); }));
}

void MainWindow::placeBet()
{
    m_editing->place();
}

void MainWindow::showNotices()
{
    if (!panels().side)
        togglePanel(&Panels::side);
    m_side->setCurrentWidget(m_history);
}

void MainWindow::showDiagnostics()
{
    if (!m_diagnostics) {
        m_diagnostics = new DiagnosticsPanel(m_with.engine.diagnostics(), m_with.scheduler, this);
        m_diagnostics->setWindowFlag(Qt::Window);
        m_diagnostics->setWindowTitle(tr("Sync diagnostics"));
        wireDiagnostics(*m_diagnostics, m_with.engine);
    }
    m_diagnostics->show();
    m_diagnostics->raise();
    m_diagnostics->activateWindow();
}

} // namespace betlog::widgets
