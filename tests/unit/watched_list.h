// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "tests/support/shown_log.h"

#include <QAbstractItemModelTester>

namespace betlog::tests {

/// A log with a model on it that is watched for mistakes.
struct Watched
{
    explicit Watched(const QList<domain::Bet>& start = {}, bool withCarried = true)
        : bets(log.replica)
        , model(bets)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        log.putAll(start);
        bets.show(aWeek(), withCarried);
    }

    /// "3 2 1" with lines as "·", summaries as "=", notices as "!" and the heading as "|".
    [[nodiscard]] QString rows() const
    {
        using RowKind = models::BetListModel::RowKind;
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            const models::BetListModel::Row& one = model.rowAt(row);
            switch (one.kind) {
            case RowKind::Bet:
                texts.append(QString::number(log.replica.find(one.bet)->bet.number));
                break;
            case RowKind::Line:
                texts.append(QStringLiteral("·"));
                break;
            case RowKind::Summary:
                texts.append(QStringLiteral("="));
                break;
            case RowKind::Notice:
                texts.append(QStringLiteral("!"));
                break;
            case RowKind::CarriedHeading:
                texts.append(QStringLiteral("|"));
                break;
            }
        }
        return texts.join(u' ');
    }

    ShownLog log;
    models::WeekBets bets;
    models::BetListModel model;
    QAbstractItemModelTester tester;
};

inline domain::Bet
one(int number, const QList<domain::LineResult>& results = {domain::LineResult::Pending})
{
    return betLike({.number = number, .results = results});
}

inline domain::Bet
earlier(int number, const QList<domain::LineResult>& results = {domain::LineResult::Pending})
{
    return betLike({.number = number, .results = results, .week = aWeek().previous()});
}

inline domain::Bet by(int number, const QString& person, qint64 stake = 1000)
{
    return betLike({.number = number, .person = person, .stakeMinor = stake});
}

} // namespace betlog::tests
