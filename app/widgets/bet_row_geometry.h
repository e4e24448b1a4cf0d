// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"

#include <QFontMetrics>
#include <QRect>

namespace betlog::widgets {

/// What can be pressed inside a row of the log.
struct RowPart
{
    enum class Kind {
        None,
        Toggle, ///< opens or closes the bet
        More, ///< the menu of the bet
        Result, ///< settles the line; `index` into kResultButtons
        Action, ///< of the summary; `index` into SummaryAction
        Answer ///< to a notice; 0: send again or use mine, 1: let it go or keep theirs
    };

    Kind kind = Kind::None;
    int index = 0;

    friend bool operator==(const RowPart&, const RowPart&) = default;
};

enum class SummaryAction { Edit, Receipt, Duplicate, Delete };
inline constexpr int kSummaryActions = 4;

/// The results that a line offers as buttons, in this order; half lost shares the last one.
inline constexpr domain::LineResult kResultButtons[] {
    domain::LineResult::Won,
    domain::LineResult::Lost,
    domain::LineResult::Push,
    domain::LineResult::Void,
    domain::LineResult::HalfWon};
inline constexpr int kResultButtonCount = 5;

/// Where things are in a row of the log; painting and pressing ask the same.
class BetRowGeometry
{
public:
    using RowKind = models::BetListModel::RowKind;

    BetRowGeometry(
        RowKind kind, const QRect& row, const QFontMetrics& metrics, bool isFirst, bool isLast);

    static constexpr int kGap = 4; ///< above and below a card
    static constexpr int kPad = 12; ///< inside a card, left and right
    static constexpr int kIndent = 42; ///< where texts begin: behind the arrow and the dot
    static constexpr int kResultButtonWidth = 30;
    static constexpr int kResultZone = kResultButtonCount * kResultButtonWidth;
    static constexpr int kMoreWidth = 28;
    static constexpr int kButtonHeight = 26;
    static constexpr int kWideRow = 620; ///< from here, a line's return has a column of its own

    static constexpr int kCompactCard = 700; ///< below, a bet takes three lines instead of two

    struct Shape
    {
        bool last = false; ///< the row closes its card
        bool detail = false; ///< a line with a second text, a summary with a note
        bool compact = false; ///< the card is narrower than kCompactCard
    };

    /// The height of a row; of a notice, without its text, which wraps.
    [[nodiscard]] static int height(RowKind kind, const QFontMetrics& metrics, const Shape& shape);
    /// Whether cards in a view of that width are compact.
    [[nodiscard]] static bool isCompact(int viewWidth);

    [[nodiscard]] QRect card() const { return m_card; }

    [[nodiscard]] bool isCompact() const { return m_card.width() < kCompactCard; }

    [[nodiscard]] QRect inner() const { return m_card.adjusted(kPad, 0, -kPad, 0); }

    [[nodiscard]] QRect chevron() const;
    [[nodiscard]] QRect more() const;
    [[nodiscard]] QRect resultButton(int index) const;
    [[nodiscard]] QRect resultZone() const;
    [[nodiscard]] QRect action(int index) const;
    [[nodiscard]] QRect answer(int index) const;
    /// What of a notice is text.
    [[nodiscard]] QRect noticeText() const;

    [[nodiscard]] RowPart partAt(const QPoint& position) const;

private:
    RowKind m_kind;
    QFontMetrics m_metrics;
    QRect m_card;
};

/// What the buttons say; their widths follow from it.
[[nodiscard]] QString actionText(SummaryAction action);
[[nodiscard]] QString answerText(int index, bool isConflict);

} // namespace betlog::widgets
