// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/main_window.h"

#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/connection_indicator.h"
#include "app/widgets/filter_panel.h"
#include "app/widgets/leaderboard_view.h"
#include "app/widgets/log_notes.h"
#include "app/widgets/log_pane.h"
#include "app/widgets/notice_history_view.h"
#include "app/widgets/theme_icon.h"
#include "app/widgets/totals_bar.h"
#include "app/widgets/week_picker.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFilterWidth = 196;
constexpr int kEditorWidth = 400;
constexpr int kSideWidth = 264;

/// Whoever has bet this week, in the order of the alphabet.
QStringList peopleOf(const models::WeekBets& bets)
{
    QSet<QString> names;
    for (const models::WeekBets::Place place : bets.places())
        names.insert(bets.terms().text(bets.entryAt(place).person));
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

/// What the screen leaves for the inside of a window.
QSize roomFor(const QWidget& window)
{
    constexpr QSize kFrame(2 * space::kTight, 40); // title bar and borders, as desktops draw them
    return window.screen()->availableSize() - kFrame;
}

} // namespace

MainWindow::MainWindow(const Parts& parts, QWidget* parent)
    : QMainWindow(parent)
    , m_with(parts)
    , m_bets(parts.engine.replica())
    , m_list(m_bets)
    , m_facets(m_list, parts.engine.replica())
    , m_totals(m_list)
    , m_weekStandings(m_bets)
    , m_allTimeStandings(parts.client)
    , m_notices(parts.engine, parts.scheduler)
    , m_actions(parts.engine, parts.random)
    , m_dialogs({parts.engine, m_bets, parts.client, parts.scheduler, m_actions, *this})
{
    setWindowTitle(u"Betlog"_s);
    setWindowIcon(QIcon(u":/betlog/icons/betlog.svg"_s));
    layOut();
    makeActions();
    wireLog();
    wireUndo();
    wireEngine();
    wireEditor();
    wireNotices();
    wireConnection();
    restoreState();
    takeCatalog(parts.catalog);
    takeFacts();
    showWeek(parts.engine.currentWeek());
    m_log->view().setFocus();
}

MainWindow::~MainWindow()
{
    saveState();
}

models::NoticeFeed& MainWindow::notices()
{
    return m_notices.feed();
}

NoteBanner& MainWindow::note()
{
    return m_notes->note();
}

void MainWindow::layOut()
{
    QWidget* const topBar = makeTopBar(); // first, so that Tab begins there
    m_filters = new FilterPanel(m_facets, this);
    m_log = new LogPane(m_list, m_with.scheduler, this);
    m_notes = new LogNotes({m_with.engine, m_with.client, m_with.scheduler, *m_log}, *this);
    m_editor = new BetEditor(m_with.scheduler, this);
    auto* const frame = new QScrollArea(this);
    frame->setFrameShape(QFrame::NoFrame);
    frame->setWidgetResizable(true);
    frame->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    frame->setWidget(m_editor);
    frame->setMinimumWidth(340);
    m_editorFrame = frame;
    m_editorFrame->hide();
    m_leaderboard =
        new LeaderboardView(m_weekStandings, m_allTimeStandings, m_with.scheduler, this);
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->tabBar()->setDrawBase(false);
    m_history = new NoticeHistoryView(m_notices.history(), m_with.scheduler, this);
    m_side->addTab(m_leaderboard, tr("Leaderboard"));
    m_side->addTab(m_history, tr("Notices"));
    m_side->setMinimumWidth(200);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kSmall);
    for (QWidget* const part :
         std::initializer_list<QWidget*> {m_filters, m_log, m_editorFrame, m_side})
        m_splitter->addWidget(part);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kFilterWidth, 600, kEditorWidth, kSideWidth});

    auto* const inside = new QWidget(this);
    auto* const column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kTight, 0, space::kTight, 0);
    column->setSpacing(0);
    column->addWidget(topBar);
    column->addWidget(m_splitter, 1);
    column->addWidget(makeStatusBar());
    setCentralWidget(inside);
    setMinimumSize(640, 420);
}

QWidget* MainWindow::makeTopBar()
{
    const auto button = [this](const QString& icon, const QString& name) {
        auto* const made = new QToolButton(this);
        made->setIcon(themeIcon(icon, Ink::Text));
        made->setAccessibleName(name);
        made->setToolTip(name);
        return made;
    };
    // Made from left to right, because so Tab goes.
    m_filterButton = button(u"filter"_s, tr("Filters (Ctrl+1)"));
    m_filterButton->setCheckable(true);
    m_picker = new WeekPicker(this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search bets, people, teams…"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(340);
    auto* const place = new QPushButton(tr("Place bet"), this);
    place->setObjectName(u"placeBet"_s);
    place->setProperty("look", u"primary"_s);
    place->setToolTip(tr("Place a bet (Ctrl+N)"));
    connect(place, &QPushButton::clicked, this, &MainWindow::placeBet);
    auto* const sync = button(u"sync"_s, tr("Sync now (F5)"));
    connect(sync, &QToolButton::clicked, this, &MainWindow::syncWanted);
    m_sideButton = button(u"trophy"_s, tr("Leaderboard and notices (Ctrl+2)"));
    m_sideButton->setCheckable(true);
    m_menuButton = button(u"settings"_s, tr("Menu (F10)"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);

    auto* const bar = new QWidget(this);
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kTight);
    row->addWidget(m_filterButton);
    row->addWidget(m_picker);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    row->addSpacing(space::kTight);
    row->addWidget(place);
    row->addSpacing(space::kTight);
    row->addWidget(sync);
    row->addWidget(m_sideButton);
    row->addWidget(m_menuButton);
    return bar;
}

QWidget* MainWindow::makeStatusBar()
{
    m_totalsBar = new TotalsBar(this);
    auto* const bar = new QWidget(this);
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(space::kSmall, space::kTight, space::kMedium, space::kTight);
    row->setSpacing(space::kLarge);
    m_indicator = new ConnectionIndicator(m_with.scheduler, this);
    row->addWidget(m_indicator);
    row->addWidget(m_dialogs.makeWritesButton(bar));
    row->addWidget(m_totalsBar, 1);
    return bar;
}

// ── panels ───────────────────────────────────────────────────────────────────────────────────

Panels MainWindow::panels() const
{
    return {!m_filters->isHidden(), !m_side->isHidden()};
}

void MainWindow::foldPanels()
{
    const Panels fitting = fittingPanels(m_wanted, m_insisted, width(), !m_editorFrame->isHidden());
    m_filters->setVisible(fitting.filters);
    m_side->setVisible(fitting.side);
    m_filterButton->setChecked(fitting.filters);
    m_sideButton->setChecked(fitting.side);
}

void MainWindow::togglePanel(bool Panels::*panel)
{
    const bool show = !(panels().*panel);
    if (width() < kNarrowWindow)
        m_insisted.*panel = show;
    else
        m_wanted.*panel = show;
    // Who asks for the leaderboard while the editor leaves no room for it wants it instead.
    if (show && !m_editorFrame->isHidden() && width() < kRoomForAll)
        closeEditor();
    foldPanels();
}

void MainWindow::openEditor()
{
    m_editor->setPeople(peopleOf(m_bets));
    m_editorFrame->show();
    foldPanels();
}

void MainWindow::closeEditor()
{
    m_editorFrame->hide();
    foldPanels();
    m_log->view().setFocus();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (width() >= kNarrowWindow)
        m_insisted = {false, false};
    foldPanels();
}

bool MainWindow::event(QEvent* event)
{
    const QEvent::Type type = event->type();
    const bool handled = QMainWindow::event(event);
    if (type == QEvent::Show || type == QEvent::Hide || type == QEvent::WindowStateChange)
        m_with.engine.setVisible(isVisible() && !isMinimized());
    return handled;
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_search->hasFocus()) {
        m_search->clear();
        m_log->view().setFocus();
        return;
    }
    const bool leavesSearch = event->key() == Qt::Key_Down || event->key() == Qt::Key_Return;
    if (leavesSearch && m_search->hasFocus()) {
        m_log->view().setFocus();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

// ── what is remembered ───────────────────────────────────────────────────────────────────────

void MainWindow::restoreState()
{
    const QSettings& settings = m_with.settings;
    if (!restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        resize(QSize(1280, 800).boundedTo(roomFor(*this)));
    m_splitter->restoreState(settings.value(u"window/splitter"_s).toByteArray());
    m_wanted.filters = settings.value(u"window/filters"_s, true).toBool();
    m_wanted.side = settings.value(u"window/side"_s, true).toBool();
    m_filters->restore(settings);
    m_editorFrame->hide();
    foldPanels();
}

void MainWindow::saveState()
{
    QSettings& settings = m_with.settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/splitter"_s, m_splitter->saveState());
    settings.setValue(u"window/filters"_s, m_wanted.filters);
    settings.setValue(u"window/side"_s, m_wanted.side);
    m_filters->save(settings);
}

} // namespace betlog::widgets
