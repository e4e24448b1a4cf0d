// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// What the keys, the buttons and the menu of the bet log do.

#include "app/widgets/bet_log_view.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/theme_icon.h"

#include <QKeyEvent>
#include <QMenu>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<domain::LineResult> resultOfKey(int key, domain::LineResult now)
{
    using enum domain::LineResult;
    switch (key) {
    case Qt::Key_W:
        return Won;
    case Qt::Key_L:
        return Lost;
    case Qt::Key_P:
        return Push;
    case Qt::Key_V:
        return Void;
    case Qt::Key_H:
        return now == HalfWon ? HalfLost : HalfWon;
    case Qt::Key_Backspace:
        return Pending;
    default:
        return std::nullopt;
    }
}

} // namespace

void BetLogView::keyPressEvent(QKeyEvent* event)
{
    const auto keys = event->modifiers() & ~Qt::KeypadModifier;
    if (keys == Qt::NoModifier
        && (walkByKey(event->key()) || (!m_isReadOnly && changeByKey(event->key()))))
    {
        event->accept();
        return;
    }
    RowListView::keyPressEvent(event);
}

void BetLogView::keyboardSearch(const QString&)
{
    // Letters are commands here; the search field searches.
}

std::optional<BetLogView::Row> BetLogView::currentRow() const
{
    return currentIndex().isValid() ? std::optional(m_model.rowAt(currentIndex().row()))
                                    : std::nullopt;
}

void BetLogView::goTo(const QModelIndex& index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

QModelIndex BetLogView::moveCursor(CursorAction action, Qt::KeyboardModifiers keys)
{
    const int step = action == MoveUp || action == MovePrevious ? -1 : 1;
    const bool walks =
        action == MoveUp || action == MoveDown || action == MovePrevious || action == MoveNext;
    if (!walks || !currentIndex().isValid())
        return RowListView::moveCursor(action, keys);
    for (int row = currentIndex().row() + step; row >= 0 && row < m_model.rowCount(); row += step) {
        const QModelIndex index = m_model.index(row);
        if (m_model.rowAt(row).kind != RowKind::CarriedHeading)
            return index;
    }
    return currentIndex();
}

bool BetLogView::changeByKey(int key)
{
    return answerByKey(key) || settleByKey(key) || actByKey(key);
}

bool BetLogView::answerByKey(int key)
{
    if (!currentRow() || currentRow()->kind != RowKind::Notice)
        return false;
    const base::BetId bet = currentRow()->bet;
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit retryWanted(bet);
    else if (key == Qt::Key_Backspace || key == Qt::Key_Delete)
        emit discardWanted(bet);
    else
        return false;
    return true;
}

bool BetLogView::walkByKey(int key)
{
    if (!currentRow())
        return false;
    switch (key) {
    case Qt::Key_Right:
        openOrEnter();
        return true;
    case Qt::Key_Left:
        closeOrLeave();
        return true;
    case Qt::Key_Space:
        toggle(currentRow()->bet);
        return true;
    default:
        return false;
    }
}

void BetLogView::openOrEnter()
{
    const Row row = *currentRow();
    if (row.kind != RowKind::Bet)
        return;
    if (m_model.isOpen(row.bet))
        goTo(m_model.indexOfLine(row.bet, 0));
    else
        toggle(row.bet);
}

void BetLogView::closeOrLeave()
{
    const Row row = *currentRow();
    if (row.kind != RowKind::Bet)
        goTo(m_model.indexOf(row.bet));
    else if (m_model.isOpen(row.bet))
        toggle(row.bet);
}

void BetLogView::toggle(base::BetId bet)
{
    if (bet.isNull())
        return;
    const bool open = !m_model.isOpen(bet);
    if (!open)
        goTo(m_model.indexOf(bet));
    m_model.setOpen(bet, open);
    if (!open)
        return;
    executeDelayedItemsLayout();
    const QModelIndex first = m_model.indexOf(bet);
    // The opened lines come into view, the bet itself stays in it.
    const int lines = static_cast<int>(m_model.bets().shown(bet)->bet.slip.lines.size());
    scrollTo(m_model.index(std::min(first.row() + lines + 1, m_model.rowCount() - 1)));
    scrollTo(first);
}

bool BetLogView::settleByKey(int key)
{
    const std::optional<Row> row = currentRow();
    if (!row || !resultOfKey(key, domain::LineResult::Pending))
        return false;
    const std::optional<sync::ShownBet> shown = m_model.bets().shown(row->bet);
    if (!shown)
        return true;
    Row line = *row;
    if (row->kind != RowKind::Line) {
        if (shown->bet.slip.lines.size() != 1) {
            // Which line is meant cannot be known: show them and stand on the first.
            m_model.setOpen(line.bet, true);
            goTo(m_model.indexOfLine(line.bet, 0));
            return true;
        }
        line.line = 0;
    }
    settle(line, *resultOfKey(key, shown->bet.results.value(line.line)));
    return true;
}

void BetLogView::settle(const Row& row, domain::LineResult result)
{
    const std::optional<sync::ShownBet> shown = m_model.bets().shown(row.bet);
    if (shown && shown->bet.results.value(row.line) != result)
        emit settleWanted(row.bet, row.line, result);
}

bool BetLogView::actByKey(int key)
{
    const QList<base::BetId> bets = chosenBets();
    if (bets.isEmpty())
        return false;
    const std::optional<Row> row = currentRow();
    const base::BetId bet = row && !row->bet.isNull() ? row->bet : bets.first();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit editWanted(bet);
        return true;
    case Qt::Key_D:
        emit duplicateWanted(bet);
        return true;
    case Qt::Key_R:
        emit receiptWanted(bet);
        return true;
    case Qt::Key_Y:
        emit historyWanted(bet);
        return true;
    case Qt::Key_Delete:
        emit deleteWanted(bets);
        return true;
    default:
        return false;
    }
}

void BetLogView::press(const Row& row, RowPart part, const QPoint& globalPosition)
{
    if (m_isReadOnly && part.kind != RowPart::Kind::Toggle)
        return;
    switch (part.kind) {
    case RowPart::Kind::Toggle:
        return toggle(row.bet);
    case RowPart::Kind::More:
        return popUpMenu(row.bet, globalPosition);
    case RowPart::Kind::Action:
        return act(static_cast<SummaryAction>(part.index), row.bet);
    case RowPart::Kind::Answer:
        return part.index == 0 ? emit retryWanted(row.bet) : emit discardWanted(row.bet);
    case RowPart::Kind::Result: {
        const std::optional<sync::ShownBet> shown = m_model.bets().shown(row.bet);
        if (!shown)
            return;
        const domain::LineResult now = shown->bet.results.value(row.line);
        const domain::LineResult wanted = kResultButtons[part.index];
        // Pressing the half again turns it; pressing any other again takes it back.
        if (wanted == domain::LineResult::HalfWon && now == wanted)
            return settle(row, domain::LineResult::HalfLost);
        const bool again = now == wanted
            || (wanted == domain::LineResult::HalfWon && now == domain::LineResult::HalfLost);
        return settle(row, again ? domain::LineResult::Pending : wanted);
    }
    case RowPart::Kind::None:
        return;
    }
}

void BetLogView::act(SummaryAction action, base::BetId bet)
{
    switch (action) {
    case SummaryAction::Edit:
        emit editWanted(bet);
        break;
    case SummaryAction::Receipt:
        emit receiptWanted(bet);
        break;
    case SummaryAction::Duplicate:
        emit duplicateWanted(bet);
        break;
    case SummaryAction::Delete:
        emit deleteWanted({bet});
        break;
    }
}

void BetLogView::popUpMenu(base::BetId bet, const QPoint& globalPosition)
{
    // Not exec(): the log goes on living while the menu is open.
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, bet);
    menu->popup(globalPosition);
}

void BetLogView::fillMenu(QMenu& menu, base::BetId bet)
{
    const auto add = [&](const char* icon, const QString& text, const QString& key, auto act) {
        QAction* const action = menu.addAction(themeIcon(QLatin1StringView(icon)), text, this, act);
        action->setShortcut(QKeySequence(key));
        // The view handles the keys itself; here they are only shown.
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
    };
    const QList<base::BetId> chosen = chosenBets();
    add("pencil", tr("Edit"), u"Return"_s, [=, this] { emit editWanted(bet); });
    add("copy", tr("Duplicate"), u"D"_s, [=, this] { emit duplicateWanted(bet); });
    add("receipt", tr("Receipt"), u"R"_s, [=, this] { emit receiptWanted(bet); });
    add("info", tr("History"), {}, [=, this] { emit historyWanted(bet); });
    if (m_settlesByHand)
        add("pencil", tr("Set the payout by hand…"), {}, [=, this] { emit payoutWanted(bet); });
    menu.addSeparator();
    const bool many = chosen.size() > 1 && chosen.contains(bet);
    const QString text = many ? tr("Delete %1 bets").arg(countText(chosen.size())) : tr("Delete");
    add("trash", text, u"Del"_s, [=, this] {
        emit deleteWanted(many ? chosen : QList<base::BetId> {bet});
    });
}

} // namespace betlog::widgets
