// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_row_delegate.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/plain_tooltip.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

BetRowDelegate::BetRowDelegate(
    const models::BetListModel& model, const base::Clock& clock, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_clock(clock)
{ }

void BetRowDelegate::setPointer(const QModelIndex& row, RowPart part)
{
    m_hovered = row;
    m_hoveredPart = part;
}

void BetRowDelegate::setArrived(base::BetId bet, double share)
{
    if (share > 0)
        m_arrived.insert(bet, share);
    else
        m_arrived.remove(bet);
}

bool BetRowDelegate::isFirst(int row) const
{
    return m_model.rowAt(row).kind == RowKind::Bet;
}

bool BetRowDelegate::isLast(int row) const
{
    return row + 1 == m_model.rowCount() || m_model.rowAt(row + 1).bet != m_model.rowAt(row).bet;
}

bool BetRowDelegate::hasDetail(const Row& row) const
{
    const std::optional<sync::ShownBet> shown = m_model.bets().shown(row.bet);
    if (!shown)
        return false;
    if (row.kind == RowKind::Summary)
        return !summaryNote(shown->bet, m_facts).isEmpty();
    return row.kind == RowKind::Line && row.line < shown->bet.slip.lines.size()
        && !lineDetailText(
                shown->bet.slip.lines[row.line], m_clock.now(), QTimeZone::systemTimeZone())
                .isEmpty();
}

BetRowGeometry
BetRowDelegate::geometry(const QModelIndex& index, const QRect& row, const QFont& font) const
{
    return {
        m_model.rowAt(index.row()).kind,
        row,
        QFontMetrics(font),
        isFirst(index.row()),
        isLast(index.row())};
}

void BetRowDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Row row = m_model.rowAt(index.row());
    const BetRowGeometry geometry = this->geometry(index, option.rect, option.font);
    const BetRowPainter::Surroundings with {
        Theme::of(option.widget), m_facts, m_colours, m_clock.now(), QTimeZone::systemTimeZone()};
    RowState state;
    state.open = m_model.isOpen(row.bet);
    state.readOnly = m_isReadOnly;
    state.first = isFirst(index.row());
    state.last = isLast(index.row());
    state.hovered = m_hovered == index;
    state.selected = option.state.testFlag(QStyle::State_Selected);
    state.focused = option.state.testFlag(QStyle::State_HasFocus);
    state.arrived = m_arrived.value(row.bet);
    if (state.hovered)
        state.hoveredPart = m_hoveredPart;
    painter->save();
    BetRowPainter rowPainter(*painter, with, option.font, geometry, state);
    if (row.kind == RowKind::CarriedHeading) {
        rowPainter.paintHeading(headingText());
    } else if (const auto shown = m_model.bets().shown(row.bet)) {
        if (row.kind == RowKind::Bet)
            rowPainter.paintBet(*shown, *m_model.bets().find(row.bet));
        else if (row.kind == RowKind::Notice)
            rowPainter.paintNotice(*shown);
        else if (row.kind == RowKind::Summary)
            rowPainter.paintSummary(shown->bet);
        else if (row.line < shown->bet.slip.lines.size())
            rowPainter.paintLine(shown->bet, row.line);
    }
    painter->restore();
}

QSize BetRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Row row = m_model.rowAt(index.row());
    const auto* const view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    int height = BetRowGeometry::height(
        row.kind,
        option.fontMetrics,
        {isLast(index.row()), hasDetail(row), BetRowGeometry::isCompact(width)});
    if (row.kind == RowKind::Notice) {
        const QRect room = geometry(index, {0, 0, width, 10'000}, option.font).noticeText();
        const std::optional<sync::ShownBet> shown = m_model.bets().shown(row.bet);
        const QString text = shown ? noticeText(*shown) : QString();
        height += std::max(
            option.fontMetrics.boundingRect(room, Qt::TextWordWrap, text).height(),
            BetRowGeometry::kButtonHeight);
    }
    return {0, height};
}

bool BetRowDelegate::helpEvent(
    QHelpEvent* event,
    QAbstractItemView* view,
    const QStyleOptionViewItem& option,
    const QModelIndex& index)
{
    if (!index.isValid())
        return false;
    const RowPart part = geometry(index, option.rect, view->font()).partAt(event->pos());
    QToolTip::showText(
        event->globalPos(), plainTooltip(toolTip(m_model.rowAt(index.row()), part)), view);
    return true;
}

QString BetRowDelegate::toolTip(const Row& row, RowPart part) const
{
    static constexpr const char* kKeys[] {"W", "L", "P", "V", "H"};
    if (part.kind == RowPart::Kind::Result)
        return u"%1 (%2)"_s.arg(
            statusLook(statusOf(kResultButtons[part.index])).word,
            QLatin1StringView(kKeys[part.index]));
    const std::optional<sync::ShownBet> shown = m_model.bets().shown(row.bet);
    if (!shown)
        return {};
    if (row.kind == RowKind::Line && row.line < shown->bet.slip.lines.size())
        return lineToolTip(shown->bet.slip.lines[row.line]);
    if (row.kind == RowKind::Summary)
        return summaryNote(shown->bet, m_facts);
    if (row.kind != RowKind::Bet)
        return {};
    if (part.kind == RowPart::Kind::More)
        return tr("More actions");
    return betToolTip(shown->bet);
}

/// All of what the row may have had to cut.
QString BetRowDelegate::lineToolTip(const domain::Line& line) const
{
    QStringList lines {line.selection.isEmpty() ? line.market : line.selection};
    lines.append(lineDetailText(line, m_clock.now(), QTimeZone::systemTimeZone()));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString BetRowDelegate::betToolTip(const domain::Bet& bet) const
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    QStringList lines {
        u"%1 · %2"_s.arg(bet.userName, matchupText(bet)),
        tr("Entered %1").arg(momentTextInFull(bet.betDate, zone))};
    // Both times are said where a bet waited for its line, or for its server.
    if (bet.acceptedAt != base::Timestamp()
        && bet.acceptedAt - bet.betDate > std::chrono::minutes(1))
        lines.append(tr("Accepted %1").arg(momentTextInFull(bet.acceptedAt, zone)));
    if (isLate(bet))
        lines.append(tr("Late: a line had started before the bet was accepted"));
    for (qsizetype i = 0; i < bet.slip.lines.size(); ++i) {
        if (hasStarted(bet.slip.lines[i], m_clock.now()))
            lines.append(tr("Locked: line %1 started %2; only a bookkeeper may change it")
                             .arg(
                                 QString::number(i + 1),
                                 momentTextInFull(*bet.slip.lines[i].startsAt, zone)));
    }
    if (bet.editedAt)
        lines.append(tr("Edited %1").arg(momentTextInFull(*bet.editedAt, zone)));
    if (bet.version > 1)
        lines.append(tr("Last change by %1").arg(bet.updatedBy));
    return lines.join(u'\n');
}

QString BetRowDelegate::headingText() const
{
    return tr("Earlier weeks, still waiting for a result: %1").arg(m_model.carriedCount());
}

QString BetRowDelegate::spoken(const Row& row) const
{
    if (row.kind == RowKind::CarriedHeading)
        return headingText();
    const std::optional<sync::ShownBet> shown = m_model.bets().shown(row.bet);
    if (!shown)
        return {};
    switch (row.kind) {
    case RowKind::Bet:
        return spokenBet(*shown, m_model.bets().find(row.bet)->result, m_facts, m_clock.now());
    case RowKind::Notice:
        return noticeText(*shown);
    case RowKind::Line:
        return row.line < shown->bet.slip.lines.size()
            ? spokenLine(shown->bet, row.line, m_facts, m_clock.now())
            : QString();
    case RowKind::Summary:
        return spokenSummary(shown->bet, m_facts);
    case RowKind::CarriedHeading:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace betlog::widgets
