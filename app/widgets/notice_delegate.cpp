// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/notice_delegate.h"

#include "app/models/notice_history_model.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/notice_mark.h"
#include "app/widgets/plain_tooltip.h"
#include "app/widgets/wrapped_label.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::Notice;
using models::NoticeHistoryModel;

namespace {

constexpr int kMark = 24;
constexpr int kLines = 3;
constexpr int kUnreadDot = 6;

Notice noticeOf(const QModelIndex& index)
{
    return index.data(NoticeHistoryModel::NoticeRole).value<Notice>();
}

Ground groundOf(const QStyleOptionViewItem& option)
{
    if (option.state & QStyle::State_Selected)
        return Ground::Selected;
    return option.state & QStyle::State_MouseOver ? Ground::Hover : Ground::Window;
}

/// What the words have for their width: the same whether the scroll bar is there or not, so that a
/// row need not change its height when it comes.
int wordsWidth(const QStyleOptionViewItem& option)
{
    constexpr int kBesides = space::kMedium + kMark + space::kSmall + space::kMedium;
    constexpr int kLeast = 40;
    const auto* const view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (!view)
        return std::max(option.rect.width() - kBesides, kLeast);
    const int bar = view->verticalScrollBar()->sizeHint().width();
    return std::max(view->contentsRect().width() - bar - kBesides, kLeast);
}

QRect wordsIn(const QStyleOptionViewItem& option)
{
    const int left = space::kMedium + kMark + space::kSmall;
    QRect words = option.rect.adjusted(left, space::kSmall, 0, -space::kSmall);
    words.setWidth(wordsWidth(option));
    return words;
}

} // namespace

NoticeDelegate::NoticeDelegate(const base::Clock& clock, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{ }

QString NoticeDelegate::lastLine(const Notice& notice) const
{
    QStringList parts;
    if (notice.simulated)
        parts.append(tr("Simulated"));
    parts.append(momentText(notice.at, m_clock.now(), QTimeZone::systemTimeZone()));
    if (!notice.detail.isEmpty())
        parts.append(notice.detail);
    return parts.join(u" · "_s);
}

void NoticeDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Notice notice = noticeOf(index);
    const Theme& theme = Theme::of(option.widget);
    const Ground ground = groundOf(option);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, theme.ground(ground));
    QRectF mark(option.rect.left() + space::kMedium, 0, kMark, kMark);
    mark.moveTop(option.rect.top() + space::kSmall);
    paintNoticeMark(*painter, mark, notice, theme, ground);
    if (index.data(NoticeHistoryModel::UnreadRole).toBool()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.ink(Ink::Accent, ground));
        const QPointF centre(mark.left() - space::kMedium / 2.0, mark.center().y());
        painter->drawEllipse(centre, kUnreadDot / 2.0, kUnreadDot / 2.0);
    }

    QRect words = wordsIn(option);
    painter->setFont(option.font);
    painter->setPen(theme.ink(Ink::Text, ground));
    const int step = option.fontMetrics.lineSpacing();
    for (const QString& line : wrappedLines(notice.text, option.font, words.width(), kLines)) {
        painter->drawText(words.topLeft() + QPoint(0, option.fontMetrics.ascent()), line);
        words.setTop(words.top() + step);
    }
    painter->setPen(theme.ink(Ink::Muted, ground));
    const QString last =
        option.fontMetrics.elidedText(lastLine(notice), Qt::ElideRight, words.width());
    painter->drawText(words.topLeft() + QPoint(0, option.fontMetrics.ascent() + 2), last);
    painter->restore();
}

QSize NoticeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto lines =
        wrappedLines(index.data().toString(), option.font, wordsWidth(option), kLines);
    const int text = static_cast<int>(lines.size() + 1) * option.fontMetrics.lineSpacing() + 2;
    // The view makes every row as wide as itself.
    return {kMark, std::max(text, kMark) + 2 * space::kSmall};
}

bool NoticeDelegate::helpEvent(
    QHelpEvent* event,
    QAbstractItemView* view,
    const QStyleOptionViewItem& option,
    const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Notice notice = noticeOf(index);
    QStringList lines {notice.text};
    if (!notice.detail.isEmpty())
        lines.append(notice.detail);
    lines.append(momentTextInFull(notice.at, QTimeZone::systemTimeZone()));
    QToolTip::showText(event->globalPos(), plainTooltip(lines.join(u'\n')), view);
    return true;
}

} // namespace betlog::widgets
