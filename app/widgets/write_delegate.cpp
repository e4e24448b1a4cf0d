// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/write_delegate.h"

#include "app/models/write_list_model.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/status_look.h"

#include <QPainter>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::WriteListModel;
using sync::QueueState;

namespace {

constexpr int kGlyph = 14;

/// The shape of a state; its word is the state's own.
Status shapeOf(QueueState state)
{
    switch (state) {
    case QueueState::Waiting:
        return Status::Waiting;
    case QueueState::Sent:
        return Status::Sending;
    case QueueState::Accepted:
        return Status::Won;
    case QueueState::Refused:
        return Status::Refused;
    case QueueState::Conflicted:
        return Status::Conflict;
    }
    Q_UNREACHABLE();
}

Ground groundOf(const QStyleOptionViewItem& option)
{
    if (option.state & QStyle::State_Selected)
        return Ground::Selected;
    return option.state & QStyle::State_MouseOver ? Ground::Hover : Ground::Surface;
}

} // namespace

WriteDelegate::WriteDelegate(const base::Clock& clock, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{ }

void WriteDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = *qobject_cast<const WriteListModel*>(index.model());
    const sync::QueueEntry& entry = model.entry(index.row());
    const Theme& theme = Theme::of(option.widget);
    const Ground ground = groundOf(option);
    const Status shape = shapeOf(entry.state);
    const QColor colour = theme.ink(statusLook(shape).ink, ground);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, theme.ground(ground));
    const int line = option.fontMetrics.height();
    QRect first = option.rect.adjusted(space::kMedium, space::kSmall, -space::kMedium, 0);
    first.setHeight(line);
    const QRectF glyph(first.left(), first.center().y() - kGlyph / 2 + 1, kGlyph, kGlyph);
    paintStatusGlyph(*painter, glyph, shape, colour);
    first.setLeft(first.left() + kGlyph + space::kSmall);
    painter->setFont(option.font);
    painter->setPen(theme.ink(Ink::Text, ground));
    const QString text = index.data().toString();
    painter->drawText(
        first,
        Qt::AlignVCenter,
        option.fontMetrics.elidedText(text, Qt::ElideRight, first.width()));
    QRect second = first.translated(0, line + 2);
    const QString word = models::stateWord(entry.state);
    painter->setPen(colour);
    painter->drawText(second, Qt::AlignVCenter, word);
    second.setLeft(second.left() + option.fontMetrics.horizontalAdvance(word));
    painter->setPen(theme.ink(Ink::Muted, ground));
    painter->drawText(
        second,
        Qt::AlignVCenter,
        u" · "_s + momentText(entry.enteredAt, m_clock.now(), QTimeZone::systemTimeZone()));
    painter->restore();
}

QSize WriteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, 2 * option.fontMetrics.height() + 2 + 2 * space::kSmall};
}

} // namespace betlog::widgets
