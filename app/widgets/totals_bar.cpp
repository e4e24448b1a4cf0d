// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/totals_bar.h"

#include "app/widgets/appearance.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/figures.h"

#include <QPaintEvent>
#include <QPainter>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFlashMs = 900;

}

TotalsBar::TotalsBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_flash.setStartValue(1.0);
    m_flash.setEndValue(0.0);
    connect(&m_flash, &QVariantAnimation::valueChanged, this, [this] { update(m_flashArea); });
    refresh();
}

void TotalsBar::setFacts(const LogFacts& facts)
{
    m_facts = facts;
    refresh();
}

void TotalsBar::setTotals(const models::Totals& totals)
{
    if (totals == m_totals)
        return;
    m_totals = totals;
    if (motionMs(this) > 0) {
        m_flash.stop();
        m_flash.setDuration(kFlashMs);
        m_flash.start();
    }
    refresh();
}

void TotalsBar::setSendingCount(int count)
{
    m_sending = count;
    refresh();
}

void TotalsBar::refresh()
{
    setAccessibleName(text());
    setToolTip(
        tr("Bets shown: %1").arg(countText(m_totals.bets)) + u'\n'
        + tr("Pending of them: %1").arg(countText(m_totals.pending)) + u'\n'
        + tr("Still at stake: %1").arg(amountText(m_totals.exposure, m_facts)) + u'\n'
        + tr("Profit counts settled bets only."));
    updateGeometry();
    update();
}

QList<TotalsBar::Piece> TotalsBar::pieces() const
{
    QList<Piece> pieces {
        {m_totals.bets == 1 ? tr("1 bet") : tr("%1 bets").arg(countText(m_totals.bets)),
         Ink::Text,
         false},
        {tr("staked %1").arg(amountText(m_totals.staked, m_facts)), Ink::Muted, false},
        {tr("returned %1").arg(amountText(m_totals.returned, m_facts)), Ink::Muted, false},
        {profitText(m_totals.profit, m_facts), profitInk(m_totals.profit), true}};
    if (m_sending > 0)
        pieces.append({tr("%1 sending").arg(countText(m_sending)), Ink::Pending, false});
    return pieces;
}

QString TotalsBar::text() const
{
    QStringList texts;
    for (const Piece& piece : pieces())
        texts.append(piece.text);
    return texts.join(u"  "_s);
}

QSize TotalsBar::sizeHint() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    int width = 0;
    for (const Piece& piece : pieces())
        width += figuresWidth(QFontMetrics(piece.bold ? bold : font()), piece.text) + space::kLarge;
    return {width, fontMetrics().height() + 2 * space::kSmall};
}

QSize TotalsBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void TotalsBar::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const double flash =
        m_flash.state() == QAbstractAnimation::Running ? m_flash.currentValue().toDouble() : 0.0;
    QList<Piece> all = pieces();
    // Where room is scarce, what comes in and goes out gives way to what is left.
    if (sizeHint().width() > width())
        all.remove(1, 2);
    QRect box = rect().adjusted(0, 0, -space::kSmall, 0); // room for the flash
    QFont font = this->font();
    for (auto piece = all.crbegin(); piece != all.crend(); ++piece) {
        font.setWeight(piece->bold ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        const int wide = figuresWidth(painter.fontMetrics(), piece->text);
        const QRect area(box.right() - wide - 5, 4, wide + 12, height() - 8);
        if (piece->bold)
            m_flashArea = area;
        if (flash > 0 && piece->bold) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setOpacity(flash);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.tint(piece->ink, Ground::Window));
            painter.drawRoundedRect(area, 6, 6);
            painter.setOpacity(1);
        }
        painter.setPen(theme.ink(piece->ink, Ground::Window));
        if (event->rect().intersects(area)) // each step of the flash draws one figure, not all
            drawFigures(painter, box, piece->text);
        box.setRight(box.right() - wide - space::kLarge);
    }
}

} // namespace betlog::widgets
