// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/sparkline.h"

#include "app/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace betlog::widgets {

namespace {

constexpr int kHeight = 56;
constexpr int kShown = 120;

/// The next round number above, of those that are 1, 2 or 5 with noughts behind.
qint64 roundUp(qint64 value)
{
    for (qint64 step = 1;; step *= 10) {
        for (const qint64 factor : {1, 2, 5}) {
            if (value <= step * factor)
                return step * factor;
        }
    }
}

} // namespace

Sparkline::Sparkline(Measure measure, QWidget* parent)
    : QWidget(parent)
    , m_measure(std::move(measure))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setValues({});
}

void Sparkline::setValues(const QList<qint64>& values)
{
    m_values = values.last(std::min<qsizetype>(values.size(), kShown));
    setAccessibleName(
        m_values.isEmpty() ? tr("%1: nothing measured yet").arg(m_measure.name)
                           : tr("%1: now %2, at most %3")
                                 .arg(
                                     m_measure.name,
                                     m_measure.inWords(m_values.last()),
                                     m_measure.inWords(std::ranges::max(m_values))));
    update();
}

QSize Sparkline::sizeHint() const
{
    return {240, kHeight};
}

QSize Sparkline::minimumSizeHint() const
{
    return {120, kHeight};
}

QPolygonF Sparkline::points(const QRectF& box, qint64 top) const
{
    const double step = box.width() / (kShown - 1);
    double x = box.right() - step * static_cast<double>(m_values.size() - 1);
    QPolygonF line;
    for (const qint64 value : m_values) {
        const double share = static_cast<double>(value) / static_cast<double>(top);
        line.append({x, box.bottom() - share * box.height()});
        x += step;
    }
    return line;
}

void Sparkline::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qint64 largest = m_values.isEmpty() ? 0 : std::ranges::max(m_values);
    const qint64 top = roundUp(std::max(m_measure.leastTop, largest));
    const QString scale = m_measure.inWords(top);
    const int label = fontMetrics().horizontalAdvance(scale) + space::kSmall;
    const QRectF box = QRectF(rect()).adjusted(1, fontMetrics().ascent() / 2.0, -label, -3);

    painter.setPen(QPen(theme.border(), 1));
    painter.drawLine(box.topLeft(), box.topRight());
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.setPen(theme.ink(Ink::Muted));
    const QRectF beside(box.right(), 0, label, fontMetrics().height());
    painter.drawText(beside, Qt::AlignRight | Qt::AlignVCenter, scale);
    if (m_values.isEmpty()) {
        painter.drawText(box, Qt::AlignCenter, tr("Nothing measured yet"));
        return;
    }
    const QPolygonF line = points(box, top);
    const QColor colour = theme.ink(Ink::Accent);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(line.last(), 2.5, 2.5);
}

} // namespace betlog::widgets
