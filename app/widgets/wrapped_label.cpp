// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/wrapped_label.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace betlog::widgets {

QStringList wrappedLines(const QString& text, const QFont& font, int width, int maximumLines)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    while (lines.size() < maximumLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const int start = line.textStart();
        const bool last = lines.size() == maximumLines - 1;
        lines.append(
            last ? QFontMetrics(font).elidedText(text.mid(start), Qt::ElideRight, width)
                 : text.mid(start, line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

WrappedLabel::WrappedLabel(Ink ink, Ground ground, QWidget* parent)
    : QWidget(parent)
    , m_ink(ink)
    , m_ground(ground)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void WrappedLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void WrappedLabel::setMaximumLines(int lines)
{
    m_maximumLines = std::max(1, lines);
    updateGeometry();
    update();
}

QSize WrappedLabel::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(m_text);
    return {width, fontMetrics().height()};
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

bool WrappedLabel::hasHeightForWidth() const
{
    return true;
}

int WrappedLabel::heightForWidth(int width) const
{
    const auto lines = std::max<qsizetype>(1, linesFor(width).size());
    return static_cast<int>(lines) * fontMetrics().lineSpacing();
}

void WrappedLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).ink(m_ink, m_ground));
    const int step = fontMetrics().lineSpacing();
    int top = 0;
    for (const QString& line : linesFor(width())) {
        painter.drawText(QRect(0, top, width(), step), Qt::AlignLeft | Qt::AlignVCenter, line);
        top += step;
    }
}

QStringList WrappedLabel::linesFor(int width) const
{
    return wrappedLines(m_text, font(), width, m_maximumLines);
}

} // namespace betlog::widgets
