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
/// A line that is always fast stays low instead of filling the height with its noise.
constexpr std::chrono::milliseconds kLeastTop {20};

/// 20, 50, 100, 200, 500 …: the next round number above.
std::chrono::milliseconds roundUp(std::chrono::milliseconds value)
{
    qint64 step = kLeastTop.count() / 2;
    while (true) {
        for (const qint64 factor : {2, 5, 10}) {
            if (value.count() <= step * factor)
                return std::chrono::milliseconds(step * factor);
        }
        step *= 10;
    }
}

} // namespace

Sparkline::Sparkline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setLatencies(const QList<std::chrono::milliseconds>& latencies)
{
    m_latencies = latencies.last(std::min<qsizetype>(latencies.size(), kShown));
    setAccessibleName(
        m_latencies.isEmpty() ? tr("Nothing measured yet")
                              : tr("Last %1 round trips, the slowest %2 ms.")
                                    .arg(m_latencies.size())
                                    .arg(std::ranges::max(m_latencies).count()));
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

QPolygonF Sparkline::points(const QRectF& box, std::chrono::milliseconds top) const
{
    const double step = box.width() / (kShown - 1);
    double x = box.right() - step * static_cast<double>(m_latencies.size() - 1);
    QPolygonF line;
    for (const auto latency : m_latencies) {
        const double share =
            static_cast<double>(latency.count()) / static_cast<double>(top.count());
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
    const auto slowest =
        m_latencies.isEmpty() ? kLeastTop : std::max(kLeastTop, std::ranges::max(m_latencies));
    const auto top = roundUp(slowest);
    const QString scale = tr("%1 ms").arg(top.count());
    const int label = fontMetrics().horizontalAdvance(scale) + space::kSmall;
    const QRectF box = QRectF(rect()).adjusted(1, fontMetrics().ascent() / 2.0, -label, -3);

    painter.setPen(QPen(theme.border(), 1));
    painter.drawLine(box.topLeft(), box.topRight());
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.setPen(theme.ink(Ink::Muted));
    const QRectF beside(box.right(), 0, label, fontMetrics().height());
    painter.drawText(beside, Qt::AlignRight | Qt::AlignVCenter, scale);
    if (m_latencies.isEmpty()) {
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
