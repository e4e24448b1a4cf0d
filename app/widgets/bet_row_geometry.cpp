// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_row_geometry.h"

#include "app/widgets/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace betlog::widgets {

namespace {

constexpr int kCardPad = 10; ///< inside a card, above and below
constexpr int kLinePad = 7;

QString say(const char* english)
{
    return QCoreApplication::translate("BetRow", english);
}

/// Room for either pair of answers, so that the geometry need not know which it is.
int answerWidth(const QFontMetrics& metrics, int index)
{
    const int plain = metrics.horizontalAdvance(answerText(index, false));
    const int conflict = metrics.horizontalAdvance(answerText(index, true));
    return std::max(plain, conflict) + 2 * space::kMedium;
}

} // namespace

QString actionText(SummaryAction action)
{
    switch (action) {
    case SummaryAction::Edit:
        return say("Edit");
    case SummaryAction::Receipt:
        return say("Receipt");
    case SummaryAction::Duplicate:
        return say("Duplicate");
    case SummaryAction::Delete:
        return say("Delete");
    }
    Q_UNREACHABLE();
}

QString answerText(int index, bool isConflict)
{
    if (isConflict)
        return index == 0 ? say("Use mine") : say("Keep theirs");
    return index == 0 ? say("Send again") : say("Discard");
}

BetRowGeometry::BetRowGeometry(
    RowKind kind, const QRect& row, const QFontMetrics& metrics, bool isFirst, bool isLast)
    : m_kind(kind)
    , m_metrics(metrics)
    , m_card(row.adjusted(space::kSmall, isFirst ? kGap : 0, -space::kSmall, isLast ? -kGap : 0))
{ }

bool BetRowGeometry::isCompact(int viewWidth)
{
    return viewWidth - 2 * space::kSmall < kCompactCard;
}

int BetRowGeometry::height(RowKind kind, const QFontMetrics& metrics, const Shape& shape)
{
    const int line = metrics.height();
    const int gap = shape.last ? kGap : 0;
    switch (kind) {
    case RowKind::Bet: {
        const int lines = shape.compact ? 3 : 2;
        return kGap + 2 * kCardPad + lines * line + (lines - 1) * space::kTight + gap;
    }
    case RowKind::Notice:
        return 2 * space::kSmall + gap;
    case RowKind::Line:
        return std::max(line * (shape.detail ? 2 : 1) + 2 * kLinePad, kButtonHeight + 10) + gap;
    case RowKind::Summary:
        return (shape.detail ? line + space::kTight : 0) + kButtonHeight + 2 * space::kSmall + gap;
    case RowKind::CarriedHeading:
        return line + 2 * space::kMedium;
    }
    Q_UNREACHABLE();
}

QRect BetRowGeometry::chevron() const
{
    return {m_card.left(), m_card.top(), kIndent - 14, m_card.height()};
}

QRect BetRowGeometry::more() const
{
    const int right = m_card.right() - space::kTight;
    return {right - kMoreWidth + 1, m_card.center().y() - kMoreWidth / 2, kMoreWidth, kMoreWidth};
}

QRect BetRowGeometry::resultZone() const
{
    const QRect box = inner();
    return {box.right() - kResultZone + 1, box.top(), kResultZone, box.height()};
}

QRect BetRowGeometry::resultButton(int index) const
{
    const QRect zone = resultZone();
    const int top = zone.center().y() - kButtonHeight / 2 + 1;
    return {zone.left() + index * kResultButtonWidth, top, kResultButtonWidth - 2, kButtonHeight};
}

QRect BetRowGeometry::action(int index) const
{
    int left = m_card.left() + kIndent - space::kSmall;
    for (int i = 0; i < index; ++i)
        left += m_metrics.horizontalAdvance(actionText(static_cast<SummaryAction>(i)))
            + 2 * space::kSmall;
    const int width = m_metrics.horizontalAdvance(actionText(static_cast<SummaryAction>(index)));
    return {
        left,
        m_card.bottom() - space::kSmall - kButtonHeight + 1,
        width + 2 * space::kSmall,
        kButtonHeight};
}

QRect BetRowGeometry::answer(int index) const
{
    const QRect box = inner();
    const int widths[] {answerWidth(m_metrics, 0), answerWidth(m_metrics, 1)};
    const int second = box.right() - widths[1] + 1;
    const int top = box.center().y() - kButtonHeight / 2 + 1;
    if (index == 1)
        return {second, top, widths[1], kButtonHeight};
    return {second - space::kTight - widths[0], top, widths[0], kButtonHeight};
}

QRect BetRowGeometry::noticeText() const
{
    QRect box = m_card.adjusted(kIndent, space::kSmall, 0, -space::kSmall);
    box.setRight(answer(0).left() - space::kMedium);
    return box;
}

RowPart BetRowGeometry::partAt(const QPoint& position) const
{
    const auto hit = [&](RowPart::Kind kind, int count, auto rect) -> RowPart {
        for (int i = 0; i < count; ++i) {
            if ((this->*rect)(i).contains(position))
                return {kind, i};
        }
        return {};
    };
    switch (m_kind) {
    case RowKind::Bet:
        if (chevron().contains(position))
            return {RowPart::Kind::Toggle, 0};
        return more().contains(position) ? RowPart {RowPart::Kind::More, 0} : RowPart {};
    case RowKind::Line:
        return hit(RowPart::Kind::Result, kResultButtonCount, &BetRowGeometry::resultButton);
    case RowKind::Summary:
        return hit(RowPart::Kind::Action, kSummaryActions, &BetRowGeometry::action);
    case RowKind::Notice:
        return hit(RowPart::Kind::Answer, 2, &BetRowGeometry::answer);
    case RowKind::CarriedHeading:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace betlog::widgets
