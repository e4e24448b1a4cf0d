// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/bet_log_view.h"
#include "tests/support/shown_log.h"

#include <QTest>

namespace betlog::tests {

using domain::LineResult;
using models::BetListModel;
using widgets::BetLogView;
using widgets::RowPart;

/// A shown view on a log that the test writes to.
struct Screen
{
    explicit Screen(const QList<domain::Bet>& start = {})
        : bets(log.replica)
        , model(bets)
        , view(model, log.scheduler)
    {
        log.putAll(start);
        bets.show(aWeek(), true);
        view.setWeekState(BetLogView::WeekState::Loaded);
        view.resize(900, 600);
        view.show();
        view.setFocus();
    }

    void standOn(const QModelIndex& index)
    {
        view.selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    }

    void standOn(int number) { standOn(model.indexOf(betId(number))); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view, key, modifiers);
    }

    void click(const QModelIndex& index, RowPart part, Qt::KeyboardModifiers keys = {})
    {
        const QPoint at = view.partRect(index, part).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, keys, at);
    }

    void layOut() { (void)view.visualRect(model.index(0)); }

    [[nodiscard]] BetListModel::Row here() const
    {
        return view.currentIndex().isValid() ? model.rowAt(view.currentIndex().row())
                                             : BetListModel::Row {};
    }

    ShownLog log;
    models::WeekBets bets;
    BetListModel model;
    BetLogView view;
};

inline domain::Bet one(int number, const QList<domain::LineResult>& results = {LineResult::Pending})
{
    return betLike({.number = number, .results = results});
}

inline RowPart part(RowPart::Kind kind, int index = 0)
{
    return {kind, index};
}

} // namespace betlog::tests
