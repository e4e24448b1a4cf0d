// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_row_painter.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/figures.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/theme_icon.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGlyph = 13;
constexpr int kDot = 10;
constexpr int kStatusColumn = 104;

QColor blend(const QColor& a, const QColor& b, double shareOfB)
{
    const double shareOfA = 1 - shareOfB;
    return QColor::fromRgbF(
        static_cast<float>(a.redF() * shareOfA + b.redF() * shareOfB),
        static_cast<float>(a.greenF() * shareOfA + b.greenF() * shareOfB),
        static_cast<float>(a.blueF() * shareOfA + b.blueF() * shareOfB));
}

} // namespace

BetRowPainter::BetRowPainter(
    QPainter& painter,
    const Surroundings& surroundings,
    const QFont& font,
    const BetRowGeometry& geometry,
    const RowState& state)
    : m_painter(painter)
    , m_with(surroundings)
    , m_font(font)
    , m_geometry(geometry)
    , m_state(state)
{
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
}

// ── the bet itself ───────────────────────────────────────────────────────────────────────────

void BetRowPainter::paintBet(const sync::ShownBet& shown, const models::WeekBets::Entry& entry)
{
    paintCard(Ground::Surface);
    const domain::Bet& bet = shown.bet;
    const QRect card = m_geometry.card();
    const int line = m_painter.fontMetrics().height();
    const int step = line + space::kTight;
    const int lines = m_geometry.isCompact() ? 3 : 2;
    const int top = card.top() + (card.height() - lines * step + space::kTight) / 2;
    QRect first(card.left() + BetRowGeometry::kIndent, top, 0, line);
    first.setRight(m_geometry.more().left() - space::kTight);
    QRect second = first.translated(0, step);
    QRect third = second.translated(0, step);
    paintBetMarks(bet, first);
    paintBetRight(shown, entry, first, second);

    // Columns hang on the card's width alone, so that they line up from card to card.
    const int nameColumn = m_geometry.isCompact() ? first.width() : std::min(card.width() / 4, 300);
    QRect name = first;
    useFont(true);
    textFromLeft(name, bet.userName, Ink::Text, std::min(nameColumn, first.width()));
    useFont(false);
    const int slipLeft = first.left() + nameColumn + space::kMedium;
    if (m_geometry.isCompact()) {
        paintMatchup(bet, second);
        textFromLeft(third, metaText(bet) + u" · "_s + slipText(bet.slip), Ink::Muted);
    } else {
        textFromLeft(second, metaText(bet), Ink::Muted, nameColumn);
        first.setLeft(slipLeft);
        second.setLeft(slipLeft);
        paintMatchup(bet, first);
        textFromLeft(second, slipText(bet.slip), Ink::Muted);
    }
    paintFocus();
}

/// What stands before and behind the texts: the arrow, the person's dot, the menu.
void BetRowPainter::paintBetMarks(const domain::Bet& bet, const QRect& first)
{
    const QRect chevron(m_geometry.card().left() + space::kSmall, first.top(), 16, first.height());
    paintIcon(
        m_painter,
        chevron,
        m_state.open ? u"chevron-down"_s : u"chevron-right"_s,
        m_with.theme.ink(Ink::Muted, m_ground));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_with.theme.person(bet.userName, m_ground));
    m_painter.drawEllipse(QRect(
        first.left() - kDot - space::kSmall + 2, first.center().y() - kDot / 2 + 1, kDot, kDot));
    if (!m_state.readOnly && (m_state.hovered || m_state.focused))
        paintButton(
            m_geometry.more(), u"⋯"_s, m_state.hoveredPart.kind == RowPart::Kind::More, Ink::Text);
}

void BetRowPainter::paintBetRight(
    const sync::ShownBet& shown, const models::WeekBets::Entry& entry, QRect& first, QRect& second)
{
    const domain::Bet& bet = shown.bet;
    const domain::Payout& payout = bet.payout;
    const QString stake = amountText(payout.totalWager, m_with.facts);
    const int column = figuresWidth(m_painter.fontMetrics(), u"+00,000.00");
    useFont(true);
    if (payout.settled)
        figuresFromRight(
            first, profitText(payout.profit, m_with.facts), profitInk(payout.profit), column);
    else
        figuresFromRight(first, stake, Ink::Text, column);
    useFont(false);
    first.setRight(first.right() - space::kSmall);
    const int statusLeft = first.right() - kStatusColumn + 1;
    QRect statusBox = first;
    statusFromRight(statusBox, statusOf(entry.result));
    first.setRight(std::min(statusBox.right(), statusLeft) - space::kSmall);

    QString way = u"%1 → %2"_s.arg(stake, amountText(payout.totalReturn, m_with.facts));
    if (!payout.settled) {
        const std::optional<domain::Money> possible = possibleReturn(bet, m_with.facts);
        way = possible ? QCoreApplication::translate("BetRow", "to return %1")
                             .arg(amountText(*possible, m_with.facts))
                       : QString();
    }
    figuresFromRight(second, way, Ink::Muted);
    QList<Status> marks = marksOf(shown, m_with.now);
    std::ranges::reverse(marks);
    for (const Status mark : marks) {
        second.setRight(second.right() - space::kMedium);
        statusFromRight(second, mark);
    }
    second.setRight(second.right() - space::kMedium);
}

QString BetRowPainter::metaText(const domain::Bet& bet) const
{
    QStringList parts;
    if (bet.number != 0)
        parts.append(u"#%1"_s.arg(bet.number));
    parts.append(bet.league);
    parts.append(momentText(bet.betDate, m_with.now, m_with.zone));
    return parts.join(u" · "_s);
}

void BetRowPainter::paintMatchup(const domain::Bet& bet, const QRect& box)
{
    QRect room = box;
    const QString away = bet.awayTeam.trimmed();
    const QString home = bet.homeTeam.trimmed();
    if (!away.isEmpty() && !home.isEmpty()) {
        // Both get their share, so that a long name does not push the other out.
        const QFontMetrics metrics = m_painter.fontMetrics();
        const int marks = 2 * 12 + metrics.horizontalAdvance(u" @ "_s);
        const int wanted = metrics.horizontalAdvance(away) + metrics.horizontalAdvance(home);
        QRect left = room;
        if (wanted + marks > room.width()) {
            const int half = (room.width() - marks) / 2;
            const int ofHome = metrics.horizontalAdvance(home);
            left.setWidth(12 + (ofHome < half ? 2 * half - ofHome : half));
        }
        paintTeam(bet, away, left);
        room.setLeft(left.left());
        textFromLeft(room, u" @ "_s, Ink::Muted);
        paintTeam(bet, home, room);
        return;
    }
    if (!(away + home).isEmpty())
        paintTeam(bet, away + home, room);
}

void BetRowPainter::paintTeam(const domain::Bet& bet, const QString& team, QRect& box)
{
    const TeamColours::Colours colours = m_with.colours.of(bet.league, team);
    if (!colours.primary.isEmpty()) {
        const Theme::Chip chip = m_with.theme.teamChip(colours.primary, colours.secondary);
        const QRectF mark(box.left() + 0.5, box.center().y() - 6.5, 6, 14);
        QPainterPath shape;
        shape.addRoundedRect(mark, 2, 2);
        m_painter.fillPath(shape, chip.fill);
        const QColor second(colours.secondary);
        if (second.isValid()) {
            m_painter.setClipPath(shape);
            m_painter.fillRect(mark.adjusted(3, 0, 0, 0), second);
            m_painter.setClipping(false);
        }
        m_painter.setPen(m_with.theme.border());
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(shape);
        box.setLeft(box.left() + 12);
    }
    textFromLeft(box, team.simplified(), Ink::Text);
}

// ── the card ─────────────────────────────────────────────────────────────────────────────────

Ground BetRowPainter::cardGround(Ground resting) const
{
    if (m_state.selected)
        return Ground::Selected;
    if (m_state.arrived > 0.5)
        return Ground::Arrived;
    return m_state.hovered ? Ground::Hover : resting;
}

QColor BetRowPainter::groundColour(Ground resting) const
{
    const QColor plain = m_with.theme.ground(cardGround(resting));
    if (m_state.selected || m_state.arrived <= 0)
        return plain;
    const QColor under = m_with.theme.ground(m_state.hovered ? Ground::Hover : resting);
    return blend(under, m_with.theme.ground(Ground::Arrived), m_state.arrived);
}

void BetRowPainter::paintCard(Ground ground)
{
    m_ground = cardGround(ground);
    paintCard(groundColour(ground));
}

void BetRowPainter::paintCard(const QColor& fill)
{
    const QRect card = m_geometry.card();
    QRectF box = QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5);
    constexpr int kBeyond = 2 * space::kRadius;
    if (!m_state.first)
        box.setTop(box.top() - kBeyond);
    if (!m_state.last)
        box.setBottom(box.bottom() + kBeyond);
    m_painter.save();
    m_painter.setClipRect(card);
    m_painter.setPen(m_with.theme.border());
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(box, space::kRadius, space::kRadius);
    if (!m_state.first)
        m_painter.drawLine(
            QPointF(card.left(), card.top() + 0.5), QPointF(card.right() + 1, card.top() + 0.5));
    m_painter.restore();
}

void BetRowPainter::paintFocus()
{
    if (!m_state.focused)
        return;
    m_painter.setPen(QPen(m_with.theme.focus(), 2));
    m_painter.setBrush(Qt::NoBrush);
    const QRectF ring = QRectF(m_geometry.card()).adjusted(1, 1, -1, -1);
    m_painter.drawRoundedRect(ring, space::kRadius - 1, space::kRadius - 1);
}

// ── pieces ───────────────────────────────────────────────────────────────────────────────────

void BetRowPainter::useFont(bool bold)
{
    m_font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    m_painter.setFont(m_font);
}

void BetRowPainter::textFromLeft(QRect& box, const QString& text, Ink ink, int limit)
{
    const QFontMetrics metrics = m_painter.fontMetrics();
    const int room = std::min(box.width(), limit);
    if (room <= 0)
        return;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    m_painter.setPen(m_with.theme.ink(ink, m_ground));
    m_painter.drawText(QRect(box.left(), box.top(), room, box.height()), Qt::AlignVCenter, shown);
    box.setLeft(box.left() + metrics.horizontalAdvance(shown));
}

void BetRowPainter::figuresFromRight(QRect& box, const QString& text, Ink ink, int column)
{
    m_painter.setPen(m_with.theme.ink(ink, m_ground));
    drawFigures(m_painter, box, text);
    box.setRight(box.right() - std::max(figuresWidth(m_painter.fontMetrics(), text), column));
}

void BetRowPainter::statusFromRight(QRect& box, Status status)
{
    const StatusLook look = statusLook(status);
    const QColor colour = m_with.theme.ink(look.ink, m_ground);
    const int width = m_painter.fontMetrics().horizontalAdvance(look.word);
    m_painter.setPen(colour);
    m_painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, look.word);
    const int left = box.right() + 1 - width - space::kTight - kGlyph;
    paintStatusGlyph(
        m_painter, QRectF(left, box.center().y() - kGlyph / 2, kGlyph, kGlyph), status, colour);
    box.setRight(left - 1);
}

void BetRowPainter::paintButton(const QRect& box, const QString& text, bool hovered, Ink ink)
{
    if (hovered) {
        m_painter.setPen(m_with.theme.border());
        m_painter.setBrush(m_with.theme.ground(Ground::Surface));
        m_painter.drawRoundedRect(
            QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius - 2, space::kRadius - 2);
    }
    m_painter.setPen(m_with.theme.ink(ink, hovered ? Ground::Surface : m_ground));
    m_painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace betlog::widgets
