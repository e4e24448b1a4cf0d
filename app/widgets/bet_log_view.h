// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/widgets/bet_row_delegate.h"
#include "app/widgets/row_list_view.h"
#include "base/scheduler.h"

#include <QHash>

#include <optional>

class QMenu;

namespace betlog::widgets {

class LogFace;

/// The bet log: calm rows that open to their lines. It shows a model and says what the person
/// wants; it changes nothing itself.
///
/// Keys: ↑ ↓ walk, → opens, ← closes; W L P V H settle the line (H again: half lost), Backspace
/// makes it pending; Enter edits, D duplicates, R shows the receipt, Delete deletes all that is
/// selected. On a closed bet of one line the result keys settle that line. On a notice of a
/// refusal Enter sends again (or uses mine) and Backspace lets go (or keeps theirs).
class BetLogView final : public RowListView
{
    Q_OBJECT

public:
    /// How far the bets of the shown week have come.
    enum class WeekState {
        Loading,
        Loaded,
        Missing ///< not here, and there is no line to fetch them over
    };

    BetLogView(models::BetListModel& model, base::Scheduler& scheduler, QWidget* parent = nullptr);

    void setFacts(const LogFacts& facts);
    void setTeamColours(const TeamColours& colours);
    /// `isCurrent`: it is the week in which a bet of now is placed.
    void setWeekState(WeekState state, bool isCurrent = true);

    /// Shows a log that nothing can be done to: it opens and closes, and that is all.
    void setReadOnly(bool readOnly);

    /// Whether this person may set payouts by hand.
    void setSettlesByHand(bool may) { m_settlesByHand = may; }

    /// Tints the bet for two seconds: another screen has just changed it.
    void markArrived(base::BetId bet);

    [[nodiscard]] bool isMarkedArrived(base::BetId bet) const { return m_arrivedAt.contains(bet); }

    /// Selects the bet, opens it and scrolls it into view.
    void reveal(base::BetId bet);
    /// The bets of the selected rows, in their order; of the current row where none is selected.
    [[nodiscard]] QList<base::BetId> chosenBets() const;

    [[nodiscard]] QRect partRect(const QModelIndex& index, RowPart part) const;
    void popUpMenu(base::BetId bet, const QPoint& globalPosition);

signals:
    void settleWanted(betlog::base::BetId bet, int line, betlog::domain::LineResult result);
    void editWanted(betlog::base::BetId bet);
    void duplicateWanted(betlog::base::BetId bet);
    void receiptWanted(betlog::base::BetId bet);
    void historyWanted(betlog::base::BetId bet);
    void payoutWanted(betlog::base::BetId bet); ///< to be set by hand, by a bookkeeper
    void deleteWanted(const QList<betlog::base::BetId>& bets);
    void retryWanted(betlog::base::BetId bet); ///< a refused write: send it again, or use mine
    void discardWanted(betlog::base::BetId bet); ///< let it go, or keep theirs
    void placeWanted();
    void thisWeekWanted();
    void clearFilterWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] QList<int> measured(int first, int last) const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers keys) override;
    void keyboardSearch(const QString& search) override;

private:
    using Row = models::BetListModel::Row;
    using RowKind = models::BetListModel::RowKind;

    void connectModel();
    void keepTop();
    void keepPlace();
    void restorePlace();
    void showFace();
    void fadeArrivals();
    void tick();

    [[nodiscard]] std::optional<Row> currentRow() const;
    [[nodiscard]] QModelIndex indexOfRow(const Row& row) const;
    void goTo(const QModelIndex& index);
    [[nodiscard]] bool changeByKey(int key);
    [[nodiscard]] bool answerByKey(int key);
    [[nodiscard]] bool walkByKey(int key);
    void openOrEnter();
    void closeOrLeave();
    [[nodiscard]] bool settleByKey(int key);
    [[nodiscard]] bool actByKey(int key);
    void settle(const Row& row, domain::LineResult result);
    void press(const Row& row, RowPart part, const QPoint& globalPosition);
    void act(SummaryAction action, base::BetId bet);
    void toggle(base::BetId bet);

    void fillMenu(QMenu& menu, base::BetId bet);
    void movePointer(const QPoint& position);

    models::BetListModel& m_model;
    base::Scheduler& m_scheduler;
    BetRowDelegate* m_delegate;
    LogFace* m_face;
    WeekState m_weekState = WeekState::Loading;
    bool m_isCurrentWeek = true;
    bool m_isReadOnly = false;
    bool m_settlesByHand = false;
    QHash<base::BetId, std::chrono::milliseconds> m_arrivedAt;
    base::Alarm m_fade;
    base::Alarm m_tick; ///< what is said of moments changes with the time
    QPersistentModelIndex m_keptTop; ///< the first row in sight, while rows are put in
    int m_keptTopY = 0;
    std::optional<Row> m_keptCurrent;
    QList<Row> m_keptSelection;
};

} // namespace betlog::widgets
