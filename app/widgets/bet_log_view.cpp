// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_log_view.h"

#include "app/widgets/appearance.h"
#include "app/widgets/log_face.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kArrivedFor {kArrivedTintMs};
constexpr auto kFadeFor = 200ms;
constexpr auto kFadeStep = 40ms;
constexpr auto kTick = 30s;

} // namespace

BetLogView::BetLogView(models::BetListModel& model, base::Scheduler& scheduler, QWidget* parent)
    : RowListView(parent)
    , m_model(model)
    , m_scheduler(scheduler)
    , m_delegate(new BetRowDelegate(model, scheduler, this))
    , m_face(new LogFace(scheduler, viewport()))
    , m_fade(scheduler)
    , m_tick(scheduler)
{
    setProperty("look", u"log"_s);
    setAccessibleName(tr("Bet log"));
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(24);
    setItemDelegate(m_delegate);
    model.setDescription(*this, [this](const Row& row) { return m_delegate->spoken(row); });
    setModel(&model);
    connectModel();
    showFace();
    tick();
}

void BetLogView::connectModel()
{
    connect(&m_model, &models::BetListModel::rowsAboutToBeReplaced, this, &BetLogView::keepPlace);
    connect(&m_model, &models::BetListModel::rowsReplaced, this, &BetLogView::restorePlace);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, &BetLogView::keepTop);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &BetLogView::keepPlace);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &BetLogView::restorePlace);
    connect(&m_model, &models::BetListModel::shownBetsChanged, this, &BetLogView::showFace);
    connect(&m_model, &models::BetListModel::filterChanged, this, &BetLogView::showFace);
    connect(m_face, &LogFace::placeWanted, this, &BetLogView::placeWanted);
    connect(m_face, &LogFace::thisWeekWanted, this, &BetLogView::thisWeekWanted);
    connect(m_face, &LogFace::clearFilterWanted, this, &BetLogView::clearFilterWanted);
}

void BetLogView::setFacts(const LogFacts& facts)
{
    m_delegate->setFacts(facts);
    measureAllAgain();
    viewport()->update();
}

void BetLogView::setTeamColours(const TeamColours& colours)
{
    m_delegate->setTeamColours(colours);
    viewport()->update();
}

void BetLogView::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_delegate->setReadOnly(readOnly);
    showFace();
    viewport()->update();
}

void BetLogView::setWeekState(WeekState state, bool isCurrent)
{
    m_weekState = state;
    m_isCurrentWeek = isCurrent;
    showFace();
}

void BetLogView::showFace()
{
    using Face = LogFace::Face;
    if (m_model.rowCount() > 0 || m_isReadOnly)
        m_face->show(Face::None);
    else if (m_model.bets().count() > 0)
        m_face->show(Face::NoMatch);
    else if (m_weekState == WeekState::Loading)
        m_face->show(Face::Loading);
    else if (m_weekState == WeekState::Missing)
        m_face->show(Face::Missing);
    else
        m_face->show(m_isCurrentWeek ? Face::EmptyWeek : Face::EmptyOtherWeek);
}

// ── arrivals ─────────────────────────────────────────────────────────────────────────────────

void BetLogView::markArrived(base::BetId bet)
{
    m_arrivedAt.insert(bet, m_scheduler.monotonic());
    m_delegate->setArrived(bet, 1);
    viewport()->update();
    // Those that came before fade before: their alarm serves this one too.
    if (!m_fade.isActive())
        m_fade.start(
            kArrivedFor - (motionMs(this) == 0 ? 0ms : kFadeFor), [this] { fadeArrivals(); });
}

void BetLogView::fadeArrivals()
{
    const auto now = m_scheduler.monotonic();
    const auto fade = motionMs(this) == 0 ? 0ms : kFadeFor;
    auto next = kArrivedFor;
    for (const auto& [bet, at] : m_arrivedAt.asKeyValueRange()) {
        const auto left = kArrivedFor - (now - at);
        const double share = left >= fade ? 1 : double(left.count()) / double(fade.count());
        m_delegate->setArrived(bet, left <= 0ms ? 0 : share);
        next = std::min(next, left > fade ? left - fade : std::min(kFadeStep, left));
    }
    m_arrivedAt.removeIf([&](const auto& arrival) { return now - arrival.value() >= kArrivedFor; });
    viewport()->update();
    if (!m_arrivedAt.isEmpty())
        m_fade.start(std::max(next, 1ms), [this] { fadeArrivals(); });
}

void BetLogView::tick()
{
    // A line that starts meanwhile becomes locked, and "Sun 10:30" becomes "10:30".
    viewport()->update();
    m_tick.start(kTick, [this] { tick(); });
}

// ── keeping the place ────────────────────────────────────────────────────────────────────────

void BetLogView::keepPlace()
{
    m_keptCurrent = currentRow();
    m_keptSelection.clear();
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        m_keptSelection.append(m_model.rowAt(index.row()));
}

void BetLogView::restorePlace()
{
    for (const Row& row : std::exchange(m_keptSelection, {}))
        selectionModel()->select(indexOfRow(row), QItemSelectionModel::Select);
    const QModelIndex index = m_keptCurrent ? indexOfRow(*m_keptCurrent) : QModelIndex();
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
}

void BetLogView::keepTop()
{
    // At the very top new bets shall come into sight; further down what is read stays in place.
    m_keptTop = verticalScrollBar()->value() > 0 ? indexAt({width() / 2, 1}) : QModelIndex();
    m_keptTopY = m_keptTop.isValid() ? visualRect(m_keptTop).top() : 0;
}

void BetLogView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    RowListView::rowsInserted(parent, start, end);
    if (!m_keptTop.isValid() || start > m_keptTop.row())
        return;
    executeDelayedItemsLayout();
    QScrollBar* const bar = verticalScrollBar();
    bar->setValue(bar->value() + visualRect(m_keptTop).top() - m_keptTopY);
    m_keptTop = QModelIndex();
}

/// Nearly all rows are closed bets, which are all of one height: that is asked for once.
QList<int> BetLogView::measured(int first, int last) const
{
    QList<int> heights;
    heights.reserve(std::max(last - first + 1, 0));
    int closed = -1;
    for (int row = first; row <= last; ++row) {
        if (!m_model.isWholeBet(row))
            heights += RowListView::measured(row, row);
        else if (closed < 0)
            heights.append(closed = RowListView::measured(row, row).first());
        else
            heights.append(closed);
    }
    return heights;
}

void BetLogView::resizeEvent(QResizeEvent* event)
{
    RowListView::resizeEvent(event);
    m_face->setGeometry(viewport()->rect());
}

QModelIndex BetLogView::indexOfRow(const Row& row) const
{
    return row.kind == RowKind::Line ? m_model.indexOfLine(row.bet, row.line)
                                     : m_model.indexOf(row.bet);
}

void BetLogView::reveal(base::BetId bet)
{
    m_model.setOpen(bet, true);
    const QModelIndex index = m_model.indexOf(bet);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    executeDelayedItemsLayout();
    scrollTo(index, PositionAtCenter);
}

QList<base::BetId> BetLogView::chosenBets() const
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex());
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<base::BetId> bets;
    for (const QModelIndex& index : rows) {
        const base::BetId bet = m_model.rowAt(index.row()).bet;
        if (!bet.isNull() && (bets.isEmpty() || bets.last() != bet))
            bets.append(bet);
    }
    return bets;
}

QRect BetLogView::partRect(const QModelIndex& index, RowPart part) const
{
    const BetRowGeometry geometry = m_delegate->geometry(index, visualRect(index), font());
    switch (part.kind) {
    case RowPart::Kind::Toggle:
        return geometry.chevron();
    case RowPart::Kind::More:
        return geometry.more();
    case RowPart::Kind::Result:
        return geometry.resultButton(part.index);
    case RowPart::Kind::Action:
        return geometry.action(part.index);
    case RowPart::Kind::Answer:
        return geometry.answer(part.index);
    case RowPart::Kind::None:
        return geometry.card();
    }
    Q_UNREACHABLE();
}

// ── the pointer ──────────────────────────────────────────────────────────────────────────────

void BetLogView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return RowListView::mousePressEvent(event);
    const Row row = m_model.rowAt(index.row());
    const RowPart part =
        m_delegate->geometry(index, visualRect(index), font()).partAt(event->pos());
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (part.kind != RowPart::Kind::None) {
        goTo(index);
        press(row, part, event->globalPosition().toPoint());
        return;
    }
    RowListView::mousePressEvent(event);
    if (plain && row.kind == RowKind::Bet)
        toggle(row.bet);
}

void BetLogView::mouseDoubleClickEvent(QMouseEvent* event)
{
    // The first click has opened the row; the second must not close it again. A button that is
    // pressed twice in a hurry is pressed twice.
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid())
        return;
    const RowPart part =
        m_delegate->geometry(index, visualRect(index), font()).partAt(event->pos());
    if (part.kind == RowPart::Kind::Result || part.kind == RowPart::Kind::Toggle)
        mousePressEvent(event);
}

void BetLogView::mouseMoveEvent(QMouseEvent* event)
{
    RowListView::mouseMoveEvent(event);
    movePointer(event->pos());
}

void BetLogView::leaveEvent(QEvent* event)
{
    RowListView::leaveEvent(event);
    movePointer({-1, -1});
}

void BetLogView::movePointer(const QPoint& position)
{
    const QModelIndex index = indexAt(position);
    RowPart part;
    if (index.isValid())
        part = m_delegate->geometry(index, visualRect(index), font()).partAt(position);
    m_delegate->setPointer(index, part);
    viewport()->setCursor(
        part.kind == RowPart::Kind::None ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void BetLogView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_isReadOnly)
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_model.rowAt(index.row()).bet.isNull())
        return;
    if (!selectionModel()->isSelected(index))
        goTo(index);
    popUpMenu(
        m_model.rowAt(index.row()).bet,
        byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace betlog::widgets
