// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// The rows under a bet: its notice, lines and summary; and the heading of the carried ones.

#include "app/widgets/bet_row_painter.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/figures.h"
#include "app/widgets/moment_text.h"
#include "domain/settlement.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGlyph = 13;

/// What a line returns as it stands; nothing where the slip is settled as a whole.
QString returnText(const domain::Bet& bet, int line, const LogFacts& facts)
{
    const domain::LineResult result = bet.results.value(line);
    if (bet.slip.kind != domain::BetKind::Singles || result == domain::LineResult::Pending)
        return {};
    const auto money = domain::lineReturn(bet.slip, line, result, facts.rules);
    return money ? u"→ "_s + amountText(*money, facts) : QString();
}

/// Half lost stands in the place of half won.
int buttonOf(domain::LineResult result)
{
    const auto shown =
        result == domain::LineResult::HalfLost ? domain::LineResult::HalfWon : result;
    const auto found = std::ranges::find(kResultButtons, shown);
    return found == std::end(kResultButtons) ? -1
                                             : static_cast<int>(found - std::begin(kResultButtons));
}

} // namespace

void BetRowPainter::paintNotice(const sync::ShownBet& shown)
{
    const bool conflict = shown.delivery == sync::Delivery::Conflicted;
    const Ink ink = conflict ? Ink::Warning : Ink::Lost;
    paintCard(m_with.theme.tint(ink));
    m_ground = Ground::Surface;
    const QRect room = m_geometry.noticeText();
    const QString said = noticeText(shown);
    const int lines = m_painter.fontMetrics().boundingRect(room, Qt::TextWordWrap, said).height();
    QRectF glyph(0, 0, kGlyph, kGlyph);
    const double firstLine =
        room.center().y() + 1 - (lines - m_painter.fontMetrics().height()) / 2.0;
    glyph.moveCenter({room.left() - space::kSmall - kGlyph / 2.0, firstLine});
    paintStatusGlyph(
        m_painter, glyph, conflict ? Status::Conflict : Status::Refused, m_with.theme.ink(ink));
    m_painter.setPen(m_with.theme.ink(Ink::Text));
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, said);
    for (int i = 0; i < 2; ++i) {
        paintButton(
            m_geometry.answer(i), answerText(i, conflict), true, i == 0 ? Ink::Accent : Ink::Text);
    }
    paintFocus();
}

void BetRowPainter::paintLine(const domain::Bet& bet, int line)
{
    paintCard(Ground::Sunken);
    const domain::Line& one = bet.slip.lines[line];
    const domain::LineResult result = bet.results.value(line);
    QRect box = m_geometry.card().adjusted(BetRowGeometry::kIndent, 0, 0, 0);
    box.setRight(m_geometry.resultZone().left() - space::kLarge);

    if (!m_state.readOnly && (m_state.hovered || m_state.focused)) {
        paintResultButtons(result);
    } else {
        QRect zone = m_geometry.resultZone();
        statusFromRight(zone, statusOf(result));
    }
    paintLineFigures(bet, line, box);

    const QString detail = lineDetailText(one, m_with.now, m_with.zone);
    const QString name = one.selection.isEmpty() ? one.market : one.selection;
    const int height = m_painter.fontMetrics().height();
    const QString title = name.isEmpty() ? one.description : name;
    if (detail.isEmpty()) {
        textFromLeft(box, title.simplified(), Ink::Text);
    } else {
        QRect first(box.left(), box.center().y() - height + 1, box.width(), height);
        QRect second = first.translated(0, height);
        textFromLeft(first, title.simplified(), Ink::Text);
        textFromLeft(second, detail, Ink::Muted);
    }
    paintFocus();
}

void BetRowPainter::paintLineFigures(const domain::Bet& bet, int line, QRect& box)
{
    const domain::Line& one = bet.slip.lines[line];
    const bool singles = bet.slip.kind == domain::BetKind::Singles;
    const QString price = priceText(one.odds, m_with.facts);
    const QString stake = singles ? amountText(one.stake, m_with.facts) : QString();
    const int column = figuresWidth(m_painter.fontMetrics(), u"00,000.00");
    if (m_geometry.card().width() >= BetRowGeometry::kWideRow) {
        if (singles) {
            figuresFromRight(box, returnText(bet, line, m_with.facts), Ink::Text, column + 18);
            box.setRight(box.right() - space::kMedium);
            figuresFromRight(box, stake, Ink::Text, column);
            box.setRight(box.right() - space::kMedium);
        }
        figuresFromRight(box, price, Ink::Muted, column);
    } else {
        const int height = m_painter.fontMetrics().height();
        QRect upper(box.left(), box.center().y() - height + 1, box.width(), height);
        QRect lower = upper.translated(0, height);
        if (stake.isEmpty()) {
            upper = box;
        } else {
            figuresFromRight(lower, stake, Ink::Text);
        }
        figuresFromRight(upper, price, Ink::Muted);
        box.setRight(std::min(upper.right(), lower.right()));
    }
    box.setRight(box.right() - space::kMedium);
}

void BetRowPainter::paintResultButtons(domain::LineResult result)
{
    const int chosen = buttonOf(result);
    for (int i = 0; i < kResultButtonCount; ++i) {
        const bool isChosen = i == chosen;
        const Status status = isChosen ? statusOf(result) : statusOf(kResultButtons[i]);
        const Ink ink = statusLook(status).ink;
        const QRect box = m_geometry.resultButton(i);
        const bool hovered = m_state.hoveredPart == RowPart {RowPart::Kind::Result, i};
        const QRectF shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
        m_painter.setPen(isChosen || hovered ? m_with.theme.ink(ink) : m_with.theme.border());
        m_painter.setBrush(
            isChosen ? m_with.theme.tint(ink) : m_with.theme.ground(Ground::Surface));
        m_painter.drawRoundedRect(shape, space::kRadius - 2, space::kRadius - 2);
        const QColor colour =
            m_with.theme.ink(isChosen || hovered ? ink : Ink::Muted, Ground::Surface);
        QRectF glyph(0, 0, kGlyph, kGlyph);
        glyph.moveCenter(shape.center());
        paintStatusGlyph(m_painter, glyph, status, colour);
    }
}

void BetRowPainter::paintSummary(const domain::Bet& bet)
{
    paintCard(Ground::Surface);
    for (int i = 0; i < kSummaryActions && !m_state.readOnly; ++i) {
        const auto action = static_cast<SummaryAction>(i);
        const bool hovered = m_state.hoveredPart == RowPart {RowPart::Kind::Action, i};
        const Ink ink = action == SummaryAction::Delete ? Ink::Lost : Ink::Accent;
        paintButton(m_geometry.action(i), actionText(action), hovered, ink);
    }
    QRect box = m_geometry.inner();
    const QRect actions = m_geometry.action(kSummaryActions - 1);
    QRect totals(actions.right() + space::kLarge, actions.top(), 0, actions.height());
    totals.setRight(box.right());
    const domain::Payout& payout = bet.payout;
    if (payout.settled) {
        useFont(true);
        figuresFromRight(totals, profitText(payout.profit, m_with.facts), profitInk(payout.profit));
        useFont(false);
        totals.setRight(totals.right() - space::kMedium);
    }
    const QString sums = summarySums(bet, m_with.facts);
    if (figuresWidth(m_painter.fontMetrics(), sums) <= totals.width())
        figuresFromRight(totals, sums, Ink::Muted);

    const QString note = summaryNote(bet, m_with.facts);
    QRect noteBox(
        m_geometry.card().left() + BetRowGeometry::kIndent,
        m_geometry.card().top() + space::kSmall,
        0,
        m_painter.fontMetrics().height());
    noteBox.setRight(box.right());
    if (!note.isEmpty())
        textFromLeft(noteBox, note, Ink::Muted);
    paintFocus();
}

void BetRowPainter::paintHeading(const QString& text)
{
    m_ground = Ground::Window;
    QRect box = m_geometry.card().adjusted(space::kSmall, space::kTight, -space::kSmall, 0);
    useFont(true);
    textFromLeft(box, text, Ink::Muted);
    useFont(false);
    box.setLeft(box.left() + space::kMedium);
    m_painter.setPen(m_with.theme.border());
    m_painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y());
}

} // namespace betlog::widgets
