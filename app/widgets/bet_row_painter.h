// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/shown_bet.h"
#include "app/widgets/bet_row_geometry.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/status_look.h"
#include "app/widgets/team_colours.h"

#include <QFont>
#include <QTimeZone>

class QPainter;

namespace betlog::widgets {

/// How a row stands at the moment of painting.
struct RowState
{
    bool open = false; ///< its bet is
    bool readOnly = false; ///< nothing in it can be pressed but its arrow
    bool first = false; ///< of its card
    bool last = false;
    bool hovered = false;
    bool selected = false;
    bool focused = false; ///< the row that has the keyboard
    double arrived = 0; ///< 1: another screen has just changed it … 0: long ago
    RowPart hoveredPart;
};

/// Draws the rows of the log. Knows nothing of views; one for each paint.
class BetRowPainter
{
public:
    struct Surroundings
    {
        const Theme& theme;
        const LogFacts& facts;
        const TeamColours& colours;
        base::Timestamp now;
        QTimeZone zone;
    };

    BetRowPainter(
        QPainter& painter,
        const Surroundings& surroundings,
        const QFont& font,
        const BetRowGeometry& geometry,
        const RowState& state);

    void paintBet(const sync::ShownBet& shown, const models::WeekBets::Entry& entry);
    void paintNotice(const sync::ShownBet& shown);
    void paintLine(const domain::Bet& bet, int line);
    void paintSummary(const domain::Bet& bet);
    void paintHeading(const QString& text);

private:
    void paintCard(Ground ground);
    void paintCard(const QColor& fill);
    void paintBetMarks(const domain::Bet& bet, const QRect& first);
    void paintBetRight(
        const sync::ShownBet& shown,
        const models::WeekBets::Entry& entry,
        QRect& first,
        QRect& second);
    void paintMatchup(const domain::Bet& bet, const QRect& box);
    void paintTeam(const domain::Bet& bet, const QString& team, QRect& box);
    void paintLineFigures(const domain::Bet& bet, int line, QRect& box);
    void paintResultButtons(domain::LineResult result);
    void paintButton(const QRect& box, const QString& text, bool hovered, Ink ink);
    void paintFocus();

    [[nodiscard]] Ground cardGround(Ground resting) const;
    [[nodiscard]] QColor groundColour(Ground resting) const;
    [[nodiscard]] QString metaText(const domain::Bet& bet) const;

    /// Draws elided text at the left end of `box` and takes its room out of it.
    void textFromLeft(QRect& box, const QString& text, Ink ink, int limit = 1 << 20);
    void figuresFromRight(QRect& box, const QString& text, Ink ink, int column = 0);
    void statusFromRight(QRect& box, Status status);
    void useFont(bool bold);

    QPainter& m_painter;
    const Surroundings& m_with;
    QFont m_font;
    const BetRowGeometry& m_geometry;
    RowState m_state;
    Ground m_ground = Ground::Surface; ///< of what is being painted; inks follow it
};

} // namespace betlog::widgets
